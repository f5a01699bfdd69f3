"""How much a cart may hold: of one product, by the product's own terms, and lines in all."""

from dataclasses import dataclass
from typing import Protocol

from models.base import DomainError, InvalidField, InvalidInput
from models.inventory import OutOfStock

MOST_OF_ONE = 99
MOST_LINES = 200
LONGEST_NOTE = 500


@dataclass
class QuantityNotAllowed(DomainError):
    """The product is sold otherwise: from `least`, `step` more at a time, `most` at the most."""

    product_name: str
    least: int
    most: int
    step: int
    nearest: int
    """What may be ordered instead; 0 where it is none at all."""

    def __str__(self) -> str:
        terms = [f"at most {self.most}"]
        if self.step > 1:
            terms.insert(0, f"in steps of {self.step}")
        if self.least > 1:
            terms.insert(0, f"from {self.least}")
        return f"{self.product_name} is sold {', '.join(terms)} to a cart."


@dataclass
class CartIsFull(DomainError):
    message = "A cart holds at most {most} different products."
    most: int = MOST_LINES


class Sold(Protocol):
    """What is asked of goods."""

    sku: str
    name: str
    available: int
    least: int
    step: int

    @property
    def at_most(self) -> int: ...

    def allowed_up_to(self, quantity: int) -> int: ...


def check_quantity(quantity: int, least: int) -> None:
    """Raises InvalidInput for what is no quantity of anything."""
    if not least <= quantity <= MOST_OF_ONE:
        raise InvalidInput(
            [InvalidField("quantity", f"A whole number from {least} to {MOST_OF_ONE}.")]
        )


def check_available(goods: Sold, wanted: int) -> None:
    """Raises OutOfStock."""
    if wanted > goods.available:
        raise OutOfStock(sku=goods.sku, product_name=goods.name, available=max(0, goods.available))


def check_allowed(goods: Sold, wanted: int) -> None:
    """Raises QuantityNotAllowed."""
    allowed = goods.allowed_up_to(wanted)
    if allowed == wanted:
        return
    enough = goods.least <= goods.available
    raise QuantityNotAllowed(
        product_name=goods.name,
        least=goods.least,
        most=goods.at_most,
        step=goods.step,
        nearest=allowed or (goods.least if enough else 0),
    )


def clean_note(note: str) -> str:
    """As it is kept. Raises InvalidInput when it is too long, or holds what no text holds."""
    kept = note.strip()
    is_text = "\x00" not in kept and kept == kept.encode("utf-8", "ignore").decode()
    if len(kept) > LONGEST_NOTE or not is_text:
        raise InvalidInput([InvalidField("note", f"At most {LONGEST_NOTE} characters of text.")])
    return kept
