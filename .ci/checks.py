"""Runs the checks and tests, one after the other, and says how long each took.

`python .ci/checks.py test|check|prove|fix`
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
TELLING = ("catalog", "product", "carts", "orders", "nodes")
"""The resolvers whose tests ask the schema most, in a short time."""
ALONE = ("tests/faults", "tests/api/test_bench.py", "tests/api/test_sockets.py")
"""They load the machine by themselves; the others are taken by two processes."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

INTERPRETED = {"PATRON_COMPILED": "0"}

Command = Sequence[str]


@dataclass
class Step:
    name: str
    command: Command
    folder: Path = ROOT
    settings: Mapping[str, str] = field(default_factory=dict)


def tool(name: str, *arguments: str) -> Command:
    """A program of the environment that runs us."""
    return [str(Path(sys.executable).parent / name), *arguments]


def module(name: str, *arguments: str) -> Command:
    return [sys.executable, "-m", name, *arguments]


def npm(*arguments: str) -> Command:
    return module("api.commands.frontend", *arguments)


def fast() -> list[Step]:
    return [
        Step("ruff format", tool("ruff", "format", "--check", "--quiet")),
        Step("ruff", tool("ruff", "check", "--quiet")),
        Step("mypy", tool("mypy")),
        Step("import contracts", tool("lint-imports", "--no-logo")),
        Step("schema", module("api.commands", "schema", "--check")),
        Step("migrations", [sys.executable, ".ci/try_migrations.py"]),
    ]


def frontend() -> list[Step]:
    if not (FRONTEND / "package.json").exists():
        sys.exit("There is no front end in this checkout, so its tests cannot run.")
    return [
        Step("front end", npm("run", "check")),
        Step("browser", npm("run", "e2e")),
    ]


def test() -> list[Step]:
    refuse_without_browser()
    telling = [f"tests/resolvers/test_{name}.py" for name in TELLING]
    briefly = interpreted("-m", "not proof", "tests/schema", *telling)
    # pytest comes last, so that its closing line closes the whole run.
    return [*fast(), *frontend(), briefly, *everything()]


def everything(**settings: str) -> list[Step]:
    others = [f"--ignore={one}" for one in ALONE]
    return [
        Step("pytest, alone", tool("pytest", *ALONE), settings=settings),
        Step("pytest", tool("pytest", "-n", "2", "--dist", "loadfile", *others), settings=settings),
    ]


def prove() -> list[Step]:
    full = {"PATRON_PROVE": "1"}
    return [
        Step("proofs", tool("pytest", "-m", "proof"), settings=full),
        *everything(**INTERPRETED),
    ]


def interpreted(*arguments: str) -> Step:
    """What must also be right where no query runs as generated code."""
    return Step("pytest, interpreted", tool("pytest", *arguments), settings=INTERPRETED)


def fix() -> list[Step]:
    return [
        Step("ruff", tool("ruff", "check", "--fix", "--quiet")),
        Step("ruff format", tool("ruff", "format", "--quiet")),
        Step("schema", module("api.commands", "schema")),
    ]


def refuse_without_browser() -> None:
    if not any(map(shutil.which, BROWSERS)):
        sys.exit(
            "The browser's tests need Chromium, and there is none. "
            "On Debian: apt-get install chromium fonts-liberation fonts-noto-color-emoji"
        )


def run(steps: list[Step]) -> bool:
    """Run every step even after one failed, so that one run tells all."""
    took: list[tuple[Step, float, bool]] = []
    for step in steps:
        print(f"\n== {step.name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(
            step.command,
            cwd=step.folder,
            env={**os.environ, **step.settings},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        took.append((step, time.monotonic() - started, code.returncode == 0))
    print()
    for step, seconds, passed in took:
        print(f"  {'ok' if passed else 'FAILED':<7} {step.name:<20} {seconds:7.1f} s")
    print(f"  {'':<7} {'all':<20} {sum(seconds for _, seconds, _ in took):7.1f} s", flush=True)
    return all(passed for *_, passed in took)


KINDS = {"test": test, "check": fast, "prove": prove, "fix": fix}

if __name__ == "__main__":
    sys.exit(not run(KINDS[sys.argv[1]]()))
