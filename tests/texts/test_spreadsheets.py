"""A CSV holds what was put in, and no cell of it is a formula."""

import csv
from io import StringIO

import pytest

from resolvers.spreadsheets import MARK, STARTS, csv_of
from tests.texts.payloads import FORMULAS, PAYLOADS


def read(text):
    assert text.startswith(MARK)
    return list(csv.reader(StringIO(text.removeprefix(MARK), newline=""), strict=True))


def test_every_text_comes_back_in_its_own_cell_and_begins_no_formula():
    rows = [(payload, "next") for payload in PAYLOADS]

    header, *got = read(csv_of(["text", "=header"], rows))

    assert header == ["text", "'=header"]
    for (payload, _), (cell, after) in zip(rows, got, strict=True):
        assert cell.removeprefix("'") == payload.removeprefix("'")
        assert not cell.startswith(STARTS), payload
        assert after == "next"


@pytest.mark.parametrize("before", ["", " ", "  \u200b", "\ufeff", "\u202e"])
def test_a_formula_stays_a_text_whatever_is_put_before_it(before):
    for formula in FORMULAS:
        (cell,) = read(csv_of(["a"], [[before + formula]]))[1]
        assert cell == f"'{before}{formula}"


def test_a_cell_ends_neither_its_line_nor_its_quotes():
    nasty = 'a",=1+1\r\n=2+2;"'

    assert read(csv_of(["a", "b"], [[nasty, "b"]]))[1:] == [[nasty, "b"]]


def test_numbers_stay_numbers_and_nothing_is_nothing():
    assert read(csv_of(["a", "b"], [[-5, None]]))[1] == ["-5", ""]
