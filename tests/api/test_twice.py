"""Jobs are delivered at least once: each that follows an event may run again, for nothing."""

import pytest
from sqlalchemy import select, text

from api import jobs
from api.jobs import Happened, loyalty, orders, payments
from models.base import EventEntry, Model
from models.catalog.transfers import CatalogTransfer, TransferAsked, TransferKind
from models.fulfilments.events import FulfilmentMoved, ShipmentTracked
from models.identity import (
    Account,
    EmailChanged,
    EmailProof,
    LinkAsked,
    ProofPurpose,
    SecurityChanged,
)
from models.ids import uuid7
from models.inventory import StockMovement
from models.order_changes import OrderChanged
from models.orders import OrderCancelled, OrderConfirmed, OrderMoved, OrderStatus
from models.payments import (
    DisputeClosed,
    Payment,
    PaymentChanged,
    PaymentDisputed,
    PaymentEvent,
    PaymentLost,
    RefundAsked,
)
from models.pickups.pickup import PickupMoved, PickupReminded
from models.privacy import DataExport, Erasure, ErasureAsked, ExportAsked
from models.returns import Return, ReturnMoved, ReturnReason
from models.support import Ticket, TicketReplied
from models.tenders import TenderAccount, TenderKind, TenderRefunded
from models.till import ReceiptAsked
from resolvers.context import utc_now
from resolvers.orders.moving import give_up
from tests.api.servers import until
from tests.factories import a_shop

jobs.load()
SUBSCRIBED = [(event, one) for event, some in jobs.subscriptions.items() for one in some]
TABLES = sorted(set(Model.metadata.tables) - {"notices", "webhook_deliveries"})
"""A notice counts how often its mail was tried, but the mailbox knows how often it came; and what
the payment company tells of, it tells in its own time."""


async def paid(shop):
    await shop.save(a_shop())
    order, payment, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    return order, payment, told


async def shipped(shop):
    order, *_ = await paid(shop)
    order.emit(OrderMoved(status=OrderStatus.SHIPPED))
    await shop.save(order)


def heard(event):
    """An event of an order whose own state nobody who is told of it looks at."""

    async def heard(shop):
        order, *_ = await paid(shop)
        order.emit(event)
        await shop.save(order)

    return heard


async def cancelled(shop):
    order, *_ = await shop.an_order()
    async with shop.work.transaction() as session:
        await give_up(session, order.id, "unpaid", utc_now())


async def refund_asked(shop):
    _, payment, _ = await paid(shop)
    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        session.add(ours.refund_asked(399, reference="return_1"))


async def refunded(shop):
    order, payment, told = await paid(shop)
    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))
    await shop.company.refund(told.id, amount=500, key="by hand")
    await payments.ask_about(shop.work, payment)


async def refunded_as_credit(shop):
    order, *_ = await paid(shop)
    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))
    credit = TenderAccount(
        kind=TenderKind.STORE_CREDIT, currency=order.currency, customer_id=shop.customer.id
    )
    await shop.save(credit)
    await shop.save(credit, credit.refund(500, order.id, "return_1", utc_now()))


async def lost(shop):
    """The company let go what it held for an order that is sold."""
    _, payment, _ = await paid(shop)
    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        session.add(ours.voided("voided:by the company"))
        ours.lose(ours.amount, "let go")


async def disputed(shop):
    _, payment, _ = await paid(shop)
    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        session.add(ours.disputed(ours.amount, "fraudulent", "dispute_1", utc_now()))
    return payment


async def dispute_closed(shop):
    payment = await disputed(shop)
    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        session.add(ours.dispute_closed(False, ours.amount, "dispute_1"))


async def approved(shop):
    order, *_ = await paid(shop)
    order.status = OrderStatus.SHIPPED
    wanted, how = [(order.lines[0].id, 1)], {"reason": ReturnReason.OTHER, "note": ""}
    back = Return.request(order, wanted, [], now=utc_now(), **how)
    back.approve()
    await shop.save(back)


async def answered(shop):
    ticket, first = Ticket.open(shop.customer, "Where?", "Late.", None, utc_now())
    said = ticket.reply("Soon.", "Bea", is_from_staff=True, close=False, now=utc_now())
    await shop.save(ticket, first, said)


async def an_account(shop):
    values = {"email": shop.customer.email, "name": "Ana", "password_hash": "", "roles": []}
    account = Account(**values, customer_id=shop.customer.id)
    await shop.save(account)
    return account


