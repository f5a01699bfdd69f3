"""One member's points, fought over by checkouts and tills on many real connections."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text, update

import schema
from api.database import engine as make_engine
from api.database import sessions
from models import ids
from models.invariants import invariants
from models.loyalty import Cause, LoyaltyAccount, LoyaltyMovement, LoyaltyMovementKind, PointsLot
from models.orders import Order, OrderStatus
from models.payments import Payment
from models.stores import Shop
from models.tenders import OrderTender, TenderStatus
from models.viewer import Role, Viewer
from resolvers.context import Context, utc_now
from resolvers.orders.moving import give_up
from resolvers.session import SharedSession
from tests import databases, standins
from tests.api.a_shop import BAD, GOOD
from tests.api.logins import log_in, store_account
from tests.api.servers import until
from tests.api.web import ask, connected, fill, look, pay, place, shop, status, store
from tests.conftest import COMPILED
from tests.factories import (
    Aisle,
    a_location,
    a_shop,
    a_word,
    opening,
    some_points,
    some_stock,
)

pytestmark = pytest.mark.proof
CHECKOUTS = TILLS = 12
SELL = """
mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) {
  __typename ... on Error { message } ... on Order { id status }
} }
"""

CART = '{ cart { id lines { id } quote(deliveryMethod: "standard") { total { amount } } } }'


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=1_000, amount=400)
    async with shop(database, payment_company, *aisle.models, webs=2, worker=True) as webs:
        yield database, aisle, webs
    await databases.drop(database)


@pytest.fixture
async def tills(opened):
    """A store that sells the same goods; whoever sells has a connection of their own."""
    database, aisle, _ = opened
    here = a_location(kind="store")
    stock = some_stock(aisle.variant, here, 100)
    if await look(database, select(func.count()).select_from(Shop)) == [(0,)]:
        await store(database, a_shop())
    await store(database, here, stock, opening(stock))
    engine = make_engine(database, pool_size=TILLS, max_overflow=0)
    factory, ports, built = sessions(engine), standins.ports(), schema.build(COMPILED)

    async def sell(customer, points, amount, key=None):
        viewer = Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=here.id)
        context = Context(factory, viewer, ports, "us")
        given = {
            "lines": [{"variantId": aisle.variant.gid}],
            "tender": "CASH",
            "given": "9.00",
            "expectedTotal": "4.28",
            "customerId": customer,
            "tenders": [{"points": points, "amount": amount}],
            "idempotencyKey": key or str(uuid4()),
        }
        told = await built.execute(SELL, {"input": given}, context)
        await context.close()
        assert told.errors is None, told.errors
        return told.data["sellAtTill"]

    yield sell
    await engine.dispose()


@pytest.fixture
async def ana(opened):
    """A member who is logged in on a dozen devices, with 1,000 points in two lots."""
    database, _, webs = opened
    account = await store_account(database, f"{a_word()}@example.com")
    card = LoyaltyAccount.join(account.customer_id, utc_now())
    await store(database, card)
    balance = 0
    for points, days in ((600, 200), (400, 20)):
        now = utc_now()
        lot, moved, moves = some_points(card, points, Cause(uuid4().hex, now), now + days * DAY)
        balance += points
        moved.kind, moved.balance_after, moved.number = LoyaltyMovementKind.ADJUSTED, balance, days
        await store(database, lot, moved, moves)
    async with AsyncExitStack() as stack:
        browsers = [
            await stack.enter_async_context(webs[one % len(webs)].browser())
            for one in range(CHECKOUTS)
        ]
        for first in browsers[: len(webs)]:
            await log_in(first, account.email)
        for number, one in enumerate(browsers[len(webs) :]):
            one.cookies.update(browsers[number % len(webs)].cookies)
        yield account, card, browsers


DAY = timedelta(days=1)


async def mine(database, card):
    """What can be spent, what is held, and what was."""
    of_it = select(func.sum(PointsLot.active), func.sum(PointsLot.held)).where(
        PointsLot.account_id == card.id
    )
    [(active, held)] = await look(database, of_it)
    spent = select(func.coalesce(func.sum(LoyaltyMovement.held), 0)).where(
        LoyaltyMovement.account_id == card.id, LoyaltyMovement.kind == LoyaltyMovementKind.SPENT
    )
    [(gone,)] = await look(database, spent)
    return int(active), int(held), -int(gone)


async def all_is_well(database):
    areas = ("tenders", "payments", "orders", "loyalty", "invoices")
    async with connected(database) as engine, engine.connect() as connection:
        for one in invariants.values():
            if one.name.startswith(areas) and not one.asks_provider:
                values = {"grace": "0"} if ":grace" in one.sql() else {}
                assert not (await connection.execute(text(one.sql()), values)).all(), one.name


async def check_out(browser, variant, wish):
    """A member has one cart on all devices: whoever finds that another has bought it, or put more
    into it, looks again."""
    answer = {"__typename": "CartIsEmpty"}
    for _ in range(3 * CHECKOUTS):
        cart = (await ask(browser, CART))["cart"]
        if not cart or not cart["lines"]:
            cart = await fill(browser, variant)
        answer = await place(browser, cart, tenders=[wish])
        if answer["__typename"] not in ("CartIsEmpty", "PriceChanged"):
            break
    return answer


async def test_checkouts_and_tills_race_for_one_balance(opened, tills, ana):
    """Each wants 300 of 1,000 points: three of 24 get them, wherever they stand."""
    database, aisle, _ = opened
    account, card, browsers = ana
    customer = ids.encode("customer", account.customer_id)
    wish = {"points": 300, "amount": "3.00"}

    answers = await asyncio.gather(
        *(check_out(one, aisle.variant, wish) for one in browsers),
        *(tills(customer, 300, "3.00") for _ in range(TILLS)),
    )

    sold = [one for one in answers if one["__typename"] == "Order"]
    assert len(sold) == 3
    assert {one["__typename"] for one in answers if one not in sold} == {"TenderChanged"}
    active, held, spent = await mine(database, card)
    assert (active, held + spent) == (100, 900)
    taken = select(Payment.amount).join(OrderTender, OrderTender.order_id == Payment.order_id)
    paid = await look(database, taken.where(OrderTender.amount == 300))
    of_orders = select(Order.total - 300).join(OrderTender, OrderTender.order_id == Order.id)
    assert sorted(paid) == sorted(await look(database, of_orders.where(OrderTender.amount == 300)))
    await all_is_well(database)


async def test_one_press_on_a_dozen_devices_takes_points_once(opened, ana, payment_company):
    database, aisle, _ = opened
    _, card, browsers = ana
    cart = await fill(browsers[0], aisle.variant)
    key, wish = str(uuid4()), {"points": 300, "amount": "3.00"}

    answers = await asyncio.gather(
        *(place(one, cart, tenders=[wish], idempotencyKey=key) for one in browsers)
    )

    [order_id] = {one["id"] for one in answers if one["__typename"] == "Order"}
    assert await mine(database, card) == (700, 300, 0)
    declined = await pay(browsers[0], payment_company, order_id, BAD)
    assert declined["captured"] == 0
    assert await mine(database, card) == (700, 300, 0)
    [(total,)] = await look(
        database, select(Order.total).where(Order.id == ids.decode(order_id)[1])
    )
    paid = await pay(browsers[0], payment_company, order_id, GOOD)
    assert paid["captured"] == total - 300
    await until(lambda: _is(browsers[0], order_id, "CONFIRMED"))
    assert await mine(database, card) == (700, 0, 300)
    await all_is_well(database)


async def _is(browser, order_id, wanted):
    return await status(browser, order_id) == wanted


async def test_what_is_given_up_while_it_is_bought_again_is_spent_once(opened, tills, ana):
    """All points are held by an order; it is given up by five jobs while tills want them."""
    database, aisle, _ = opened
    account, card, browsers = ana
    cart = await fill(browsers[0], aisle.variant, 3)
    order = await place(browsers[0], cart, tenders=[{"points": 1000, "amount": "10.00"}])
    assert order["status"] == "PENDING", order
    ends = await _by_end(database, card)
    customer = ids.encode("customer", account.customer_id)

    async def end():
        async with connected(database) as engine, SharedSession(engine) as session:
            await give_up(session, ids.decode(order["id"])[1], "unpaid", utc_now())
            await session.commit()

    told, *_ = await asyncio.gather(
        asyncio.gather(*(tills(customer, 400, "4.00") for _ in range(TILLS))),
        *(end() for _ in range(5)),
    )

    won = sum(one["__typename"] == "Order" for one in told)
    assert won <= 2
    assert await mine(database, card) == (1000 - 400 * won, 0, 400 * won)
    assert ends == [(0, 400), (0, 600)]
    if won == 0:
        assert await _by_end(database, card) == [(400, 0), (600, 0)]
    statuses = select(OrderTender.status).where(OrderTender.order_id == ids.decode(order["id"])[1])
    assert await look(database, statuses) == [(TenderStatus.RELEASED,)]
    await all_is_well(database)


async def _by_end(database, card):
    of_it = select(PointsLot.active, PointsLot.held).where(PointsLot.account_id == card.id)
    return [tuple(row) for row in await look(database, of_it.order_by(PointsLot.expires_at))]


async def test_an_order_that_is_paid_late_has_its_points_back_and_is_not_charged(
    opened, ana, payment_company
):
    """Given up while its card was typed in: the points are free, and the money goes back."""
    database, aisle, _ = opened
    _, card, browsers = ana
    cart = await fill(browsers[0], aisle.variant)
    order = await place(browsers[0], cart, tenders=[{"points": 300, "amount": "3.00"}])
    id = ids.decode(order["id"])[1]
    async with connected(database) as engine, SharedSession(engine) as session:
        await give_up(session, id, "unpaid", utc_now())
        await session.commit()

    again = await ask(
        browsers[0],
        'mutation ($id: ID!) { startPayment(input: {orderId: $id, returnUrl: "x"}) '
        "{ __typename } }",
        id=order["id"],
    )

    assert again["startPayment"]["__typename"] != "Payment"
    assert await mine(database, card) == (1000, 0, 0)
    assert await look(database, select(Order.status).where(Order.id == id)) == [
        (OrderStatus.CANCELLED,)
    ]
    await all_is_well(database)


async def test_the_database_itself_lets_no_lot_fall_below_zero(opened, ana):
    database, *_ = opened
    _, card, _ = ana
    async with connected(database) as engine, engine.connect() as connection:
        for values in ({"active": -1}, {"held": PointsLot.points + 1}):
            wrong = update(PointsLot).where(PointsLot.account_id == card.id).values(**values)
            with pytest.raises(Exception, match="holds_what_it_can"):
                await connection.execute(wrong)
            await connection.rollback()
