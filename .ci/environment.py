"""Makes `.venv` with the pinned packages, when it is not there or out of date.

Runs on any Python 3 that a machine may have, to say in one line what is missing.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, ".installed")
OLDEST, FIRST_UNTRIED = (3, 11), (3, 14)
ALTERNATIVES = ("python3.12", "python3.13", "python3.11")


def main():
    wanted = ["requirements.lock"]
    if "--dev" in sys.argv:
        # What tests need is more than what serving needs: the larger environment serves both.
        wanted.append("requirements-dev.lock")
    digest = fingerprint(wanted)
    if digest in stamp():
        return
    use_supported_python()
    refuse_without_compiler()
    with open(os.path.join(ROOT, "pyproject.toml")) as turn:
        # Two shops may be started at once from one new checkout.
        fcntl.flock(turn, fcntl.LOCK_EX)
        if digest not in stamp():
            install(wanted)


def install(wanted):
    say("Installing Python packages into .venv (about a minute) ...")
    python = os.path.join(VENV, "bin", "python")
    if not (os.path.exists(python) and works(python)):
        shutil.rmtree(VENV, ignore_errors=True)
        run(
            [sys.executable, "-m", "venv", VENV],
            "Python cannot make an environment (on Debian: apt-get install python3-venv)",
        )
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locks = [part for name in wanted for part in ("-r", os.path.join(ROOT, name))]
    run([*pip, "--require-hashes", *locks], "The packages could not be installed")
    itself = ["--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat"]
    run([*pip, *itself, "--editable", ROOT], "Patron could not be installed into .venv")
    with open(STAMP, "w") as file:
        file.write(" ".join(fingerprint(wanted[:count]) for count in range(1, len(wanted) + 1)))


def use_supported_python():
    """Start again with a Python that the packages support, if this one is not."""
    if OLDEST <= sys.version_info[:2] < FIRST_UNTRIED:
        return
    for name in ALTERNATIVES:
        other = shutil.which(name)
        if other and works(other):
            os.execv(other, [other, *sys.argv])
    this = ".".join(str(part) for part in sys.version_info[:2])
    fail(f"Python 3.11, 3.12 or 3.13 is needed, and there is only {this}.")


def refuse_without_compiler():
    """On 3.11 one package is compiled here; it has no wheel that works."""
    if sys.version_info[:2] != (3, 11):
        return
    header = os.path.join(sysconfig.get_paths()["include"], "Python.h")
    missing = []
    if not any(shutil.which(name) for name in (os.environ.get("CC", "cc"), "gcc", "clang")):
        missing.append("a C compiler")
    if not os.path.exists(header):
        missing.append("the Python headers")
    if missing:
        fail(
            f"On Python 3.11 one package is compiled, which needs {' and '.join(missing)} (on "
            "Debian: apt-get install gcc libc6-dev python3-dev). Python 3.12 and 3.13 need none."
        )


def fingerprint(names):
    digest = hashlib.sha256()
    for name in [*names, "pyproject.toml"]:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    # An environment does not survive being moved.
    digest.update(ROOT.encode())
    return digest.hexdigest()


def stamp():
    """What `.venv` was last made from."""
    try:
        with open(STAMP) as file:
            return file.read().split()
    except OSError:
        return []


def works(python):
    code = f"import sys; sys.exit(not {OLDEST!r} <= sys.version_info[:2] < {FIRST_UNTRIED!r})"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.call([python, "-c", code], **quiet) == 0


def run(command, complaint):
    done = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = done.communicate()[0].decode(errors="replace")
    if done.returncode:
        sys.stderr.write(output)
        fail(complaint + "; the reason is above.")


def say(line):
    print(line)
    sys.stdout.flush()


def fail(reason):
    sys.exit("patron: " + reason)


if __name__ == "__main__":
    main()
