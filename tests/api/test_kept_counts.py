"""The counts behind facets are right after any changes, also by many at the same moment."""

import asyncio
import random

import pytest
from sqlalchemy import text

from models.invariants import invariants
from models.money import EXPONENTS
from resolvers.catalog.facets import PRICE_STEPS
from tests.api.web import connected, store
from tests.factories import Aisle, a_category, a_shop, on_sale
from tests.proofs import count

WRITERS, CHANGES = 6, count(300)
A_PRODUCT = "(select id from products order by md5(id::text || {salt}) limit 1)"
A_SHELF = "(select id from categories order by md5(id::text || {salt}) limit 1)"
OF_IT = f"(select id from variants where product_id = {A_PRODUCT})"
DEEDS = (
    f"update prices set amount = {{number}} * 37 where variant_id in {OF_IT}",
    f"update products set status = case status when 'listed' then 'archived' else 'listed' end"
    f" where id = {A_PRODUCT}",
    f"update products set kind = 'kind ' || {{number}} % 4, size = null where id = {A_PRODUCT}",
    f"update products set category_id = {A_SHELF} where id = {A_PRODUCT}",
    f"delete from prices where variant_id in {OF_IT}",
    f"insert into prices (id, variant_id, channel_id, amount)"
    f" select gen_random_uuid(), v.id, c.id, {{number}} from variants v, channels c"
    f" where v.product_id = {A_PRODUCT} on conflict do nothing",
    f"update variants set position = case position when 0 then 1 else 0 end"
    f" where product_id = {A_PRODUCT}",
    "select add_up_facets()",
)

FILLED = (
    "update products set status = 'listed'",
    "insert into prices (id, variant_id, channel_id, amount)"
    " select gen_random_uuid(), v.id, c.id, 99 from variants v, channels c on conflict do nothing",
)
"""Chance may have emptied the shop."""


async def breaches(connection):
    found = await connection.execute(text(invariants["search.facets_are_counted_right"].sql()))
    return found.all()


@pytest.fixture
async def shop(database):
    aisle = Aisle()
    below = a_category(parent_id=aisle.category.id, level=1)
    goods = [
        one for n in range(12) for one in on_sale(aisle, category=(below, aisle.category)[n % 2])
    ]
    await store(database, a_shop(), *aisle.models, below, *goods)
    async with connected(database) as engine:
        yield engine


async def test_many_who_change_the_catalogue_at_once_leave_the_counts_right(shop):
    dice = random.Random(5)

    async def change(writer):
        for number in range(CHANGES):
            statement = dice.choice(DEEDS).format(salt=dice.randrange(99), number=number + writer)
            async with shop.connect() as connection:
                await connection.execute(text(statement))
                await asyncio.sleep(dice.choice((0, 0.002)))
                await (connection.rollback() if dice.random() < 0.2 else connection.commit())

    await asyncio.gather(*(change(writer) for writer in range(WRITERS)))

    async with shop.connect() as connection:
        assert await breaches(connection) == []
        for everything in FILLED:
            await connection.execute(text(everything))
        rows = await connection.execute(text("select count(*) from facet_counts"))
        assert rows.scalar_one() > 0
        assert await breaches(connection) == []


async def test_adding_up_leaves_one_row_for_each_value(shop):
    async with shop.begin() as connection:
        await connection.execute(text("update prices set amount = amount + 1"))
        await connection.execute(text("update products set kind = 'cake'"))
        await connection.execute(text("select add_up_facets()"))
        twice = text(
            "select facet from facet_counts group by channel_id, category_id, facet, value"
            " having count(*) > 1 or sum(number) <= 0"
        )

        assert (await connection.execute(twice)).all() == []
        assert await breaches(connection) == []


async def test_a_shelf_that_is_moved_takes_its_counts_along(shop):
    async with shop.begin() as connection:
        await connection.execute(text("update categories set parent_id = null"))

        assert await breaches(connection) == []


async def test_prices_fall_into_the_same_buckets_in_every_currency(shop):
    async with shop.connect() as connection:
        for currency in ("USD", "EUR", *EXPONENTS):
            found = await connection.scalar(text(f"select price_steps('{currency}')"))
            assert found == [step * 10 ** EXPONENTS.get(currency, 2) for step in PRICE_STEPS]
