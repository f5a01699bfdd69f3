"""The last owner, a refund and its two deciders, fought over by twenty real connections."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.audit import AuditEntry
from models.identity import Account, Invitation, Terms
from models.orders import Order
from models.payments import PaymentEvent
from models.refunds import RefundRequest
from models.returns import Return, ReturnReason, ReturnStatus
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.factories import DAY, Aisle, a_bought_line, a_customer, a_payment, an_order
from tests.resolvers.test_refunds import APPROVE, DECLINE, REFUND
from tests.resolvers.test_staff import CHANGE, INVITE, let_go

pytestmark = pytest.mark.proof
MANY = 20


@pytest.fixture
def act(answer):
    """What came of it, over a connection of its own."""

    async def act(query, viewer, **given):
        (result,) = (await answer(query, viewer, **given)).values()
        return result["__typename"]

    return act


async def count(ways, *condition, of=Account):
    async with ways.reading() as session:
        return await session.scalar(select(func.count()).select_from(of).where(*condition))


@pytest.fixture
async def people(keep):
    async def people(role):
        accounts = [
            Account(email=f"{number}@example.com", name="Bo", password_hash="!", roles=[role])
            for number in range(MANY)
        ]
        await keep(*accounts)
        return accounts

    return people


def acting(account):
    return Viewer(account_id=account.id, roles=account.role_set, fresh_until=utc_now() + DAY)


async def test_of_twenty_owners_who_leave_at_once_one_stays(ways, act, people):
    owners = await people(Role.OWNER)

    left = await asyncio.gather(
        *(act(let_go("deactivateStaff"), acting(one), id=one.gid) for one in owners)
    )

    assert sorted(left) == ["Account"] * (MANY - 1) + ["LastOwner"]
    assert await count(ways, Account.is_active) == 1


async def test_of_twenty_owners_who_demote_each_other_one_stays(ways, act, people):
    owners = await people(Role.OWNER)

    async def demote(by, whom):
        return await act(CHANGE, acting(by), input={"accountId": whom.gid, "role": "ANALYST"})

    done = await asyncio.gather(*map(demote, owners, [*owners[1:], owners[0]]))

    # Who was demoted a moment before changes nobody any more.
    assert set(done) <= {"Account", "LastOwner", "BeyondOwnGrants"}
    stayed = await count(ways, Account.roles == [Role.OWNER.value])
    assert stayed == MANY - done.count("Account")
    assert stayed >= 1
    assert await count(ways, of=AuditEntry) == done.count("Account")


async def test_who_is_let_go_while_inviting_invites_nobody(ways, keep, act, people):
    owner, leaving, *_ = await people(Role.OWNER)
    earlier = Invitation.of("new@example.com", "Ann", Terms(Role.AGENT), owner.id, utc_now())
    await keep(earlier)
    given = {"email": "new@example.com", "name": "Ann", "role": "AGENT"}

    async with ways.writing() as session:
        # Where an invitation replaces the one before, it waits for this.
        await session.scalar(select(Invitation.id).with_for_update())
        inviting = asyncio.create_task(act(INVITE, acting(leaving), input=given))
        await asyncio.sleep(0.5)
        going = asyncio.create_task(act(let_go("deactivateStaff"), acting(owner), id=leaving.gid))
        await asyncio.sleep(0.5)
        assert not inviting.done()

    assert await asyncio.gather(inviting, going) == ["Invitation", "Account"]
    assert await count(ways, Invitation.is_open(), of=Invitation) == 0


@pytest.fixture
async def back(keep):
    """Two pieces for 10.00, back in the shop."""
    aisle, customer = Aisle(), a_customer()
    line, now = a_bought_line(aisle.variant, 2, gross=1000), utc_now()
    order = an_order(aisle.channel, line, customer_id=customer.id, placed_at=now, delivered_at=now)
    await keep(*aisle.models, customer, order, a_payment(order))
    asked = Return.request(order, [(line.id, 2)], [], reason=ReturnReason.OTHER, note="", now=now)
    asked.status = ReturnStatus.RECEIVED
    await keep(asked)
    return asked


async def paid(ways):
    async with ways.reading() as session:
        back = await session.scalar(select(Order.refunded))
    return back, await count(ways, of=PaymentEvent)


async def test_twenty_who_ask_and_twenty_who_decide_pay_once(ways, act, people, back):
    agents = await people(Role.AGENT)
    for account in agents:
        account.refund_cap, account.refund_cap_currency = 100, "USD"

    async def ask(account):
        limited = acting(account).__class__(
            **{**vars(acting(account)), "refund_cap": account.refund_limit}
        )
        given = {"returnId": back.gid, "idempotencyKey": f"ask {account.email}"}
        return await act(REFUND, limited, input=given)

    asked = await asyncio.gather(*map(ask, agents))

    assert asked == ["RefundRequest"] * MANY
    assert await count(ways, of=RefundRequest) == 1
    assert await paid(ways) == (0, 0)
    async with ways.reading() as session:
        request = await session.scalar(select(RefundRequest))
    others = [one for one in agents if one.id != request.requested_by]

    async def decide(number, account):
        given = {"refundRequestId": request.gid, "idempotencyKey": str(uuid4())}
        if number % 2:
            return await act(DECLINE, acting(account), input={**given, "answer": "No."})
        return await act(APPROVE, acting(account), input=given)

    decided = await asyncio.gather(*(decide(*one) for one in enumerate(others)))

    assert sorted(decided) == ["RefundDecided"] * (len(others) - 1) + ["RefundRequest"]
    async with ways.reading() as session:
        request = await session.scalar(select(RefundRequest))
    assert await paid(ways) == ((1000, 1) if request.status == "approved" else (0, 0))
