"""Products of one kind: what is like a product, and what is one step above it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import and_, any_, bindparam, select
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from sqlalchemy.orm import aliased

from models.catalog import Brand, LinkKind, Product, ProductLink, ProductStatus, Variant
from models.language import said
from models.money import Money
from models.prices import Price
from models.recommendations import ReasonKind
from resolvers.batching import IDS
from resolvers.catalog.rows import ProductCard
from resolvers.context import Context
from resolvers.recommendations.history import Rows
from resolvers.recommendations.ranking import Suggestion

MOST_PEERS = 100
TIERS = 4
"""Into which the prices of a kind fall, a quarter of its products in each."""
CHEAPEST, DEAREST = 1.1, 2.5
"""What one step up costs, in prices of the product itself."""

_one, _peer = aliased(Product), aliased(Product)
_PRODUCT = bindparam("product", type_=PgUUID)
_PEERS = (
    select(_peer.id, Price.amount)
    .select_from(_one)
    .join(
        _peer,
        and_(
            _peer.category_id == _one.category_id,
            _peer.kind == _one.kind,
            _peer.status == ProductStatus.LISTED,
        ),
    )
    .join(Variant, and_(Variant.product_id == _peer.id, Variant.position == 0))
    .join(
        Price,
        and_(
            Price.variant_id == Variant.id,
            Price.channel_id == bindparam("channel", type_=PgUUID),
        ),
    )
    .where(_one.id == _PRODUCT)
    .order_by(_peer.popularity.desc(), _peer.id)
    .limit(MOST_PEERS)
)
_UPGRADES = (
    select(ProductLink.target_id)
    .where(ProductLink.product_id == _PRODUCT, ProductLink.kind == LinkKind.UPGRADE)
    .order_by(ProductLink.position)
)
_ATTRIBUTES = select(Product.id, Product.attributes).where(Product.id == any_(IDS))


@dataclass(frozen=True)
class StepUp:
    """What is better about it, and how much more it costs."""

    costs: Money
    better: list[str]


@dataclass(frozen=True)
class Kin:
    """The products of its kind by their prices, those that sell most first; and its upgrades."""

    product_id: UUID
    prices: Mapping[UUID, int] = field(default_factory=dict)
    upgrades: Sequence[UUID] = ()

    @property
    def peers(self) -> list[UUID]:
        return [id for id in self.prices if id != self.product_id]

    def tier(self, amount: int) -> int:
        """From 1, the cheapest quarter of the kind, to 4."""
        ordered = sorted(self.prices.values())
        return min(bisect_left(ordered, amount) * TIERS // max(len(ordered), 1), TIERS - 1) + 1

    def above(self) -> list[Suggestion]:
        """What merchandisers call better; then what costs somewhat more and stands in a higher
        tier, the next tier first."""
        own = self.prices.get(self.product_id)
        found = list(self.upgrades)
        if own:
            dearer = [id for id in self.peers if CHEAPEST <= self.prices[id] / own <= DEAREST]
            higher = [id for id in dearer if self.tier(self.prices[id]) > self.tier(own)]
            found += sorted(higher, key=lambda id: self.tier(self.prices[id]))
        because = (self.product_id,)
        return [Suggestion(id, ReasonKind.BETTER, because) for id in dict.fromkeys(found)]

    def step_up(
        self, own: ProductCard, other: ProductCard, attributes: Mapping[UUID, Mapping[str, Any]]
    ) -> StepUp:
        better = [
            *_differences(attributes.get(own.id, {}), attributes.get(other.id, {})),
            *self._in_words(own, other),
        ]
        return StepUp(Money(other.amount - own.amount, own.currency), better)

    def _in_words(self, own: ProductCard, other: ProductCard) -> Iterable[str]:
        if other.id in self.upgrades:
            yield said("Named as the better one by the shop")
        if (own.brand, other.brand) == (Brand.PRIVATE, Brand.NATIONAL):
            yield said("A brand in place of the shop's own")
        if own.unit == other.unit and (other.unit_quantity or 0) > (own.unit_quantity or 0) > 0:
            yield said(f"Larger: {other.size} in place of {own.size}")
        lower, higher = self.tier(own.amount), self.tier(other.amount)
        if own.id in self.prices and higher > lower:
            yield said(f"Price tier {higher} of {TIERS} of its kind, in place of {lower}")


def _differences(own: Mapping[str, Any], other: Mapping[str, Any]) -> Iterable[str]:
    """Attributes of which it has more, or that the other has not at all."""
    for name, value in other.items():
        before = own.get(name)
        if isinstance(value, bool):
            if value and not before:
                yield name
        elif isinstance(value, (int, float)) and isinstance(before, (int, float)):
            if value > before:
                yield f"{name}: {value} ({before})"
        elif before is None:
            yield f"{name}: {value}"


async def kin(context: Context, product_id: UUID, channel_id: UUID) -> Kin:
    rows: Rows = await context.session.rows(_PEERS, product=product_id, channel=channel_id)
    prices = {row[0]: int(row[1]) for row in rows}
    linked: Rows = await context.session.rows(_UPGRADES, product=product_id)
    return Kin(product_id, prices, [row[0] for row in linked])


async def attributes(context: Context, ids: Iterable[UUID]) -> dict[UUID, Mapping[str, Any]]:
    rows: Rows = await context.session.rows(_ATTRIBUTES, ids=list(ids))
    return {row[0]: row[1] for row in rows}
