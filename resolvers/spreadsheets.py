"""CSV as RFC 4180 has it, in which no cell is a formula to the program that opens it.

Every value is quoted, and what a spreadsheet would take for a formula gets an apostrophe first
(OWASP, CSV injection). Numbers are left as they are: `-5` is one. What was written is read again as
it was: a text that begins with apostrophes before a formula gets one more.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, also in full width."""
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u00ad"
"""Some programs skip these before they look."""
csv.field_size_limit(2**31 - 1)
"""Whoever brings a file is told of its row that a value is too long; uploads have a bound."""
MARK = "\ufeff"
"""Without it, Excel reads UTF-8 as something else."""


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A whole file, its lines ended as the standard wants them. None is an empty cell."""
    text = StringIO()
    text.write(MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(cell, header))
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: Any) -> str:
    """What is written for one value; numbers and dates have no text of anybody in them."""
    if value is None:
        return ""
    text = str(value).replace("\x00", "")
    if not isinstance(value, str):
        return text
    return f"'{text}" if _is_formula(text) else text


def _is_formula(text: str) -> bool:
    return text.lstrip(" '" + UNSEEN).startswith(STARTS)


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a file, with what was in its cells before `cell` made it harmless. Commas or,
    as some programs write them, semicolons part them.

    Raises ValueError for what is no such file.
    """
    text = text.removeprefix(MARK)
    first = text.partition("\n")[0]
    parted = ";" if first.count(";") > first.count(",") else ","
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=parted, strict=True):
            yield [one[1:] if one[:1] == "'" and _is_formula(one[1:]) else one for one in row]
    except csv.Error as wrong:
        raise ValueError(f"This is no CSV file: {wrong}.") from None
