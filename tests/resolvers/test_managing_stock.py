"""Staff change counts: upon what they saw, in the ledger, and where they may."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.identity import Account
from models.inventory import MovementKind, Stock, StockMovement
from models.viewer import Role, Viewer
from tests.factories import Aisle, a_location, a_shop, on_sale, some_stock

ADJUST = """
mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { ...Told } }
fragment Told on ChangeStockResult {
  __typename
  ... on Error { message }
  ... on StockChanged { level { onHand } }
  ... on StockIsPromised { promised least }
  ... on StockLevel {
    id onHand allocated reserved incoming safety backorder available
    item { sku name }
    location { name kind }
  }
}
"""
COUNT = ADJUST.replace("AdjustStock", "CountStock").replace("adjustStock", "countStock")
SEND = ADJUST.replace("AdjustStock", "TransferStock").replace("adjustStock", "transferStock")
RECEIVE = ADJUST.replace("AdjustStock", "ReceiveStock").replace("adjustStock", "receiveStock")
TERMS = ADJUST.replace("AdjustStock", "SetStockTerms").replace("adjustStock", "setStockTerms")


@pytest.fixture
async def store(save, aisle):
    return await save(a_location(kind="store", name="North"), a_shop())


@pytest.fixture
async def merchandiser(save):
    account = Account(email="mo@example.com", name="Mo", password_hash="!", roles=["merchandiser"])
    await save(account)
    return Viewer(account_id=account.id, roles=frozenset({Role.MERCHANDISER}))


def keyed(aisle, location=None, **given):
    return {
        "input": {
            "variantId": aisle.variant.gid,
            "locationId": (location or aisle.warehouse).gid,
            "idempotencyKey": str(uuid4()),
            **given,
        }
    }


def lost(aisle, expected=10, **given):
    values = {"difference": -3, "expectedOnHand": expected, "reason": "LOST", **given}
    return keyed(aisle, **values)


def sent(aisle, store, **given):
    values = keyed(aisle, toLocationId=store.gid, quantity=4, expectedOnHand=10, **given)
    values["input"]["fromLocationId"] = values["input"].pop("locationId")
    return values


async def test_an_adjustment_is_in_the_counts_the_ledger_and_the_audit_log(
    ask, session, aisle, merchandiser
):
    reply = await ask(ADJUST, viewer=merchandiser, **lost(aisle))

    level = reply["adjustStock"]
    assert (level["onHand"], level["available"]) == (7, 7)
    assert level["item"]["sku"] == aisle.variant.sku
    assert level["location"] == {"name": "Warehouse", "kind": "WAREHOUSE"}
    [move] = await session.scalars(select(StockMovement))
    assert (move.kind, move.on_hand, move.reason) == (MovementKind.ADJUSTED, -3, "lost")
    [line] = await session.scalars(select(AuditEntry))
    assert (line.act, line.object_id) == ("adjustStock", level["id"])
    assert (line.before["on_hand"], line.after["on_hand"]) == (10, 7)


async def test_a_stale_screen_overwrites_nothing_and_is_told_the_present_number(
    ask, session, aisle, merchandiser
):
    await ask(ADJUST, viewer=merchandiser, **lost(aisle))

    counted = keyed(aisle, counted=10, expectedOnHand=10)
    reply = await ask(COUNT, viewer=merchandiser, **counted)

    assert reply["countStock"] == {
        "__typename": "StockChanged",
        "message": "This has changed meanwhile: there are 7 now. Look again.",
        "level": {"onHand": 7},
    }
    assert await session.scalar(select(Stock.on_hand)) == 7


async def test_the_same_key_counts_once(ask, session, aisle, merchandiser):
    values = lost(aisle)

    first = await ask(ADJUST, viewer=merchandiser, **values)
    again = await ask(ADJUST, viewer=merchandiser, **values)

    assert first == again
    assert await session.scalar(select(Stock.on_hand)) == 7


async def test_what_is_sent_is_on_its_way_until_it_is_received(
    ask, session, aisle, store, merchandiser
):
    here = await ask(SEND, viewer=merchandiser, **sent(aisle, store))
    came = keyed(aisle, store, quantity=3, missing=1, expectedOnHand=0)
    there = await ask(RECEIVE, viewer=merchandiser, **came)

    assert here["transferStock"]["onHand"] == 6
    assert (there["receiveStock"]["onHand"], there["receiveStock"]["incoming"]) == (3, 0)
    moves = (await session.scalars(select(StockMovement).order_by(StockMovement.id))).all()
    assert [(one.kind, one.on_hand, one.incoming) for one in moves] == [
        ("sent", -4, 0),
        ("expected", 0, 4),
        ("received", 3, -4),
    ]
    assert moves[0].transfer_id == moves[1].transfer_id


async def test_what_is_kept_back_is_not_for_sale_and_what_may_be_sold_ahead_is(
    ask, aisle, merchandiser
):
    seen = {"expectedSafety": 0, "expectedBackorder": 0}
    kept = await ask(TERMS, viewer=merchandiser, **keyed(aisle, safety=4, backorder=0, **seen))
    seen = {"expectedSafety": 4, "expectedBackorder": 0}
    ahead = await ask(TERMS, viewer=merchandiser, **keyed(aisle, safety=0, backorder=6, **seen))

    assert kept["setStockTerms"]["available"] == 6
    assert ahead["setStockTerms"]["available"] == 16


async def test_a_count_below_what_is_promised_is_refused(ask, save, merchandiser):
    aisle = Aisle()
    aisle.stock.allocated = 4
    await save(*aisle.models)

    reply = await ask(COUNT, viewer=merchandiser, **keyed(aisle, counted=3, expectedOnHand=10))

    refused = reply["countStock"]
    assert (refused["__typename"], refused["promised"], refused["least"]) == (
        "StockIsPromised",
        4,
        4,
    )


async def test_an_associate_counts_in_the_own_store_and_nowhere_else(ask, aisle, store):
    associate = Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=store.id)
    here = keyed(aisle, store, counted=5, expectedOnHand=0)
    elsewhere = keyed(aisle, counted=5, expectedOnHand=10)

    counted = await ask(COUNT, viewer=associate, **here)
    refused = await ask(COUNT, viewer=associate, **elsewhere)

    assert counted["countStock"]["onHand"] == 5
    assert refused["countStock"]["__typename"] == "NotFound"


LEVELS = """
query ($variant: ID!, $after: String) {
  stockLevels(variantId: $variant, first: 2, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { onHand available item { name } location { name openingHours { opens } } }
  }
}
"""
LOW = """
query ($location: ID, $most: Int, $first: Int, $after: String) {
  lowStock(locationId: $location, atMost: $most, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } nodes { available item { sku } location { name } }
  }
}
"""


async def test_what_there_is_of_a_variant_is_paged_by_the_names_of_places(
    ask, save, aisle, merchandiser
):
    places = [a_location(kind="store", name=name) for name in ("Azure", "Zinc", "Birch")]
    await save(*places, *(some_stock(aisle.variant, one, 1) for one in places))

    first = (await ask(LEVELS, viewer=merchandiser, variant=aisle.variant.gid))["stockLevels"]
    after = first["pageInfo"]["endCursor"]
    values = {"variant": aisle.variant.gid, "after": after}
    rest = (await ask(LEVELS, viewer=merchandiser, **values))["stockLevels"]

    names = [one["location"]["name"] for one in [*first["nodes"], *rest["nodes"]]]
    assert names == ["Azure", "Birch", "Warehouse", "Zinc"]
    assert (first["totalCount"], rest["pageInfo"]["hasNextPage"]) == (4, False)


async def test_the_fewest_come_first_and_many_take_as_many_statements_as_few(
    ask, save, session, aisle, merchandiser, statements
):
    for left in (3, 0, 5, 1, 6):
        await save(*on_sale(aisle, on_hand=left))

    statements.clear()
    one = (await ask(LOW, viewer=merchandiser, first=1))["lowStock"]
    few = len(statements)
    statements.clear()
    rest = (await ask(LOW, viewer=merchandiser, first=9, after=one["pageInfo"]["endCursor"]))[
        "lowStock"
    ]
    many = len(statements)

    assert [level["available"] for level in [*one["nodes"], *rest["nodes"]]] == [0, 1, 3, 5]
    assert few == many <= 4
    gone = (await ask(LOW, viewer=merchandiser, most=0, location=aisle.warehouse.gid))["lowStock"]
    assert [level["available"] for level in gone["nodes"]] == [0]


async def test_the_ledger_of_a_place_explains_its_counts(ask, aisle, merchandiser):
    level = (await ask(ADJUST, viewer=merchandiser, **lost(aisle)))["adjustStock"]
    await ask(COUNT, viewer=merchandiser, **keyed(aisle, counted=9, expectedOnHand=7))

    ledger = "query ($id: ID!) { stockMovements(stockLevelId: $id) { nodes { kind onHand } } }"
    reply = await ask(ledger, viewer=merchandiser, id=level["id"])

    assert sorted((one["kind"], one["onHand"]) for one in reply["stockMovements"]["nodes"]) == [
        ("ADJUSTED", -3),
        ("COUNTED", 2),
    ]


CREATE = """
mutation ($input: CreateLocationInput!) { createLocation(input: $input) { ...Told } }
fragment Told on CreateLocationResult {
  __typename
  ... on Error { message }
  ... on InvalidInput { fields { path } }
  ... on StockLocation { id name revision openingHours { weekday opens closes } }
}
"""
CHANGE = (
    CREATE.replace("CreateLocation", "ChangeLocation")
    .replace("createL", "changeL")
    .replace("{ path } }", "{ path } }\n  ... on ChangedMeanwhile { revision }")
)
OWNER = Viewer(account_id=uuid4(), roles=frozenset({Role.OWNER}))


def a_place(**values):
    return {
        "kind": "STORE",
        "number": "71",
        "name": "North",
        "line1": "1 Long Road",
        "city": "Dayton",
        "postalCode": "45402",
        "country": "US",
        "latitude": 39.8,
        "longitude": -84.2,
        "openingHours": [{"weekday": 0, "opens": "08:00", "closes": "21:00"}],
        **values,
    }


async def test_the_owner_opens_a_store_and_says_anew_when_it_is_open(ask):
    made = await ask(CREATE, viewer=OWNER, input={"location": a_place()})
    place = made["createLocation"]
    hours = [{"weekday": 6, "opens": "10:00", "closes": "16:00"}]
    told = {"locationId": place["id"], "location": a_place(openingHours=hours)}

    changed = await ask(CHANGE, viewer=OWNER, input={**told, "revision": 1})
    late = await ask(CHANGE, viewer=OWNER, input={**told, "revision": 1})

    assert changed["changeLocation"]["openingHours"] == hours
    assert (late["changeLocation"]["__typename"], late["changeLocation"]["revision"]) == (
        "ChangedMeanwhile",
        2,
    )


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"latitude": 90.5}, "latitude"),
        ({"country": "usa"}, "country"),
        ({"name": " "}, "name"),
        ({"openingHours": [{"weekday": 7, "opens": "08:00", "closes": "09:00"}]}, "openingHours"),
        ({"openingHours": [{"weekday": 1, "opens": "9", "closes": "10:00"}]}, "openingHours"),
    ],
)
async def test_a_place_that_is_none_is_refused(ask, wrong, path):
    reply = await ask(CREATE, viewer=OWNER, input={"location": a_place(**wrong)})

    assert reply["createLocation"]["fields"] == [{"path": path}]


async def test_two_places_have_no_number_in_common(ask, save):
    await save(a_location(number="71"))

    reply = await ask(CREATE, viewer=OWNER, input={"location": a_place()})

    assert reply["createLocation"]["fields"] == [{"path": "number"}]
