"""Where the shop sells: channels with their prices and taxes, locations with their stock."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import available_timezones

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    SmallInteger,
    UniqueConstraint,
    func,
    literal,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Mapped, column_property, mapped_column

from models import delivery, money
from models.addresses import Address
from models.base import ChangedMeanwhile, InvalidField, InvalidInput, Model
from models.closing import Obstacle, PlaceIsInUse
from models.delivery import DeliveryPromise
from models.ownership import at_own_store
from models.taxes import TaxedAs, basis_points_of, in_force, percent_of, rate_of
from models.viewer import Grant, Viewer


class LocationKind(StrEnum):
    WAREHOUSE = "warehouse"
    STORE = "store"


class Location(Model):
    """A place with stock: a warehouse that ships, or a store that people visit."""

    __tablename__ = "locations"
    prefix = "location"

    kind: Mapped[LocationKind]
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    line1: Mapped[str]
    city: Mapped[str]
    region: Mapped[str]
    postal_code: Mapped[str]
    country: Mapped[str]
    latitude: Mapped[float]
    longitude: Mapped[float]
    opening_hours: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """{"0": ["08:00", "21:00"], …} by weekday, Monday is "0"; a closed day is missing."""
    has_pickup: Mapped[bool] = mapped_column(default=False)
    pickup_capacity: Mapped[int] = mapped_column(default=8, server_default="8")
    """How many come in one hour."""
    pickup_lead_minutes: Mapped[int] = mapped_column(default=120, server_default="120")
    """Of its opening hours, until what is ordered can be collected."""
    time_zone: Mapped[str] = mapped_column(default="", server_default="")
    """By whose clock it opens; empty for that of its market."""
    is_demo: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    """Counts each change of what is said here."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when it is offered nowhere."""

    @property
    def address(self) -> str:
        return self.line1

    def describe(self, given: Mapping[str, Any]) -> None:
        """Say anew what and where it is. Raises InvalidInput."""
        cleaned = {
            name: value.strip() if isinstance(value, str) else value
            for name, value in given.items()
        }
        faults = [fault for name, value in cleaned.items() if (fault := _misplaced(name, value))]
        if faults:
            raise InvalidInput(faults)
        for name, value in cleaned.items():
            setattr(self, name, value)

    def change(self, revision: int, given: Mapping[str, Any]) -> None:
        """Raises ChangedMeanwhile, InvalidInput."""
        self.check_revision(revision)
        self.describe(given)
        self.revision += 1

    def check_revision(self, revision: int) -> None:
        """Raises ChangedMeanwhile."""
        if revision != self.revision:
            raise ChangedMeanwhile(revision=self.revision)

    def close(self, obstacles: Sequence[Obstacle], now: datetime) -> None:
        """Raises PlaceIsInUse."""
        if obstacles:
            raise PlaceIsInUse(obstacles=list(obstacles))
        self.closed_at = self.closed_at or now
        self.revision += 1

    def reopen(self) -> None:
        self.closed_at = None
        self.revision += 1

    @property
    def offers_pickup(self) -> bool:
        is_open = self.closed_at is None and self.pickup_capacity > 0
        return is_open and self.kind is LocationKind.STORE and self.has_pickup

    @classmethod
    def stocked_by(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who looks after its goods: whoever does anywhere, and who serves in it."""
        return or_(literal(viewer.may(Grant.MANAGE_STOCK)), at_own_store(viewer, cls.id))

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


_COUNTRY = re.compile(r"[A-Z]{2}")
_BOUNDS = {
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "pickup_capacity": (0, 1_000),
    "pickup_lead_minutes": (0, 10_080),
}


def _misplaced(name: str, value: Any) -> InvalidField | None:
    path = _CAMEL.get(name, name)
    low, high = _BOUNDS.get(name, (0, 0))
    if high and not low <= value <= high:
        return InvalidField(path, f"From {low} to {high}.")
    if name == "time_zone" and value and value not in available_timezones():
        return InvalidField(path, "A zone such as America/New_York.")
    if name == "country" and not _COUNTRY.fullmatch(value):
        return InvalidField(path, "Two letters of ISO 3166, for example US.")
    if isinstance(value, str) and not isinstance(value, LocationKind):
        if not value and name not in ("region", "time_zone"):
            return InvalidField(path, "This is needed.")
        if len(value) > LONGEST_LINE or not value.isprintable():
            return InvalidField(path, f"At most {LONGEST_LINE} plain characters, on one line.")
    return None


MOST_RETURN_DAYS = 730
MOST_CHANGE_MINUTES = 7 * 24 * 60


def _out_of_range(name: str, value: int, most: int) -> list[InvalidField]:
    told = f"A whole number from 0 to {most}."
    return [] if 0 <= value <= most else [InvalidField(name, told)]


class Channel(Model):
    """A market: a currency, a way to tax, a language and the warehouses that serve it."""

    __tablename__ = "channels"
    prefix = "channel"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    currency: Mapped[str]
    locale: Mapped[str]
    time_zone: Mapped[str]
    country: Mapped[str]
    prices_include_tax: Mapped[bool]
    tax_basis_points: Mapped[int]
    """The usual rate, in hundredths of a per cent: where no `TaxRate` says otherwise."""
    warehouse_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    """The first that it sells from; see `ChannelLocation`."""
    position: Mapped[int] = mapped_column(default=0)
    must_accept: Mapped[list[str]] = mapped_column(default_factory=list, server_default="{}")
    """Of `LegalKind`: what a shopper says they have read, to buy here."""
    change_minutes: Mapped[int] = mapped_column(default=60, server_default="60")
    """How long after placing an order its buyer may cancel or change it; 0 for never."""
    return_days: Mapped[int] = mapped_column(default=30, server_default="30")
    """How long after delivery goods may be sent back, promised with each order; 0 for never."""
    return_fee: Mapped[int] = mapped_column(default=0, server_default="0")
    """Minor units, tax and all: what its buyer pays to send goods back that are not at fault."""
    returns_approved_below: Mapped[int] = mapped_column(default=0, server_default="0")
    """Minor units: returns of less value are accepted at once; 0 for none."""
    tax_rates: Mapped[list[Any] | None] = column_property(in_force())
    """Of all countries, read with it: pricing asks the database for no tax."""

    if TYPE_CHECKING:
        further_ids: Mapped[list[UUID] | None] = mapped_column(init=False)

    def __post_init__(self) -> None:
        """One that was just made has but its own; nothing is to be read for it."""
        self.further_ids = None

    @property
    def warehouses(self) -> list[UUID]:
        """Where it sells from, the best first; read with it."""
        return [self.warehouse_id, *(self.further_ids or ())]

    @property
    def tax_percent(self) -> str:
        return percent_of(self.tax_basis_points)

    def set_tax(self, percent: str) -> None:
        """From the next order on; what is placed keeps the rate of its lines.

        Raises InvalidInput.
        """
        self.tax_basis_points = basis_points_of(percent)

    def set_terms(
        self, return_days: int, change_minutes: int, return_fee: str, approved_below: str
    ) -> None:
        """What is placed keeps its days to send back, and its fee. Raises InvalidInput."""
        fee = money.price_units(return_fee, self.currency)
        below = money.price_units(approved_below, self.currency)
        faults = _out_of_range("returnDays", return_days, MOST_RETURN_DAYS)
        faults += _out_of_range("changeMinutes", change_minutes, MOST_CHANGE_MINUTES)
        amounts = {"returnFee": fee, "approvedBelow": below}
        told = "An amount of this market's money."
        faults += [InvalidField(name, told) for name, one in amounts.items() if one is None]
        if faults or fee is None or below is None:
            raise InvalidInput(faults)
        self.return_days, self.change_minutes = return_days, change_minutes
        self.return_fee, self.returns_approved_below = fee, below

    def days_to_return(self, of_tier: int | None) -> int:
        """As it is promised with an order: a tier of membership gives longer, never less."""
        return max(self.return_days, of_tier or 0)

    @property
    def fee_to_return(self) -> money.Money:
        return money.Money(self.return_fee, self.currency)

    @property
    def approved_below(self) -> money.Money:
        return money.Money(self.returns_approved_below, self.currency)

    def tax_rate(self, taxed_as: TaxedAs, region: str = "", country: str = "") -> int:
        """Hundredths of a per cent, in its own country unless another is named. Where tax comes on
        top, delivery has none unless it is set.
        """
        is_free = taxed_as is TaxedAs.DELIVERY and not self.prices_include_tax
        place = country or self.country, region
        return rate_of(self.tax_rates, taxed_as, *place, self.tax_basis_points, is_free=is_free)

    def tax_on(self, amount: int, basis_points: int) -> int:
        """The tax on top of `amount`, or within it, as the channel's prices are; minor units."""
        if self.prices_include_tax:
            return money.tax_within(amount, basis_points)
        return money.share(amount, basis_points)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


MOST_WAREHOUSES = 8
"""That one market sells from."""


class ChannelLocation(Model):
    """A further warehouse that a market sells from, after its own and by rank."""

    __tablename__ = "channel_locations"
    __table_args__ = (
        UniqueConstraint("channel_id", "location_id"),
        UniqueConstraint("channel_id", "rank"),
        CheckConstraint("rank between 1 and 7", name="rank_after_the_first"),
    )
    prefix = "channellocation"

    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    rank: Mapped[int]


Channel.further_ids = column_property(
    select(func.array_agg(aggregate_order_by(ChannelLocation.location_id, ChannelLocation.rank)))
    .where(ChannelLocation.channel_id == Channel.id)
    .correlate_except(ChannelLocation)
    .scalar_subquery()
)


class DeliveryKind(StrEnum):
    DELIVERY = "delivery"
    PICKUP = "pickup"
    """Collected in a store, in an hour that the buyer chooses."""


class DeliveryMethod(Model):
    """A way to get an order home: where it goes, what it takes, its price and how long it needs."""

    __tablename__ = "delivery_methods"
    __table_args__ = (UniqueConstraint("channel_id", "code"),)
    prefix = "delivery"

    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    code: Mapped[str]
    name: Mapped[str]
    description: Mapped[str]
    amount: Mapped[int]
    """Minor units of the channel's currency, in its kind of price."""
    amount_per_kg: Mapped[int] = mapped_column(default=0, server_default="0")
    """On top, for each kilogram that is begun."""
    free_from: Mapped[int | None] = mapped_column(default=None)
    """The value of goods from which it costs nothing; None for never."""
    goods_from: Mapped[int | None] = mapped_column(default=None)
    goods_below: Mapped[int | None] = mapped_column(default=None)
    """It is offered for goods of such a value; None for any."""
    heaviest_grams: Mapped[int | None] = mapped_column(default=None)
    delivers_to: Mapped[list[str]] = mapped_column(default_factory=list, server_default="{}")
    """Countries by ISO 3166-1 or regions, US or US-AK; empty for the country of the channel."""
    not_to: Mapped[list[str]] = mapped_column(default_factory=list, server_default="{}")
    days_earliest: Mapped[int]
    days_latest: Mapped[int]
    weekdays: Mapped[list[int]] = mapped_column(
        ARRAY(SmallInteger),
        default_factory=lambda: list(delivery.EVERY_DAY),
        server_default="{0,1,2,3,4,5,6}",
    )
    """On which it is packed and carried; 0 is Monday."""
    kind: Mapped[DeliveryKind] = mapped_column(
        default=DeliveryKind.DELIVERY, server_default="delivery"
    )
    cut_off: Mapped[str] = mapped_column(default="", server_default="")
    """In the zone of the channel, 14:00; ordered later, it is packed the next day."""
    position: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1, server_default="1")

    def price_for(self, goods: int, grams: int = 0) -> int:
        if self.free_from is not None and goods >= self.free_from:
            return 0
        return self.amount + self.amount_per_kg * -(-grams // 1000)

    def takes(self, goods: int, grams: int) -> bool:
        """Whether a parcel of such a value and weight may go this way."""
        return (
            (self.goods_from is None or goods >= self.goods_from)
            and (self.goods_below is None or goods < self.goods_below)
            and (self.heaviest_grams is None or grams <= self.heaviest_grams)
        )

    def may_go_to(self, market: str, country: str, region: str) -> bool:
        """Whether it goes there, as far as that is known: without a region, to some of them."""
        zone = self.delivers_to or [market]
        if not region and delivery.names_regions(zone, country):
            return True
        reaches = delivery.lies_in(zone, country, region)
        return reaches and not delivery.lies_in(self.not_to, country, region)

    def check_takes(self, goods: int, grams: int) -> None:
        """Raises InvalidInput."""
        if not self.takes(goods, grams):
            told = f"{self.name} does not take this cart. Choose another way."
            raise InvalidInput([InvalidField("deliveryMethod", told)])

    def check_goes_to(self, market: str, place: Address) -> None:
        """Raises InvalidInput naming what of the address is in the way, or lacking."""
        decides = [*self.delivers_to, *self.not_to]
        if not place.region and delivery.names_regions(decides, place.country):
            raise InvalidInput([InvalidField("address.region", "This is needed.")])
        if self.may_go_to(market, place.country, place.region):
            return
        countries = sorted({one[:2] for one in self.delivers_to} or {market})
        if place.country not in countries:
            only = f"We deliver within {', '.join(countries)} only."
            raise InvalidInput([InvalidField("address.country", only)])
        raise InvalidInput([InvalidField("deliveryMethod", f"{self.name} does not go there.")])

    def promise(
        self, now: datetime, zone: str, country: str = "", region: str = ""
    ) -> DeliveryPromise:
        days = delivery.WorkingDays(zone, self.weekdays, self.cut_off, country, region)
        return days.promise(now, self.days_earliest, self.days_latest)

    def change(self, revision: int, given: Mapping[str, Any]) -> None:
        """Raises ChangedMeanwhile, InvalidInput."""
        self.check_revision(revision)
        self.describe(given)
        self.revision += 1

    def check_revision(self, revision: int) -> None:
        """Raises ChangedMeanwhile."""
        if revision != self.revision:
            raise ChangedMeanwhile(revision=self.revision)

    def describe(self, given: Mapping[str, Any]) -> None:
        """Say anew what it is. Raises InvalidInput."""
        if faults := delivery.faults_of(given):
            raise InvalidInput([InvalidField(f"method.{path}", told) for path, told in faults])
        for name, value in given.items():
            setattr(self, name, value)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


class Shop(Model):
    """The one row about the shop itself: who sells here, as the law wants it told."""

    __tablename__ = "shops"
    __table_args__ = (Index("uq_shops_one", text("(true)"), unique=True),)
    prefix = "shop"

    name: Mapped[str]
    is_demo: Mapped[bool] = mapped_column(default=False)
    demo_shift_days: Mapped[int | None] = mapped_column(default=None)
    """By how many days the demo's purchases were moved; whole weeks."""
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    """Counts each change of what is set here, and of the rates of tax."""
    company: Mapped[str] = mapped_column(default="", server_default="")
    """Its legal name and form."""
    postal_address: Mapped[str] = mapped_column(default="", server_default="")
    """As on an envelope, in lines."""
    represented_by: Mapped[str] = mapped_column(default="", server_default="")
    register_entry: Mapped[str] = mapped_column(default="", server_default="")
    vat_number: Mapped[str] = mapped_column(default="", server_default="")
    email: Mapped[str] = mapped_column(default="", server_default="")
    """Where people write to."""
    phone: Mapped[str] = mapped_column(default="", server_default="")
    mail_name: Mapped[str] = mapped_column(default="", server_default="")
    """Whom mails are from; empty for the shop's name."""
    mail_address: Mapped[str] = mapped_column(default="", server_default="")
    """Where mails are from; empty for the address of the settings."""
    erasures_per_day: Mapped[int] = mapped_column(default=20, server_default="20")
    """Customers whom one member of staff may erase."""
    return_bonus_basis_points: Mapped[int] = mapped_column(default=0, server_default="0")
    """What is added to a refund that is taken as store credit, in hundredths of a per cent."""

    def change(self, revision: int, given: dict[str, str]) -> None:
        """Raises ChangedMeanwhile, InvalidInput."""
        self.check_revision(revision)
        cleaned = {name: _cleaned(name, value) for name, value in given.items()}
        faults = [fault for name, value in cleaned.items() if (fault := _fault(name, value))]
        if faults:
            raise InvalidInput(faults)
        for name, value in cleaned.items():
            setattr(self, name, value)
        self.revision += 1

    def set_return_bonus(self, percent: str) -> None:
        """For what is asked for from now on. Raises InvalidInput."""
        self.return_bonus_basis_points = basis_points_of(percent)

    @property
    def return_bonus_percent(self) -> str:
        return percent_of(self.return_bonus_basis_points)

    def check_revision(self, revision: int) -> None:
        """Raises ChangedMeanwhile unless `revision` is what its reader would see now."""
        if revision != self.revision:
            raise ChangedMeanwhile(revision=self.revision)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


LONGEST_LINE = 200
LONGEST_NAME = 60
MOST_LINES = 8
IN_LINES = {"postal_address"}
_CAMEL = {
    "postal_code": "postalCode",
    "pickup_capacity": "pickupCapacity",
    "pickup_lead_minutes": "pickupLeadMinutes",
    "time_zone": "timeZone",
    "postal_address": "postalAddress",
    "represented_by": "representedBy",
    "register_entry": "registerEntry",
    "vat_number": "vatNumber",
    "mail_name": "mailName",
    "mail_address": "mailAddress",
}


def _cleaned(name: str, value: str) -> str:
    if name in IN_LINES:
        return "\n".join(line.strip() for line in value.strip().splitlines())
    return value.strip()


def _fault(name: str, value: str) -> InvalidField | None:
    path = _CAMEL.get(name, name)
    if name == "name" and not 0 < len(value) <= LONGEST_NAME:
        return InvalidField(path, f"A shop needs a name, of at most {LONGEST_NAME} characters.")
    lines = value.split("\n") if name in IN_LINES else [value]
    if len(lines) > MOST_LINES:
        return InvalidField(path, f"At most {MOST_LINES} lines.")
    if any(len(line) > LONGEST_LINE or not line.isprintable() for line in lines):
        return InvalidField(path, f"At most {LONGEST_LINE} plain characters in a line.")
    return None
