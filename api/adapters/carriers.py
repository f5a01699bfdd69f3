"""The sandbox carrier's API, by HTTP."""

import base64
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any

import httpx

from api import outgoing
from api.adapters.payments import is_genuine
from api.settings import CannotStart, Settings
from models.fulfilments import Label, TrackingKind
from resolvers.carriers import CarrierNews, CarrierRefused, Carriers, Parcel
from resolvers.ports import NotGenuine, Unavailable

SANDBOX = "sandbox"
SIGNATURE = "Patron-Carrier-Signature"
WEBHOOK_PATH = "/webhooks/carriers"
TIMEOUT = httpx.Timeout(10, connect=3)
LONGEST = 500
"""Letters of what a carrier says in words: more is cut off."""


class SandboxCarrier:
    """A `Carrier`. One client, and so one connection pool, per process."""

    def __init__(self, client: httpx.AsyncClient, webhook_url: str, secret: str) -> None:
        self.client, self.webhook_url, self.secret = client, webhook_url, secret

    async def label(self, parcel: Parcel, *, key: str) -> Label:
        promised = parcel.promised_at.isoformat() if parcel.promised_at else None
        asked = {**vars(parcel), "promised_at": promised, "webhook_url": self.webhook_url}
        told = await self._post("/v1/shipments", asked, {"Idempotency-Key": key})
        try:
            return Label(
                carrier=SANDBOX,
                ref=told["id"],
                tracking_number=told["tracking_number"],
                tracking_url=_page(told["tracking_url"]),
                content=base64.b64decode(told["label"]),
                estimated_at=_moment(told["estimated_at"]),
            )
        except (KeyError, TypeError, ValueError) as wrong:
            raise CarrierRefused("The carrier answered something else than a label.") from wrong

    async def void(self, tracking_number: str) -> None:
        await self._post(f"/v1/shipments/{tracking_number}/void", {}, {})

    def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> CarrierNews:
        if not is_genuine(headers.get(SIGNATURE, ""), body, self.secret, now):
            raise NotGenuine("The signature is missing, wrong or old.")
        try:
            return news(json.loads(body))
        except (ValueError, KeyError, TypeError, RecursionError) as wrong:
            raise NotGenuine("This is no message we know.") from wrong

    async def _post(
        self, path: str, body: dict[str, Any], headers: dict[str, str]
    ) -> dict[str, Any]:
        try:
            answer = await self.client.post(path, json=body, headers=headers)
            content = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable(f"It does not answer: {error!r}") from error
        if answer.status_code >= 500 or answer.status_code == 429:
            raise Unavailable(f"It answered {answer.status_code}.")
        if not answer.is_success:
            raise CarrierRefused(content["error"]["message"])
        return dict(content)


def news(told: dict[str, Any]) -> CarrierNews:
    """Raises ValueError, KeyError or TypeError for what no news look like."""
    at, proof = _moment(told["at"]), told.get("proof")
    if at is None:
        raise ValueError("News have a moment.")
    if not isinstance(proof, dict | None):
        raise TypeError("A proof has names for what it tells.")
    return CarrierNews(
        ref=_words(told["id"]),
        tracking_number=_words(told["tracking_number"]),
        kind=TrackingKind(told["kind"]),
        at=at,
        place=_words(told.get("place") or ""),
        text=_words(told.get("text") or ""),
        estimated_at=_moment(told.get("estimated_at")),
        proof=None
        if proof is None
        else {
            "taken_by": _words(proof.get("taken_by") or "") or None,
            "photo_url": _page(proof["photo_url"]) if proof.get("photo_url") else None,
        },
    )


def _words(told: Any) -> str:
    """Raises ValueError for what no database keeps."""
    if not isinstance(told, str) or "\0" in told:
        raise ValueError("Words are letters.")
    return told.encode("utf-8", "strict").decode()[:LONGEST]


def _page(told: str) -> str:
    if not _words(told).startswith(("https://", "http://")):
        raise ValueError("A shopper can only be sent to a page.")
    return told


def _moment(told: str | None) -> datetime | None:
    """Raises ValueError for one of no zone, which could be any."""
    if told is None:
        return None
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None or not 2000 <= moment.year < 3000:
        raise ValueError("A moment has a zone.")
    return moment


def _secret(settings: Settings) -> str | None:
    """None where nobody chose one, and so no message could be believed."""
    with suppress(CannotStart):
        return settings.signing_secret()
    return None


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Carriers]:
    """Every carrier that is set up, for the life of a process."""
    url, secret = settings.carriers_url, _secret(settings)
    if url is None or secret is None:
        yield Carriers()
        return
    headers = {"authorization": f"Bearer {secret}"}
    hook = f"{settings.public_url}{WEBHOOK_PATH}/{SANDBOX}"
    async with outgoing.client(url, base_url=url, timeout=TIMEOUT, headers=headers) as client:
        yield Carriers({SANDBOX: SandboxCarrier(client, hook, secret)})
