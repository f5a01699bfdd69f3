"""Goods that come back: `goods` themselves, the `rules` they come back by, what of them came
(`receipt`), and where the money goes (`payout`)."""

from models.returns import invariants
from models.returns.goods import Override, Return, ReturnLine
from models.returns.payout import Payout, payout
from models.returns.receipt import Graded, Received, receive
from models.returns.rules import (
    Share,
    can_return,
    check_returnable,
    ends_at,
    less_fee,
    reason_of,
    refund_for,
    shares_of,
    sold_as,
    why_not,
)
from models.returns.statuses import (
    MOVES,
    IllegalReturnMove,
    NotReturnable,
    RefundTarget,
    ReturnBroughtIn,
    ReturnMoved,
    ReturnReason,
    ReturnRequested,
    ReturnSplit,
    ReturnStatus,
    WhyNot,
)

__all__ = [
    "MOVES",
    "Graded",
    "IllegalReturnMove",
    "NotReturnable",
    "Override",
    "Payout",
    "Received",
    "RefundTarget",
    "Return",
    "ReturnBroughtIn",
    "ReturnLine",
    "ReturnMoved",
    "ReturnReason",
    "ReturnRequested",
    "ReturnSplit",
    "ReturnStatus",
    "Share",
    "WhyNot",
    "can_return",
    "check_returnable",
    "ends_at",
    "invariants",
    "less_fee",
    "payout",
    "reason_of",
    "receive",
    "refund_for",
    "shares_of",
    "sold_as",
    "why_not",
]
