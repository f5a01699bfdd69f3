"""The schema's words do what they promise."""

import re
from collections.abc import AsyncIterator

import pytest

import schema
from models.viewer import GRANTS_OF, Role
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


ROLES = "|".join(role.value.replace("_", " ") for role in Role)
WHO = re.compile(rf"(^|\n\n)For: (anyone|({ROLES})(, ({ROLES}))*)\.$")


@pytest.mark.parametrize("kind", ["Query", "Mutation", "Subscription"])
def test_what_staff_may_do_is_a_matter_of_grants_not_of_roles(kind: str) -> None:
    root = schema.build().get_type_by_name(kind)
    assert root is not None

    for field in root.fields:  # type: ignore[union-attr]
        roles = {one for one in field.metadata["allow"] if isinstance(one, Role)}
        assert roles in (set(), {Role.CUSTOMER}, set(Role)), field.name


@pytest.mark.parametrize("kind", ["Query", "Mutation", "Subscription"])
def test_every_field_that_can_be_called_says_who_may_call_it(kind: str) -> None:
    root = schema.build().get_type_by_name(kind)
    assert root is not None

    for field in root.fields:  # type: ignore[union-attr]
        allowed = field.metadata["allow"]
        said = WHO.search(field.description or "")
        assert said, field.name
        named = set() if said[2] == "anyone" else set(said[2].split(", "))
        holders = (role for role in Role if not GRANTS_OF[role].union([role]).isdisjoint(allowed))
        assert named == {role.value.replace("_", " ") for role in holders}, field.name
