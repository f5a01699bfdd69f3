"""`/webhooks/payments`: the provider's news, each counted once."""

import json
import logging
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.adapters.mail import SmtpMailer
from api.adapters.payments import SIGNATURE, WEBHOOK_PATH, is_genuine, payment
from api.letterhead import sender
from api.settings import Settings
from api.work import Work
from models import ids
from models.payments import WebhookDelivery
from resolvers.context import Sessions, utc_now
from resolvers.ports import Ports
from resolvers.session import SharedSession
from resolvers.settlements import payment_of, settle

PROVIDER = "sandbox"
log = logging.getLogger(__name__)


class Opened(Protocol):
    """What the application has once it runs."""

    sessions: Sessions
    ports: Ports


def routes(shop: Opened, settings: Settings) -> list[Route]:
    secret = settings.signing_secret()

    async def receive(request: Request) -> Response:
        body = await request.body()
        if not is_genuine(request.headers.get(SIGNATURE, ""), body, secret, utc_now()):
            return JSONResponse({"error": "The signature is missing, wrong or old."}, 400)
        told = message(body)
        if told is None:
            return JSONResponse({"error": "This is no message we know."}, 400)
        mailer = SmtpMailer(settings, sender(settings, shop.sessions))
        work = Work(settings, shop.sessions, shop.ports, mailer)
        if await take(work, told):
            return JSONResponse({"handled": True})
        return JSONResponse({"kept": True}, 202)

    return [Route(WEBHOOK_PATH, receive, methods=["POST"])]


def message(body: bytes) -> dict[str, Any] | None:
    """The message, if it has the provider's form."""
    try:
        told = json.loads(body)
        payment(told["data"])
        return told if isinstance(told["id"], str) and "\0" not in told["id"] else None
    except (ValueError, KeyError, TypeError):
        return None


async def take(work: Work, told: dict[str, Any]) -> bool:
    """Keep the message, and act on it if we can. Whether it is done with.

    An unknown payment may be one whose creation has not been written down yet: such a message
    is kept and `api/jobs/payments.py` comes back to it.
    """
    async with work.transaction() as session:
        await session.execute(
            insert(WebhookDelivery)
            .values(
                id=ids.uuid7(), provider=PROVIDER, event_ref=told["id"], payload=told, attempts=0
            )
            .on_conflict_do_nothing()
        )
    try:
        return await handle(work, told["id"])
    except Exception:
        log.exception("A message of the payment company is kept for later: %s", told["id"])
        return False


async def handle(work: Work, event_ref: str) -> bool:
    """Act on a kept message, unless somebody did. What fails was tried nonetheless."""
    try:
        return await _handle(work, event_ref)
    except Exception:
        async with work.transaction() as session:
            await session.execute(
                update(WebhookDelivery)
                .where(WebhookDelivery.provider == PROVIDER, WebhookDelivery.event_ref == event_ref)
                .values(attempts=WebhookDelivery.attempts + 1)
            )
        raise


async def _handle(work: Work, event_ref: str) -> bool:
    async with work.transaction() as session:
        kept: WebhookDelivery = (
            await session.scalars(
                select(WebhookDelivery)
                .where(WebhookDelivery.provider == PROVIDER, WebhookDelivery.event_ref == event_ref)
                .with_for_update()
            )
        ).one()
        if kept.handled_at is None:
            kept.attempts += 1
            if await _act(session, kept, work.now):
                kept.handled_at = work.now
        return kept.handled_at is not None


async def _act(session: SharedSession, kept: WebhookDelivery, now: datetime) -> bool:
    told = payment(kept.payload["data"])
    ours = await payment_of(session, told)
    if ours is None:
        return False
    await settle(session, ours, told, now, news=kept.event_ref)
    return True
