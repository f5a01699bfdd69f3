"""What of an order may go back, until when, and what it gives back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from models.base import InvalidField, InvalidInput, NotFound
from models.catalog import ReturnRule
from models.language import said
from models.money import allocate
from models.orders import Order, OrderLine, OrderStatus
from models.returns.statuses import NotReturnable, ReturnReason, WhyNot

REASONS = {
    WhyNot.NOT_SHIPPED: "Only what was shipped can be sent back.",
    WhyNot.WINDOW_EXPIRED: "Returns end {days} days after delivery.",
    WhyNot.SOLD_ELSEWHERE: "This was bought at a till before the shop went online.",
    WhyNot.ALREADY_RETURNED: "All of these are back already, or on their way.",
    WhyNot.FINAL_SALE: "This was a final sale. If it is at fault, write to us.",
    WhyNot.HYGIENE: "For hygiene, this cannot come back. If it is at fault, write to us.",
}
BY_RULE = {
    ReturnRule.FINAL_SALE: WhyNot.FINAL_SALE,
    ReturnRule.HYGIENE: WhyNot.HYGIENE,
}
OVERRIDDEN = frozenset({WhyNot.WINDOW_EXPIRED, *BY_RULE.values()})
"""Staff may take it back all the same, such as for a fault."""
OURS = frozenset({ReturnReason.DAMAGED, ReturnReason.WRONG_ITEM, ReturnReason.NOT_AS_DESCRIBED})
"""The fault is the shop's, and so is the cost of sending back."""


def reason_of(why: WhyNot, order: Order) -> str:
    """In words, to whoever asks."""
    return said(REASONS[why].replace("{days}", str(order.return_days)))


def why_not(order: Order, now: datetime) -> WhyNot | None:
    """Why nothing of `order` can go back now; None when it can."""
    if order.status not in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        return WhyNot.NOT_SHIPPED
    if (until := ends_at(order)) is not None and now > until:
        return WhyNot.WINDOW_EXPIRED
    if order.external_ref is not None:
        return WhyNot.SOLD_ELSEWHERE
    return None


def ends_at(order: Order) -> datetime | None:
    """Until when its goods may be sent back; None while they are not delivered."""
    if order.delivered_at is None:
        return None
    return order.delivered_at + timedelta(days=order.return_days)


def check_returnable(
    order: Order,
    now: datetime,
    wanted: Iterable[tuple[UUID | None, int]] = (),
    is_override: bool = False,
) -> None:
    """Raises NotReturnable with the reason why nothing of `order`, or a line that is `wanted`, can
    go back now.

    An override is of the window, and of how it was sold.
    """
    named = {line_id for line_id, _ in wanted}
    reasons = [why_not(order, now), *(sold_as(one) for one in order.lines if one.id in named)]
    for why in reasons:
        if why is not None and not (is_override and why in OVERRIDDEN):
            raise NotReturnable(reason=reason_of(why, order), why=why)


def sold_as(line: OrderLine) -> WhyNot | None:
    """Why it can never go back, as its buyer was told; None when it can."""
    return BY_RULE.get(line.return_rule)


def can_return(order: Order, units_left: int, now: datetime) -> bool:
    """Whether any of the `units_left` of `order` can go back now."""
    return why_not(order, now) is None and units_left > 0


def refund_for(
    line: OrderLine, quantity: int, given_back: int, tax_is_included: bool, asked: int = 0
) -> int:
    """What `quantity` more units of `line` give back, minor units.

    `given_back` is the refund of the `line.returned` units before, and of those `asked` for
    beside these. What is left is spread over the units that are left, and the next ones take
    their parts: whichever units come back in whichever order, and whatever was refused in
    between, all of them add up to what the line cost.
    """
    left = line.charge(tax_is_included) - given_back
    return sum(allocate(left, [1] * (line.quantity - line.returned - asked))[:quantity])


class GivenBefore(Protocol):
    """What goes back of an order already: a line of a return."""

    order_line_id: UUID
    refund: int
    shipping: int


@dataclass(frozen=True)
class Share:
    """Some units of a line, and what they give back."""

    line: OrderLine
    quantity: int
    refund: int
    discount: int
    """What was taken off their price."""
    shipping: int = 0
    fee: int = 0
    """What is kept of the refund."""

    @property
    def given_back(self) -> int:
        return self.refund + self.shipping - self.fee


def shares_of(
    order: Order, wanted: Sequence[tuple[UUID | None, int]], earlier: Iterable[GivenBefore]
) -> list[Share]:
    """What `wanted` (order line, units) give back; changes nothing.

    `earlier` is what goes back of this order already, without what was rejected. Who sends all
    that is left is given the delivery back too. Raises NotFound, InvalidInput.
    """
    if not wanted:
        raise InvalidInput([InvalidField("lines", "Choose what goes back.")])
    given_back, asked, shipping = Counter[UUID](), Counter[UUID](), 0
    for one in earlier:
        given_back[one.order_line_id] += one.refund
        shipping += one.shipping
    shares = []
    for line_id, quantity in wanted:
        line = _line(order, line_id, quantity, asked)
        share = _share(line, quantity, given_back, asked[line.id], order.tax_is_included)
        asked[line.id] += quantity
        given_back[line.id] += share.refund
        shares.append(share)
    if all(line.returned + asked[line.id] == line.quantity for line in order.lines):
        goods = sum(line.charge(order.tax_is_included) for line in order.lines)
        last = shares[-1]
        delivery = order.total - goods - shipping
        shares[-1] = replace(last, shipping=delivery)
    return shares


def less_fee(order: Order, shares: Sequence[Share], reason: ReturnReason | None) -> list[Share]:
    """What is sent back at once costs one fee, whose parts follow the refunds and never exceed
    them. Without a reason, it is one for which the buyer pays."""
    refunds = [one.refund for one in shares]
    fee = 0 if reason in OURS else min(order.return_fee, sum(refunds))
    parts = allocate(fee, refunds)
    return [replace(one, fee=part) for one, part in zip(shares, parts, strict=True)]


def _line(order: Order, line_id: UUID | None, quantity: int, asked: Counter[UUID]) -> OrderLine:
    line = next((one for one in order.lines if one.id == line_id), None)
    if line is None:
        raise NotFound(kind="line of this order")
    left = line.quantity - line.returned - asked[line.id]
    if not 1 <= quantity <= left:
        raise InvalidInput(
            [InvalidField("lines", f"{left} of {line.name} can go back, not {quantity}.")]
        )
    return line


def _share(
    line: OrderLine, quantity: int, given_back: Counter[UUID], asked: int, tax_is_included: bool
) -> Share:
    refund = refund_for(line, quantity, given_back[line.id], tax_is_included, asked)
    before = line.returned + asked
    spread = [line.discount * units // line.quantity for units in (before, before + quantity)]
    return Share(line, quantity, refund, discount=spread[1] - spread[0])
