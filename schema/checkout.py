"""What the checkout asks before an order is placed, and what the owner sets about delivery."""

from datetime import datetime
from typing import Annotated

import strawberry

from models.catalog import ReturnRule
from models.legal import LegalKind
from models.stores import DeliveryKind
from models.viewer import Grant
from resolvers import delivery
from resolvers.orders import offering
from schema.address_book import AddressFormat
from schema.errors import ChangedMeanwhile, InvalidInput, NotFound
from schema.fields import ANYONE, mutation, query, served_from
from schema.money import Money, Totals


@served_from(offering.DeliveryOption)
class DeliveryMethod:
    """A way to get the present cart delivered: its price, when it would come, and what the order
    would cost to the cent; `totals` is null without a cart."""

    code: str
    kind: DeliveryKind
    name: str
    description: str
    price: Money
    earliest: datetime
    latest: datetime
    totals: Totals | None


@served_from(offering.SoldForGood)
class SoldForGood:
    """What is in the cart and cannot be sent back, and by which rule."""

    name: str
    rule: ReturnRule


@served_from(offering.Checkout)
class Checkout:
    """What it takes to buy the present cart. With an `ageLimit`, its buyer tells a date of birth or
    confirms to be so old, unless `isOldEnough`; the texts of `mustAccept` are to be read first.
    `countries` are those where the shop delivers, `addressFormat` is that of the one asked for.
    Goods may be sent back within `returnDays` of their delivery, 0 for never; unless they are at
    fault, `returnFee` is kept then."""

    delivery_methods: list[DeliveryMethod]
    must_accept: list[LegalKind]
    age_limit: int | None
    is_old_enough: bool | None
    countries: list[str]
    address_format: AddressFormat | None
    return_days: int
    return_fee: Money
    sold_for_good: list[SoldForGood]


@served_from(delivery.DeliverySettings)
class DeliverySettings:
    """A way of delivery, as the owner sets it; see `DeliveryTermsInput`."""

    gid: strawberry.ID = strawberry.field(name="id")
    revision: int
    channel: str
    code: str
    name: str
    description: str
    amount: Money
    amount_per_kg: Money
    free_from: Money | None
    goods_from: Money | None
    goods_below: Money | None
    heaviest_grams: int | None
    delivers_to: list[str]
    not_to: list[str]
    days_earliest: int
    days_latest: int
    weekdays: list[int]
    cut_off: str
    position: int
    kind: DeliveryKind


@served_from(delivery.DeliveryEnded)
class DeliveryEnded:
    """It is offered no more; what was ordered with it stays as it was."""

    code: str


@served_from(delivery.DeliveryQuote)
class DeliveryQuote:
    """A way of delivery for a parcel of some weight and value: its price and days."""

    code: str
    name: str
    price: Money
    earliest: datetime
    latest: datetime


CreateDeliveryMethodResult = Annotated[
    DeliverySettings | NotFound | InvalidInput, strawberry.union("CreateDeliveryMethodResult")
]
ChangeDeliveryMethodResult = Annotated[
    DeliverySettings | NotFound | InvalidInput | ChangedMeanwhile,
    strawberry.union("ChangeDeliveryMethodResult"),
]
RemoveDeliveryMethodResult = Annotated[
    DeliveryEnded | NotFound | ChangedMeanwhile, strawberry.union("RemoveDeliveryMethodResult")
]
RUNS = [Grant.RUN_SHOP]


@strawberry.type
class CheckoutQueries:
    checkout = query(offering.checkout, returns=Checkout, allow=ANYONE)
    delivery_methods = query(offering.delivery_methods, returns=list[DeliveryMethod], allow=ANYONE)
    delivery_settings = query(
        delivery.delivery_settings, returns=list[DeliverySettings], allow=RUNS
    )
    delivery_quotes = query(delivery.delivery_quotes, returns=list[DeliveryQuote], allow=RUNS)


@strawberry.type
class CheckoutMutations:
    create_delivery_method = mutation(
        delivery.create_delivery_method, returns=CreateDeliveryMethodResult, allow=RUNS
    )
    change_delivery_method = mutation(
        delivery.change_delivery_method, returns=ChangeDeliveryMethodResult, allow=RUNS
    )
    remove_delivery_method = mutation(
        delivery.remove_delivery_method, returns=RemoveDeliveryMethodResult, allow=RUNS
    )
