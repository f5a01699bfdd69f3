"""CSV as RFC 4180 writes it, in which no cell is a formula to the program that opens it.

Every value is quoted, and what a spreadsheet would take for a formula gets an apostrophe first
(OWASP, CSV injection). Numbers are left as they are: `-5` is one.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, also in full width."""
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u00ad"
"""Some programs skip these before they look."""
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
    return f"'{text}" if text.strip(" " + UNSEEN).startswith(STARTS) else text
