"""Figures about this shop as Prometheus reads them, those of all its processes together.

`patron serve` names the folder in which the processes keep them (PROMETHEUS_MULTIPROC_DIR).
"""

import asyncio
import hmac
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import psutil
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.settings import Settings
from models.payments import MOST_ATTEMPTS
from schema.errors import on_refusal

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
OTHER = "other"
"""What is not the storefront's own: names that strangers choose must not become labels."""

SECONDS = Histogram(
    "patron_request_seconds", "Answers over HTTP, by operation.", ["operation"], buckets=BUCKETS
)
STATUSES = Counter("patron_answers", "Answers over HTTP, by status.", ["status"])
KEPT = Counter("patron_kept_answers", "Anonymous reads, answered from memory or made.", ["was"])
REFUSALS = Counter("patron_refusals", "What was refused, by its type.", ["type"])
SURPRISES = Counter("patron_surprises", "What nobody expected, by its type.", ["type"])
SOCKETS = Gauge("patron_sockets", "Open sockets.", multiprocess_mode="livesum")
POOL = Gauge("patron_database_connections", "In use, of the pools.", multiprocess_mode="livesum")

WAITING = text(f"""
select (select count(*) from webhook_deliveries where handled_at is null) as messages,
  (select count(*) from webhook_deliveries
   where handled_at is null and attempts >= {MOST_ATTEMPTS}) as dead,
  count(*) filter (where status = 'queued' and execute_after <= now()) as waiting,
  count(*) filter (where status = 'failed') as aside,
  coalesce(extract(epoch from now() - min(execute_after)
    filter (where status = 'queued' and execute_after <= now())), 0)::float as age
from pgqueuer
""")


class CountSurprises(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        SURPRISES.labels(kind.__name__ if kind else OTHER).inc()


logging.getLogger("schema.operations").addHandler(CountSurprises(logging.ERROR))
on_refusal.append(lambda name: REFUSALS.labels(name).inc())


class Opened(Protocol):
    @property
    def engine(self) -> AsyncEngine: ...


class Metrics:
    """`/metrics`, for this machine, or for whoever shows the token."""

    def __init__(self, shop: Opened, settings: Settings) -> None:
        self._shop, self._token = shop, settings.metrics_token

    async def answer(self, request: Request) -> Response:
        if not self._may_see(request):
            return PlainTextResponse("Only from this machine, or with the token.\n", 403)
        figures = generate_latest(_registry()).decode()
        return PlainTextResponse(
            figures + await self._jobs(), headers={"content-type": CONTENT_TYPE_LATEST}
        )

    def _may_see(self, request: Request) -> bool:
        if self._token is not None:
            shown = request.headers.get("authorization", "").removeprefix("Bearer ")
            wanted = self._token.get_secret_value()
            if hmac.compare_digest(shown.encode(), wanted.encode()):
                return True
        # What a proxy of this machine passes on comes from elsewhere.
        passed_on = {"forwarded", "x-forwarded-for", "via"} & set(request.headers.keys())
        host = request.client.host if request.client else ""
        return not passed_on and host in {"127.0.0.1", "::1"}

    async def _jobs(self) -> str:
        """Asked at this moment; nothing while the database does not answer."""
        with suppress(Exception):
            async with asyncio.timeout(2), self._shop.engine.connect() as connection:
                row: Any = (await connection.execute(WAITING)).one()
            return "".join(
                f"# HELP {name} {what}\n# TYPE {name} gauge\n{name} {value}\n"
                for name, what, value in (
                    ("patron_jobs_waiting", "Jobs that could begin.", row.waiting),
                    ("patron_jobs_oldest_seconds", "How long the oldest waits.", row.age),
                    ("patron_jobs_put_aside", "Jobs that were given up.", row.aside),
                    ("patron_webhooks_waiting", "Kept, and not acted on.", row.messages),
                    ("patron_webhooks_dead", "Of these, given up.", row.dead),
                )
            )
        return ""


def _registry() -> CollectorRegistry:
    folder = os.environ.get(FOLDER)
    if not folder:
        return REGISTRY
    for path in Path(folder).glob("gauge_live*_*.db"):
        if not psutil.pid_exists(int(path.stem.rsplit("_", 1)[-1])):
            path.unlink(missing_ok=True)
    together = CollectorRegistry()
    # The library says no types for this class alone.
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
