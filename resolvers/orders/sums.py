"""What became of a payment, in sums: they are kept nowhere, and follow from its events."""

from strawberry import Parent

from models.money import Money
from models.payments import Amounts, Payment, amounts
from resolvers.context import Info


async def authorized(payment: Parent[Payment], info: Info) -> Money:
    """What the payment company holds and has not taken."""
    return Money((await _amounts(payment, info)).authorized, payment.currency)


async def charged(payment: Parent[Payment], info: Info) -> Money:
    """What was taken, whatever became of it."""
    return Money((await _amounts(payment, info)).charged, payment.currency)


async def refunded(payment: Parent[Payment], info: Info) -> Money:
    """What the shop gave back, and what the buyer's bank took back after a dispute."""
    found = await _amounts(payment, info)
    return Money(found.refunded + found.charged_back, payment.currency)


async def _amounts(payment: Payment, info: Info) -> Amounts:
    return amounts(await info.context.loaders.payment_events.load(payment.id))
