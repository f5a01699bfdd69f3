"""Every migration goes up, down and up again, and leaves what the models say."""

from alembic import command
from alembic.config import Config

from api.settings import ROOT
from tests import databases


async def test_up_down_and_up_again_leaves_what_the_models_say(template):
    url = await databases.copy(template)
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    try:
        await _apart(command.downgrade, config, "base")
        await _apart(command.upgrade, config, "head")
        await _apart(command.check, config)
    finally:
        await databases.drop(url)


async def _apart(act, *args):
    """Alembic's environment starts an event loop of its own, which needs a thread of its own."""
    import asyncio

    await asyncio.to_thread(act, *args)
