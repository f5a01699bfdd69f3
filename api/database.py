"""The engine, and the two kinds of sessions a request may hold."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from resolvers.context import Sessions
from resolvers.reading import ReadingSession
from resolvers.writing import WritingSession


def engine(url: str, longest: float = 15.0, **options: Any) -> AsyncEngine:
    """asyncpg, with room for many prepared statements; a pool that says soon that it is dry.

    `longest` is how many seconds a statement may take, or a transaction wait for its next one.
    """
    patience = str(int(longest * 1000))
    settings = {
        "application_name": "patron",
        "statement_timeout": patience,
        "idle_in_transaction_session_timeout": patience,
        "jit": "off",
        # Many ask at a time: one that takes all processors for itself keeps the others waiting.
        "max_parallel_workers_per_gather": "0",
    }
    made = create_async_engine(
        url,
        # All of them are kept: what lies above the size is closed after each use, and to open one
        # and to prepare its statements costs more than most requests.
        pool_size=options.pop("pool_size", 15),
        max_overflow=options.pop("max_overflow", 0),
        pool_timeout=10,
        pool_pre_ping=False,
        # What people wrote has no place in the text of an error, which goes to the log.
        hide_parameters=True,
        connect_args={
            "server_settings": settings,
            # Of SQLAlchemy, and of the driver, which is asked directly by what only reads.
            "prepared_statement_cache_size": 500,
            "statement_cache_size": 500,
        },
        **options,
    )
    event.listen(made.sync_engine, "checkout", _refuse_dead)
    return made


def _refuse_dead(_: Any, record: Any, __: Any) -> None:
    """The driver knows at once that its connection was closed, as all are when the database
    starts anew; asking costs nothing. Nobody is handed one of them."""
    if record.driver_connection.is_closed():
        raise InvalidatePoolError


def sessions(engine: AsyncEngine) -> Sessions:
    """Readers take a connection in autocommit: no BEGIN, no ROLLBACK, one round trip less each."""
    reader = engine.execution_options(isolation_level="AUTOCOMMIT")
    return Sessions(
        reading=lambda: ReadingSession(reader),
        writing=lambda: WritingSession(engine),
    )
