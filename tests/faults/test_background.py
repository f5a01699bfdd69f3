"""What goes on beside the requests of a web process outlives the loss of its database."""

import asyncpg
from sqlalchemy import event

from api.database import engine, sessions
from api.live import LiveHub
from api.recommender import Recommender


async def test_a_connection_that_is_cut_while_it_is_made_does_not_end_the_recommender(
    database, tmp_path
):
    shop = engine(database)

    @event.listens_for(shop.sync_engine, "connect")
    def cut(*_):
        # As the driver says it, past SQLAlchemy, which wraps errors of statements only.
        raise asyncpg.InterfaceError("connection is closed")

    recommender = Recommender(tmp_path, sessions(shop), LiveHub(database))
    await recommender.refresh()
    event.remove(shop.sync_engine, "connect", cut)
    await recommender.refresh()

    assert recommender.live is None
    await shop.dispose()
