"""Thinking again in the very moment in which one is erased, over real connections."""

import asyncio

import pytest

import schema
from api.database import engine as make_engine
from api.database import sessions
from models.identity import Account
from models.privacy import Erasure, ErasureStatus
from models.viewer import Role, Viewer
from resolvers.context import Context, utc_now
from resolvers.privacy.erasing import carry_out, held
from tests import standins
from tests.conftest import COMPILED
from tests.factories import a_customer

CANCEL = "mutation { cancelErasure { __typename ... on Erasure { status } } }"


@pytest.fixture
async def ways(database):
    engine = make_engine(database)
    yield sessions(engine)
    await engine.dispose()


@pytest.fixture
async def ana(ways):
    """Whose erasure is due."""
    customer = a_customer()
    account = Account(
        email=customer.email,
        name="Ana",
        password_hash="!",
        roles=[Role.CUSTOMER],
        customer_id=customer.id,
    )
    asked = Erasure(customer_id=customer.id, asked_at=utc_now(), due_at=utc_now())
    async with ways.writing() as session:
        for model in (customer, account, asked):
            session.add(model)
            await session.flush()
        await session.commit()
    return Viewer(account_id=account.id, customer_id=customer.id, roles=account.role_set), asked.id


async def cancel(ways, viewer):
    context = Context(ways, viewer, standins.ports())
    reply = await schema.build(COMPILED).execute(CANCEL, {}, context_value=context)
    await context.close()
    assert reply.errors is None, reply.errors
    return reply.data["cancelErasure"]["__typename"]


async def test_who_thinks_again_while_being_erased_is_not_told_that_they_stay(ways, ana):
    viewer, id = ana
    async with ways.writing() as session:
        erasure = await held(session, id)
        thinking_again = asyncio.create_task(cancel(ways, viewer))
        await asyncio.sleep(0.3)
        assert not thinking_again.done()
        assert await carry_out(session, erasure, utc_now()) is not None
        await session.commit()

    assert await thinking_again == "NotFound"
    async with ways.reading() as session:
        assert (await session.get(Erasure, id)).status is ErasureStatus.DONE


async def test_who_thought_again_first_is_not_erased(ways, ana):
    viewer, id = ana

    assert await cancel(ways, viewer) == "Erasure"

    async with ways.writing() as session:
        assert (await held(session, id)).status is ErasureStatus.CANCELLED
