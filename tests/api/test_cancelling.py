"""What follows an order that is cancelled after it was paid."""

from uuid import uuid4

from sqlalchemy import func, select

from api.jobs import Happened, cancelling, loyalty
from models.customers import Customer
from models.invoices import Invoice, InvoiceKind
from models.loyalty import LoyaltyAccount, LoyaltyMovement
from models.orders import Order, OrderCancelled, OrderConfirmed
from resolvers.context import utc_now
from tests.api.test_invoices import confirmed
from tests.factories import a_customer


async def test_its_points_go_again_and_its_invoice_is_taken_back_to_the_cent(shop):
    customer = a_customer()
    member = LoyaltyAccount.join(customer.id, utc_now())
    await shop.save(customer, member)
    order, invoice = await confirmed(shop, customer_id=customer.id)
    paid = OrderConfirmed(total=order.total, currency=order.currency)
    await loyalty.award_points(shop.work, Happened(uuid4(), order.id, utc_now(), paid))

    async with shop.work.transaction() as session:
        earned = await session.scalar(select(func.sum(LoyaltyMovement.points)))
        one = await session.get_one(Order, order.id)
        one.emit(paid)
        one.call_off("changed_mind")
    told = Happened(uuid4(), order.id, utc_now(), OrderCancelled(reason="changed_mind"))
    for _ in range(2):
        await cancelling.credit_the_invoice(shop.work, told)
        await loyalty.take_points_of_cancelled_back(shop.work, told)
    await loyalty.award_points(shop.work, Happened(uuid4(), order.id, utc_now(), paid))

    async with shop.work.transaction() as session:
        note = (
            await session.scalars(select(Invoice).where(Invoice.kind == InvoiceKind.CREDIT_NOTE))
        ).one()
        assert earned > 0
        assert await session.scalar(select(func.sum(LoyaltyMovement.points))) == 0
        assert (note.total, note.printed["of_invoice"]) == (order.total, invoice.number)
        assert await session.scalar(select(Customer.order_count)) == 0
