"""Mail by SMTP, as text and as HTML, from the templates beside this file."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Any, Self

import aiosmtplib
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.settings import Settings
from models.language import said, speaking, spoken
from models.money import Money
from resolvers.ports import Mail, MailRefused, Unavailable

TIMEOUT = 15
SPECIALS = re.compile(r'[()<>@,:;".\[\]\\=?]')
"""What has a meaning in a list of addresses (RFC 5322), or begins an encoded word."""
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni"]
MONTHS += ["Juli", "August", "September", "Oktober", "November", "Dezember"]


def shown(minor: int, currency: str) -> str:
    """An amount as people read it: $1,024.90."""
    if minor < 0:
        return f"-{shown(-minor, currency)}"
    amount = _digits(minor, currency)
    return f"{SIGNS[currency]}{amount}" if currency in SIGNS else f"{amount} {currency}"


def in_german(minor: int, currency: str) -> str:
    """1.024,90 €."""
    digits = _digits(minor, currency).translate({44: ".", 46: ","})
    return f"{digits} {SIGNS.get(currency, currency)}"


def _digits(minor: int, currency: str) -> str:
    whole, point, cents = Money(abs(minor), currency).amount.partition(".")
    return f"{'-' if minor < 0 else ''}{int(whole):,}{point}{cents}"


def money(minor: int, currency: str) -> str:
    """As whoever is written to reads it."""
    return (in_german if spoken.get() == "de" else shown)(minor, currency)


def day(moment: datetime) -> str:
    """Thursday 26 November, or Donnerstag, 26. November."""
    if spoken.get() == "de":
        return f"{DAYS[moment.weekday()]}, {moment.day}. {MONTHS[moment.month - 1]}"
    return f"{moment:%A} {moment.day} {moment:%B}"


TEMPLATES = Path(__file__).parent / "templates"
_templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters |= {"day": day, "said": said}
_templates.globals |= {"money": money, "shop_name": "Patron"}


@dataclass(frozen=True)
class Sender:
    """Whom mails are from, and what their letterhead says."""

    shop: str
    name: str
    address: str

    @classmethod
    def of(cls, mail_from: str) -> Self:
        """As the settings write it: "Patron <shop@patron.example>"."""
        name, address = parseaddr(mail_from)
        return cls(name, name, address)


class SmtpMailer:
    """A `Mailer`. Each mail travels on a connection of its own."""

    def __init__(
        self, settings: Settings, sender: Callable[[], Awaitable[Sender]] | None = None
    ) -> None:
        """`sender` is asked for each mail; without it, the settings say who it is."""
        self.host = settings.smtp_host
        self.port = settings.smtp_port
        self.sender = Sender.of(settings.mail_from)
        self.shop = settings.public_url
        self._ask_sender = sender

    async def send(self, mail: Mail) -> None:
        sender = await self._ask_sender() if self._ask_sender else self.sender
        message = self.composed(mail, sender)
        try:
            await aiosmtplib.send(message, hostname=self.host, port=self.port, timeout=TIMEOUT)
        except aiosmtplib.SMTPRecipientsRefused as no:
            raise _refusal(max(each.code for each in no.recipients), str(no)) from no
        except aiosmtplib.SMTPResponseException as no:
            raise _refusal(no.code, str(no)) from no
        except (aiosmtplib.SMTPException, OSError) as error:
            raise Unavailable(f"The mail server does not answer: {error!r}") from error
        except ValueError as error:
            raise MailRefused(f"Not an address mail can be sent to: {error}") from error

    def composed(self, mail: Mail, sender: Sender | None = None) -> EmailMessage:
        """Raises MailRefused for an address that is none."""
        sender = sender or self.sender
        values = {**mail.values, "shop": self.shop, "shop_name": sender.shop}
        with speaking(mail.language):
            subject, text, html = rendered(mail.template, values)
        message = EmailMessage(policy=SMTP)
        message["From"] = Address(_display(sender.name), addr_spec=sender.address)
        message["To"] = _address(mail.to)
        message["Subject"] = subject
        message["Date"] = format_datetime(datetime.now().astimezone())
        message["Message-ID"] = _message_id(mail.key, sender)
        # Nobody's holiday answer should come back to the shop.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        message.add_alternative(html, subtype="html")
        for one in mail.attachments:
            main, _, sub = one.kind.partition("/")
            message.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
        return message


def rendered(template: str, values: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML. Subject and text are the two blocks of the `.txt` template."""
    if (TEMPLATES / spoken.get() / f"{template}.txt").exists():
        template = str(Path(spoken.get(), template))
    plain = _templates.get_template(f"{template}.txt")
    context = plain.new_context(values)
    subject, text = ("".join(plain.blocks[name](context)) for name in ("subject", "text"))
    html = _templates.get_template(f"{template}.html").render(values, subject=_one_line(subject))
    # What was left out leaves no hole.
    return _one_line(subject), re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n", html


def _message_id(key: str, sender: Sender) -> str:
    domain = sender.address.rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def _one_line(text: str) -> str:
    """What people named things, the shop too, must not become a header of its own."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())[:200]


def _display(name: str) -> str:
    """Before an address. Of long quoted names, the library's folding makes several addresses."""
    return " ".join(_one_line(SPECIALS.sub(" ", name)).split())[:60]


def _address(address: str) -> Address:
    if not address.isprintable():
        raise MailRefused("An address does not span lines.")
    try:
        return Address(addr_spec=address)
    except (HeaderParseError, ValueError, IndexError, AttributeError) as error:
        # The last two are what the parser trips over, not what it says.
        raise MailRefused(f"Not an address mail can be sent to: {error}") from error


def _refusal(code: int, reason: str) -> Exception:
    """Whoever says 4xx may be asked again (RFC 5321, 4.2.1)."""
    return MailRefused(reason) if code >= 500 else Unavailable(reason)
