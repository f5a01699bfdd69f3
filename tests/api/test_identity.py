"""Logging in over the wire: tokens that end, races, and mails that really come."""

import asyncio
import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.jobs import Happened
from api.jobs.housekeeping import forget_what_is_over
from api.jobs.identity import send_the_link, tell_of_the_change, tell_the_old_address
from api.jobs.retention import prune_what_is_old
from models.identity import (
    EmailProof,
    LinkAsked,
    LoginSession,
    ProofPurpose,
    RefreshToken,
    SecurityChanged,
    Tries,
    digest,
)
from models.viewer import Role
from resolvers.context import utc_now
from tests.api.logins import PASSWORD, log_in, store_account
from tests.api.web import ask, connected, look, shop, store
from tests.factories import DAY, Aisle, a_shop

REFRESH = """
mutation ($t: String!) {
  refreshSession(input: {refreshToken: $t}) {
    __typename ... on SessionTokens { token refreshToken }
  }
}
"""


@pytest.fixture
async def web(database, provider):
    async with shop(database, provider, a_shop(), *Aisle().models, webs=2) as webs:
        yield webs


async def change(database, statement):
    async with connected(database) as engine, engine.begin() as connection:
        await connection.execute(statement)


async def test_an_access_token_ends_and_is_renewed_once_however_many_ask(web, database):
    await store_account(database)
    async with web[0].browser(**{"x-patron-client": "app"}) as app:
        first = await log_in(app)
    late = update(LoginSession).values(token_expires_at=utc_now() - timedelta(seconds=1))
    await change(database, late)
    async with web[0].browser(authorization=f"Bearer {first['token']}") as app:
        assert await ask(app, "{ me { email } }") == {"me": None}

    async with web[0].browser() as here, web[1].browser() as there:
        answers = await asyncio.gather(
            *(ask(one, REFRESH, t=first["refreshToken"]) for one in (here, there) * 8)
        )

    pairs = {tuple(sorted(answer["refreshSession"].items())) for answer in answers}
    assert len(pairs) == 1
    stored = await look(database, select(RefreshToken.token_digest))
    assert len(stored) == 2
    token = answers[0]["refreshSession"]["token"]
    async with web[1].browser(authorization=f"Bearer {token}") as app:
        assert await ask(app, "{ me { email } }") == {"me": {"email": "ana@example.com"}}


async def test_a_session_lives_on_by_being_used_and_ends_by_lying_about(web, database):
    await store_account(database, role=Role.AGENT)
    ends = select(LoginSession.expires_at, LoginSession.used_at)
    async with web[0].browser() as desk:
        await log_in(desk)
        ago = utc_now() - timedelta(minutes=20)
        used = update(LoginSession).values(used_at=ago, expires_at=ago + timedelta(minutes=30))
        await change(database, used)
        assert (await ask(desk, "{ me { email } }"))["me"] is not None
        [(until, noted)] = await look(database, ends)
        assert until - utc_now() > timedelta(minutes=29)
        assert utc_now() - noted < timedelta(minutes=1)

        await change(database, update(LoginSession).values(expires_at=utc_now()))
        assert (await ask(desk, "{ me { email } }"))["me"] is None


async def test_a_session_says_on_what_one_is_logged_in(web, database):
    await store_account(database)
    phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
    async with web[0].browser(**{"user-agent": phone}) as browser:
        await log_in(browser)
        told = await ask(browser, "{ me { sessions { client device touchpoint isThisOne } } }")

    assert told["me"]["sessions"] == [
        {
            "client": "Chrome on Android",
            "device": "phone",
            "touchpoint": "WEB",
            "isThisOne": True,
        }
    ]


