"""Whatever befalls an order, in whatever turn: money, stock and points agree, and it comes to an
end."""

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests import proofs
from tests.api.lives.life import DEEDS, begin, live_on, lives
from tests.api.lives.shop import opened

pytestmark = pytest.mark.proof
LIVES = 5_000 if proofs.PROVES else 100
"""A tenth of them would take two minutes of each `make test`."""
LOOKED_AFTER = 250
"""Lives, after which the whole shop is looked at."""
ORDERS_END, RETURNS_END = {"DELIVERED", "CANCELLED"}, {"REFUNDED", "REJECTED"}
met = Counter()


@pytest.fixture(scope="module")
async def shop(template, payment_company, built):
    await payment_company.turn(reset=True)
    async with opened(template, payment_company, built) as shop:
        yield shop
        assert await shop.breaches() == []


@settings(max_examples=LIVES, suppress_health_check=list(HealthCheck))
@given(deeds=lives(), dice=some.integers(0, 2**32).map(Random))
async def test_a_random_life_leaves_every_ledger_right_and_no_order_stuck(shop, deeds, dice):
    life = await begin(shop, dice)
    for deed in deeds:
        await deed(life)
    await live_on(life)

    ended = await life.look()
    assert ended["status"] in ORDERS_END
    assert {one["status"] for one in ended["returns"]} <= RETURNS_END
    met["lives"] += 1
    met.update([ended["status"], *life.refusals, *(deed.__name__ for deed in deeds)])
    if met["lives"] % LOOKED_AFTER == 0:
        assert await shop.breaches() == []


def test_all_that_can_befall_an_order_did():
    assert met["lives"] >= LIVES
    assert not {deed.__name__ for deed in DEEDS} - set(met)
