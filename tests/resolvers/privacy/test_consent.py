"""Agreeing to be followed, refusing, and what follows from it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.base import EventEntry
from models.choices import CONSENT_VERSION, REFUSED, Choices
from models.customers import Customer
from models.identity import Visitor
from models.privacy import (
    ConsentChange,
)
from models.viewer import Viewer
from resolvers.context import utc_now
from resolvers.privacy.consenting import forget_visits

CHOOSE = """
mutation ($yes: Boolean!) {
  chooseConsent(input: {isGranted: $yes}) { choice version optsOut isAskedFor }
}
"""


async def test_a_choice_counts_for_the_person_and_for_the_browser_and_is_written_down(
    ask, session, ana
):
    agreed = (await ask(CHOOSE, viewer=ana, yes=True))["chooseConsent"]
    refused = (await ask(CHOOSE, viewer=ana, yes=False))["chooseConsent"]

    assert agreed == {
        "choice": "GRANTED",
        "version": CONSENT_VERSION,
        "optsOut": False,
        "isAskedFor": False,
    }
    assert refused["choice"] == "REFUSED"
    kept = [await session.scalar(select(model.consent)) for model in (Customer, Visitor)]
    assert kept == [REFUSED, REFUSED]
    log = (await session.scalars(select(ConsentChange).order_by(ConsentChange.id))).all()
    assert [(one.is_granted, one.version) for one in log] == [(True, 1), (False, 1)]
    shown = await ask("{ consentChanges { isGranted source } }", viewer=ana)
    assert [one["isGranted"] for one in shown["consentChanges"]] == [False, True]


@pytest.mark.parametrize("yes", [True, False])
async def test_who_says_the_same_again_is_answered_alike_and_nothing_more_is_written(
    ask, session, ana, yes
):
    first = await ask(CHOOSE, viewer=ana, yes=yes)
    kept = (await session.execute(select(ConsentChange.id))).all()

    assert await ask(CHOOSE, viewer=ana, yes=yes) == first
    assert (await session.execute(select(ConsentChange.id))).all() == kept
    assert len(kept) == 1


async def test_a_choice_that_is_new_for_the_browser_alone_is_written_down(ask, session, ana):
    await ask(CHOOSE, viewer=Viewer(visitor_id=ana.visitor_id, visit_id=ana.visit_id), yes=True)
    await ask(CHOOSE, viewer=ana, yes=True)

    log = (await session.scalars(select(ConsentChange).order_by(ConsentChange.id))).all()
    assert [one.customer_id for one in log] == [None, ana.customer_id]


async def test_a_guest_chooses_for_the_browser(ask, session):
    reply = await ask(CHOOSE, viewer=Viewer(), yes=True)

    assert reply["chooseConsent"]["choice"] == "GRANTED"
    assert await session.scalar(select(Visitor.consent)) == CONSENT_VERSION


@pytest.mark.parametrize(
    ("choices", "choice", "asked"),
    [
        (Choices(), "NOT_MADE", True),
        (Choices(browser=CONSENT_VERSION), "GRANTED", False),
        (Choices(own=CONSENT_VERSION + 1), "NOT_MADE", True),
        (Choices(own=CONSENT_VERSION, browser=REFUSED), "REFUSED", False),
        (Choices(own=CONSENT_VERSION, opts_out=True), "REFUSED", False),
        (Choices(opts_out=True), "REFUSED", False),
    ],
)
async def test_the_stricter_choice_counts_and_a_browser_that_opts_out_is_not_asked(
    ask, choices, choice, asked
):
    told = await ask("{ consent { choice isAskedFor } }", viewer=Viewer(choices=choices))

    assert told["consent"] == {"choice": choice, "isAskedFor": asked}


async def test_who_takes_consent_back_is_cut_loose_from_what_they_looked_at(
    ask, session, ana, events
):
    await events("ProductViewed", "Searched", "OrderPlaced")

    await ask(CHOOSE, viewer=ana, yes=False)

    kept = (await session.scalars(select(EventEntry).order_by(EventEntry.id))).all()
    seen = [one for one in kept if one.name in {"ProductViewed", "Searched"}]
    (bought,) = [one for one in kept if one.name == "OrderPlaced"]
    assert {(one.customer_id, one.account_id, one.visitor_id) for one in seen} == {(None,) * 3}
    assert len({one.visit_id for one in seen}) == 1
    assert seen[0].visit_id not in {bought.visit_id, ana.visit_id}
    assert bought.customer_id == ana.customer_id


async def test_what_is_done_without_consent_names_neither_browser_nor_visit(ask, session, ana):
    await ask(CHOOSE, viewer=ana, yes=False)
    await ask('mutation { openTicket(input: {subject: "Hello", body: "You"}) { __typename } }', ana)

    entry = (
        await session.scalars(select(EventEntry).where(EventEntry.name == "TicketOpened"))
    ).one()
    assert entry.customer_id == ana.customer_id
    assert (entry.visitor_id, entry.visit_id) == (None, None)


async def test_half_an_hour_after_a_visit_the_browser_does_not_know_which_it_was(session, save):
    now = utc_now()
    gone = Visitor(token_digest="gone", seen_at=now - timedelta(minutes=31))
    here = Visitor(token_digest="here", seen_at=now)
    before = gone.visit_id, here.visit_id
    await save(gone, here)

    assert await forget_visits(session, now - timedelta(minutes=30)) == 1
    assert await forget_visits(session, now - timedelta(minutes=30)) == 0

    session.expunge_all()
    after = [
        await session.scalar(select(Visitor.visit_id).where(Visitor.id == one.id))
        for one in (gone, here)
    ]
    assert after[0] != before[0]
    assert after[1] == before[1]
