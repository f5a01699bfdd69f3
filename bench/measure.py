"""Rounds of short slices, each beside a slice of the floor: a machine's mood hits both alike."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from bench.cpu import used_by
from bench.generator import Generator
from bench.load import Wanted
from bench.operations import FLOOR, Operation
from bench.patron import COUNTS
from bench.servers import Server, Servers, ask
from bench.statements import StatementLog

WARM_UP = 5
"""Times each connection does an operation before anything is counted: statements are then
prepared, plans made and caches warm."""


@dataclass(frozen=True)
class Slice:
    """What was done in a short while, and what it cost: seconds of CPU."""

    milliseconds: list[float]
    """How long each took."""
    seconds: float
    server: float
    postgres: float

    @property
    def cost(self) -> float:
        """Milliseconds of CPU for each, of the server and the database together."""
        return (self.server + self.postgres) * 1000 / len(self.milliseconds)


@dataclass
class Result:
    """All slices of one operation; `floors` are those before and after each."""

    operation: Operation
    slices: list[Slice] = field(default_factory=list)
    floors: list[tuple[Slice, Slice]] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    generated: int = 0
    """Subtrees of its replies that generated code completed."""
    left: int = 0
    """What generated code left to the stock executor, or the stock executor ran for each item."""
    failed: str = ""

    @property
    def count(self) -> int:
        return sum(len(one.milliseconds) for one in self.slices)

    @property
    def per_second(self) -> float:
        return self.count / sum(one.seconds for one in self.slices)

    @property
    def server(self) -> float:
        """Milliseconds of CPU for each."""
        return sum(one.server for one in self.slices) * 1000 / self.count

    @property
    def postgres(self) -> float:
        return sum(one.postgres for one in self.slices) * 1000 / self.count

    @property
    def ratio(self) -> float | None:
        """How many times the floor's cost: the median over the rounds; None of the floor."""
        if not self.floors:
            return None
        pairs = zip(self.slices, self.floors, strict=True)
        return median(2 * one.cost / (a.cost + b.cost) for one, (a, b) in pairs)

    def percentile(self, share: float) -> float:
        """Milliseconds within which so many of all were done."""
        took = sorted(one for part in self.slices for one in part.milliseconds)
        return took[min(len(took) - 1, int(share * len(took)))]


@dataclass(frozen=True)
class Plan:
    operations: Sequence[Operation]
    seconds: float
    """For each operation, in all rounds together."""
    rounds: int
    clients: int

    @property
    def slice(self) -> float:
        return self.seconds / self.rounds

    @property
    def floor_slice(self) -> float:
        return min(1.0, self.slice)


class Bench:
    """Runs a plan against servers that are up."""

    def __init__(
        self, plan: Plan, servers: Servers, generator: Generator, say: Callable[[str], None]
    ) -> None:
        self.plan, self.servers, self.generator, self.say = plan, servers, generator, say
        self.floor = Result(FLOOR)
        self.results = [Result(operation) for operation in plan.operations]

    def run(self) -> list[Result]:
        """The floor's result and then each operation's."""
        for result in (self.floor, *self.results):
            with _noted(result):
                self._warm_up(result.operation)
        self._count_statements()
        for number in range(self.plan.rounds):
            self.say(f"Round {number + 1} of {self.plan.rounds} ...")
            self._round()
        self._count_generated()
        return [self.floor, *self.results]

    def _round(self) -> None:
        before = self._floor_slice()
        for result in self.results:
            if result.failed:
                continue
            with _noted(result):
                measured = self._slice(result.operation, self.plan.slice)
                after = self._floor_slice()
                result.slices.append(measured)
                result.floors.append((before, after))
                before = after

    def _floor_slice(self) -> Slice:
        measured = self._slice(FLOOR, self.plan.floor_slice)
        self.floor.slices.append(measured)
        return measured

    def _warm_up(self, operation: Operation) -> None:
        self._do(operation, clients=self.plan.clients, at_least=WARM_UP)

    def _count_statements(self) -> None:
        log = StatementLog(self.servers.database_url, self.servers.database_log)
        with log.logging():
            for result in (self.floor, *self.results):
                if not result.failed:
                    with _noted(result):
                        result.statements = log.of(partial(self._do, result.operation))

    def _count_generated(self) -> None:
        """Since the server was started, the warm-up included."""
        counts = ask(self.servers.patron, COUNTS)
        for result in self.results:
            for told in (counts[name] for name in result.operation.asks if name in counts):
                result.generated += told["generated"]
                result.left += told["given_up"] + told["run_in_lists"]

    def _slice(self, operation: Operation, seconds: float) -> Slice:
        server = self._server(operation).pid
        before = used_by(server), used_by(self.servers.postgres)
        milliseconds, took = self._do(operation, clients=self.plan.clients, seconds=seconds)
        after = used_by(server), used_by(self.servers.postgres)
        return Slice(milliseconds, took, after[0] - before[0], after[1] - before[1])

    def _do(
        self, operation: Operation, clients: int = 1, seconds: float = 0.0, at_least: int = 1
    ) -> tuple[list[float], float]:
        """The milliseconds of each, and the seconds of all. Raises NotDone."""
        port = self._server(operation).port
        report = self.generator.do(Wanted(operation.name, port, clients, seconds, at_least))
        if "failed" in report:
            raise NotDone(report["failed"])
        return report["milliseconds"], report["seconds"]

    def _server(self, operation: Operation) -> Server:
        return self.servers.floor if operation is FLOOR else self.servers.patron


class NotDone(Exception):
    """An operation did not give what it should."""


@contextmanager
def _noted(result: Result) -> Iterator[None]:
    """An operation that fails is left out from then on, and says why in the table."""
    try:
        yield
    except NotDone as failed:
        result.failed = str(failed)
