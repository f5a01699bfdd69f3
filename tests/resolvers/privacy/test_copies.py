"""Copies of everything about a customer."""

import csv
import io
import json
import zipfile
from dataclasses import replace

from sqlalchemy import select, text

from api.jobs.housekeeping import OVER
from models import ids
from models.customers import Customer
from models.privacy import (
    DataExport,
)
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.privacy.exporting import packed, read
from resolvers.privacy.subject import subject
from tests.factories import DAY, a_bought_line, a_customer, an_order
from tests.resolvers.logins import an_account, logged_in

COPY = """
mutation ($id: ID!) { copyCustomerData(input: {customerId: $id}) { __typename } }
"""
EXPORT = "mutation { exportMyData { __typename ... on DataExport { id status size } } }"
OPEN = """
mutation ($id: ID!) { openExport(input: {exportId: $id}) {
  __typename
  ... on ExportLink { url }
  ... on ExportNotReady { status }
} }
"""


async def test_a_copy_is_made_for_its_owner_once_confirmed(ask, session, ana):
    stale = replace(ana, fresh_until=None)
    assert (await ask(EXPORT, viewer=stale))["exportMyData"]["__typename"] == "ConfirmationNeeded"

    first, second = [(await ask(EXPORT, viewer=ana))["exportMyData"] for _ in range(2)]

    assert first == second
    assert (first["status"], first["size"]) == ("WAITING", None)
    told = (await ask(OPEN, viewer=ana, id=first["id"]))["openExport"]
    assert told == {"__typename": "ExportNotReady", "status": "WAITING"}


async def test_staff_have_a_copy_made_for_its_owner_which_they_do_not_see(ask, save, ana, ports):
    agent = await save(await an_account(ports, email="agent@example.com", roles=[Role.AGENT]))
    agent, stranger = await logged_in(save, agent), await save(a_customer(email="b@example.com"))

    async def copy(viewer, id):
        return (await ask(COPY, viewer=viewer, id=id))["copyCustomerData"]["__typename"]

    hers = ids.encode(Customer.prefix, ana.customer_id)
    assert await copy(replace(agent, fresh_until=None), hers) == "ConfirmationNeeded"
    assert await copy(agent, stranger.gid) == "NotFound"
    assert [await copy(agent, hers) for _ in range(2)] == ["CopyBeingMade"] * 2

    assert (await ask("{ dataExports { id } }", viewer=agent))["dataExports"] == []
    (made,) = (await ask("{ dataExports { id status } }", viewer=ana))["dataExports"]
    assert made["status"] == "WAITING"


async def test_a_copy_is_nobody_elses_not_even_the_owners(ask, save, ana):
    made = DataExport.ask(ana.customer_id, ana.account_id, utc_now())
    made.finish(b"zip", utc_now())
    await save(made)
    owner = replace(ana, account_id=a_customer().id, customer_id=a_customer().id)
    owner = replace(owner, roles=frozenset({Role.OWNER, Role.CUSTOMER}))

    assert (await ask(OPEN, viewer=owner, id=made.gid))["openExport"]["__typename"] == "NotFound"
    told = (await ask(OPEN, viewer=ana, id=made.gid))["openExport"]
    assert told["url"].startswith("/exports/")


async def test_a_copy_holds_what_is_theirs_and_its_cells_are_no_formulas(session, save, ana, aisle):
    mine = an_order(
        aisle.channel,
        a_bought_line(aisle.variant, name="=HYPERLINK(1)"),
        customer_id=ana.customer_id,
        email="+ana@example.com",
    )
    theirs = an_order(aisle.channel, a_bought_line(aisle.variant), email="other@example.com")
    await save(mine, theirs)

    found = await read(session, await subject(session, ana.customer_id))
    zipped = zipfile.ZipFile(io.BytesIO(packed(found, utc_now())))

    told = json.loads(zipped.read("data.json"))
    assert [one["number"] for one in told["orders"]] == [mine.number]
    assert "password_hash" not in told["accounts"][0]
    lines = csv.DictReader(io.StringIO(zipped.read("csv/order_lines.csv").decode("utf-8-sig")))
    assert [line["name"] for line in lines] == ["'=HYPERLINK(1)"]


async def test_a_copy_that_nobody_can_fetch_any_more_is_empty(session, save, ana):
    old = DataExport.ask(ana.customer_id, ana.account_id, utc_now() - 2 * DAY)
    new = DataExport.ask(ana.customer_id, ana.account_id, utc_now())
    await save(old, new)
    for one, at in ((old, utc_now() - 2 * DAY), (new, utc_now())):
        one.finish(b"zip", at)
    await session.commit()

    for statement in OVER:
        await session.execute(text(statement))

    contents = select(DataExport.content).order_by(DataExport.asked_at)
    assert (await session.execute(contents)).scalars().all() == [None, b"zip"]
