"""When goods can be collected: hours of a store's opening, each for so many people and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model
from models.holidays import is_holiday
from models.stores import Location
from models.viewer import Viewer

LENGTH = timedelta(hours=1)
DAYS_AHEAD = 7
"""So many days of a store's calendar are offered, today among them."""
MIDNIGHT = "24:00"


@dataclass
class SlotNotFree(DomainError):
    message = "This time is not free any more. Choose another."


@dataclass(frozen=True)
class Slot:
    starts_at: datetime
    ends_at: datetime


class PickupSlot(Model):
    """One hour at one store, and how many come in it. What was never booked has no row."""

    __tablename__ = "pickup_slots"
    __table_args__ = (
        UniqueConstraint("location_id", "starts_at"),
        CheckConstraint("taken between 0 and capacity", name="never_overbooked"),
    )
    prefix = "pickupslot"

    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    capacity: Mapped[int]
    """Of the store when it was first booked."""
    taken: Mapped[int] = mapped_column(default=0)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


def offered(store: Location, zone: str, now: datetime) -> list[Slot]:
    """The hours in which somebody who orders `now` can come, by the clock of the `zone`.

    The store needs its lead time, of the hours in which it is open.
    """
    ready = _ready_at(store, zone, now)
    if ready is None:
        return []
    slots = []
    for opens, closes in _openings(store, zone, now, DAYS_AHEAD):
        starts_at = opens
        while starts_at + LENGTH <= closes:
            if starts_at >= ready:
                slots.append(Slot(starts_at, starts_at + LENGTH))
            starts_at += LENGTH
    return slots


def check_offered(store: Location, zone: str, starts_at: datetime, now: datetime) -> Slot:
    """Raises SlotNotFree."""
    for slot in offered(store, zone, now):
        if slot.starts_at == starts_at:
            return slot
    raise SlotNotFree


def _ready_at(store: Location, zone: str, now: datetime) -> datetime | None:
    left = timedelta(minutes=store.pickup_lead_minutes)
    for opens, closes in _openings(store, zone, now, DAYS_AHEAD):
        begins = max(opens, now)
        if closes - begins >= left:
            return begins + left
        left -= max(closes - begins, timedelta())
    return None


def _openings(
    store: Location, zone: str, now: datetime, days: int
) -> Iterator[tuple[datetime, datetime]]:
    """In UTC, where every hour is as long as another."""
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    for count in range(days):
        day = today + timedelta(days=count)
        hours = store.opening_hours.get(str(day.weekday()))
        if hours and not is_holiday(day, store.country, store.region):
            opens, closes = (_at(day, clock, here) for clock in hours)
            yield opens, closes


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    if clock == MIDNIGHT:
        return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)
