"""`python -m bench.note`: puts the newest figures of `var/bench` into `docs/bench.md`."""

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from api.settings import ROOT
from bench.growing import EVERY
from bench.growth import READS
from bench.operations import BY_NAME, FLOOR
from bench.report import HISTORY

PEERS = {
    "listing": (12.1, 101, 50),
    "product": (17.2, 87, 38),
    "search": (743, 125, 103),
    "cart": (38.5, 137, 125),
    "checkout": (178, 1288, 1220),
    "orders": (24.7, 147, 115),
}
"""CPU ms of Vendure 3.7.3, Saleor 3.23 and Medusa 2.21 in the same shop."""

Kept = Mapping[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.note", description=__doc__)
    parser.add_argument("--history", type=Path, default=HISTORY, metavar="FOLDER")
    parser.add_argument("--note", type=Path, default=ROOT / "docs" / "bench.md", metavar="FILE")
    given = parser.parse_args()
    newest = [orjson.loads(path.read_bytes()) for path in sorted(given.history.glob("*.json"))]
    whole = [one for one in newest if one["operations"].keys() == BY_NAME.keys()]
    if not whole:
        sys.stderr.write(f"There is no whole run in {given.history}; `make bench` makes one.\n")
        return 1
    parts = {"operations": operations(whole[-1]), "growth": growth(newest)}
    note = given.note.read_text()
    for name, part in parts.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        note = re.sub(f"(?s){begin}.*?{end}", lambda _: f"{begin}\n{part}\n{end}", note)  # noqa: B023
    given.note.write_text(note)
    return 0


def operations(kept: Kept) -> str:
    """Our figures beside the peers'."""
    head = "operation|Vendure|Saleor|Medusa|Patron|x floor|must|aim|met|SQL|generated|left"
    rows = (_operation(name, kept["operations"][name]) for name in BY_NAME)
    return f"{_conditions(kept)}\n\n{_table(head.split('|'), rows)}"


def _operation(name: str, figures: Mapping[str, Any]) -> list[Any]:
    operation = BY_NAME[name]
    cost = figures["server_cpu_ms"] + figures["database_cpu_ms"]
    work, brackets = figures["statements"], figures["transaction_statements"]
    return [
        operation.title,
        *PEERS.get(name, ("", "", "")),
        f"{cost:.2f}",
        f"{figures['times_the_floor']:.1f}",
        operation.must or "",
        operation.aim or "",
        operation.met(figures["times_the_floor"]),
        f"{work} + {brackets}" if brackets else work,
        *((f"{figures['generated']:,}", figures["left"]) if operation is not FLOOR else ("", "")),
    ]


def growth(kept: Sequence[Kept]) -> str:
    """The newest of each size, and how many times the smallest the largest is."""
    reads = {FLOOR.name, *(one.name for one in READS)}
    of_size = {one["products"]: one for one in kept if one["operations"].keys() == reads}
    sizes = sorted(of_size)
    if len(sizes) < 2:
        return "`python -m bench --growth` was not run yet."
    few, many = of_size[sizes[0]]["operations"], of_size[sizes[-1]]["operations"]
    head = [f"{what}, {size:,}" for what in ("CPU ms", "p95 ms") for size in sizes]
    rows = (
        [
            EVERY[name].title,
            *(f"{_cost(of_size[size]['operations'][name]):.2f}" for size in sizes),
            *(f"{of_size[size]['operations'][name]['p95_ms']:.1f}" for size in sizes),
            f"x{_cost(many[name]) / _cost(few[name]):.2f}",
            f"x{many[name]['p95_ms'] / few[name]['p95_ms']:.2f}",
            f"{few[name]['times_the_floor']:.1f} → {many[name]['times_the_floor']:.1f}",
            f"{few[name]['statements']} → {many[name]['statements']}",
        ]
        for name in (FLOOR.name, *(one.name for one in READS))
    )
    told = "\n".join(_conditions(of_size[size]) for size in sizes)
    return f"{told}\n\n{_table(['operation', *head, 'CPU', 'p95', 'x floor', 'SQL'], rows)}"


def _cost(figures: Mapping[str, Any]) -> float:
    return float(figures["server_cpu_ms"] + figures["database_cpu_ms"])


def _conditions(kept: Kept) -> str:
    machine = kept["machine"]
    return (
        f"{kept['products']:,} products, {kept['at'][:10]}, commit {kept['commit']}; "
        f"{machine['processors']} processors, of which this run used {machine['ours']:.0%} and "
        f"others {machine['others']:.0%}; load average {machine['average_before']:.1f} before, "
        f"{machine['average_after']:.1f} after."
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
