"""The code on a member's card: it turns every minute, and a till takes each but once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from strawberry import Parent

from models.identity import Limit, TooManyTries
from models.loyalty import LoyaltyAccount
from resolvers import qr_codes
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.signed_links import opened, signed

LASTS = timedelta(minutes=1)
ONCE = Limit("code of a card", 1, 2 * LASTS)
"""Counted for longer than it lasts: it is over before its count is."""
PURPOSE = "code of a card"


@dataclass(slots=True)
class CardCode:
    """A QR code: dark modules as one path, in a square of `size` modules."""

    text: str
    size: int
    path: str
    until: datetime


async def card_code(account: Parent[LoyaltyAccount], info: Info) -> CardCode | None:
    """What the member shows at a till, another one each minute; null for everybody else."""
    context = info.context
    if account.customer_id != context.viewer.customer_id:
        return None
    until = context.now + LASTS
    text = signed(context.ports.vault, PURPOSE, account.id, until)
    return CardCode(text, *qr_codes.drawn(text), until)


async def shown_card(context: Context, text: str) -> UUID | None:
    """The membership whose code was scanned; None for one that was taken before, or is over."""
    found = opened(context.ports.vault, PURPOSE, text, context.now) if text.isascii() else None
    if found is None:
        return None
    try:
        await tries.count(context, (ONCE, ONCE.key(text)))
    except TooManyTries:
        return None
    return found
