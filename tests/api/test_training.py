"""A model is trained in one process and answers in others."""

import asyncio
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import create_async_engine

from api.database import sessions
from api.jobs import recommendations as training
from api.live import LiveHub
from api.recommender import Recommender
from api.settings import Settings
from api.work import Work
from models.catalog import Variant
from models.recommendations import RecommendationModel
from models.stores import Channel
from recsys.model import load
from resolvers.session import SharedSession
from tests import standins
from tests.factories import (
    NOW,
    Aisle,
    a_bought_line,
    a_customer,
    a_price,
    a_product,
    a_variant,
    an_order,
)


@pytest.fixture
async def settings(database, tmp_path):
    """A shop with fifty orders of ten customers."""
    engine = create_async_engine(database)
    aisle = Aisle()
    products = [a_product(aisle.category) for _ in range(6)]
    variants = [a_variant(product) for product in products]
    prices = [a_price(variant, aisle.channel) for variant in variants]
    people = [a_customer() for _ in range(10)]
    orders = [
        an_order(
            aisle.channel,
            *(a_bought_line(variants[(number + step) % 6]) for step in range(2)),
            customer_id=people[number % 10].id,
            placed_at=NOW - timedelta(days=number),
        )
        for number in range(50)
    ]
    async with SharedSession(engine) as session:
        for model in [*aisle.models, *products, *variants, *prices, *people, *orders]:
            session.add(model)
            await session.flush()
        await session.commit()
    yield Settings(database_url=database, var=tmp_path)
    await engine.dispose()


@pytest.fixture
async def hub(database):
    hub = LiveHub(database)
    running = asyncio.create_task(hub.run())
    yield hub
    running.cancel()


@pytest.fixture
async def recommender(settings, hub):
    engine = create_async_engine(settings.database_url)
    yield Recommender(settings.var / "models", sessions(engine), hub)
    await engine.dispose()


async def until(is_so):
    while not is_so():  # noqa: ASYNC110 (it waits for news that another connection brings)
        await asyncio.sleep(0.01)


async def live_models(settings):
    engine = create_async_engine(settings.database_url)
    async with SharedSession(engine) as session:
        found = await session.rows(
            RecommendationModel.__table__.select().where(RecommendationModel.is_live)
        )
    await engine.dispose()
    return found


async def test_a_shop_with_fifty_orders_gets_a_model(settings, recommender):
    version = await training.train(settings, training.FIRST)

    await recommender.refresh()

    (row,) = await live_models(settings)
    assert row.version == version == recommender.live.version
    assert row.facts["orders"] == 50
    assert row.facts["lines"] == 100
    milk = recommender.live.products[0]
    assert recommender.live.model.neighbours.scores(recommender.live.codes([milk])).max() > 0


async def test_the_first_model_is_trained_once(settings):
    assert await training.train(settings, training.FIRST)

    assert await training.train(settings, training.FIRST) is None


async def test_the_swap_needs_no_restart(settings, recommender):
    await training.train(settings, training.FIRST)
    running = asyncio.create_task(recommender.run())
    try:
        async with asyncio.timeout(10):
            await until(lambda: recommender.live is not None)
            second = await training.train(settings, training.FULL)
            await until(lambda: recommender.live.version == second)
    finally:
        running.cancel()

    assert len(await live_models(settings)) == 1


async def test_a_damaged_model_is_not_taken_up(settings, recommender):
    first = await training.train(settings, training.FIRST)
    await recommender.refresh()
    second = await training.train(settings, training.FULL)
    (settings.var / "models" / second / "arrays.npz").write_bytes(b"")

    await recommender.refresh()

    assert recommender.live.version == first


async def test_an_old_model_is_trained_anew_in_another_process(settings):
    first = await training.train(settings, training.FIRST, now=lambda: NOW - timedelta(days=2))
    engine = create_async_engine(settings.database_url)
    work = Work(settings, sessions(engine), standins.ports(), mailer=None)

    await training.keep_trained(work)
    (row,) = await live_models(settings)
    await training.keep_trained(work)

    assert row.version != first
    assert row.kind == training.FULL
    assert await live_models(settings) == [row]
    await engine.dispose()


async def test_old_models_are_deleted(settings):
    moments = iter(NOW + timedelta(hours=hour) for hour in range(5))
    for _ in range(5):
        last = await training.train(settings, training.FULL, now=lambda: next(moments))

    folders = [path.name for path in (settings.var / "models").iterdir()]
    assert len(folders) == training.KEPT
    assert load(settings.var / "models" / last).n_products > 0


@pytest.fixture
async def a_crowd(settings):
    """Those who come back, a hundred and twenty of them, and buy at random."""
    random = np.random.default_rng(1)
    engine = create_async_engine(settings.database_url)
    people = [a_customer() for _ in range(120)]
    async with SharedSession(engine) as session:
        channel = await session.scalar(select(Channel))
        variants = list(await session.scalars(select(Variant).order_by(Variant.id)))
        orders = [
            an_order(
                channel,
                *(a_bought_line(one) for one in random.choice(variants, 2, replace=False)),
                customer_id=person.id,
                placed_at=NOW - timedelta(days=days),
            )
            for person in people
            for days in (1, 40, 60)
        ]
        for model in [*people, *orders]:
            session.add(model)
            await session.flush()
        await session.commit()
    await engine.dispose()


async def test_a_model_no_better_than_popularity_is_refused(settings, recommender, a_crowd):
    first = await training.train(settings, training.FIRST)
    said = []

    refused = await training.train(settings, training.FULL, say=said.append)
    await recommender.refresh()

    assert refused is None
    assert [step for step in said if step.startswith("Refused: It ")] == said[-1:]
    assert recommender.live.version == first
    assert [path.name for path in (settings.var / "models").iterdir()] == [first]


async def test_a_refused_model_is_not_tried_again_at_once(settings, a_crowd):
    await training.train(settings, training.FIRST, now=lambda: NOW - timedelta(days=2))
    await training.train(settings, training.FULL)
    engine = create_async_engine(settings.database_url)
    work = Work(settings, sessions(engine), standins.ports(), mailer=None)

    await training.keep_trained(work)

    async with SharedSession(engine) as session:
        rows = await session.rows(RecommendationModel.__table__.select())
    assert sorted((row.kind, row.is_live) for row in rows) == [("first", True), ("full", False)]
    assert next(row.facts["verdict"] for row in rows if row.kind == "full").startswith("It ")
    await engine.dispose()
