"""Every payment, answer and undelivered webhook, on disk before anybody hears of it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from api.standins.payments.payment import Payment, Status, new_id

TABLES = """
create table if not exists payments (
    id text primary key, reference text not null, created text not null,
    status text not null, document text not null
);
create index if not exists payments_reference on payments (reference);
create index if not exists payments_processing on payments (id) where status = 'processing';
create table if not exists answers (
    key text primary key, fingerprint text not null, status integer not null, body text not null
);
create table if not exists deliveries (
    id integer primary key, event text not null, url text not null, body text not null,
    due real not null, tries integer not null default 0, delivered integer not null default 0
);
create index if not exists deliveries_due on deliveries (due) where delivered = 0;
"""


@dataclass(frozen=True)
class Answer:
    """What the first request with a key was told."""

    fingerprint: str
    status: int
    body: str


@dataclass(frozen=True)
class Delivery:
    id: int
    event: str
    url: str
    body: str
    tries: int


class Ledger:
    """One SQLite file. All access is from one thread, so transactions run one after another."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "payments.sqlite", isolation_level=None)
        # FULL: a commit is on the disk, not in a cache, when it returns.
        self._db.executescript("pragma journal_mode = wal; pragma synchronous = full;" + TABLES)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Must not be held across an `await`."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def payment(self, id: str) -> Payment | None:
        found = self._payments("id = ?", id)
        return found[0] if found else None

    def with_reference(self, reference: str) -> list[Payment]:
        return self._payments("reference = ?", reference)

    def processing(self) -> list[Payment]:
        return self._payments("status = ?", Status.PROCESSING)

    def after(self, id: str, since: str, limit: int) -> list[Payment]:
        """A page of those created at the moment `since` or later; moments are ISO 8601 in UTC."""
        return self._payments("id > ? and created >= ?", id, since, limit=limit)

    def store(self, payment: Payment) -> None:
        payment.version += 1
        self._db.execute(
            "insert into payments values (?, ?, ?, ?, ?) on conflict (id) do update"
            " set status = excluded.status, document = excluded.document",
            (
                payment.id,
                payment.reference,
                payment.created,
                payment.status,
                json.dumps(payment.as_dict()),
            ),
        )

    def answer(self, key: str) -> Answer | None:
        row = self._db.execute(
            "select fingerprint, status, body from answers where key = ?", (key,)
        ).fetchone()
        return Answer(*row) if row else None

    def remember(self, key: str, answer: Answer) -> None:
        self._db.execute(
            "insert into answers values (?, ?, ?, ?)",
            (key, answer.fingerprint, answer.status, answer.body),
        )

    def announce(self, payment: Payment, kind: str, now: datetime, wait: float = 0) -> None:
        """Queue a webhook with the payment as it is now; sent after the commit."""
        if payment.webhook_url is None:
            return
        event = new_id("evt")
        body = json.dumps(
            {"id": event, "type": kind, "created": now.isoformat(), "data": payment.as_dict()}
        )
        self._db.execute(
            "insert into deliveries (event, url, body, due) values (?, ?, ?, ?)",
            (event, payment.webhook_url, body, now.timestamp() + wait),
        )

    def due(self, now: datetime, limit: int = 50) -> list[Delivery]:
        rows = self._db.execute(
            "select id, event, url, body, tries from deliveries"
            " where delivered = 0 and due <= ? order by due, id limit ?",
            (now.timestamp(), limit),
        )
        return [Delivery(*row) for row in rows]

    def delivered(self, delivery: Delivery) -> None:
        self._db.execute("update deliveries set delivered = 1 where id = ?", (delivery.id,))

    def drop_news(self) -> None:
        """Send nothing of what waits; whom it was for may be gone."""
        self._db.execute("update deliveries set delivered = 1 where delivered = 0")

    def postpone(self, delivery: Delivery, due: float) -> None:
        self._db.execute(
            "update deliveries set tries = tries + 1, due = ? where id = ?", (due, delivery.id)
        )

    def totals(self) -> dict[str, Any]:
        """Captured and refunded per currency, and webhooks still waiting, for reconciliation."""
        rows = self._db.execute(
            "select document ->> 'currency', count(*), sum(document ->> 'captured'),"
            " sum(document ->> 'refunded') from payments group by 1 order by 1"
        )
        waiting = self._db.execute("select count(*) from deliveries where delivered = 0")
        return {
            "currencies": [
                {"currency": currency, "payments": count, "captured": taken, "refunded": given}
                for currency, count, taken, given in rows
            ],
            "undelivered": waiting.fetchone()[0],
        }

    def _payments(self, where: str, *values: str, limit: int = -1) -> list[Payment]:
        rows = self._db.execute(
            f"select document from payments where {where} order by id limit ?", (*values, limit)
        )
        return [Payment.from_dict(json.loads(document)) for (document,) in rows]