async def test_all_processes_count_tries_together(web, database):
    await store_account(database)
    wrong = """mutation ($p: String!) { logIn(input: {email: "ana@example.com", password: $p}) {
      __typename } }"""
    async with web[0].browser() as here, web[1].browser() as there:
        kinds = [
            answer["logIn"]["__typename"]
            for answer in await asyncio.gather(
                *(ask(one, wrong, p="wrong") for one in (here, there) * 7)
            )
        ]
        last = await ask(there, wrong, p=PASSWORD)

    assert sorted(kinds) == ["TooManyTries"] * 4 + ["WrongCredentials"] * 10
    assert last["logIn"]["__typename"] == "TooManyTries"


def asked(proof):
    return Happened(proof.id, proof.id, utc_now(), LinkAsked())


async def a_proof(shop, purpose, email, **about):
    proof = EmailProof.ask(purpose, email, utc_now(), **about)
    proof.take_events()
    await shop.save(proof)
    return proof


@pytest.mark.parametrize(
    ("purpose", "is_known", "subject"),
    [
        (ProofPurpose.SIGN_UP, False, "Your account: one more step"),
        (ProofPurpose.SIGN_UP, True, "You have an account already"),
        (ProofPurpose.RESET_PASSWORD, True, "A new password"),
        (ProofPurpose.RESET_PASSWORD, False, None),
        (ProofPurpose.CHANGE_EMAIL, False, "Is this your address?"),
        (ProofPurpose.CHANGE_EMAIL, True, None),
        (ProofPurpose.JOIN_STAFF, False, "Your way in to work"),
        (ProofPurpose.JOIN_STAFF, True, "Your way in to work"),
    ],
)
async def test_only_the_mail_knows_who_has_an_account(
    shop, mailbox, database, purpose, is_known, subject
):
    if is_known:
        await store_account(database, "known@example.com")
    proof = await a_proof(shop, purpose, "known@example.com", name="Ana")

    await send_the_link(shop.work, asked(proof))
    await send_the_link(shop.work, asked(proof))

    mails = await mailbox.mails("known@example.com")
    assert [mail["subject"] for mail in mails] == ([subject] if subject else [])
    tokens = re.findall(r"#([\w-]{43})", mails[0]["text"]) if mails else []
    stored = await look(database, select(EmailProof.token_digest))
    assert not tokens or stored == [(digest(tokens[0]),)]


async def test_the_old_address_is_told_of_the_new_one(shop, mailbox):
    proof = await a_proof(
        shop, ProofPurpose.CHANGE_EMAIL, "new@example.com", replaces="old@a.example"
    )

    await tell_the_old_address(shop.work, asked(proof))

    [mail] = await mailbox.mails("old@a.example")
    assert "new@example.com" in mail["text"]


async def test_whoever_reads_the_mails_is_told_that_the_password_changed(shop, mailbox, database):
    account = await store_account(database, "ana@example.com")
    happened = Happened(account.id, account.id, utc_now(), SecurityChanged("password"))

    await tell_of_the_change(shop.work, happened)

    [mail] = await mailbox.mails("ana@example.com")
    assert mail["subject"] == "Your password was changed"


async def test_what_is_over_is_forgotten_and_the_rest_is_kept(shop, database):
    now = utc_now()
    account = await store_account(database)
    old, new = (LoginSession.start(account, None, when)[0] for when in (now - 90 * DAY, now))
    await store(
        database,
        old,
        new,
        RefreshToken(token_digest="x", session_id=old.id),
        Tries(key="over", count=1, until=now - timedelta(seconds=1)),
        Tries(key="on", count=1, until=now + timedelta(minutes=1)),
    )
    proof = await a_proof(shop, ProofPurpose.SIGN_UP, "a@example.com", name="A")
    await change(database, update(EmailProof).values(expires_at=now - 8 * DAY))

    await forget_what_is_over(shop.work)
    await prune_what_is_old(shop.work)

    assert await look(database, select(LoginSession.id)) == [(new.id,)]
    assert await look(database, select(RefreshToken.id)) == []
    assert await look(database, select(Tries.key)) == [("on",)]
    assert await look(database, select(EmailProof.id).where(EmailProof.id == proof.id)) == []
