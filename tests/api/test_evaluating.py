"""`patron evaluate`: what of the receipts each task of the judge may know."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from api.commands.evaluate import Asked, Task, run, write
from api.demo import receipts, trials
from api.settings import ROOT, CannotStart
from tests.recsys.receipts import OF_A_GROUP, history

CUT, END = date(2017, 3, 22), date(2017, 4, 11)
"""The synthetic year ends after a hundred days."""
SOURCE = history()
ALL = receipts.Receipts(
    history=SOURCE,
    households=np.arange(SOURCE.n_customers, dtype=np.int64) + 5000,
    baskets=np.arange(SOURCE.n_orders, dtype=np.int64) + 90_000,
    products=np.arange(SOURCE.n_products, dtype=np.int64) + 700,
    has_demographics=np.arange(SOURCE.n_customers) % 3 == 0,
)


def asked(task: Task, **more: bool) -> Asked:
    return Asked(task, CUT, END, Path("out.jsonl"), **more)


@pytest.mark.parametrize("task", list(Task))
def test_nothing_after_the_cut_is_known(task):
    """The lists of two years that differ only after the cut; queries are all that is read of it."""
    later = ALL.history.days >= receipts.day(CUT)
    shuffled = ALL.history.spend.copy()
    shuffled[later] = 99.0
    other = receipts.Receipts(
        **{**vars(ALL), "history": type(SOURCE)(**{**vars(SOURCE), "spend": shuffled})}
    )
    if task.key == "household_id":
        kept = SOURCE.days < receipts.day(CUT)
        other = receipts.Receipts(**{**vars(ALL), "history": SOURCE.where(kept)})

    assert trials.answers(other, asked(task)) == trials.answers(ALL, asked(task))


def test_a_withheld_household_tells_only_its_first_store():
    mine = (SOURCE.customer == 3) & (SOURCE.days > SOURCE.days[SOURCE.customer == 3].min() + 2)
    changed = SOURCE.product.copy()
    changed[mine] = (changed[mine] + OF_A_GROUP) % 48
    other = receipts.Receipts(
        **{**vars(ALL), "history": type(SOURCE)(**{**vars(SOURCE), "product": changed})}
    )

    one, same = (trials.answers(year, asked(Task.COLD_CUSTOMERS)) for year in (ALL, other))

    assert sorted(one) == [5000 + customer for customer in range(0, SOURCE.n_customers, 3)]
    assert one[5003] == same[5003]


def test_strangers_of_one_fold_see_the_same_when_no_store_is_told():
    told = trials.answers(ALL, asked(Task.COLD_CUSTOMERS, without_store=True))

    folds = {fold: {tuple(told[one]) for one in told if one % 5 == fold} for fold in range(5)}
    assert {len(lists) for lists in folds.values()} == {1}


def test_withheld_products_are_ranked_and_no_others():
    found = trials.answers(ALL, asked(Task.COLD_PRODUCTS))

    cold = [703, 713, 723, 733, 743]
    assert {tuple(sorted(codes)) for codes in found.values()} == {tuple(cold)}


def test_the_hidden_product_is_the_judges():
    """As its docstring tells it: a generator of that seed, baskets and products by number."""
    early = SOURCE.before(receipts.day(CUT))
    later = SOURCE.between(receipts.day(CUT), receipts.day(END))
    frame = pd.DataFrame({"basket": later.order, "product": later.product})
    random = np.random.default_rng(20171201)
    expected = {}
    for basket, lines in frame.groupby("basket"):
        items = np.unique(lines["product"])
        expected[basket] = set(np.delete(items, random.integers(len(items))))

    orders, queries = trials.asked_baskets(ALL, early, later)

    assert orders.tolist() == sorted(expected)
    shown = [set(queries.items[[row]].indices) for row in range(len(orders))]
    assert shown == [expected[order] for order in orders]
    assert queries.customer.tolist() == [order // 14 for order in orders]


def test_the_year_becomes_arrays():
    lines = pd.DataFrame(
        {
            "basket_id": [7, 7, 9],
            "product_id": [30, 50, 30],
            "household_id": [2, 2, 1],
            "store_id": [4, 4, 8],
            "quantity": [1, 2, 1],
            "spend": [1.5, 2.0, 1.5],
            "retail_disc": [0.0, 0.5, 0.0],
            "coupon_disc": [0.0, 0.0, 0.2],
            "at": pd.to_datetime(
                ["2017-01-02", "2017-01-02", "2017-01-03T12:00"], format="ISO8601"
            ),
        }
    )
    products = pd.DataFrame(
        {column: ["A", None, "B"] for column in receipts.TRAITS.values()}, index=[30, 50, 60]
    )

    made = receipts.coded(lines, products, pd.Series([1]))

    assert made.products[made.history.product].tolist() == [30, 50, 30]
    assert made.households[made.history.customer].tolist() == [2, 2, 1]
    assert made.history.days.tolist() == [1, 1, 2.5]
    assert made.history.traits["type"].tolist() == [0, -1]
    assert made.has_demographics.tolist() == [True, False]


def test_what_is_written_is_one_line_a_key(monkeypatch, tmp_path):
    monkeypatch.setattr(receipts, "read", lambda: ALL)
    wanted = Asked(Task.STRANGERS_BASKET, CUT, END, tmp_path / "recs.jsonl")

    count = write(wanted)

    rows = [json.loads(line) for line in wanted.out.read_text().splitlines()]
    assert len(rows) == count == 240
    assert rows[0].keys() == {"query_id", "product_ids"}
    assert list(tmp_path.iterdir()) == [wanted.out]
    first = wanted.out.read_bytes()
    write(wanted)
    assert wanted.out.read_bytes() == first


@pytest.mark.parametrize(
    ("cut", "end", "reason"),
    [
        ("2017-07-31", "2017-09-01", "from 2017-08-01 to 2017-12-01"),
        ("2017-12-02", "2018-01-01", "from 2017-08-01 to 2017-12-01"),
        ("2017-11-01", "2017-11-01", "later than the cut"),
    ],
)
def test_a_cut_that_cannot_be_judged_is_refused(tmp_path, cut, end, reason):
    wanted = Asked(
        Task.NEXT, date.fromisoformat(cut), date.fromisoformat(end), tmp_path / "recs.jsonl"
    )

    with pytest.raises(CannotStart, match=reason):
        run(wanted)


def test_the_program_names_a_folder_that_is_not_there(tmp_path):
    words = ["--task", "T1", "--cut", "2017-11-01", "--end", "2017-12-01"]
    words += ["--out", str(tmp_path / "none" / "recs.jsonl")]

    done = subprocess.run(
        [sys.executable, "-m", "api.commands", "evaluate", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == f"patron: There is no folder {tmp_path / 'none'} to write to.\n"
