"""A shop of one process over a real database and a real payment company; now and then it dies."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlalchemy import select, text

from api import jobs
from api.adapters import companies
from api.database import engine as make_engine
from api.database import sessions
from api.invariants import look as look_at_invariants
from api.queue import PgJobQueue, read
from api.settings import Settings
from api.work import Work
from models.base import EventEntry, Model
from models.identity import Visitor
from models.language import speaking
from models.loyalty import LoyaltyAccount
from models.viewer import Role, Viewer
from resolvers.context import Context, utc_now
from resolvers.ports import Mail, Unavailable
from schema.operations import Schema
from tests import databases, standins
from tests.api.servers import SECRET, Provider
from tests.api.web import store
from tests.factories import Aisle, a_customer, opening

WAITING = "select id, entrypoint, payload from pgqueuer where status = 'queued' order by id"
MANY = 1_000_000
ORIGIN = "http://localhost:8000"


class Died(Exception):
    """Whoever was at work is gone, as a process is that was killed."""


class Letterbox:
    """A mailer that throws away what it is given."""

    async def send(self, mail: Mail) -> None: ...


@dataclass(frozen=True)
class MortalWork(Work):
    """Dies before or after some of its commits, while `chance` says so."""

    chance: "Chance"

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        async with super().transaction() as session:
            yield session
            self.chance.maybe_die()
        self.chance.maybe_die()


@dataclass
class Chance:
    dice: Random
    odds: float = 0.0

    def maybe_die(self) -> None:
        if self.odds and self.dice.random() < self.odds:
            raise Died


@dataclass(repr=False)
class Shop:
    work: MortalWork
    provider: Provider
    schema: Schema
    goods: list[Any]
    company: httpx.AsyncClient
    staff: Viewer
    opened_at: datetime

    async def ask(self, query: str, viewer: Viewer, **variables: Any) -> Any:
        """The one answer of a document, by a request of its own. A surprise fails the test."""
        context = Context(self.work.sessions, viewer, self.work.ports, "us")
        context.origin = ORIGIN
        try:
            told = await self.schema.execute(query, variables, context_value=context)
        finally:
            await context.close()
        assert told.errors is None, (query, variables, told.errors)
        [answer] = told.data.values()
        return answer

    async def read(self, statement: Any) -> list[Any]:
        context = Context(self.work.sessions, self.staff, self.work.ports, "us")
        try:
            return list(await context.session.scalars(statement))
        finally:
            await context.close()

    async def somebody(self, is_member: bool) -> Viewer:
        """A new buyer: a member with a loyalty card, or the guest of a browser."""
        visitor = Visitor(token_digest=uuid4().hex)
        if not is_member:
            await self._save(visitor)
            return Viewer(visitor_id=visitor.id)
        customer = a_customer()
        card = LoyaltyAccount(customer_id=customer.id, card_number=uuid4().hex, joined_at=utc_now())
        await self._save(visitor, customer, card)
        return Viewer(
            account_id=customer.id,
            customer_id=customer.id,
            visitor_id=visitor.id,
            roles=frozenset({Role.CUSTOMER}),
        )

    async def _save(self, *models: Model) -> None:
        async with Work.transaction(self.work) as session:
            for model in models:
                session.add(model)
                await session.flush()

    async def run_jobs(self, odds: float = 0.0) -> None:
        """Everything that waits, and what follows from it; who dies leaves the job for the next."""
        with self.mortal(odds):
            for _ in range(20):
                waiting = await self._waiting()
                for id, name, note in waiting:
                    await self._run(id, name, note)
                if not waiting or odds:
                    return
        raise AssertionError(f"Jobs without an end: {waiting}")

    async def _waiting(self) -> list[tuple[int, str, bytes]]:
        async with Work.transaction(self.work) as session:
            return [tuple(row) for row in await session.execute(text(WAITING))]

    async def _run(self, id: int, name: str, note: bytes) -> None:
        entry_id, language = read(note)
        handler = next(
            one for each in jobs.subscriptions.values() for one in each if one.name == name
        )
        try:
            with speaking(language):
                await handler.handler(self.work, await self._happened(entry_id, handler))
        except (Died, Unavailable):
            return
        async with Work.transaction(self.work) as session:
            await session.execute(text("delete from pgqueuer where id = :id"), {"id": id})

    async def _happened(self, id: UUID, handler: jobs.Subscription) -> jobs.Happened[Any]:
        [entry] = await self.read(select(EventEntry).where(EventEntry.id == id))
        return jobs.Happened(
            id=entry.id,
            subject_id=entry.subject_id or entry.id,
            at=entry.at,
            event=handler.event(**entry.data),
        )

    def mortal(self, odds: float) -> "Mortal":
        return Mortal(self.work.chance, odds)

    async def confirm(self, pay_url: str, card: dict[str, str]) -> None:
        id = pay_url.partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
        answer = await self.company.post(f"/v1/payments/{id}/confirm", json={"card": card})
        assert answer.status_code < 500, answer.text

    async def breaches(self) -> list[Any]:
        run = await look_at_invariants(
            self.work.sessions.writing,
            self.work.payments,
            utc_now(),
            timedelta(0),
            utc_now() - self.opened_at,
        )
        return run.found


class Mortal:
    def __init__(self, chance: Chance, odds: float) -> None:
        self.chance, self.odds = chance, odds

    def __enter__(self) -> None:
        self.chance.odds = self.odds

    def __exit__(self, *error: object) -> None:
        self.chance.odds = 0.0


@asynccontextmanager
async def opened(template: str, provider: Provider, schema: Schema) -> AsyncIterator[Shop]:
    database, aisle = await databases.copy(template), Aisle(on_hand=MANY, amount=1999)
    others = [aisle.another(MANY, amount=price) for price in (333, 12_345)]
    stocks = [aisle.stock, *(one[3] for one in others)]
    models = [*aisle.models, *(model for one in others for model in one)]
    await store(database, *models, *map(opening, stocks))
    began = utc_now()
    settings = Settings(database_url=database, payments_url=provider.url, payments_secret=SECRET)
    engine = make_engine(database)
    async with companies.opened(settings) as gateways, provider.client() as company:
        ports = standins.ports(payments=gateways, jobs=PgJobQueue())
        chance = Chance(Random(5))
        work = MortalWork(settings, sessions(engine), ports, Letterbox(), chance)
        goods = [aisle.variant, *(one[1] for one in others)]
        staff = Viewer(account_id=uuid4(), roles=frozenset({Role.OWNER}))
        try:
            yield Shop(work, provider, schema, goods, company, staff, began)
        finally:
            await engine.dispose()
            await databases.drop(database)
