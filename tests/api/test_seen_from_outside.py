"""What a shop tells those who run it: request ids, figures, readiness, and logs without secrets."""

import asyncio
import json
import logging
import re
import sys
from time import process_time

import pytest
from alembic.script import ScriptDirectory
from graphql import GraphQLError
from sqlalchemy import text

from api.commands.database import configuration
from api.logs import JsonLines, Words, hidden, request_id, words_of
from schema.operations import masked
from tests import databases
from tests.api.servers import until
from tests.api.web import ADD, Worker, ask, connected, shop
from tests.factories import Aisle

LISTING = "{ products(first: 2) { nodes { name } } }"


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle()
    async with shop(database, payment_company, *aisle.models) as [web]:
        yield database, aisle, web
    await databases.drop(database)


@pytest.fixture
async def browser(opened):
    async with opened[2].browser() as browser:
        yield browser


async def figure(browser, name):
    """The sum over all labels that `name` begins; 0 when there is none."""
    lines = (await browser.get("/metrics")).text.splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))


async def test_every_answer_carries_an_id_of_its_own(browser):
    paths = ["/healthz", "/graphql", "/nothing-here", "/schema.graphql"]

    ids = [(await browser.get(path)).headers["x-request-id"] for path in paths * 2]

    assert len(set(ids)) == 8
    assert all(re.fullmatch("[0-9a-f]{16}", id) for id in ids)


async def test_requests_refusals_and_jobs_are_counted(browser, opened):
    before = await figure(browser, "patron_request_seconds_count")
    refused = await figure(browser, 'patron_refusals_total{type="OutOfStock"}')

    await ask(browser, LISTING)
    await ask(browser, ADD, v=opened[1].variant.gid, n=90)

    assert await figure(browser, "patron_request_seconds_count") >= before + 2
    assert await figure(browser, 'patron_refusals_total{type="OutOfStock"}') == refused + 1
    shown = (await browser.get("/metrics")).text
    for name in ("jobs_waiting", "jobs_oldest_seconds", "jobs_put_aside", "database_connections"):
        assert re.search(rf"^patron_{name} \d", shown, re.MULTILINE), name


async def test_names_that_a_stranger_chooses_are_no_labels(browser):
    await browser.post("/graphql", json={"query": "query Evil { __typename }"})

    shown = (await browser.get("/metrics")).text

    assert "Evil" not in shown
    assert 'operation="other"' in shown


async def test_figures_are_for_this_machine_only(browser):
    for header in ("x-forwarded-for", "forwarded", "via"):
        assert (await browser.get("/metrics", headers={header: "10.0.0.9"})).status_code == 403
    forged = {"x-forwarded-for": "10.0.0.9", "authorization": "Bearer guess"}
    assert (await browser.get("/metrics", headers=forged)).status_code == 403


async def test_readiness_names_the_missing_worker_and_takes_nobody_out_for_it(
    browser, opened, provider
):
    database, _, web = opened
    without = await browser.get("/readyz")
    strictly = await browser.get("/readyz?all")
    worker = Worker(database, provider, web)
    worker.launch()
    try:

        async def is_complete():
            return (await browser.get("/readyz?all")).status_code == 200

        await until(is_complete, 40)
    finally:
        worker.kill()

    async def is_missed():
        return (await browser.get("/readyz?all")).status_code == 503

    await until(is_missed)
    assert without.json() == {
        "ok": True,
        "why": [],
        "late": ["No worker is connected to the database."],
    }
    assert (without.status_code, strictly.status_code) == (200, 503)


async def test_readiness_refuses_older_tables_and_serves_on_with_newer_ones(browser, opened):
    async def with_tables_of(revision):
        async with connected(opened[0]) as engine, engine.begin() as connection:
            known = await connection.scalar(text("select version_num from alembic_version"))
            await connection.execute(text(f"update alembic_version set version_num = '{revision}'"))
        return known, await browser.get("/readyz")

    first = ScriptDirectory.from_config(configuration()).get_base()
    ours, with_older = await with_tables_of(first)
    _, with_newer = await with_tables_of("of_tomorrow")
    await with_tables_of(ours)

    assert with_older.status_code == 503
    assert "patron migrate" in with_older.json()["why"][0]
    assert with_newer.status_code == 200
    assert "newer" in with_newer.json()["late"][-1]


