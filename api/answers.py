"""Answers that are the same for every stranger are given again until something in them changes.

Every process keeps its own. The news of the catalogue (see the triggers of the migration) name what
changed; an answer is dropped when it names one of these products, or is a list that they may have
entered, left or moved in. An answer whose making began before the news is not kept.
"""

import asyncio
import re
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from time import monotonic
from typing import Any
from uuid import UUID

import orjson
from strawberry.types.graphql import OperationType

from api.documents import Document, TrustedDocuments
from api.shareable import Plan
from models import ids
from models.base import NotFound
from models.catalog import Product
from models.viewer import Viewer
from resolvers.context import Context, Sessions
from resolvers.ports import Ports
from schema.documents import Refused
from schema.operations import Schema

EVERYTHING = "*"
LASTS = 60.0
"""Seconds after which an answer is made anew, whatever the news are."""
MOST = 4000
MOST_BYTES = 16_000_000
"""Of bodies. Their data, and the pages made of them, take about ten times as much."""
_NAMED = re.compile(rf'"({Product.prefix}_[0-9a-z]{{26}})"'.encode())

Key = tuple[str, str | None, bytes]
Pay = Callable[[float], Awaitable[None]]
"""Charges whoever asks for what is made for them; what is kept costs nothing."""


async def for_nothing(points: float) -> None:
    pass


class NotForStrangers(Exception):
    """A field that is declared shared asked who is asking."""


class StrangersContext(Context):
    """Somebody of whom nothing is known, and who leaves no trace."""

    def __init__(self, sessions: Sessions, ports: Ports, channel: str | None) -> None:
        super().__init__(sessions, Viewer(), ports, channel)
        self.tells_cost = False

    async def ensure_visitor(self) -> UUID:
        raise NotForStrangers

    async def write(self, act: str | None = None) -> Any:
        raise NotForStrangers


class Unanswerable(Exception):
    """There were errors, or what was asked is no question; neither is ever kept."""


@dataclass(slots=True, eq=False)
class Answer:
    """What GraphQL says over HTTP, and what it is about."""

    data: dict[str, Any]
    body: bytes
    digest: str
    products: frozenset[str]
    """The ids of the products in it."""
    moves: bool
    """Whether other products can change it, as they can each list."""
    shows_unnamed: bool
    """Whether it may show products without their ids."""
    until: float
    derived: dict[str, Any] = field(default_factory=dict)
    """For what is made of it, such as a page: it lives as long as this."""


@dataclass(frozen=True, slots=True)
class News:
    """One payload: `*`, or a kind and the products that changed."""

    products: frozenset[str]
    is_everything: bool
    moves: bool

    @classmethod
    def of(cls, payload: str) -> "News":
        kind, _, listed = payload.partition(":")
        if kind not in {"m", "s"}:
            return cls(frozenset(), True, True)
        named = (ids.encode(Product.prefix, UUID(id)) for id in listed.split(","))
        return cls(frozenset(named), False, kind == "m")

    def concerns(self, answer: Answer) -> bool:
        return (
            self.is_everything
            or answer.shows_unnamed
            or (self.moves and answer.moves)
            or not self.products.isdisjoint(answer.products)
        )


