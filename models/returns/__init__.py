"""Goods that come back: `goods` themselves, the `rules` they come back by, their `statuses`."""

from models.returns import invariants
from models.returns.goods import Return, ReturnLine
from models.returns.rules import WINDOW, can_return, check_returnable, refund_for
from models.returns.statuses import (
    MOVES,
    IllegalReturnMove,
    NotReturnable,
    ReturnMoved,
    ReturnReason,
    ReturnRequested,
    ReturnStatus,
)

__all__ = [
    "MOVES",
    "WINDOW",
    "IllegalReturnMove",
    "NotReturnable",
    "Return",
    "ReturnLine",
    "ReturnMoved",
    "ReturnReason",
    "ReturnRequested",
    "ReturnStatus",
    "can_return",
    "check_returnable",
    "invariants",
    "refund_for",
]
