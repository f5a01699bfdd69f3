"""The table of a run, for people, and the same as a file, to compare runs by."""

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from api.settings import ROOT
from bench.cpu import Load
from bench.measure import Plan, Result
from bench.statements import counted

HEAD = (
    "operation",
    "per s",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "server ms",
    "database ms",
    "CPU ms",
    "x floor",
    "must",
    "aim",
    "met",
    "SQL",
    "generated",
    "left",
)
HISTORY = ROOT / "var" / "bench"
NOTES = """\
CPU ms: processor time of one operation, in the server's process and in the database together.
x floor: CPU ms over that of the floor's slices just before and after; the median of the rounds.
must, aim: how many times the floor it may cost; met: which of the two.
SQL: statements that do something + those that begin or end a transaction.
generated: parts of replies made by generated code; left: those it left to graphql-core.
One process each. The load generator's and the payment stand-in's time is not counted."""


def table(results: Sequence[Result]) -> str:
    return drawn([HEAD, *(_row(one) for one in results)])


def drawn(rows: Sequence[Sequence[str]]) -> str:
    """Rows below their head, the first column to the left and the others to the right."""
    width = max(len(row[0]) for row in rows)
    widths = [max(6, len(name) + 1) for name in rows[0][1:]]
    lines = [_line(row, width, widths) for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _row(result: Result) -> tuple[str, ...]:
    title = result.operation.title
    if result.failed:
        return (title, f"FAILED: {result.failed}")
    work, brackets = counted(result.statements)
    ratio = result.ratio
    return (
        title,
        f"{result.per_second:.0f}",
        *(f"{result.percentile(share):.1f}" for share in (0.5, 0.95, 0.99)),
        f"{result.server:.2f}",
        f"{result.postgres:.2f}",
        f"{result.server + result.postgres:.2f}",
        f"{ratio:.1f}" if ratio else "1",
        *_goals(result),
        f"{work} + {brackets}" if brackets else str(work),
        *((f"{result.generated:,}", str(result.left)) if result.operation.asks else ("", "")),
    )


def _goals(result: Result) -> tuple[str, str, str]:
    operation, ratio = result.operation, result.ratio
    met = operation.met(ratio) if ratio else ""
    return _number(operation.must), _number(operation.aim), met


def _number(goal: float | None) -> str:
    return "" if goal is None else f"{goal:g}"


def _line(row: Iterable[str], width: int, widths: Sequence[int]) -> str:
    title, *cells = row
    padded = (cell.rjust(wide) for cell, wide in zip(cells, widths, strict=False))
    return title.ljust(width) + " " + " ".join(padded)


def conditions(plan: Plan, products: int, load: Load) -> str:
    """On what, and on how loaded a machine, the figures were taken."""
    quiet = load.others + load.stolen < 0.1
    return (
        f"{products:,} products, {plan.clients} connections, {plan.rounds} rounds, "
        f"{plan.seconds:g} s each. {load.processors} processors: this run used {load.ours:.0%}, "
        f"others {load.others:.0%}, {load.stolen:.0%} was stolen; "
        f"load average {load.average_before:.1f} before, {load.average_after:.1f} after."
        + ("" if quiet else "\nOthers were at work: trust the multiples, not the milliseconds.")
    )


def statements(results: Iterable[Result]) -> str:
    """Every statement of one of each operation."""
    parts = []
    for result in results:
        listed = "\n".join(f"  {one}" for one in result.statements)
        parts.append(f"{result.operation.title}:\n{listed}")
    return "\n\n".join(parts)


def keep(folder: Path, results: Sequence[Result], plan: Plan, products: int, load: Load) -> Path:
    """Write the history file of this run."""
    now = datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y-%m-%dT%H%M%SZ}-{products}.json"
    content = {
        "at": now.isoformat(timespec="seconds"),
        "commit": _commit(),
        "products": products,
        "clients": plan.clients,
        "rounds": plan.rounds,
        "seconds": plan.seconds,
        "machine": asdict(load),
        "operations": {one.operation.name: _figures(one) for one in results},
    }
    path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")
    return path


def _figures(result: Result) -> dict[str, Any]:
    if result.failed:
        return {"failed": result.failed}
    work, brackets = counted(result.statements)
    ratio = result.ratio
    return {
        "count": result.count,
        "per_second": round(result.per_second, 1),
        **{f"p{share}_ms": round(result.percentile(share / 100), 2) for share in (50, 95, 99)},
        "server_cpu_ms": round(result.server, 3),
        "database_cpu_ms": round(result.postgres, 3),
        "times_the_floor": round(ratio, 2) if ratio else 1.0,
        "must": result.operation.must,
        "aim": result.operation.aim,
        "statements": work,
        "transaction_statements": brackets,
        "generated": result.generated,
        "left": result.left,
    }


def _commit() -> str | None:
    """What was measured, as far as git knows; None outside a checkout."""
    command = ["git", "describe", "--always", "--dirty"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() or None
