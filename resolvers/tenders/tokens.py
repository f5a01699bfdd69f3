"""Whoever showed the code of a gift card is given a token that pays with it, in that browser."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from models.base import DomainError
from models.tenders import GiftCardNotUsable
from resolvers.context import Context

LASTS = timedelta(hours=2)
_PURPOSE = "gift card"


def token_for(context: Context, account_id: UUID, visitor_id: UUID) -> str:
    until = int((context.now + LASTS).timestamp())
    return context.ports.vault.seal(f"{_PURPOSE}|{account_id}|{visitor_id}|{until}")


def account_of(context: Context, token: str) -> UUID:
    """Raises GiftCardNotUsable when it is none of ours, another browser's, or too old."""
    purpose, _, rest = (context.ports.vault.unseal(token) or "").partition("|")
    if purpose != _PURPOSE:
        raise _ask_again()
    account_id, visitor_id, until = rest.split("|")
    is_over = datetime.fromtimestamp(int(until), UTC) <= context.now
    if is_over or visitor_id != str(context.viewer.visitor_id):
        raise _ask_again()
    return UUID(account_id)


def _ask_again() -> DomainError:
    return GiftCardNotUsable(reason="Please enter the code of your gift card again.")
