"""What the shop tells people: which steps of an order, by which channels, and how that went."""

from models.notifications.choices import NoticeChoice, NoticeIsFixed, NoticePreference, preferences
from models.notifications.mails import Notice, NoticeKind
from models.notifications.outbox import (
    HELD_BACK,
    NoticeNotFailed,
    OrderNotice,
)
from models.notifications.push import MOST_BROWSERS, PushSubscription, endpoint_of
from models.notifications.steps import (
    STEPS,
    TOLD_OF,
    NoticeChannel,
    NoticeStep,
    StepNotice,
    steps_of,
)

__all__ = [
    "HELD_BACK",
    "MOST_BROWSERS",
    "STEPS",
    "TOLD_OF",
    "Notice",
    "NoticeChannel",
    "NoticeChoice",
    "NoticeIsFixed",
    "NoticeKind",
    "NoticeNotFailed",
    "NoticePreference",
    "NoticeStep",
    "OrderNotice",
    "PushSubscription",
    "StepNotice",
    "endpoint_of",
    "preferences",
    "steps_of",
]
