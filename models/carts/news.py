"""What a shopper should know about a cart: what was done otherwise than asked, and what changed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from models import ids
from models.carts.pricing import Goods
from models.catalog import Variant
from models.money import Money

LEFT_OUT = "CART_LINE_LEFT_OUT"


@dataclass(slots=True)
class Warning:
    """What was done, but not exactly as asked; or what will stop the order."""

    code: str
    message: str
    target: str | None = None


class CartChangeCode(StrEnum):
    """Why something is in a cart otherwise than it was on a list, an order or in another cart."""

    FEWER = "fewer"
    """There are not enough, or no cart may hold as many."""
    GONE = "gone"
    """It is not sold here any more, or sold out."""
    LEFT_OUT = "left_out"
    """The cart was full; of a guest's cart, it is saved for later."""
    CHEAPER = "cheaper"
    DEARER = "dearer"


@dataclass(slots=True)
class CartChange:
    code: CartChangeCode
    message: str
    name: str
    wanted: int
    got: int
    variant_id: UUID
    before: Money | None = None
    now: Money | None = None

    @property
    def variant_gid(self) -> str:
        return ids.encode(Variant.prefix, self.variant_id)


@dataclass(frozen=True)
class Taken:
    """What became of one line that came from elsewhere: `had` were there, `got` are there now."""

    variant_id: UUID
    name: str
    wanted: int
    had: int
    got: int
    """0 when it found no room."""
    is_in_stock: bool = True

    @property
    def added(self) -> int:
        return max(0, self.got - self.had)

    @property
    def change(self) -> CartChange | None:
        """None when all of it is there."""
        if self.got >= self.wanted + self.had:
            return None
        if not self.got:
            code, text = CartChangeCode.LEFT_OUT, f"{self.name} was left out: the cart is full."
        else:
            why = "no cart holds more" if self.is_in_stock else "no more are in stock"
            text = f"We could keep {self.got} of {self.wanted + self.had}: {why}."
            code = CartChangeCode.FEWER
        return CartChange(code, text, self.name, self.wanted, self.added, self.variant_id)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "variant_id": str(self.variant_id)}

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Self:
        return cls(**{**kept, "variant_id": UUID(kept["variant_id"])})


def fewer(goods: Goods, wanted: int, got: int, is_full: bool = False) -> CartChange | None:
    """None when all that was wanted could be had."""
    if got >= wanted:
        return None
    if got:
        code, text = CartChangeCode.FEWER, f"{got} of {wanted} {goods.name} could be had."
    elif is_full and goods.available:
        code, text = CartChangeCode.LEFT_OUT, f"{goods.name} was left out: the cart is full."
    else:
        code, text = CartChangeCode.GONE, f"{goods.name} cannot be had now."
    return CartChange(code, text, goods.name, wanted, got, goods.variant_id)


def repriced(goods: Goods, quantity: int, was: Money) -> CartChange | None:
    """None when a piece costs what it did, or that was other money."""
    now = Money(goods.unit_price, goods.currency)
    if was == now or was.currency != now.currency:
        return None
    is_less = now.minor < was.minor
    text = price_message(goods.name, was, now)
    code = CartChangeCode.CHEAPER if is_less else CartChangeCode.DEARER
    return CartChange(code, text, goods.name, quantity, quantity, goods.variant_id, was, now)


def price_message(name: str, was: Money, now: Money) -> str:
    which = "cheaper" if now.minor < was.minor else "dearer"
    return f"{name} is {which} now: {now.amount} {now.currency}, not {was.amount}."


def left_out(taken: Sequence[Taken]) -> int:
    """How many lines found no room."""
    return sum(not one.got for one in taken)
