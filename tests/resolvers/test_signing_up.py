from datetime import timedelta

import pytest
from sqlalchemy import select

from models.base import EventEntry
from models.customers import Customer
from models.identity import Account, EmailProof, LoginSession
from models.loyalty import LoyaltyAccount
from models.orders import Order
from resolvers.context import utc_now
from tests.factories import Aisle, a_bought_line, a_customer, an_order
from tests.resolvers.logins import PASSWORD, an_account, the_link

SIGN_UP = """
mutation ($input: SignUpInput!) {
  signUp(input: $input) {
    __typename
    ... on MailSent { email }
    ... on InvalidInput { fields { path } }
    ... on Error { message }
  }
}
"""
FINISH = """
mutation ($token: String!, $password: String!) {
  finishSignUp(input: {token: $token, password: $password}) {
    __typename
    ... on SignedIn { account { email roles isEmailProven customer { id name } } }
    ... on Error { message }
  }
}
"""
ANA = {"name": "Ana", "email": "Ana@Example.com"}


async def finished(ask, session, password=PASSWORD, **more):
    await ask(SIGN_UP, input=ANA | more)
    reply = await ask(FINISH, token=await the_link(session), password=password)
    return reply["finishSignUp"]


async def test_a_link_and_a_password_make_a_customer_who_is_logged_in(ask, session):
    made = await finished(ask, session, joinLoyalty=True)

    customer = made["account"].pop("customer")
    assert made == {
        "__typename": "SignedIn",
        "account": {"email": "ana@example.com", "roles": ["CUSTOMER"], "isEmailProven": True},
    }
    assert customer["name"] == "Ana"
    assert await session.scalar(select(LoginSession.id)) is not None
    assert len(await session.scalar(select(LoyaltyAccount.card_number))) == 13
    events = set(await session.scalars(select(EventEntry.name)))
    assert {"SignedUp", "CustomerJoined"} <= events


async def test_asking_makes_nobody_and_answers_alike_who_is_known_and_who_is_not(
    ask, save, session, ports
):
    unknown = await ask(SIGN_UP, input=ANA)
    assert await session.scalar(select(Account.id)) is None
    await save(await an_account(ports))

    known = await ask(SIGN_UP, input=ANA)

    assert known == unknown == {"signUp": {"__typename": "MailSent", "email": "ana@example.com"}}


async def test_asking_costs_the_same_statements_for_known_and_unknown(ask, save, ports, statements):
    await save(await an_account(ports))
    sent = []
    for email in ("ana@example.com", "nobody@example.com"):
        statements.clear()
        await ask(SIGN_UP, input=ANA | {"email": email})
        sent.append(list(statements))

    assert sent[0] == sent[1] != []


async def test_the_log_and_the_jobs_name_no_address(ask, session, ports):
    await ask(SIGN_UP, input=ANA)

    told = await session.scalar(select(EventEntry).where(EventEntry.name == "LinkAsked"))
    proof = await session.scalar(select(EmailProof))
    assert (told.data, told.subject_id, proof.token_digest) == ({}, proof.id, None)
    assert [entry.name for entry in ports.jobs.entries] == ["LinkAsked"]


@pytest.mark.parametrize(
    ("fault", "path"),
    [
        ({"email": "nobody"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "A\x00na"}, "name"),
    ],
)
async def test_a_bad_sign_up_is_refused_and_leaves_nothing(ask, session, fault, path):
    reply = await ask(SIGN_UP, input=ANA | fault)

    assert reply["signUp"]["fields"] == [{"path": path}]
    assert await session.scalar(select(EmailProof.id)) is None


async def test_a_mailbox_cannot_be_filled(ask):
    for _ in range(5):
        assert (await ask(SIGN_UP, input=ANA))["signUp"]["__typename"] == "MailSent"

    assert (await ask(SIGN_UP, input=ANA))["signUp"]["__typename"] == "TooManyTries"


async def test_a_short_password_can_be_chosen_anew_with_the_same_link(ask, session):
    await ask(SIGN_UP, input=ANA)
    token = await the_link(session)

    short = await ask(FINISH, token=token, password="short")
    good = await ask(FINISH, token=token, password=PASSWORD)

    kinds = [reply["finishSignUp"]["__typename"] for reply in (short, good)]
    assert kinds == ["InvalidInput", "SignedIn"]


async def test_a_link_works_once_and_not_for_ever(ask, session):
    await ask(SIGN_UP, input=ANA)
    used = await the_link(session)
    await ask(FINISH, token=used, password=PASSWORD)
    await ask(SIGN_UP, input=ANA | {"email": "bo@example.com"})
    old = await the_link(session, "bo@example.com")
    proof = await session.scalar(select(EmailProof).where(EmailProof.email == "bo@example.com"))
    proof.expires_at = utc_now() - timedelta(seconds=1)
    await session.commit()

    replies = [await ask(FINISH, token=token, password=PASSWORD) for token in (used, old, "")]

    assert {reply["finishSignUp"]["__typename"] for reply in replies} == {"LinkExpired"}


async def test_who_was_faster_with_another_link_keeps_the_account(ask, session):
    await ask(SIGN_UP, input=ANA)
    first = await the_link(session)
    await ask(SIGN_UP, input=ANA | {"name": "Somebody else"})
    second = await the_link(session)
    await ask(FINISH, token=first, password=PASSWORD)

    late = await ask(FINISH, token=second, password="another password")

    assert late["finishSignUp"]["__typename"] == "LinkExpired"
    assert list(await session.scalars(select(Account.name))) == ["Ana"]


async def test_what_was_bought_as_a_guest_joins_the_account_and_nothing_else(ask, save, session):
    aisle = Aisle()
    bo = a_customer()
    theirs, bos, another = (
        an_order(aisle.channel, a_bought_line(aisle.variant), email=email, customer_id=customer)
        for email, customer in (
            ("ana@example.com", None),
            ("ana@example.com", bo.id),
            ("cy@example.com", None),
        )
    )
    await save(*aisle.models, bo, theirs, bos, another)

    ana = await finished(ask, session)

    owners = dict((await session.execute(select(Order.id, Order.customer_id))).all())
    me = await session.scalar(select(Customer.id).where(Customer.email == "ana@example.com"))
    assert owners == {theirs.id: me, bos.id: bo.id, another.id: None}
    assert ana["account"]["customer"] is not None


async def test_who_bought_at_a_till_before_stays_one_person(ask, save, session):
    known = await save(a_customer(email="ana@example.com", name="Ana of the till"))

    ana = await finished(ask, session)

    assert ana["account"]["customer"] == {"id": known.gid, "name": "Ana of the till"}
