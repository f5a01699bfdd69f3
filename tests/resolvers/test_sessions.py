from datetime import timedelta

import pytest
from sqlalchemy import select

from models.identity import LoginSession, RefreshToken, digest
from models.viewer import Role, Touchpoint, Viewer
from resolvers.context import utc_now
from tests.resolvers.logins import PASSWORD, an_account, logged_in

SESSIONS = "{ me { sessions { id client isThisOne usedAt touchpoint } } }"
REVOKE = """
mutation ($id: ID!) {
  revokeSession(input: {sessionId: $id}) { __typename ... on SessionsEnded { count } }
}
"""
EVERYWHERE = """
mutation ($keep: Boolean!) {
  logOutEverywhere(input: {keepThis: $keep}) { __typename ... on SessionsEnded { count } }
}
"""
CONFIRM = """
mutation ($password: String, $code: String) {
  confirmIdentity(input: {password: $password, code: $code}) {
    __typename
    ... on IdentityConfirmed { until }
    ... on Error { message }
  }
}
"""
LOG_IN = """
mutation { logIn(input: {email: "ana@example.com", password: "a long password"}) {
  ... on SignedIn { token refreshToken }
} }
"""
REFRESH = """
mutation ($token: String!) {
  refreshSession(input: {refreshToken: $token}) {
    __typename
    ... on SessionTokens { token refreshToken expiresAt }
  }
}
"""


@pytest.fixture
async def ana(save, ports):
    return await save(await an_account(ports))


async def open_ones(session):
    session.expunge_all()
    still = select(LoginSession.id).where(LoginSession.is_open(utc_now()))
    return set(await session.scalars(still))


async def test_sessions_are_listed_to_their_holder_alone(ask, save, ana, ports):
    here, there = await logged_in(save, ana), await logged_in(save, ana, app=True)
    bo = await save(await an_account(ports, email="bo@example.com", roles=[Role.OWNER]))
    owner = await logged_in(save, bo)

    listed = (await ask(SESSIONS, viewer=here))["me"]["sessions"]
    by_owner = await ask(
        "query ($id: ID!) { node(id: $id) { ... on Account { sessions { id } } } }",
        viewer=owner,
        id=ana.gid,
    )

    assert {one["touchpoint"]: one["isThisOne"] for one in listed} == {"WEB": True, "APP": False}
    assert len({here.session_id, there.session_id}) == 2
    assert by_owner["node"] in (None, {"sessions": []})


async def test_another_session_ends_only_with_a_fresh_confirmation(ask, save, ana, session):
    stale, other = await logged_in(save, ana, fresh=False), await logged_in(save, ana)
    fresh = await logged_in(save, ana)
    gid = (await session.get(LoginSession, other.session_id)).gid

    refused = await ask(REVOKE, viewer=stale, id=gid)
    done = await ask(REVOKE, viewer=fresh, id=gid)

    assert refused["revokeSession"] == {"__typename": "ConfirmationNeeded"}
    assert done["revokeSession"] == {"__typename": "SessionsEnded", "count": 1}
    assert await open_ones(session) == {stale.session_id, fresh.session_id}


async def test_somebody_elses_session_does_not_exist(ask, save, ana, ports, session):
    hers = await logged_in(save, ana)
    bo = await save(await an_account(ports, email="bo@example.com", roles=[Role.OWNER]))
    gid = (await session.get(LoginSession, hers.session_id)).gid

    reply = await ask(REVOKE, viewer=await logged_in(save, bo), id=gid)

    assert reply["revokeSession"]["__typename"] == "NotFound"
    assert hers.session_id in await open_ones(session)


@pytest.mark.parametrize("keep", [True, False])
async def test_all_sessions_end_at_once_and_nobody_elses(ask, save, ana, ports, session, keep):
    here, _, _ = [await logged_in(save, ana) for _ in range(3)]
    bo = await logged_in(save, await save(await an_account(ports, email="bo@example.com")))
    stale = await logged_in(save, ana, fresh=False)

    refused = await ask(EVERYWHERE, viewer=stale, keep=keep)
    done = await ask(EVERYWHERE, viewer=here, keep=keep)

    assert refused["logOutEverywhere"] == {"__typename": "ConfirmationNeeded"}
    assert done["logOutEverywhere"]["count"] == 4 - keep
    assert await open_ones(session) == {bo.session_id} | ({here.session_id} if keep else set())


