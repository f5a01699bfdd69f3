"""Mail by SMTP, as text and as HTML, from the templates beside this file."""

import hashlib
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Any

import aiosmtplib
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.settings import Settings
from models.money import Money
from resolvers.ports import Mail, MailRefused, Unavailable

TIMEOUT = 15
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def shown(minor: int, currency: str) -> str:
    """An amount as people read it: $1,024.90."""
    whole, point, cents = Money(minor, currency).amount.partition(".")
    amount = f"{int(whole):,}{point}{cents}" if minor >= 0 else f"-{shown(-minor, currency)}"
    if minor < 0:
        return amount
    return f"{SIGNS[currency]}{amount}" if currency in SIGNS else f"{amount} {currency}"


def day(moment: datetime) -> str:
    """Thursday 26 November."""
    return f"{moment:%A} {moment.day} {moment:%B}"


_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters |= {"day": day}
_templates.globals["money"] = shown


class SmtpMailer:
    """A `Mailer`. Each mail travels on a connection of its own."""

    def __init__(self, settings: Settings) -> None:
        self.host = settings.smtp_host
        self.port = settings.smtp_port
        self.sender = settings.mail_from
        self.shop = settings.public_url

    async def send(self, mail: Mail) -> None:
        message = self.composed(mail)
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

    def composed(self, mail: Mail) -> EmailMessage:
        """Raises MailRefused for an address that is none."""
        subject, text, html = rendered(mail.template, {**mail.values, "shop": self.shop})
        message = EmailMessage(policy=SMTP)
        message["From"] = self.sender
        message["To"] = _address(mail.to)
        message["Subject"] = subject
        message["Date"] = format_datetime(datetime.now().astimezone())
        message["Message-ID"] = self._message_id(mail.key)
        # Nobody's holiday answer should come back to the shop.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        message.add_alternative(html, subtype="html")
        return message

    def _message_id(self, key: str) -> str:
        domain = parseaddr(self.sender)[1].rpartition("@")[2] or "localhost"
        return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def rendered(template: str, values: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML. Subject and text are the two blocks of the `.txt` template."""
    plain = _templates.get_template(f"{template}.txt")
    context = plain.new_context(values)
    subject, text = ("".join(plain.blocks[name](context)) for name in ("subject", "text"))
    html = _templates.get_template(f"{template}.html").render(values, subject=_one_line(subject))
    return _one_line(subject), text.strip() + "\n", html


def _one_line(text: str) -> str:
    """What customers named things must not become a header of its own."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())[:200]


def _address(address: str) -> Address:
    if not address.isprintable():
        raise MailRefused("An address does not span lines.")
    try:
        return Address(addr_spec=address)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise MailRefused(f"Not an address mail can be sent to: {error}") from error


def _refusal(code: int, reason: str) -> Exception:
    """Whoever says 4xx may be asked again (RFC 5321, 4.2.1)."""
    return MailRefused(reason) if code >= 500 else Unavailable(reason)
