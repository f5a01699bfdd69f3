"""What is known about the caller, read at the moment of asking: a purchase counts at once."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    DateTime,
    Double,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.base import EventEntry
from models.carts import Cart, CartLine, CartStatus
from models.catalog import Product, ProductViewed, Variant
from models.customers import Customer
from models.identity import LoginSession, Visitor
from models.orders import Order, OrderLine, OrderStatus
from models.recommendations import Opinion, Placement, RecommendationRule, RuleKind, Verdict
from models.returns import Return, ReturnLine, ReturnStatus
from recsys.dataset import HALF_LIFE
from resolvers.batching import IDS
from resolvers.context import Context

Rows = Iterable[Sequence[Any]]

USUAL_HALF_LIFE = 90.0
"""Days. The best of those tried on the demo data, for what is bought again."""
VIEWS_LAST = timedelta(days=14)
MOST_VIEWED = 20
RETURNS_COUNT_FOR = timedelta(days=180)

CUSTOMER = bindparam("customer", type_=PgUUID)
VISITOR = bindparam("visitor", type_=PgUUID)
SESSION = bindparam("session", type_=PgUUID)
ORDER = bindparam("order", type_=PgUUID)
PLACEMENT = bindparam("placement", type_=Text)
NOW = bindparam("now", type_=DateTime(timezone=True))


def _age(at: Any) -> Any:
    """Days, in float8: `extract` and `power` would count in numeric, thirty times as slow."""
    return cast(func.extract("epoch", NOW - at), Double) / 86_400.0


_LAST_LOGIN = (
    select(func.coalesce(func.max(LoginSession.created_at), NOW - timedelta(days=36_500)))
    .where(LoginSession.visitor_id == VISITOR, LoginSession.id.is_distinct_from(SESSION))
    .scalar_subquery()
)
"""Of somebody in this browser, before the one who asks: what was done until then is not theirs."""


def _whose(model: Any) -> Any:
    """What belongs to the customer, or to the guest of this browser."""
    guest = and_(CUSTOMER.is_(None), model.customer_id.is_(None), model.visitor_id == VISITOR)
    return or_(model.customer_id == CUSTOMER, guest)


def _weight(half_life: float) -> Any:
    return func.sum(func.exp(cast(-math.log(2) / half_life, Double) * _age(Order.placed_at)))


_BOUGHT = (
    select(
        Variant.product_id,
        func.count().label("times"),
        _weight(HALF_LIFE).label("weight"),
        _weight(USUAL_HALF_LIFE).label("habit"),
        func.max(_age(Order.placed_at)).label("first"),
        func.min(_age(Order.placed_at)).label("last"),
    )
    .select_from(Order)
    .join(OrderLine, OrderLine.order_id == Order.id)
    .join(Variant, Variant.id == OrderLine.variant_id)
    .where(
        _whose(Order),
        or_(CUSTOMER.is_not(None), Order.placed_at > _LAST_LOGIN),
        Order.status != OrderStatus.PENDING,
        Order.status != OrderStatus.CANCELLED,
        OrderLine.returned < OrderLine.quantity,
    )
    .group_by(Variant.product_id)
)
_NO_NUMBER = cast(null(), BigInteger)


def _told(what: Any, id: Any, number: Any = _NO_NUMBER) -> Any:
    return select(
        what.label("what"), cast(id, PgUUID).label("id"), cast(number, BigInteger).label("number")
    )


_IN_CART = (
    _told(literal("cart", Text), Variant.product_id)
    .select_from(Cart)
    .join(CartLine, CartLine.cart_id == Cart.id)
    .join(Variant, Variant.id == CartLine.variant_id)
    .where(_whose(Cart), Cart.status == CartStatus.OPEN)
)
_ORDERED = (
    _told(literal("order", Text), Variant.product_id)
    .select_from(OrderLine)
    .join(Variant, Variant.id == OrderLine.variant_id)
    .where(OrderLine.order_id == ORDER)
)
_RETURNED = (
    _told(literal("returned", Text), Variant.product_id)
    .select_from(Return)
    .join(ReturnLine, ReturnLine.return_id == Return.id)
    .join(OrderLine, OrderLine.id == ReturnLine.order_line_id)
    .join(Variant, Variant.id == OrderLine.variant_id)
    .where(
        _whose(Return),
        Return.status != ReturnStatus.REJECTED,
        Return.requested_at > NOW - RETURNS_COUNT_FOR,
    )
)
_SAID = _told(cast(Opinion.verdict, Text), Opinion.product_id, Opinion.maker).where(_whose(Opinion))


def _views(*whose: Any) -> Any:
    viewed = (
        _told(
            literal("viewed", Text),
            EventEntry.subject_id,
            func.extract("epoch", NOW - EventEntry.at),
        )
        .where(EventEntry.name == ProductViewed.__name__, EventEntry.at > NOW - VIEWS_LAST, *whose)
        .order_by(EventEntry.at.desc())
        .limit(MOST_VIEWED)
        .subquery()
    )
    return select(viewed.c.what, viewed.c.id, viewed.c.number)


_VIEWED = _views(EventEntry.customer_id == CUSTOMER)
_VIEWED_HERE = _views(
    EventEntry.visitor_id == VISITOR,
    EventEntry.customer_id.is_(None),
    EventEntry.at > _LAST_LOGIN,
)
"""Whoever logs in is followed by what they looked at just before."""
_RULES = _told(
    literal("rule:", Text) + cast(RecommendationRule.kind, Text),
    func.coalesce(RecommendationRule.product_id, RecommendationRule.category_id),
    RecommendationRule.maker,
).where(
    RecommendationRule.starts_at <= NOW,
    or_(RecommendationRule.ends_at.is_(None), RecommendationRule.ends_at > NOW),
    or_(RecommendationRule.placement.is_(None), RecommendationRule.placement == PLACEMENT),
)
_IMPERSONAL = [
    _told(literal("impersonal", Text), model.id).where(model.id == id, ~model.is_personalised)
    for model, id in ((Customer, CUSTOMER), (Visitor, VISITOR))
]
_ABOUT = union_all(
    _IN_CART, _ORDERED, _RETURNED, _SAID, _VIEWED, _VIEWED_HERE, _RULES, *_IMPERSONAL
)

_BIRTH_DATE = select(Customer.birth_date).where(Customer.id == CUSTOMER)
_NAMES = select(Product.id, Product.kind).where(Product.id == any_(IDS))


@dataclass(frozen=True)
class Who:
    """For whom it is: whoever asks, or the customer whom staff ask about."""

    customer_id: UUID | None
    visitor_id: UUID | None = None
    session_id: UUID | None = None

    @property
    def values(self) -> dict[str, UUID | None]:
        return {
            "customer": self.customer_id,
            "visitor": self.visitor_id,
            "session": self.session_id,
        }

    @classmethod
    def asks(cls, context: Context) -> "Who":
        viewer = context.viewer
        return cls(viewer.customer_id, viewer.visitor_id, viewer.session_id)


@dataclass(frozen=True)
class Bought:
    """One product somebody bought: in how many orders, what that still weighs, and in which
    rhythm (days since the first and the last time)."""

    product_id: UUID
    times: int
    weight: float
    habit: float
    first: float = 0.0
    last: float = 0.0

    @property
    def gap(self) -> float | None:
        """Days from one purchase to the next, on average."""
        return (self.first - self.last) / (self.times - 1) if self.times > 1 else None


@dataclass(frozen=True)
class Rule:
    """What a merchandiser set, of a product or a shelf by its id, or of a maker."""

    kind: RuleKind
    id: UUID | None
    maker: int | None


@dataclass
class Known:
    """What is so at this moment: in the cart, in the order asked about, sent back, said, viewed."""

    cart: set[UUID] = field(default_factory=set)
    order: set[UUID] = field(default_factory=set)
    returned: set[UUID] = field(default_factory=set)
    unwanted: set[UUID] = field(default_factory=set)
    """Not for them, or theirs already."""
    good: set[UUID] = field(default_factory=set)
    makers: set[int] = field(default_factory=set)
    """Whose goods they do not want to see."""
    viewed: dict[UUID, float] = field(default_factory=dict)
    """Days since they last looked at it."""
    rules: list[Rule] = field(default_factory=list)
    is_personal: bool = True

    def needs_history(self, placement: Placement) -> bool:
        """Whether what they bought matters there; what is bought once only matters everywhere."""
        once = any(one.kind is RuleKind.ONCE for one in self.rules)
        return once or placement in _PERSONAL

    def take(self, what: str, id: UUID | None, number: int | None) -> None:
        if what.startswith("rule:"):
            self.rules.append(Rule(RuleKind(what.removeprefix("rule:")), id, number))
        elif what == Verdict.HIDE_MAKER:
            self.makers.add(number or 0)
        elif what == "impersonal":
            self.is_personal = False
        elif id is not None:
            self._take_product(what, id, number)

    def _take_product(self, what: str, id: UUID, number: int | None) -> None:
        if what == "viewed":
            days = (number or 0) / 86_400
            self.viewed[id] = min(days, self.viewed.get(id, days))
        else:
            named: set[UUID] = getattr(self, _SETS.get(what, what))
            named.add(id)


_PERSONAL = {
    *(Placement.HOME, Placement.USUALS, Placement.CART),
    *(Placement.EMAIL, Placement.CHAT, Placement.REP),
}
_SETS: Mapping[str, str] = {
    Verdict.NOT_FOR_ME: "unwanted",
    Verdict.OWNED: "unwanted",
    Verdict.GOOD: "good",
}


async def bought(context: Context, who: Who) -> list[Bought]:
    """What they bought; a stranger bought nothing."""
    if who.customer_id is None and who.visitor_id is None:
        return []
    rows: Rows = await context.session.rows(_BOUGHT, now=context.now, **who.values)
    return [Bought(row[0], row[1], *(float(one) for one in row[2:])) for row in rows]


async def known(
    context: Context, who: Who, placement: Placement, order_id: UUID | None = None
) -> Known:
    """All of it by one statement, so that whatever was done before counts."""
    found = Known()
    rows: Rows = await context.session.rows(
        _ABOUT, order=order_id, placement=placement.value, now=context.now, **who.values
    )
    for what, id, number in rows:
        found.take(what, id, number)
    return found


async def is_of_age(context: Context, who: Who) -> bool:
    """Known to be: nobody's word is taken for it, and a guest is unknown."""
    if who.customer_id is None:
        return False
    born: date | None = await context.session.scalar(_BIRTH_DATE, {"customer": who.customer_id})
    return born is not None and Customer(name="", birth_date=born).is_of_age(context.now.date())


async def kinds(context: Context, product_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What the products are called in a sentence: "oat milk"."""
    wanted = list(set(product_ids))
    if not wanted:
        return {}
    rows: Rows = await context.session.rows(_NAMES, ids=wanted)
    return {row[0]: in_a_sentence(row[1]) for row in rows}


def in_a_sentence(kind: str) -> str:
    """ "Soft drinks, 2 liter bottle" is "soft drinks" there."""
    head = kind.split(", ", maxsplit=1)[0]
    return head[0].lower() + head[1:] if head[1:2].islower() else head
