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


@dataclass
class NotReturnable(DomainError):
    message = "{reason}"
    reason: str


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
