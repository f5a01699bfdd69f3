"""What people pay with besides a card: gift cards, store credit and points, each an append-only
ledger."""

from models.tenders import invariants
from models.tenders.accounts import (
    TenderAccount,
    TenderChanged,
    TenderKind,
    TenderMovement,
    TenderMovementKind,
    TenderRefunded,
)
from models.tenders.gift_cards import (
    CODE_LENGTH,
    Gift,
    GiftCard,
    GiftCardNotUsable,
    GiftCardVoided,
    code_of,
    order_for,
)
from models.tenders.limits import (
    A_DAY,
    MOST_AT_ONCE,
    OwnCredit,
    StaffLimitReached,
    check_credit,
    check_limit,
    check_reason,
)
from models.tenders.paying import (
    OrderTender,
    Part,
    TenderStatus,
    check_amounts,
    portions,
    to_card,
    to_points,
)

__all__ = [
    "A_DAY",
    "CODE_LENGTH",
    "MOST_AT_ONCE",
    "Gift",
    "GiftCard",
    "GiftCardNotUsable",
    "GiftCardVoided",
    "OrderTender",
    "OwnCredit",
    "Part",
    "StaffLimitReached",
    "TenderAccount",
    "TenderChanged",
    "TenderKind",
    "TenderMovement",
    "TenderMovementKind",
    "TenderRefunded",
    "TenderStatus",
    "check_amounts",
    "check_credit",
    "check_limit",
    "check_reason",
    "code_of",
    "invariants",
    "order_for",
    "portions",
    "to_card",
    "to_points",
]
