"""What the carrier knows: shipments, and the news of them that shops are still to hear."""

import json
import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Delivery:
    id: int
    url: str
    body: str
    tries: int


class Depot:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "carriers.sqlite", isolation_level=None)
        self._db.executescript("""
            pragma journal_mode = wal;
            create table if not exists shipments (
                tracking_number text primary key, key text unique, told text not null);
            create table if not exists news (
                id integer primary key, url text, body text, due real, tries integer default 0);
        """)

    def close(self) -> None:
        self._db.close()

    def made(self, key: str) -> dict[str, Any] | None:
        """By the key that the shop gave; a second request with it gets the first label."""
        row = self._db.execute("select told from shipments where key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def shipment(self, tracking_number: str) -> dict[str, Any] | None:
        wanted = "select told from shipments where tracking_number = ?"
        row = self._db.execute(wanted, (tracking_number,)).fetchone()
        return json.loads(row[0]) if row else None

    def store(self, told: dict[str, Any], key: str | None = None) -> None:
        self._db.execute(
            "insert into shipments (tracking_number, key, told) values (?, ?, ?)"
            " on conflict (tracking_number) do update set told = excluded.told",
            (told["tracking_number"], key, json.dumps(told)),
        )

    def announce(self, url: str, body: str, due: float) -> None:
        self._db.execute("insert into news (url, body, due) values (?, ?, ?)", (url, body, due))

    def due(self, now: float) -> list[Delivery]:
        rows = self._db.execute(
            "select id, url, body, tries from news where due <= ? order by id limit 500", (now,)
        )
        return [Delivery(*row) for row in rows]

    def delivered(self, one: Delivery) -> None:
        self._db.execute("delete from news where id = ?", (one.id,))

    def postpone(self, one: Delivery, due: float) -> None:
        self._db.execute("update news set due = ?, tries = tries + 1 where id = ?", (due, one.id))

    def forget_news(self) -> None:
        self._db.execute("delete from news")


def new_number() -> str:
    return "SBX" + "".join(secrets.choice("0123456789") for _ in range(12))