class Kept:
    """The answers by what was asked, the longest unused dropped first, and found by product."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._by_product: dict[str, set[Key]] = defaultdict(set)
        self._unnamed: set[Key] = set()
        self._moving: set[Key] = set()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Key) -> Answer | None:
        answer = self._answers.get(key)
        if answer is None:
            return None
        if answer.until < monotonic():
            self._drop(key)
            return None
        self._answers.move_to_end(key)
        return answer

    def put(self, key: Key, answer: Answer) -> None:
        self._drop(key)
        self._answers[key] = answer
        self._bytes += len(answer.body)
        for product in answer.products:
            self._by_product[product].add(key)
        if answer.moves:
            self._moving.add(key)
        if answer.shows_unnamed:
            self._unnamed.add(key)
        while len(self._answers) > MOST or self._bytes > MOST_BYTES:
            self._drop(next(iter(self._answers)))

    def drop(self, news: News) -> None:
        """All that `news` concern."""
        if news.is_everything:
            self.clear()
            return
        concerned = set(self._unnamed)
        for product in news.products:
            concerned |= self._by_product.get(product, set())
        if news.moves:
            concerned |= self._moving
        for key in concerned:
            self._drop(key)

    def clear(self) -> None:
        self._answers.clear()
        self._by_product.clear()
        self._unnamed.clear()
        self._moving.clear()
        self._bytes = 0

    def _drop(self, key: Key) -> None:
        answer = self._answers.pop(key, None)
        if answer is None:
            return
        self._bytes -= len(answer.body)
        self._moving.discard(key)
        self._unnamed.discard(key)
        for product in answer.products:
            self._by_product[product].discard(key)
            if not self._by_product[product]:
                del self._by_product[product]


@dataclass(slots=True, eq=False)
class Making:
    """An answer on its way, and the news since it was begun."""

    news: list[News] = field(default_factory=list)
    task: "asyncio.Task[Answer] | None" = None


class Answers:
    """`of` answers the storefront's documents as a stranger would be answered."""

    def __init__(
        self,
        schema: Schema,
        documents: TrustedDocuments,
        contexts: Callable[[str | None], StrangersContext],
        emptied: Callable[[], None] = lambda: None,
    ) -> None:
        """`emptied` is called when everything may have changed."""
        self._schema, self._documents, self._contexts = schema, documents, contexts
        self._emptied = emptied
        self._plans: dict[str, Plan] = {}
        self._kept = Kept()
        self._making: dict[Key, Making] = {}
        self._underway: set[Making] = set()
        self._is_told = False

    async def of(
        self,
        name: str,
        variables: Mapping[str, Any] | None = None,
        channel: str | None = None,
        pay: Pay = for_nothing,
    ) -> Answer:
        """The answer to the storefront's operation `name`, as `HomePage`. Raises KeyError,
        Unanswerable, and what `pay` raises."""
        plan = self.plan(self._documents.named(name))
        kept = self.kept(plan, variables, channel)
        return kept or await self.made(plan, variables, channel, pay)

    def plan(self, document: Document) -> Plan:
        plan = self._plans.get(document.id)
        if plan is None:
            plan = self._plans[document.id] = Plan.of(document, self._schema._schema)
        return plan

    def kept(
        self, plan: Plan, variables: Mapping[str, Any] | None, channel: str | None
    ) -> Answer | None:
        """Raises Unanswerable."""
        return self._kept.get(_key(plan, variables, channel)) if self._is_told else None

    async def made(
        self,
        plan: Plan,
        variables: Mapping[str, Any] | None,
        channel: str | None,
        pay: Pay = for_nothing,
    ) -> Answer:
        """Made now, or being made for another who asks the same. Raises Unanswerable, and what
        `pay` raises."""
        key = _key(plan, variables, channel)
        await pay(self._cost(plan, dict(variables or {})))
        making = self._making.get(key)
        if making is None or making.news or not self._is_told:
            making = self._begin(key, plan, dict(variables or {}), channel)
        assert making.task is not None
        # Who leaves does not take it from the others who wait for it.
        return await asyncio.shield(making.task)

    def _cost(self, plan: Plan, variables: dict[str, Any]) -> int:
        try:
            document = self._schema.documents.of(plan.document.text)
        except Refused:
            return 0
        operation = document.operation(None)
        if operation is None:
            return 0
        return document.cost(self._schema._schema, operation, variables).requested

    def _begin(
        self, key: Key, plan: Plan, variables: dict[str, Any], channel: str | None
    ) -> Making:
        making = Making()
        self._making[key] = making
        self._underway.add(making)
        making.task = asyncio.create_task(self._make(key, making, plan, variables, channel))
        making.task.add_done_callback(_looked_at)
        return making

    async def _make(
        self, key: Key, making: Making, plan: Plan, variables: dict[str, Any], channel: str | None
    ) -> Answer:
        was_told = self._is_told
        try:
            answer = await self._execute(plan, variables, channel)
            is_fresh = was_told and not any(one.concerns(answer) for one in making.news)
            if plan.is_shareable and is_fresh:
                self._kept.put(key, answer)
            return answer
        finally:
            self._underway.discard(making)
            if self._making.get(key) is making:
                del self._making[key]

    async def _execute(self, plan: Plan, variables: dict[str, Any], channel: str | None) -> Answer:
        context = self._contexts(channel)
        try:
            if channel is not None:
                await context.channel()
            result = await self._schema.execute(
                plan.document.text,
                variable_values=variables,
                context_value=context,
                allowed_operation_types={OperationType.QUERY},
            )
        except NotFound as no_market:
            raise Unanswerable(no_market) from None
        finally:
            await context.close()
        if result.errors or result.data is None:
            raise Unanswerable(result.errors)
        return _answer(plan, result.data, result.extensions)

    def told(self, payload: str) -> None:
        """News of the catalogue."""
        news = News.of(payload)
        for making in self._underway:
            making.news.append(news)
        self._kept.drop(news)
        if news.is_everything:
            self._emptied()

    def listening(self, is_told: bool) -> None:
        """Whether news arrive. While they do not, nothing is kept; what was kept is forgotten."""
        self._is_told = is_told
        self.told(EVERYTHING)

    def forget(self) -> None:
        """Something else that answers depend on has changed."""
        self.told(EVERYTHING)


def _key(plan: Plan, variables: Mapping[str, Any] | None, channel: str | None) -> Key:
    """The same for the same question. Variables that the document does not declare say nothing.
    Raises Unanswerable for what nests deeper than any input does."""
    given = (
        {name: variables[name] for name in plan.variables if name in variables} if variables else {}
    )
    try:
        return plan.document.id, channel, orjson.dumps(given, option=orjson.OPT_SORT_KEYS)
    except TypeError as too_deep:
        raise Unanswerable(too_deep) from None


def _answer(plan: Plan, data: dict[str, Any], extensions: dict[str, Any] | None) -> Answer:
    told = {"data": data, **({"extensions": extensions} if extensions else {})}
    body = orjson.dumps(told)
    named = frozenset(found.decode() for found in _NAMED.findall(body))
    return Answer(
        data,
        body,
        sha256(body).hexdigest()[:32],
        named,
        not (plan.roots_are_products and all(value is not None for value in data.values())),
        plan.shows_unnamed,
        monotonic() + LASTS,
    )


def _looked_at(task: "asyncio.Task[Answer]") -> None:
    """When everybody who waited has left, nobody else asks how it ended."""
    if not task.cancelled():
        task.exception()
