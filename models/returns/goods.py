"""Goods that come back, and the money that follows them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    exists,
    false,
    or_,
    text,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import InvalidField, InvalidInput, Model
from models.language import said
from models.money import Money
from models.orders import Order, order_number
from models.ownership import at_own_store, belongs_to
from models.payments import Payment, PaymentEvent
from models.returns.payout import Payout, payout
from models.returns.rules import Share, check_returnable, less_fee, shares_of
from models.returns.statuses import (
    MOVES,
    RefundTarget,
    ReturnBroughtIn,
    ReturnMoved,
    ReturnReason,
    ReturnRequested,
    ReturnStatus,
)
from models.support import check_text
from models.tenders import Part, TenderAccount, TenderMovement
from models.viewer import Grant, Viewer

LONGEST_NOTE = 1_000


@dataclass(frozen=True)
class Override:
    """Staff take goods back though the rules say no."""

    reason: str
    by: UUID


def check_target(order: Order, target: RefundTarget) -> None:
    """Raises InvalidInput: store credit is a customer's, a guest has none."""
    if target is RefundTarget.STORE_CREDIT and order.customer_id is None:
        told = "Store credit needs an account. Choose what you paid with."
        raise InvalidInput([InvalidField("target", told)])


class Return(Model):
    """Some units of one order on their way back."""

    __tablename__ = "returns"
    __table_args__ = (
        CheckConstraint("refund >= 0", name="refund_not_negative"),
        Index(None, "order_id"),
        Index(None, "customer_id"),
        CheckConstraint("bonus >= 0 and bonus_basis_points >= 0", name="bonus_not_negative"),
        Index(None, "status", "requested_at"),
        Index(None, "code", postgresql_where=text("code is not null")),
        Index(None, "drop_off_id", postgresql_where=text("drop_off_id is not null")),
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
    """Of the lines, and of the delivery, less the fee."""
    requested_at: Mapped[datetime]
    code: Mapped[str | None] = mapped_column(default=None)
    """Only its buyer knows it: who shows it brings the goods. None for what is older than this."""
    target: Mapped[RefundTarget] = mapped_column(
        default=RefundTarget.ORIGINAL, server_default="original"
    )
    bonus_basis_points: Mapped[int] = mapped_column(default=0, server_default="0")
    """What the shop adds to store credit, as it was promised."""
    bonus: Mapped[int] = mapped_column(default=0, server_default="0")
    """What it added."""
    drop_off_id: Mapped[UUID | None] = mapped_column(default=None)
    """The store where its buyer hands it in; None for a parcel."""
    brought_in_at: Mapped[UUID | None] = mapped_column(default=None)
    """The store where they did."""
    location_id: Mapped[UUID | None] = mapped_column(default=None)
    """Where its goods were received."""
    override: Mapped[str] = mapped_column(default="", server_default="")
    """Why staff took it though the rules say no; then two people decide on its money."""
    overridden_by: Mapped[UUID | None] = mapped_column(default=None)
    rest_of_id: Mapped[UUID | None] = mapped_column(default=None)
    """The return that came without these units."""
    refunded_at: Mapped[datetime | None] = mapped_column(default=None)
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
        target: RefundTarget = RefundTarget.ORIGINAL,
        bonus_basis_points: int = 0,
        drop_off_id: UUID | None = None,
        override: "Override | None" = None,
    ) -> "Return":
        """Ask to send back `wanted` (order line, units). The order's lines are loaded and locked.

        `earlier` is what goes back of this order already, without what was rejected. Raises
        NotReturnable, NotFound for a line of another order, InvalidInput for a quantity or note.
        """
        check_returnable(order, now, wanted, is_override=override is not None)
        check_target(order, target)
        shares = less_fee(order, shares_of(order, wanted, earlier), reason)
        back = cls(
            number=f"R-{order_number()}",
            code=order_number(),
            order_id=order.id,
            customer_id=order.customer_id,
            visitor_id=order.visitor_id,
            reason=reason,
            note=check_text("note", note, LONGEST_NOTE, shortest=0),
            currency=order.currency,
            refund=sum(one.given_back for one in shares),
            requested_at=now,
            target=target,
            bonus_basis_points=bonus_basis_points if target is RefundTarget.STORE_CREDIT else 0,
            drop_off_id=drop_off_id,
            override=override.reason if override else "",
            overridden_by=override.by if override else None,
            lines=[ReturnLine.of(one) for one in shares],
        )
        for one in shares:
            one.line.returned += one.quantity
        back.emit(ReturnRequested(number=back.number, order_id=str(order.id)))
        return back

    @classmethod
    def never_there(
        cls, order: Order, shares: Sequence[Share], location_id: UUID, now: datetime
    ) -> "Return":
        """Units that were paid and could not be handed over there: no goods travel, so it has no
        code, and only its money is still to come."""
        lines = [ReturnLine.of(one) for one in shares]
        for line in lines:
            line.damaged = line.quantity
        for one in shares:
            one.line.returned += one.quantity
        return cls(
            number=f"R-{order_number()}",
            order_id=order.id,
            customer_id=order.customer_id,
            visitor_id=order.visitor_id,
            status=ReturnStatus.RECEIVED,
            reason=ReturnReason.OTHER,
            currency=order.currency,
            refund=sum(one.given_back for one in shares),
            requested_at=now,
            location_id=location_id,
            lines=lines,
        )

    def sibling(self, now: datetime) -> "Return":
        """For what of it did not come yet: expected as it was, by the same label."""
        return Return(
            number=f"R-{order_number()}",
            code=self.code,
            order_id=self.order_id,
            customer_id=self.customer_id,
            visitor_id=self.visitor_id,
            status=ReturnStatus.APPROVED,
            reason=self.reason,
            currency=self.currency,
            refund=0,
            requested_at=now,
            target=self.target,
            bonus_basis_points=self.bonus_basis_points,
            drop_off_id=self.drop_off_id,
            override=self.override,
            overridden_by=self.overridden_by,
            rest_of_id=self.id,
        )

    def decide_by_rule(self, below: int) -> None:
        """Yes at once, to goods of less value than `below` that are not broken and not late."""
        is_plain = self.reason is not ReturnReason.DAMAGED and self.overridden_by is None
        if is_plain and sum(line.refund + line.shipping for line in self.lines) < below:
            self.approve()

    def approve(self) -> None:
        self.move(ReturnStatus.APPROVED)

    def reject(self, answer: str, order: Order) -> None:
        """Say no and why; the units may be asked for again. The order's lines are loaded."""
        self.move(ReturnStatus.REJECTED)
        self.answer = check_text("answer", answer, LONGEST_NOTE)
        taken = Counter[UUID]()
        for line in self.lines:
            taken[line.order_line_id] += line.quantity
        for ordered in order.lines:
            ordered.returned -= taken[ordered.id]

    def bring_in(self, store_id: UUID) -> None:
        """Its buyer hands it in there, wherever they meant to. Raises IllegalReturnMove."""
        if self.status is not ReturnStatus.REQUESTED:
            MOVES.check(self.status, ReturnStatus.RECEIVED)
        if self.brought_in_at != store_id:
            self.drop_off_id = self.brought_in_at = store_id
            told = ReturnBroughtIn(order_id=str(self.order_id), location_id=str(store_id))
            self.emit(told)

    def pay_back(
        self,
        order: Order,
        payment: Payment | None,
        parts: Sequence[Part],
        now: datetime,
        credit: TenderAccount | None = None,
    ) -> list[PaymentEvent | TenderMovement]:
        """Decide the refund: a job carries to the payment provider what goes to the card, and the
        rest is at once on the gift cards, the store credit and the points that were taken, `parts`,
        or, but for the points, all of it on the buyer's store `credit`.

        Nothing when nothing is left to give back: it was free, or went back in another way.
        Raises NotFound when there is nothing to give it back to.
        """
        self.move(ReturnStatus.REFUNDED)
        out = self.payout(order, payment, parts)
        moves: list[PaymentEvent | TenderMovement] = [
            part.refund(size, self.gid, now) for part, size in out.by_tender
        ]
        if out.credit:
            assert credit is not None
            moves.append(credit.take_back(out.credit, order.id, self.gid, now))
        if out.bonus:
            assert credit is not None
            moves.append(credit.add_bonus(out.bonus, order.id, f"bonus:{self.gid}", now))
        order.refunded += out.amount
        self.bonus, self.refunded_at = out.bonus, now
        if payment is None or not out.by_card:
            return moves
        return [payment.refund_asked(out.by_card, reference=self.gid), *moves]

    def payout(self, order: Order, payment: Payment | None, parts: Sequence[Part]) -> Payout:
        """Where its money would go now. Raises NotFound when there is nothing to give it to."""
        refund, bonus = self.refund, self.bonus_basis_points
        return payout(order, payment, parts, refund, self.target, bonus)

    def check_payable(self) -> None:
        """Raises IllegalReturnMove unless the goods are here and not paid back."""
        MOVES.check(self.status, ReturnStatus.REFUNDED)

    def move(self, to: ReturnStatus) -> None:
        MOVES.check(self.status, to)
        self.status = to
        self.emit(ReturnMoved(status=to, order_id=str(self.order_id)))

    def is_of(self, viewer: Viewer) -> bool:
        """Whether the viewer bought the goods, by name or as a guest in this browser."""
        if self.customer_id is not None:
            return self.customer_id == viewer.customer_id
        return self.visitor_id is not None and self.visitor_id == viewer.visitor_id

    @property
    def has_label(self) -> bool:
        """Whether the goods are expected, and may be told by a label."""
        return self.status is ReturnStatus.APPROVED and self.code is not None

    @property
    def refund_money(self) -> Money:
        return Money(self.refund, self.currency)

    @property
    def instructions(self) -> str:
        """What the shopper does next, in one sentence."""
        is_by_hand = self.status is ReturnStatus.APPROVED and self.drop_off_id is not None
        is_credit = (
            self.status is ReturnStatus.REFUNDED and self.target is RefundTarget.STORE_CREDIT
        )
        told = _BY_HAND if is_by_hand else _AS_CREDIT if is_credit else _INSTRUCTIONS[self.status]
        return said(told)

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
        sold_there = exists().where(
            Order.id == cls.order_id, at_own_store(viewer, Order.location_id)
        )
        return or_(sold_there, at_own_store(viewer, cls.drop_off_id))


