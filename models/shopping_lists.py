"""What a person keeps besides the cart: things saved for later, wishes, and copies for others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    exists,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import DomainError, Event, Model, NotFound
from models.carts import MOST_LINES, MOST_OF_ONE, whose
from models.viewer import Viewer

SHARED_FOR = timedelta(days=30)
MOST_SHARED = 20
"""Links to copies of carts that one person has open at a time."""


class ListKind(StrEnum):
    LATER = "later"
    WISHES = "wishes"
    COPY = "copy"
    """Of a cart, for whoever is given its link; it does not change with the cart."""


@dataclass
class ListIsFull(DomainError):
    message = "A list holds at most {most} products."
    most: int = MOST_LINES


@dataclass(frozen=True)
class ListChanged(Event):
    is_live = True
    kind: str
    variant_id: str | None
    quantity: int


class ShoppingList(Model):
    """One for later and one of wishes per person; like the cart, a guest's is the browser's."""

    __tablename__ = "shopping_lists"
    __table_args__ = (
        Index(
            "uq_shopping_lists_of_customer",
            "customer_id",
            "kind",
            unique=True,
            postgresql_where=text("kind <> 'copy' and customer_id is not null"),
        ),
        Index(
            "uq_shopping_lists_of_visitor",
            "visitor_id",
            "kind",
            unique=True,
            postgresql_where=text("kind <> 'copy' and customer_id is null"),
        ),
        Index(None, "customer_id", postgresql_where=text("customer_id is not null")),
        Index(None, "visitor_id", postgresql_where=text("visitor_id is not null")),
        CheckConstraint("customer_id is not null or visitor_id is not null", name="has_owner"),
        CheckConstraint("kind <> 'copy' or shared_until is not null", name="copies_are_shared"),
    )
    prefix = "list"

    kind: Mapped[ListKind]
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    shared_until: Mapped[datetime | None] = mapped_column(default=None)
    """Until when whoever holds the link sees it."""
    shares: Mapped[int] = mapped_column(default=0)
    """Which link is the good one: each that is made after an end is another."""
    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"), default=None)
    lines: Mapped[list["ListLine"]] = relationship(
        default_factory=list,
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="ListLine.created_at, ListLine.id",
    )

    @property
    def live_topic(self) -> str:
        return live_topic(self.customer_id or self.visitor_id)

    def put(self, variant_id: UUID, quantity: int) -> "ListLine":
        """Add to it; of a wish, there are as many as were wished for last. Raises ListIsFull."""
        line = next((one for one in self.lines if one.variant_id == variant_id), None)
        if line is None:
            if len(self.lines) >= MOST_LINES:
                raise ListIsFull
            line = ListLine(variant_id=variant_id, quantity=0)
            line.list_id = self.id
            self.lines.append(line)
        adds = self.kind is not ListKind.WISHES
        line.quantity = min(MOST_OF_ONE, quantity + (line.quantity if adds else 0))
        self._changed(line)
        return line

    def put_what_fits(self, wanted: Iterable[tuple[UUID, int]]) -> int:
        """As `put`, leaving out what finds no room; how many lines that is."""
        missed = 0
        for variant_id, quantity in wanted:
            try:
                self.put(variant_id, quantity)
            except ListIsFull:
                missed += 1
        return missed

    def take_out(self, line_id: UUID) -> "ListLine":
        """Raises NotFound."""
        line = next((one for one in self.lines if one.id == line_id), None)
        if line is None:
            raise NotFound(kind="line of your list")
        self.lines.remove(line)
        self._changed(line, quantity=0)
        return line

    def take_over(self, other: "ShoppingList") -> None:
        """The lines of a guest's list; those that find no room stay with the browser."""
        for line in list(other.lines):
            if not self.put_what_fits([(line.variant_id, line.quantity)]):
                other.lines.remove(line)

    def share(self, now: datetime) -> None:
        if not self.is_shared(now):
            self.shares += 1
        self.shared_until = now + SHARED_FOR

    def is_shared(self, now: datetime) -> bool:
        return self.shared_until is not None and now < self.shared_until

    def _changed(self, line: "ListLine", quantity: int | None = None) -> None:
        count = line.quantity if quantity is None else quantity
        self.emit(ListChanged(self.kind.value, str(line.variant_id), count))

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Its owner's alone; whoever has a link is shown what is in it, and not whose it is."""
        return whose(viewer, cls.customer_id, cls.visitor_id)


class ListLine(Model):
    __tablename__ = "list_lines"
    __table_args__ = (
        UniqueConstraint("list_id", "variant_id"),
        CheckConstraint(f"quantity between 1 and {MOST_OF_ONE}", name="quantity_is_sane"),
    )
    prefix = "listline"

    list_id: Mapped[UUID] = mapped_column(
        ForeignKey("shopping_lists.id", ondelete="CASCADE"), init=False
    )
    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    quantity: Mapped[int]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(ShoppingList.id == cls.list_id, ShoppingList.visible_to(viewer))


def live_topic(owner_id: UUID | None) -> str:
    return f"lists-of:{owner_id}"
