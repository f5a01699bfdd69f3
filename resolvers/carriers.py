"""What the shop asks of carriers; `api/adapters/` speaks to them over the wire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from models.fulfilments import Label, TrackingKind


class CarrierRefused(Exception):
    """The carrier understood and said no; asking again will not help."""


@dataclass(frozen=True)
class Parcel:
    """What a label is wanted for. `reference` is our shipment's number."""

    reference: str
    sender: Mapping[str, Any]
    recipient: Mapping[str, Any]
    pieces: int
    promised_at: datetime | None = None
    age_limit: int | None = None
    """Years that whoever takes it has to be of; the carrier looks."""


@dataclass(frozen=True)
class CarrierNews:
    """One piece of news, as the carrier signed it."""

    ref: str
    tracking_number: str
    kind: TrackingKind
    at: datetime
    place: str = ""
    text: str = ""
    estimated_at: datetime | None = None
    proof: dict[str, Any] | None = None


class Carrier(Protocol):
    """One company. Every method raises Unavailable or CarrierRefused."""

    async def label(self, parcel: Parcel, *, key: str) -> Label:
        """Buy one. With the same `key`, the same label."""
        ...

    async def void(self, tracking_number: str) -> None:
        """Nothing will be sent with that label."""
        ...

    def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> CarrierNews:
        """A message that came. Raises NotGenuine."""
        ...


@dataclass(frozen=True)
class Carriers:
    """Every carrier this shop sends with, by name; the first is the usual one."""

    companies: Mapping[str, Carrier] = field(default_factory=dict)

    def named(self, name: str | None) -> tuple[str, Carrier] | None:
        """The first one, unless another is named."""
        names = [one for one in self.companies if name in (None, one)]
        return (names[0], self.companies[names[0]]) if names else None
