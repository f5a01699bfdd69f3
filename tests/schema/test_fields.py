"""The schema's words do what they promise."""

from collections.abc import AsyncIterator

from resolvers.context import Info
from schema.fields import ANYONE, live


async def test_a_watcher_who_leaves_ends_what_was_started_for_them_at_once() -> None:
    ended = False

    async def ticks(info: Info) -> AsyncIterator[int]:
        nonlocal ended
        try:
            yield 1
            yield 2
        finally:
            ended = True

    field = live(ticks, returns=int, allow=ANYONE)
    watching = field.base_resolver.wrapped_func(None)
    assert await anext(watching) == 1

    await watching.aclose()

    assert ended
