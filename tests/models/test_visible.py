"""Every table says who sees its rows, or why nobody ever asks for them by their id."""

import re

import pytest
from sqlalchemy import false, select

import models
from models import base
from models.base import Model
from models.inventory import Stock, StockMovement
from models.money import Money
from models.orders import Order, OrderLine
from models.payments import Payment
from models.refunds import RefundRequest
from models.returns import Return, ReturnLine
from models.viewer import GRANTS_OF, STAFF, Grant, Role, Viewer, covers
from tests.factories import (
    Aisle,
    a_bought_line,
    a_location,
    a_payment,
    a_word,
    an_order,
    some_stock,
)

INTERNAL = {
    "ChannelLocation": "Read with its market, and by nobody else.",
    "Reservation": "What a cart holds; its buyer is told until when, as they reserve.",
    "Bucket": "What a caller has left; it is told to the caller alone, with each answer.",
    "EmailProof": "Opened by whoever holds its token, and named by nothing else.",
    "EventEntry": "What happened, read through what it happened to and as figures.",
    "FacetCount": "Added up in the facets of lists.",
    "IdempotencyKey": "Found by who calls, what and with which key.",
    "InvoiceSeries": "The last number of a year, for whoever issues the next.",
    "LotMove": "The lots behind a movement of points, which is what is shown.",
    "Notice": "Which mails were sent; for the jobs that send them.",
    "PaymentEvent": "The ledger behind a payment, which is what is shown.",
    "PriceChange": "Read as the lowest price before a sale.",
    "RecommendationModel": "A trained model; its name is told with what it recommends.",
    "RefreshToken": "Found by its digest, by whoever holds the token.",
    "RetentionPeriod": "Shown as its rule, to whoever runs the shop.",
    "SearchWord": "Words of the catalogue, read as suggestions.",
    "Tries": "Counters whose keys are digests.",
    "Visitor": "Found by its digest, by the browser that holds the token.",
    "WebhookDelivery": "The inbox of the payment company's messages; for the job that reads it.",
}


def everybody():
    return sorted((one.class_ for one in Model.registry.mappers), key=lambda one: one.__name__)


@pytest.mark.parametrize("model", everybody(), ids=lambda one: one.__name__)
def test_a_table_says_who_sees_its_rows_or_why_nobody_asks(model):
    says = model.visible_to.__func__ is not Model.visible_to.__func__

    assert says != (model.__name__ in INTERNAL)


def test_the_list_of_what_is_internal_names_only_what_there_is():
    assert {one.__name__ for one in everybody()} >= INTERNAL.keys()
    assert models.base is base


@pytest.mark.parametrize("model", everybody(), ids=lambda one: one.__name__)
def test_nobody_owns_what_is_nobodys(model):
    """`column == None` is `IS NULL`: harmless where nothing can be NULL, else a hole."""
    asked = str(model.visible_to(Viewer()).compile())
    named = re.findall(r"(\w+)\.(\w+) IS NULL", asked)

    columns = (Model.metadata.tables[table].columns[column] for table, column in named)
    assert [str(one) for one in columns if one.nullable] == []


def test_what_a_role_may_is_said_of_each():
    assert set(GRANTS_OF) == set(Role)
    assert all(GRANTS_OF[role] for role in STAFF)
    assert not GRANTS_OF[Role.CUSTOMER]
    assert GRANTS_OF[Role.OWNER] == set(Grant)
    assert Grant.SEE_CUSTOMERS not in GRANTS_OF[Role.ANALYST]


@pytest.mark.parametrize(
    ("limit", "amount", "is_within"),
    [
        (None, Money(10**12, "USD"), True),
        (None, None, True),
        (Money(100, "USD"), Money(100, "USD"), True),
        (Money(100, "USD"), Money(101, "USD"), False),
        (Money(100, "USD"), Money(1, "EUR"), False),
        (Money(100, "USD"), None, False),
    ],
)
def test_a_limit_covers_what_is_not_above_it_and_no_other_money(limit, amount, is_within):
    assert covers(limit, amount) is is_within


async def a_shop_of_two(save):
    """The same in two stores; the models of each by their class."""
    aisle, stores = Aisle(), [a_location(kind="store"), a_location(kind="store")]
    await save(*aisle.models, *stores)
    return stores, [await _things(save, aisle, store) for store in stores]


async def _things(save, aisle, store):
    line = a_bought_line(aisle.variant)
    order = await save(an_order(aisle.channel, line, location_id=store.id))
    payment = await save(a_payment(order))
    stock = await save(some_stock(aisle.variant, store))
    moved = await save(stock.allocate(1, order.id))
    back = Return(
        number=a_word(),
        order_id=order.id,
        customer_id=None,
        reason="other",
        currency="USD",
        refund=1,
        requested_at=order.placed_at,
        lines=[ReturnLine(order_line_id=line.id, quantity=1, refund=1)],
    )
    await save(back)
    return {type(one): one for one in (order, line, payment, stock, moved, back, back.lines[0])}


async def test_an_associate_sees_the_own_store_and_of_no_other(save, session):
    (here, _), (own, others) = await a_shop_of_two(save)
    roles = frozenset({Role.ASSOCIATE})
    associate, homeless = Viewer(roles=roles, store_id=here.id), Viewer(roles=roles)
    agent = Viewer(roles=frozenset({Role.AGENT}))

    for model, mine in own.items():
        for viewer, seen in (
            (associate, {mine.id}),
            (homeless, set()),
            (agent, {mine.id, others[model].id}),
        ):
            found = await session.scalars(select(model.id).where(model.visible_to(viewer)))
            wanted = set(found) & {mine.id, others[model].id}
            assert wanted == seen, model
    assert set(own) == {Order, OrderLine, Payment, Stock, StockMovement, Return, ReturnLine}


def test_who_may_not_refund_sees_no_request_to():
    assert str(RefundRequest.visible_to(Viewer(roles=frozenset({Role.ANALYST})))) == str(false())
