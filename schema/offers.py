"""Offers, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import offers as model
from models.viewer import Grant, Touchpoint
from resolvers import offers
from resolvers.offers import codes, editing, simulating
from schema.errors import ChangedMeanwhile, InvalidInput, NotFound
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.limits import DEAR
from schema.money import Money
from schema.paging import connection

if TYPE_CHECKING:
    from schema.catalog import Product


@served_from(model.Offer)
class Offer(Node):
    """Money off, in `percent` or as an `amount`, with the reason for it and its terms."""

    code: str
    name: str
    reason: str
    terms: str
    percent: int | None
    starts_at: datetime
    ends_at: datetime
    amount = related(offers.amount, returns=Money | None, pure=True)
    is_used = related(offers.is_used, returns=bool)
    product = related(
        offers.product,
        returns=Annotated["Product", strawberry.lazy("schema.catalog")] | None,
        may_refuse=True,
    )


@served_from(model.Short)
class OfferLack:
    """One thing that stands between a cart and an offer; where adding goods helps, `spend` or
    `quantity` is how much more of them it takes."""

    lack: model.Lack
    spend: Money | None
    quantity: int | None


@served_from(model.Told)
class CartOffer:
    """Where an offer stands with a cart: what it `saves` there, or what is `missing`; `code` is as
    it was typed, empty for one that needs none. A code that cannot be used says the `reason`."""

    code: str
    offer: Offer | None
    standing: model.Standing
    saves: Money
    missing: list[OfferLack]
    beaten_by: list[Offer]
    reason: str


@served_from(editing.OfferGoods)
class OfferGoods:
    """A filter of goods, as it was set; what is empty does not narrow."""

    brand: list[str]
    kind: list[str]
    maker: list[int]
    size: list[str]
    ids: list[strawberry.ID]
    min_price: Money | None
    max_price: Money | None
    category = related(editing.category, returns=str | None)


@served_from(editing.OfferPart)
class OfferPart:
    goods: OfferGoods
    quantity: int


@served_from(editing.OfferSettings)
class OfferSettings:
    """An offer as a marketer set it, see `OfferTermsInput`, and how often it was used."""

    gid: strawberry.ID = strawberry.field(name="id")
    revision: int
    phase: editing.OfferPhase
    name: str
    code: str
    reason: str
    terms: str
    is_automatic: bool
    is_draft: bool
    starts_at: datetime
    ends_at: datetime
    currency: str | None
    effect: model.OfferEffect
    percent: int
    amount: Money | None
    buy: int
    get: int
    at_most: int | None
    parts: list[OfferPart]
    goods: OfferGoods
    spend_on: OfferGoods | None
    least_spend: Money | None
    least_quantity: int
    markets: list[str]
    touchpoints: list[Touchpoint]
    campaigns: list[strawberry.ID]
    tiers: list[strawberry.ID]
    first_order: bool
    bought: OfferGoods | None
    bought_days: int
    idle_days: int
    group: str
    stands_alone: bool
    rank: int
    most_uses: int | None
    most_per_day: int | None
    most_each: int | None
    budget: Money | None
    uses: int
    given = related(editing.given, returns=list[Money])
    codes = related(codes.codes, returns=int)


@served_from(simulating.OfferSimulation)
class OfferSimulation:
    """Of so many `orders` of the past, `usedBy` how many it would have been, what it would have
    cost, and what those orders came to as they were."""

    orders: int
    used_by: int
    customers: int
    cost: Money
    turnover: Money
    is_whole: bool
    takes_for_granted: list[model.Lack]


OfferSettingsConnection = connection(OfferSettings, "OfferSettings")
SaveOfferResult = Annotated[
    OfferSettings | NotFound | InvalidInput | ChangedMeanwhile, strawberry.union("SaveOfferResult")
]
EndOfferResult = Annotated[
    OfferSettings | NotFound | ChangedMeanwhile, strawberry.union("EndOfferResult")
]
MakeOfferCodesResult = Annotated[
    OfferSettings | NotFound | InvalidInput, strawberry.union("MakeOfferCodesResult")
]
MAKES = [Grant.MAKE_OFFERS]


@strawberry.type
class OfferQueries:
    offers = query(offers.offers, returns=list[Offer], allow=ANYONE)
    offer_settings = query(
        editing.offer_settings, returns=OfferSettingsConnection, allow=[Grant.SEE_OFFERS]
    )
    offer_setting = query(
        editing.offer_setting, returns=OfferSettings | None, allow=[Grant.SEE_OFFERS]
    )
    offer_codes_file = query(codes.offer_codes_file, returns=str, allow=[Grant.SEE_OFFERS])
    simulate_offer = query(simulating.simulate_offer, returns=OfferSimulation, allow=MAKES)


@strawberry.type
class OfferMutations:
    save_offer = mutation(editing.save_offer, returns=SaveOfferResult, allow=MAKES)
    make_offer_codes = mutation(
        codes.make_offer_codes, returns=MakeOfferCodesResult, allow=MAKES, costs=DEAR
    )
    end_offer = mutation(editing.end_offer, returns=EndOfferResult, allow=MAKES)
