"""The last use of an offer, fought over by checkouts and tills on many real connections."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

import schema
from api.database import engine as make_engine
from api.database import sessions
from models import ids
from models.identity import Visitor
from models.invariants import invariants
from models.offers import Offer, OfferCode, OfferRedemption
from models.offers.codes import made_for
from models.orders import Order
from models.viewer import Role, Viewer
from resolvers.context import Context, utc_now
from resolvers.orders.moving import give_up
from resolvers.session import SharedSession
from tests import standins
from tests.api.web import ADDRESS, connected, look, store
from tests.conftest import COMPILED
from tests.factories import DAY, Aisle, a_location, a_shop, a_word, an_offer, opening, some_stock

pytestmark = pytest.mark.proof
CHECKOUTS, TILLS, USES = 24, 8, 3
ADD = "mutation ($v: ID!) { addToCart(input: {variantId: $v}) { ... on Cart { id } } }"
APPLY = """mutation ($code: String!) { applyOffer(input: {code: $code}) {
  __typename
  ... on Cart { id quote(deliveryMethod: "standard") { total { amount } } } } }"""
PLACE = "mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename\
 ... on Order { id } } }"
SELL = "mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) { __typename\
 ... on Order { id } } }"


class Crowd:
    """Shoppers and tills, each with a connection of their own."""

    def __init__(self, database):
        self._engine = make_engine(database, pool_size=CHECKOUTS + TILLS, max_overflow=0)
        self._sessions, self._ports = sessions(self._engine), standins.ports()
        self._built = schema.build(COMPILED)

    async def ask(self, viewer, query, **variables):
        context = Context(self._sessions, viewer, self._ports, "us")
        told = await self._built.execute(query, variables, context)
        await context.close()
        assert told.errors is None, told.errors
        return next(iter(told.data.values()))

    async def leave(self):
        await self._engine.dispose()


@pytest.fixture
async def crowd(database):
    crowd = Crowd(database)
    yield crowd
    await crowd.leave()


@pytest.fixture
async def aisle(database):
    aisle = Aisle(on_hand=500, amount=1000)
    await store(database, *aisle.models, opening(aisle.stock), a_shop())
    return aisle


async def an_offer_with(database, **limits):
    now = utc_now()
    rule = {"effect": "percent", "percent": 10}
    dates = {"starts_at": now - DAY, "ends_at": now + DAY, "most_each": None}
    offer = an_offer(rule=rule, **dates, **limits)
    await store(database, offer)
    return offer


async def a_guest(database, crowd, aisle, code):
    """With the code on a filled cart, and the total that goes with it."""
    visitor = Visitor(token_digest=a_word())
    await store(database, visitor)
    viewer = Viewer(visitor_id=visitor.id, address=a_word())
    await crowd.ask(viewer, ADD, v=aisle.variant.gid)
    cart = await crowd.ask(viewer, APPLY, code=code)
    assert cart["__typename"] == "Cart"
    given = {
        "cartId": cart["id"],
        "email": f"{a_word()}@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": cart["quote"]["total"]["amount"],
        "idempotencyKey": str(uuid4()),
    }
    return viewer, given


async def a_till(database, aisle):
    here = a_location(kind="store")
    stock = some_stock(aisle.variant, here, 100)
    await store(database, here, stock, opening(stock))
    return Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=here.id)


def sale(aisle, code):
    return {
        "lines": [{"variantId": aisle.variant.gid}],
        "tender": "CASH",
        "given": "20.00",
        "expectedTotal": "9.63",
        "offerCode": code,
        "idempotencyKey": str(uuid4()),
    }


async def holds(database):
    async with connected(database) as engine, SharedSession(engine) as session:
        for name, one in invariants.items():
            if not one.asks_provider:
                assert not (await session.execute(text(one.sql()))).all(), name


async def uses(database):
    counted = select(func.count()).select_from(OfferRedemption)
    [(kept,)], [(count,)] = await look(database, select(Offer.uses)), await look(database, counted)
    assert kept == count
    return kept


@pytest.mark.parametrize("limits", [{"most_uses": USES}, {"most_per_day": USES}])
async def test_checkouts_and_tills_race_for_the_last_uses(database, crowd, aisle, limits):
    offer = await an_offer_with(database, **limits)
    guests = [await a_guest(database, crowd, aisle, offer.code) for _ in range(CHECKOUTS)]
    till = await a_till(database, aisle)
    sales = [sale(aisle, offer.code) for _ in range(TILLS)]

    told = await asyncio.gather(
        *(crowd.ask(viewer, PLACE, input=given) for viewer, given in guests),
        *(crowd.ask(till, SELL, input=one) for one in sales),
    )

    won = [one for one in told if one["__typename"] == "Order"]
    assert len(won) == USES
    lost = {one["__typename"] for one in told} - {"Order"}
    assert lost <= {"OfferNotUsable", "PriceChanged"}
    assert await uses(database) == USES
    assert await look(database, select(func.sum(Order.discount))) == [(100 * USES,)]
    await holds(database)


async def test_a_budget_is_raced_for_and_never_passed(database, crowd, aisle):
    offer = await an_offer_with(database, budget=350, currency="USD")
    guests = [await a_guest(database, crowd, aisle, offer.code) for _ in range(CHECKOUTS)]

    await asyncio.gather(*(crowd.ask(viewer, PLACE, input=given) for viewer, given in guests))

    assert await look(database, select(Offer.given, Offer.uses)) == [(300, 3)]
    await holds(database)


async def test_what_is_given_up_while_others_order_is_given_again_and_no_more(
    database, crowd, aisle
):
    offer = await an_offer_with(database, most_uses=1)
    guests = [await a_guest(database, crowd, aisle, offer.code) for _ in range(CHECKOUTS)]
    first, *others = guests
    placed = await crowd.ask(first[0], PLACE, input=first[1])

    async def end():
        async with connected(database) as engine, SharedSession(engine) as session:
            await give_up(session, ids.decode(placed["id"])[1], "unpaid", utc_now())
            await session.commit()

    told = await asyncio.gather(
        *(crowd.ask(viewer, PLACE, input=given) for viewer, given in others), end()
    )

    won = [one for one in told[:-1] if one["__typename"] == "Order"]
    assert len(won) <= 1
    assert await uses(database) == len(won)
    await holds(database)


async def test_one_code_of_a_list_is_good_once_however_many_type_it(database, crowd, aisle):
    offer = await an_offer_with(database, code="")
    (made,) = made_for(offer, 1)
    await store(database, made)
    guests = [await a_guest(database, crowd, aisle, made.shown) for _ in range(CHECKOUTS)]
    till = await a_till(database, aisle)
    sales = [sale(aisle, made.shown) for _ in range(TILLS)]

    told = await asyncio.gather(
        *(crowd.ask(viewer, PLACE, input=given) for viewer, given in guests),
        *(crowd.ask(till, SELL, input=one) for one in sales),
    )

    assert [one["__typename"] for one in told].count("Order") == 1
    assert await uses(database) == 1
    assert await look(database, select(OfferCode.uses)) == [(1,)]
    await holds(database)
