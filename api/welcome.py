"""`/_welcome/…`: the one-time link with which somebody of the staff sets a first password.

The link is signed, dated, and bound to the password it replaces: once used, it opens nothing.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import escape
from typing import Protocol
from uuid import UUID

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from api.headers import PLAIN_PAGE
from api.settings import Settings
from models.identity import Account, password_faults
from resolvers.context import Sessions
from resolvers.ports import Ports

LINK_LASTS = timedelta(days=3)
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Welcome</title>
<style>
  body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto }}
  input, button {{ font: inherit; width: 100%; box-sizing: border-box; padding: .6rem }}
  label, button {{ display: block; margin-top: 1rem }}
</style>
<h1>Welcome</h1>
{body}
</html>
"""
FORM = """<p>{note}</p>
<form method="post">
  <label>Password for {email}
    <input type="password" name="password" autocomplete="new-password" minlength="8"
           maxlength="200" required autofocus>
  </label>
  <button>Set password</button>
</form>"""
GONE = "<p>This link has been used or is too old. Whoever runs the shop can make a new one.</p>"


def path_for(account: Account, secret: str, now: datetime | None = None) -> str:
    """The path of a link that lets its bearer set the password of `account`."""
    until = int(((now or datetime.now(UTC)) + LINK_LASTS).timestamp())
    about = account.id.bytes + until.to_bytes(8)
    return f"/_welcome/{_text(about + _signature(about, account, secret))}"


def _signature(about: bytes, account: Account, secret: str) -> bytes:
    return hmac.digest(secret.encode(), about + account.password_hash.encode(), sha256)


def _text(token: bytes) -> str:
    return urlsafe_b64encode(token).decode().rstrip("=")


def _bytes(text: str) -> bytes | None:
    try:
        token = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return None
    return token if len(token) == 16 + 8 + 32 else None


class Open(Protocol):
    """What this needs of the running shop."""

    sessions: Sessions
    ports: Ports


class Welcome:
    def __init__(self, shop: Open, settings: Settings) -> None:
        self.shop = shop
        self.secret = settings.secret.get_secret_value()

    async def answer(self, request: Request) -> Response:
        async with self.shop.sessions.writing() as session:
            token = _bytes(request.path_params["token"])
            account = (
                await session.get(Account, UUID(bytes=token[:16]), with_for_update=True)
                if token
                else None
            )
            if not token or not account or not self.opens(token, account, datetime.now(UTC)):
                return _page(GONE, 410)
            note = "Choose a password of 8 characters or more."
            if request.method != "POST":
                return _page(FORM.format(note=note, email=escape(account.email)))
            password = str((await request.form()).get("password", ""))
            if password_faults(password):
                return _page(FORM.format(note=note, email=escape(account.email)), 422)
            account.password_hash = await self.shop.ports.passwords.hash(password)
            await session.commit()
            return RedirectResponse("/login", 303)

    def opens(self, token: bytes, account: Account, now: datetime) -> bool:
        about, signature = token[:24], token[24:]
        expected = _signature(about, account, self.secret)
        in_time = now.timestamp() < int.from_bytes(about[16:])
        return hmac.compare_digest(signature, expected) and in_time


def routes(shop: Open, settings: Settings) -> list[Route]:
    welcome = Welcome(shop, settings)
    return [Route("/_welcome/{token}", welcome.answer, methods=["GET", "POST"])]


def _page(body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(
        PAGE.format(body=body),
        status,
        {
            "cache-control": "no-store",
            "referrer-policy": "no-referrer",
            "content-security-policy": PLAIN_PAGE,
        },
    )
