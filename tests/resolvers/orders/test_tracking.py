"""The link in the e-mail of an order: it opens that order, for a while, and tells little."""

from datetime import timedelta

import pytest

from models.orders import OrderStatus
from resolvers.context import utc_now
from resolvers.orders.tracking import LASTS, PURPOSE, WRONG_LINKS, token_for
from resolvers.signed_links import opened, signed
from tests.factories import Aisle, a_bought_line, an_order

TRACK = """
query ($token: String!) { trackedOrder(token: $token) {
  __typename number status quantity estimatedDelivery timeline { status } } }
"""


@pytest.fixture
async def order(save):
    aisle = Aisle()
    await save(*aisle.models)
    line = a_bought_line(aisle.variant, quantity=3)
    return await save(an_order(aisle.channel, line, status=OrderStatus.SHIPPED))


async def test_the_link_shows_how_far_along_it_is_to_whoever_has_it(ask, ports, order):
    told = await ask(TRACK, token=token_for(ports.vault, order, utc_now()))

    shown = told["trackedOrder"]
    assert (shown["number"], shown["status"], shown["quantity"]) == (order.number, "SHIPPED", 3)


async def test_a_link_that_is_over_or_changed_or_of_another_purpose_opens_nothing(
    ask, ports, order
):
    now = utc_now()
    right = token_for(ports.vault, order, now)
    old = token_for(ports.vault, order, now - LASTS - timedelta(seconds=1))
    other = signed(ports.vault, "invoice", order.id, now + LASTS)
    for token in (old, other, right[:-1], f"B{right[1:]}", right + "A", "", "ä" * 71):
        assert (await ask(TRACK, token=token))["trackedOrder"] is None


def test_a_token_says_only_what_it_opens(ports):
    id, now = an_order(Aisle().channel).id, utc_now()

    token = signed(ports.vault, PURPOSE, id, now + LASTS)

    assert opened(ports.vault, PURPOSE, token, now) == id
    assert len(token) == 71


async def test_guessing_is_counted(ask, ports, order):
    for _ in range(WRONG_LINKS.most):
        await ask(TRACK, token="guess")

    [(message, _)] = await ask(TRACK, errors=True, token="guess")

    assert "too often" in message
    assert (await ask(TRACK, token=token_for(ports.vault, order, utc_now())))["trackedOrder"]
