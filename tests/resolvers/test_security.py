"""Passwords, addresses and second factors are changed by their holder alone."""

from uuid import uuid4

import pyotp
import pytest
from sqlalchemy import delete, select

from models.base import EventEntry
from models.identity import (
    Account,
    EmailProof,
    LoginSession,
    ProofPurpose,
    SecondFactor,
    Tries,
    Visitor,
)
from models.identity.second_factor import STEP
from models.identity.tries import LOGIN_TO_ACCOUNT, QUARTER
from models.orders import Order
from models.viewer import Viewer
from resolvers.context import utc_now
from tests.factories import Aisle, a_bought_line, a_customer, an_order
from tests.resolvers.logins import PASSWORD, an_account, logged_in, the_link

MAIL = "{ __typename ... on MailSent { email } ... on Error { message } }"
LOG_IN = """
mutation ($email: String!, $password: String!, $code: String) {
  logIn(input: {email: $email, password: $password, code: $code}) { __typename }
}
"""
FORGOT = f"mutation ($email: String!) {{ requestPasswordReset(input: {{email: $email}}) {MAIL} }}"
RESET = """
mutation ($token: String!, $password: String!) {
  resetPassword(input: {token: $token, password: $password}) {
    __typename ... on PasswordSet { endedSessions }
  }
}
"""
CHANGE = """
mutation ($password: String!) {
  changePassword(input: {password: $password}) { __typename ... on PasswordSet { endedSessions } }
}
"""
MOVE = f"mutation ($email: String!) {{ requestEmailChange(input: {{email: $email}}) {MAIL} }}"
PROVE = f"mutation ($token: String!) {{ confirmEmail(input: {{token: $token}}) {MAIL} }}"
START = """
mutation { startSecondFactor {
  __typename ... on SecondFactorSetup { secret address size path }
} }
"""
FINISH = """
mutation ($code: String!) { finishSecondFactor(input: {code: $code}) {
  __typename ... on SecondFactorOn { paperCodes }
} }
"""
END = "mutation { endSecondFactor { __typename ... on Account { hasSecondFactor } } }"
CONFIRM = """
mutation ($password: String, $code: String) {
  confirmIdentity(input: {password: $password, code: $code}) { __typename }
}
"""
ANA = "ana@example.com"
NEW = "a new password"


@pytest.fixture
async def ana(save, ports):
    customer = a_customer(email=ANA)
    await save(customer)
    return await save(await an_account(ports, customer_id=customer.id))


async def enters(ask, password=PASSWORD, email=ANA, code=None, viewer=None):
    reply = await ask(LOG_IN, viewer=viewer, email=email, password=password, code=code)
    return reply["logIn"]["__typename"]


async def test_a_forgotten_password_is_set_by_a_link_once_and_everybody_is_out(
    ask, save, ana, session
):
    await logged_in(save, ana)
    await logged_in(save, ana, app=True)
    await ask(FORGOT, email=ANA)
    token = await the_link(session)

    short = await ask(RESET, token=token, password="short")
    done = await ask(RESET, token=token, password=NEW)
    again = await ask(RESET, token=token, password="yet another one")

    assert short["resetPassword"]["__typename"] == "InvalidInput"
    assert done["resetPassword"] == {"__typename": "PasswordSet", "endedSessions": 2}
    assert again["resetPassword"]["__typename"] == "LinkExpired"
    assert [await enters(ask, one) for one in (PASSWORD, NEW)] == ["WrongCredentials", "SignedIn"]
    told = await session.scalar(select(EventEntry).where(EventEntry.name == "SecurityChanged"))
    assert (told.subject_id, told.data) == (ana.id, {"what": "password"})


async def test_asking_for_a_reset_answers_and_costs_the_same_for_everybody(ask, ana, statements):
    seen = []
    for email in (ANA, "nobody@example.com"):
        statements.clear()
        reply = await ask(FORGOT, email=email)
        seen.append((reply["requestPasswordReset"]["__typename"], list(statements)))

    assert seen[0] == seen[1]
    assert seen[0][0] == "MailSent"


async def test_a_reset_for_nobody_or_somewhere_else_is_refused(ask, ana, session):
    assert (await ask(FORGOT, email="ana"))["requestPasswordReset"]["__typename"] == "InvalidInput"
    await ask(FORGOT, email="nobody@example.com")
    nobodys = await the_link(session, "nobody@example.com")
    proof = EmailProof.ask(ProofPurpose.CHANGE_EMAIL, ANA, utc_now(), account_id=ana.id)
    session.add(proof)
    await session.commit()
    of_another_kind = await the_link(session)

    for token in (nobodys, of_another_kind, "", "x" * 43):
        reply = await ask(RESET, token=token, password=NEW)
        assert reply["resetPassword"]["__typename"] == "LinkExpired"