@pytest.mark.parametrize("mutation", [REVOKE, EVERYWHERE, CONFIRM])
async def test_a_guest_may_do_none_of_it(ask, mutation):
    errors = await ask(mutation, errors=True, id="session_x", keep=True)

    assert [code for _, code in errors] == ["FORBIDDEN"]


async def test_a_password_confirms_for_ten_minutes(ask, save, ana, session):
    stale = await logged_in(save, ana, fresh=False)

    wrong = await ask(CONFIRM, viewer=stale, password="not it")
    right = await ask(CONFIRM, viewer=stale, password=PASSWORD)

    assert wrong["confirmIdentity"]["__typename"] == "WrongCredentials"
    assert right["confirmIdentity"]["__typename"] == "IdentityConfirmed"
    until = await session.scalar(
        select(LoginSession.fresh_until).where(LoginSession.id == stale.session_id)
    )
    assert timedelta(minutes=9) < until - utc_now() <= timedelta(minutes=10)


async def test_confirming_cannot_be_guessed(ask, save, ana):
    stale = await logged_in(save, ana, fresh=False)
    for _ in range(10):
        await ask(CONFIRM, viewer=stale, password="x")

    reply = await ask(CONFIRM, viewer=stale, password=PASSWORD)

    assert reply["confirmIdentity"]["__typename"] == "TooManyTries"


async def test_staff_are_logged_out_after_half_an_hour_and_shoppers_after_a_month(
    ask, save, ana, ports, session
):
    bo = await save(await an_account(ports, email="bo@example.com", roles=[Role.AGENT]))
    ends = []
    for account in (ana, bo):
        viewer = await logged_in(save, account)
        ends.append((await session.get(LoginSession, viewer.session_id)).expires_at - utc_now())

    assert [round(end / timedelta(minutes=1)) for end in ends] == [30 * 24 * 60, 30]


async def app_tokens(ask):
    return (await ask(LOG_IN, viewer=Viewer(touchpoint=Touchpoint.APP)))["logIn"]


async def test_a_refresh_token_gives_the_next_pair_and_only_digests_are_stored(ask, ana, session):
    first = await app_tokens(ask)

    second = (await ask(REFRESH, token=first["refreshToken"]))["refreshSession"]

    login = await session.scalar(select(LoginSession))
    stored = set(await session.scalars(select(RefreshToken.token_digest)))
    assert login.token_digest == digest(second["token"])
    assert stored == {digest(pair["refreshToken"]) for pair in (first, second)}
    assert timedelta(minutes=14) < login.token_expires_at - utc_now() <= timedelta(minutes=15)


async def test_a_refresh_repeated_at_once_gives_the_same_pair(ask, ana):
    first = await app_tokens(ask)

    twice = [await ask(REFRESH, token=first["refreshToken"]) for _ in range(2)]

    assert twice[0] == twice[1]
    assert twice[0]["refreshSession"]["__typename"] == "SessionTokens"


async def test_a_refresh_token_shown_again_later_ends_the_session_for_both(ask, ana, session):
    first = await app_tokens(ask)
    second = (await ask(REFRESH, token=first["refreshToken"]))["refreshSession"]
    used = await session.scalar(select(RefreshToken).where(RefreshToken.used_at.is_not(None)))
    used.used_at = utc_now() - timedelta(seconds=11)
    await session.commit()

    thief = await ask(REFRESH, token=first["refreshToken"])
    holder = await ask(REFRESH, token=second["refreshToken"])

    assert {reply["refreshSession"]["__typename"] for reply in (thief, holder)} == {"SessionEnded"}
    assert await open_ones(session) == set()


async def test_nobodys_refresh_token_is_refused(ask):
    reply = await ask(REFRESH, token="nobody's")

    assert reply["refreshSession"] == {"__typename": "SessionEnded"}
