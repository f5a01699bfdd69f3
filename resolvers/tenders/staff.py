"""What staff give and take back: within their limit for a day, and on record."""

from uuid import UUID

import strawberry
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.base import InvalidField, InvalidInput, NotFound
from models.customers import Customer
from models.identity import Account, normal_email
from models.money import Money, exponent, minor_units
from models.stores import Channel
from models.tenders import (
    A_DAY,
    MOST_AT_ONCE,
    Gift,
    GiftCard,
    TenderAccount,
    TenderKind,
    TenderMovement,
    TenderMovementKind,
    check_credit,
    check_limit,
    check_reason,
)
from resolvers.context import Context, Info
from resolvers.inputs import Key, MoneyInput
from resolvers.paging import Page, newest_first
from resolvers.settlements import locked


async def gift_cards(
    info: Info,
    last_four: str | None = None,
    recipient_email: str | None = None,
    first: int = 20,
    after: str | None = None,
) -> Page[GiftCard]:
    """Gift cards, newest first; by the last four letters of their code, as their holder reads
    them out, or by whom they were sent to."""
    matching = [] if last_four is None else [GiftCard.last_four == last_four.strip().upper()]
    if recipient_email is not None:
        matching.append(GiftCard.recipient_email == normal_email(recipient_email))
    when = GiftCard.deliver_at
    return await newest_first(
        info.context, GiftCard, when, matching=matching, first=first, after=after
    )


async def issue_gift_card(
    info: Info,
    amount: MoneyInput,
    recipient_email: str,
    reason: str,
    idempotency_key: Key,
    message: str = "",
) -> GiftCard:
    """Give somebody a gift card; its code is mailed to them. All that one of staff gives in a day
    is within their own limit."""
    context = info.context
    why, staff = check_reason(reason), await _giver(context)
    money = await _within_limit(context, staff, amount)
    gift = Gift.checked(
        amount.amount,
        money.currency,
        giver="",
        recipient_email=normal_email(recipient_email),
        message=message,
        deliver_at=None,
        now=context.now,
    )
    card, account = GiftCard.of(gift, issued_by=staff)
    context.session.add(account)
    await context.session.flush()
    context.session.add(card)
    await context.session.flush()
    context.session.add(card.issue(account, context.now, by=staff, note=why))
    return card


async def void_gift_card(
    info: Info, gift_card_id: strawberry.ID, reason: str, idempotency_key: Key
) -> GiftCard:
    """End a gift card: what is left on it is gone. What was paid for it is given back by other
    ways."""
    context, why = info.context, check_reason(reason)
    card = await context.visible(GiftCard, gift_card_id, lock=True)
    account = await locked(context.session, TenderAccount, card.account_id)
    staff = context.viewer.account_id
    assert staff is not None
    context.session.add(card.void(account, why, context.now, by=staff))
    return card


async def credit_customer(
    info: Info,
    customer_id: strawberry.ID,
    amount: MoneyInput,
    reason: str,
    idempotency_key: Key,
) -> TenderAccount:
    """Give a customer store credit, for a reason. All that one of staff gives in a day is within
    their own limit; nobody gives to themselves."""
    context, why = info.context, check_reason(reason)
    customer = await context.visible(Customer, customer_id)
    if customer.erased_at is not None:
        raise NotFound(kind="customer")
    check_credit(context.viewer, customer.id)
    staff = await _giver(context)
    money = await _within_limit(context, staff, amount)
    account = await store_credit(context, customer.id, money.currency)
    reference = f"credited:{ids.uuid7()}"
    context.session.add(
        account.credit(
            money.minor, TenderMovementKind.CREDITED, reference, context.now, by=staff, note=why
        )
    )
    return account


async def _giver(context: Context) -> UUID:
    """Locked: what one person gives is counted one after the other. Raises NotFound."""
    named = select(Account.id).where(Account.id == context.viewer.account_id)
    staff: UUID | None = await context.session.scalar(named.with_for_update())
    if staff is None:
        raise NotFound(kind="account")
    return staff


async def _within_limit(context: Context, staff: UUID, amount: MoneyInput) -> Money:
    """Raises InvalidInput, StaffLimitReached."""
    minor = minor_units(amount.amount, amount.currency)
    if minor is None or not 0 < minor <= MOST_AT_ONCE * 10 ** exponent(amount.currency):
        raise InvalidInput([InvalidField("amount", f"More than 0, at most {MOST_AT_ONCE}.")])
    money = Money(minor, amount.currency)
    given = select(func.coalesce(func.sum(TenderMovement.available), 0)).where(
        TenderMovement.staff_id == staff,
        TenderMovement.at > context.now - A_DAY,
        TenderMovement.kind.in_([TenderMovementKind.ISSUED, TenderMovementKind.CREDITED]),
        TenderMovement.currency == money.currency,
    )
    check_limit(context.viewer, int(await context.session.scalar(given)), money)
    sold_in = select(Channel.id).where(Channel.currency == money.currency).limit(1)
    if await context.session.scalar(sold_in) is None:
        raise InvalidInput([InvalidField("amount.currency", "Nothing is sold in it here.")])
    return money


async def store_credit(context: Context, customer_id: UUID, currency: str) -> TenderAccount:
    """The customer's one account of this currency, locked; begun if there is none."""
    kind = TenderKind.STORE_CREDIT
    own = (TenderAccount.customer_id == customer_id, TenderAccount.currency == currency)
    begun = {"id": ids.uuid7(), "kind": kind, "available": 0, "held": 0}
    begin = insert(TenderAccount).values(customer_id=customer_id, currency=currency, **begun)
    await context.session.execute(begin.on_conflict_do_nothing())
    mine = select(TenderAccount).where(*own, TenderAccount.kind == kind).with_for_update()
    rows = await context.session.scalars(mine.execution_options(populate_existing=True))
    found: TenderAccount = rows.one()
    return found
