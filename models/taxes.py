"""What is taxed, where, from when on, and at which rate; the most exact rate counts.

Tax is rounded once for each line and once for the delivery, half up (away from zero), in the
minor units of the currency: the tax of an order is the sum of these. Each is stored with its rate,
and nothing is worked out again from what was rounded.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint, func, select, true
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Mapped, mapped_column

from models import money
from models.base import InvalidField, InvalidInput, Model
from models.viewer import Viewer

LONGEST_REGION = 60
_COUNTRY = re.compile(r"[A-Z]{2}")


class TaxedAs(StrEnum):
    """The classes of products, and delivery, which is a class of its own."""

    STANDARD = "standard"
    REDUCED = "reduced"
    ZERO = "zero"
    DELIVERY = "delivery"


class TaxRate(Model):
    """From `valid_from` on, what is of this class is taxed so in this region of the country."""

    __tablename__ = "tax_rates"
    __table_args__ = (
        UniqueConstraint("country", "region", "taxed_as", "valid_from"),
        CheckConstraint("basis_points between 0 and 10000", name="is_a_share"),
        CheckConstraint("country ~ '^[A-Z]{2}$' and region = upper(region)", name="is_a_place"),
    )
    prefix = "taxrate"

    country: Mapped[str]
    region: Mapped[str] = mapped_column(default="")
    """As addresses have it, in capitals; empty for the whole country."""
    taxed_as: Mapped[TaxedAs]
    basis_points: Mapped[int]
    valid_from: Mapped[datetime]

    @classmethod
    def of(
        cls, country: str, region: str, taxed_as: TaxedAs, percent: str, valid_from: datetime
    ) -> "TaxRate":
        """Raises InvalidInput."""
        if not _COUNTRY.fullmatch(country):
            wanted = "Two letters of ISO 3166, for example US."
            raise InvalidInput([InvalidField("country", wanted)])
        place = normal_region(region)
        if len(place) > LONGEST_REGION or not place.isprintable():
            wanted = f"At most {LONGEST_REGION} plain characters, as addresses have it."
            raise InvalidInput([InvalidField("region", wanted)])
        return cls(
            country=country,
            region=place,
            taxed_as=taxed_as,
            basis_points=basis_points_of(percent),
            valid_from=valid_from,
        )

    @property
    def percent(self) -> str:
        return percent_of(self.basis_points)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


def normal_region(region: str) -> str:
    return region.strip().upper()


def percent_of(basis_points: int) -> str:
    return money.Money(basis_points, "EUR").amount


def basis_points_of(percent: str, path: str = "percent") -> int:
    """Raises InvalidInput."""
    found = money.minor_units(percent, "EUR")
    if found is None or not 0 <= found <= 10_000:
        wanted = "From 0 to 100, with at most two places."
        raise InvalidInput([InvalidField(path, wanted)])
    return found


def in_force() -> Any:
    """What holds now, as [taxed as, country, region, basis points], the newest last."""
    place = TaxRate.country, TaxRate.region
    row = func.jsonb_build_array(TaxRate.taxed_as, *place, TaxRate.basis_points)
    return (
        select(func.jsonb_agg(aggregate_order_by(row, TaxRate.valid_from)))
        .where(TaxRate.valid_from <= func.now())
        .correlate_except(TaxRate)
        .scalar_subquery()
    )


def rate_of(
    known: Iterable[Sequence[Any]] | None,
    taxed_as: TaxedAs,
    country: str,
    region: str,
    usual: int,
    *,
    is_free: bool = False,
) -> int:
    """Of what is `in_force`, the rate of the region, else of the country, else the usual one.

    A class that nobody set a rate for is taxed as the standard one, but zero is zero, and with
    `is_free` nothing is.
    """
    rates = {tuple(one[:3]): int(one[3]) for one in known or ()}
    for place in (normal_region(region), ""):
        if (taxed_as.value, country, place) in rates:
            return rates[taxed_as.value, country, place]
    if is_free or taxed_as is TaxedAs.ZERO:
        return 0
    if taxed_as is TaxedAs.STANDARD:
        return usual
    return rate_of(known, TaxedAs.STANDARD, country, region, usual)
