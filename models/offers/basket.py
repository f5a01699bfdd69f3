"""What offers are weighed against: goods, and who buys them where and when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

Id = UUID | str | int


@dataclass(frozen=True, slots=True)
class BasketLine:
    product_id: Id
    gross: int
    """Minor units, of all its units together."""
    quantity: int = 1
    categories: frozenset[Id] = frozenset()
    """Its own category and all above it."""
    brand: str = ""
    kind: str = ""
    maker: int = 0
    size: str = ""

    @property
    def unit_price(self) -> int:
        return self.gross // self.quantity


@dataclass(frozen=True, slots=True)
class Buyer:
    customer_id: Id | None = None
    segments: frozenset[Id] = frozenset()
    tier: Id | None = None
    has_ordered: bool = False
    """Or nobody knows whether they have."""
    past: "Past | None" = None
    """None where nobody asks, or knows."""
    codes: frozenset[str] = frozenset()
    """What they typed, in upper case."""


@dataclass(slots=True)
class Basket:
    """Goods of one currency, with what their delivery costs."""

    lines: tuple[BasketLine, ...]
    currency: str = ""
    channel: Id = ""
    """Through which it is bought."""
    market: Id = ""
    at: datetime | None = None
    """None asks no offer for its days."""
    shipping: int = 0
    buyer: Buyer = field(default_factory=Buyer)
    amounts: list[int] = field(init=False)
    """What each line costs, and last the delivery. Not to be changed."""
    _places: dict[str, dict[Id, list[int]]] = field(init=False)

    def __post_init__(self) -> None:
        self.amounts = [*(line.gross for line in self.lines), self.shipping]
        self._places = {name: {} for name in NAMED}
        for place, line in enumerate(self.lines):
            for kind, name in _names(line):
                self._places[kind].setdefault(name, []).append(place)

    @property
    def delivery(self) -> int:
        """The place of the delivery, which offers take as one more line."""
        return len(self.lines)

    def named(self, kind: str, values: Iterable[Id]) -> set[int]:
        """The places of lines with one of these values."""
        known = self._places[kind]
        return {place for one in values if one in known for place in known[one]}


@dataclass(frozen=True, slots=True)
class Past:
    """What somebody bought before: each product once, with how many days ago it was last."""

    basket: Basket
    days: tuple[int, ...]

    @property
    def idle_days(self) -> int | None:
        """Since they bought anything; None of whom that is not known."""
        return min(self.days, default=None)


NAMED = ("product", "category", "brand", "kind", "maker", "size")


def _names(line: BasketLine) -> list[tuple[str, Id]]:
    above: list[tuple[str, Id]] = [("category", one) for one in line.categories]
    return [
        ("product", line.product_id),
        ("brand", line.brand),
        ("kind", line.kind),
        ("maker", line.maker),
        ("size", line.size),
        *above,
    ]
