"""The list for one place: ranked by the model, sieved by the shop as it is now, with reasons."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from secrets import token_urlsafe
from uuid import UUID

import strawberry
from sqlalchemy import select

from models.base import InvalidField, InvalidInput, NotFound
from models.catalog import Product, ProductStatus
from models.language import said
from models.orders import Order
from models.recommendations import Placement, ReasonKind
from resolvers.catalog import cards
from resolvers.catalog.rows import ProductCard
from resolvers.context import Context, Info, uuid_of
from resolvers.recommendations import history, ranking
from resolvers.recommendations.history import Bought, Known, in_a_sentence
from resolvers.recommendations.live_model import LiveModel
from resolvers.recommendations.ranking import Suggestion

MOST = 50
SAME_KIND = 2
"""Of one type of goods in a list, so that it does not show twelve yogurts."""
_SPARE = 3
"""How many times as many are looked up: some are sold out, or too alike."""

_BEST_SELLERS = (
    select(Product.id)
    .where(Product.status == ProductStatus.LISTED)
    .order_by(Product.popularity.desc(), Product.id)
    .limit(MOST * _SPARE)
)


@dataclass(frozen=True)
class Reason:
    """Evidence, as data and as a sentence of at most twelve words or so."""

    kind: ReasonKind
    text: str
    products: list[str]
    orders: int | None


@dataclass(frozen=True)
class Recommendation:
    product: ProductCard
    reason: Reason
    token: str


@dataclass(frozen=True)
class RecommendationList:
    items: list[Recommendation]
    is_fallback: bool
    model: str | None


async def recommendations(
    info: Info,
    placement: Placement,
    product_id: strawberry.ID | None = None,
    order_id: strawberry.ID | None = None,
    first: int = 12,
) -> RecommendationList:
    """What to show in a place of the shop, and why.

    HOME is new to the customer and fits what they bought; USUALS is what they buy again; PRODUCT
    (with `productId`), CART and ORDER (with `orderId`) are what is bought with those goods. A
    stranger gets what is popular, flagged. Nothing is sold out, in the cart, not wanted, or
    for grown-ups unless the customer is known to be one.
    """
    context = info.context
    first = _checked(first)
    live: LiveModel | None = getattr(context.ports.recommender, "live", None)
    order = await _order(context, placement, order_id)
    if placement is Placement.ORDER and order is None:
        return RecommendationList(items=[], is_fallback=True, model=None)
    seeds = {_product(placement, product_id)} - {None}
    known = await history.known(context, order)
    mine = await history.bought(context) if placement in _PERSONAL else []
    channel = await context.channel()
    asked = _Asked(placement, channel.id, {id for id in seeds if id}, known, mine)
    wanted = asked.suggestions(live, first * _SPARE)
    spare = await _popular(context, live, asked, first * _SPARE) if asked.may_be_filled else []
    shown = await _shown(context, [*wanted, *spare], first)
    return await _explained(context, placement, live, shown)


_PERSONAL = {Placement.HOME, Placement.USUALS, Placement.CART}


def _checked(first: int) -> int:
    if not 1 <= first <= MOST:
        raise InvalidInput([InvalidField("first", f"Between 1 and {MOST}.")])
    return first


async def _order(context: Context, placement: Placement, id: str | None) -> UUID | None:
    """The order asked about, if the viewer may see it."""
    if placement is not Placement.ORDER:
        return None
    try:
        return (await context.visible(Order, id or "")).id
    except NotFound:
        return None


def _product(placement: Placement, id: str | None) -> UUID | None:
    return uuid_of(Product, id or "") if placement is Placement.PRODUCT else None


@dataclass(frozen=True)
class _Asked:
    """One question, with all that is known about who asks."""

    placement: Placement
    channel_id: UUID
    seeds: set[UUID]
    known: Known
    history: list[Bought]

    @property
    def hidden(self) -> set[UUID]:
        """What is not shown, whatever speaks for it."""
        return self.known.cart | self.known.dismissed | self.known.order | self.seeds

    @property
    def may_be_filled(self) -> bool:
        """A shelf of usuals that are none would be a lie."""
        return self.placement is not Placement.USUALS

    @property
    def _is_empty_cart(self) -> bool:
        return self.placement is Placement.CART and not self.known.cart

    def suggestions(self, live: LiveModel | None, count: int) -> list[Suggestion]:
        if self.placement is Placement.USUALS:
            return ranking.usual(self.history, self.hidden, count)
        if live is None:
            return []
        if self.placement is Placement.HOME or self._is_empty_cart:
            return ranking.liked(live, self.history, self.channel_id, self.hidden, count)
        seeds = {Placement.CART: self.known.cart, Placement.ORDER: self.known.order}
        wanted = seeds.get(self.placement, self.seeds)
        return ranking.together(live, wanted, self.channel_id, self.hidden, count)


async def _popular(
    context: Context, live: LiveModel | None, asked: _Asked, count: int
) -> list[Suggestion]:
    """What is popular; while no model is trained, what most people ever bought."""
    hidden = asked.hidden | {one.product_id for one in asked.history}
    if live is not None:
        return ranking.popular(live, asked.channel_id, hidden, count)
    rows = await context.session.rows(_BEST_SELLERS)
    ids = [row[0] for row in rows if row[0] not in hidden]
    return [Suggestion(id, ReasonKind.POPULAR) for id in ids]


async def _shown(
    context: Context, suggestions: Sequence[Suggestion], first: int
) -> list[tuple[Suggestion, ProductCard]]:
    """Those that can be bought now by whoever asks, not too many of a kind."""
    found = await cards(context, [one.product_id for one in suggestions], archived=False)
    of_age = any(card.is_age_restricted for card in found.values()) and await history.is_of_age(
        context
    )
    seen: set[UUID] = set()
    kinds: Counter[str] = Counter()
    shown = []
    for one in suggestions:
        card = found.get(one.product_id)
        if card is None or card.available <= 0 or card.id in seen:
            continue
        if card.is_age_restricted and not of_age:
            continue
        if one.kind is not ReasonKind.USUAL and kinds[card.kind] >= SAME_KIND:
            continue
        seen.add(card.id)
        kinds[card.kind] += 1
        shown.append((one, card))
        if len(shown) == first:
            break
    return shown


async def _explained(
    context: Context,
    placement: Placement,
    live: LiveModel | None,
    shown: Sequence[tuple[Suggestion, ProductCard]],
) -> RecommendationList:
    because = chain.from_iterable(one.because for one, _ in shown)
    kinds = await history.kinds(context, because)
    version = live.version if live else "none"
    token = f"rec.{placement}.{version}.{token_urlsafe(9)}"
    items = [Recommendation(card, _reason(one, card, kinds), token) for one, card in shown]
    is_fallback = all(one.kind is ReasonKind.POPULAR for one, _ in shown)
    return RecommendationList(items, bool(items) and is_fallback, live.version if live else None)


def _reason(one: Suggestion, card: ProductCard, kinds: Mapping[UUID, str]) -> Reason:
    named = _distinct(kinds[id] for id in one.because if id in kinds)
    if one.kind is ReasonKind.BECAUSE_BOUGHT:
        # "Because you bought yogurt" beside a yogurt tells nothing, if there is something else.
        others = [name for name in named if name != in_a_sentence(card.kind)] or named
        return Reason(
            one.kind, said(f"Because you bought {' and '.join(others[:2])}"), others[:2], None
        )
    if one.kind is ReasonKind.BOUGHT_TOGETHER:
        orders = f"{one.orders} order" + ("" if one.orders == 1 else "s")
        text = f"Bought together with {named[0] if named else 'this'} in {orders}"
        return Reason(one.kind, said(text), named[:1], one.orders)
    if one.kind is ReasonKind.USUAL:
        return Reason(one.kind, said(f"You bought it {one.orders} times"), [], one.orders)
    return Reason(one.kind, said("Many people bought it lately"), [], None)


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