async def test_the_password_is_changed_after_a_fresh_confirmation(ask, save, ana, session):
    stale, here = await logged_in(save, ana, fresh=False), await logged_in(save, ana)

    refused = await ask(CHANGE, viewer=stale, password=NEW)
    short = await ask(CHANGE, viewer=here, password="short")
    done = await ask(CHANGE, viewer=here, password=NEW)

    kinds = [reply["changePassword"]["__typename"] for reply in (refused, short, done)]
    assert kinds == ["ConfirmationNeeded", "InvalidInput", "PasswordSet"]
    still = select(LoginSession.id).where(LoginSession.revoked_at.is_(None))
    assert list(await session.scalars(still)) == [here.session_id]
    assert await enters(ask, NEW) == "SignedIn"


async def test_another_address_is_proven_and_told_to_the_old_one(ask, save, ana, session):
    aisle = Aisle()
    bought = an_order(aisle.channel, a_bought_line(aisle.variant), email="new@example.com")
    await save(*aisle.models, bought)
    stale, here = await logged_in(save, ana, fresh=False), await logged_in(save, ana)

    refused = await ask(MOVE, viewer=stale, email="new@example.com")
    asked = await ask(MOVE, viewer=here, email=" New@Example.com ")
    assert await session.scalar(select(Account.email)) == ANA
    token = await the_link(session, "new@example.com")
    done = await ask(PROVE, viewer=here, token=token)
    again = await ask(PROVE, viewer=here, token=token)

    assert refused["requestEmailChange"]["__typename"] == "ConfirmationNeeded"
    assert asked["requestEmailChange"] == {"__typename": "MailSent", "email": "new@example.com"}
    assert done["confirmEmail"] == asked["requestEmailChange"]
    assert again["confirmEmail"]["__typename"] == "LinkExpired"
    moved = select(EventEntry.subject_id).where(EventEntry.name == "EmailChanged")
    proof = await session.get(EmailProof, await session.scalar(moved))
    assert (proof.email, proof.replaces) == ("new@example.com", ANA)
    assert await enters(ask, email="new@example.com") == "SignedIn"
    assert await session.scalar(select(Order.customer_id)) == ana.customer_id


async def test_nobody_gives_their_address_to_somebody_elses_account_by_pressing_a_link(
    ask, save, ana, ports, session
):
    aisle = Aisle()
    bought = an_order(aisle.channel, a_bought_line(aisle.variant), email="bo@example.com")
    other = await an_account(ports, email="cy@example.com")
    await save(*aisle.models, bought, other)
    await ask(MOVE, viewer=await logged_in(save, ana), email="bo@example.com")
    token = await the_link(session, "bo@example.com")

    for who in (Viewer(), await logged_in(save, other)):
        pressed = await ask(PROVE, viewer=who, token=token)
        assert pressed["confirmEmail"]["__typename"] == "LinkOfAnother"

    assert set(await session.scalars(select(Account.email))) == {ANA, "cy@example.com"}
    assert await session.scalar(select(Order.customer_id)) is None
    done = await ask(PROVE, viewer=await logged_in(save, ana), token=token)
    assert done["confirmEmail"]["__typename"] == "MailSent"


async def test_an_address_that_somebody_has_cannot_be_taken(ask, save, ana, ports, session):
    here = await logged_in(save, ana)
    await save(await an_account(ports, email="bo@example.com"))

    asked = await ask(MOVE, viewer=here, email="bo@example.com")
    done = await ask(PROVE, viewer=here, token=await the_link(session, "bo@example.com"))

    assert asked["requestEmailChange"]["__typename"] == "MailSent"
    assert done["confirmEmail"]["__typename"] == "LinkExpired"
    assert set(await session.scalars(select(Account.email))) == {ANA, "bo@example.com"}


@pytest.mark.parametrize("mutation", [CHANGE, MOVE, START, FINISH, END])
async def test_a_guest_changes_nothing(ask, mutation):
    errors = await ask(mutation, errors=True, password=NEW, email=ANA, code="1")

    assert [code for _, code in errors] == ["FORBIDDEN"]


def shown(secret, later=0):
    """What the app shows now, or `later` steps from now."""
    return pyotp.TOTP(secret).at(int(utc_now().timestamp()) + later * STEP)


async def with_a_second_factor(ask, save, ana):
    here = await logged_in(save, ana)
    begun = (await ask(START, viewer=here))["startSecondFactor"]
    done = await ask(FINISH, viewer=here, code=shown(begun["secret"], -1))
    return here, begun, done["finishSecondFactor"]["paperCodes"]


async def test_a_second_factor_counts_from_its_first_code_on(ask, save, ana, session):
    here = await logged_in(save, ana)
    begun = (await ask(START, viewer=here))["startSecondFactor"]
    assert await enters(ask) == "SignedIn"

    wrong = await ask(FINISH, viewer=here, code="000000")
    right = await ask(FINISH, viewer=here, code=shown(begun["secret"], -1))

    assert wrong["finishSecondFactor"]["__typename"] == "WrongCode"
    assert len(right["finishSecondFactor"]["paperCodes"]) == 8
    assert begun["address"].startswith("otpauth://totp/Patron:ana%40example.com?secret=")
    assert begun["path"].count("M") > begun["size"]
    assert await enters(ask) == "CodeNeeded"
    sealed = await session.scalar(select(SecondFactor.sealed_secret))
    assert begun["secret"] not in sealed


