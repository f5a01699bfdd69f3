"""Every mutation may be sent twice: it takes a key, or needs none."""

import asyncio
from copy import copy
from functools import partial
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLList, GraphQLNonNull

from api.adapters.payments import SandboxPayments
from api.database import engine as make_engine
from resolvers.context import Sessions
from resolvers.ports import Gateways
from resolvers.recent import Recent
from resolvers.session import SharedSession
from tests import databases, standins
from tests.api.servers import SECRET, Provider, running
from tests.proofs import PROVES
from tests.schema.callers import ROOTS, Dying, Lingering, Shop, fields_of, takes_key
from tests.schema.filling import OTHER_PASSWORD, PASSWORD
from tests.schema.policy import ANONYMOUS, POLICY
from tests.schema.repeating import (
    COUNTS_FOR_NOTHING,
    COUNTS_WRONG_TRIES,
    HARMLESS,
    TAKES_KEY,
    TWICE_IS_ONCE,
)

MANY, PATIENCE = 20, 5.0
REFUSALS = {"InvalidInput", "IdempotencyConflict", "IdempotencyKeyInUse"}


def test_every_mutation_has_one_line_that_says_what_happens_when_it_is_sent_twice():
    lines = [*TAKES_KEY, *TWICE_IS_ONCE, *HARMLESS]

    assert sorted(lines) == sorted(ROOTS), "See tests/schema/repeating.py."
    assert sorted(TAKES_KEY) == sorted(name for name in ROOTS if takes_key(ROOTS[name]))


@pytest.mark.parametrize("name", TAKES_KEY)
def test_what_takes_a_key_says_in_its_type_how_that_is_refused(name):
    assert {one.name for one in ROOTS[name].gives} >= REFUSALS


def roles_of(name: str) -> list[str]:
    line = POLICY[f"Mutation.{name}"]
    known = [one for one in (ANONYMOUS, "customer", "owner") if one in line.own & line.call]
    return known or [one for one in ("associate",) if one in line.own & line.call]


KEYED = [(name, role) for name in TAKES_KEY for role in roles_of(name)[: 2 if PROVES else 1]]


@pytest.fixture(scope="module")
async def shop(template, tmp_path_factory):
    company = Provider(tmp_path_factory.mktemp("payments"))
    database = await databases.copy(template)
    engine = make_engine(database, pool_size=MANY)
    async with running(company), company.client() as client:
        ports = standins.ports(
            payments=Gateways({"sandbox": SandboxPayments(client, "http://shop.test", SECRET)})
        )
        hashes = [await ports.passwords.hash(one) for one in (PASSWORD, OTHER_PASSWORD)]
        shop = Shop(engine, ports, hashes)
        await shop.open()
        yield shop
    await engine.dispose()
    await databases.drop(database)


@pytest.fixture
async def rolled_back(shop):
    """The same shop, in which nothing stays."""
    async with shop.engine.connect() as connection:
        outer = await connection.begin()
        own = copy(shop)
        session = partial(SharedSession, connection, join_transaction_mode="create_savepoint")
        own.sessions = Sessions(session, session, Recent(last=0))
        yield own
        await outer.rollback()


def is_done(answer: dict[str, Any]) -> bool:
    return "message" not in answer


@pytest.mark.parametrize(("name", "role"), KEYED)
async def test_sent_again_it_gives_the_first_answer_and_changes_nothing(shop, name, role):
    caller = await shop.caller(name, role)
    first = await caller.answer()
    assert is_done(first), first
    before = await shop.rows()

    again = await caller.answer()
    for_more = await caller.answer(is_curious=True)

    assert again == first
    assert for_more["id"] == first["id"]
    assert await shop.rows() == before


@pytest.mark.parametrize(("name", "role"), KEYED)
async def test_a_key_that_stood_for_other_values_is_refused(shop, name, role):
    caller = await shop.caller(name, role)
    await caller.answer()
    before, fields = await shop.rows(), fields_of(ROOTS[name].field.args["input"].type)

    for argument, value in caller.values["input"].items():
        if argument != "idempotencyKey":
            other = {argument: another(value, fields[argument].type)}
            refused = await caller.answer(**other)
            assert refused["__typename"] == "IdempotencyConflict", other
    assert await shop.rows() == before


