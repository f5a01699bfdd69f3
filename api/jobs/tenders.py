"""Gift cards that were paid for are issued, and mailed on their day."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from api.jobs import each_by_itself, every
from api.jobs.mails import language_of, language_to, send_once
from api.work import Work
from models import letters
from models.notifications import NoticeKind
from models.orders import Order, OrderStatus
from models.tenders import GiftCard, TenderAccount, code_of
from resolvers.ports import Mail
from resolvers.settlements import locked

AT_ONCE = 100
PAID = {OrderStatus.CONFIRMED, OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED}
"""Staff may have packed what there is not, before the card was issued."""
LONGEST = timedelta(days=3)
"""So long a mail that nobody takes is tried; it can be sent to another address by staff."""


@every(seconds=10)
async def issue_gift_cards(work: Work) -> None:
    """Looked for, in place of an event: so no order has a job more for their sake."""
    paid = (
        select(GiftCard.id)
        .join(Order, Order.id == GiftCard.order_id)
        .where(
            GiftCard.sent_at.is_(None),
            GiftCard.issued_at.is_(None),
            Order.status.in_(PAID),
        )
        .limit(AT_ONCE)
    )
    async with work.transaction() as session:
        cards = list(await session.scalars(paid))
    await each_by_itself(cards, lambda card_id: issue(work, card_id))


async def issue(work: Work, card_id: UUID) -> None:
    """There is nothing to pack: the order is done."""
    async with work.transaction() as session:
        card = await session.get(GiftCard, card_id)
        assert card is not None
        assert card.order_id is not None
        order = await locked(session, Order, card.order_id)
        card = await locked(session, GiftCard, card_id)
        if card.issued_at is not None or order.status not in PAID:
            return
        account = await locked(session, TenderAccount, card.account_id)
        session.add(card.issue(account, work.now))
        if order.status is not OrderStatus.DELIVERED:
            order.hand_over(work.now)


@every(seconds=10)
async def send_gift_cards(work: Work) -> None:
    due = (
        select(GiftCard.id)
        .where(
            GiftCard.sent_at.is_(None),
            GiftCard.deliver_at.between(work.now - LONGEST, work.now),
            GiftCard.issued_at.is_not(None),
            GiftCard.voided_at.is_(None),
            GiftCard.recipient_email != "",
        )
        .order_by(GiftCard.deliver_at)
        .limit(AT_ONCE)
    )
    async with work.transaction() as session:
        cards = list(await session.scalars(due))
    await each_by_itself(cards, lambda card_id: send(work, card_id))


async def send(work: Work, card_id: UUID) -> None:
    """The code is made here, the same each time, and stands nowhere but in the mail."""
    async with work.transaction() as session:
        card = await locked(session, GiftCard, card_id)
        code = code_of(work.ports.vault.derive("gift card", card.gid))
        card.engrave(code)
        order = await session.get(Order, card.order_id) if card.order_id else None
        to = card.recipient_email
        language = await (language_of(session, order) if order else language_to(session, to))
    mail = Mail(
        to=to,
        template="gift_card",
        key=f"gift_card:{card.gid}",
        values={"card": card, "code": letters.grouped(code, 5)},
        language=language,
    )
    await send_once(work, NoticeKind.GIFT_CARD, card.id, mail)
    async with work.transaction() as session:
        card = await locked(session, GiftCard, card_id)
        card.sent_at = card.sent_at or work.now
