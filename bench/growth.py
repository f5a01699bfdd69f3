"""What grows with the catalogue: the reads of everybody, measured in shops of two sizes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bench.catalogue import Catalogue
from bench.generator import generating
from bench.growing import EVERY, GROWING
from bench.measure import Bench, Plan, Result
from bench.report import drawn
from bench.servers import running
from bench.statements import counted

SIZES = (17_000, 1_000_000)
READS = (*(EVERY[name] for name in ("listing", "search", "product")), *GROWING)
HEAD = (
    "operation",
    "products",
    "p50 ms",
    "p95 ms",
    "server ms",
    "database ms",
    "CPU ms",
    "x floor",
    "SQL",
)
BySize = Mapping[int, Sequence[Result]]


def measured(plan: Plan, sizes: Sequence[int], say: Callable[[str], None]) -> BySize:
    """The results of each size: the floor's, and those of the reads. One shop after the other."""
    plan = replace(plan, operations=READS)
    results: dict[int, Sequence[Result]] = {}
    for size in sizes:
        catalogue = Catalogue(size)
        say(f"Making a shop of {size:,} products ...")
        with running(catalogue) as servers, generating(catalogue) as generator:
            results[size] = Bench(plan, servers, generator, say).run()
    return results


def table(results: BySize) -> str:
    return drawn([HEAD, *_rows(results)])


def _rows(results: BySize) -> Iterator[tuple[str, ...]]:
    sizes = sorted(results)
    for of_sizes in zip(*(results[size] for size in sizes), strict=True):
        title = of_sizes[0].operation.title
        for size, result in zip(sizes, of_sizes, strict=True):
            yield (title, f"{size:,}", *_figures(result))
            title = ""
        if not any(one.failed for one in of_sizes):
            yield ("", "grows by", *_growth(of_sizes[0], of_sizes[-1]))


def _figures(result: Result) -> tuple[str, ...]:
    if result.failed:
        return (f"FAILED: {result.failed}",)
    return (
        f"{result.percentile(0.5):.1f}",
        f"{result.percentile(0.95):.1f}",
        f"{result.server:.2f}",
        f"{result.postgres:.2f}",
        f"{result.server + result.postgres:.2f}",
        f"{result.ratio:.1f}" if result.ratio else "1",
        str(counted(result.statements)[0]),
    )


def _growth(small: Result, large: Result) -> tuple[str, ...]:
    """How many times the figures of the smaller shop."""
    pairs = (
        (small.percentile(0.5), large.percentile(0.5)),
        (small.percentile(0.95), large.percentile(0.95)),
        (small.server, large.server),
        (small.postgres, large.postgres),
        (small.server + small.postgres, large.server + large.postgres),
        (small.ratio or 1, large.ratio or 1),
    )
    return tuple(f"x{after / before:.2f}" if before else "" for before, after in pairs)
