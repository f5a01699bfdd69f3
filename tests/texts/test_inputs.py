"""Payloads through every text of every argument there is: refused in words, or taken as text."""

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLString

import schema
from tests import proofs, standins
from tests.factories import Aisle, a_location, a_shop
from tests.schema import reach
from tests.schema.filling import PASSWORD, Filling
from tests.schema.matrix import Matrix
from tests.schema.policy import ANONYMOUS, POLICY
from tests.schema.worlds import World
from tests.texts.payloads import PAYLOADS

LONG = "<b>pwned" * 6_000
ASKERS = ("owner", "customer", ANONYMOUS)
"""Whoever of them may, asks."""
Path = tuple[str, ...]


def texts(type_: Any, name: str, path: Path = ()) -> Iterator[Path]:
    """Where, in what an argument may be, there is room for a text."""
    if isinstance(type_, GraphQLNonNull | GraphQLList):
        yield from texts(type_.of_type, name, path)
    elif isinstance(type_, GraphQLInputObjectType):
        for key, field in type_.fields.items():
            yield from texts(field.type, key, (*path, key))
    elif type_ is GraphQLString:
        yield path


def with_text(value: Any, path: Path, text: str) -> Any:
    if isinstance(value, list):
        return [with_text(one, path, text) for one in value or [{}]]
    if not path:
        return text
    value = dict(value or {})
    value[path[0]] = with_text(value.get(path[0]), path[1:], text)
    return value


@pytest.fixture
async def matrix(connection, save):
    aisle, store = Aisle(on_hand=1000), a_location(kind="store")
    await save(*aisle.models, a_shop(), store)
    ports = standins.ports()
    hashed = await ports.passwords.hash(PASSWORD)
    worlds = {role: World(aisle, store, role, hashed, ports.vault) for role in ASKERS}
    for world in worlds.values():
        await save(*world.models)
    return Matrix(schema.build(), connection, ports, worlds)


def asker(root: reach.Root) -> str | None:
    line = POLICY[root.coordinate]
    return next((one for one in ASKERS if one in line.call & line.own), None)


def asked(root: reach.Root) -> list[tuple[str, Path]]:
    return [(name, path) for name, one in root.field.args.items() for path in texts(one.type, name)]


@pytest.mark.proof
async def test_every_text_of_every_argument_is_refused_in_words_or_taken(matrix):
    chance, tried, wrong = Random(6), 0, []
    for root, _ in matrix.roots:
        role = asker(root)
        for name, path in asked(root) if role and root.kind != "Subscription" else []:
            sent = PAYLOADS if proofs.PROVES else chance.sample(PAYLOADS, 2)
            for payload in [*sent, LONG]:
                tried += 1
                told = await answer(matrix, root, role, name, path, payload)
                where = f"{root.coordinate} {'.'.join((name, *path))} {payload[:60]!r}"
                wrong += [f"{where}: {fault}" for fault in told]

    assert wrong == []
    assert tried >= 200


async def answer(matrix, root, role, name, path, payload) -> list[str]:
    """What is wrong with it."""
    me = matrix.others[role]
    me.quoted = me.quoted or await matrix._quoted(me)
    values = deepcopy(Filling(root, me, me).values)
    values[name] = with_text(values.get(name), path, payload)
    document = reach.document(matrix.plain, root, [reach.Route(root)], set(values))
    told = await matrix._undone(me, document, values)
    return [str(one) for one in told.errors or [] if is_surprise(one)]


def is_surprise(error) -> bool:
    return (error.extensions or {}).get("code") == "INTERNAL"
