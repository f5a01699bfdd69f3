"""Every migration goes up, down and up again, and leaves what the models say."""

import asyncio

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select

from api.settings import ROOT
from models.orders import Order, OrderLine
from tests.api.web import look, store
from tests.factories import Aisle, a_bought_line, an_order


@pytest.fixture
def config(database):
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("sqlalchemy.url", database.replace("%", "%%"))
    return config


async def test_up_down_and_up_again_leaves_what_the_models_say(config):
    await _apart(command.downgrade, config, "base")
    await _apart(command.upgrade, config, "head")
    await _apart(command.check, config)


async def test_lines_sold_before_are_given_their_place_and_tax_rate(config, database):
    aisle = Aisle(tax_basis_points=700)
    taxed = [a_bought_line(aisle.variant, tax=28), a_bought_line(aisle.variant, tax=28)]
    untaxed = an_order(aisle.channel, a_bought_line(aisle.variant, tax=0))
    await store(database, *aisle.models, an_order(aisle.channel, *taxed), untaxed)

    await _apart(command.downgrade, config, "264828d9e6d7")
    await _apart(command.upgrade, config, "head")

    kept = select(OrderLine.position, OrderLine.tax_basis_points).order_by(OrderLine.id)
    assert await look(database, kept) == [(0, 700), (1, 700), (0, 0)]


async def test_orders_placed_before_are_given_the_code_of_their_delivery(config, database):
    aisle = Aisle()
    sold = [
        an_order(aisle.channel, a_bought_line(aisle.variant), delivery_method=name, **more)
        for name, more in (("Standard", {}), ("Standard", {"touchpoint": "till"}), ("Balloon", {}))
    ]
    await store(database, *aisle.models, *sold)

    await _apart(command.downgrade, config, "5e0c2f7a91d3")
    await _apart(command.upgrade, config, "head")

    kept = select(Order.delivery_method_code).order_by(Order.id)
    assert await look(database, kept) == [("standard",), (None,), (None,)]


async def _apart(act, *args):
    """Alembic's environment starts an event loop of its own, which needs a thread of its own."""
    await asyncio.to_thread(act, *args)
