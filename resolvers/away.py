"""What a fault says about the database: that it is away, or that it stopped a statement."""

from collections.abc import Iterator

import asyncpg
import sqlalchemy.exc

AWAY = (
    ConnectionError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InternalClientError,
    sqlalchemy.exc.TimeoutError,
)
SAYS_SO = (asyncpg.InterfaceError, asyncpg.ObjectNotInPrerequisiteStateError)
"""These are our own mistakes too; that the connection or the database is closed stands in words."""


def is_away(error: BaseException | None) -> bool:
    """Whether the database cannot be reached, was lost on the way, or has no room left."""
    return any(_is_away(one) for one in causes(error))


def was_stopped(error: BaseException | None) -> bool:
    """Whether a statement took longer than any may."""
    return any(isinstance(one, asyncpg.QueryCanceledError) for one in causes(error))


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_away(error: BaseException) -> bool:
    if isinstance(error, SAYS_SO):
        return "closed" in str(error) or "accepting connections" in str(error)
    return isinstance(error, AWAY)
