"""Unmistakable secrets are planted, used, and looked for wherever something is told."""

import asyncio
import re
import sys
from contextlib import AsyncExitStack

import httpx
import pytest
from sqlalchemy import text

from api.commands.doctor import examine
from models.viewer import Role
from tests import databases
from tests.api.logins import PASSWORD, store_account
from tests.api.servers import Mailbox, Provider, running, until
from tests.api.web import Web, Worker, connected, store
from tests.factories import Aisle, a_shop

PLANTED = {
    "secret": "PlantedSecret-xq7vK2mB9zR4tW1n",
    "payments": "PlantedPayments-hG5jD8sL3pY6cF0a",
    "metrics": "PlantedMetrics-uN9wE4rT7yQ2oM5i",
    "wrong": "PlantedWrongPassword-zX1",
    "new": "PlantedNewPassword-bV6",
    "bearer": "PlantedBearer-kJ3hG8fD2sA7",
}
LOG_IN = """mutation ($input: LogInInput!) { logIn(input: $input) {
  __typename ... on SignedIn { token refreshToken } } }"""
START = "mutation { startSecondFactor { __typename ... on SecondFactorSetup { secret address } } }"
RESET = """mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { __typename } }"""
SET = """mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }"""


class Overheard:
    """Starts as its process does, with our secrets, and writes what it says into a file."""

    def __init__(self, process, log, **environment):
        process.environment |= environment
        process.command = ["sh", "-c", 'exec "$@" 2>>"$0"', str(log), *process.command]
        self.process = process


@pytest.fixture(scope="module")
async def told(template, tmp_path_factory):
    """What was planted and made on the way, and everything that was said about it."""
    folder = tmp_path_factory.mktemp("secrets")
    database, log = await databases.copy(template), folder / "log"
    account = await store_account(database, role=Role.OWNER)
    await store(database, a_shop(), *Aisle().models)
    mailbox = Mailbox(tmp_path_factory.mktemp("mail"))
    ours = {
        "PATRON_SECRET": PLANTED["secret"],
        "PATRON_PAYMENTS_SECRET": PLANTED["payments"],
        "PATRON_METRICS_TOKEN": PLANTED["metrics"],
        "PATRON_SMTP_HOST": "127.0.0.1",
        "PATRON_SMTP_PORT": str(mailbox.smtp_port),
        "PATRON_VAR": str(folder),
        "PATRON_DEMO": "0",
    }
    provider = Provider(folder)
    web = Web(database, provider)
    # As `patron serve` starts it, with its own way of logging.
    web.command = [sys.executable, "-m", "api.commands.web", "127.0.0.1", str(web.port)]
    worker = Worker(database, provider, web)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(running(mailbox))
        for one in (web, worker):
            Overheard(one, log, **ours)
            await stack.enter_async_context(running(one))
        secrets, answers = await used(web, mailbox, database)
        doctor = await asyncio.to_thread(said_by_doctor, worker.environment)
        async with httpx.AsyncClient(base_url=web.url, trust_env=False) as browser:
            metrics = (await browser.get("/metrics")).text
    rows = await everything_in(database)
    await databases.drop(database)
    assert account.email in rows
    return (
        {**PLANTED, "password": PASSWORD, **secrets},
        {"log": log.read_text(), "errors": answers, "doctor": doctor, "metrics": metrics},
        rows,
    )


async def used(web, mailbox, database):
    """Log in, go astray, break things: the secrets on the way, and what was answered to errors."""
    secrets, wrong = {}, []
    async with web.browser() as browser, web.browser() as other:

        async def ask(query, client=browser, **variables):
            return (
                await client.post("/graphql", json={"query": query, "variables": variables})
            ).json()

        def login(password):
            return {"input": {"email": "ana@example.com", "password": password}}

        wrong.append(await ask(LOG_IN, other, **login(PLANTED["wrong"])))
        wrong.append(await ask(f'mutation {{ logIn(input: {{password: "{PLANTED["wrong"]}"'))
        for email in ({}, {"email": "x", "more": "x"}, {"email": ["x"]}):
            values = {**email, "password": PLANTED["wrong"]}
            wrong.append(await ask(LOG_IN, other, input=values))
        wrong.append(await ask(LOG_IN, other, input=PLANTED["wrong"]))
        for text_of_it in (
            f'email: 5, password: "{PLANTED["wrong"]}"',
            f'password: "{PLANTED["wrong"]}"',
            f'email: "x" """{PLANTED["wrong"]}"""',
        ):
            document = f"mutation {{ logIn(input: {{{text_of_it}}}) {{ __typename }} }}"
            wrong.append(await ask(document, other))
        await ask(LOG_IN, **login(PASSWORD))
        secrets["session"] = next(one.value for one in browser.cookies.jar if "session" in one.name)
        app = {"x-patron-client": "app"}
        async with httpx.AsyncClient(base_url=web.url, headers=app, trust_env=False) as phone:
            signed_in = (await ask(LOG_IN, phone, **login(PASSWORD)))["data"]["logIn"]
            secrets |= {name: signed_in[name] for name in ("token", "refreshToken")}
        begun = (await ask(START))["data"]["startSecondFactor"]
        secrets["totp"] = begun["secret"]
        bearer = {"authorization": f"Bearer {PLANTED['bearer']}"}
        wrong.append((await browser.get("/readyz", headers=bearer)).text)
        wrong.append((await browser.get(f"/_welcome/{PLANTED['bearer']}")).text)
        await ask(RESET, input={"email": "ana@example.com"})
        mail = await until(lambda: mailbox.mails(to="ana@example.com"))
        secrets["reset"] = re.search(r"#([\w.-]+)", mail[0]["links"][0])[1]
        await ask(SET, other, input={"token": secrets["reset"], "password": PLANTED["new"]})
        async with connected(database) as engine, engine.begin() as connection:
            await connection.execute(text("alter table login_sessions rename to gone"))
        surprise = await ask(LOG_IN, other, **login(PLANTED["new"]))
        assert surprise["errors"][0]["extensions"]["code"] == "INTERNAL", surprise
        wrong.append(surprise)
        async with connected(database) as engine, engine.begin() as connection:
            await connection.execute(text("alter table gone rename to login_sessions"))
    return secrets, str(wrong)


def said_by_doctor(environment):
    said = []
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        examine(said.append)
    return "\n".join(said)


async def everything_in(database):
    """What a dump of the database has: every row of every table, the queue's too."""
    tables = text("select format('%I', tablename) from pg_tables where schemaname = 'public'")
    async with connected(database) as engine, engine.connect() as connection:
        found = []
        for (table,) in (await connection.execute(tables)).all():
            rows = await connection.execute(text(f"select t::text from {table} t"))
            found += [f"{table}: {row[0]}" for row in rows]
    return "\n".join(found)


async def test_no_secret_is_in_logs_errors_figures_or_what_the_doctor_says(told):
    secrets, said, _ = told

    assert len(secrets) == 12
    assert "Surprise" in said["log"]
    assert "patron_request_seconds" in said["metrics"]
    assert "security" in said["doctor"]
    found = [(name, where) for name, one in secrets.items() for where in said if one in said[where]]
    assert found == []
    assert "ana@example.com" not in said["log"]


async def test_no_secret_is_in_the_database_where_a_dump_would_carry_it_away(told):
    secrets, _, rows = told

    assert "login_sessions: " in rows
    assert "pgqueuer" in rows
    assert [name for name, one in secrets.items() if one in rows] == []
