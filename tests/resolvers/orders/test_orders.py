import pytest
from sqlalchemy import func, select

from models.base import EventEntry
from models.inventory import Stock, StockMovement
from models.offers import OfferRedemption
from models.orders import Order
from tests.factories import a_bought_line, a_method, an_offer, an_order
from tests.resolvers.orders.conftest import ADDRESS


async def test_placing_an_order(guest, fill, place, session):
    order = await place(guest, await fill(guest))

    assert order["status"] == "PENDING"
    assert order["totals"] == {
        "subtotal": {"amount": "20.00"},
        "discount": {"amount": "0.00"},
        "shipping": {"amount": "4.99"},
        "tax": {"amount": "1.40"},
        "total": {"amount": "26.39"},
    }
    line = order["lines"][0]
    assert (line["tax"], line["taxPercent"]) == ({"amount": "1.40"}, "7.00")
    assert order["payment"] == {
        "status": "PENDING",
        "amount": {"amount": "26.39"},
        "payUrl": None,
    }
    assert order["timeline"] == [{"title": "Ordered"}]
    assert order["deliveryAddress"] == {"city": "Dayton"}
    assert order["nextStatuses"] == []
    assert await session.scalar(select(Stock.allocated)) == 2


async def test_lines_come_in_the_order_of_the_cart(ask, save, aisle, guest):
    second, first = (
        a_bought_line(aisle.variant, name=name, position=place)
        for name, place in (("Milk", 1), ("Bread", 0))
    )
    mine = an_order(aisle.channel, second, first, visitor_id=guest.visitor_id)
    await save(mine)

    query = "query ($id: ID!) { order(id: $id) { lines { name } } }"
    reply = await ask(query, viewer=guest, id=mine)

    assert [line["name"] for line in reply["order"]["lines"]] == ["Bread", "Milk"]


async def test_the_movements_explain_the_stock(guest, fill, place, session):
    await place(guest, await fill(guest))

    moved = await session.scalar(select(func.sum(StockMovement.allocated)))
    assert moved == await session.scalar(select(Stock.allocated))


async def test_the_cart_is_used_up_by_its_order(ask, guest, fill, place):
    cart = await fill(guest)
    await place(guest, cart)

    assert (await place(guest, cart))["__typename"] == "CartIsEmpty"
    assert await ask("{ cart { id } }", viewer=guest) == {"cart": None}


async def test_the_same_key_gives_the_same_order(guest, fill, place, session):
    cart, key = await fill(guest), "once and only once"
    first = await place(guest, cart, idempotencyKey=key)

    again = await place(guest, cart, idempotencyKey=key)

    assert again["id"] == first["id"]
    assert await session.scalar(select(func.count()).select_from(Order)) == 1


async def test_a_key_stands_for_one_request(guest, fill, place):
    cart, key = await fill(guest), "once and only once"
    await place(guest, cart, idempotencyKey=key)

    other = await place(guest, cart, idempotencyKey=key, email="bea@example.com")

    assert other["__typename"] == "IdempotencyConflict"


async def test_a_refusal_leaves_the_key_free(guest, fill, place):
    cart, key = await fill(guest), "once and only once"
    refused = await place(guest, cart, idempotencyKey=key, expectedTotal="1.00")

    placed = await place(guest, cart, idempotencyKey=key)

    assert (refused["__typename"], placed["__typename"]) == ("PriceChanged", "Order")


async def test_a_changed_price_is_told_and_nothing_is_placed(aisle, guest, fill, place, session):
    cart = await fill(guest)
    aisle.price.amount = 1100
    session.add(aisle.price)
    await session.commit()

    reply = await place(guest, cart)

    assert reply["__typename"] == "PriceChanged"
    assert reply["total"] == {"amount": "28.53"}
    assert await session.scalar(select(Stock.allocated)) == 0
    assert (
        await session.scalar(select(EventEntry.id).where(EventEntry.name == "OrderPlaced")) is None
    )


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"email": "nobody"}, "email"),
        ({"deliveryMethod": "balloon"}, "deliveryMethod"),
        ({"address": ADDRESS | {"city": ""}}, "address.city"),
        ({"address": ADDRESS | {"country": "XX"}}, "address.country"),
        ({"address": ADDRESS | {"postalCode": "x" * 300}}, "address.postalCode"),
        ({"idempotencyKey": "short"}, "idempotencyKey"),
    ],
)
async def test_what_cannot_be_accepted_is_named(guest, fill, place, change, path):
    reply = await place(guest, await fill(guest), **change)

    assert reply["fields"] == [{"path": path}]


async def test_somebody_elses_cart_does_not_exist(guest, fill, place, stranger):
    cart = await fill(guest)

    assert (await place(stranger, cart))["__typename"] == "NotFound"


async def test_what_sold_out_meanwhile_is_refused(aisle, guest, fill, place, session):
    cart = await fill(guest)
    aisle.stock.on_hand = 1
    session.add(aisle.stock)
    await session.commit()

    assert (await place(guest, cart))["__typename"] == "OutOfStock"


async def test_what_costs_nothing_is_confirmed_at_once_without_a_payment(
    ask, save, aisle, guest, fill, place, session
):
    await save(an_offer(code="FREE", percent=100), a_method(aisle.channel, code="slow", amount=0))
    cart = await fill(guest)
    apply = 'mutation { applyOffer(input: {code: "FREE"}) { __typename } }'
    await ask(apply, viewer=guest)

    order = await place(guest, cart, deliveryMethod="slow", expectedTotal="0.00")

    assert (order["__typename"], order["status"], order["payment"]) == ("Order", "CONFIRMED", None)
    assert [entry["title"] for entry in order["timeline"]] == ["Ordered", "Paid"]
    assert await session.scalar(select(Stock.allocated)) == 2
    start = """mutation ($id: ID!) { startPayment(input: {orderId: $id, returnUrl: "/x"}) {
      __typename ... on OrderNotPayable { status } } }"""
    reply = await ask(start, viewer=guest, id=order["id"])
    assert reply["startPayment"] == {"__typename": "OrderNotPayable", "status": "CONFIRMED"}


async def test_an_offer_is_used_once_by_each_buyer(ask, save, guest, fill, place, session):
    await save(an_offer(code="TEN"))
    apply = 'mutation { applyOffer(input: {code: "ten"}) { __typename } }'
    total = "24.25"
    first = await fill(guest)
    await ask(apply, viewer=guest)

    bought = await place(guest, first, expectedTotal=total)
    second = await fill(guest)
    await ask(apply, viewer=guest)
    again = await place(guest, second, expectedTotal=total)

    assert bought["totals"]["discount"] == {"amount": "2.00"}
    assert again["__typename"] == "OfferNotUsable"
    assert await session.scalar(select(func.count()).select_from(OfferRedemption)) == 1
