"""`/webhooks/payments`: the companies' news, each counted once."""

import json
import logging
import re
from typing import Any, Protocol

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects.postgresql import insert
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.adapters.mail import SmtpMailer
from api.adapters.payments import WEBHOOK_PATH
from api.finishing import finished
from api.letterhead import sender
from api.settings import Settings
from api.work import Work
from models import ids
from models.payments import WebhookDelivery
from resolvers.context import Sessions, utc_now
from resolvers.ports import NotGenuine, PaymentGateway, PaymentRefused, Ports, Unavailable
from resolvers.settlements import payment_of, settle

SANDBOX = "sandbox"
log = logging.getLogger(__name__)
_NUL = re.compile(r"(?<!\\)(\\\\)*\\u0000")
"""As JSON has it."""


class Opened(Protocol):
    """What the application has once it runs."""

    sessions: Sessions
    ports: Ports


def routes(shop: Opened, settings: Settings) -> list[Route]:
    """Each company has an address of its own; the sandbox has the shortest."""

    async def receive(request: Request) -> Response:
        provider = request.path_params.get("provider", SANDBOX)
        company = shop.ports.payments.companies.get(provider)
        if company is None:
            return JSONResponse({"error": "This shop does not speak to that company."}, 404)
        mailer = SmtpMailer(settings, sender(settings, shop.sessions))
        work = Work(settings, shop.sessions, shop.ports, mailer)
        return await received(work, provider, company, request)

    return [
        Route(WEBHOOK_PATH, receive, methods=["POST"]),
        Route(f"{WEBHOOK_PATH}/{{provider}}", receive, methods=["POST"]),
    ]


async def received(
    work: Work, provider: str, company: PaymentGateway, request: Request
) -> Response:
    try:
        told = await company.heard(request.headers, await request.body(), utc_now())
        if told is not None and not _is_storable(told):
            raise NotGenuine("This holds characters that nobody can keep.")
    except NotGenuine as why:
        return JSONResponse({"error": str(why)}, 400)
    except (Unavailable, PaymentRefused):
        return JSONResponse({"error": "Please say it again later."}, 503)
    if told is None or await take(work, provider, told):
        return JSONResponse({"handled": True})
    return JSONResponse({"kept": True}, 202)


def _is_storable(told: dict[str, Any]) -> bool:
    """PostgreSQL keeps no NUL, and no half of a character."""
    text = json.dumps(told, ensure_ascii=False)
    return not _NUL.search(text) and text == text.encode("utf-8", "ignore").decode()


async def take(work: Work, provider: str, told: dict[str, Any]) -> bool:
    """Keep the message, and act on it if we can. Whether it is done with.

    An unknown payment may be one whose creation has not been written down yet: such a message
    is kept and `api/jobs/payments.py` comes back to it.
    """
    async with work.transaction() as session:
        await session.execute(
            insert(WebhookDelivery)
            .values(
                id=ids.uuid7(), provider=provider, event_ref=told["id"], payload=told, attempts=0
            )
            .on_conflict_do_nothing()
        )
    try:
        return await handle(work, provider, told["id"])
    except Exception:
        log.exception("A message of the payment company is kept for later: %s", told["id"])
        return False


async def handle(work: Work, provider: str, event_ref: str) -> bool:
    """Act on a kept message, unless somebody did. What fails was tried nonetheless."""
    this = (WebhookDelivery.provider == provider) & (WebhookDelivery.event_ref == event_ref)
    try:
        return await _handle(work, provider, this)
    except Exception:
        async with work.transaction() as session:
            await session.execute(
                update(WebhookDelivery).where(this).values(attempts=WebhookDelivery.attempts + 1)
            )
        raise


async def _handle(work: Work, provider: str, this: ColumnElement[bool]) -> bool:
    """What it is about may have to be asked for, and no transaction waits for that."""
    async with work.transaction() as session:
        kept: WebhookDelivery = (await session.scalars(select(WebhookDelivery).where(this))).one()
    if kept.handled_at is not None:
        return True
    told = await work.payments.of(provider).meant(kept.payload["data"])
    told = await finished(work, provider, told)
    async with work.transaction() as session:
        again = select(WebhookDelivery).where(this).with_for_update()
        kept = (await session.scalars(again)).one()
        if kept.handled_at is None:
            kept.attempts += 1
            ours = await payment_of(session, told)
            if ours is not None:
                await settle(session, ours, told, work.now, kept.event_ref, provider)
                kept.handled_at = work.now
        return kept.handled_at is not None
