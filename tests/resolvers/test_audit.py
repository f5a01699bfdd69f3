"""What staff do is in the audit log, whatever it is, and nobody alters that."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from models import audit
from models.audit import AuditEntry
from models.base import Model
from models.identity import Account
from models.orders import OrderStatus
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.factories import Aisle, a_bought_line, a_customer, an_order
from tests.resolvers.logins import PASSWORD, an_account, logged_in, the_link

LOG = """
query ($filter: AuditFilter, $first: Int! = 20, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes {
      act objectType objectId before after requestId address actor { id name } at
    }
  }
}
"""
ADVANCE = """
mutation ($id: ID!, $to: OrderStatus!) {
  advanceOrder(input: {orderId: $id, to: $to}) { __typename }
}
"""
CHANGE = """
mutation ($id: ID!) {
  changeStaff(input: {
    accountId: $id, role: AGENT, refundCap: {amount: "50.00", currency: "USD"}
  }) { __typename }
}
"""
RESET = """
mutation ($token: String!, $password: String!) {
  resetPassword(input: {token: $token, password: $password}) { __typename }
}
"""
FORGOT = 'mutation { requestPasswordReset(input: {email: "bo@example.com"}) { __typename } }'
LOG_OUT = "mutation { logOut { __typename } }"


@pytest.fixture
async def owner(save, ports):
    account = await save(
        await an_account(ports, email="olu@example.com", name="Olu", roles=[Role.OWNER])
    )
    viewer = await logged_in(save, account)
    return Viewer(**{**vars(viewer), "address": "192.0.2.7", "request_id": "abc123"})


@pytest.fixture
async def bo(save, ports):
    return await save(await an_account(ports, email="bo@example.com", name="Bo", roles=["analyst"]))


@pytest.fixture
async def order(save):
    aisle, customer = Aisle(), a_customer()
    await save(*aisle.models, customer)
    line = a_bought_line(aisle.variant)
    return await save(
        an_order(aisle.channel, line, customer_id=customer.id, status=OrderStatus.CONFIRMED)
    )


@pytest.fixture
def log(ask, owner):
    async def log(**filter):
        return (await ask(LOG, viewer=owner, filter=filter))["auditLog"]["nodes"]

    return log


async def test_a_line_says_who_did_what_when_from_where_and_how_it_was(ask, log, owner, bo):
    await ask(CHANGE, viewer=owner, id=bo.gid)

    (line,) = await log()
    assert (line["act"], line["objectType"], line["objectId"]) == ("changeStaff", "Account", bo.gid)
    assert line["before"] == {
        "roles": ["analyst"],
        "refund_cap": None,
        "refund_cap_currency": None,
    }
    assert line["after"] == {
        "roles": ["agent"],
        "refund_cap": 5000,
        "refund_cap_currency": "USD",
    }
    assert line["actor"]["name"] == "Olu"
    assert (line["requestId"], line["address"]) == ("abc123", "192.0.2.7")


async def test_a_refused_act_leaves_no_line_and_a_customers_act_neither(ask, log, owner, order):
    await ask(ADVANCE, viewer=owner, id=order.gid, to="DELIVERED")
    mine = Viewer(customer_id=order.customer_id, roles=frozenset({Role.CUSTOMER}))
    await ask(LOG_OUT, viewer=mine)

    assert await log() == []


async def test_an_act_that_changes_no_row_of_its_own_is_there_as_well(ask, log, owner):
    await ask(LOG_OUT, viewer=owner)

    (line,) = await log()
    assert (line["act"], line["actor"]["name"]) == ("logOut", "Olu")


async def test_a_password_of_staff_that_is_set_by_a_link_is_there_without_it(ask, log, bo, session):
    await ask(FORGOT)
    token = await the_link(session, "bo@example.com")

    await ask(RESET, token=token, password="another long password")

    (line,) = await log()
    assert (line["act"], line["actor"]["name"]) == ("resetPassword", "Bo")
    assert (line["before"]["password_hash"], line["after"]["password_hash"]) == ("…", "…")
    told = str([await session.scalar(select(AuditEntry.after)), line])
    assert PASSWORD not in told
    assert "argon2" not in told
    assert "bo@example.com" not in told


@pytest.mark.parametrize(
    ("filter", "acts"),
    [
        ({"act": "changeStaff"}, ["changeStaff"]),
        ({"text": "packed"}, ["advanceOrder"]),
        ({"text": "refund_cap 5000"}, ["changeStaff"]),
        ({"text": "olu@"}, ["advanceOrder", "changeStaff"]),
        ({"text": "advance tick"}, []),
        ({"text": "advanceO order"}, ["advanceOrder"]),
        ({"text": "' | ! <-> :*"}, []),
        ({"text": "nothing of this"}, []),
    ],
)
async def test_an_owner_searches_it(ask, log, owner, bo, order, filter, acts):
    await ask(CHANGE, viewer=owner, id=bo.gid)
    await ask(ADVANCE, viewer=owner, id=order.gid, to="PACKED")

    assert [one["act"] for one in await log(**filter)] == acts


async def test_an_owner_asks_by_person_object_and_time(ask, log, owner, bo, order):
    await ask(CHANGE, viewer=owner, id=bo.gid)
    await ask(ADVANCE, viewer=owner, id=order.gid, to="PACKED")
    now, day = utc_now(), timedelta(days=1)

    assert [one["act"] for one in await log(objectId=order.gid)] == ["advanceOrder"]
    assert await log(actorId=bo.gid) == []
    assert len(await log(**{"from": (now - day).isoformat()})) == 2
    assert await log(**{"to": (now - day).isoformat()}) == []
    assert await ask(LOG, viewer=owner, errors=True, filter={"actorId": order.gid})


async def test_its_pages_take_the_same_statements_whatever_their_size(
    ask, owner, order, bo, statements
):
    await ask(CHANGE, viewer=owner, id=bo.gid)
    await ask(ADVANCE, viewer=owner, id=order.gid, to="PACKED")
    await ask(LOG_OUT, viewer=owner)
    counts = []
    for first in (1, 3):
        statements.clear()
        page = (await ask(LOG, viewer=owner, first=first))["auditLog"]
        counts.append(len(statements))
        assert len(page["nodes"]) == first

    assert counts[0] == counts[1]
    assert page["totalCount"] == 3
    assert await ask(LOG, viewer=owner, errors=True, first=101)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.OWNER])
async def test_nobody_else_reads_it(ask, role):
    assert (await ask(LOG, viewer=role, errors=True))[0][1] == "FORBIDDEN"


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_entries set act = 'nothing'",
        "delete from audit_entries",
        "truncate audit_entries",
        "update audit_entries set after = null where false",
    ],
)
async def test_the_database_alters_no_line(ask, owner, bo, connection, statement):
    await ask(CHANGE, viewer=owner, id=bo.gid)

    with pytest.raises(DBAPIError, match="only appended to"):
        await connection.execute(text(statement))


PERSONAL = {
    "customers": "name email phone birth_date address traits",
    "orders": "email delivery_address",
    "tickets": "subject",
    "ticket_messages": "body author",
    "returns": "note answer",
    "refund_requests": "answer",
    "accounts": "email name password_hash",
    "invitations": "email name",
    "email_proofs": "email name token_digest",
    "login_sessions": "token_digest client",
    "second_factors": "sealed_secret sealed_next paper_digests",
}


def test_what_is_secret_or_says_who_a_customer_is_is_never_shown():
    for table, names in PERSONAL.items():
        columns = Model.metadata.tables[table].columns
        assert [name for name in names.split() if audit.is_shown(columns[name])] == []


def test_what_the_shop_says_of_itself_is_shown():
    columns = Model.metadata.tables["shops"].columns
    assert all(audit.is_shown(columns[name]) for name in ("name", "email", "vat_number"))
    assert audit.is_shown(Account.__table__.columns["roles"])
