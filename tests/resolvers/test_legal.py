"""Legal pages: every version is kept, and what counts at a moment can be read for ever."""

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from models.legal import LONGEST, LegalText
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.safe_html import safe_html
from tests.conftest import a_viewer
from tests.factories import DAY, a_legal_text, a_shop

READ = """
query ($at: DateTime) { legalText(kind: IMPRINT, at: $at) { number html } }
"""
PAGES = "{ legalPages { kind inForce { number } newest { number } } }"
PREVIEW = "query ($text: String!) { legalPreview(text: $text) }"
WRITE = """
mutation ($input: WriteLegalTextInput!) { writeLegalText(input: $input) {
  __typename ... on LegalVersion { number html } ... on ChangedMeanwhile { revision }
  ... on InvalidInput { fields { path } } ... on Error { message }
} }
"""
SOMETHING = {"kind": "IMPRINT", "after": 0, "text": "We are *here*."}


@pytest.fixture
async def shop(save):
    return await save(a_shop())


@pytest.fixture
def fresh():
    return replace(a_viewer(Role.OWNER), fresh_until=utc_now() + timedelta(minutes=10))


async def test_what_nobody_wrote_is_null_and_the_owner_sees_that(ask, shop):
    assert (await ask(READ))["legalText"] is None

    pages = (await ask(PAGES, viewer=Role.OWNER))["legalPages"]
    assert [page["kind"] for page in pages] == ["IMPRINT", "PRIVACY", "TERMS", "WITHDRAWAL"]
    assert not any(page["newest"] for page in pages)


async def test_a_new_version_counts_at_once_and_runs_nothing(ask, shop, fresh):
    nasty = "# Us\n\n<script>alert(1)</script> [x](javascript:alert(1)) **here**"

    written = await ask(WRITE, viewer=fresh, input={**SOMETHING, "text": nasty})

    assert written["writeLegalText"]["number"] == 1
    html = (await ask(READ))["legalText"]["html"]
    assert "<strong>here</strong>" in html
    assert "<script" not in html
    assert "href" not in html


@pytest.mark.parametrize("asked", ["preview", "write"])
async def test_others_are_answered_while_a_long_text_is_read(ask, shop, fresh, asked):
    text = ("**[a](b)** `c` <d> " * 4000)[:LONGEST]
    gaps = []

    async def watch():
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            gaps.append(time.perf_counter() - began)

    began = time.perf_counter()
    safe_html(text)
    alone = time.perf_counter() - began
    watching = asyncio.create_task(watch())
    if asked == "preview":
        await ask(PREVIEW, viewer=Role.OWNER, text=text)
    else:
        told = await ask(WRITE, viewer=fresh, input={**SOMETHING, "text": text})
        assert told["writeLegalText"]["__typename"] == "LegalVersion"
    watching.cancel()

    assert alone > 0.1
    assert len(gaps) > 20


async def test_it_wants_a_fresh_proof(ask, shop):
    reply = await ask(WRITE, viewer=Role.OWNER, input=SOMETHING)

    assert reply["writeLegalText"]["__typename"] == "ConfirmationNeeded"


async def test_the_second_of_two_writers_is_told(ask, shop, fresh):
    await ask(WRITE, viewer=fresh, input=SOMETHING)

    reply = await ask(WRITE, viewer=fresh, input=SOMETHING)

    assert reply["writeLegalText"]["__typename"] == "ChangedMeanwhile"
    assert reply["writeLegalText"]["revision"] == 1


async def test_a_version_for_later_waits_and_an_older_one_is_found_by_its_time(
    ask, save, shop, fresh
):
    await save(a_legal_text())
    soon = (utc_now() + DAY).isoformat()

    written = await ask(WRITE, viewer=fresh, input={**SOMETHING, "after": 1, "inForceAt": soon})
    assert written["writeLegalText"]["number"] == 2
    at = [
        datetime(2026, 6, 1, tzinfo=UTC),
        None,
        utc_now() + 2 * DAY,
        datetime(2025, 1, 1, tzinfo=UTC),
    ]
    told = [(await ask(READ, at=one and one.isoformat()))["legalText"] for one in at]

    assert [text and text["number"] for text in told] == [1, 1, 1, None]
    (imprint, *_) = (await ask(PAGES, viewer=Role.OWNER))["legalPages"]
    assert (imprint["inForce"], imprint["newest"]) == ({"number": 1}, {"number": 2})


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("text", {"text": "  "}),
        ("text", {"text": "x" * 60_001}),
        ("inForceAt", {"inForceAt": "2020-01-01T00:00Z"}),
        ("inForceAt", {"inForceAt": "2199-01-01T00:00Z"}),
    ],
)
async def test_what_cannot_count_is_refused(ask, shop, fresh, path, values):
    reply = await ask(WRITE, viewer=fresh, input={**SOMETHING, **values})

    assert reply["writeLegalText"]["fields"] == [{"path": path}]


async def test_versions_come_in_pages_and_all_pages_by_two_statements(ask, save, statements):
    await save(*(a_legal_text(number=number) for number in range(1, 6)))
    statements.clear()

    await ask(PAGES, viewer=Role.OWNER)
    assert len(statements) == 2
    asked = "{ legalVersions(kind: IMPRINT, first: 2, before: 5) { number source } }"
    versions = (await ask(asked, viewer=Role.OWNER))["legalVersions"]
    assert [one["number"] for one in versions] == [4, 3]


@pytest.mark.parametrize("statement", [delete(LegalText), update(LegalText).values(html="")])
async def test_the_database_lets_nobody_rewrite_the_past(save, session, statement):
    await save(a_legal_text())

    with pytest.raises(DBAPIError, match="never changed"):
        await session.execute(statement)
