"""Staff are invited, limited and let go, and nobody gives what they lack."""

import pytest
from sqlalchemy import event, func, select, text, update

from models.identity import Account, Invitation, LoginSession
from models.viewer import Grant, Role, Viewer
from tests.factories import a_customer, a_location
from tests.resolvers.logins import PASSWORD, an_account, logged_in, the_link

ACCOUNT = "... on Account { roles grants extraGrants isActive store { id } refundCap { amount } }"
LACKING = "... on BeyondOwnGrants { grants }"
FAULTS = "... on InvalidInput { fields { path } }"
INVITE = f"""
mutation ($input: InviteStaffInput!) {{
  inviteStaff(input: $input) {{
    __typename {LACKING} {FAULTS} ... on Invitation {{ id email extraGrants }}
  }}
}}
"""
REVOKE = "mutation ($id: ID!) { revokeInvitation(input: {invitationId: $id}) { __typename } }"
ACCEPT = """
mutation ($t: String!, $p: String!) {
  acceptInvitation(input: {token: $t, password: $p}) { __typename }
}
"""
CHANGE = f"""
mutation ($input: ChangeStaffInput!) {{
  changeStaff(input: $input) {{ __typename {LACKING} {FAULTS} {ACCOUNT} }}
}}
"""
LOG_IN = """
mutation ($p: String!) {
  logIn(input: {email: "bo@example.com", password: $p}) {
    __typename ... on SignedIn { account { roles grants refundCap { amount } } }
  }
}
"""
STAFF = """
query ($first: Int! = 20, $status: StaffStatus, $search: String! = "") {
  staff(first: $first, status: $status, search: $search) {
    totalCount nodes { email lastSeenAt grants store { name } }
  }
}
"""
CUSTOMERS = '{ customers(search: "Ana") { id } }'
BO = {"email": "bo@example.com", "name": "Bo", "role": "AGENT"}


def let_go(name):
    return f"""
      mutation ($id: ID!) {{ {name}(input: {{accountId: $id}}) {{ __typename {ACCOUNT} }} }}
    """


@pytest.fixture
async def person(save, ports):
    """Somebody who works here, and the viewer that they are."""

    async def person(email, role, **terms):
        customer = await save(a_customer())
        values = {"email": email, "roles": [role], "customer_id": customer.id, **terms}
        account = await save(await an_account(ports, **values))
        return account, await logged_in(save, account)

    return person


@pytest.fixture
async def owner(person):
    return (await person("owner@example.com", Role.OWNER))[1]


@pytest.fixture
def act(ask):
    """Do something, and get what came of it."""

    async def act(query, viewer=None, **given):
        (result,) = (await ask(query, viewer=viewer, **given)).values()
        return result

    return act


async def test_whoever_opens_the_link_sets_a_password_and_works_here(ask, act, owner, session):
    cap = {"amount": "100.00", "currency": "USD"}
    given = {**BO, "grants": ["SEE_FIGURES", "REFUND"], "refundCap": cap}
    invited = await act(INVITE, owner, input=given)
    assert invited["__typename"] == "Invitation"
    assert invited["extraGrants"] == ["SEE_FIGURES"]  # REFUND comes with the role.
    token = await the_link(session, "bo@example.com")

    assert (await act(ACCEPT, t=token, p=PASSWORD))["__typename"] == "PasswordSet"

    account = (await act(LOG_IN, p=PASSWORD))["account"]
    assert account["roles"] == ["AGENT"]
    assert "REFUND" in account["grants"]
    assert account["refundCap"] == {"amount": "100.00"}
    assert (await act(ACCEPT, t=token, p=PASSWORD))["__typename"] == "LinkExpired"


async def test_a_customer_who_is_invited_stays_one_and_is_logged_out(act, owner, person, session):
    account, before = await person("bo@example.com", Role.CUSTOMER)
    await act(INVITE, owner, input=BO)
    token = await the_link(session, "bo@example.com")

    await act(ACCEPT, t=token, p="another long password")

    known = await session.get(Account, account.id)
    assert known.roles == [Role.CUSTOMER, Role.AGENT]
    login = await session.get(LoginSession, before.session_id)
    assert login.revoked_at is not None
    assert (await act(LOG_IN, p="another long password"))["__typename"] == "SignedIn"


async def test_a_newer_invitation_or_a_change_of_mind_shuts_the_link(act, owner, session):
    await act(INVITE, owner, input=BO)
    first = await the_link(session, "bo@example.com")
    second = await act(INVITE, owner, input={**BO, "role": "ANALYST"})
    assert (await act(ACCEPT, t=first, p=PASSWORD))["__typename"] == "LinkExpired"
    token = await the_link(session, "bo@example.com")

    assert (await act(REVOKE, owner, id=second["id"]))["__typename"] == "Invitation"

    assert (await act(ACCEPT, t=token, p=PASSWORD))["__typename"] == "LinkExpired"
    assert (await act(REVOKE, owner, id=second["id"]))["__typename"] == "NotFound"
    assert await session.scalar(select(func.count()).where(Invitation.is_open())) == 0


