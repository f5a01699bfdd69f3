"""The carrier's ASGI application: labels, what befalls parcels, faults, health.

A parcel moves when `POST /v1/shipments/<number>/events` says so; each event is told to the shop by
a signed webhook, again and again until somebody says 2xx. `POST /_control` sets faults.
"""

import asyncio
import base64
import html
import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from api.standins.carriers.depot import Delivery, Depot, new_number
from api.standins.carriers.labels import label
from api.standins.payments import requests
from api.standins.payments.knobs import Knobs
from api.standins.payments.payment import Refused
from api.standins.payments.webhooks import PAUSES, signature

SIGNATURE = "Patron-Carrier-Signature"
KINDS = (
    *("label_created", "picked_up", "in_transit", "out_for_delivery"),
    *("delayed", "failed_attempt", "delivered"),
)
Endpoint = Callable[[Request], Awaitable[Response]]


class Carrier:
    def __init__(self, depot: Depot, knobs: Knobs, secret: str, public_url: str) -> None:
        self.depot, self.knobs = depot, knobs
        self.secret, self.public_url = secret, public_url.rstrip("/")

    async def create(self, request: Request) -> Response:
        given, key = await requests.body(request), request.headers.get("idempotency-key", "")
        if not 0 < len(key) <= 255:
            raise Refused("idempotency_key_missing", "Send an Idempotency-Key header.", 400)
        told = self.depot.made(key)
        if told is None:
            number = new_number()
            told = {
                "id": f"shp_{secrets.token_hex(8)}",
                "tracking_number": number,
                "tracking_url": f"{self.public_url}/track/{number}",
                "reference": requests.text(given, "reference", 100),
                "webhook_url": requests.text(given, "webhook_url", 500),
                "estimated_at": given.get("promised_at"),
                "pieces": given.get("pieces", 1),
                "age_limit": given.get("age_limit"),
                "sender": dict(given["sender"]),
                "recipient": dict(given["recipient"]),
                "is_void": False,
                "events": [],
            }
            self.depot.store(told, key)
            self._happen(told, {"kind": "label_created"})
        if self.knobs.spend("fail_after"):
            raise Refused("internal", "The carrier was told to fail after doing it.", 500)
        answer = {**told, "label": base64.b64encode(label(told)).decode()}
        return JSONResponse(answer, 201)

    async def void(self, request: Request) -> Response:
        told = self._named(request)
        self.depot.store({**told, "is_void": True})
        return JSONResponse({"voided": True})

    async def happen(self, request: Request) -> Response:
        given = await requests.body(request)
        if given.get("kind") not in KINDS:
            raise requests.invalid("kind", f"must be one of {', '.join(KINDS)}")
        return JSONResponse(self._happen(self._named(request), given), 201)

    def _happen(self, told: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
        event = {
            "id": given.get("id") or f"evt_{secrets.token_hex(8)}",
            "kind": given["kind"],
            "at": given.get("at") or datetime.now(UTC).isoformat(),
            "place": given.get("place", ""),
            "text": given.get("text", ""),
            "estimated_at": given.get("estimated_at"),
            "proof": given.get("proof"),
            "tracking_number": told["tracking_number"],
        }
        told["events"].append(event)
        self.depot.store(told)
        due = datetime.now(UTC).timestamp() + self.knobs.delay
        self.depot.announce(told["webhook_url"], json.dumps(event), due)
        return event

    def _named(self, request: Request) -> dict[str, Any]:
        told = self.depot.shipment(request.path_params["number"])
        if told is None:
            raise Refused("not_found", "There is no such shipment.", 404)
        return told

    async def page(self, request: Request) -> Response:
        told = self._named(request)
        rows = "".join(
            f"<li>{html.escape(one['at'])} {html.escape(one['kind'])}"
            f" {html.escape(one['place'])}</li>"
            for one in told["events"]
        )
        return HTMLResponse(f"<h1>{told['tracking_number']}</h1><ol>{rows}</ol>")

    async def run(self) -> None:
        async with httpx.AsyncClient(timeout=10) as client:
            while True:
                due = self.depot.due(datetime.now(UTC).timestamp())
                for one in reversed(due) if self.knobs.reorder else due:
                    await self._deliver(client, one)
                await asyncio.sleep(0.1)

    async def _deliver(self, client: httpx.AsyncClient, one: Delivery) -> None:
        copies = 0 if self.knobs.spend("drop") else 1 + self.knobs.duplicate
        answers = [await self._send(client, one) for _ in range(copies)]
        if all(answers):
            self.depot.delivered(one)
        else:
            pause = PAUSES[min(one.tries, len(PAUSES) - 1)]
            self.depot.postpone(one, datetime.now(UTC).timestamp() + pause)

    async def _send(self, client: httpx.AsyncClient, one: Delivery) -> bool:
        moment = int(datetime.now(UTC).timestamp())
        headers = {
            "content-type": "application/json",
            SIGNATURE: signature(self.secret, one.body, moment),
        }
        try:
            answer = await client.post(one.url, content=one.body, headers=headers)
        except httpx.HTTPError:
            return False
        return answer.is_success


def create(data: Path, secret: str, public_url: str) -> Starlette:
    depot, knobs = Depot(data), Knobs()
    carrier = Carrier(depot, knobs, secret, public_url)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        delivering = asyncio.create_task(carrier.run())
        yield
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering
        depot.close()

    async def control(request: Request) -> Response:
        if request.method == "POST":
            wanted = await requests.body(request)
            try:
                knobs.turn(wanted)
            except ValueError as error:
                raise Refused("invalid_request", str(error), 400) from None
            if wanted.get("reset"):
                depot.forget_news()
        return JSONResponse(knobs.as_dict())

    async def healthy(request: Request) -> Response:
        return JSONResponse({"ok": True})

    def api(endpoint: Endpoint, is_open: bool = False) -> Endpoint:
        async def answered(request: Request) -> Response:
            try:
                if not is_open:
                    requests.check_secret(request, secret)
                    if request.url.path != "/_control" and knobs.spend("fail_next"):
                        raise Refused("internal", "The carrier was told to fail.", 500)
                return await endpoint(request)
            except Refused as no:
                error = {"code": no.code, "message": no.message}
                return JSONResponse({"error": error}, no.status)

        return answered

    one = "/v1/shipments/{number}"
    return Starlette(
        lifespan=lifespan,
        max_body_size=100_000,
        routes=[
            Route("/v1/shipments", api(carrier.create), methods=["POST"]),
            Route(f"{one}/void", api(carrier.void), methods=["POST"]),
            Route(f"{one}/events", api(carrier.happen), methods=["POST"]),
            Route("/track/{number}", api(carrier.page, is_open=True)),
            Route("/_control", api(control), methods=["GET", "POST"]),
            Route("/healthz", healthy),
        ],
    )
