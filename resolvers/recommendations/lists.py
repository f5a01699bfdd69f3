"""The list for one place: ranked by the model, sieved by the shop as it is now, with reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from secrets import token_urlsafe
from uuid import UUID

import strawberry
from sqlalchemy import select

from models.base import InvalidField, InvalidInput, NotFound
from models.catalog import Product, ProductStatus
from models.customers import Customer
from models.language import said
from models.orders import Order
from models.recommendations import Placement, ReasonKind
from resolvers.catalog import cards
from resolvers.catalog.rows import ProductCard
from resolvers.context import Context, Info, uuid_of
from resolvers.recommendations import history, kin, ranking
from resolvers.recommendations.history import Bought, Known, Who, in_a_sentence
from resolvers.recommendations.kin import Kin, StepUp
from resolvers.recommendations.live_model import LiveModel
from resolvers.recommendations.ranking import Suggestion
from resolvers.recommendations.sieve import Shown, Sieve

MOST = 50
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
    lift: float | None = None


@dataclass(frozen=True)
class Recommendation:
    product: ProductCard
    reason: Reason
    token: str
    step_up: StepUp | None = None


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

    HOME is new to the customer and fits what they bought and look at, as is what goes into a mail
    (EMAIL), a chat, or what a rep shows (REP); USUALS is what they buy again; PRODUCT (with
    `productId`), CART and ORDER (with `orderId`) are what is bought with those goods; SIMILAR and
    STEP_UP (with `productId`) are of its kind, and what is better about it at which price. A
    stranger who did nothing yet gets what is popular, flagged. Whatever was done before counts:
    nothing is sold out, in the cart, not wanted, sent back, or for grown-ups unless the customer
    is known to be one; and merchandisers' rules hold.
    """
    context = info.context
    order = await _order(context, placement, order_id)
    if placement is Placement.ORDER and order is None:
        return RecommendationList(items=[], is_fallback=True, model=None)
    seed = _product(placement, product_id)
    return await _listed(context, Who.asks(context), placement, seed, order, _checked(first))


async def recommendations_for(
    info: Info,
    customer_id: strawberry.ID,
    placement: Placement,
    product_id: strawberry.ID | None = None,
    first: int = 12,
) -> RecommendationList:
    """What the shop would recommend to a customer now, for whoever serves or writes to them."""
    context = info.context
    first = _checked(first)
    customer = await context.visible(Customer, customer_id)
    seed = _product(placement, product_id)
    return await _listed(context, Who(customer.id), placement, seed, None, first)


async def _listed(
    context: Context,
    who: Who,
    placement: Placement,
    seed: UUID | None,
    order: UUID | None,
    first: int,
) -> RecommendationList:
    live: LiveModel | None = getattr(context.ports.recommender, "live", None)
    asked = await _asked(context, who, placement, order, {seed} if seed else set())
    wanted = asked.suggestions(live, first * _SPARE)
    spare = await _popular(context, live, asked, first * _SPARE) if asked.may_be_filled else []
    shown = await _shown(context, asked, [*asked.pinned, *wanted, *spare])
    return await _explained(context, asked, live, shown[:first])


async def _asked(
    context: Context, who: Who, placement: Placement, order: UUID | None, seeds: set[UUID]
) -> "_Asked":
    known = await history.known(context, who, placement, order)
    mine = await history.bought(context, who) if known.needs_history(placement) else []
    channel = await context.channel()
    kind = await _kin(context, placement, channel.id, seeds)
    return _Asked(placement, who, channel.id, seeds, known, mine, kind)


async def _kin(
    context: Context, placement: Placement, channel_id: UUID, seeds: set[UUID]
) -> Kin | None:
    if placement not in _OF_A_KIND or not seeds:
        return None
    return await kin.kin(context, next(iter(seeds)), channel_id)


_OF_A_KIND = {Placement.SIMILAR, Placement.STEP_UP}
_AS_AT_HOME = {Placement.HOME, Placement.EMAIL, Placement.CHAT, Placement.REP}
_OF_A_PRODUCT = {Placement.PRODUCT, *_OF_A_KIND}


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
    return uuid_of(Product, id or "") if placement in _OF_A_PRODUCT else None


@dataclass(frozen=True)
class _Asked:
    """One question, with all that is known about who asks."""

    placement: Placement
    who: Who
    channel_id: UUID
    seeds: set[UUID]
    known: Known
    history: list[Bought]
    kin: Kin | None = None

    @property
    def hidden(self) -> set[UUID]:
        """What need not be looked at; the sieve has the last word."""
        known = self.known
        return known.cart | known.unwanted | known.order | known.returned | self.seeds

    @property
    def owned(self) -> set[UUID]:
        return {one.product_id for one in self.history}

    @property
    def pinned(self) -> list[Suggestion]:
        if not self.may_be_filled:
            return []
        return [Suggestion(id, ReasonKind.FEATURED) for id in self._sieve(False).pinned]

    @property
    def may_be_filled(self) -> bool:
        """A shelf of usuals that are none would be a lie, as would be one of what is better."""
        return self.placement not in {Placement.USUALS, *_OF_A_KIND}

    def _sieve(self, is_of_age: bool) -> Sieve:
        return Sieve(self.known, frozenset(self.owned), frozenset(self.seeds), is_of_age)

    def sieved(
        self, wanted: Iterable[tuple[Suggestion, ProductCard | None]], is_of_age: bool
    ) -> list[Shown]:
        return self._sieve(is_of_age).chosen(wanted)

    def suggestions(self, live: LiveModel | None, count: int) -> list[Suggestion]:
        if self.placement is Placement.USUALS:
            own = self.history if self.known.is_personal else []
            return ranking.usual(own, self.hidden, count)
        if self.kin is not None:
            is_up = self.placement is Placement.STEP_UP
            id, peers = self.kin.product_id, self.kin.peers
            return self.kin.above() if is_up else ranking.similar(live, id, peers)
        if live is None:
            return []
        if self.placement in _AS_AT_HOME or self._is_empty_cart:
            return self._liked(live, count)
        seeds = {Placement.CART: self.known.cart, Placement.ORDER: self.known.order}
        wanted = seeds.get(self.placement, self.seeds)
        return ranking.together(live, wanted, self.channel_id, self.hidden, count)

    @property
    def _is_empty_cart(self) -> bool:
        return self.placement is Placement.CART and not self.known.cart

    def _liked(self, live: LiveModel, count: int) -> list[Suggestion]:
        """New to them, and fitting their taste; of who wants none of it, nothing is made of it."""
        if not self.known.is_personal:
            return []
        seeds = ranking.seeds(self.history, self.known)
        hidden = self.hidden | self.owned | set(self.known.viewed)
        return ranking.liked(live, seeds, self.channel_id, hidden, count)


