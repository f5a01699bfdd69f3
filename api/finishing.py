"""What a buyer approved is asked for while the order waits for it, and never afterwards."""

from sqlalchemy import select

from api.work import Work
from models.orders import Order, OrderStatus
from models.payments import PaymentStatus
from resolvers.ports import PaymentRefused, ProviderPayment, ProviderStatus
from resolvers.settlements import payment_of

WAITING = (PaymentStatus.PENDING, PaymentStatus.DECLINED)


async def finished(work: Work, provider: str, told: ProviderPayment) -> ProviderPayment:
    """What the company says once it was asked; no transaction waits for that."""
    if told.status is not ProviderStatus.APPROVED or not await _is_wanted(work, provider, told):
        return told
    company = work.payments.of(provider)
    try:
        return await company.finish(told.id, key=f"finish:{told.id}")
    except PaymentRefused:
        return await company.fetch(told.id)


async def _is_wanted(work: Work, provider: str, told: ProviderPayment) -> bool:
    """Not for an order that was given up, and not at a company that was left for another."""
    async with work.transaction() as session:
        ours = await payment_of(session, told)
        if ours is None or ours.provider != provider or ours.status not in WAITING:
            return False
        order = await session.scalar(select(Order.status).where(Order.id == ours.order_id))
    return order is OrderStatus.PENDING and ours.provider_ref in (None, told.id)
