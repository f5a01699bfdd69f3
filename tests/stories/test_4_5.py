"""One programme: points earned and spent online and at the till."""

import asyncio
from uuid import uuid4

from tests.api.servers import until
from tests.api.web import ask, fill, place

MINE = """{ me { customer { id loyalty { cardNumber balance spendable
  movements { nodes { kind points touchpoint orderNumber } } } } } }"""
CODE = "{ me { customer { loyalty { code { text } } } } }"
MEMBER = """query ($card: String!) { tillMember(search: $card) { id loyalty { spendable } } }"""
QUOTE = (
    """query ($v: ID!) { tillQuote(lines: [{variantId: $v}]) { totals { total { amount } } } }"""
)
SELL = """mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) { __typename
  ... on Error { message }
  ... on Order { id number status tenders { kind points amount { amount } } } } }"""
PAID_BY = "query ($id: ID!) { order(id: $id) { number tenders { kind status points } } }"


async def loyalty(browser):
    return (await ask(browser, MINE))["me"]["customer"]["loyalty"]


async def has(browser, kind, number):
    """The card, once this happened for this order."""
    card = await loyalty(browser)
    happened = [(one["kind"], one["orderNumber"]) for one in card["movements"]["nodes"]]
    return card if (kind, number) in happened else None


def moved(card, number):
    nodes = card["movements"]["nodes"]
    return {(one["kind"], one["touchpoint"]) for one in nodes if one["orderNumber"] == number}


async def test_points_of_the_web_pay_at_the_till_and_those_of_the_till_on_the_web(after_sale):
    ana, associate = after_sale.people["ana"], after_sale.people["associate"]
    variant = after_sale.aisle.variant
    online = await after_sale.buys(2)
    bought = (await ask(ana, PAID_BY, id=online))["order"]
    card = await until(lambda: has(ana, "EARNED", bought["number"]))
    assert card["spendable"] >= 7
    assert moved(card, bought["number"]) == {("EARNED", "web")}

    shown = (await ask(associate, MEMBER, card=card["cardNumber"]))["tillMember"]
    assert shown["loyalty"]["spendable"] == card["spendable"]
    total = (await ask(associate, QUOTE, v=variant.gid))["tillQuote"]["totals"]["total"]
    given = {
        "lines": [{"variantId": variant.gid}],
        "tender": "CASH",
        "given": "9.00",
        "expectedTotal": total["amount"],
        "customerId": shown["id"],
        "tenders": [{"points": 5, "amount": "0.05"}],
        "idempotencyKey": str(uuid4()),
    }
    sold = (await ask(associate, SELL, input=given))["sellAtTill"]
    assert sold["tenders"] == [{"kind": "POINTS", "points": 5, "amount": {"amount": "0.05"}}], sold
    later = await until(lambda: has(ana, "EARNED", sold["number"]))
    assert moved(later, sold["number"]) == {(one, "till") for one in ("HELD", "SPENT", "EARNED")}

    rest = later["spendable"]
    order = await place(
        ana,
        await fill(ana, variant),
        tenders=[{"points": rest, "amount": f"{rest / 100:.2f}"}],
    )
    paid_by = (await ask(ana, PAID_BY, id=order["id"]))["order"]
    assert paid_by["tenders"] == [{"kind": "POINTS", "status": "HELD", "points": rest}]
    last = await loyalty(ana)
    assert (last["balance"], last["spendable"]) == (0, 0)
    assert moved(last, paid_by["number"]) == {("HELD", "web")}


async def test_a_code_shown_on_a_phone_finds_its_member_at_one_till_of_twenty(after_sale):
    ana, associate = after_sale.people["ana"], after_sale.people["associate"]
    code = (await ask(ana, CODE))["me"]["customer"]["loyalty"]["code"]["text"]

    scans = await asyncio.gather(*(ask(associate, MEMBER, card=code) for _ in range(20)))

    found = [one["tillMember"] for one in scans if one["tillMember"]]
    card = await loyalty(ana)
    by_number = (await ask(associate, MEMBER, card=card["cardNumber"]))["tillMember"]
    assert found == [by_number]