async def _popular(
    context: Context, live: LiveModel | None, asked: _Asked, count: int
) -> list[Suggestion]:
    """What is popular; while no model is trained, what most people ever bought."""
    hidden = asked.hidden | asked.owned
    if live is not None:
        return ranking.popular(live, asked.channel_id, hidden, count)
    rows = await context.session.rows(_BEST_SELLERS)
    ids = [row[0] for row in rows if row[0] not in hidden]
    return [Suggestion(id, ReasonKind.POPULAR) for id in ids]


async def _shown(context: Context, asked: _Asked, suggestions: Sequence[Suggestion]) -> list[Shown]:
    """Those that can be bought now by whoever asks."""
    found = await cards(context, [one.product_id for one in suggestions], archived=False)
    is_limited = any(card.is_age_restricted for card in found.values())
    is_of_age = is_limited and await history.is_of_age(context, asked.who)
    return asked.sieved(((one, found.get(one.product_id)) for one in suggestions), is_of_age)


async def _explained(
    context: Context, asked: _Asked, live: LiveModel | None, shown: Sequence[Shown]
) -> RecommendationList:
    because = chain.from_iterable(one.because for one, _ in shown)
    kinds = await history.kinds(context, because)
    steps = await _steps(context, asked, [card for _, card in shown])
    version = live.version if live else None
    token = f"rec.{asked.placement}.{version or 'none'}.{token_urlsafe(9)}"
    items = [
        Recommendation(card, _reason(one, card, kinds), token, steps.get(card.id))
        for one, card in shown
    ]
    is_fallback = all(one.kind is ReasonKind.POPULAR for one, _ in shown)
    return RecommendationList(items, bool(items) and is_fallback, version)


async def _steps(
    context: Context, asked: _Asked, shown: Sequence[ProductCard]
) -> dict[UUID, StepUp]:
    """What is better about each, where that is what was asked for."""
    if asked.kin is None or asked.placement is not Placement.STEP_UP or not shown:
        return {}
    own = asked.kin.product_id
    card = (await cards(context, [own], archived=False)).get(own)
    if card is None:
        return {}
    said_of = await kin.attributes(context, [own, *(one.id for one in shown)])
    return {one.id: asked.kin.step_up(card, one, said_of) for one in shown}


def _reason(one: Suggestion, card: ProductCard, kinds: Mapping[UUID, str]) -> Reason:
    named = _distinct(kinds[id] for id in one.because if id in kinds)
    if one.kind in _BECAUSE:
        # "Because you bought yogurt" beside a yogurt tells nothing, if there is something else.
        others = [name for name in named if name != in_a_sentence(card.kind)] or named
        text = _BECAUSE[one.kind].format(" and ".join(others[:2]) or in_a_sentence(card.kind))
        return Reason(one.kind, said(text), others[:2], None)
    if one.kind is ReasonKind.BOUGHT_TOGETHER:
        orders = f"{one.orders} order" + ("" if one.orders == 1 else "s")
        text = f"Bought together with {named[0] if named else 'this'} in {orders}"
        return Reason(one.kind, said(text), named[:1], one.orders, one.lift)
    if one.kind in _OF_KIN:
        return Reason(one.kind, said(_OF_KIN[one.kind].format(named[0])), named[:1], None)
    return Reason(one.kind, said(_plainly(one)), [], one.orders)


def _plainly(one: Suggestion) -> str:
    if one.kind is ReasonKind.RUNNING_LOW:
        return f"You buy it about every {one.days} days"
    if one.kind is ReasonKind.USUAL:
        return f"You bought it {one.orders} times"
    pinned = one.kind is ReasonKind.FEATURED
    return "Picked by the shop" if pinned else "Many people bought it lately"


_OF_KIN = {
    ReasonKind.SIMILAR: "Like other {}",
    ReasonKind.BETTER: "One step up in {}",
}
_BECAUSE = {
    ReasonKind.BECAUSE_BOUGHT: "Because you bought {}",
    ReasonKind.BECAUSE_VIEWED: "Because you looked at {}",
    ReasonKind.BECAUSE_IN_CART: "Goes with {} in your cart",
    ReasonKind.BECAUSE_PRAISED: "Because you like {}",
}


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
