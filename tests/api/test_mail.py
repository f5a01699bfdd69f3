"""Mails leave by SMTP, are what they should be, and can be read in the demo's mailbox."""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace

import httpx
import pytest
from starlette.applications import Starlette

from api import dev_mail
from api.adapters.mail import TEMPLATES, SmtpMailer, in_german, rendered, shown
from api.settings import Settings
from models.language import speaking
from resolvers.ports import Mail, MailRefused, Unavailable
from tests.api.servers import Mailbox, free_port, running

ORDER = SimpleNamespace(
    number="ABCDE-FGHJ",
    gid="order_1",
    currency="USD",
    lines=[SimpleNamespace(quantity=2, name="Bread <b>brown</b>", gross=798)],
)
CONFIRMED = {
    "order": ORDER,
    "name": "Ana",
    "sums": [("Goods", "$7.98"), ("Paid", "$8.54")],
    "arrives": datetime(2026, 11, 26, 15, tzinfo=UTC),
    "address": "22 Elm Street, Dayton",
    "track": "a-token",
}


@pytest.fixture
async def settings(mailbox: Mailbox) -> Settings:
    return Settings(
        smtp_host="127.0.0.1",
        smtp_port=mailbox.smtp_port,
        mailbox_url=mailbox.url,
        public_url="http://shop.test",
    )


def confirmation(to: str = "ana@example.com") -> Mail:
    return Mail(to=to, template="order_confirmed", key="order_1", values=CONFIRMED)


async def test_a_confirmation_arrives_with_what_was_bought(mailbox, settings):
    await SmtpMailer(settings).send(confirmation())

    (mail,) = await mailbox.mails(to="ana@example.com")
    assert mail["subject"] == "Order ABCDE-FGHJ is paid and on our list"
    assert "Thank you, Ana." in mail["text"]
    assert "2 x Bread <b>brown</b>: $7.98" in mail["text"]
    assert "Bread &lt;b&gt;brown&lt;/b&gt;" in mail["html"]
    assert "Thursday 26 November" in mail["text"]
    assert mail["links"] == ["http://shop.test/track#a-token"]


async def test_a_mail_speaks_the_language_of_whom_it_is_for(mailbox, settings):
    with speaking("de"):
        mail = confirmation("bea@example.com")
    await SmtpMailer(settings).send(mail)

    (mail,) = await mailbox.mails(to="bea@example.com")
    assert mail["subject"] == "Bestellung ABCDE-FGHJ ist bezahlt"
    assert "Danke, Ana." in mail["text"]
    assert "2 x Bread <b>brown</b>: 7,98 $" in mail["text"]
    assert "Bei Ihnen bis Donnerstag, 26. November." in mail["text"]


def test_every_mail_is_there_in_german():
    english, german = (
        sorted(one.name for one in TEMPLATES.glob(f"{at}*.txt")) for at in ("", "de/")
    )

    assert german == english


async def test_a_mail_sent_twice_is_recognised_as_the_same(mailbox, settings):
    for _ in range(2):
        await SmtpMailer(settings).send(confirmation())

    first, second = await mailbox.mails()
    assert first["id"] == second["id"] != ""


@pytest.mark.parametrize(
    "address",
    [
        "ana@example.com\r\nBcc: eve@example.com",
        "ana@example.com\n",
        "ana",
        "",
        "ana@example.com, eve@example.com",
        "<ana@example.com> eve@example.com",
    ],
)
async def test_an_address_cannot_smuggle_in_another(mailbox, settings, address):
    with pytest.raises(MailRefused):
        await SmtpMailer(settings).send(confirmation(address))

    assert await mailbox.mails() == []


async def test_a_subject_cannot_smuggle_in_a_header(mailbox, settings):
    ticket = SimpleNamespace(gid="ticket_1", subject="Hello\r\nBcc: eve@example.com\x00")
    said = SimpleNamespace(author="Marco", body="Yes.")
    mail = Mail("ana@example.com", "ticket_answered", "said_1", {"ticket": ticket, "said": said})

    await SmtpMailer(settings).send(mail)

    (kept,) = await mailbox.mails()
    assert kept["to"] == "ana@example.com"
    assert "\n" not in kept["subject"]
    assert kept["text"].startswith("Marco wrote:")