def another(value: Any, type_: Any) -> Any:
    """Some other value of the same type."""
    match type_, value:
        case GraphQLNonNull(), _:
            return another(value, type_.of_type)
        case GraphQLList(), list():
            return [another(one, type_.of_type) for one in value]
        case GraphQLEnumType(), _:
            return next(one for one in type_.values if one != value)
        case _, dict():
            first = next(iter(value))
            return {**value, first: another(value[first], type_.fields[first].type)}
        case _, int():
            return value + 1
    return f"1{value}"


@pytest.mark.parametrize(("name", "role"), KEYED)
async def test_twenty_at_once_do_it_once(shop, name, role):
    before = await shop.rows()
    assert is_done(await (await shop.caller(name, role)).answer())
    once = await shop.added(before)
    before = await shop.rows()

    caller = await shop.caller(name, role)
    answers = await asyncio.gather(*(caller.answer() for _ in range(MANY)))

    assert await shop.added(before) == once
    assert {"IdempotencyKeyInUse"} >= {one["__typename"] for one in answers if not is_done(one)}
    assert {one["id"] for one in answers if is_done(one)} == {(await caller.answer())["id"]}


@pytest.mark.parametrize(("name", "role"), KEYED)
async def test_while_it_is_at_work_others_are_told_so_at_once(shop, name, role):
    caller = await shop.caller(name, role)
    at_work = caller.context(Lingering)
    first = asyncio.create_task(caller.answer(at_work))
    await asyncio.wait_for(at_work.is_done.wait(), PATIENCE)

    meanwhile = await asyncio.wait_for(caller.answer(), PATIENCE)
    at_work.may_end.set()

    assert meanwhile["__typename"] == "IdempotencyKeyInUse"
    assert await first == await caller.answer()


NAMING = [(name, role) for name, role in KEYED if name != "buyGiftCard"]
"""Who buys a gift card names nothing that could be missing."""


@pytest.mark.parametrize(("name", "role"), NAMING)
async def test_a_refusal_leaves_nothing_and_the_same_key_may_try_again(shop, name, role):
    caller = await shop.caller(name, role, is_known=False)
    before = await shop.rows()
    assert not is_done(await caller.answer())
    after = await shop.rows()
    if name in COUNTS_WRONG_TRIES:
        assert after.pop("tries") != before.pop("tries")
    assert after == before
    await shop.save(*caller.world.models)

    assert is_done(await caller.answer())


@pytest.mark.parametrize(("name", "role"), KEYED)
async def test_two_people_with_the_same_key_do_not_meet(shop, name, role):
    one, other = [await shop.caller(name, role) for _ in range(2)]
    key = one.values["input"]["idempotencyKey"]

    answers = [await one.answer(), await other.answer(idempotencyKey=key)]

    assert all(map(is_done, answers))
    assert answers[0]["id"] != answers[1]["id"]


@pytest.mark.parametrize(("name", "role"), KEYED)
async def test_a_connection_cut_before_the_commit_leaves_nothing_and_frees_the_key(
    shop, name, role
):
    caller = await shop.caller(name, role)
    before = await shop.rows()

    dying = caller.context(Dying)
    cut = await caller.send(dying)

    assert dying.was_cut
    assert cut.errors
    assert await shop.rows() == before
    assert is_done(await caller.answer())


@pytest.mark.parametrize("name", TWICE_IS_ONCE)
async def test_what_needs_no_key_changes_nothing_that_counts_when_it_is_sent_again(
    rolled_back, name
):
    caller = await rolled_back.caller(name, roles_of(name)[-1])
    assert is_done(await caller.answer())
    before = await rolled_back.rows(but=COUNTS_FOR_NOTHING)

    await caller.send()

    assert await rolled_back.rows(but=COUNTS_FOR_NOTHING) == before


@pytest.mark.parametrize("name", HARMLESS)
async def test_what_is_harmless_changes_nothing_that_counts(rolled_back, name):
    caller = await rolled_back.caller(name, roles_of(name)[-1])
    before = await rolled_back.rows(but=COUNTS_FOR_NOTHING)

    assert is_done(await caller.answer())

    assert await rolled_back.rows(but=COUNTS_FOR_NOTHING) == before
