"""Walking a list page by page while others change the catalogue, over real connections."""

import asyncio
import random

import pytest
from sqlalchemy import text

from models.viewer import Viewer
from tests.api.web import connected
from tests.factories import DAY, NOW, Aisle, a_shop, on_sale
from tests.proofs import count

LIST = """
query ($filter: ProductFilter, $sort: ProductSort, $after: String) {
  products(filter: $filter, sort: $sort, first: 7, after: $after) {
    nodes { name } pageInfo { endCursor hasNextPage }
  }
}
"""
STILL, RESTLESS, WALKS = 30, 30, count(30)
ONE = "(select id from products where kind = 'restless' order by md5(id::text || {salt}) limit 1)"
DEEDS = (
    f"update prices set amount = {{number}} where variant_id in"
    f" (select id from variants where product_id = {ONE})",
    f"update products set status = case status when 'listed' then 'archived' else 'listed' end"
    f" where id = {ONE}",
    f"update products set popularity = {{number}}, tier = {{number}} % 5 where id = {ONE}",
    f"update products set name = 'Bread ' || {{number}} where id = {ONE}",
    f"update products set listed_at = now() - interval '1 day' * {{number}} where id = {ONE}",
)
SORTS = ("POPULAR", "NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME")
LISTS = [*((sort, {}) for sort in SORTS), *((sort, {"text": "bread"}) for sort in SORTS)]


@pytest.fixture
async def shop(database, keep):
    aisle, goods, dice = Aisle(), [], random.Random(7)
    for number in range(STILL + RESTLESS):
        is_still = number < STILL
        goods += on_sale(
            aisle,
            name=f"{'Still' if is_still else 'Restless'} bread {number}",
            kind="still" if is_still else "restless",
            # Many are alike, so that ids settle their order.
            amount=100 * dice.randrange(4),
            popularity=dice.randrange(4),
            listed_at=NOW - DAY * dice.randrange(4),
        )
    await keep(a_shop(), *aisle.models, *goods)
    async with connected(database) as engine:
        yield engine


async def changes(engine, is_over, seed):
    dice, made = random.Random(seed), 0
    while not is_over.is_set():
        async with engine.begin() as connection:
            statement = dice.choice(DEEDS)
            values = {"salt": dice.randrange(99), "number": dice.randrange(400)}
            await connection.execute(text(statement.format(**values)))
        made += 1
        await asyncio.sleep(0)
    return made


@pytest.mark.parametrize(("sort", "filter"), [*LISTS, ("RELEVANCE", {"text": "bread"})])
async def test_nothing_that_stays_as_it_is_is_skipped_or_shown_twice(shop, answer, sort, filter):
    is_over = asyncio.Event()
    writers = [asyncio.create_task(changes(shop, is_over, seed)) for seed in range(2)]
    walks = []
    for _ in range(WALKS):
        seen, after, goes_on = [], None, True
        while goes_on:
            page = await answer(LIST, Viewer(), filter=filter, sort=sort, after=after)
            seen += [node["name"] for node in page["products"]["nodes"]]
            info = page["products"]["pageInfo"]
            after, goes_on = info["endCursor"], info["hasNextPage"]
        walks.append([name for name in seen if name.startswith("Still")])
    is_over.set()

    assert min(await asyncio.gather(*writers)) > 0
    assert all(walk == walks[0] for walk in walks)
    assert len(walks[0]) == len(set(walks[0])) == STILL