@pytest.mark.parametrize(
    ("mood", "outcome"),
    [("tempfail", Unavailable), ("permfail", MailRefused), ("down", Unavailable)],
)
async def test_a_server_in_a_bad_mood_is_told_apart(mailbox, settings, mood, outcome):
    await mailbox.turn(mood=mood)

    with pytest.raises(outcome):
        await SmtpMailer(settings).send(confirmation())

    await mailbox.turn(mood="ok")
    await SmtpMailer(settings).send(confirmation())
    assert len(await mailbox.mails()) == 1


async def test_a_server_that_hangs_is_given_up(mailbox, settings, monkeypatch):
    monkeypatch.setattr("api.adapters.mail.TIMEOUT", 0.5)
    await mailbox.turn(mood="hang")

    with pytest.raises(Unavailable):
        await SmtpMailer(settings).send(confirmation())


async def test_mails_outlive_the_mailbox(tmp_path):
    mailbox = Mailbox(tmp_path)
    async with running(mailbox):
        settings = Settings(smtp_host="127.0.0.1", smtp_port=mailbox.smtp_port)
        await SmtpMailer(settings).send(confirmation())
        mailbox.kill()
        await mailbox.start()
        await SmtpMailer(settings).send(confirmation())

        assert [mail["number"] for mail in await mailbox.mails()] == [2, 1]


async def test_many_forget_one_person_at_once(mailbox, settings):
    for _ in range(30):
        await SmtpMailer(settings).send(confirmation())
    (address,) = {mail["to"] for mail in await mailbox.mails()}

    async with httpx.AsyncClient(base_url=mailbox.url) as shop:
        asked = (shop.post("/_control", json={"forget_to": [address]}) for _ in range(20))
        answers = await asyncio.gather(*asked)

    assert {answer.status_code for answer in answers} == {200}
    assert await mailbox.mails() == []


async def test_the_shop_shows_the_mailbox_and_nothing_else(mailbox, settings):
    await SmtpMailer(settings).send(confirmation())
    shop = Starlette(routes=dev_mail.routes(settings))

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(shop), base_url="http://shop", follow_redirects=True
    ) as browser:
        page = await browser.get("/_dev/mail")
        (kept,) = (await browser.get("/_dev/mail/mails")).json()
        mail = await browser.get(f"/_dev/mail/mails/{kept['number']}")

    assert "Order ABCDE-FGHJ" in page.text
    assert 'sandbox="' in page.text
    assert mail.headers["content-security-policy"].startswith("sandbox")


async def test_without_a_mailbox_the_page_says_so(settings):
    shop = Starlette(
        routes=dev_mail.routes(
            settings.model_copy(update={"mailbox_url": f"http://127.0.0.1:{free_port()}"})
        )
    )

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(shop), base_url="http://shop"
    ) as browser:
        assert (await browser.get("/_dev/mail/")).status_code == 502


def test_a_shop_that_is_no_demo_has_no_mailbox(settings):
    assert dev_mail.routes(settings.model_copy(update={"demo": False})) == []


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (102490, "USD", "$1,024.90"),
        (-399, "USD", "-$3.99"),
        (5, "EUR", "€0.05"),
        (1200, "JPY", "1,200 JPY"),
    ],
)
def test_amounts_are_shown_as_people_read_them(minor, currency, words):
    assert shown(minor, currency) == words


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (102490, "EUR", "1.024,90 €"),
        (-399, "USD", "-3,99 $"),
        (2**63 - 1, "EUR", "92.233.720.368.547.758,07 €"),
    ],
)
def test_amounts_are_exact_in_german_too(minor, currency, words):
    assert in_german(minor, currency) == words


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("order_shipped", {"order": ORDER, "arrives": None, "track": "a-token"}),
        ("refund_sent", {"order": ORDER, "minor": 399, "last4": "4242"}),
        (
            "return_decided",
            {
                "order": ORDER,
                "decision": "accepted",
                "back": SimpleNamespace(number="R-1", instructions="Pack it.", answer=None),
            },
        ),
    ],
)
def test_every_mail_has_a_subject_a_text_and_a_page(template, values):
    subject, text, html = rendered(template, {**values, "shop": "http://shop.test"})

    assert subject
    assert subject.strip() == subject
    link = "track#a-token" if "track" in values else "orders/order_1"
    assert f"http://shop.test/{link}" in text
    assert f"http://shop.test/{link}" in html