async def test_who_works_here_is_not_invited_again(act, owner, person):
    await person("bo@example.com", Role.AGENT)

    assert (await act(INVITE, owner, input=BO))["__typename"] == "AlreadyStaff"


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        ({"role": "CUSTOMER"}, "role"),
        ({"role": "ASSOCIATE"}, "storeId"),
        ({"role": "ANALYST", "grants": ["SERVE_STORE"]}, "storeId"),
        ({"role": "ANALYST", "grants": ["READ_AUDIT_LOG"]}, "grants"),
        ({"refundCap": {"amount": "-1", "currency": "USD"}}, "refundCap"),
        ({"refundCap": {"amount": "1.001", "currency": "USD"}}, "refundCap"),
        ({"refundCap": {"amount": "1", "currency": "usd"}}, "refundCap"),
        ({"email": "bo"}, "email"),
        ({"name": " "}, "name"),
    ],
)
async def test_terms_that_make_no_sense_are_refused(act, owner, terms, path):
    reply = await act(INVITE, owner, input={**BO, **terms})

    assert [one["path"] for one in reply["fields"]] == [path]


@pytest.mark.parametrize(
    "terms",
    [
        {"role": "OWNER"},
        {"role": "ANALYST"},
        {"grants": ["EDIT_CATALOG"]},
        {"refundCap": None},
        {"refundCap": {"amount": "100.01", "currency": "USD"}},
        {"refundCap": {"amount": "1", "currency": "EUR"}},
    ],
)
async def test_nobody_grants_what_they_lack(act, person, session, terms):
    manager = {"grants": [Grant.MANAGE_STAFF], "refund_cap": 10_000, "refund_cap_currency": "USD"}
    _, mo = await person("mo@example.com", Role.AGENT, **manager)
    cap = {"refundCap": {"amount": "100", "currency": "USD"}}
    agent, _ = await person("al@example.com", Role.AGENT, refund_cap=1, refund_cap_currency="USD")
    within = {**cap, "grants": ["MANAGE_STAFF"]}
    assert (await act(INVITE, mo, input={**BO, **within}))["__typename"] == "Invitation"

    invited = await act(INVITE, mo, input={**BO, **cap, **terms, "email": "cy@example.com"})
    changed = await act(CHANGE, mo, input={"accountId": agent.gid, "role": "AGENT", **cap, **terms})

    assert invited["__typename"] == changed["__typename"] == "BeyondOwnGrants"
    assert invited["grants"]
    assert (await session.get(Account, agent.id)).refund_cap == 1


async def test_nobody_touches_those_who_may_more(act, person, owner, session):
    _, mo = await person("mo@example.com", Role.AGENT, grants=[Grant.MANAGE_STAFF])
    analyst, _ = await person("an@example.com", Role.ANALYST)

    for query, account_id in (
        (let_go("deactivateStaff"), owner.account_id),
        (let_go("deactivateStaff"), analyst.id),
        (let_go("reactivateStaff"), analyst.id),
    ):
        account = await session.get(Account, account_id)
        assert (await act(query, mo, id=account.gid))["__typename"] == "BeyondOwnGrants"


async def test_who_leaves_is_logged_out_at_once_and_may_come_back(act, owner, person, session):
    bo, there = await person("bo@example.com", Role.AGENT)

    gone = await act(let_go("deactivateStaff"), owner, id=bo.gid)

    assert gone["isActive"] is False
    assert (await session.get(LoginSession, there.session_id)).revoked_at is not None
    assert (await act(LOG_IN, p=PASSWORD))["__typename"] == "WrongCredentials"
    assert (await act(let_go("reactivateStaff"), owner, id=bo.gid))["isActive"] is True
    assert (await act(LOG_IN, p=PASSWORD))["__typename"] == "SignedIn"


async def test_what_somebody_promised_goes_with_them(act, owner, person, session):
    mo, manager = await person("mo@example.com", Role.AGENT, grants=[Grant.MANAGE_STAFF])
    await act(INVITE, manager, input=BO)
    token = await the_link(session, "bo@example.com")

    await act(let_go("deactivateStaff"), owner, id=mo.gid)

    assert (await act(ACCEPT, t=token, p=PASSWORD))["__typename"] == "LinkExpired"


async def test_the_last_owner_stays_one(act, owner, session, person):
    me = (await session.get(Account, owner.account_id)).gid

    demoted = await act(CHANGE, owner, input={"accountId": me, "role": "AGENT"})
    left = await act(let_go("deactivateStaff"), owner, id=me)

    assert (demoted["__typename"], left["__typename"]) == ("LastOwner", "LastOwner")
    await person("second@example.com", Role.OWNER)
    left = await act(let_go("deactivateStaff"), owner, id=me)
    assert left["isActive"] is False


