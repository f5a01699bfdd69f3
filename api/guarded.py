"""Run a module or a program in a process that does not outlive the one that started it.

`python -m api.guarded PARENT -m -- MODULE [ARGUMENT ...]` is `python -m MODULE`, and
`python api/guarded.py PARENT --as UID:GID --with SIGNAL -- PROGRAM [ARGUMENT ...]` turns into a
program. PARENT is the process to follow; it may be dead before we come to look.
"""

import argparse
import ctypes
import os
import runpy
import signal
import sys
import threading
import time
from collections.abc import Sequence

PR_SET_PDEATHSIG = 1


def follow(parent: int, with_signal: int = signal.SIGKILL) -> None:
    """End this process, whatever it does, when `parent` ends, even by `kill -9`."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, with_signal)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _become(account: str) -> None:
    uid, gid = map(int, account.split(":"))
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="api.guarded")
    parser.add_argument("parent", type=int)
    parser.add_argument("--as", dest="account")
    parser.add_argument("--with", dest="signal", type=int, default=signal.SIGKILL)
    parser.add_argument("-m", dest="is_module", action="store_true")
    end = arguments.index("--")
    given, command = parser.parse_args(arguments[:end]), list(arguments[end + 1 :])
    if given.account:
        # First, for a change of account would undo the next step.
        _become(given.account)
    follow(given.parent, given.signal)
    if given.is_module:
        sys.argv = command
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
    else:
        os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
