"""Every mail as it would be read, with made-up people and orders: for those who run the shop."""

from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from api.adapters.mail import TEMPLATES, money, rendered
from models.language import LANGUAGES, said, speaking
from resolvers.ports import Letter

DAY = datetime(2026, 11, 26, 15, tzinfo=UTC)
LINES = [
    SimpleNamespace(quantity=2, name="Dark rye bread", gross=798),
    SimpleNamespace(quantity=1, name="Filter coffee", gross=640),
]
ORDER = SimpleNamespace(
    number="K7QDM-3XWB", gid="order_sample", currency="EUR", total=1937, lines=LINES
)
BACK = SimpleNamespace(
    number="RTWXK-9BDF",
    instructions="Put it in any box and hand it in at a post office.",
    answer="Of course. Keep the coffee.",
)
CARD = SimpleNamespace(
    amount=2500, currency="EUR", giver="Ben", message="Happy birthday!", last_four="WXYZ"
)


class SampleLetters:
    """`Letters` of the shop at this address."""

    def __init__(self, shop: str, name: str = "Patron") -> None:
        self._shop = {"shop": shop, "shop_name": name}

    def names(self) -> Sequence[str]:
        return sorted(path.stem for path in TEMPLATES.glob("*.txt"))

    def sample(self, name: str, language: str) -> Letter | None:
        if name not in self.names() or language not in LANGUAGES:
            return None
        with speaking(language):
            return Letter(*rendered(name, {**self._shop, **_values()}))


def _values() -> dict[str, Any]:
    sums = [("Goods", 1438), ("Delivery", 499), ("Paid", 1937)]
    return {
        "order": ORDER,
        "name": "Ana",
        "sums": [(said(words), money(minor, "EUR")) for words, minor in sums],
        "arrives": DAY,
        "expected": DAY,
        "address": "Ana Berg, Lindenstraße 4, 10969 Berlin",
        "place": SimpleNamespace(name="Corner Store", line1="Marktplatz 1", city="Berlin"),
        "track": "sample",
        "token": "sample",
        "code": "ABCDE-FGHJK-MNPQR",
        "back": BACK,
        "decision": said("accepted"),
        "minor": 1938,
        "last4": "4242",
        "card": CARD,
        "ticket": SimpleNamespace(gid="ticket_sample", number="T-1", subject="Where is it?"),
        "said": SimpleNamespace(author="Marco", body="It comes tomorrow."),
        "email": "ana@example.com",
        "what": said("password"),
        "at": DAY,
        "due": DAY,
        "days": 7,
    }
