"""Invoices as people get them: with the mail, by a link, and on paper."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import httpx
import pytest
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import SimpleDocTemplate
from sqlalchemy import select
from starlette.applications import Starlette

from api import invoices as papers
from api.jobs import Happened, invoices
from api.papers import drawn
from api.papers.drawing import load_fonts
from api.papers.scripts import paragraph
from models.invoices import Invoice, InvoiceKind
from models.orders import OrderConfirmed, OrderStatus
from models.returns import Return, ReturnLine, ReturnReason, ReturnStatus
from models.viewer import Viewer
from resolvers.context import Context, utc_now
from resolvers.invoices import PURPOSE, credit
from resolvers.signed_links import signed
from tests.factories import a_bought_line, a_shop, an_order


class Papers:
    """What the route needs of a shop."""

    def __init__(self, work):
        self.work = work

    def context(self, request):
        return Context(self.work.sessions, Viewer(), self.work.ports)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


async def confirmed(shop, **order_values):
    """An order that is paid, and of which its buyer was told twice over."""
    await shop.save(a_shop(company="Corner Ltd", postal_address="1 Long Road"))
    line = a_bought_line(shop.aisle.variant, quantity=2, tax=56, tax_basis_points=700)
    order = an_order(
        shop.aisle.channel, line, status=OrderStatus.CONFIRMED, shipping=499, **order_values
    )
    await shop.save(order)
    event = OrderConfirmed(total=order.total, currency=order.currency)
    happened = Happened(uuid4(), order.id, utc_now(), event)
    for _ in range(2):
        await invoices.issue_invoice(shop.work, happened)
        await shop.tell(happened)
    async with shop.work.transaction() as session:
        issued = (await session.scalars(select(Invoice))).all()
    assert len(issued) == 1
    return order, issued[0]


async def test_a_paid_order_has_one_invoice_which_says_what_was_sold(shop, mailbox):
    order, invoice = await confirmed(shop)

    words = text_of(drawn(invoice))

    assert invoice.total == order.total
    assert invoice.number in words
    assert order.number in words
    assert "Corner Ltd" in words
    assert "$13.53" in words
    assert drawn(invoice) == drawn(invoice)
    [mail] = await mailbox.mails()
    assert "/track#" in mail["text"]


async def test_who_bought_in_german_has_mail_and_paper_in_german(shop, mailbox):
    _, invoice = await confirmed(shop, language="de")

    words = text_of(drawn(invoice))

    assert "Rechnung" in words
    assert "13,53 $" in words
    [mail] = await mailbox.mails()
    assert mail["subject"].endswith("ist bezahlt")
    assert "Bezahlt: 13,53 $" in mail["text"]


async def test_the_link_gives_the_paper_for_a_quarter_of_an_hour_and_to_no_cache(shop):
    _, invoice = await confirmed(shop)
    app, vault = Starlette(routes=papers.routes(Papers(shop.work))), shop.work.ports.vault
    now = utc_now()

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://shop.test"
    ) as client:
        right = signed(vault, PURPOSE, invoice.id, now + timedelta(minutes=15))
        given = await client.get(f"/invoices/{right}")
        over = await client.get(f"/invoices/{signed(vault, PURPOSE, invoice.id, now)}")
        other = signed(vault, "track order", invoice.id, now + timedelta(days=1))
        foreign = await client.get(f"/invoices/{other}")

    assert given.headers["content-type"] == "application/pdf"
    assert given.headers["cache-control"] == "private, no-store"
    assert invoice.number in text_of(given.content)
    assert (over.status_code, foreign.status_code) == (404, 404)


async def test_what_goes_back_has_a_credit_note_with_the_next_number(shop):
    order, invoice = await confirmed(shop)
    back = Return(
        number="R-1",
        order_id=order.id,
        customer_id=None,
        status=ReturnStatus.REFUNDED,
        reason=ReturnReason.OTHER,
        currency="USD",
        refund=427,
        requested_at=utc_now(),
    )
    back.lines.append(ReturnLine(order_line_id=order.lines[0].id, quantity=1, refund=427))
    await shop.save(back)

    async with shop.work.transaction() as session:
        note = await credit(session, back.id, utc_now())
    async with shop.work.transaction() as session:
        again = await credit(session, back.id, utc_now())

    assert note is not None
    assert again is not None
    assert note.id == again.id
    assert (note.kind, note.total) == (InvoiceKind.CREDIT_NOTE, 427)
    assert note.position == invoice.position + 1
    assert invoice.number in text_of(drawn(note))


def written(words, width=400):
    """A page with these words on it, and the fonts it names."""
    file = BytesIO()
    papers = SimpleDocTemplate(file, pagesize=(width + 12, 300), leftMargin=0, rightMargin=0)
    load_fonts()
    papers.build([paragraph(words, ParagraphStyle("body", fontName="Patron"))])
    page = PdfReader(file).pages[0]
    fonts = page["/Resources"]["/Font"].values()
    return page.extract_text(), " ".join(font.get_object()["/BaseFont"] for font in fonts)


@pytest.mark.parametrize(
    ("words", "font"),
    [
        ("山田 <太郎> Ltd", "STSong-Light"),
        ("ヨーグルト 2 個", "HeiseiKakuGo-W5"),
        ("김민준", "HYSMyeongJo-Medium"),
        ("Ελένη Łukasz Юлия", "DejaVuSans"),
    ],
)
def test_a_name_is_written_with_a_font_that_has_its_letters(words, font):
    text, fonts = written(words)

    assert text.strip() == words
    assert font in fonts


def test_what_is_read_from_right_to_left_is_broken_into_lines_as_it_is_read():
    text, _ = written("שלום 12 רחוב הרצל תל אביב", width=80)

    first, *_, last = text.strip().split("\n")
    assert "שלום" in first
    assert last.strip().endswith("תל אביב")


def test_arabic_letters_are_joined():
    text, _ = written("محمد")

    assert text.strip() == "ﻣﺤﻤﺪ"
