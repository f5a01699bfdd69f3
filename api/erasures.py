"""Who was erased, beside the backups: a restore overwrites the database, but not this list.

A line of JSON each, with ids only: of the customer and of their orders. They lead nowhere in the
shop as it is, and in a database brought back from before they find whom to erase. A line is written
before the erasure is committed, as one that is not listed would be undone by a restore; and another
after, as one that is only listed may never have been, and its customer may have thought again.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CollectionAggregate, Uuid, any_, literal, select

from models.customers import Customer
from models.orders import Order
from models.privacy import Erasure, ErasureStatus
from resolvers.privacy.subject import Subject, buyer_of, subject
from resolvers.privacy.taking_out import take_out
from resolvers.session import SharedSession

NAME = "erasures.jsonl"
AT_ONCE = 500
"""People who are looked for together."""


@dataclass(frozen=True)
class Erased:
    erasure: UUID
    at: datetime
    customer: UUID | None
    orders: tuple[UUID, ...]
    is_done: bool = False
    """Whether it is known to have been committed."""


@dataclass(frozen=True)
class ErasureList:
    var: Path

    @property
    def path(self) -> Path:
        """Where whoever copies the backups to another machine copies it too."""
        return self.var / "backups" / NAME

    def add(self, erasure: Erasure, who: Subject, at: datetime) -> None:
        """Before it is committed."""
        self._write(
            {
                "erasure": str(erasure.id),
                "at": at.isoformat(),
                "customer": str(who.customer) if who.customer else None,
                "orders": sorted(map(str, who.orders)),
            }
        )

    def done(self, erasure: UUID) -> None:
        """Once it is committed."""
        self._write({"done": str(erasure)})

    def _write(self, line: Mapping[str, Any]) -> None:
        """On the disk when this returns; twice is as good as once."""
        self.path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        with open(os.open(self.path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600), "a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            # A line before it may have broken off.
            file.write(f"\n{json.dumps(line)}\n")
            file.flush()
            os.fsync(file.fileno())

    def __iter__(self) -> Iterator[Erased]:
        listed: dict[UUID, Erased] = {}
        done = set()
        for line in self._lines():
            if "done" in line:
                done.add(UUID(line["done"]))
            else:
                one = _read(line)
                known = listed.get(one.erasure, one)
                listed[one.erasure] = replace(one, orders=(*known.orders, *one.orders))
        for one in listed.values():
            yield replace(one, is_done=one.erasure in done)

    def _lines(self) -> Iterator[dict[str, Any]]:
        if not self.path.exists():
            return
        with open(self.path) as file:
            for line in file:
                try:
                    yield json.loads(line)
                except ValueError:
                    # Empty; or the machine went down in the middle of it, before the commit.
                    continue


def _read(line: Mapping[str, Any]) -> Erased:
    return Erased(
        UUID(line["erasure"]),
        datetime.fromisoformat(line["at"]),
        UUID(line["customer"]) if line["customer"] else None,
        tuple(map(UUID, line["orders"])),
    )


async def who_is_back(session: SharedSession, listed: Iterable[Erased]) -> list[Erased]:
    """Those who were erased and are known again: the database is an older one.

    Whoever was listed, but perhaps never erased, is left to the erasure itself if it is there: it
    waits, and will be carried out, or was taken back.
    """
    some = list(listed)
    asked = select(Erasure.id, Erasure.status).where(Erasure.id == _any(e.erasure for e in some))
    status: dict[UUID, ErasureStatus] = {
        row.id: row.status for row in (await session.execute(asked)).all()
    }
    known = Customer.id == _any(one.customer for one in some if one.customer)
    customers = select(Customer.id).where(known, Customer.erased_at.is_(None))
    bought = Order.id == _any(id for one in some for id in one.orders)
    orders = select(Order.id).where(bought, Order.email.is_not(None))
    back = {*(await session.scalars(customers)).all(), *(await session.scalars(orders)).all()}
    return [
        one
        for one in some
        if not back.isdisjoint((one.customer, *one.orders))
        and (one.is_done or status.get(one.erasure) in {None, ErasureStatus.DONE})
    ]


def _any(ids: Iterable[UUID]) -> CollectionAggregate[Any]:
    """As one parameter, however many they are."""
    return any_(literal(list(ids), ARRAY(Uuid())))


async def repeat(session: SharedSession, erased: Erased, now: datetime) -> Subject:
    """Erase once more whom the list names, without asking again what is under way."""
    who = await buyer_of(session, erased.orders)
    if erased.customer is not None:
        await take_out(session, who)
        who = await subject(session, erased.customer)
    await take_out(session, who)
    if await session.get(Erasure, erased.erasure) is None:
        again = Erasure(customer_id=erased.customer, asked_at=erased.at, due_at=erased.at)
        again.id = erased.erasure
        again.done(now)
        session.add(again)
    return who


async def repeat_all(known: ErasureList, open: Callable[[], SharedSession], now: datetime) -> int:
    """Erase again whoever is back, each in a transaction. Returns how many they were.

    Three statements for each 500 who are not, however often the list is gone through.
    """
    again = 0
    for listed in _in_batches(known):
        async with open() as session:
            back = await who_is_back(session, listed)
        for erased in back:
            async with open() as session:
                await repeat(session, erased, now)
                await session.commit()
            again += 1
    return again


def _in_batches(known: Iterable[Erased]) -> Iterator[list[Erased]]:
    rest = iter(known)
    while some := list(islice(rest, AT_ONCE)):
        yield some
