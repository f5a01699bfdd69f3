"""Customers ask to be erased, or have staff do it."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select, text

from models import ids
from models.audit import AuditEntry
from models.customers import Customer
from models.identity import Account
from models.invariants import invariants
from models.orders import OrderStatus
from models.privacy import (
    Erasure,
)
from models.tenders import TenderAccount, TenderKind, TenderMovement, TenderMovementKind
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.privacy.erasing import carry_out
from tests.factories import DAY, a_bought_line, a_customer, a_shop, an_order
from tests.resolvers.logins import an_account, logged_in

ASK_FOR_ERASURE = """
mutation { requestErasure {
  __typename
  ... on Erasure { status dueAt }
  ... on ErasureBlocked { blockers { kind number whatToDo } }
} }
"""


ERASE = """
mutation ($id: ID!) { eraseCustomer(input: {customerId: $id}) { __typename
  ... on Erasure { askedAt dueAt } ... on ErasureLimitReached { most againAt } } }
"""


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (OrderStatus.PENDING, "ORDER_UNDER_WAY"),
        (OrderStatus.SHIPPED, "ORDER_UNDER_WAY"),
    ],
)
async def test_what_is_under_way_keeps_from_being_erased_and_says_what_to_do(
    ask, save, ana, aisle, status, kind
):
    order = an_order(
        aisle.channel, a_bought_line(aisle.variant), status=status, customer_id=ana.customer_id
    )
    await save(order)

    told = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]

    assert told["__typename"] == "ErasureBlocked"
    (blocker,) = told["blockers"]
    assert (blocker["kind"], blocker["number"]) == (kind, order.number)
    assert order.number in blocker["whatToDo"]


async def test_to_say_what_is_under_way_no_table_is_read_that_grows_with_visits(
    ask, ana, statements
):
    for query in ("{ erasureBlockers { kind } }", ASK_FOR_ERASURE):
        await ask(query, viewer=ana)

    assert any("from orders" in one for one in statements)
    for table in ("carts", "login_sessions", "tickets"):
        assert not [one for one in statements if f"from {table}" in one]


async def test_erasure_is_asked_for_by_who_just_proved_it_waits_a_day_and_can_be_cancelled(
    ask, session, ana, ports
):
    stale = replace(ana, fresh_until=None)
    assert (await ask(ASK_FOR_ERASURE, viewer=stale))["requestErasure"][
        "__typename"
    ] == "ConfirmationNeeded"

    first = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]
    again = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]
    assert first == again
    asked = (await session.scalars(select(Erasure))).one()
    assert asked.due_at - asked.asked_at == DAY
    assert [entry.name for entry in ports.jobs.entries] == ["ErasureAsked"]

    reply = await ask("mutation { cancelErasure { ... on Erasure { status } } }", viewer=ana)
    assert reply["cancelErasure"]["status"] == "CANCELLED"
    assert (await ask("{ myErasure { status } }", viewer=ana))["myErasure"] is None


async def test_staff_erase_at_once_whoever_asked_them(ask, save, ana, ports):
    somebody = await save(a_customer(), a_shop())
    agent = await save(await an_account(ports, email="agent@example.com", roles=[Role.AGENT]))

    told = await ask(ERASE, viewer=await logged_in(save, agent), id=somebody.gid)

    assert told["eraseCustomer"]["askedAt"] == told["eraseCustomer"]["dueAt"]


LIMIT = """
mutation ($most: Int!) { setErasureLimit(input: {perDay: $most}) { __typename
  ... on ErasureLimit { perDay } ... on InvalidInput { fields { path } } } }
