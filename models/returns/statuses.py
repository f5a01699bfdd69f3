"""Where goods on their way back are, and what may come next."""

from dataclasses import dataclass
from enum import StrEnum

from models.base import DomainError, Event
from models.moves import Moves


class ReturnStatus(StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    RECEIVED = "received"
    REFUNDED = "refunded"


class ReturnReason(StrEnum):
    DAMAGED = "damaged"
    WRONG_ITEM = "wrong_item"
    NOT_AS_DESCRIBED = "not_as_described"
    CHANGED_MIND = "changed_mind"
    OTHER = "other"


class RefundTarget(StrEnum):
    """Where the money goes, as the buyer chose when they asked."""

    ORIGINAL = "original"
    """To what they paid with."""
    STORE_CREDIT = "store_credit"
    """All of it, with the shop's bonus on top."""


class WhyNot(StrEnum):
    """Why units cannot go back."""

    NOT_SHIPPED = "not_shipped"
    WINDOW_EXPIRED = "window_expired"
    SOLD_ELSEWHERE = "sold_elsewhere"
    ALREADY_RETURNED = "already_returned"
    FINAL_SALE = "final_sale"
    HYGIENE = "hygiene"


@dataclass
class NotReturnable(DomainError):
    message = "{reason}"
    reason: str
    why: WhyNot


@dataclass
class IllegalReturnMove(DomainError):
    message = "A return that is {status} cannot become that."
    status: ReturnStatus
    allowed: list[ReturnStatus]


MOVES = Moves(
    {
        ReturnStatus.REQUESTED: (ReturnStatus.APPROVED, ReturnStatus.REJECTED),
        ReturnStatus.APPROVED: (ReturnStatus.RECEIVED,),
        ReturnStatus.REJECTED: (),
        ReturnStatus.RECEIVED: (ReturnStatus.REFUNDED,),
        ReturnStatus.REFUNDED: (),
    },
    IllegalReturnMove,
)


@dataclass(frozen=True)
class ReturnRequested(Event):
    number: str
    order_id: str


@dataclass(frozen=True)
class ReturnMoved(Event):
    is_live = True
    status: str
    order_id: str


@dataclass(frozen=True)
class ReturnBroughtIn(Event):
    """Its buyer hands it in at a store."""

    is_live = True
    order_id: str
    location_id: str


@dataclass(frozen=True)
class ReturnSplit(Event):
    """Fewer units came than were announced; the others are waited for, as a return of their own."""

    order_id: str
    rest_id: str
