"""What a request must look like before the ledger hears of it."""

import hmac
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request

from api.standins.payments.cards import Card, typed
from api.standins.payments.payment import Refused

MOST = 10**12
"""Minor units; a sandbox need not sell countries."""


@dataclass(frozen=True)
class NewPayment:
    amount: int
    currency: str
    reference: str
    return_url: str
    webhook_url: str | None
    description: str
    capture_method: str


def invalid(field: str, problem: str) -> Refused:
    return Refused("invalid_request", f"{field} {problem}.", 400)


def check_secret(request: Request, secret: str) -> None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode(), secret.encode()):
        raise Refused("unauthorized", "The secret key is missing or wrong.", 401)


async def body(request: Request) -> dict[str, Any]:
    raw = await request.body()
    try:
        parsed = json.loads(raw or b"{}")
    except ValueError:
        raise Refused("invalid_request", "The body is not JSON.", 400) from None
    if not isinstance(parsed, dict):
        raise Refused("invalid_request", "The body is not an object.", 400)
    return parsed


def new_payment(given: dict[str, Any]) -> NewPayment:
    currency = text(given, "currency", 3)
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise invalid("currency", "must be an ISO 4217 code")
    capture_method = given.get("capture_method", "automatic")
    if capture_method not in ("automatic", "manual"):
        raise invalid("capture_method", "must be automatic or manual")
    return NewPayment(
        amount=amount(given),
        currency=currency.upper(),
        reference=text(given, "reference", 200),
        return_url=address(given, "return_url"),
        webhook_url=address(given, "webhook_url") if given.get("webhook_url") else None,
        description=text(given, "description", 500) if given.get("description") else "",
        capture_method=capture_method,
    )


def amount(given: dict[str, Any]) -> int:
    value = given.get("amount")
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MOST:
        raise invalid("amount", "must be a whole number of minor units above zero")
    return value


def text(given: dict[str, Any], name: str, longest: int) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest or "\0" in value:
        raise invalid(name, f"must be 1 to {longest} characters")
    return value


def address(given: dict[str, Any], name: str) -> str:
    value = text(given, name, 2000)
    try:
        parts = urlsplit(value)
    except ValueError:
        raise invalid(name, "must be an http or https address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not value.isprintable():
        raise invalid(name, "must be an http or https address")
    return value


def card(given: Any) -> Card:
    if not isinstance(given, dict):
        raise invalid("card", "must be an object with number, expiry and code")
    return typed(*(text(given, name, 40) for name in ("number", "expiry", "code")))
