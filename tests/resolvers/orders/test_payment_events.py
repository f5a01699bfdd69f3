"""Staff see what became of a payment, one step after the other."""

import pytest

from models.payments import PaymentEvent, PaymentEventKind
from models.viewer import Role, Viewer
from tests.factories import Aisle, a_payment, an_order

ASK = """
query ($order: ID!) { paymentEvents(orderId: $order) { kind at amount { amount currency } } }
"""
TOLD = (
    (PaymentEventKind.STARTED, 0),
    (PaymentEventKind.CAPTURED, 998),
    (PaymentEventKind.REFUNDED, 200),
    (PaymentEventKind.DISPUTED, 798),
)


@pytest.fixture
async def order(save):
    aisle = Aisle()
    await save(*aisle.models)
    order = await save(an_order(aisle.channel, location_id=aisle.warehouse.id))
    payment = await save(a_payment(order))
    for place, (kind, amount) in enumerate(TOLD):
        event = {"kind": kind, "amount": amount, "reference": str(place)}
        await save(PaymentEvent(payment_id=payment.id, **event))
    return order


async def test_each_event_is_told_with_its_sum_by_few_statements(ask, order, statements):
    agent = Viewer(roles=frozenset({Role.AGENT}))
    statements.clear()

    events = (await ask(ASK, viewer=agent, order=order.gid))["paymentEvents"]

    assert [one["kind"] for one in events] == [kind.name for kind, _ in TOLD]
    assert [one["amount"]["amount"] for one in events] == ["0.00", "9.98", "2.00", "7.98"]
    assert len(statements) <= 3
