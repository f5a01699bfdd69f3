"""Callers of mutations over real connections, and the shop with all that stands in it."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from graphql import GraphQLInputObjectType, GraphQLNonNull
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

import schema
from api.database import sessions
from models.base import Model
from resolvers.context import Context
from resolvers.ports import Ports
from tests.conftest import COMPILED
from tests.factories import Aisle, a_legal_text, a_location, a_shop, on_sale, some_stock
from tests.schema import reach
from tests.schema.filling import ORIGIN, Filling
from tests.schema.policy import ANONYMOUS
from tests.schema.worlds import World

PLAIN = schema.build(COMPILED)._schema
ROOTS = {one.name: one for one in reach.roots(PLAIN) if one.kind == "Mutation"}
TABLES = sorted(Model.metadata.tables)


def takes_key(root: reach.Root) -> bool:
    return any("idempotencyKey" in fields_of(one.type) for one in root.field.args.values())


def fields_of(type_: Any) -> dict[str, Any]:
    inner = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    return inner.fields if isinstance(inner, GraphQLInputObjectType) else {}


class Dying(Context):
    """Loses its connection when all is written and nothing is committed."""

    was_cut = False

    async def commit(self, *given: Any) -> None:
        await self.session.flush()
        try:
            await self.session.scalar(text("select pg_terminate_backend(pg_backend_pid())"))
        except DBAPIError:
            self.was_cut = True
        await super().commit(*given)


class Lingering(Context):
    """Takes its time before it commits."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.is_done, self.may_end = asyncio.Event(), asyncio.Event()

    async def commit(self, *given: Any) -> None:
        self.is_done.set()
        await self.may_end.wait()
        await super().commit(*given)


@dataclass
class Caller:
    """Somebody who sends one mutation again and again, over a connection of its own each time."""

    shop: "Shop"
    world: World
    name: str
    values: dict[str, Any]

    async def send(
        self, context: Context | None = None, is_curious: bool = False, **changes: Any
    ) -> Any:
        root, context = ROOTS[self.name], context or self.context()
        ways = reach.routes(PLAIN, root) if is_curious else [reach.Route(root)]
        values = {**self.values}
        if "input" in values:
            values["input"] = {**values["input"], **changes}
        query = reach.document(PLAIN, root, ways, set(values))
        reply = await self.shop.schema.execute(query, values, context)
        await context.close()
        return reply

    async def answer(self, *given: Any, **changes: Any) -> dict[str, Any]:
        reply = await self.send(*given, **changes)
        assert reply.errors is None, reply.errors
        return reply.data[self.name]

    def context(self, kind: type[Context] = Context) -> Context:
        context = kind(
            self.shop.sessions, self.world.viewer, self.shop.ports, self.shop.aisle.channel.code
        )
        context.origin = ORIGIN
        return context


class Shop:
    """A shop on a database of its own, and what stands in it."""

    def __init__(self, engine: AsyncEngine, ports: Ports, hashes: list[str]) -> None:
        self.engine, self.ports, self.hashes = engine, ports, hashes
        self.sessions, self.schema = sessions(engine), schema.build(COMPILED)
        self.aisle, self.store = Aisle(on_hand=10_000), a_location(kind="store")
        self.quoted: dict[str, str] = {}

    async def open(self) -> None:
        self.aisle.category.product_count = 1
        await self.save(
            *(*self.aisle.models, *on_sale(self.aisle, popularity=9)),
            *(self.store, some_stock(self.aisle.variant, self.store, 10_000)),
            *(a_shop(), a_legal_text()),
        )
        for role in (ANONYMOUS, "customer", "owner", "associate"):
            self.quoted[role] = await self._quote(role)

    async def _quote(self, role: str) -> str:
        world = World(self.aisle, self.store, role, self.hashes[0], self.ports.vault)
        await self.save(*world.models)
        context = Caller(self, world, "", {}).context()
        query = '{ cart { quote(deliveryMethod: "standard") { total { amount } } } }'
        told = await self.schema.execute(query, {}, context)
        await context.close()
        return told.data["cart"]["quote"]["total"]["amount"]

    async def save(self, *models: Model) -> None:
        async with self.sessions.writing() as session:
            for model in models:
                session.add(model)
                await session.flush()
            await session.commit()

    async def caller(self, name: str, role: str, is_known: bool = True) -> Caller:
        """Somebody with a whole world of their own, who means to call `name`."""
        world = World(self.aisle, self.store, role, self.hashes[0], self.ports.vault)
        world.quoted = self.quoted[role]
        if is_known:
            await self.save(*world.models)
        values = Filling(ROOTS[name], world, world).values
        if takes_key(ROOTS[name]):
            values["input"]["idempotencyKey"] = str(uuid4())
        return Caller(self, world, name, values)

    async def rows(self, but: Collection[str] = ()) -> dict[str, tuple[int, str]]:
        """Of each table how many there are, and what all of them say."""
        asked = " union all ".join(
            f"select '{name}', count(*), md5(string_agg(t::text, '' order by t::text))"
            f' from "{name}" t'
            for name in TABLES
            if name not in but
        )
        async with self.sessions.reading() as session:
            found = await session.execute(text(asked))
            return {name: (count, says) for name, count, says in found}

    async def added(self, before: dict[str, tuple[int, str]]) -> dict[str, int]:
        now = await self.rows()
        return {name: now[name][0] - before[name][0] for name in TABLES}
