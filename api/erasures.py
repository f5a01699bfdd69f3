"""Who was erased, beside the backups: a restore overwrites the database, but not this list.

A line of JSON each, with ids only: of the customer and of their accounts and orders. They lead
nowhere in the shop as it is, and in a database brought back from before they find whom to erase.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from models.customers import Customer
from models.orders import Order
from models.privacy import Erasure
from resolvers.privacy.subject import Subject, buyer_of, subject
from resolvers.privacy.taking_out import take_out
from resolvers.session import SharedSession

NAME = "erasures.jsonl"


@dataclass(frozen=True)
class Erased:
    erasure: UUID
    at: datetime
    customer: UUID | None
    orders: tuple[UUID, ...]


@dataclass(frozen=True)
class ErasureList:
    var: Path

    @property
    def path(self) -> Path:
        """Where whoever copies the backups to another machine copies it too."""
        return self.var / "backups" / NAME

    def add(self, erasure: Erasure, who: Subject, at: datetime) -> None:
        """On the disk when this returns; twice is as good as once."""
        line = {
            "erasure": str(erasure.id),
            "at": at.isoformat(),
            "customer": str(who.customer) if who.customer else None,
            "orders": sorted(map(str, who.orders)),
        }
        self.path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        with open(os.open(self.path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600), "a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            # A line before it may have broken off.
            file.write(f"\n{json.dumps(line)}\n")
            file.flush()
            os.fsync(file.fileno())

    def __iter__(self) -> Iterator[Erased]:
        if not self.path.exists():
            return
        for line in self.path.read_text().splitlines():
            try:
                told = json.loads(line)
            except ValueError:
                # The machine went down in the middle of it, before the erasure was committed.
                continue
            yield Erased(
                UUID(told["erasure"]),
                datetime.fromisoformat(told["at"]),
                UUID(told["customer"]) if told["customer"] else None,
                tuple(map(UUID, told["orders"])),
            )


async def is_back(session: SharedSession, erased: Erased) -> bool:
    """Whether somebody who was erased is known again: the database is an older one."""
    known = select(Customer.id).where(Customer.id == erased.customer, Customer.erased_at.is_(None))
    if erased.customer and await session.scalar(known):
        return True
    bought = select(Order.id).where(Order.id.in_(erased.orders), Order.email.is_not(None)).limit(1)
    return bool(erased.orders) and await session.scalar(bought) is not None


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
    """Erase again whoever is back, each in a transaction. Returns how many they were."""
    again = 0
    for erased in known:
        session = open()
        try:
            if await is_back(session, erased):
                await repeat(session, erased, now)
                again += 1
            await session.commit()
        finally:
            await session.close()
    return again
