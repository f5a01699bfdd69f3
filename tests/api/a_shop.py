"""A small shop that is paid over the wire."""

import json
from dataclasses import asdict, replace
from datetime import timedelta
from uuid import uuid4

import httpx
from sqlalchemy import func, select, update

from api.jobs import Happened, Logged, notices
from api.standins.payments.webhooks import signature
from api.work import Work
from models.base import EventEntry
from models.inventory import Stock
from models.loyalty import LoyaltyAccount
from models.notifications import OrderNotice
from models.orders import Order, OrderStatus
from models.payments import Payment
from resolvers import stock
from resolvers.context import utc_now
from resolvers.ports import Wanted
from tests.api.servers import SECRET, Mailbox, Provider
from tests.factories import Aisle, a_bought_line, a_customer, an_order

GOOD, BAD, SLOW = (
    {"number": number, "expiry": "12/34", "code": "123"}
    for number in ("4242424242424242", "4000000000000002", "4000000000000341")
)


class Shop:
    """A shop with one shelf, a webhook address, and a customer with a loyalty card."""

    def __init__(self, work: Work, provider: Provider, mailbox: Mailbox, url: str) -> None:
        self.work = work
        self.company = work.payments.of(work.payments.ways[0].provider)
        self.provider = provider
        self.mailbox = mailbox
        self.url = url
        self.aisle = Aisle(on_hand=10)
        self.customer = a_customer()
        self.card = LoyaltyAccount(
            customer_id=self.customer.id, card_number=uuid4().hex, joined_at=utc_now()
        )

    async def save(self, *models):
        async with self.work.transaction() as session:
            for model in models:
                session.add(model)
                await session.flush()

    async def an_order(self, *, is_known_to_us=True, age=timedelta(0)):
        """Placed, two pieces held, and waiting for its payment at the provider."""
        order = an_order(
            self.aisle.channel,
            a_bought_line(self.aisle.variant, quantity=2, tax=56),
            status=OrderStatus.PENDING,
            shipping=499,
            customer_id=self.customer.id,
            email=self.customer.email,
            placed_at=utc_now() - age,
        )
        payment = Payment.for_order(order)
        payment.provider = self.work.payments.ways[0].provider
        told = await self.company.create(
            Wanted(
                amount=payment.amount,
                currency=payment.currency,
                reference=payment.gid,
                description=f"Order {order.number}",
                return_url="http://shop.test/checkout/done",
                capture=self.work.payments.capture_at_once,
            )
        )
        if is_known_to_us:
            payment.started(told.id, told.pay_url)
        async with self.work.transaction() as session:
            session.add(order)
            [count] = (await self.stock_in(session)).values()
            await stock.record(session, [count.allocate(2, order.id)])
            await session.flush()
            session.add(payment)
        return order, payment, told

    async def stock_in(self, session):
        """The locked counts of what is sold here."""
        return await stock.locked(session, self.aisle.warehouse.id, [self.aisle.variant.id])

    async def pay(self, told, card=GOOD):
        async with self.provider.client() as client:
            answer = await client.post(f"/v1/payments/{told.id}/confirm", json={"card": card})
        return answer.json()

    async def capture(self, told, amount):
        """As somebody might on the provider's own pages."""
        path, key = f"/v1/payments/{told.id}/capture", {"idempotency-key": uuid4().hex}
        async with self.provider.client() as client:
            (await client.post(path, json={"amount": amount}, headers=key)).raise_for_status()

    async def one(self, model, id):
        async with self.work.transaction() as session:
            return (await session.scalars(select(model).where(model.id == id))).one()

    async def one_of(self, model):
        """The only row there is."""
        async with self.work.transaction() as session:
            return (await session.scalars(select(model))).one()

    async def status(self, order):
        return (await self.one(Order, order.id)).status

    async def count(self, model, *where):
        async with self.work.transaction() as session:
            return await session.scalar(select(func.count()).select_from(model).where(*where))

    async def allocated(self):
        return (await self.one(Stock, self.aisle.stock.id)).allocated

    async def happened(self, event, subject):
        """The job's view of the latest such event of `subject`."""
        async with self.work.transaction() as session:
            entry = await session.scalar(
                select(EventEntry)
                .where(EventEntry.name == event.__name__, EventEntry.subject_id == subject.id)
                .order_by(EventEntry.id.desc())
                .limit(1)
            )
        assert entry is not None
        return Happened(entry.id, entry.subject_id, entry.at, event(**entry.data))

    async def tell(self, happened):
        """As the worker does after the event, when nobody is told of it yet."""
        event = happened.event
        logged = Logged(type(event).__name__, asdict(event))
        await notices.tell(self.work, replace(happened, event=logged))

    async def later(self):
        """Everything that waits to be sent again is due."""
        async with self.work.transaction() as session:
            waits = OrderNotice.due_at.is_not(None)
            await session.execute(update(OrderNotice).where(waits).values(due_at=utc_now()))
        await notices.deliver_what_is_due(self.work)

    async def deliver(self, message, moment=None, secret=SECRET):
        body = message if isinstance(message, str) else json.dumps(message)
        moment = int(utc_now().timestamp()) if moment is None else moment
        headers = {"Patron-Sandbox-Signature": signature(secret, body, moment)}
        async with httpx.AsyncClient(trust_env=False) as client:
            return await client.post(f"{self.url}/webhooks/payments", content=body, headers=headers)

    def is_(self, order, status):
        async def is_so():
            return await self.status(order) is status

        return is_so


def a_message(shop, payment, told, **values):
    """What the provider would say had the payment succeeded."""
    data = {
        "id": told.id,
        "status": "succeeded",
        "amount": payment.amount,
        "captured": payment.amount,
        "refunded": 0,
        "refunds": [],
        "currency": payment.currency,
        "reference": payment.gid,
        "pay_url": told.pay_url,
        "last4": "4242",
        "last_error": None,
        **values,
    }
    return {"id": f"evt_{uuid4().hex}", "type": "payment.succeeded", "data": data}
