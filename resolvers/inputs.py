"""Nested inputs of mutations and filters."""

from datetime import date, datetime
from typing import Annotated, NewType, TypeAlias

import strawberry

from models.analytics import BehaviourEvent
from models.legal import LegalKind
from models.recommendations import Placement
from models.stores import DeliveryKind, LocationKind

Decimal = NewType("Decimal", str)
"""An exact decimal, as text: "12.10"."""

_KEY = strawberry.argument(
    description="One for each intention, 8 to 200 characters. Told again with the same values, it "
    "does nothing and gives what the first call made, as that stands by now, for at least 24 "
    "hours; with other values it is refused. After a refusal, the same key may try again."
)
Key: TypeAlias = Annotated[str, _KEY]
OptionalKey: TypeAlias = Annotated[str | None, _KEY]


@strawberry.input(description="A postal address; `country` is two letters of ISO 3166.")
class AddressInput:
    name: str
    line1: str
    city: str
    postal_code: str
    country: str
    line2: str | None = None
    region: str = ""


@strawberry.input(
    description="Where and when an order is collected: one of the `slots` of `pickupStores`. "
    "`collector` is somebody else who may take it, by name.",
)
class PickupInput:
    store_id: strawberry.ID
    starts_at: datetime
    collector: str = ""


@strawberry.input(
    description="What a buyer says of themselves, where the goods or the market want it: their "
    "date of birth or that they are old enough, and which legal texts they have read."
)
class DeclarationInput:
    born_on: date | None = None
    is_age_confirmed: bool = False
    accepted: list[LegalKind] = strawberry.field(default_factory=list)


@strawberry.input(
    description="So much of an order is paid by a gift card, whose token `checkGiftCard` gave; "
    "with `points`, by so many of the buyer's; with neither, by their store credit. `amount` is of "
    "the order's currency, and what the fewest such `points` pay."
)
class TenderInput:
    amount: Decimal
    gift_card: str | None = None
    points: int | None = None


@strawberry.input(
    description="How a way of delivery goes. Amounts are of the market's currency: "
    "`amountPerKg` is for each kilogram that is begun, from `freeFrom` on it costs nothing, and "
    "it is offered for goods of `goodsFrom` up to below `goodsBelow`. `deliversTo` and `notTo` "
    "are countries or regions by ISO 3166, US or US-AK; without any, the country of the market. "
    "A parcel is packed and carried on `weekdays`, 0 for Monday; what is ordered after `cutOff`, "
    "such as 14:00 in the market's zone, the next of these."
)
class DeliveryTermsInput:
    name: str
    amount: Decimal
    days_earliest: int
    days_latest: int
    description: str = ""
    amount_per_kg: Decimal = Decimal("0")
    free_from: Decimal | None = None
    goods_from: Decimal | None = None
    goods_below: Decimal | None = None
    heaviest_grams: int | None = None
    delivers_to: list[str] = strawberry.field(default_factory=list)
    not_to: list[str] = strawberry.field(default_factory=list)
    weekdays: list[int] = strawberry.field(default_factory=lambda: [0, 1, 2, 3, 4, 5, 6])
    cut_off: str = ""
    position: int = 0
    kind: DeliveryKind | None = None


@strawberry.input(
    description="More of a variant, for the cart. `attribution` is the token of what led to it."
)
class CartLineInput:
    variant_id: strawberry.ID
    quantity: int = 1
    attribution: str | None = None


@strawberry.input(description="So many of a variant, as scanned at a till.")
class TillLineInput:
    variant_id: strawberry.ID
    quantity: int = 1


@strawberry.input(
    description="A tier of the membership: `spend` takes a member there. It gives so many points "
    "instead of ten thousand, and so many days for sending goods back, or as many as to anybody. "
    "`id` names a tier that is kept."
)
class LoyaltyTierInput:
    name: str
    spend: Decimal
    points_basis_points: int = 10_000
    has_free_shipping: bool = False
    return_days: int | None = None
    has_early_access: bool = False
    id: strawberry.ID | None = None


@strawberry.input(description="An exact amount of a currency, three letters of ISO 4217.")
class MoneyInput:
    amount: Decimal
    currency: str


@strawberry.input(description="How many of one line of an order go back.")
class ReturnLineInput:
    order_line_id: strawberry.ID
    quantity: int


@strawberry.input(
    description="How the units of one line of a return came, each counted once. What is like new "
    "goes on the shelf, what was opened or is damaged does not."
)
class GradedLineInput:
    return_line_id: strawberry.ID
    like_new: int = 0
    opened: int = 0
    damaged: int = 0
    missing: int = 0


@strawberry.input(
    description="What of the audit log is asked for: from a moment, before another; `text` is "
    "words of what was done and of the values, or of the name of who did it."
)
class AuditFilter:
    actor_id: strawberry.ID | None = None
    act: str | None = None
    object_id: strawberry.ID | None = None
    start: datetime | None = strawberry.field(name="from", default=None)
    end: datetime | None = strawberry.field(name="to", default=None)
    text: str | None = None


@strawberry.input(description="Where somebody is, in degrees.")
class PlaceInput:
    latitude: float
    longitude: float


@strawberry.input(description="When a place is open on one weekday; 0 is Monday: 08:00 to 21:00.")
class HoursInput:
    weekday: int
    opens: str
    closes: str


@strawberry.input(
    description="What a warehouse or a store is, and where; `number` is its own among all."
)
class LocationInput:
    kind: LocationKind
    number: str
    name: str
    line1: str
    city: str
    postal_code: str
    country: str
    latitude: float
    longitude: float
    region: str = ""
    has_pickup: bool = False
    pickup_capacity: int | None = None
    pickup_lead_minutes: int | None = None
    time_zone: str | None = None
    opening_hours: list[HoursInput] = strawberry.field(default_factory=list)


@strawberry.input(name="Period", description="From one moment, before another.")
class PeriodInput:
    start: datetime = strawberry.field(name="from")
    end: datetime = strawberry.field(name="to")


@strawberry.input(
    description="What happened: `text` is what was searched, the step of the checkout or the page, "
    "`results` how many products were found, `token` the one of the recommendation that was shown "
    "or clicked, `milliseconds` how long the page's largest thing took to be there."
)
class BehaviourEventInput:
    name: BehaviourEvent
    product_id: strawberry.ID | None = None
    order_id: strawberry.ID | None = None
    text: str | None = None
    results: int | None = None
    placement: Placement | None = None
    token: str | None = None
    milliseconds: int | None = None
