"""A customer asks, the shop answers."""

import pytest
from sqlalchemy import select

from models.identity import Account
from models.support import Ticket, TicketMessage
from models.viewer import Role, Viewer
from tests.factories import Aisle, a_bought_line, a_customer, an_order

OPEN = """
mutation ($input: OpenTicketInput!) {
  openTicket(input: $input) {
    __typename
    ... on Error { message }
    ... on InvalidInput { fields { path } }
    ... on Ticket {
      id number subject status order { number } customer { name }
      messages { body author isFromStaff }
    }
  }
}
"""
REPLY = """
mutation ($input: ReplyToTicketInput!) {
  replyToTicket(input: $input) {
    __typename
    ... on Error { message }
    ... on Ticket { status messages { body author isFromStaff } }
  }
}
"""
LIST = """
query ($status: TicketStatus) {
  tickets(status: $status) {
    totalCount nodes { id subject customer { name } order { number } messages { author } }
  }
}
"""
ONE = "query ($id: ID!) { ticket(id: $id) { subject } }"


@pytest.fixture
async def ana(save):
    customer = await save(a_customer(name="Ana"))
    return Viewer(account_id=customer.id, customer_id=customer.id, roles=frozenset({Role.CUSTOMER}))


@pytest.fixture
async def bo(save):
    account = await save(
        Account(email="bo@example.com", name="Bo", password_hash="", roles=[Role.AGENT])
    )
    return Viewer(account_id=account.id, roles=account.role_set)


@pytest.fixture
def open_ticket(ask):
    async def open_ticket(viewer, **given):
        values = {"subject": "Where is it?", "body": "Hello", **given}
        return (await ask(OPEN, viewer=viewer, input=values))["openTicket"]

    return open_ticket


@pytest.fixture
def reply(ask):
    async def reply(viewer, ticket, body="Tomorrow.", **more):
        given = {"ticketId": ticket, "body": body, **more}
        return (await ask(REPLY, viewer=viewer, input=given))["replyToTicket"]

    return reply


@pytest.fixture
async def ticket(open_ticket, ana):
    return (await open_ticket(ana))["id"]


@pytest.fixture
async def orders(save, ana):
    """Ana's order, and somebody else's."""
    aisle = Aisle()
    mine = an_order(aisle.channel, a_bought_line(aisle.variant), customer_id=ana.customer_id)
    other = a_customer()
    theirs = an_order(aisle.channel, a_bought_line(aisle.variant), customer_id=other.id)
    await save(*aisle.models, other, mine, theirs)
    return mine, theirs


async def test_a_customer_asks_about_an_order(ana, orders, open_ticket):
    opened = await open_ticket(ana, subject=" Where is it? ", orderId=orders[0].gid)

    assert opened.pop("id").startswith("ticket_")
    assert opened.pop("number").startswith("T-")
    assert opened == {
        "__typename": "Ticket",
        "subject": "Where is it?",
        "status": "OPEN",
        "order": {"number": orders[0].number},
        "customer": {"name": "Ana"},
        "messages": [{"body": "Hello", "author": "Ana", "isFromStaff": False}],
    }


async def test_a_question_needs_no_order(ana, open_ticket):
    assert (await open_ticket(ana))["order"] is None


async def test_somebody_elses_order_does_not_exist(ana, orders, open_ticket, session):
    for order in (orders[1].gid, "nonsense", "order_01h455vb4pex5vsknk084sn02q"):
        assert (await open_ticket(ana, orderId=order))["__typename"] == "NotFound"
    assert await session.scalar(select(Ticket.id)) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [("subject", ""), ("subject", "x" * 201), ("body", " "), ("body", "zero\x00byte")],
)
async def test_an_empty_or_broken_text_is_refused(ana, open_ticket, session, path, text):
    refused = await open_ticket(ana, **{path: text})

    assert (refused["__typename"], refused["fields"]) == ("InvalidInput", [{"path": path}])
    assert await session.scalar(select(Ticket.id)) is None


async def test_html_is_only_text(ana, open_ticket):
    body = "<script>alert(1)</script> שלום 👩‍🌾"

    assert (await open_ticket(ana, body=body))["messages"][0]["body"] == body


async def test_guests_log_in_first(ask):
    given = {"subject": "Where is it?", "body": "Hello"}

    assert await ask(OPEN, errors=True, input=given) == [("You may not do this.", "FORBIDDEN")]


async def test_an_agent_answers_by_name_and_the_customer_asks_again(ana, bo, ticket, reply):
    answered = await reply(bo, ticket)
    asked = await reply(ana, ticket, "When?")

    assert (answered["status"], asked["status"]) == ("ANSWERED", "OPEN")
    assert asked["messages"] == [
        {"body": "Hello", "author": "Ana", "isFromStaff": False},
        {"body": "Tomorrow.", "author": "Bo", "isFromStaff": True},
        {"body": "When?", "author": "Ana", "isFromStaff": False},
    ]


async def test_those_who_watch_are_told(bo, ticket, reply, ports, session):
    ports.live.topics.clear()

    await reply(bo, ticket)

    told = (await session.scalars(select(Ticket))).one()
    assert ports.live.topics == [told.live_topic]
    assert ports.jobs.entries[-1].name == "TicketReplied"


async def test_a_closed_conversation_stays_closed(ana, bo, ticket, reply):
    assert (await reply(bo, ticket, close=True))["status"] == "CLOSED"

    assert (await reply(ana, ticket, "Wait"))["__typename"] == "TicketClosed"


async def test_an_empty_answer_is_refused(bo, ticket, reply, session):
    assert (await reply(bo, ticket, " "))["__typename"] == "InvalidInput"
    assert len((await session.scalars(select(TicketMessage))).all()) == 1


async def test_a_stranger_finds_no_ticket(ask, ticket, reply, stranger):
    assert (await reply(stranger, ticket))["__typename"] == "NotFound"
    assert await ask(ONE, viewer=stranger, id=ticket) == {"ticket": None}
    assert (await ask(LIST, viewer=stranger))["tickets"]["nodes"] == []


@pytest.mark.parametrize("role", [Role.ANALYST, Role.MARKETER, Role.ASSOCIATE])
async def test_conversations_are_for_their_two_sides(ask, ticket, role):
    for query in (LIST, ONE.replace("$id: ID!", '$id: ID = "x"')):
        assert await ask(query, viewer=role, errors=True) == [("You may not do this.", "FORBIDDEN")]


async def test_an_agent_finds_what_waits_for_an_answer(ask, ana, bo, ticket, open_ticket, reply):
    await open_ticket(ana, subject="Another")
    await reply(bo, ticket)

    waiting = (await ask(LIST, viewer=bo, status="OPEN"))["tickets"]

    assert [node["subject"] for node in waiting["nodes"]] == ["Another"]
    assert (await ask(LIST, viewer=bo))["tickets"]["totalCount"] == 2


async def test_a_list_costs_the_same_however_long_it_is(
    ask, ana, bo, orders, open_ticket, statements
):
    await open_ticket(ana, orderId=orders[0].gid)
    statements.clear()
    await ask(LIST, viewer=bo)
    cost = len(statements)
    for _ in range(4):
        await open_ticket(ana, orderId=orders[0].gid)
    statements.clear()

    assert len((await ask(LIST, viewer=bo))["tickets"]["nodes"]) == 5
    assert len(statements) == cost