async def test_each_code_logs_in_once(ask, save, ana):
    _, begun, paper = await with_a_second_factor(ask, save, ana)
    code = shown(begun["secret"])

    tries = [code, code, shown(begun["secret"], -1), paper[0].upper(), paper[0], paper[1], "1"]

    assert [await enters(ask, code=one) for one in tries] == [
        *("SignedIn", "WrongCode", "WrongCode"),
        *("SignedIn", "WrongCode", "SignedIn", "WrongCode"),
    ]
    assert await enters(ask, "wrong", code=paper[2]) == "WrongCredentials"


async def test_with_a_second_factor_it_is_the_code_that_confirms(ask, save, ana):
    _, begun, _ = await with_a_second_factor(ask, save, ana)
    stale = await logged_in(save, ana, fresh=False)

    by_password = await ask(CONFIRM, viewer=stale, password=PASSWORD)
    by_code = await ask(CONFIRM, viewer=stale, code=shown(begun["secret"]))

    assert by_password["confirmIdentity"]["__typename"] == "CodeNeeded"
    assert by_code["confirmIdentity"]["__typename"] == "IdentityConfirmed"


async def test_a_second_factor_is_set_up_and_taken_off_after_a_fresh_confirmation(ask, save, ana):
    here, _, _ = await with_a_second_factor(ask, save, ana)
    stale = await logged_in(save, ana, fresh=False)

    refused = [await ask(one, viewer=stale, code="1") for one in (START, FINISH, END)]
    done = await ask(END, viewer=here)

    kinds = {answer["__typename"] for reply in refused for answer in reply.values()}
    assert kinds == {"ConfirmationNeeded"}
    assert done["endSecondFactor"] == {"__typename": "Account", "hasSecondFactor": False}
    assert await enters(ask) == "SignedIn"


async def test_what_was_not_begun_cannot_be_finished(ask, save, ana):
    reply = await ask(FINISH, viewer=await logged_in(save, ana), code="000000")

    assert reply["finishSecondFactor"]["__typename"] == "NotFound"


async def test_a_reset_is_no_way_around_the_second_factor(ask, save, ana, session):
    await with_a_second_factor(ask, save, ana)
    await ask(FORGOT, email=ANA)

    await ask(RESET, token=await the_link(session), password=NEW)

    assert await enters(ask, NEW) == "CodeNeeded"


class CountedPasswords:
    """The real ones, counted."""

    def __init__(self, real):
        self.real, self.verified = real, 0

    async def verify(self, password, stored):
        self.verified += 1
        return await self.real.verify(password, stored)

    def __getattr__(self, name):
        return getattr(self.real, name)


async def test_a_login_costs_one_hash_and_the_same_statements_for_known_and_unknown(
    ask, ana, ports, statements
):
    counted = CountedPasswords(ports.passwords)
    object.__setattr__(ports, "passwords", counted)
    costs = []
    for email in (ANA, "nobody@example.com", "\x00"):
        statements.clear()
        counted.verified = 0
        assert await enters(ask, "wrong", email) == "WrongCredentials"
        costs.append((counted.verified, list(statements)))

    assert costs[0] == costs[1] == costs[2]
    assert costs[0][0] == 1


def at(address, **more):
    return Viewer(address=address, **more)


async def test_guessing_is_stopped_after_ten_tries_and_nobody_else_is(ask, ana):
    guesser, elsewhere = at("192.0.2.1"), at("192.0.2.2")
    for _ in range(10):
        assert await enters(ask, "wrong", viewer=guesser) == "WrongCredentials"

    assert await enters(ask, viewer=guesser) == "TooManyTries"
    assert await enters(ask, viewer=elsewhere) == "SignedIn"


async def test_a_known_device_comes_in_whoever_guesses_from_wherever(ask, save, ana, session):
    known, unknown = uuid4(), uuid4()
    for id in (known, unknown):
        await save(Visitor(id=id, token_digest=str(id)))
    here = at("192.0.2.1", visitor_id=known)
    assert await enters(ask, viewer=here) == "SignedIn"
    guessed = Tries(
        key=LOGIN_TO_ACCOUNT.key(ANA), count=LOGIN_TO_ACCOUNT.most, until=utc_now() + QUARTER
    )
    await session.execute(delete(Tries))
    await save(guessed)

    assert await enters(ask, viewer=at("192.0.2.1", visitor_id=unknown)) == "TooManyTries"
    assert await enters(ask, viewer=here) == "SignedIn"


async def test_a_right_password_makes_the_wrong_ones_before_it_forgotten(ask, ana, session):
    for _ in range(3):
        for _ in range(6):
            await enters(ask, "wrong", viewer=at("192.0.2.1"))
        assert await enters(ask, viewer=at("192.0.2.1")) == "SignedIn"


async def test_logging_in_rightly_is_never_too_often(ask, ana, session):
    for _ in range(3):
        assert await enters(ask, viewer=at("192.0.2.1")) == "SignedIn"
    await enters(ask, "wrong", viewer=at("192.0.2.1"))

    kept = await session.scalars(select(Tries.count))
    assert list(kept) == [1, 1, 1]
