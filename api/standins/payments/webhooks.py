"""Tells shops what happened: signed, again and again until somebody says 2xx."""

import asyncio
import hashlib
import hmac
import logging
from contextlib import suppress
from itertools import groupby

import httpx

from api.standins.payments.knobs import Knobs
from api.standins.payments.ledger import Delivery, Ledger
from api.standins.payments.payment import utc_now

SIGNATURE = "Patron-Sandbox-Signature"
PAUSES = (1, 2, 4, 8, 15, 30, 60)
"""Seconds before the next try; the last one repeats."""

log = logging.getLogger(__name__)


def signature(secret: str, body: str, moment: int) -> str:
    """`t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`."""
    mac = hmac.new(secret.encode(), f"{moment}.{body}".encode(), hashlib.sha256)
    return f"t={moment},v1={mac.hexdigest()}"


class Courier:
    """Carries webhooks from the ledger. `wake` it after a commit; it also looks by itself."""

    def __init__(self, ledger: Ledger, knobs: Knobs, secret: str) -> None:
        self.ledger = ledger
        self.knobs = knobs
        self.secret = secret
        self._wake = asyncio.Event()

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        async with httpx.AsyncClient(timeout=10) as client:
            while True:
                self._wake.clear()
                self._settle_slow_charges()
                await self._deliver_due(client)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), 0.25)

    def _settle_slow_charges(self) -> None:
        now = utc_now()
        for payment in self.ledger.processing():
            if news := payment.settle(now):
                with self.ledger.transaction():
                    self.ledger.store(payment)
                    self.ledger.announce(payment, news, now, self.knobs.late + self.knobs.delay)

    async def _deliver_due(self, client: httpx.AsyncClient) -> None:
        """News for different addresses travels side by side, for one address in turn."""
        due = self.ledger.due(utc_now())
        if self.knobs.reorder:
            due.reverse()
        due.sort(key=lambda delivery: delivery.url)
        by_url = [list(group) for _, group in groupby(due, key=lambda delivery: delivery.url)]
        await asyncio.gather(*(self._deliver(client, group) for group in by_url))

    async def _deliver(self, client: httpx.AsyncClient, deliveries: list[Delivery]) -> None:
        for delivery in deliveries:
            if self.knobs.spend("drop"):
                self.ledger.delivered(delivery)
                continue
            copies = 1 + self.knobs.duplicate
            answers = [await self._send(client, delivery) for _ in range(copies)]
            if all(answers):
                self.ledger.delivered(delivery)
            else:
                pause = PAUSES[min(delivery.tries, len(PAUSES) - 1)]
                self.ledger.postpone(delivery, utc_now().timestamp() + pause)

    async def _send(self, client: httpx.AsyncClient, delivery: Delivery) -> bool:
        headers = {
            "content-type": "application/json",
            SIGNATURE: signature(self.secret, delivery.body, int(utc_now().timestamp())),
        }
        try:
            answer = await client.post(delivery.url, content=delivery.body, headers=headers)
        except httpx.HTTPError as error:
            log.info("%s not delivered: %r", delivery.event, error)
            return False
        return answer.is_success
