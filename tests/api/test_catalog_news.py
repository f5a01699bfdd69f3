"""Every change of what shoppers are shown is told at its commit, and nothing else is."""

import asyncio

import pytest
from sqlalchemy import text

from api.live import connect
from resolvers.catalog.rows import MOST_TOLD
from tests.api.web import connected, store
from tests.factories import Aisle, a_shop


@pytest.fixture
async def aisle(database):
    aisle = Aisle(on_hand=500)
    await store(database, a_shop(), *aisle.models)
    return aisle


@pytest.fixture
async def news(database, aisle):
    """What a listener hears by the next commit."""
    listener, heard = await connect(database), []
    await listener.add_listener("patron_catalog", lambda *about: heard.append(about[-1]))

    async def of(*statements):
        heard.clear()
        async with connected(database) as engine, engine.begin() as connection:
            for statement in statements:
                await connection.execute(text(statement))
        await listener.execute("select 1")
        await asyncio.sleep(0)
        return sorted(heard)

    yield of
    await listener.close()


@pytest.mark.parametrize(
    "statement",
    [
        "update prices set amount = amount + 1",
        "update products set name = name || '!'",
        "update products set status = 'archived'",
        "update variants set name = 'a dozen'",
        "delete from stock",
        "update stock set on_hand = 0",
    ],
)
async def test_a_change_that_can_move_lists_names_the_product(news, aisle, statement):
    assert await news(statement) == [f"m:{aisle.product.id}"]


async def test_a_sale_of_the_last_but_some_names_the_product_only(news, aisle):
    await news("update stock set on_hand = 50")

    assert await news("update stock set allocated = allocated + 1") == [f"s:{aisle.product.id}"]


async def test_a_sale_out_of_plenty_shows_nowhere_and_is_not_told(news):
    assert await news("update stock set allocated = allocated + 1") == []
    edge = f"update stock set on_hand = {MOST_TOLD}, allocated = 0"
    assert await news(edge) == [], "as many as are ever told"
    assert len(await news("update stock set allocated = 1")) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "update products set name = name",
        "update prices set amount = amount",
        "update channels set name = name",
        "update products set name = 'x' where false",
        "update visitors set seen_at = now()",
    ],
)
async def test_what_changes_nothing_is_not_told(news, statement):
    assert await news(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        "update categories set product_count = product_count + 1",
        "update channels set name = name || '!'",
        "update locations set name = name || '!'",
        "update shops set name = name || '!'",
        "insert into search_words (id, word, products, trigrams)"
        " values (gen_random_uuid(), 'x', 1, '{}')",
        "truncate prices",
    ],
)
async def test_a_change_of_the_structure_is_a_change_of_everything(news, statement):
    assert await news(statement) == ["*"]


async def test_many_products_at_once_are_everything(news, database, aisle):
    await store(database, *(model for _ in range(50) for model in aisle.another()))

    assert await news("update prices set amount = amount + 1") == ["*"]


async def test_a_transaction_tells_once_and_only_when_it_commits(news, database, aisle):
    raising = "update prices set amount = amount + 1"

    assert await news(raising, raising) == [f"m:{aisle.product.id}"]
    async with connected(database) as engine, engine.connect() as connection:
        await connection.execute(text(raising))
    assert await news("select 1") == []
