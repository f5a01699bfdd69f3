"""A gift card is bought by an order of its own, and sent on its day once that is paid."""

from datetime import datetime

from models.base import InvalidField, InvalidInput
from models.identity import normal_email
from models.orders import Buyer, Order, OrderPlaced
from models.payments import Payment
from models.tenders import Gift, GiftCard, order_for
from resolvers import events
from resolvers.context import Info
from resolvers.inputs import Decimal, Key


async def buy_gift_card(
    info: Info,
    amount: Decimal,
    recipient_email: str,
    email: str,
    idempotency_key: Key,
    giver: str = "",
    message: str = "",
    deliver_at: datetime | None = None,
) -> Order:
    """Order a gift card of the market's currency; pay it with `startPayment`. Its code is mailed
    to the recipient once it is paid, or at `deliverAt`."""
    context = info.context
    await events.visit(context)
    channel, address = await context.channel(), normal_email(email)
    if address is None:
        words = "An e-mail address, for example ana@example.com."
        raise InvalidInput([InvalidField("email", words)])
    gift = Gift.checked(
        amount,
        channel.currency,
        giver=giver,
        recipient_email=normal_email(recipient_email),
        message=message,
        deliver_at=deliver_at,
        now=context.now,
    )
    viewer = context.viewer
    touchpoint = viewer.touchpoint
    buyer = Buyer(viewer.customer_id, viewer.visitor_id, address, {}, touchpoint=touchpoint)
    order = order_for(gift, buyer, channel, context.now)
    order.emit(OrderPlaced(total=order.total, currency=order.currency))
    card, account = GiftCard.of(gift, order_id=order.id)
    for one in (order, account, card, Payment.for_order(order)):
        await context.session.insert(one)
    return order
