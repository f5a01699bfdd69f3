"""Why goods are not to be had, or not to be moved."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.base import DomainError

if TYPE_CHECKING:
    from models.inventory.levels import Stock


@dataclass
class OutOfStock(DomainError):
    message = "Only {available} of {product_name} left."
    sku: str
    product_name: str
    available: int

    def __str__(self) -> str:
        if self.available <= 0:
            return f"{self.product_name} is sold out."
        return super().__str__()


@dataclass
class StockChanged(DomainError):
    """Whoever changes a number says which one they saw; by now there is another."""

    message = "This has changed meanwhile: there are {level.on_hand} now. Look again."
    level: "Stock"


@dataclass
class StockIsPromised(DomainError):
    message = "{promised} of these are promised to buyers, so at least {least} must stay."
    promised: int
    least: int


@dataclass
class NotHereYet(DomainError):
    message = "Only {on_hand} of these are here yet: the rest was sold before it came."
    on_hand: int
