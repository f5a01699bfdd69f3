"""CPU time as the kernel counted it: of a process with its children, and of the whole machine."""

import os
from dataclasses import dataclass
from typing import Self

import psutil


def used_by(pid: int) -> float:
    """Seconds that a process and its children have worked so far, those that ended included.

    Of PostgreSQL's main process this is every connection and every process in the background.
    """
    top = psutil.Process(pid)
    times = [one.cpu_times() for one in _alive(top)]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


def _alive(top: psutil.Process) -> list[psutil.Process]:
    return [top, *(one for one in top.children(recursive=True) if one.is_running())]


@dataclass(frozen=True)
class Machine:
    """Seconds of all processors together since the machine was started."""

    busy: float
    stolen: float
    """Given to other virtual machines while there was work here."""
    all: float

    @classmethod
    def now(cls) -> Self:
        times = psutil.cpu_times()
        idle = times.idle + getattr(times, "iowait", 0.0)
        stolen = getattr(times, "steal", 0.0)
        # What guests use is counted among `user` already.
        guests = getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0)
        everything = sum(times) - guests
        return cls(everything - idle - stolen, stolen, everything)


@dataclass(frozen=True)
class Load:
    """How loaded the machine was during the run; shares are of all processors, from 0 to 1."""

    processors: int
    average_before: float
    average_after: float
    ours: float
    others: float
    stolen: float


class LoadWatch:
    """Watches from when it is made; what this process started, directly or not, is `ours`."""

    def __init__(self) -> None:
        self._machine, self._average = Machine.now(), os.getloadavg()[0]
        self._used = used_by(os.getpid())

    def load(self) -> Load:
        now = Machine.now()
        passed = max(now.all - self._machine.all, 1e-9)
        ours = (used_by(os.getpid()) - self._used) / passed
        return Load(
            processors=os.cpu_count() or 1,
            average_before=self._average,
            average_after=os.getloadavg()[0],
            ours=ours,
            others=max(0.0, (now.busy - self._machine.busy) / passed - ours),
            stolen=(now.stolen - self._machine.stolen) / passed,
        )
