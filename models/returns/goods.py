"""Goods that come back, and the money that follows them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, exists, false, or_, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import InvalidField, InvalidInput, Model, NotFound
from models.inventory import Stock, StockMovement
from models.language import said
from models.money import Money
from models.orders import Order, order_number
from models.ownership import at_own_store, belongs_to
from models.payments import Payment, PaymentEvent
from models.returns.rules import check_returnable, refund_for
from models.returns.statuses import (
    MOVES,
    ReturnMoved,
    ReturnReason,
    ReturnRequested,
    ReturnStatus,
)
from models.support import check_text
from models.tenders import Part, TenderMovement, give_back, to_card
from models.viewer import Grant, Viewer

LONGEST_NOTE = 1_000


class Return(Model):
    """Some units of one order on their way back."""

    __tablename__ = "returns"
    __table_args__ = (
        CheckConstraint("refund >= 0", name="refund_not_negative"),
        Index(None, "order_id"),
        Index(None, "customer_id"),
        Index(None, "status", "requested_at"),
    )
    prefix = "return"

    number: Mapped[str] = mapped_column(unique=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"))
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    status: Mapped[ReturnStatus] = mapped_column(default=ReturnStatus.REQUESTED)
    reason: Mapped[ReturnReason]
    note: Mapped[str] = mapped_column(default="")
    answer: Mapped[str | None] = mapped_column(default=None)
    currency: Mapped[str]
    refund: Mapped[int]
    """Of the lines, and of the delivery."""
    requested_at: Mapped[datetime]
    lines: Mapped[list["ReturnLine"]] = relationship(
        default_factory=list, lazy="raise", order_by="ReturnLine.id"
    )

    @classmethod
    def request(
        cls,
        order: Order,
        wanted: Sequence[tuple[UUID | None, int]],
        earlier: Iterable["ReturnLine"],
        *,
        reason: ReturnReason,
        note: str,
        now: datetime,
    ) -> "Return":
        """Ask to send back `wanted` (order line, units). The order's lines are loaded and locked.

        `earlier` is what goes back of this order already, without what was rejected. Raises
        NotReturnable, NotFound for a line of another order, InvalidInput for a quantity or note.
        """
        check_returnable(order, now)
        if not wanted:
            raise InvalidInput([InvalidField("lines", "Choose what goes back.")])
        back = cls(
            number=f"R-{order_number()}",
            order_id=order.id,
            customer_id=order.customer_id,
            visitor_id=order.visitor_id,
            reason=reason,
            note=check_text("note", note, LONGEST_NOTE, shortest=0),
            currency=order.currency,
            refund=0,
            requested_at=now,
        )
        given_back, shipping = Counter[UUID](), 0
        for one in earlier:
            given_back[one.order_line_id] += one.refund
            shipping += one.shipping
        for line_id, quantity in wanted:
            back._take(order, line_id, quantity, given_back)
        back._take_delivery(order, shipping)
        back.emit(ReturnRequested(number=back.number, order_id=str(order.id)))
        return back

    def _take(
        self, order: Order, line_id: UUID | None, quantity: int, given_back: Counter[UUID]
    ) -> None:
        line = next((one for one in order.lines if one.id == line_id), None)
        if line is None:
            raise NotFound(kind="line of this order")
        left = line.quantity - line.returned
        if not 1 <= quantity <= left:
            raise InvalidInput(
                [InvalidField("lines", f"{left} of {line.name} can go back, not {quantity}.")]
            )
        refund = refund_for(line, quantity, given_back[line.id], order.tax_is_included)
        line.returned += quantity
        given_back[line.id] += refund
        self.refund += refund
        self.lines.append(ReturnLine(order_line_id=line.id, quantity=quantity, refund=refund))

    def _take_delivery(self, order: Order, given_back: int) -> None:
        """Who sends all of it back is given back all that was paid."""
        if all(line.returned == line.quantity for line in order.lines):
            goods = sum(line.charge(order.tax_is_included) for line in order.lines)
            self.lines[-1].shipping = order.total - goods - given_back
            self.refund += self.lines[-1].shipping

    def approve(self) -> None:
        self._move(ReturnStatus.APPROVED)

    def reject(self, answer: str, order: Order) -> None:
        """Say no and why; the units may be asked for again. The order's lines are loaded."""
        self._move(ReturnStatus.REJECTED)
        self.answer = check_text("answer", answer, LONGEST_NOTE)
        taken = Counter[UUID]()
        for line in self.lines:
            taken[line.order_line_id] += line.quantity
        for ordered in order.lines:
            ordered.returned -= taken[ordered.id]

    def receive(self, order: Order, stock: Mapping[UUID, Stock]) -> list[StockMovement]:
        """The parcel is here; its goods go back on the shelf, unless nobody would want them."""
        self._move(ReturnStatus.RECEIVED)
        variants = {line.id: line.variant_id for line in order.lines}
        moves = []
        for line in self.lines:
            shelf = stock[variants[line.order_line_id]]
            moves.append(shelf.take_back(line.quantity, order.id, line.id))
            if self.reason is ReturnReason.DAMAGED:
                moves.append(shelf.write_off(line.quantity, order.id, line.id))
        return moves

    def pay_back(
        self, order: Order, payment: Payment | None, parts: Sequence[Part], now: datetime
    ) -> list[PaymentEvent | TenderMovement]:
        """Decide the refund: a job carries to the payment provider what goes to the card, and the
        rest is at once on the gift cards and the store credit that were taken, `parts`.

        Nothing when nothing is left to give back: it was free, or went back in another way.
        Raises NotFound when there is nothing to give it back to.
        """
        self._move(ReturnStatus.REFUNDED)
        amount = min(self.refund, order.total - order.refunded)
        by_card = to_card(order, payment.amount if payment else 0, amount)
        moves = give_back(parts, amount - by_card, self.gid, now)
        if by_card + sum(one.available for one in moves) < amount:
            raise NotFound(kind="payment of this order")
        order.refunded += amount
        if payment is None or not by_card:
            return [*moves]
        return [payment.refund_asked(by_card, reference=self.gid), *moves]

    def check_payable(self) -> None:
        """Raises IllegalReturnMove unless the goods are here and not paid back."""
        MOVES.check(self.status, ReturnStatus.REFUNDED)

    def _move(self, to: ReturnStatus) -> None:
        MOVES.check(self.status, to)
        self.status = to
        self.emit(ReturnMoved(status=to, order_id=str(self.order_id)))

    def is_of(self, viewer: Viewer) -> bool:
        """Whether the viewer bought the goods, by name or as a guest in this browser."""
        if self.customer_id is not None:
            return self.customer_id == viewer.customer_id
        return self.visitor_id is not None and self.visitor_id == viewer.visitor_id

    @property
    def refund_money(self) -> Money:
        return Money(self.refund, self.currency)

    @property
    def instructions(self) -> str:
        """What the shopper does next, in one sentence."""
        return said(_INSTRUCTIONS[self.status])

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Buyers see their own, and staff those that they handle."""
        mine = belongs_to(viewer, cls.customer_id, cls.visitor_id)
        return or_(mine, cls.handled_by(viewer))

    @classmethod
    def handled_by(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who says yes and takes it in: the desk any, a store those of its own orders."""
        if viewer.may(Grant.HANDLE_RETURNS):
            return true()
        if not viewer.may(Grant.SERVE_STORE):
            return false()
        return exists().where(Order.id == cls.order_id, at_own_store(viewer, Order.location_id))


_INSTRUCTIONS = {
    ReturnStatus.REQUESTED: "We look at it within one working day and write to you.",
    ReturnStatus.APPROVED: "Pack the goods, write the return number on the parcel, hand it in.",
    ReturnStatus.REJECTED: "This return was not accepted. You can ask us about it.",
    ReturnStatus.RECEIVED: "The parcel is here. The refund follows within two working days.",
    ReturnStatus.REFUNDED: "The money is on its way back to where you paid from.",
}


class ReturnLine(Model):
    __tablename__ = "return_lines"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_is_positive"),
        CheckConstraint("refund >= 0 and shipping >= 0", name="gives_back"),
        Index(None, "return_id"),
    )
    prefix = "returnline"

    return_id: Mapped[UUID] = mapped_column(ForeignKey("returns.id"), init=False)
    order_line_id: Mapped[UUID] = mapped_column(ForeignKey("order_lines.id"), index=True)
    quantity: Mapped[int]
    refund: Mapped[int]
    """Of its units, with their tax; minor units of the return's currency."""
    shipping: Mapped[int] = mapped_column(default=0, server_default="0")
    """What the delivery had cost, tax and all: with the last unit of an order it goes back too."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(Return.id == cls.return_id, Return.visible_to(viewer))
