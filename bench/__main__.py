"""`python -m bench`: start everything, measure, print one table and keep it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from api.commands.supervise import ended_by_signals
from api.settings import CannotStart
from bench import growth, report
from bench.catalogue import ENOUGH_FOR_A_PAGE, Catalogue
from bench.cpu import LoadWatch
from bench.generator import generating
from bench.measure import Bench, Plan
from bench.operations import OPERATIONS
from bench.servers import running


def main(arguments: Sequence[str] | None = None) -> int:
    given = _arguments().parse_args(arguments)
    sizes = given.growth
    try:
        with ended_by_signals():
            return _operations(given) if sizes is None else _growth(given, sizes or growth.SIZES)
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _operations(given: argparse.Namespace) -> int:
    chosen = [one for one in OPERATIONS if not given.only or one.name in given.only]
    plan = Plan(chosen, given.seconds, given.rounds, given.clients)
    catalogue = Catalogue(given.products)
    _say(f"Making a shop of {catalogue.products:,} products ...")
    with running(catalogue) as servers, generating(catalogue) as generator:
        watch = LoadWatch()
        results = Bench(plan, servers, generator, _say).run()
        load = watch.load()
    if given.statements:
        print(f"{report.statements(results)}\n")
    print(f"\n{report.table(results)}\n\n{report.NOTES}")
    print(report.conditions(plan, catalogue.products, load))
    print(f"Kept in {report.keep(given.history, results, plan, catalogue.products, load)}")
    return int(any(result.failed for result in results))


def _growth(given: argparse.Namespace, sizes: Sequence[int]) -> int:
    plan = Plan([], given.seconds, given.rounds, given.clients)
    watch = LoadWatch()
    results = growth.measured(plan, sizes, _say)
    load = watch.load()
    print(f"\n{growth.table(results)}\n")
    for size, of_size in results.items():
        print(report.conditions(plan, size, load))
        print(f"Kept in {report.keep(given.history, of_size, plan, size, load)}")
    return int(any(one.failed for of_size in results.values() for one in of_size))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--seconds", type=_positive, default=8.0, help="for each operation, in all rounds together"
    )
    parser.add_argument("--rounds", type=_count(1), default=3)
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", choices=[one.name for one in OPERATIONS]
    )
    parser.add_argument("--products", type=_count(2 * ENOUGH_FOR_A_PAGE), default=10_000)
    parser.add_argument(
        "--growth",
        type=_count(2 * ENOUGH_FOR_A_PAGE),
        nargs="*",
        metavar="PRODUCTS",
        help="compare what everybody reads in shops of these sizes "
        f"({' and '.join(f'{size:,}' for size in growth.SIZES)} unless told)",
    )
    parser.add_argument("--clients", type=_count(1), default=4, help="connections at a time")
    parser.add_argument("--statements", action="store_true", help="print the SQL of each operation")
    parser.add_argument("--history", type=Path, default=report.HISTORY, metavar="FOLDER")
    return parser


def _positive(text: str) -> float:
    if (value := float(text)) <= 0:
        raise ValueError(text)
    return value


def _count(least: int) -> Callable[[str], int]:
    def checked(text: str) -> int:
        if (value := int(text)) < least:
            raise argparse.ArgumentTypeError(f"at least {least}")
        return value

    return checked


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
