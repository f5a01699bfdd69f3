"""Consent, copies, erasure and retention through the schema."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from api.jobs.housekeeping import OVER
from models import ids
from models.base import EventEntry, Model
from models.choices import CONSENT_VERSION, REFUSED, Choices
from models.customers import Customer
from models.identity import Account, EmailProof, Visitor
from models.orders import Order, OrderStatus
from models.privacy import (
    RULES,
    STAYS,
    ConsentChange,
    DataExport,
    Erasure,
    RetentionPeriod,
    tables,
)
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.privacy.consenting import forget_visits
from resolvers.privacy.erasing import carry_out
from resolvers.privacy.exporting import packed, read
from resolvers.privacy.retaining import BATCH, prune, since
from resolvers.privacy.subject import subject
from tests.factories import DAY, a_bought_line, a_customer, an_order
from tests.resolvers.logins import an_account, logged_in, the_link

CHOOSE = """
mutation ($yes: Boolean!) {
  chooseConsent(input: {isGranted: $yes}) { choice version optsOut isAskedFor }
}
"""
ASK_FOR_ERASURE = """
mutation { requestErasure {
  __typename
  ... on Erasure { status dueAt }
  ... on ErasureBlocked { blockers { kind number whatToDo } }
} }
"""
EXPORT = "mutation { exportMyData { __typename ... on DataExport { id status size } } }"
OPEN = """
mutation ($id: ID!) { openExport(input: {exportId: $id}) {
  __typename
  ... on ExportLink { url }
  ... on ExportNotReady { status }
} }
"""
ERASE = """
mutation ($id: ID!) { eraseCustomer(input: {customerId: $id}) { __typename
  ... on Erasure { askedAt dueAt } } }
"""


@pytest.fixture
async def ana(save, ports):
    """Logged in a moment ago, in a browser of hers."""
    visitor = Visitor(token_digest="browser", seen_at=utc_now())
    customer = a_customer()
    account = await an_account(ports, customer_id=customer.id, email=customer.email)
    await save(visitor, customer, account)
    viewer = await logged_in(save, account)
    return replace(viewer, visitor_id=visitor.id, visit_id=visitor.visit_id)


@pytest.fixture
def events(session, ana):
    async def events(*names, **values):
        for name in names:
            entry = EventEntry(name=name, at=utc_now())
            entry.customer_id, entry.account_id = ana.customer_id, ana.account_id
            entry.visitor_id, entry.visit_id = ana.visitor_id, ana.visit_id
            session.add(entry)
        await session.commit()

    return events


# Consent


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


# Copies


async def test_a_copy_is_made_for_its_owner_once_confirmed(ask, session, ana):
    stale = replace(ana, fresh_until=None)
    assert (await ask(EXPORT, viewer=stale))["exportMyData"]["__typename"] == "ConfirmationNeeded"

    first, second = [(await ask(EXPORT, viewer=ana))["exportMyData"] for _ in range(2)]

    assert first == second
    assert (first["status"], first["size"]) == ("WAITING", None)
    told = (await ask(OPEN, viewer=ana, id=first["id"]))["openExport"]
    assert told == {"__typename": "ExportNotReady", "status": "WAITING"}


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


# Erasure


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (OrderStatus.PENDING, "ORDER_UNDER_WAY"),
        (OrderStatus.SHIPPED, "ORDER_UNDER_WAY"),
    ],
)
async def test_what_is_under_way_keeps_from_being_erased_and_says_what_to_do(
    ask, save, ana, aisle, status, kind
):
    order = an_order(
        aisle.channel, a_bought_line(aisle.variant), status=status, customer_id=ana.customer_id
    )
    await save(order)

    told = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]

    assert told["__typename"] == "ErasureBlocked"
    (blocker,) = told["blockers"]
    assert (blocker["kind"], blocker["number"]) == (kind, order.number)
    assert order.number in blocker["whatToDo"]


async def test_to_say_what_is_under_way_no_table_is_read_that_grows_with_visits(
    ask, ana, statements
):
    for query in ("{ erasureBlockers { kind } }", ASK_FOR_ERASURE):
        await ask(query, viewer=ana)

    assert any("from orders" in one for one in statements)
    for table in ("carts", "login_sessions", "tickets"):
        assert not [one for one in statements if f"from {table}" in one]


async def test_erasure_is_asked_for_by_who_just_proved_it_waits_a_day_and_can_be_cancelled(
    ask, session, ana, ports
):
    stale = replace(ana, fresh_until=None)
    assert (await ask(ASK_FOR_ERASURE, viewer=stale))["requestErasure"][
        "__typename"
    ] == "ConfirmationNeeded"

    first = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]
    again = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]
    assert first == again
    asked = (await session.scalars(select(Erasure))).one()
    assert asked.due_at - asked.asked_at == DAY
    assert [entry.name for entry in ports.jobs.entries] == ["ErasureAsked"]

    reply = await ask("mutation { cancelErasure { ... on Erasure { status } } }", viewer=ana)
    assert reply["cancelErasure"]["status"] == "CANCELLED"
    assert (await ask("{ myErasure { status } }", viewer=ana))["myErasure"] is None


async def test_staff_erase_at_once_whoever_asked_them(ask, save, ana, ports):
    somebody = await save(a_customer())
    agent = await save(await an_account(ports, email="agent@example.com", roles=[Role.AGENT]))

    told = await ask(ERASE, viewer=await logged_in(save, agent), id=somebody.gid)

    assert told["eraseCustomer"]["askedAt"] == told["eraseCustomer"]["dueAt"]


async def test_who_works_here_is_not_erased_under_way(ask, session, save, ana, ports):
    account = (await session.scalars(select(Account).where(Account.id == ana.account_id))).one()
    account.roles = [Role.CUSTOMER, Role.AGENT]
    await session.commit()

    told = (await ask(ASK_FOR_ERASURE, viewer=ana))["requestErasure"]

    assert [one["kind"] for one in told["blockers"]] == ["WORKS_HERE"]


async def test_who_no_longer_works_here_can_be_erased(ask, session, save, ana, ports):
    account = (await session.scalars(select(Account).where(Account.id == ana.account_id))).one()
    account.roles, account.is_active = [Role.CUSTOMER, Role.AGENT], False
    await session.commit()
    agent = await save(await an_account(ports, email="agent@example.com", roles=[Role.AGENT]))
    customer = ids.encode(Customer.prefix, ana.customer_id)

    told = await ask(ERASE, viewer=await logged_in(save, agent), id=customer)
    asked = (await session.scalars(select(Erasure))).one()
    assert await carry_out(session, asked, utc_now()) is not None
    await session.commit()
    session.expunge_all()

    assert told["eraseCustomer"]["__typename"] == "Erasure"
    left = await session.get_one(Account, ana.account_id)
    assert (left.roles, left.customer_id, "ana" in left.email) == ([], None, False)


ASK_AS_GUEST = """
mutation { requestGuestErasure(input: {email: "ana@example.com"}) { __typename } }
"""
CONFIRM = """
mutation ($token: String!) { confirmGuestErasure(input: {token: $token}) {
  __typename ... on ErasureBlocked { blockers { number } } } }
