"""Thinking again in the very moment in which one is erased, over real connections."""

import asyncio

import pytest

from models.identity import Account
from models.privacy import Erasure, ErasureStatus
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.privacy.erasing import carry_out, held
from tests.factories import DAY, a_customer, a_shop

CANCEL = "mutation { cancelErasure { __typename ... on Erasure { status } } }"


@pytest.fixture
async def ana(keep):
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
    await keep(customer, account, asked)
    return Viewer(account_id=account.id, customer_id=customer.id, roles=account.role_set), asked.id


@pytest.fixture
def cancel(answer):
    async def cancel(viewer):
        return (await answer(CANCEL, viewer))["cancelErasure"]["__typename"]

    return cancel


async def test_who_thinks_again_while_being_erased_is_not_told_that_they_stay(ways, ana, cancel):
    viewer, id = ana
    async with ways.writing() as session:
        erasure = await held(session, id)
        thinking_again = asyncio.create_task(cancel(viewer))
        await asyncio.sleep(0.3)
        assert not thinking_again.done()
        assert await carry_out(session, erasure, utc_now()) is not None
        await session.commit()

    assert await thinking_again == "NotFound"
    async with ways.reading() as session:
        assert (await session.get(Erasure, id)).status is ErasureStatus.DONE


async def test_who_thought_again_first_is_not_erased(ways, ana, cancel):
    viewer, id = ana

    assert await cancel(viewer) == "Erasure"

    async with ways.writing() as session:
        assert (await held(session, id)).status is ErasureStatus.CANCELLED


ERASE = """
mutation ($id: ID!) { eraseCustomer(input: {customerId: $id}) { __typename } }
"""


async def test_twenty_erasures_at_once_are_counted_like_twenty_in_a_row(keep, answer):
    customers = [a_customer(email=f"{number}@example.com") for number in range(20)]
    agent = Account(email="a@example.com", name="A", password_hash="!", roles=[Role.AGENT])
    await keep(a_shop(erasures_per_day=7), agent, *customers)
    viewer = Viewer(account_id=agent.id, roles=agent.role_set, fresh_until=utc_now() + DAY)

    told = await asyncio.gather(*(answer(ERASE, viewer, id=one.gid) for one in customers))

    kinds = [one["eraseCustomer"]["__typename"] for one in told]
    assert (kinds.count("Erasure"), kinds.count("ErasureLimitReached")) == (7, 13)
