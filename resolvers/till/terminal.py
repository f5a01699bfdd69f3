"""A sale that waits for its card: asked for at the terminal, handed over, or given up."""

from datetime import datetime
from uuid import UUID

import strawberry
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models import till
from models.orders import MOVES, Order, OrderStatus
from models.payments import Payment, PaymentUnavailable
from models.viewer import Touchpoint
from resolvers import stock
from resolvers.context import Context, Info
from resolvers.orders.moving import give_up
from resolvers.orders.paying import begun, closed, created, payable
from resolvers.ports import PaymentRefused, ProviderStatus, Unavailable
from resolvers.ports import Wanted as WantedPayment
from resolvers.session import SharedSession
from resolvers.settlements import locked, settle
from resolvers.till.places import own_sale

TERMINAL = "terminal"


async def charge_at_terminal(info: Info, order_id: strawberry.ID) -> Payment:
    """Ask the card terminal for the money of a sale of the own store; twice asks once. The order
    changes when a card was held to it; `payUrl` is the screen of the terminal's stand-in."""
    # Commits by itself before and after: no transaction waits for the terminal.
    context = info.context
    order = await own_sale(context, order_id)
    payment = await payable(context, order)
    await context.commit()
    wanted = WantedPayment(
        amount=payment.amount,
        currency=payment.currency,
        reference=payment.gid,
        description=f"Sale {order.number}",
        return_url=f"{context.origin}/till",
        method=TERMINAL,
        attempt=payment.attempt,
    )
    try:
        told = await created(context.ports.payments.of(payment.provider), wanted)
    except (Unavailable, PaymentRefused):
        raise PaymentUnavailable from None
    return await begun(context, payment, payment.provider, told)


async def cancel_till_sale(info: Info, order_id: strawberry.ID) -> Order:
    """Give up a sale of the own store that waits for its card: nobody can pay it any more, and
    its goods, gift cards and store credit are free again. Twice gives up once; what was paid
    before that stays sold."""
    # Commits by itself before and after, as above.
    context = info.context
    order = await own_sale(context, order_id)
    if order.status is OrderStatus.CANCELLED:
        return order
    if order.status is not OrderStatus.PENDING:
        raise MOVES.refusal(order.status)
    payment = await payable(context, order)
    await context.commit()
    try:
        await _close(context, order.id, payment)
    except (Unavailable, PaymentRefused):
        raise PaymentUnavailable from None
    order = await locked(context.session, Order, order.id)
    await context.commit(order)
    if order.status is OrderStatus.PENDING:
        raise PaymentUnavailable
    if order.status is not OrderStatus.CANCELLED:
        raise MOVES.refusal(order.status)
    return order


async def _close(context: Context, order_id: UUID, payment: Payment) -> None:
    """At the terminal first: whoever pays at this moment gets the goods."""
    told = await closed(context.ports.payments.of(payment.provider), payment)
    if told is not None:
        await settle(context.session, payment, told, context.now)
    if told is None or told.status is ProviderStatus.VOIDED:
        await give_up(context.session, order_id, till.GIVEN_UP, context.now)


async def hand_over(session: SharedSession, order_id: UUID, now: datetime) -> None:
    """What was paid at the terminal goes along; a second time changes nothing."""
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    fresh = wanted.with_for_update().execution_options(populate_existing=True)
    order: Order = (await session.scalars(fresh)).one()
    if order.touchpoint is not Touchpoint.TILL or order.status is not OrderStatus.CONFIRMED:
        return
    variants = [line.variant_id for line in order.lines]
    counts = await stock.locked(session, order.location_id, variants)
    await stock.record(session, till.hand_over(order, counts, now))
