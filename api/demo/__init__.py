"""The demo shop, made from a year of real purchases; see README.md."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.demo.logins import LOGINS as _LOGINS
from api.demo.progress import Loaded, NotEmpty, Progress, silent

LOGINS = [(login.role.value, login.email, login.password) for login in _LOGINS]
"""Who may log in: role, e-mail address, password."""

__all__ = ["LOGINS", "Loaded", "NotEmpty", "load"]


async def load(
    address: str,
    progress: Progress = silent,
    *,
    households: int | None = None,
    now: datetime | None = None,
) -> Loaded:
    """Load the demo shop, or what a sample of `households` bought, into an empty database.

    Raises NotEmpty. Needs a migrated database and no rights beyond owning its tables.
    """
    from api.demo.filling import fill

    engine = create_async_engine(address, poolclass=NullPool)
    try:
        async with engine.connect() as borrowed:
            connection = (await borrowed.get_raw_connection()).driver_connection
            assert connection is not None
            async with connection.transaction():
                return await fill(connection, now or datetime.now(UTC), households, progress)
    finally:
        await engine.dispose()