async def link_asked(shop):
    email = (await an_account(shop)).email
    await shop.save(EmailProof.ask(ProofPurpose.RESET_PASSWORD, email, utc_now()))


async def email_changed(shop):
    now = {"replaces": (await an_account(shop)).email}
    proof = EmailProof.ask(ProofPurpose.CHANGE_EMAIL, "new@example.com", utc_now(), **now)
    proof.emit(EmailChanged())
    await shop.save(proof)


async def password_changed(shop):
    account = await an_account(shop)
    account.emit(SecurityChanged(what="password"))
    await shop.save(account)


async def export_asked(shop):
    await shop.save(DataExport.ask(shop.customer.id, (await an_account(shop)).id, utc_now()))


async def erasure_asked(shop):
    await an_account(shop)
    await shop.save(Erasure.ask(shop.customer.id, utc_now()))


async def transfer_asked(shop):
    asker = (await an_account(shop)).id
    await shop.save(CatalogTransfer.ask(TransferKind.EXPORT, asker, utc_now()))


CAUSES = {
    OrderConfirmed: paid,
    OrderMoved: shipped,
    OrderCancelled: cancelled,
    RefundAsked: refund_asked,
    PaymentChanged: refunded,
    TenderRefunded: refunded_as_credit,
    PaymentLost: lost,
    PaymentDisputed: disputed,
    DisputeClosed: dispute_closed,
    ReturnMoved: approved,
    TicketReplied: answered,
    LinkAsked: link_asked,
    EmailChanged: email_changed,
    SecurityChanged: password_changed,
    ExportAsked: export_asked,
    ErasureAsked: erasure_asked,
    TransferAsked: transfer_asked,
    FulfilmentMoved: heard(FulfilmentMoved(str(uuid7()), "A-1", "shipped")),
    ShipmentTracked: heard(
        ShipmentTracked(str(uuid7()), "A-1", "out_for_delivery", is_latest=True)
    ),
    OrderChanged: heard(OrderChanged("address", from_staff=False)),
    PickupMoved: heard(PickupMoved("ready", str(uuid7()))),
    PickupReminded: heard(PickupReminded(str(uuid7()))),
    ReceiptAsked: heard(ReceiptAsked()),
}
"""How each event that a job follows comes about. A new one needs its line."""


def test_every_event_that_a_job_follows_comes_about_here():
    assert {event for event, _ in SUBSCRIBED} == {one.__name__ for one in CAUSES}


async def rows(shop):
    all_of_them = "count(*), md5(string_agg(t::text, '' order by t::text))"
    each = (f"select '{name}', {all_of_them} from \"{name}\" t" for name in TABLES)
    async with shop.work.transaction() as session:
        return [tuple(row) for row in await session.execute(text(" union all ".join(each)))]


async def happened(shop, event, job):
    async with shop.work.transaction() as session:
        named = select(EventEntry).where(EventEntry.name == event).order_by(EventEntry.id)
        return [
            Happened(one.id, one.subject_id, one.at, job.event(**one.data))
            for one in await session.scalars(named)
        ]


@pytest.mark.parametrize(("event", "job"), SUBSCRIBED, ids=[one.name for _, one in SUBSCRIBED])
async def test_a_job_that_runs_again_changes_nothing(shop, mailbox, provider, event, job):
    causes = {one.__name__: cause for one, cause in CAUSES.items()}
    await causes[event](shop)
    events = await happened(shop, event, job)
    assert events
    for one in events:
        await job.handler(shop.work, one)
    before, mails = await rows(shop), await mailbox.mails()
    told = await taken(provider)

    for one in events:
        await job.handler(shop.work, one)

    assert await rows(shop) == before
    assert await mailbox.mails() == mails
    assert await taken(provider) == told


async def taken(provider):
    """What the payment company took and gave back in all."""
    async with provider.client() as client:
        everything = (await client.get("/v1/payments")).json()["data"]
    return sum(one["captured"] for one in everything), sum(one["refunded"] for one in everything)


async def test_an_unpaid_order_given_up_again_frees_its_goods_once(shop):
    order, *_ = await shop.an_order()

    for _ in range(3):
        await orders.give_up(shop.work, order.id)

    assert await shop.status(order) is OrderStatus.CANCELLED
    assert await shop.allocated() == 0
    assert await shop.count(StockMovement) == 2
    assert await shop.count(PaymentEvent) == 1