_BY_HAND = "Bring the goods to the store, and show the code of this return there."
_AS_CREDIT = "The money is on your store credit."
_INSTRUCTIONS = {
    ReturnStatus.REQUESTED: "We look at it within one working day and write to you.",
    ReturnStatus.APPROVED: "Print the label, pack the goods, and hand the parcel in.",
    ReturnStatus.REJECTED: "This return was not accepted. You can ask us about it.",
    ReturnStatus.RECEIVED: "The parcel is here. The refund follows within two working days.",
    ReturnStatus.REFUNDED: "The money is on its way back to where you paid from.",
}


class ReturnLine(Model):
    __tablename__ = "return_lines"
    __table_args__ = (
        CheckConstraint(
            "least(opened, damaged, missing) >= 0 and opened + damaged <= quantity"
            " and quantity + missing > 0",
            name="units_add_up",
        ),
        CheckConstraint("refund >= 0 and shipping >= 0", name="gives_back"),
        CheckConstraint("fee between 0 and refund", name="keeps_a_fee"),
        Index(None, "return_id"),
    )
    prefix = "returnline"

    return_id: Mapped[UUID] = mapped_column(ForeignKey("returns.id"), init=False)
    order_line_id: Mapped[UUID] = mapped_column(ForeignKey("order_lines.id"), index=True)
    quantity: Mapped[int]
    """Announced; once it is received, those that came."""
    refund: Mapped[int]
    """Of its units, with their tax; minor units of the return's currency."""
    shipping: Mapped[int] = mapped_column(default=0, server_default="0")
    """What the delivery had cost, tax and all: with the last unit of an order it goes back too."""
    fee: Mapped[int] = mapped_column(default=0, server_default="0")
    """What is kept of `refund`, because the goods were not at fault."""
    opened: Mapped[int] = mapped_column(default=0, server_default="0")
    damaged: Mapped[int] = mapped_column(default=0, server_default="0")
    missing: Mapped[int] = mapped_column(default=0, server_default="0")
    """Announced, and not among what came."""

    @classmethod
    def of(cls, share: Share) -> "ReturnLine":
        return cls(
            order_line_id=share.line.id,
            quantity=share.quantity,
            refund=share.refund,
            shipping=share.shipping,
            fee=share.fee,
        )

    @property
    def given_back(self) -> int:
        return self.refund + self.shipping - self.fee

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(Return.id == cls.return_id, Return.visible_to(viewer))
