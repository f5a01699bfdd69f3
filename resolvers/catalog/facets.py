"""How many products stand behind each choice that would narrow a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY

from models.catalog import Brand
from models.money import Money, exponent
from models.stores import Channel
from resolvers.catalog.candidates import candidates
from resolvers.catalog.filters import CONDITIONS, Wanted
from resolvers.catalog.kept_counts import MOST_VALUES, are_kept, kept_facets
from resolvers.catalog.rows import in_channel, prices, products
from resolvers.context import Context

PRICE_STEPS = (0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 50)
"""Where the buckets of prices begin, in whole units of a currency."""

BRANDS = {Brand.NATIONAL: "National brand", Brand.PRIVATE: "Own brand"}


class FacetName(StrEnum):
    BRAND = "brand"
    KIND = "kind"
    MAKER = "maker"
    SIZE = "size"
    PRICE = "price"


@dataclass(slots=True)
class FacetValue:
    """`input` is the part of a filter that chooses it."""

    value: str
    label: str
    count: int
    is_selected: bool
    input: dict[str, Any]


@dataclass(slots=True)
class Facet:
    name: FacetName
    values: list[FacetValue]


_STEPS = bindparam("steps", type_=ARRAY(BigInteger))
_COLUMNS: Mapping[FacetName, Any] = {
    FacetName.BRAND: cast(products.c.brand, Text),
    FacetName.KIND: products.c.kind,
    FacetName.MAKER: cast(products.c.maker, Text),
    FacetName.SIZE: products.c.size,
    FacetName.PRICE: cast(func.width_bucket(prices.c.amount, _STEPS), Text),
}
_CHOICES: Mapping[FacetName, frozenset[str]] = {
    FacetName.BRAND: frozenset({"brand"}),
    FacetName.KIND: frozenset({"kind"}),
    FacetName.MAKER: frozenset({"maker"}),
    FacetName.SIZE: frozenset({"size"}),
    FacetName.PRICE: frozenset({"min_price", "max_price"}),
}
"""The conditions that choosing in a facet sets."""
CHOICES = frozenset().union(*_CHOICES.values())


def facet_columns(conditions: frozenset[str]) -> tuple[frozenset[str], list[Any]]:
    """The conditions that narrow every facet, and what the others are counted by.

    A facet's own choice does not narrow its own counts, so choices are flags of each row.
    """
    everywhere = conditions - CHOICES
    meets = {
        name: and_(true(), *(CONDITIONS[one] for one in sorted(choices & conditions)))
        for name, choices in _CHOICES.items()
    }
    columns = [column.label(name) for name, column in _COLUMNS.items()]
    flags = [condition.label(f"meets_{name}") for name, condition in meets.items()]
    return everywhere, [*columns, *flags]


def counted(found: Any) -> CompoundSelect[Any]:
    """Every facet by one statement, of what was found with `facet_columns`."""
    return union_all(*(_counts(found, name).subquery().select() for name in FacetName))


@lru_cache(maxsize=512)
def _statement(conditions: frozenset[str]) -> CompoundSelect[Any]:
    everywhere, columns = facet_columns(conditions)
    return counted(candidates(everywhere, *columns).cte("found"))


def _counts(found: Any, name: FacetName) -> Select[Any]:
    value, number = found.c[name], func.count()
    others = (found.c[f"meets_{other}"] for other in FacetName if other is not name)
    is_chosen = value == func.any(bindparam(f"chosen_{name}", type_=ARRAY(Text)))
    return (
        select(literal(name.value).label("facet"), value.label("value"), number.label("number"))
        .where(value.is_not(None), *others)
        .group_by(value)
        .order_by(is_chosen.desc(), number.desc(), value)
        .limit(MOST_VALUES)
    )


async def facets(context: Context, wanted: Wanted, channel: Channel) -> list[Facet]:
    if are_kept(wanted):
        return facets_of(await kept_facets(context, wanted, channel), wanted, channel)
    statement = _statement(frozenset(wanted.conditions))
    values = {**in_channel(channel), **wanted.values, **facet_values(wanted, channel)}
    rows = await context.session.rows(statement, **values)
    return facets_of(rows, wanted, channel)


def facet_values(wanted: Wanted, channel: Channel) -> dict[str, Any]:
    chosen = {f"chosen_{name}": _chosen(name, wanted) for name in FacetName}
    return {"steps": _steps(channel.currency), **chosen}


def facets_of(rows: Iterable[Sequence[Any]], wanted: Wanted, channel: Channel) -> list[Facet]:
    """Out of rows of facet, value and number."""
    counts: dict[str, dict[str, int]] = {name: {} for name in FacetName}
    for facet, value, number in rows:
        counts[facet][value] = number
    return [
        _facet(name, counts[name], _chosen(name, wanted), wanted, channel.currency)
        for name in FacetName
    ]


def _chosen(name: FacetName, wanted: Wanted) -> list[str]:
    """What is chosen in a facet, as the database says it; prices are told by their ends."""
    if name is FacetName.PRICE:
        return []
    return [str(value) for value in wanted.values.get(name, [])]


def _facet(
    name: FacetName, counts: Mapping[str, int], chosen: Sequence[str], wanted: Wanted, currency: str
) -> Facet:
    if name is FacetName.PRICE:
        return Facet(name, _buckets(counts, wanted, currency))
    every = {**counts, **{value: 0 for value in chosen if value not in counts}}
    ranked = sorted(every.items(), key=lambda one: (-one[1], one[0]))
    return Facet(name, [_value(name, value, count, value in chosen) for value, count in ranked])


def _value(name: FacetName, value: str, count: int, is_selected: bool) -> FacetValue:
    if name is FacetName.BRAND:
        brand = Brand(value)
        chosen = {name.value: [brand.name]}
        return FacetValue(brand.name, BRANDS[brand], count, is_selected, chosen)
    if name is FacetName.MAKER:
        return FacetValue(value, f"№ {value}", count, is_selected, {name.value: [int(value)]})
    return FacetValue(value, value, count, is_selected, {name.value: [value]})


def _buckets(counts: Mapping[str, int], wanted: Wanted, currency: str) -> list[FacetValue]:
    """Every bucket from the cheapest on, also the empty ones: they are drawn as a row of bars."""
    least = wanted.values.get("min_price", 0)
    most = wanted.values.get("max_price")
    is_narrowed = bool(least or most is not None)
    values = []
    for number, (start, last, ends, label) in enumerate(_ranges(currency), 1):
        is_inside = start >= least and (most is None or (last is not None and last <= most))
        count = counts.get(str(number), 0)
        value = f"{ends['minPrice']}-{ends.get('maxPrice', '')}"
        values.append(FacetValue(value, label, count, is_narrowed and is_inside, dict(ends)))
    return values


@cache
def _ranges(currency: str) -> list[tuple[int, int | None, dict[str, str], str]]:
    """The first and last amount of each bucket of prices, its part of a filter and its label."""
    starts, ranges = _steps(currency), []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        low, high = Money(start, currency).amount, Money(end - 1, currency).amount if end else ""
        label = f"{low} to {high} {currency}" if high else f"from {low} {currency}"
        ends = {"minPrice": low, "maxPrice": high} if high else {"minPrice": low}
        ranges.append((start, end - 1 if end else None, ends, label))
    return ranges


def _steps(currency: str) -> list[int]:
    return [step * 10 ** exponent(currency) for step in PRICE_STEPS]
