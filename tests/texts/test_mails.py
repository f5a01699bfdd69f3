"""Every mail, with a payload in every value: text is text, and headers stay what they are."""

from email import message_from_bytes, policy
from urllib.parse import urlsplit

import pytest
from jinja2 import meta

from api.adapters import mail
from api.adapters.mail import Sender, SmtpMailer
from api.settings import Settings
from resolvers.ports import Mail
from tests import proofs
from tests.texts.inert import elements, faults
from tests.texts.payloads import FORMULAS, MARK, OTHERS, PAYLOADS

FOLDER = mail.TEMPLATES
MAILS = sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.txt"))
HEADERS = {
    *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"),
    *("MIME-Version", "Content-Type"),
}
SHOP = "http://shop.test"


class Anything(str):
    """Whatever a template takes of it (a field, an item, two of a pair) is the same text again."""

    __slots__ = ()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(self)

    def __iter__(self):
        return iter([Anything(str(self)), Anything(str(self))])

    def __call__(self, *_, **__):
        return Anything(self)

    def __format__(self, _):
        return str(self)


class Values(dict):
    """Every value that a template asks for, also one that is new."""

    def __init__(self, payload, names):
        super().__init__({name: Anything(payload) for name in names})


@pytest.fixture
def as_text(monkeypatch):
    """Amounts and days are made of numbers: where a payload stands for one, it is shown itself."""
    monkeypatch.setitem(mail._templates.globals, "money", lambda minor, currency: minor)
    monkeypatch.setitem(mail._templates.filters, "day", str)
    mail._templates.cache.clear()
    yield
    mail._templates.cache.clear()


def values(template, payload):
    """By the names that the template and its frame use."""
    names = set()
    for ending in ("txt", "html"):
        for name in (f"{template}.{ending}", "frame.html"):
            source = mail._templates.loader.get_source(mail._templates, name)[0]
            names |= meta.find_undeclared_variables(mail._templates.parse(source))
    return Values(payload, names - {"shop", "shop_name", "subject", "money"})


@pytest.mark.parametrize("template", MAILS)
def test_a_mail_is_not_made_of_what_people_wrote(as_text, template):
    mailer = SmtpMailer(Settings(public_url=SHOP))
    seen = False
    for payload in PAYLOADS if proofs.PROVES else [*PAYLOADS[::10], *FORMULAS[:1], *OTHERS]:
        kept = Mail("ana@example.com", template, "key", values(template, payload))

        sender = Sender(payload, payload, "shop@patron.example")

        sent = message_from_bytes(bytes(mailer.composed(kept, sender)), policy=policy.default)

        assert set(sent.keys()) <= HEADERS
        assert len(sent.keys()) == len(set(sent.keys()))
        assert str(sent["To"]) == "ana@example.com"
        assert [one.addr_spec for one in sent["From"].addresses] == [sender.address]
        assert str(sent["Subject"]).isprintable()
        html = sent.get_body(("html",)).get_content()
        assert faults(elements(html), urlsplit(SHOP).netloc) == []
        assert sent.get_body(("plain",)).get_content_type() == "text/plain"
        assert sent.get_body(("html",)).get_content_charset() == "utf-8"
        seen |= MARK in html + sent.get_body(("plain",)).get_content()
    assert seen


@pytest.mark.parametrize(
    "address",
    [
        *(f"ana{one}@example.com" for one in ("\r\nBcc: x", "\x00", "\u2028", "\u202e", ",b")),
        *("ana@example.com\u200b\r\n", '"a b"@example.com, c@example.com', "ana@exa mple.com"),
        *("ana@[127.0.0.1", "@example.com", "ana@@example.com", "ana;b@example.com", "a<b@c.d>"),
    ],
)
def test_an_address_that_is_more_than_one_address_is_refused(address):
    with pytest.raises(mail.MailRefused):
        mail._address(address)