"""


async def test_a_guest_is_erased_by_a_link_to_the_address_of_the_order(ask, session, save, aisle):
    mine = an_order(aisle.channel, a_bought_line(aisle.variant), email="ana@example.com")
    theirs = an_order(aisle.channel, a_bought_line(aisle.variant), email="bea@example.com")
    await save(mine, theirs)
    assert (await ask(ASK_AS_GUEST))["requestGuestErasure"]["__typename"] == "MailSent"
    token = await the_link(session)

    assert (await ask(CONFIRM, token=token))["confirmGuestErasure"]["__typename"] == "Erasure"
    again = (await ask(CONFIRM, token=token))["confirmGuestErasure"]
    asked = (await session.scalars(select(Erasure))).one()
    who = await carry_out(session, asked, utc_now())
    await session.commit()

    assert again["__typename"] == "LinkExpired"
    assert who.orders == [mine.id]
    left = (await session.execute(select(Order.email).order_by(Order.email))).scalars().all()
    assert left == ["bea@example.com", None]
    assert await session.scalar(select(func.count()).select_from(EmailProof)) == 0


async def test_a_guest_who_has_to_wait_long_is_still_known_when_the_time_comes(
    ask, session, save, aisle
):
    bought = an_order(aisle.channel, a_bought_line(aisle.variant), email="ana@example.com")
    await save(bought)
    await ask(ASK_AS_GUEST)
    await ask(CONFIRM, token=await the_link(session))
    (links,) = [one for one in RULES if one.name == "links"]

    # Years later: something new was under way ever since.
    assert await prune(session, links, utc_now() + timedelta(days=999)) == 0
    who = await carry_out(session, (await session.scalars(select(Erasure))).one(), utc_now())

    assert who.orders == [bought.id]


async def test_a_guest_whose_order_is_under_way_is_told_so_and_the_link_stays_good(
    ask, session, save, aisle
):
    line = a_bought_line(aisle.variant)
    order = an_order(aisle.channel, line, email="ana@example.com", status=OrderStatus.SHIPPED)
    await save(order)
    await ask(ASK_AS_GUEST)
    token = await the_link(session)

    for _ in range(2):
        told = (await ask(CONFIRM, token=token))["confirmGuestErasure"]
        assert told["blockers"] == [{"number": order.number}]


async def test_who_has_an_account_is_not_erased_by_a_link(ask, session, save, ports):
    await save(await an_account(ports))
    await ask(ASK_AS_GUEST)

    told = (await ask(CONFIRM, token=await the_link(session)))["confirmGuestErasure"]

    assert told["__typename"] == "LinkExpired"


# The lists


def test_every_column_of_every_table_is_classified():
    known = {
        table.name: {one.name for one in table.columns} for table in Model.metadata.tables.values()
    }

    said = {name: set(table.columns) for name, table in tables.items()}
    assert said == known


def test_whatever_points_to_people_says_whose_it_is():
    """A key to a customer, an account, an order or a browser makes a table one about people."""
    people = {"customers", "accounts", "orders", "payments", "returns", "carts", "tickets"}
    people |= {"loyalty_accounts", "login_sessions", "visitors", "campaign_members"}
    hints = {"visitor_id", "customer_id", "email", "recipient"}
    careless = [
        table.name
        for table in Model.metadata.sorted_tables
        if tables[table.name].whose is None
        and table.name not in {"shops", "audit_entries"}
        and (
            hints & {column.name for column in table.columns}
            or {key.column.table.name for key in table.foreign_keys} & people
        )
    ]
    assert careless == []


def test_nothing_that_stays_points_to_what_goes():
    dangling = [
        f"{table.name}.{key.parent.name}"
        for table in Model.metadata.sorted_tables
        for key in table.foreign_keys
        if tables[key.column.table.name].goes
        and not tables[table.name].goes
        and key.parent.name not in tables[table.name].cleared
    ]
    assert dangling == []


async def test_every_statement_of_the_lists_runs(session, ana):
    who = await subject(session, ana.customer_id)

    for table in tables.values():
        for statement in table.erasing():
            await session.execute(who.bound(statement))
    assert await session.scalar(select(func.count()).select_from(DataExport)) == 0


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


async def test_every_table_has_a_rule_or_a_reason(session):
    named = "select tablename from pg_tables where schemaname = 'public'"
    there = {row[0] for row in await session.rows(text(named))} - {"alembic_version"}

    ruled = {rule.table for rule in RULES}

    assert there - ruled - STAYS.keys() == set()
    assert {rule.table for rule in RULES} | STAYS.keys() <= there
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_every_rule_runs(session, rule):
    assert await prune(session, rule, await since(session, rule, utc_now())) == 0


# Retention


async def test_what_is_old_goes_in_batches_and_what_is_not_stays(session):
    (rule,) = [one for one in RULES if one.name == "browsing"]
    old, new = utc_now() - timedelta(days=401), utc_now() - timedelta(days=399)
    for at, name in [(old, "Searched")] * 3 + [(new, "Searched"), (old, "OrderPlaced")]:
        session.add(EventEntry(name=name, at=at))
    await session.commit()

    assert await prune(session, rule, await since(session, rule, utc_now())) == 3
    left = (await session.scalars(select(EventEntry.name).order_by(EventEntry.name))).all()
    assert left == ["OrderPlaced", "Searched"]
    assert BATCH <= 1_000


async def test_the_owner_sees_and_sets_how_long(ask, session):
    query = "{ retention { name days usualDays } }"
    set_ = """mutation ($days: Int!) { setRetention(input: {name: "browsing", days: $days}) {
      __typename
      ... on Retention { days usualDays }
      ... on RetentionOutOfBounds { least most }
    } }"""

    told = await ask(set_, viewer=Role.OWNER, days=60)
    refused = await ask(set_, viewer=Role.OWNER, days=5)

    assert told["setRetention"] == {"__typename": "Retention", "days": 60, "usualDays": 400}
    assert refused["setRetention"]["__typename"] == "RetentionOutOfBounds"
    shown = {one["name"]: one["days"] for one in (await ask(query, viewer=Role.OWNER))["retention"]}
    assert shown["browsing"] == 60
    assert len(shown) == len(RULES)
    assert await session.scalar(select(RetentionPeriod.days)) == 60
