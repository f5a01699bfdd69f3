"""Order status live (no reload), by account, by order number + e-mail, or by the signed link of the
confirmation; with estimated delivery date and each carrier event."""

import re

from tests.api.servers import until
from tests.api.test_live import socket
from tests.api.web import ask

CHANGED = """subscription ($id: ID!) { orderChanged(orderId: $id) {
  status fulfilments { tracking events { kind } } } }"""
MINE = """query ($id: ID!) { order(id: $id) { number estimatedDelivery
  fulfilments { tracking estimatedDelivery events { kind place } } } }"""
BY_NUMBER = """query ($number: String!, $email: String!) {
  orderByNumber(number: $number, email: $email) { status estimatedDelivery
    shipments { tracking events { kind } } } }"""
BY_LINK = """query ($token: String!) { trackedOrder(token: $token) { number status
  estimatedDelivery shipments { tracking events { kind } } } }"""
KINDS = ["picked_up", "in_transit", "out_for_delivery", "delivered"]


async def test_an_order_is_followed_live_by_account_by_number_and_by_link(after_sale):
    before = await after_sale.figures()
    ana = after_sale.people["ana"]
    order = await after_sale.buys()
    async with socket(ana) as seen:
        await seen.watch(CHANGED, id=order)
        await seen.next()
        number = await after_sale.leaves(order)
        await after_sale.travels(number, *KINDS)
        told = []
        while not told or told[-1]["status"] != "DELIVERED":
            told.append((await seen.next())["orderChanged"])

    mine = (await ask(ana, MINE, id=order))["order"]
    [parcel] = mine["fulfilments"]
    # The carrier may tell of its label too.
    travelled = [one for one in parcel["events"] if one["kind"] != "LABEL_CREATED"]
    assert [one["kind"] for one in travelled] == [one.upper() for one in KINDS]
    assert travelled[0]["place"] == "Dayton"
    assert None not in (mine["estimatedDelivery"], parcel["estimatedDelivery"])

    async def link():
        mails = await after_sale.letters.mails("ana@example.com")
        words = (f"{one}" for one in mails if mine["number"] in str(one["subject"]))
        return next((m[1] for one in words if (m := re.search(r"/track#([\w.~-]+)", one))), None)

    async with after_sale.web.browser() as stranger:
        named = {"number": mine["number"], "email": "ANA@example.com"}
        by_number = (await ask(stranger, BY_NUMBER, **named))["orderByNumber"]
        guessed = await ask(stranger, BY_NUMBER, **{**named, "email": "bo@example.com"})
        by_link = (await ask(stranger, BY_LINK, token=await until(link)))["trackedOrder"]
        alone = (await ask(stranger, MINE, id=order))["order"]
    for shown in (by_number, by_link):
        assert shown["status"] == "DELIVERED"
        assert shown["estimatedDelivery"] == mine["estimatedDelivery"]
        assert len(shown["shipments"][0]["events"]) >= len(KINDS)
    assert (guessed["orderByNumber"], alone) == (None, None)
    after = await after_sale.figures()
    assert after["onTime"]["numerator"] == before["onTime"]["numerator"] + 1
    assert after["onTime"]["value"] == 1.0
