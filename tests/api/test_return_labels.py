"""The label of a return, as whoever has its address gets it."""

from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from api import returns as labels
from models.returns import Return, ReturnReason, ReturnStatus
from resolvers.context import utc_now
from resolvers.returns.reading import PURPOSE
from resolvers.signed_links import signed
from tests.api.test_invoices import Papers, text_of
from tests.factories import a_bought_line, an_order

HOUR = timedelta(hours=1)


@pytest.fixture
async def back(shop):
    order = an_order(shop.aisle.channel, a_bought_line(shop.aisle.variant), language="de")
    await shop.save(order)
    back = Return(
        number="R-2207",
        order_id=order.id,
        customer_id=None,
        status=ReturnStatus.APPROVED,
        reason=ReturnReason.OTHER,
        currency="USD",
        refund=399,
        requested_at=utc_now(),
        code="ABCDE-FGHJ",
    )
    await shop.save(back)
    return back


@pytest.fixture
async def fetch(shop):
    app = Starlette(routes=labels.routes(Papers(shop.work)))

    async def fetch(token):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            return await client.get(f"/return-labels/{token}")

    return fetch


async def test_it_says_where_the_goods_go_and_which_they_are(shop, back, fetch):
    reply = await fetch(signed(shop.work.ports.vault, PURPOSE, back.id, utc_now() + HOUR))

    words = text_of(reply.content)
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["cache-control"] == "private, no-store"
    for one in ("Rückgabe R-2207", "ABCDE-FGHJ", "Dayton"):
        assert one in words


async def test_the_address_gives_nothing_once_it_is_over_guessed_or_the_goods_are_here(
    shop, back, fetch
):
    vault, hour = shop.work.ports.vault, timedelta(hours=1)
    late = signed(vault, PURPOSE, back.id, utc_now() - hour)
    of_something_else = signed(vault, "invoice", back.id, utc_now() + hour)
    right = signed(vault, PURPOSE, back.id, utc_now() + hour)
    for token in (late, of_something_else, right[:-1], "x"):
        assert (await fetch(token)).status_code == 404
    async with shop.work.transaction() as session:
        found = await session.get(Return, back.id)
        found.move(ReturnStatus.RECEIVED)

    assert (await fetch(right)).status_code == 404
