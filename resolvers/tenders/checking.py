"""What is left on a gift card, for whoever holds its code; guesses are counted."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from models import letters
from models.identity import Limit, digest
from models.money import Money
from models.tenders import CODE_LENGTH, GiftCard, GiftCardNotUsable, TenderAccount
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.tenders.tokens import token_for

GUESSES = Limit("gift card, address", 20, timedelta(hours=1))
"""Of codes whose check letter is right; one in thirty that are made up. Good codes do not count."""


@dataclass(slots=True)
class GiftCardFound:
    token: str
    last_four: str
    balance: Money


async def check_gift_card(info: Info, code: str) -> GiftCardFound:
    """What is left on a gift card. The token pays with it in `placeOrder`, from this browser.

    Too many unknown codes from one address have to wait.
    """
    context, typed = info.context, letters.bare(code)
    if len(typed) != CODE_LENGTH or not letters.is_right(typed):
        raise GiftCardNotUsable(reason="This is not a code of ours. Please check each letter.")
    counted = [(GUESSES, GUESSES.key(context.viewer.address))]
    await tries.count(context, *counted)
    card, account = await _found(context, typed)
    card.check_usable((await context.channel()).currency)
    await tries.forgive(context, counted)
    token = token_for(context, account.id, await context.ensure_visitor())
    return GiftCardFound(token, typed[-4:], account.balance)


async def _found(context: Context, code: str) -> tuple[GiftCard, TenderAccount]:
    named = (
        select(GiftCard, TenderAccount)
        .join(TenderAccount, TenderAccount.id == GiftCard.account_id)
        .where(GiftCard.code_digest == digest(code))
    )
    row = (await context.session.execute(named)).first()
    if row is None:
        raise GiftCardNotUsable(reason="We know no such gift card.")
    card, account = row
    return card, account
