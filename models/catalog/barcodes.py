"""EAN-8, UPC-A, EAN-13 and GTIN-14: digits of which the last one checks the others."""

import re

LENGTHS = frozenset({8, 12, 13, 14})
_BETWEEN = re.compile(r"[\s-]")


def barcode(text: str) -> str | None:
    """The digits alone; None for what is no barcode, or was mistyped."""
    digits = _BETWEEN.sub("", text)
    if len(digits) not in LENGTHS or not (digits.isascii() and digits.isdigit()):
        return None
    return digits if check_digit(digits[:-1]) == digits[-1] else None


def check_digit(digits: str) -> str:
    """By GS1: from the right, every other digit counts three times."""
    total = sum(int(one) * (1 if place % 2 else 3) for place, one in enumerate(reversed(digits)))
    return str(-total % 10)
