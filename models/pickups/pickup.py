"""Goods that wait in a store for whoever bought them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, exists, false, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, InvalidField, InvalidInput, Model
from models.orders import Order, OrderStatus
from models.ownership import at_own_store
from models.pickups.shortages import ANSWERED_WITHIN, checked_missing, leaves_some
from models.pickups.slots import Slot
from models.pickups.statuses import MOVES, OPEN, PickupStatus
from models.viewer import Viewer

KEPT_FOR = timedelta(days=3)
"""From the end of its hour on, ready goods wait so long; then they are sold to others."""
REMINDED_AFTER = timedelta(days=1)
LONGEST_NAME = 80


@dataclass
class CodeIsWrong(DomainError):
    message = "No pickup of this store that is ready has this code."


@dataclass
class NotPaidYet(DomainError):
    message = "This is not paid yet."


@dataclass
class AgeNotChecked(DomainError):
    message = "Look at the age of whoever takes it: at least {years}."
    years: int

    def __str__(self) -> str:
        return self.message.format(years=self.years)


@dataclass(frozen=True)
class PickupMoved(Event):
    """Its subject is the order."""

    is_live = True
    status: str
    pickup_id: str


@dataclass(frozen=True)
class PickupReminded(Event):
    """Ready for a day and still here. Its subject is the order."""

    pickup_id: str


class Pickup(Model):
    """One order, collected in one store: in which hour, by whom, and how far along it is."""

    __tablename__ = "pickups"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="hour_has_a_length"),
        CheckConstraint("(status = 'collected') = (collected_at is not null)", name="collected_at"),
        CheckConstraint("status <> 'short' or answer_by is not null", name="short_for_a_while"),
        Index(None, "location_id", "status", "starts_at", "id"),
        Index("ix_pickups_ready", "ends_at", postgresql_where=text("status = 'ready'")),
        Index("ix_pickups_short", "answer_by", postgresql_where=text("status = 'short'")),
        Index(None, "location_id", "code_digest"),
    )
    prefix = "pickup"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), unique=True)
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    status: Mapped[PickupStatus] = mapped_column(default=PickupStatus.REQUESTED)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    code_digest: Mapped[str]
    """By which the code is found; the code itself is worked out anew for its buyer."""
    collector: Mapped[str] = mapped_column(default="")
    """Somebody else who may collect it, as the buyer named them."""
    requested_at: Mapped[datetime]
    ready_at: Mapped[datetime | None] = mapped_column(default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    collected_at: Mapped[datetime | None] = mapped_column(default=None)

    missing: Mapped[dict[str, int]] = mapped_column(
        JSONB, default_factory=dict, server_default="{}"
    )
    """Pieces that were not on the shelf when last looked for, by the id of their order line."""
    answer_by: Mapped[datetime | None] = mapped_column(default=None)
    """Until when its buyer chooses in place of what is missing."""

    @classmethod
    def request(
        cls, order: Order, id: UUID, slot: Slot, collector: str, digest: str, now: datetime
    ) -> "Pickup":
        """Raises InvalidInput."""
        return cls(
            id=id,
            order_id=order.id,
            location_id=order.location_id,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            code_digest=digest,
            collector=checked_name(collector),
            requested_at=now,
        )

    def accept(self, order: Order) -> None:
        """Raises NotPaidYet, IllegalPickupMove."""
        if order.status is OrderStatus.PENDING:
            raise NotPaidYet
        self._move(PickupStatus.ACCEPTED, order)
        # Found after all.
        self.missing, self.answer_by = {}, None

    def pick(self, order: Order) -> None:
        self._move(PickupStatus.PICKED, order)

    def make_ready(self, order: Order, now: datetime) -> None:
        """From here on its buyer is asked to come."""
        self._move(PickupStatus.READY, order)
        self.ready_at = now
        order.advance(OrderStatus.PACKED, now)

    def collect(self, order: Order, is_age_checked: bool, now: datetime) -> None:
        """The goods leave with whoever showed the code; the caller takes them off the shelf.

        Raises AgeNotChecked, IllegalPickupMove.
        """
        MOVES.check(self.status, PickupStatus.COLLECTED)
        if order.age_limit is not None and not is_age_checked:
            raise AgeNotChecked(years=order.age_limit)
        self._move(PickupStatus.COLLECTED, order)
        self.collected_at = now
        order.hand_over(now)

    def fall_short(self, order: Order, missing: Mapping[str, int], now: datetime) -> None:
        """Raises NotPaidYet, IllegalPickupMove, InvalidInput."""
        if order.status is OrderStatus.PENDING:
            raise NotPaidYet
        MOVES.check(self.status, PickupStatus.SHORT)
        # What its buyer goes without already is missing still.
        self.missing = self.missing | checked_missing(order, missing)
        self.answer_by = now + ANSWERED_WITHIN
        self._move(PickupStatus.SHORT, order)

    def check_is_short(self, order: Order) -> None:
        """Raises IllegalPickupMove."""
        _check_is_wanted(order)
        if self.status is not PickupStatus.SHORT:
            raise MOVES.refusal(self.status)

    def go_on_without(self, order: Order) -> None:
        """The rest is collected. Raises InvalidInput when nothing is left of it."""
        if not leaves_some(order, self.missing):
            raise InvalidInput([InvalidField("choice", "All of it is missing.")])
        self._move(PickupStatus.ACCEPTED, order)
        self.answer_by = None

    def move_to(self, order: Order, store_id: UUID, slot: Slot) -> None:
        """Another store begins anew; its buyer shows the same code there."""
        self._move(PickupStatus.REQUESTED, order)
        self.missing, self.answer_by = {}, None
        self.location_id = order.location_id = store_id
        self.starts_at, self.ends_at = slot.starts_at, slot.ends_at
        order.estimated_delivery = slot.ends_at

    def send(self, order: Order) -> None:
        self._move(PickupStatus.SENT, order)

    def miss(self, order: Order) -> None:
        self._move(PickupStatus.MISSED, order)

    def cancel(self, order: Order) -> None:
        self._move(PickupStatus.CANCELLED, order)

    def remind(self, order: Order, now: datetime) -> None:
        self.reminded_at = now
        order.emit(PickupReminded(pickup_id=str(self.id)))

    def _move(self, to: PickupStatus, order: Order) -> None:
        MOVES.check(self.status, to)
        if to in OPEN or to is PickupStatus.SENT:
            _check_is_wanted(order)
        self.status = to
        order.emit(PickupMoved(status=to, pickup_id=str(self.id)))

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def kept_until(self) -> datetime:
        return self.ends_at + KEPT_FOR

    @property
    def next_statuses(self) -> list[PickupStatus]:
        """What the store may set now."""
        return MOVES.for_staff(self.status)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Whoever may see the order."""
        return exists().where(Order.id == cls.order_id, Order.visible_to(viewer))

    @classmethod
    def served_by(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Its store alone: nobody else has the goods in hand."""
        return at_own_store(viewer, cls.location_id)

    @classmethod
    def shown_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """The code is for those who bought it, whatever staff may see."""
        if viewer.customer_id is None and viewer.visitor_id is None:
            return false()
        return exists().where(Order.id == cls.order_id, Order.bought_by(viewer))


def _check_is_wanted(order: Order) -> None:
    """A cancelled order holds no goods and is paid back, also while its pickup is told so still.

    Raises IllegalPickupMove.
    """
    if order.status is OrderStatus.CANCELLED:
        raise MOVES.refusal(PickupStatus.CANCELLED)


def checked_name(text: str) -> str:
    """Raises InvalidInput."""
    name = text.strip()
    if len(name) > LONGEST_NAME or not name.isprintable():
        wrong = f"At most {LONGEST_NAME} plain characters, on one line."
        raise InvalidInput([InvalidField("pickup.collector", wrong)])
    return name
