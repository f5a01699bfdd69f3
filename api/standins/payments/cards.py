"""Test cards and what becomes of them; no other card is ever charged."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Fate(StrEnum):
    SUCCEEDS = "succeeds"
    DECLINED = "declined"
    CHALLENGED = "challenged"
    STALLS = "stalls"


TEST_CARDS = {
    "4242424242424242": Fate.SUCCEEDS,
    "4000000000000002": Fate.DECLINED,
    "4000002500003155": Fate.CHALLENGED,
    "4000000000000341": Fate.STALLS,
}

WORDS = {
    Fate.SUCCEEDS: "Paid at once",
    Fate.DECLINED: "Declined by the bank",
    Fate.CHALLENGED: "The bank asks you first",
    Fate.STALLS: "Slow: charged, but the news comes late",
}


@dataclass(frozen=True)
class Card:
    """A card as typed. It lives as long as one request; only `last4` is ever kept."""

    number: str = field(repr=False)
    expiry: str = field(repr=False)
    code: str = field(repr=False)

    @property
    def last4(self) -> str:
        return self.number[-4:]

    @property
    def fate(self) -> Fate:
        """Cards that are not test cards are declined: no real card works here."""
        return TEST_CARDS.get(self.number, Fate.DECLINED)

    def mistakes(self, now: datetime) -> dict[str, str]:
        """What is wrong with each field, in words for the person who typed it."""
        wrong: dict[str, str] = {}
        if not is_card_number(self.number):
            wrong["number"] = "That is no card number. Try 4242 4242 4242 4242."
        if (last_day := _month(self.expiry)) is None:
            wrong["expiry"] = "Month and year, for example 12/30."
        elif last_day < now.year * 12 + now.month:
            wrong["expiry"] = "This card has run out."
        if not (self.code.isascii() and self.code.isdigit() and len(self.code) in (3, 4)):
            wrong["code"] = "Three digits, on the back of the card."
        return wrong


def typed(number: str, expiry: str, code: str) -> Card:
    """The card without the blanks and dashes people type."""
    digits = "".join(character for character in number if character not in " -\u00a0")
    return Card(number=digits[:32], expiry=expiry.strip()[:9], code=code.strip()[:9])


def is_card_number(digits: str) -> bool:
    """Thirteen to nineteen digits whose Luhn sum ends in zero (ISO/IEC 7812-1, annex B)."""
    if not (digits.isascii() and digits.isdigit() and 13 <= len(digits) <= 19):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _month(expiry: str) -> int | None:
    """Months since year zero, or None when `expiry` is not MM/YY or MM/YYYY."""
    month, slash, year = (part.strip() for part in expiry.partition("/"))
    if not (slash and month.isascii() and month.isdigit() and year.isascii() and year.isdigit()):
        return None
    if not 1 <= int(month) <= 12 or len(year) not in (2, 4):
        return None
    return (int(year) + (2000 if len(year) == 2 else 0)) * 12 + int(month)
