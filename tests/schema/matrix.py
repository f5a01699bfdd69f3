"""The authorisation matrix: every route, asked by every role about their own and others' things."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any
from uuid import uuid4

from graphql import GraphQLSchema
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from models import ids
from resolvers.context import Context, Sessions
from resolvers.ports import Ports
from resolvers.recent import Recent
from resolvers.session import SharedSession
from tests.schema.filling import ORIGIN, Filling
from tests.schema.policy import ANONYMOUS, LOG_IN, POLICY
from tests.schema.reach import Root, Route, document, roots, routes
from tests.schema.worlds import World


class Outcome(StrEnum):
    ALLOWED = "allowed"
    FORBIDDEN = "FORBIDDEN"
    ABSENT = "as if it did not exist"


NOT_THERE = {
    "NotFound",
    "LinkExpired",
    "LinkOfAnother",
    "SessionEnded",
    "WrongCredentials",
    "OfferNotUsable",
    "OwnCredit",
    "NotAtAStore",
}
NOTHING_THERE = ("No such ", "You work in no store")
ANYBODYS = "nobody's in particular"
HAVE_NO = {"Offer.amount", "RecommendationList.model"}
"""What is empty here: the offers take per cents, nothing is trained."""
SOMETIMES = {
    *("Order.availableActions", "OrderAction.kind", "OrderAction.until"),
    *("Notice.readAt", "Notice.dueAt", "Notice.sentAt", "Notice.failedAt", "Notice.problem"),
    *("Return.code", "Return.label", "Pickup.collectedAt", "CatalogVariant.mostQuantity"),
    *("Pickup.answerBy", "Pickup.choices", "Pickup.missing"),
    *("OrderEvent.actorName", "OrderEvent.amount", "OrderEvent.about"),
    *("OrderChange.reason", "SellsFrom.others", "LoyaltyProgramme.months"),
    "OrderTender.points",
    *("CartOffer.missing", "CartOffer.beatenBy", "OfferSettings.given"),
    *(f"OfferGoods.{name}" for name in ("minPrice", "maxPrice", "category")),
    *(f"OfferSettings.{name}" for name in ("amount", "currency", "atMost", "parts", "spendOn")),
    *(f"OfferSettings.{name}" for name in ("leastSpend", "bought", "budget")),
    *(f"OfferSettings.{name}" for name in ("mostUses", "mostPerDay", "mostEach")),
    *("Opinion.maker", "RecommendationRule.placement", "Recommendation.stepUp", "Reason.lift"),
    *("StockLocation.closedAt", "ProductDetails.opensAt"),
    *("Query.earlyAccess", "LoyaltyAccount.nextTier", "NextTier.tier", "NextTier.spendToGo"),
    *("ReturnableLine.reason", "ReturnableLine.until", "ReturnableLine.whyNot"),
}
"""Empty or not, by how far along what they belong to is. Whoever must not see them sees none."""
GUESTS_HAVE_NO = {"Order.customer", "AbandonedCart.customer"}
NAMES_ITS_CUSTOMER = "Mutation.sellAtTill"
"""A till sells to whoever shows a card, and so to nobody who is a guest."""


@dataclass(frozen=True)
class Cell:
    route: Route
    role: str
    whose: str
    is_afar: bool = False

    def expected(self, is_own: bool, is_guests: bool) -> Outcome:
        lines = [POLICY[one] for one in self.route.coordinates]
        if self.role not in lines[0].call:
            return Outcome.FORBIDDEN
        is_guests &= self.route.root.coordinate != NAMES_ITS_CUSTOMER
        missing = HAVE_NO | (GUESTS_HAVE_NO if is_guests else set())
        if not missing.isdisjoint(self.route.coordinates):
            return Outcome.ABSENT
        root, *below = (
            one.own if is_own or one.foreign is None else one.of_strangers(self.is_afar)
            for one in lines
        )
        is_let_in = self.role in root and all(self._role_below in one for one in below)
        return Outcome.ALLOWED if is_let_in else Outcome.ABSENT

    @property
    def _role_below(self) -> str:
        logs_in = self.role == ANONYMOUS and self.route.root.coordinate in LOG_IN
        return "customer" if logs_in else self.role

    def __str__(self) -> str:
        return f"{self.route}, {self.role}, {self.whose}"


@dataclass
class Report:
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    holes: list[str] = field(default_factory=list)
    audited: set[str] = field(default_factory=set)
    """Mutations of which staff left a line in the audit log, and those of which they left none."""
    unaudited: set[str] = field(default_factory=set)

    @property
    def cells(self) -> int:
        return sum(self.outcomes.values())


class Matrix:
    """`others` are saved and stay; the world of the role that asks comes and goes."""

    def __init__(
        self, schema: Any, connection: AsyncConnection, ports: Ports, others: Mapping[str, World]
    ) -> None:
        self.schema, self.connection, self.ports, self.others = schema, connection, ports, others
        self.plain: GraphQLSchema = schema._schema
        self.report = Report()
        self._documents: dict[Any, str] = {}
        self.roots = [(root, routes(self.plain, root)) for root in roots(self.plain)]
        self._session = partial(SharedSession, connection, join_transaction_mode="create_savepoint")

    async def ask_as(self, me: World, only: Iterable[str] = ()) -> None:
        """All cells of one role; with `only`, those of these root fields."""
        worlds = {"their own": me, **self.others}
        owners = {gid: name for name, world in worlds.items() for gid in world.gids}
        me.quoted = await self._quoted(me)
        for root, ways in self.roots:
            if not only or root.coordinate in only:
                await self._ask_root(_Asked(root, ways, me, worlds, owners))

    async def _ask_root(self, asked: "_Asked") -> None:
        own = Filling(asked.root, asked.me, asked.me)
        line = POLICY[asked.root.coordinate]
        if line.foreign is None:
            if own.names_somebody:
                self.report.holes.append(f"{asked.root.coordinate} can name what is others'.")
            self._judge(asked, ANYBODYS, await self._run(asked, own.values))
            return
        answer = await self._run(asked, own.values)
        for name, world in asked.worlds.items():
            if world.is_afar and line.afar is None:
                continue
            if own.names_somebody and world is not asked.me:
                theirs = Filling(asked.root, asked.me, world)
                answer = await self._run(asked, theirs.values)
                if theirs.names_somebody:
                    await self._compare(asked, theirs.values, answer, name)
            self._judge(asked, name, answer, own.names_somebody)

    def _judge(self, asked: "_Asked", whose: str, answer: Any, is_named: bool = True) -> None:
        for route in asked.routes:
            if whose == ANYBODYS and POLICY[route.coordinates[-1]].foreign is not None:
                continue
            world = asked.worlds.get(whose, asked.me)
            cell = Cell(route, asked.me.role, whose, world.is_afar)
            wanted = cell.expected(world is asked.me, world.is_guest)
            got = outcome(answer, route, whose if whose != ANYBODYS else "", asked.owners, is_named)
            self.report.outcomes[wanted] += 1
            may_lack = route.is_of_a_result or not SOMETIMES.isdisjoint(route.coordinates)
            lacks = (wanted, got) == (Outcome.ALLOWED, Outcome.ABSENT) and may_lack
            if got != wanted and not lacks:
                self.report.holes.append(f"{cell}: {got}, not {wanted}.")
        if not _is_counted_right(answer.data):
            self.report.holes.append(f"{asked.root.coordinate}, {asked.me.role}: a wrong count.")

    async def _compare(self, asked: "_Asked", values: Any, answer: Any, whose: str) -> None:
        """What is hidden is answered word for word like what does not exist."""
        if outcome(answer, asked.routes[0], whose, asked.owners, True) is not Outcome.ABSENT:
            return
        if asked.nothing is None:
            asked.nothing = await self._run(asked, _nameless(values, asked))
        nothing = asked.nothing
        if (nothing.data, str(nothing.errors)) != (answer.data, str(answer.errors)):
            self.report.holes.append(f"{asked.root.coordinate}, {asked.me.role}, {whose}: told.")

    async def _run(self, asked: "_Asked", values: dict[str, Any]) -> Any:
        """Whatever it does is undone."""
        key = (asked.root.coordinate, frozenset(values))
        if key not in self._documents:
            self._documents[key] = document(self.plain, asked.root, asked.routes, set(values))
        return await self._undone(asked.me, self._documents[key], values, asked.root)

    async def _quoted(self, me: World) -> str:
        ask = '{ cart { quote(deliveryMethod: "standard") { total { amount } } } }'
        told = await self._undone(me, ask, {})
        return str(told.data["cart"]["quote"]["total"]["amount"])

    async def _undone(
        self, me: World, words: str, values: dict[str, Any], root: Root | None = None
    ) -> Any:
        sessions = Sessions(self._session, self._session, Recent(last=0))
        context = Context(sessions, me.viewer, self.ports, me.aisle.channel.code)
        context.origin = ORIGIN
        async with self.connection.begin_nested() as savepoint:
            if root is not None and root.kind == "Subscription":
                async with aclosing(await self.schema.stream(words, values, context)) as events:
                    answer = await anext(events)
            else:
                answer = await self.schema.execute(words, values, context)
            await context.close()
            if root is not None and root.kind == "Mutation" and me.is_staff:
                await self._see_to_the_log(me, root.name, answer)
            await savepoint.rollback()
        return answer

    async def _see_to_the_log(self, me: World, act: str, answer: Any) -> None:
        """What staff did is in the audit log, whichever mutation it was."""
        done = (answer.data or {}).get(act)
        if answer.errors or "message" in done:
            return
        lines = await self.connection.scalar(_LINES, {"act": act, "actor": me.account.id})
        (self.report.audited if lines else self.report.unaudited).add(act)


_LINES = text("select count(*) from audit_entries where act = :act and actor_id = :actor")


@dataclass
class _Asked:
    root: Root
    routes: list[Route]
    me: World
    worlds: Mapping[str, World]
    owners: Mapping[str, str]
    nothing: Any = None
    """The answer about what does not exist, once it was asked for."""


def _nameless(value: Any, asked: _Asked) -> Any:
    """The same question about nothing at all."""
    match value:
        case dict():
            return {name: _nameless(one, asked) for name, one in value.items()}
        case list():
            return [_nameless(one, asked) for one in value]
    for name, world in asked.worlds.items():
        if isinstance(value, str) and value in world.words:
            return f"nobody-{uuid4().hex}@example.com" if "@" in value else uuid4().hex
        if isinstance(value, str) and asked.owners.get(value) == name:
            return ids.encode(ids.decode(value)[0], ids.uuid7())  # type: ignore[index]
    return value


def outcome(
    answer: Any, route: Route, whose: str, owners: Mapping[str, str], is_named: bool
) -> str:
    """What the answer says of `route`, of the things that are `whose`."""
    errors = answer.errors or []
    if any((one.extensions or {}).get("code") == "FORBIDDEN" for one in errors):
        return Outcome.FORBIDDEN
    if errors and not all(one.message.startswith(NOTHING_THERE) for one in errors):
        return str(errors[0])
    value = (answer.data or {}).get(route.root.name)
    refusal = value.get("__typename", "") if isinstance(value, dict) else ""
    if isinstance(value, dict) and "message" in value and refusal not in NOT_THERE:
        return f"{refusal}: {value['message']}"
    seen = list(_reached(value, route.steps, owners, ""))
    if (whose in seen) if whose in owners.values() else seen:
        return Outcome.ALLOWED
    if whose and is_named and "" in seen:
        return Outcome.ALLOWED
    return Outcome.ABSENT


def _reached(
    value: Any, steps: tuple[tuple[str, str], ...], owners: Mapping[str, str], owner: str
) -> Iterator[str]:
    """For each value at the end of `steps`, whose the innermost known thing around it is."""
    if isinstance(value, list):
        for one in value:
            yield from _reached(one, steps, owners, owner)
    elif isinstance(value, dict):
        owner = owners.get(value.get("id", ""), owner)
        if value.get("__typename") in NOT_THERE:
            return
        if not steps and "nodes" in value:
            yield from _reached(value["nodes"], steps, owners, owner)
        elif not steps:
            yield owner
        elif value.get("__typename") == steps[0][0]:
            yield from _reached(value[steps[0][1]], steps[1:], owners, owner)
    elif value is not None and not steps:
        yield owner


def _is_counted_right(value: Any) -> bool:
    """A page counts only what it also shows."""
    match value:
        case dict():
            counted = value.get("totalCount")
            wrong = counted is not None and "nodes" in value and counted != len(value["nodes"])
            return not wrong and all(map(_is_counted_right, value.values()))
        case list():
            return all(map(_is_counted_right, value))
    return True
