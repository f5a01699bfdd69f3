"""Buys online, collects in a store near by: chooses the store by stock and distance, is told when
it is ready, shows a code."""

import pytest

from models.stores import DeliveryKind
from models.viewer import Role
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.servers import until
from tests.api.test_live import socket
from tests.api.web import ask, fill, pay, place, shop, status
from tests.factories import Aisle, a_location, a_method, a_shop, some_stock

DAILY = {str(day): ["00:00", "24:00"] for day in range(7)}
STORES = """query ($latitude: Float, $longitude: Float) {
  pickupStores(latitude: $latitude, longitude: $longitude) {
    store { id name } isComplete distanceKm slots { startsAt } totals { total { amount } } } }"""
MINE = """query ($id: ID!) { order(id: $id) { status pickup { id status code { text } } } }"""
CHANGED = """subscription ($id: ID!) { orderChanged(orderId: $id) {
  status pickup { status code { text } } } }"""
WAITING = "{ pickups(status: REQUESTED) { nodes { id order { number lines { name quantity } } } } }"
FOUND = "query ($code: String!) { pickupByCode(code: $code) { id collector } }"
MOVE = """mutation ($input: MovePickupInput!) { movePickup(input: $input) {
  __typename ... on Pickup { status } } }"""
HAND = """mutation ($input: HandOverPickupInput!) { handOverPickup(input: $input) {
  __typename ... on Pickup { status order { status } } } }"""
FIGURES = """query ($p: Period!) { analytics(period: $p) {
  pickupShare { value numerator denominator } timeToReady { median p75 measured } } }"""
THIS_DECADE = {"from": "2020-01-01T00:00:00Z", "to": "2029-12-31T00:00:00Z"}
DOWNTOWN = {"latitude": 39.76, "longitude": -84.19}
CARD = {"number": "4242424242424242", "expiry": "12/40", "code": "123"}


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=9)
    open_all_day = {"kind": "store", "has_pickup": True, "opening_hours": DAILY}
    near = a_location(name="Near", latitude=39.8, longitude=-84.2, **open_all_day)
    far = a_location(name="Far", latitude=41.5, longitude=-81.7, **open_all_day)
    nearest = a_location(name="Nearest, but sold out", **open_all_day)
    way = a_method(aisle.channel, code="pickup", kind=DeliveryKind.PICKUP, amount=0)
    shelves = [some_stock(aisle.variant, one, 5) for one in (near, far)]
    models = (a_shop(), *aisle.models, far, near, nearest, way, *shelves)
    async with shop(database, payment_company, *models) as webs:
        await store_account(database, "owner@example.com", Role.OWNER)
        await store_account(database, "store@example.com", Role.ASSOCIATE, store_id=near.id)
        yield webs[0], aisle
    await databases.drop(database)


async def figures(web):
    async with web.browser() as owner:
        await log_in(owner, "owner@example.com")
        return (await ask(owner, FIGURES, p=THIS_DECADE))["analytics"]


async def test_goods_bought_online_are_collected_near_by_with_a_code(opened, payment_company):
    web, aisle = opened
    before = await figures(web)
    async with web.browser() as shopper, web.browser() as associate:
        await log_in(associate, "store@example.com")
        cart = await fill(shopper, aisle.variant, 2)
        shown = (await ask(shopper, STORES, **DOWNTOWN))["pickupStores"]
        near = shown[0]
        when = {"storeId": near["store"]["id"], "startsAt": near["slots"][0]["startsAt"]}
        total = near["totals"]["total"]["amount"]
        way = {"deliveryMethod": "pickup", "address": None, "expectedTotal": total}
        order = await place(shopper, cart, **way, pickup={**when, "collector": "Bo"})
        await pay(shopper, payment_company, order["id"], CARD)

        async def is_paid():
            return await status(shopper, order["id"]) == "CONFIRMED"

        await until(is_paid)

        async with socket(shopper) as seen:
            await seen.watch(CHANGED, id=order["id"])
            first = (await seen.next())["orderChanged"]
            [waiting] = (await ask(associate, WAITING))["pickups"]["nodes"]
            told = []
            for to in ("ACCEPTED", "PICKED", "READY"):
                await ask(associate, MOVE, input={"pickupId": waiting["id"], "to": to})
                told.append((await seen.next())["orderChanged"])

        mine = (await ask(shopper, MINE, id=order["id"]))["order"]
        code = mine["pickup"]["code"]["text"]
        found = (await ask(associate, FOUND, code=code))["pickupByCode"]
        done = await ask(associate, HAND, input={"pickupId": found["id"], "code": code})

    assert [(one["store"]["name"], one["isComplete"]) for one in shown] == [
        ("Near", True),
        ("Far", True),
        ("Nearest, but sold out", False),
    ]
    assert (first["pickup"]["status"], first["pickup"]["code"]) == ("REQUESTED", None)
    assert told[0]["pickup"] == {"status": "ACCEPTED", "code": None}
    assert told[-1]["pickup"] == {"status": "READY", "code": {"text": code}}
    assert waiting["order"]["lines"][0]["quantity"] == 2
    assert found["collector"] == "Bo"
    assert done["handOverPickup"] == {
        "__typename": "Pickup",
        "status": "COLLECTED",
        "order": {"status": "DELIVERED"},
    }
    after = await figures(web)
    assert before["pickupShare"] == {"value": None, "numerator": 0, "denominator": 0}
    assert before["timeToReady"] == {"median": None, "p75": None, "measured": 0}
    assert after["pickupShare"] == {"value": 1.0, "numerator": 1, "denominator": 1}
    assert after["timeToReady"]["measured"] == 1
    assert 0 < after["timeToReady"]["median"] < 60_000
