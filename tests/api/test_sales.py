"""The clock begins and ends sales, and whoever keeps lists is told of it."""

import pytest
from sqlalchemy import select, update

from api.jobs.prices import begin_and_end_sales
from api.live import connect
from api.settings import Settings
from api.work import Work
from models.prices import Price, PriceChange, Sale
from resolvers.context import utc_now
from tests import standins
from tests.api.servers import until
from tests.factories import DAY, Aisle


@pytest.fixture
async def heard(database):
    told: list[str] = []
    listener = await connect(database)
    await listener.add_listener("patron_catalog", lambda *about: told.append(about[-1]))
    yield told
    await listener.close()


async def test_a_sale_begins_and_ends_in_every_list(ways, keep, tmp_path, heard):
    aisle, now = Aisle(), utc_now()
    aisle.price.plan(Sale(299, now + DAY, now + 2 * DAY))
    await keep(*aisle.models)
    work = Work(Settings(var=tmp_path), ways, standins.ports(), mailer=None)

    async def after(**days):
        """What it costs once the clock has looked at a sale that is due otherwise."""
        async with ways.writing() as session:
            moved = {name: now + n * DAY for name, n in days.items()}
            await session.execute(update(Price).values(moved))
            await session.commit()
        heard.clear()
        await begin_and_end_sales(work)
        async with ways.writing() as session:
            return await session.scalar(select(Price.amount))

    assert await after(due_at=1) == 399
    assert await after(sale_from=-1, due_at=-1, sale_until=2) == 299
    await until(lambda: f"m:{aisle.product.id}" in heard)
    assert await after(sale_from=-2, due_at=-1, sale_until=-1) == 399
    await until(lambda: f"m:{aisle.product.id}" in heard)
    async with ways.writing() as session:
        history = await session.scalars(select(PriceChange.amount).order_by(PriceChange.at))
        assert history.all() == [399, 299, 399]
