"""What merchandisers want of recommendations: pinned, boosted, buried, bought once."""

from dataclasses import dataclass
from datetime import datetime

import strawberry
from sqlalchemy import func, or_, select

from models.base import InvalidField, InvalidInput
from models.catalog import Category, Product
from models.recommendations import Placement, RecommendationRule, RuleKind
from resolvers.context import Context, Info

MOST_RULES = 200


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with what it is of, in words."""

    gid: str
    kind: RuleKind
    placement: Placement | None
    subject: str
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True)
class RuleEnded:
    rule_id: str


async def recommendation_rules(info: Info) -> list[RuleView]:
    """What holds now or is to hold, the next to end first; the 200 that end first."""
    context = info.context
    wanted = (
        select(RecommendationRule, Product.name, Category.name)
        .outerjoin(Product, Product.id == RecommendationRule.product_id)
        .outerjoin(Category, Category.id == RecommendationRule.category_id)
        .where(
            RecommendationRule.visible_to(context.viewer),
            or_(RecommendationRule.ends_at.is_(None), RecommendationRule.ends_at > context.now),
        )
        .order_by(RecommendationRule.ends_at.asc().nulls_last(), RecommendationRule.id)
        .limit(MOST_RULES)
    )
    rows = await context.session.execute(wanted)
    return [_view(rule, product or shelf) for rule, product, shelf in rows]


_IN_TURN = select(func.pg_advisory_xact_lock(func.hashtext("recommendation rules")))
"""Two who set the same rule at once set one."""


async def set_recommendation_rule(
    info: Info,
    kind: RuleKind,
    placement: Placement | None = None,
    product_id: strawberry.ID | None = None,
    category_id: strawberry.ID | None = None,
    maker: int | None = None,
    ends_at: datetime | None = None,
) -> RuleView:
    """Pin, boost or bury until a day, or say that it is bought once only: of a product, a shelf or
    a maker, in one place or in all. There is one rule of a kind for each; setting it again says
    anew until when.
    """
    context = info.context
    product, shelf = await _subject(context, product_id, category_id)
    if sum(one is not None for one in (product, shelf, maker)) != 1:
        raise InvalidInput([InvalidField("productId", "A product, a shelf or a maker.")])
    if kind is RuleKind.PIN and product is None:
        raise InvalidInput([InvalidField("kind", "Only a product can be pinned.")])
    await context.session.execute(_IN_TURN)
    rule = await _rule(context, kind, placement, product, shelf, maker)
    rule.last_until(ends_at, context.now)
    context.session.add(rule)
    await context.session.flush()
    return _view(rule, product.name if product else shelf.name if shelf else None)


async def end_recommendation_rule(info: Info, rule_id: strawberry.ID) -> RuleEnded:
    """It does not hold from now on; what is over stays over."""
    context = info.context
    rule = await context.visible(RecommendationRule, rule_id, lock=True)
    rule.ends_at = min(context.now, rule.ends_at or context.now)
    return RuleEnded(rule.gid)


async def _subject(
    context: Context, product_id: str | None, category_id: str | None
) -> tuple[Product | None, Category | None]:
    product = await context.visible(Product, product_id) if product_id else None
    return product, await context.visible(Category, category_id) if category_id else None


async def _rule(
    context: Context,
    kind: RuleKind,
    placement: Placement | None,
    product: Product | None,
    shelf: Category | None,
    maker: int | None,
) -> RecommendationRule:
    """The one there is, locked, or a new one."""
    product_id, category_id = product.id if product else None, shelf.id if shelf else None
    about = RecommendationRule.product_id, RecommendationRule.category_id, RecommendationRule.maker
    same = zip(about, (product_id, category_id, maker), strict=True)
    wanted = select(RecommendationRule).where(
        RecommendationRule.kind == kind,
        RecommendationRule.placement.is_not_distinct_from(placement),
        *(column.is_not_distinct_from(id) for column, id in same),
    )
    found: RecommendationRule | None = await context.session.scalar(wanted.with_for_update())
    if found is not None:
        found.starts_at = min(found.starts_at, context.now)
        return found
    return RecommendationRule(
        kind=kind,
        starts_at=context.now,
        placement=placement,
        product_id=product_id,
        category_id=category_id,
        maker=maker,
        set_by=context.viewer.account_id,
    )


def _view(rule: RecommendationRule, name: str | None) -> RuleView:
    subject = name or f"Maker {rule.maker}"
    return RuleView(rule.gid, rule.kind, rule.placement, subject, rule.starts_at, rule.ends_at)
