"""Run a module as `python -m` would, in a process that does not outlive the one that started it.

`python -m api.commands.guarded MODULE [ARGUMENT ...]`
"""

import ctypes
import os
import runpy
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
PARENT = "PATRON_PARENT"
"""Names the process to follow; it may be dead before we come to look."""


def follow(parent: int) -> None:
    """End this process, whatever it does, when `parent` ends, even by `kill -9`."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def main() -> None:
    follow(int(os.environ.pop(PARENT)))
    module, *_ = sys.argv = sys.argv[1:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