"""


async def test_staff_erase_so_many_a_day_and_the_owner_says_how_many(ask, save, ports, session):
    customers = [a_customer(email=f"{n}@example.com") for n in range(3)]
    await save(a_shop(), *customers)
    agent = await save(await an_account(ports, email="agent@example.com", roles=[Role.AGENT]))
    boss = await save(await an_account(ports, email="boss@example.com", roles=[Role.OWNER]))
    agent, owner = await logged_in(save, agent), await logged_in(save, boss)
    theirs = [customer.gid for customer in customers]

    async def erase(id):
        return (await ask(ERASE, viewer=agent, id=id))["eraseCustomer"]

    async def let(most, viewer=owner):
        return (await ask(LIMIT, viewer=viewer, most=most))["setErasureLimit"]

    assert await let(2) == {"__typename": "ErasureLimit", "perDay": 2}
    first, *_ = [await erase(id) for id in (theirs[0], theirs[1], theirs[0])]
    refused = await erase(theirs[2])
    assert refused["__typename"] == "ErasureLimitReached"
    again_at, asked_at = map(datetime.fromisoformat, (refused["againAt"], first["askedAt"]))
    assert again_at - asked_at == DAY
    assert (await let(1001))["fields"] == [{"path": "perDay"}]
    assert (await let(9, replace(owner, fresh_until=None)))["__typename"] == "ConfirmationNeeded"

    assert (await let(3))["perDay"] == 3
    assert (await erase(theirs[2]))["__typename"] == "Erasure"
    acts = (await session.scalars(select(AuditEntry.act))).all()
    assert acts.count("eraseCustomer") >= 3
    changes = select(AuditEntry.after).where(AuditEntry.act == "setErasureLimit")
    assert {"erasures_per_day": 3} in (await session.scalars(changes)).all()


async def test_whoever_hurries_an_erasure_that_waits_spends_one_too(ask, save, ana, ports, session):
    await save(a_shop(erasures_per_day=0))
    await ask(ASK_FOR_ERASURE, viewer=ana)
    agent = await save(await an_account(ports, email="agent@example.com", roles=[Role.AGENT]))
    customer = ids.encode(Customer.prefix, ana.customer_id)

    told = await ask(ERASE, viewer=await logged_in(save, agent), id=customer)

    assert told["eraseCustomer"]["__typename"] == "ErasureLimitReached"
    assert await session.scalar(select(Erasure.asked_by)) is None


async def test_who_works_here_is_not_erased_under_way(ask, session, save, ana, ports):
    account = (await session.scalars(select(Account).where(Account.id == ana.account_id))).one()
    account.roles = [Role.CUSTOMER, Role.AGENT]
    await session.commit()

    told = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]

    assert [one["kind"] for one in told["blockers"]] == ["WORKS_HERE"]


async def test_who_no_longer_works_here_can_be_erased(ask, session, save, ana, ports):
    account = (await session.scalars(select(Account).where(Account.id == ana.account_id))).one()
    account.roles, account.is_active = [Role.CUSTOMER, Role.AGENT], False
    await session.commit()
    await save(a_shop())
    agent = await save(await an_account(ports, email="agent@example.com", roles=[Role.AGENT]))
    customer = ids.encode(Customer.prefix, ana.customer_id)

    told = await ask(ERASE, viewer=await logged_in(save, agent), id=customer)
    asked = (await session.scalars(select(Erasure))).one()
    assert await carry_out(session, asked, utc_now()) is not None
    await session.commit()
    session.expunge_all()

    assert told["eraseCustomer"]["__typename"] == "Erasure"
    left = await session.get_one(Account, ana.account_id)
    assert (left.roles, left.customer_id, "ana" in left.email) == ([], None, False)


async def test_store_credit_is_given_up_with_the_person_and_the_ledger_says_so(
    ask, save, session, ana
):
    account = TenderAccount(
        kind=TenderKind.STORE_CREDIT, currency="USD", customer_id=ana.customer_id
    )
    await save(account)
    await save(account.credit(1250, TenderMovementKind.CREDITED, "credited:1", utc_now()), account)
    await ask(ASK_FOR_ERASURE, viewer=ana)
    erasure = (await session.scalars(select(Erasure))).one()
    waits = await session.scalar(select(TenderAccount.available))

    who = await carry_out(session, erasure, utc_now())

    assert waits == 1250
    assert who is not None
    assert await session.scalar(select(TenderAccount.available)) == 0
    last = select(TenderMovement).order_by(TenderMovement.id.desc()).limit(1)
    given_up = (await session.scalars(last)).one()
    assert (given_up.kind, given_up.available, given_up.staff_id) == ("voided", -1250, None)
    assert given_up.reference.startswith("forfeited:")
    balance = invariants["tenders.balance_is_the_sum"].sql()
    assert not (await session.execute(text(balance))).all()
