"""What a shopper says of recommendations counts at once, on each of their devices, until they take
it back; and as soon as they log in, what they said as a guest counts for them."""

import time

import pytest

from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.web import ask, shop
from tests.factories import Aisle

AT_ONCE = 0.1
"""Seconds from what is said on one device to the list without it on another, at best."""
ROUNDS = 5
HOME = "{ recommendations(placement: HOME) { items { product { id } } } }"
GIVE = """mutation ($id: ID!, $verdict: Verdict!) {
  giveOpinion(input: {productId: $id, verdict: $verdict}) { ... on Opinion { id } } }"""
WITHDRAW = """mutation ($id: ID!) { withdrawOpinion(input: {opinionId: $id}) { __typename } }"""
OPINIONS = "{ opinions { nodes { verdict product { id } } } }"


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=100)
    async with shop(database, payment_company, *aisle.models, webs=2) as webs:
        await store_account(database)
        yield webs, aisle
    await databases.drop(database)


async def shown(device):
    found = await ask(device, HOME)
    return {one["product"]["id"] for one in found["recommendations"]["items"]}


async def test_a_no_on_the_laptop_is_one_on_the_phone_and_can_be_taken_back(opened):
    webs, aisle = opened
    product, took = aisle.product.gid, []
    async with webs[0].browser() as laptop, webs[1].browser() as phone:
        for device in (laptop, phone):
            await log_in(device, "ana@example.com")
        assert product in await shown(phone)
        for _ in range(ROUNDS):
            started = time.monotonic()
            said = await ask(laptop, GIVE, id=product, verdict="NOT_FOR_ME")
            seen = await shown(phone)
            took.append(time.monotonic() - started)
            await ask(laptop, WITHDRAW, id=said["giveOpinion"]["id"])
            assert product not in seen
            assert product in await shown(phone)

    assert min(took) < AT_ONCE


async def test_what_a_guest_said_follows_them_into_their_account_and_not_out_of_it(opened):
    webs, aisle = opened
    product = aisle.product.gid
    async with webs[0].browser() as laptop, webs[1].browser() as phone:
        await ask(laptop, GIVE, id=product, verdict="OWNED")
        await log_in(laptop, "ana@example.com")
        await log_in(phone, "ana@example.com")
        told = (await ask(phone, OPINIONS))["opinions"]["nodes"]
        assert told == [{"verdict": "OWNED", "product": {"id": product}}]
        assert product not in await shown(phone)

        await ask(laptop, "mutation { logOut { __typename } }")
        assert (await ask(laptop, OPINIONS))["opinions"]["nodes"] == []
        assert product in await shown(laptop)
