"""A conversation between a customer and the shop."""

import pytest

from models.base import InvalidInput
from models.support import Ticket, TicketClosed, TicketMessage, TicketStatus
from tests.factories import DAY, NOW, a_customer


def a_ticket(subject: str = "Where is it?", body: str = "Hello") -> tuple[Ticket, TicketMessage]:
    return Ticket.open(a_customer(name="Ana"), subject, body, None, NOW)


def test_a_ticket_begins_with_the_customers_own_words() -> None:
    ticket, first = a_ticket(" Where is it? ", " Hello\nthere ")

    assert (ticket.subject, ticket.status) == ("Where is it?", TicketStatus.OPEN)
    assert (first.ticket_id, first.author, first.body) == (ticket.id, "Ana", "Hello\nthere")
    assert not first.is_from_staff


@pytest.mark.parametrize("text", ["", " \n ", "x" * 10_001, "zero\x00byte", "half a \ud83d"])
def test_what_is_said_is_a_text(text: str) -> None:
    ticket, _ = a_ticket()

    with pytest.raises(InvalidInput):
        ticket.reply(text, "Ana", is_from_staff=False, close=False, now=NOW)
    with pytest.raises(InvalidInput):
        a_ticket(subject=text)


@pytest.mark.parametrize("text", ["👩‍🌾", "مرحبا", "<script>alert(1)</script>"])
def test_any_writing_is_kept_as_it_is(text: str) -> None:
    assert a_ticket(text, text)[1].body == text


def test_an_answer_marks_the_ticket_and_a_question_opens_it_again() -> None:
    ticket, _ = a_ticket()

    ticket.reply("Tomorrow.", "Bo", is_from_staff=True, close=False, now=NOW + DAY)
    assert (ticket.status, ticket.updated_at) == (TicketStatus.ANSWERED, NOW + DAY)

    ticket.reply("When?", "Ana", is_from_staff=False, close=False, now=NOW + DAY)
    assert ticket.status is TicketStatus.OPEN


def test_a_closed_conversation_takes_no_more_words() -> None:
    ticket, _ = a_ticket()
    ticket.reply("Done.", "Bo", is_from_staff=True, close=True, now=NOW)

    with pytest.raises(TicketClosed):
        ticket.reply("Wait", "Ana", is_from_staff=False, close=False, now=NOW)
