"""What happens after an event, and from time to time. Handlers may run twice and must not mind."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from api.work import Work
from models.base import Event

E = TypeVar("E", bound=Event)
Job = Callable[[Work], Awaitable[None]]
J = TypeVar("J", bound=Job)
T = TypeVar("T")

PATIENCE = 120.0
"""Seconds a job may take unless it asks for more."""


@dataclass(frozen=True)
class Happened(Generic[E]):
    """An event with what the log knows around it. `id` is the same each time a job is repeated."""

    id: UUID
    subject_id: UUID
    at: datetime
    event: E


Handler = Callable[[Work, Happened[E]], Awaitable[None]]


class Logged(Event):
    """An event of which only the name is known where it is listened to, with what the log has."""

    def __init__(self, name: str, data: dict[str, Any]) -> None:
        self.__dict__.update(name=name, data=data)

    name: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Subscription:
    name: str
    event: Callable[..., Event]
    handler: Callable[[Work, Happened[Any]], Awaitable[None]]
    patience: float


@dataclass(frozen=True)
class Schedule:
    name: str
    job: Job
    seconds: float
    patience: float


subscriptions: dict[str, list[Subscription]] = defaultdict(list)
"""By the event's name."""
schedules: dict[str, Schedule] = {}


def on(event: type[E], patience: float = PATIENCE) -> Callable[[Handler[E]], Handler[E]]:
    """Run the function once for each such event, after the transaction that emitted it."""

    def subscribe(handler: Handler[E]) -> Handler[E]:
        subscription = Subscription(_name(handler), event, handler, patience)
        subscriptions[event.__name__].append(subscription)
        return handler

    return subscribe


def on_named(
    *names: str, patience: float = PATIENCE
) -> Callable[[Handler[Logged]], Handler[Logged]]:
    """As `on`, for every event with one of these names: also those of storeys not built yet."""

    def subscribe(handler: Handler[Logged]) -> Handler[Logged]:
        for name in names:
            subscriptions[name].append(
                Subscription(f"{_name(handler)}.{name}", _logged(name), handler, patience)
            )
        return handler

    return subscribe


def _logged(name: str) -> Callable[..., Logged]:
    return lambda **data: Logged(name, data)


def every(seconds: float, patience: float = PATIENCE) -> Callable[[J], J]:
    """Run the function about every `seconds`, never twice at a time."""

    def schedule(job: J) -> J:
        schedules[_name(job)] = Schedule(_name(job), job, seconds, patience)
        return job

    return schedule


async def each_by_itself(items: Iterable[T], act: Callable[[T], Awaitable[object]]) -> None:
    """Act on every one: what fails keeps no other waiting. Raises the first failure at the end."""
    failures = []
    for item in items:
        try:
            await act(item)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]


async def each_of_pages(
    pages: AsyncIterator[Sequence[T]], act: Callable[[T], Awaitable[object]]
) -> None:
    """As `each_by_itself`: what fails again and again stands first, and must hide nothing."""
    failures = []
    async for page in pages:
        try:
            await each_by_itself(page, act)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]


def _name(function: Callable[..., Any]) -> str:
    """`orders.count_orders`; it is stored with waiting jobs, so renaming orphans those."""
    return f"{function.__module__.removeprefix('api.jobs.')}.{function.__name__}"


def load() -> None:
    """Import every job module, and so subscribe it."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
