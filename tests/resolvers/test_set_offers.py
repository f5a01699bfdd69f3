"""Offers that marketers set: what they take off carts and orders, and how often."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text, update

from models.identity import Visitor
from models.invariants import invariants
from models.offers import Offer, OfferRedemption
from models.orders import Order
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.orders.moving import give_up
from tests.factories import DAY, Aisle, a_bought_line, a_customer, an_offer, an_order, on_sale

SETTINGS = """
  id revision phase name code isAutomatic effect percent amount { amount } currency uses
  given { amount currency } leastSpend { amount } budget { amount } mostUses mostEach
  goods { category brand ids minPrice { amount } } spendOn { category } touchpoints tiers
  parts { quantity goods { ids } }
"""
SAVE = f"""
mutation ($offer: OfferTermsInput!, $id: ID, $revision: Int! = 0) {{
  saveOffer(input: {{offer: $offer, id: $id, revision: $revision}}) {{
    __typename
    ... on Error {{ message }}
    ... on InvalidInput {{ fields {{ path }} }}
    ... on ChangedMeanwhile {{ revision }}
    ... on OfferSettings {{ {SETTINGS} }}
  }}
}}
"""
TRY = """query ($offer: OfferTermsInput!) { simulateOffer(offer: $offer) {
  orders usedBy customers cost { amount currency } turnover { amount } isWhole takesForGranted
} }"""
CODES = """mutation ($id: ID!, $n: Int!) { makeOfferCodes(input: {id: $id, upTo: $n}) {
  __typename ... on OfferSettings { codes } ... on InvalidInput { fields { path } } } }"""
FILE = "query ($id: ID!) { offerCodesFile(id: $id) }"
END = """mutation ($id: ID!, $revision: Int!) {
  endOffer(input: {id: $id, revision: $revision}) {
    __typename ... on OfferSettings { phase revision } } }"""
LIST = f"{{ offerSettings(first: 50) {{ totalCount nodes {{ {SETTINGS} }} }} }}"
ADD = """mutation ($v: ID!, $n: Int!) { addToCart(input: {variantId: $v, quantity: $n}) {
  __typename ... on Cart { id } } }"""
APPLY = """mutation ($code: String!) { applyOffer(input: {code: $code}) {
  __typename ... on Error { message } } }"""
DROP = 'mutation { dropOffer(input: {code: "two"}) { ... on Cart { offers { code } } } }'
CART = """
{ cart {
  id totals { discount { amount } total { amount } }
  offers { code standing reason saves { amount } offer { name }
    missing { lack spend { amount } quantity } beatenBy { name } }
  quote(deliveryMethod: "standard") { shipping { amount } total { amount } }
} }
"""
PLACE = """
mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on Error { message }
  ... on Order { id totals { discount { amount } shipping { amount } total { amount } } }
} }
"""
ADDRESS = {
    "name": "Ana",
    "line1": "1 Long Road",
    "city": "Dayton",
    "region": "OH",
    "postalCode": "45402",
    "country": "US",
}


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=100, amount=1000)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def ana(save, aisle):
    return (await save(a_customer())).id


@pytest.fixture
def terms(aisle):
    def terms(**values):
        now = utc_now()
        given = {
            "name": str(uuid4()),
            "effect": "PERCENT",
            "percent": 10,
            "startsAt": (now - DAY).isoformat(),
            "endsAt": (now + DAY).isoformat(),
            "isAutomatic": "code" not in values,
            **values,
        }
        return given

    return terms


@pytest.fixture
def make(ask, terms):
    async def make(viewer=Role.MARKETER, **values):
        given = terms(**values)
        return (await ask(SAVE, viewer=viewer, offer=given))["saveOffer"]

    return make


@pytest.fixture
def fill(ask, aisle):
    async def fill(viewer, quantity=2, variant=None):
        await ask(ADD, viewer=viewer, v=variant or aisle.variant, n=quantity)

    return fill


@pytest.fixture
def look(ask):
    async def look(viewer):
        return (await ask(CART, viewer=viewer))["cart"]

    return look


@pytest.fixture
def buy(ask, look):
    async def buy(viewer, **more):
        cart = await look(viewer)
        given = {
            "cartId": cart["id"],
            "email": "ana@example.com",
            "address": ADDRESS,
            "deliveryMethod": "standard",
            "expectedTotal": cart["quote"]["total"]["amount"],
            "idempotencyKey": str(uuid4()),
            **more,
        }
        return (await ask(PLACE, viewer=viewer, input=given))["placeOrder"]

    return buy


def stands(cart):
    return {one["offer"]["name"]: one["standing"] for one in cart["offers"]}


def saves(cart):
    return {one["offer"]["name"]: one["saves"]["amount"] for one in cart["offers"]}


async def held(session, *names):
    """Of the invariants about offers."""
    for name in ("offers.are_used_once", "offers.are_counted", "offers.count_their_uses"):
        found = await session.execute(text(invariants[name].sql()))
        assert found.all() == [], name


async def test_what_is_set_is_told_again(make, aisle, ask):
    made = await make(
        name="Autumn",
        effect="AMOUNT",
        amount="2.50",
        currency="USD",
        goods={"category": aisle.category.slug, "minPrice": "1.00"},
        spendOn={},
        leastSpend="20.00",
        budget="100.00",
        mostUses=7,
        mostEach=2,
        touchpoints=["WEB", "TILL"],
    )

    assert made["__typename"] == "OfferSettings"
    assert (made["phase"], made["amount"], made["uses"]) == ("RUNNING", {"amount": "2.50"}, 0)
    assert made["goods"] == {
        "category": aisle.category.slug,
        "brand": [],
        "ids": [],
        "minPrice": {"amount": "1.00"},
    }
    assert made["spendOn"] == {"category": None}
    assert (made["leastSpend"], made["budget"]) == ({"amount": "20.00"}, {"amount": "100.00"})
    assert (made["mostUses"], made["mostEach"], made["touchpoints"]) == (7, 2, ["TILL", "WEB"])
    assert (await ask(LIST, viewer=Role.MARKETER))["offerSettings"]["nodes"] == [
        {key: value for key, value in made.items() if key != "__typename"}
    ]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"name": " "}, "offer.name"),
        ({"percent": 101}, "offer.percent"),
        ({"effect": "AMOUNT", "currency": "USD"}, "offer.amount"),
        ({"effect": "AMOUNT", "amount": "1.00"}, "offer.currency"),
        ({"effect": "AMOUNT", "amount": "1.001", "currency": "USD"}, "offer.amount"),
        ({"currency": "XXX"}, "offer.currency"),
        ({"effect": "BUNDLE", "amount": "1.00", "currency": "USD"}, "offer.parts"),
        ({"goods": {"category": "no-such"}}, "offer.goods.category"),
        ({"goods": {"text": "bread"}}, "offer.goods"),
        ({"goods": {"ids": ["product_x"]}}, "offer.goods.ids"),
        ({"markets": ["no"]}, "offer.markets"),
        ({"tiers": ["tier_x"]}, "offer.tiers"),
        ({"code": "X" * 61}, "offer.code"),
        ({"code": "X", "isAutomatic": True}, "offer.code"),
        ({"mostEach": 101}, "offer.mostEach"),
        ({"mostUses": 0}, "offer.mostUses"),
        ({"endsAt": "2020-01-01T00:00:00Z"}, "offer.endsAt"),
    ],
)
async def test_what_cannot_be_is_refused_where_it_was_said(make, values, path):
    refused = await make(**values)

    assert refused["__typename"] == "InvalidInput"
    assert path in {one["path"] for one in refused["fields"]}


@pytest.mark.parametrize("role", [Role.AGENT, Role.ANALYST, Role.CUSTOMER, Role.MERCHANDISER])
async def test_only_marketers_and_owners_set_offers(ask, terms, role):
    told = await ask(SAVE, viewer=role, errors=True, offer=terms())

    assert told[0][1] == "FORBIDDEN"


async def test_a_code_and_a_name_are_given_once(make):
    await make(code="AUTUMN", name="Autumn")

    again = await make(code="autumn")
    named = await make(name="Autumn")

    assert [one["path"] for one in again["fields"]] == ["offer.code"]
    assert [one["path"] for one in named["fields"]] == ["offer.name"]


async def test_it_is_saved_over_what_was_seen_and_ended_once(ask, make, terms, look, fill, ana):
    made = await make(name="Autumn")
    known = {"id": made["id"], "offer": terms(name="Autumn", percent=30)}

    saved = await ask(SAVE, viewer=Role.OWNER, **known, revision=1)
    late = await ask(SAVE, viewer=Role.OWNER, **known, revision=1)
    await fill(ana)
    before = await look(ana)
    ended = await ask(END, viewer=Role.MARKETER, id=made["id"], revision=2)
    again = await ask(END, viewer=Role.MARKETER, id=made["id"], revision=2)

    assert (saved["saveOffer"]["revision"], saved["saveOffer"]["percent"]) == (2, 30)
    assert late["saveOffer"]["revision"] == 2
    assert late["saveOffer"]["__typename"] == "ChangedMeanwhile"
    assert before["totals"]["discount"] == {"amount": "6.00"}
    assert ended["endOffer"] == {"__typename": "OfferSettings", "phase": "ENDED", "revision": 3}
    assert again["endOffer"]["__typename"] == "ChangedMeanwhile"
    assert (await look(ana))["totals"]["discount"] == {"amount": "0.00"}


async def test_several_apply_to_one_cart_and_those_of_a_group_compete(
    ask, make, fill, look, ana, buy, session
):
    await make(name="All", percent=10)
    await make(name="Weak", percent=5, group="g")
    await make(name="Two", code="TWO", percent=20, group="g")
    await make(name="Money", code="MONEY", effect="AMOUNT", amount="1.00", currency="USD", rank=9)
    await fill(ana)
    for code in ("two", "money"):
        assert (await ask(APPLY, viewer=ana, code=code))["applyOffer"]["__typename"] == "Cart"

    cart = await look(ana)
    order = await buy(ana)

    assert stands(cart) == {
        "Money": "APPLIED",
        "All": "APPLIED",
        "Two": "APPLIED",
        "Weak": "BEATEN",
    }
    assert sum(float(one) for one in saves(cart).values()) == 6.6
    assert cart["totals"]["discount"] == {"amount": "6.60"}
    assert order["totals"]["discount"] == {"amount": "6.60"}
    used = (await session.scalars(select(OfferRedemption))).all()
    assert (sorted(one.code for one in used), sum(one.amount for one in used)) == (
        ["", "MONEY", "TWO"],
        660,
    )
    await held(session)


async def test_one_code_is_taken_off_and_the_others_stay(ask, make, fill, look, ana):
    await make(code="ONE")
    await make(code="TWO")
    await fill(ana)
    for code in ("one", "two"):
        await ask(APPLY, viewer=ana, code=code)

    left = await ask(DROP, viewer=ana)
    await ask(APPLY, viewer=ana, code="")

    assert [one["code"] for one in left["dropOffer"]["offers"]] == ["ONE"]
    assert (await look(ana))["offers"] == []


async def test_what_is_missing_is_told_and_what_nobody_can_do_about_is_not(make, fill, look, ana):
    await make(name="Spend", leastSpend="24.20", currency="USD", spendOn={})
    await make(name="More", leastQuantity=5)
    await make(name="Till", touchpoints=["TILL"])
    await make(name="Elsewhere", goods={"brand": ["PRIVATE"], "size": ["none such"]})
    await fill(ana)

    cart = await look(ana)

    told = {one["offer"]["name"]: one["missing"] for one in cart["offers"]}
    assert told == {
        "Spend": [{"lack": "SPEND", "spend": {"amount": "4.20"}, "quantity": None}],
        "More": [{"lack": "QUANTITY", "spend": None, "quantity": 3}],
    }
    assert set(stands(cart).values()) == {"MISSING"}


async def test_goods_are_filtered_as_the_catalogue_does(make, save, fill, look, ana, aisle):
    models = on_sale(aisle, amount=500)
    await save(*models)
    await make(name="Cheap", goods={"maxPrice": "6.00"}, currency="USD", percent=50)
    await make(name="Shelf", goods={"category": aisle.category.slug, "kind": [models[0].kind]})
    await make(name="One", goods={"ids": [aisle.product.gid], "minPrice": "9.00"}, currency="USD")
    await fill(ana, 1)
    await fill(ana, 1, models[1])

    cart = await look(ana)

    assert saves(cart)["Cheap"] == "2.50"
    assert saves(cart)["One"] == "0.90"
    assert stands(cart)["Shelf"] == "APPLIED"


async def test_a_gift_is_free_with_enough_of_the_whole_cart(make, save, fill, look, ana, aisle):
    models = on_sale(aisle, amount=300)
    await save(*models)
    await make(
        name="Gift",
        effect="GIFT",
        percent=100,
        goods={"ids": [models[0].gid]},
        spendOn={},
        leastSpend="22.00",
        currency="USD",
    )
    await fill(ana, 1)
    await fill(ana, 1, models[1])
    before = await look(ana)
    await fill(ana, 1)

    assert before["totals"]["discount"] == {"amount": "0.00"}
    assert saves(await look(ana)) == {"Gift": "3.00"}


async def test_free_delivery_waits_for_the_checkout_and_is_used_there(
    make, fill, look, ana, buy, session
):
    await make(name="Free", effect="FREE_SHIPPING")
    await fill(ana)

    cart = await look(ana)
    order = await buy(ana)

    assert stands(cart) == {"Free": "AT_CHECKOUT"}
    assert cart["quote"]["shipping"] == {"amount": "0.00"}
    assert order["totals"]["shipping"] == {"amount": "0.00"}
    assert (await session.scalars(select(OfferRedemption))).one().amount == 499
    await held(session)


async def test_an_offer_that_takes_nothing_off_is_not_used_up(ask, make, fill, ana, buy, session):
    await make(name="All", percent=100)
    await make(name="Late", code="LATE", rank=9)
    await fill(ana)
    refused = await ask(APPLY, viewer=ana, code="late")

    await buy(ana)

    assert refused["applyOffer"]["message"] == "Nothing in your cart is part of this offer."
    used = (await session.scalars(select(OfferRedemption))).all()
    assert len(used) == 1
    uses = await session.execute(select(Offer.name, Offer.uses).order_by(Offer.name))
    assert uses.all() == [("All", 1), ("Late", 0)]


async def test_the_first_order_is_a_known_customers_first(make, save, fill, look, ana, aisle):
    await make(name="Welcome", firstOrder=True)
    other = await save(a_customer())
    await save(an_order(aisle.channel, customer_id=other.id))
    guest = Viewer(visitor_id=(await save(Visitor(token_digest="browser"))).id)
    for who in (ana, other.id, guest):
        await fill(who)

    assert stands(await look(ana)) == {"Welcome": "APPLIED"}
    assert stands(await look(other.id)) == {}
    assert stands(await look(guest)) == {}


async def test_who_stayed_away_is_welcomed_back(make, save, fill, look, ana, aisle, session):
    await make(name="Back", idleDays=30, bought={"category": aisle.category.slug}, boughtDays=90)
    ordered = an_order(aisle.channel, a_bought_line(aisle.variant), customer_id=ana)
    await save(ordered)
    await fill(ana)
    seen = []
    for days in (1, 40, 100):
        placed = utc_now() - timedelta(days=days)
        await session.execute(update(Order).values(placed_at=placed))
        await session.commit()
        seen.append(stands(await look(ana)))

    assert seen == [{}, {"Back": "APPLIED"}, {}]


async def test_a_limit_is_reserved_at_checkout_and_given_back(
    make, ask, fill, look, save, ana, buy, session
):
    await make(name="Few", code="FEW", mostUses=1)
    bo = (await save(a_customer())).id
    for who in (ana, bo):
        await fill(who)
        await ask(APPLY, viewer=who, code="few")

    order = await buy(ana)
    shown = await look(bo)
    kept = await session.scalar(select(Order))
    await give_up(session, kept.id, "unpaid", utc_now())
    await session.commit()
    freed = await look(bo)

    assert order["totals"]["discount"] == {"amount": "2.00"}
    assert [(one["standing"], one["reason"]) for one in shown["offers"]] == [
        ("REFUSED", "This offer has been used up.")
    ]
    assert stands(freed) == {"Few": "APPLIED"}
    assert (await session.scalar(select(Offer.uses))) == 0
    await held(session)


async def test_each_customer_has_it_so_often(make, fill, look, ana, buy):
    await make(name="Twice", mostEach=2)
    seen = []
    for _ in range(3):
        await fill(ana)
        seen.append(stands(await look(ana)))
        await buy(ana)

    assert seen == [{"Twice": "APPLIED"}, {"Twice": "APPLIED"}, {}]


async def test_a_guest_who_had_it_is_told_the_price_without(make, save, fill, look, buy):
    await make(name="Once", mostEach=1)
    guest = Viewer(visitor_id=(await save(Visitor(token_digest="browser"))).id)
    await fill(guest)
    first = await buy(guest)
    await fill(guest)
    shown = await look(guest)

    again = await buy(guest)

    assert first["totals"]["discount"] == {"amount": "2.00"}
    assert stands(shown) == {"Once": "APPLIED"}
    assert again["__typename"] == "PriceChanged"


async def test_a_budget_is_never_passed(make, fill, look, ana, buy, session):
    await make(name="Budget", budget="3.00", currency="USD")
    seen = []
    for _ in range(2):
        await fill(ana)
        seen.append((await look(ana))["totals"]["discount"]["amount"])
        await buy(ana)

    assert seen == ["2.00", "0.00"]
    assert await session.scalar(select(Offer.given)) == 200
    await held(session)


async def test_a_day_has_its_own_limit(make, fill, look, ana, buy, session):
    await make(name="Daily", mostPerDay=1)
    await fill(ana)
    await buy(ana)
    await fill(ana)
    same_day = stands(await look(ana))
    await session.execute(update(Offer).values(today=utc_now().date() - timedelta(days=1)))
    await session.commit()

    assert same_day == {}
    assert stands(await look(ana)) == {"Daily": "APPLIED"}


async def test_guessing_codes_has_to_wait(ask, make, fill, ana):
    await make(code="GOOD")
    await fill(ana)

    told = [
        (await ask(APPLY, viewer=ana, code=f"GUESS{n}"))["applyOffer"]["__typename"]
        for n in range(11)
    ]
    good = await ask(APPLY, viewer=ana, code="GOOD")

    assert told == ["OfferNotUsable"] * 10 + ["TooManyTries"]
    assert good["applyOffer"]["__typename"] == "TooManyTries"


async def test_a_good_code_is_no_guess(ask, make, fill, ana):
    await make(code="GOOD")
    await fill(ana)

    for _ in range(12):
        told = await ask(APPLY, viewer=ana, code="GOOD")

    assert told["applyOffer"]["__typename"] == "Cart"


async def test_a_cart_costs_the_same_with_two_hundred_offers(
    ask, save, make, fill, ana, aisle, statements
):
    await make(name="First", firstOrder=True, goods={"category": aisle.category.slug}, idleDays=1)
    await fill(ana)
    statements.clear()
    await ask(CART, viewer=ana)
    cost = len(statements)
    now = utc_now()
    rule = {"effect": "percent", "goods": {"categories": [str(aisle.category.id)]}}
    set_up = {"code": "", "rule": rule, "is_automatic": True, "most_each": None}
    dates = {"starts_at": now - DAY, "ends_at": now + DAY}
    await save(
        *(an_offer(name=f"No. {n}", percent=n % 90 + 1, **set_up, **dates) for n in range(200))
    )
    statements.clear()

    cart = (await ask(CART, viewer=ana))["cart"]

    assert len(cart["offers"]) == 20
    assert cart["totals"]["discount"] == {"amount": "20.00"}
    assert len(statements) == cost


async def test_without_offers_a_cart_asks_nothing_of_anybody(ask, fill, ana, statements):
    await fill(ana)
    statements.clear()
    await ask(CART, viewer=ana)

    asked = [one for one in statements if "offer" in one and "FROM offers" in one]
    assert len(asked) == 1
    assert not [one for one in statements if "offer_redemptions" in one]


async def test_it_is_tried_on_past_orders_within_its_limits(ask, save, terms, ana, aisle):
    placed = [
        an_order(
            aisle.channel,
            a_bought_line(aisle.variant, quantity=quantity),
            customer_id=ana,
            placed_at=utc_now() - timedelta(days=days),
        )
        for days, quantity in ((1, 1), (2, 3), (3, 3), (4, 3), (40, 3))
    ]
    await save(*placed)
    offer = terms(effect="BUY_GET", buy=2, get=1, percent=100, mostUses=2)

    tried = await ask(TRY, viewer=Role.MARKETER, offer=offer)
    first = await ask(TRY, viewer=Role.MARKETER, offer=terms(firstOrder=True))
    coded = await ask(TRY, viewer=Role.MARKETER, offer=terms(code="X", idleDays=9))

    assert tried["simulateOffer"] == {
        "orders": 4,
        "usedBy": 2,
        "customers": 1,
        "cost": {"amount": "7.98", "currency": "USD"},
        "turnover": {"amount": tried["simulateOffer"]["turnover"]["amount"]},
        "isWhole": True,
        "takesForGranted": [],
    }
    assert first["simulateOffer"]["usedBy"] == 0
    assert coded["simulateOffer"]["takesForGranted"] == ["CODE", "HISTORY"]
    assert coded["simulateOffer"]["usedBy"] == 4


async def test_codes_are_made_by_the_thousand_and_each_is_good_for_one_order(
    ask, save, make, fill, look, ana, buy, session
):
    made = await make(name="Fair", isAutomatic=False)
    counts = []
    for _ in range(3):
        told = await ask(CODES, viewer=Role.MARKETER, id=made["id"], n=1_500)
        counts.append(told["makeOfferCodes"]["codes"])
    file = (await ask(FILE, viewer=Role.MARKETER, id=made["id"]))["offerCodesFile"]
    codes = [line.split('"')[1] for line in file.splitlines()[1:]]
    bo = (await save(a_customer())).id
    for who in (ana, bo):
        await fill(who)
    first = await ask(APPLY, viewer=ana, code=codes[0].replace("-", " ").lower())
    again = await ask(APPLY, viewer=ana, code=codes[1])
    await ask(APPLY, viewer=bo, code=codes[0])

    shown = await look(ana)
    order = await buy(ana)
    late = await look(bo)

    assert counts == [1_000, 1_500, 1_500]
    assert len(set(codes)) == 1_500
    assert first["applyOffer"]["__typename"] == again["applyOffer"]["__typename"] == "Cart"
    assert [(one["code"], one["standing"]) for one in shown["offers"]] == [
        (codes[0], "APPLIED"),
        (codes[1], "REFUSED"),
    ]
    assert order["totals"]["discount"] == {"amount": "2.00"}
    assert [one["reason"] for one in late["offers"]] == ["This offer has been used up."]
    kept = await session.scalar(select(Order))
    await give_up(session, kept.id, "unpaid", utc_now())
    await session.commit()
    assert [one["standing"] for one in (await look(bo))["offers"]] == ["APPLIED"]
    await held(session)


async def test_codes_are_made_only_where_none_is_set(ask, make):
    made = await make(code="OWN")
    free = await make(name="Free", isAutomatic=False)

    told = await ask(CODES, viewer=Role.MARKETER, id=made["id"], n=5)
    many = await ask(CODES, viewer=Role.MARKETER, id=free["id"], n=20_001)

    assert [one["path"] for one in told["makeOfferCodes"]["fields"]] == ["id"]
    assert [one["path"] for one in many["makeOfferCodes"]["fields"]] == ["upTo"]