async def test_a_customer_is_nobody_to_manage(act, owner, person):
    customer, _ = await person("bo@example.com", Role.CUSTOMER)

    for query in (let_go("deactivateStaff"), let_go("reactivateStaff")):
        assert (await act(query, owner, id=customer.gid))["__typename"] == "NotFound"
    given = {"accountId": customer.gid, "role": "AGENT"}
    assert (await act(CHANGE, owner, input=given))["__typename"] == "NotFound"


async def test_all_of_it_takes_a_fresh_confirmation(act, owner, person, session, save):
    bo, _ = await person("bo@example.com", Role.AGENT)
    account = await session.get(Account, owner.account_id)
    stale = await logged_in(save, account, fresh=False)
    invited = await act(INVITE, owner, input={**BO, "email": "cy@example.com"})

    for query, given in (
        (INVITE, {"input": {**BO, "email": "di@example.com"}}),
        (REVOKE, {"id": invited["id"]}),
        (CHANGE, {"input": {"accountId": bo.gid, "role": "AGENT"}}),
        (let_go("deactivateStaff"), {"id": bo.gid}),
        (let_go("reactivateStaff"), {"id": bo.gid}),
    ):
        assert (await act(query, stale, **given))["__typename"] == "ConfirmationNeeded"


async def test_an_analyst_sees_personal_data_once_it_is_granted(act, ask, owner, person, save):
    analyst, viewer = await person("bo@example.com", Role.ANALYST)
    ana = await save(a_customer(name="Ana"))
    assert (await ask(CUSTOMERS, viewer=viewer, errors=True))[0][1] == "FORBIDDEN"
    given = {"accountId": analyst.gid, "role": "ANALYST", "grants": ["SEE_CUSTOMERS"]}

    changed = await act(CHANGE, owner, input=given)

    assert changed["extraGrants"] == ["SEE_CUSTOMERS"]
    granted = Viewer(account_id=analyst.id, roles=viewer.roles, extra_grants=frozenset(Grant))
    assert {"id": ana.gid} in (await ask(CUSTOMERS, viewer=granted))["customers"]


async def test_an_associate_works_in_a_store_that_is_one(act, owner, person, save):
    bo, _ = await person("bo@example.com", Role.AGENT)
    store, warehouse = await save(a_location(kind="store")), await save(a_location())
    given = {"accountId": bo.gid, "role": "ASSOCIATE"}

    nowhere = await act(CHANGE, owner, input={**given, "storeId": warehouse.gid})
    somewhere = await act(CHANGE, owner, input={**given, "storeId": store.gid})

    assert nowhere["__typename"] == "NotFound"
    assert somewhere["store"] == {"id": store.gid}
    assert somewhere["roles"] == ["CUSTOMER", "ASSOCIATE"]


async def test_a_page_of_staff_takes_the_same_statements_whatever_its_size(
    ask, owner, person, save, session, statements
):
    store = await save(a_location(kind="store"))
    for number in range(5):
        await person(f"bo{number}@example.com", Role.ASSOCIATE, store_id=store.id)
    counts = []
    for first in (1, 6):
        statements.clear()
        page = (await ask(STAFF, viewer=owner, first=first))["staff"]
        counts.append(len(statements))
        assert len(page["nodes"]) == first

    assert counts[0] == counts[1]
    assert page["totalCount"] == 6
    assert page["nodes"][0]["store"] == {"name": store.name}
    assert all(one["lastSeenAt"] for one in page["nodes"])
    await session.execute(
        update(Account).where(Account.email == "bo1@example.com").values(is_active=False)
    )
    gone = (await ask(STAFF, viewer=owner, status="DEACTIVATED"))["staff"]["nodes"]
    found = (await ask(STAFF, viewer=owner, search="BO1"))["staff"]["nodes"]
    assert [one["email"] for one in gone] == [one["email"] for one in found] == ["bo1@example.com"]


MANY = text("""
insert into accounts (id, email, name, password_hash, roles, is_active)
select gen_random_uuid(), n || '@many.example', 'Ana', '', '{customer}', true
from generate_series(1, 5000) n
""")


async def test_staff_are_found_without_reading_all_customers(
    act, ask, owner, person, session, statements, connection
):
    bo, _ = await person("bo@example.com", Role.AGENT)
    await session.execute(MANY)
    await session.execute(text("analyze accounts"))
    plans = []

    def explain(conn, cursor, statement, parameters, *_):
        if "FROM accounts" in statement and not statement.startswith("explain"):
            told = conn.exec_driver_sql(f"explain {statement}", parameters).scalars()
            plans.append("\n".join(told))

    event.listen(connection.sync_connection, "before_cursor_execute", explain)
    try:
        await ask(STAFF, viewer=owner, first=5)
        await ask(STAFF, viewer=owner, first=5, search="bo")
        changed = await act(CHANGE, owner, input={"accountId": bo.gid, "role": "ANALYST"})
    finally:
        event.remove(connection.sync_connection, "before_cursor_execute", explain)

    assert changed["roles"][-1] == "ANALYST"
    assert sum("ix_accounts_staff" in one for one in plans) >= 3
    assert not [one for one in plans if "Seq Scan on accounts" in one]