async def test_who_comes_while_the_database_is_away_is_told_calmly(browser, opened):
    name = opened[0].rsplit("/", 1)[-1].split("?")[0]
    async with connected(databases.at(opened[0], "postgres")) as engine:
        autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
        async with autocommit.connect() as connection:
            await connection.execute(text(f'alter database "{name}" allow_connections false'))
            gone = text("select pg_terminate_backend(pid) from pg_stat_activity where datname = :n")
            await connection.execute(gone, {"n": name})
        try:
            await asyncio.sleep(0.3)
            told = await browser.post("/graphql", json={"query": LISTING})
            ready = await browser.get("/readyz")
        finally:
            async with autocommit.connect() as connection:
                await connection.execute(text(f'alter database "{name}" allow_connections true'))
    back = await browser.post("/graphql", json={"query": LISTING})

    assert ready.json() == {"ok": False, "why": ["The database does not answer."], "late": []}
    assert told.json()["errors"][0]["message"] != "Internal Server Error"
    assert "Traceback" not in told.text
    assert back.json()["data"]["products"]["nodes"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("to postgresql://anna:hunter2@host/shop", "to postgresql://anna:***@host/shop"),
        ("Authorization: Bearer abc.def-123", "Authorization: *** ***"),
        ("password='hunter2', next", "password='***', next"),
        ("Key (email)=(ana@example.com) exists", "Key (email)=(***@***) exists"),
        ("card 4242 4242 4242 4242 used", "card *** used"),
        ("to ana@example.com+bea@example.com.", "to ***@***."),
        ("my-secret-key: abc; a_token_b=1", "my-secret-key: ***; a_token_b=***"),
        ("order 12345 took 1.25 s", "order 12345 took 1.25 s"),
    ],
)
def test_no_line_holds_a_secret_or_a_person(said, shown):
    assert hidden(said) == shown


@pytest.mark.parametrize("piece", ["a", "a-", "password", "token ", "a@", "a@b.c+", "x://a:", "1 "])
def test_a_long_word_of_a_callers_choice_is_masked_in_no_time(piece):
    """An alias of a field, for one: it is in the path of what failed."""
    began = process_time()

    hidden(piece * (100_000 // len(piece)))

    assert process_time() - began < 1


@pytest.mark.parametrize("fault", [ValueError("a" * 90_000), TimeoutError()])
def test_what_a_caller_chose_makes_no_line_long(fault, caplog):
    path = ["a" * 90_000, 0, "name"]

    masked(GraphQLError("It broke.", path=path, original_error=fault))

    [record] = caplog.records
    assert len(record.getMessage()) < 300
    for lines in (JsonLines(), Words()):
        assert len(lines.format(record)) < 20_000
    alone = logging.LogRecord(
        "a", logging.ERROR, "", 1, "%s and a secret=%s", ("b" * 90_000, "c"), None
    )
    said = json.loads(JsonLines().format(alone))["message"]
    assert len(said) < 2_010
    assert said.endswith("and a secret=***")


def test_a_line_is_json_with_its_request_and_its_exception():
    token = request_id.set("0123456789abcdef")
    try:
        raise ValueError("of ana@example.com")
    except ValueError:
        record = logging.LogRecord("a", logging.ERROR, "", 1, "It %s", ("broke",), None)
        record.exc_info = sys.exc_info()
        told = json.loads(JsonLines().format(record))
    finally:
        request_id.reset(token)

    assert told["request"] == "0123456789abcdef"
    assert (told["level"], told["message"]) == ("error", "It broke")
    assert told["exception"].endswith("ValueError: of ***@***")
    assert words_of(json.dumps(told)) == "It broke ValueError: of ***@***"
    assert words_of("plain words") == "plain words"
