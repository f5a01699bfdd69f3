"""`patron evaluate`: train on the demo's purchases before a day, and write what a judge compares
with the purchases after it.

Nothing here reads the shop's database. Dates are as in the source. One line of JSON for each
customer (`household_id`) or, for T3, each basket (`query_id`): `product_ids`, best first.
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from api.commands.supervise import guarded_module
from api.settings import ROOT, CannotStart

FIRST_CUT, LAST_CUT = date(2017, 8, 1), date(2017, 12, 1)
"""Before the first there is too little to learn from; after the last, nothing to judge by."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Task(StrEnum):
    """As the judge calls them; T3S and T3N are judged as T3."""

    NEXT = "T1"
    NEW = "T2"
    BASKET = "T3"
    STRANGERS_BASKET = "T3S"
    NEW_IN_BASKET = "T3N"
    COLD_CUSTOMERS = "T4U"
    COLD_PRODUCTS = "T4I"

    @property
    def key(self) -> str:
        return "query_id" if self.startswith("T3") else "household_id"


@dataclass(frozen=True)
class Asked:
    task: Task
    cut: date
    end: date
    out: Path
    without_store: bool = False

    def refuse_nonsense(self) -> None:
        if not FIRST_CUT <= self.cut <= LAST_CUT:
            raise CannotStart(f"The cut must be a day from {FIRST_CUT} to {LAST_CUT}.")
        if self.end <= self.cut:
            raise CannotStart("The end must be later than the cut.")
        if not self.out.parent.is_dir():
            raise CannotStart(f"There is no folder {self.out.parent} to write to.")


def run(asked: Asked) -> int:
    """In a process of its own with one thread: the same bytes every time."""
    asked.refuse_nonsense()
    words = [asked.task.value, str(asked.cut), str(asked.end), str(asked.out.absolute())]
    if asked.without_store:
        words.append("--without-store")
    return subprocess.run(
        guarded_module("api.commands.evaluate", *words),
        cwd=ROOT,
        env={**os.environ, **dict.fromkeys(_ONE_THREAD, "1")},
        check=False,
    ).returncode


def write(asked: Asked) -> int:
    """Train and write; returns the number of lists."""
    from api.demo import receipts, trials

    found = trials.answers(receipts.read(), asked)
    making = asked.out.with_name(f"{asked.out.name}.part")
    with making.open("w") as file:
        for key in sorted(found):
            answer = {asked.task.key: key, "product_ids": found[key]}
            file.write(json.dumps(answer) + "\n")
    making.rename(asked.out)
    return len(found)


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m api.commands.evaluate", description=__doc__)
    words.add_argument("task", type=Task)
    words.add_argument("cut", type=date.fromisoformat)
    words.add_argument("end", type=date.fromisoformat)
    words.add_argument("out", type=Path)
    words.add_argument("--without-store", action="store_true")
    count = write(Asked(**vars(words.parse_args())))
    sys.stdout.write(f"{count} lists written.\n")


if __name__ == "__main__":
    main()
