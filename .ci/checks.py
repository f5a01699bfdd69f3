"""Runs the checks and tests, and says how long each took and what was slowest in it.

`python .ci/checks.py test|check|prove|fix`
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
TELLING = ("test_catalog.py", "test_product.py", "test_carts.py", "orders", "test_nodes.py")
"""The resolvers whose tests ask the schema most, in a short time."""
ALONE = ("tests/faults", "tests/api/test_bench.py", "tests/api/test_sockets.py")
"""They load the machine by themselves; the others are taken by two processes."""
OF_EITHER = ("test_repeating.py", "test_snapshot.py")
"""They ask what was written and what is offered, which is the same whoever carries a query out."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

INTERPRETED = {"PATRON_COMPILED": "0"}

SLOW = re.compile(r" *\d+\.\d+s (?:call|setup|teardown|walk) .*")
"""How pytest and the walks tell their slowest."""

Command = Sequence[str]


@dataclass
class Step:
    name: str
    command: Command
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Done:
    step: Step
    seconds: float
    passed: bool
    slowest: list[str]


Lane = Sequence[Step]
"""Steps one after the other."""
Stage = Sequence[Lane]
"""Lanes beside each other, each of which leaves a core idle when it is alone."""


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
        Step("front end", npm("run", "check:sources")),
        Step("front end, built", module("api.commands.frontend")),
        Step("front end, weighed", npm("run", "budget")),
    ]


def test() -> list[Stage]:
    refuse_without_browser()
    telling = [f"tests/resolvers/{name}" for name in TELLING]
    of_either = [f"--ignore=tests/schema/{name}" for name in OF_EITHER]
    briefly = pytest(
        "interpreted", "-m", "not proof", "tests/schema", *of_either, *telling, **INTERPRETED
    )
    # pytest comes last, so that its closing line closes the whole run.
    return [
        [[*fast(), Step("demo shop", npm("run", "e2e:shop"))], frontend()],
        [[Step("browser", npm("run", "e2e"))]],
        [[alone()], [briefly]],
        [[others()]],
    ]


def prove() -> list[Stage]:
    full = pytest("proofs", "-m", "proof", PATRON_PROVE="1")
    return [[[full, alone(**INTERPRETED), others(**INTERPRETED)]]]


def alone(**settings: str) -> Step:
    return pytest("alone", *ALONE, **settings)


def others(**settings: str) -> Step:
    left_out = [f"--ignore={one}" for one in ALONE]
    # In the order of their names: those that start whole shops come early, so that at the end
    # neither process waits for a long file of the other.
    spread = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
    return pytest("", *spread, *left_out, **settings)


def pytest(what: str, *arguments: str, **settings: str) -> Step:
    slowest = ("--durations=10", "--durations-min=1")
    return Step(f"pytest {what}".strip(), tool("pytest", *slowest, *arguments), settings)


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


def run(stages: Sequence[Stage]) -> bool:
    """Run every step even after one failed, so that one run tells all."""
    started = time.monotonic()
    done = [one for stage in stages for one in run_stage(stage)]
    print("\nThe slowest")
    for one in done:
        for line in one.slowest:
            print(f"  {line}")
    print()
    for one in done:
        print(f"  {'ok' if one.passed else 'FAILED':<7} {one.step.name:<20} {one.seconds:7.1f} s")
    print(f"  {'':<7} {'all':<20} {time.monotonic() - started:7.1f} s", flush=True)
    return all(one.passed for one in done)


def run_stage(stage: Stage) -> Iterator[Done]:
    if len(stage) == 1:
        yield from map(run_step, stage[0])
        return
    with ThreadPoolExecutor(len(stage)) as lanes:
        for done in lanes.map(lambda lane: [run_step(one, kept=True) for one in lane], stage):
            yield from done


def run_step(step: Step, kept: bool = False) -> Done:
    """What it says is shown as it comes, or where others would tear it, `kept` to its end."""
    started = time.monotonic()
    said = [f"\n== {step.name}\n"]
    if not kept:
        print(*said, end="", flush=True)
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env={**os.environ, **step.settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            said.append(line)
            if not kept:
                print(line, end="", flush=True)
    if kept:
        print(*said, sep="", end="", flush=True)
    slowest = [line.strip() for line in said if SLOW.fullmatch(line.rstrip())]
    return Done(step, time.monotonic() - started, running.returncode == 0, slowest)


KINDS: Mapping[str, Callable[[], Sequence[Stage]]] = {
    "test": test,
    "check": lambda: [[fast()]],
    "prove": prove,
    "fix": lambda: [[fix()]],
}

if __name__ == "__main__":
    sys.exit(not run(KINDS[sys.argv[1]]()))
