"""All that was measured in a run: told minute by minute, and judged once it is over."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count

from bench.soak.trend import growth, share, slowed
from bench.soak.watch import PARTS, Sample

MEMORY_MAY_GROW, FILES_MAY_GROW, P95_MAY_GROW = 0.05, 0.1, 0.25
MINUTE = 60.0
MEGABYTE = 1 << 20
OTHER_FILES = 20
"""Figures, logs and the worker's own, which are opened when they are first wanted."""
HEAD = (
    "minute  web MB (own of each)  worker MB  postgres MB  files  connections (busy)"
    "  answers  orders  p50 ms  p95 ms"
)


@dataclass
class Seen:
    began: float
    warm: float
    """Seconds in which pools, caches and allocators fill, and nothing is judged."""
    until: float
    samples: list[Sample] = field(default_factory=list)
    took: list[tuple[float, float]] = field(default_factory=list)
    """When each answer came, and the seconds it took."""
    orders: list[float] = field(default_factory=list)
    """When each was acknowledged."""

    async def tell(self, say: Callable[[str], None]) -> None:
        """A line as soon as its minute is over."""
        for minute in count():
            end = min(self.began + (minute + 1) * MINUTE, self.until)
            await asyncio.sleep(end - time.monotonic())
            say(self.line(minute))
            if end >= self.until:
                return

    def line(self, minute: int) -> str:
        since = self.began + minute * MINUTE
        took = self._took(since, since + MINUTE)
        last = [one for one in self.samples if one.at < since + MINUTE][-1]
        orders = sum(since <= moment < since + MINUTE for moment in self.orders)
        own = " ".join(_megabytes(each) for each in last.own.values())
        web, worker, postgres = (_megabytes(last.memory[part]) for part in PARTS)
        warming = " (warming)" if since < self.began + self.warm else ""
        return (
            f"{minute + 1:6}  {f'{web} ({own})':>20}  {worker:>9}  {postgres:>11}"
            f"  {last.files:5}  {f'{last.connections} ({last.busy})':>18}  {len(took):7}"
            f"  {orders:6}  {share(took, 0.5):6.0f}  {share(took, 0.95):6.0f}{warming}"
        )

    def growths(self) -> dict[str, tuple[float, float]]:
        """By how much each figure grew once the shop was warm, and by how much it may."""
        judged = [one for one in self.samples if self.began + self.warm <= one.at <= self.until]
        moments = [one.at for one in judged]
        program = [one.memory["web"] + one.memory["worker"] for one in judged]
        return {
            "memory of web and worker": (growth(moments, program), MEMORY_MAY_GROW),
            "memory of PostgreSQL": (
                growth(moments, [one.memory["postgres"] for one in judged]),
                MEMORY_MAY_GROW,
            ),
            "open files": (growth(moments, [one.files for one in judged]), FILES_MAY_GROW),
            "connections": (growth(moments, [one.connections for one in judged]), FILES_MAY_GROW),
            "p95": (slowed(self.slowest()), P95_MAY_GROW),
        }

    def slowest(self) -> list[float]:
        """The 95th percentile of each minute that is judged, in milliseconds."""
        starts, start = list[float](), self.began + self.warm
        while start + MINUTE <= self.until + 1:
            starts.append(start)
            start += MINUTE
        return [share(took, 0.95) for one in starts if (took := self._took(one, one + MINUTE))]

    def _took(self, since: float, until: float) -> list[float]:
        return [1000 * seconds for moment, seconds in self.took if since <= moment < until]


def left_behind(before: Sample, after: Sample) -> Sequence[str]:
    """What people who are gone should have taken with them."""
    pools = after.connections - before.connections
    left = after.files - before.files - pools
    wrong = []
    if after.busy:
        wrong.append(f"{after.busy} connections to the database are busy though nobody is there")
    if left > OTHER_FILES:
        wrong.append(f"{left} files were left open")
    return wrong


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}"
