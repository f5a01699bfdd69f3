"""A mailbox that takes every mail and shows it: `python -m api.standins.mail --smtp-port 2525`."""

import argparse
import asyncio
import json
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

import uvicorn
from aiosmtpd.smtp import SMTP, Envelope, Session
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
"""Of the list of mails, which are shown in frames."""
MOODS = {"ok", "tempfail", "permfail", "hang", "down"}
templates = Jinja2Templates(Path(__file__).parent / "templates")


class Mailbox:
    """Mails as files `<number>.eml` below one folder, numbered as they came."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.mood = "ok"
        self._next = count(max(self.numbers(), default=0) + 1)

    def numbers(self) -> list[int]:
        """Newest first."""
        return sorted((int(path.stem) for path in self.folder.glob("*.eml")), reverse=True)

    def keep(self, content: bytes) -> None:
        number = next(self._next)
        unfinished = self.folder / f"{number}.part"
        unfinished.write_bytes(content)
        unfinished.rename(self.folder / f"{number:06}.eml")

    def mail(self, number: int) -> dict[str, Any] | None:
        content = _content(self.folder / f"{number:06}.eml")
        return described(number, content) if content is not None else None

    def forget(self, to: Collection[str] = ()) -> None:
        """All mails; or those that were sent to one of these addresses. Two may forget at once."""
        for path in list(self.folder.glob("*.eml")):
            content = _content(path) if to else None
            if not to or (content is not None and _recipient(content) in to):
                path.unlink(missing_ok=True)


@dataclass
class Handler:
    """aiosmtpd calls these by name."""

    mailbox: Mailbox

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        match self.mailbox.mood:
            case "tempfail":
                return "451 4.3.0 Try again later"
            case "permfail":
                return "550 5.7.1 Refused"
            case "hang":
                await asyncio.sleep(3600)
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        await asyncio.to_thread(self.mailbox.keep, content)
        return "250 2.0.0 Kept"


def described(number: int, content: bytes) -> dict[str, Any]:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    text, html = (_part(message, kind) for kind in ("plain", "html"))
    return {
        "number": number,
        "id": str(message["Message-ID"] or ""),
        "from": str(message["From"] or ""),
        "to": str(message["To"] or ""),
        "subject": str(message["Subject"] or ""),
        "date": str(message["Date"] or ""),
        "text": text,
        "html": html,
        "links": links(html),
    }


def _content(path: Path) -> bytes | None:
    """None if somebody has made it go since it was listed."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _recipient(content: bytes) -> str:
    """The address alone, in lower case."""
    message = message_from_bytes(content, policy=policy.default)
    return parseaddr(str(message["To"] or ""))[1].lower()


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def links(html: str) -> list[str]:
    """Every address the mail links to, in order, once."""
    found: dict[str, None] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            address = dict(attrs).get("href")
            if tag == "a" and address and address.startswith(("http://", "https://")):
                found[address] = None

    Reader().feed(html)
    return list(found)


@dataclass
class Post:
    """The SMTP listener, which can be taken down and brought back."""

    mailbox: Mailbox
    host: str
    port: int
    server: asyncio.Server | None = None

    async def open(self) -> None:
        if self.server is None:
            loop = asyncio.get_running_loop()
            self.server = await loop.create_server(self._connection, self.host, self.port)

    async def close(self) -> None:
        if self.server is not None:
            self.server.close()
            self.server = None

    def _connection(self) -> SMTP:
        return SMTP(Handler(self.mailbox), hostname="mailbox.test", enable_SMTPUTF8=True)


def create(mailbox: Mailbox, post: Post) -> Starlette:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await post.open()
        yield
        await post.close()

    async def page(request: Request) -> Response:
        mails = [mailbox.mail(number) for number in mailbox.numbers()[:50]]
        headers = {"cache-control": "no-store", "content-security-policy": POLICY}
        return templates.TemplateResponse(
            request, "mailbox.html", {"mails": mails}, headers=headers
        )

    async def listing(request: Request) -> Response:
        """The newest 100; `?to=` keeps those sent to one address."""
        to = request.query_params.get("to", "")
        mails = [mailbox.mail(number) for number in mailbox.numbers()[:100]]
        return JSONResponse([mail for mail in mails if mail and to in mail["to"]])

    async def html_part(request: Request) -> Response:
        mail = mailbox.mail(request.path_params["number"])
        if mail is None:
            return Response("No such mail.", 404)
        # Whatever the mail contains, it runs nothing and loads nothing.
        sandbox = "sandbox allow-popups allow-popups-to-escape-sandbox"
        safety = f"{sandbox}; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        # After the doctype: before it, browsers fall back to the rules of 1999.
        html = mail["html"].replace("<head>", '<head><base target="_blank">', 1)
        return Response(
            html if mail["html"] else mail["text"],
            media_type="text/html" if mail["html"] else "text/plain",
            headers={"content-security-policy": safety, "x-content-type-options": "nosniff"},
        )

    async def control(request: Request) -> Response:
        """`{"mood": "ok" | "tempfail" | "permfail" | "hang" | "down"}`, `{"forget": true}`,
        `{"forget_to": ["ana@example.com"]}`."""
        try:
            wanted = json.loads(await request.body())
            mood = wanted.get("mood", mailbox.mood)
        except (ValueError, AttributeError):
            return JSONResponse({"error": "Send a JSON object."}, 400)
        if mood not in MOODS:
            return JSONResponse({"error": f"mood is one of {', '.join(sorted(MOODS))}."}, 400)
        mailbox.mood = mood
        await (post.close() if mood == "down" else post.open())
        if wanted.get("forget"):
            mailbox.forget()
        if wanted.get("forget_to"):
            await asyncio.to_thread(mailbox.forget, set(wanted["forget_to"]))
        return JSONResponse({"mood": mood, "mails": len(mailbox.numbers())})

    async def healthy(request: Request) -> Response:
        return JSONResponse({"ok": True})

    return Starlette(
        lifespan=lifespan,
        routes=[
            Route("/", page),
            Route("/mails", listing),
            Route("/mails/{number:int}", html_part),
            Route("/_control", control, methods=["POST"]),
            Route("/healthz", healthy),
        ],
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="api.standins.mail", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--smtp-port", type=int, default=8002)
    parser.add_argument("--http-port", type=int, default=8003)
    parser.add_argument("--data", type=Path, default=Path("var/mail"))
    given = parser.parse_args()
    mailbox = Mailbox(given.data)
    app = create(mailbox, Post(mailbox, given.host, given.smtp_port))
    uvicorn.run(app, host=given.host, port=given.http_port, log_level="warning")


if __name__ == "__main__":
    main()
