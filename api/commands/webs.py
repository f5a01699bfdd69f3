"""The web processes: `python -m api.commands.webs HOW_MANY PLACE …`; for the place see `port`.

Reading the program and building its schema takes seconds, and is done once, by the process that is
started; those that serve are forks of it. So one that died is back in a moment, and what all have
read they hold in memory together.
"""

import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from typing import NoReturn

from api.commands import web
from api.commands.supervise import TRIES, YOUNG, manner
from api.commands.web import NOT_STARTED
from api.guarded import follow

log = logging.getLogger(__name__)
Work = Callable[[], None]


def keep(many: int, work: Work) -> NoReturn:
    """Let so many forks do `work`, and replace those that die, until this process is told to end.

    It ends by itself when they cannot start, or die young again and again: our supervisor then
    starts anew, or says why it cannot.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    born: dict[int, float] = {}
    died_young = 0
    try:
        while True:
            while len(born) < many:
                born[forked(work)] = time.monotonic()
            pid, status = os.wait()
            code, age = os.waitstatus_to_exitcode(status), time.monotonic() - born.pop(pid)
            died_young = died_young + 1 if age < YOUNG else 0
            if code == NOT_STARTED or died_young >= TRIES * many:
                sys.exit(NOT_STARTED)
            log.warning("A web process ended (%s); another takes its place.", manner(code))
            time.sleep(0.2 * (died_young // many))
    finally:
        end(born)


def forked(work: Work) -> int:
    """The id of a new process that does `work` and ends, at the latest with this one."""
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        follow(parent)
        work()
        code = 0
    except SystemExit as wish:
        code = int(wish.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        # Not by way of the parent's own `finally` and exit handlers.
        os._exit(code)


def end(processes: Collection[int]) -> None:
    for pid in processes:
        os.kill(pid, signal.SIGTERM)
    for pid in processes:
        os.waitpid(pid, 0)


def main(many: int, place: Sequence[str]) -> NoReturn:
    config = web.loaded()
    keep(many, lambda: web.run(config, place))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
