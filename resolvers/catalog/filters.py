"""How a list is narrowed: what the caller may ask, checked, and the conditions it becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
    any_,
    bindparam,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models import ids
from models.base import InvalidField, InvalidInput
from models.catalog import Brand, Product
from models.money import minor_units
from models.spelling import readable
from models.stores import Channel
from resolvers.batching import IDS
from resolvers.catalog.rows import (
    AVAILABLE,
    IS_DEFAULT,
    IS_LISTED,
    OFFERED,
    PRICED,
    categories,
    prices,
    products,
)
from resolvers.inputs import Decimal

MOST_VALUES = 100
"""Values of one filter."""


@strawberry.input(description="Ways to narrow a list of products; what is left out does not.")
class ProductFilter:
    category: str | None = strawberry.field(
        default=None, description="The slug of a category. What lies below it counts too."
    )
    text: str | None = None
    brand: list[Brand] | None = None
    kind: list[str] | None = None
    maker: list[int] | None = None
    size: list[str] | None = None
    min_price: Decimal | None = None
    max_price: Decimal | None = None
    in_stock: bool | None = None
    as_typed: bool | None = strawberry.field(
        default=None, description="Whether misspelt words of `text` are left as they are."
    )
    ids: list[strawberry.ID] | None = None


@dataclass
class Wanted:
    """A checked filter: which conditions hold, and the values of their parameters."""

    conditions: set[str] = field(default_factory=set)
    values: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    is_as_typed: bool = False
    category: str | None = None
    """A slug, which `settle` turns into a condition; as `understand` does with the text."""
    shelf: UUID | None = None
    """The category of that slug, once it is known."""

    def demand(self, condition: str, **values: Any) -> None:
        self.conditions.add(condition)
        self.values.update(values)


def _at_and_below() -> Select[Any]:
    named = select(categories.c.id, literal(0).label("is_below"))
    named = named.where(categories.c.slug == bindparam("slug", type_=Text))
    below = named.cte("below", recursive=True)
    children = select(categories.c.id, literal(1)).join(below, categories.c.parent_id == below.c.id)
    every = below.union(children)
    return select(every.c.id).order_by(every.c.is_below, every.c.id)


AT_AND_BELOW = _at_and_below()
"""The ids of the category with a slug and, after it, of all below it."""


def _any_text(name: str) -> ColumnElement[Any]:
    return any_(bindparam(name, type_=ARRAY(Text)))


ENGLISH: ColumnElement[Any] = literal_column("'english'::regconfig")
_ASKED = select(
    func.search_query(
        bindparam("words", type_=Text), bindparam("beginning", type_=Text), type_=TSQUERY
    ).label("query")
).cte("asked")
TEXT_QUERY = select(_ASKED.c.query).scalar_subquery()
"""Made once for each statement, not for each row: it looks up what means the same."""

CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "category": products.c.category_id == bindparam("category", type_=PgUUID),
    "categories": products.c.category_id == any_(bindparam("categories", type_=IDS.type)),
    "text": Product.__table__.c.search.op("@@")(TEXT_QUERY),
    "code": products.c.id == any_(bindparam("coded", type_=IDS.type)),
    "ids": products.c.id == any_(IDS),
    "in_stock": AVAILABLE.element > 0,
    "brand": products.c.brand.cast(Text) == _any_text("brand"),
    "kind": products.c.kind == _any_text("kind"),
    "maker": products.c.maker == any_(bindparam("maker", type_=ARRAY(BigInteger))),
    "size": products.c.size == _any_text("size"),
    "min_price": prices.c.amount >= bindparam("min_price", type_=BigInteger),
    "max_price": prices.c.amount <= bindparam("max_price", type_=BigInteger),
}


def narrowed(
    conditions: frozenset[str], *columns: Any, among: ColumnElement[bool] = IS_LISTED
) -> Select[Any]:
    """`columns` of the listed products that are sold in the channel and meet the conditions."""
    offered = OFFERED if "in_stock" in conditions else PRICED
    found = select(*columns).select_from(products.join(offered, IS_DEFAULT)).where(among)
    return found.where(*(CONDITIONS[one] for one in sorted(conditions)))


def settle(wanted: Wanted, at_and_below: Sequence[UUID]) -> None:
    """Narrow what is wanted to these categories. They are values, as a subquery over them would
    have to be planned anew for each list, and for longer than reading it takes."""
    wanted.shelf = at_and_below[0] if at_and_below else None
    if len(at_and_below) == 1:
        wanted.demand("category", category=at_and_below[0])
    else:
        wanted.demand("categories", categories=list(at_and_below))


def checked(filter: ProductFilter | None, channel: Channel) -> Wanted:
    """Raises InvalidInput with every value that cannot be."""
    wanted, wrong = Wanted(), list[InvalidField]()
    if filter is None:
        return wanted
    if filter.category is not None:
        wanted.category = readable(filter.category)
    if filter.in_stock:
        wanted.demand("in_stock")
    if filter.ids is not None:
        named = (ids.decode(id) for id in filter.ids[:MOST_VALUES])
        wanted.demand("ids", ids=[one[1] for one in named if one and one[0] == Product.prefix])
    for name in ("brand", "kind", "maker", "size", "ids"):
        given = getattr(filter, name)
        if given is not None and len(given) > MOST_VALUES:
            wrong.append(InvalidField(f"filter.{name}", f"At most {MOST_VALUES} values."))
        elif given and name != "ids":
            clean = [readable(one) if isinstance(one, str) else one for one in given]
            wanted.demand(name, **{name: clean})
    wrong += _check_prices(filter, channel, wanted)
    if wrong:
        raise InvalidInput(wrong)
    wanted.text = readable(filter.text or "")
    wanted.is_as_typed = bool(filter.as_typed)
    return wanted


def _check_prices(filter: ProductFilter, channel: Channel, wanted: Wanted) -> list[InvalidField]:
    wrong = []
    for name, path in (("min_price", "filter.minPrice"), ("max_price", "filter.maxPrice")):
        given = getattr(filter, name)
        if given is None:
            continue
        amount = minor_units(given, channel.currency)
        if amount is None or amount < 0:
            wrong.append(InvalidField(path, f"An amount in {channel.currency}, such as 12.10."))
        else:
            wanted.demand(name, **{name: amount})
    return wrong
