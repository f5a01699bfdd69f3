"""What can go back and what that would give, before anybody asks: by the words that do it then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import strawberry
from sqlalchemy import select
from strawberry import Parent

from models.loyalty import (
    EARNED_AT_FIRST,
    EARNED_SO_FAR,
    OF_EARNINGS,
    LoyaltyMovement,
    points_kept,
)
from models.money import Money
from models.orders import Order
from models.payments import Payment
from models.returns import (
    Payout,
    RefundTarget,
    ReturnReason,
    Share,
    WhyNot,
    check_returnable,
    ends_at,
    less_fee,
    payout,
    reason_of,
    shares_of,
    sold_as,
    why_not,
)
from models.returns.goods import check_target
from models.stores import Shop
from models.tenders import OrderTender, Part, TenderAccount, TenderKind, TenderStatus
from resolvers.context import Context, Info
from resolvers.inputs import ReturnLineInput
from resolvers.order_lines import OrderLineRow
from resolvers.returns.deciding import earlier, named_units, returnable


@dataclass(slots=True)
class ReturnableLine:
    line_id: UUID
    quantity: int
    until: datetime | None
    why_not: WhyNot | None
    reason: str | None


async def returnable_lines(info: Info, order_id: strawberry.ID) -> list[ReturnableLine] | None:
    """Of each line of an order that the caller may send back: how many units, until when, and why
    not; null for everybody else."""
    context = info.context
    order = await returnable(context, order_id)
    whole = why_not(order, context.now)
    found = []
    for line in order.lines:
        left = line.quantity - line.returned
        why = whole or sold_as(line) or (WhyNot.ALREADY_RETURNED if not left else None)
        reason = reason_of(why, order) if why else None
        found.append(ReturnableLine(line.id, 0 if why else left, ends_at(order), why, reason))
    return found


async def returnable_line(line: Parent[ReturnableLine], info: Info) -> OrderLineRow | None:
    """What was bought."""
    return await info.context.loaders.order_line_row.load(line.line_id)


@dataclass(slots=True)
class RefundPart:
    way: str
    amount: Money


@dataclass(slots=True)
class ReturnPreview:
    currency: str
    shares: Sequence[Share]
    payout: Payout
    points_taken: int
    bonus_basis_points: int

    @property
    def goods(self) -> Money:
        return self._money(sum(one.refund + one.discount for one in self.shares))

    @property
    def discounts(self) -> Money:
        return self._money(-sum(one.discount for one in self.shares))

    @property
    def delivery(self) -> Money:
        return self._money(sum(one.shipping for one in self.shares))

    @property
    def fees(self) -> Money:
        return self._money(-sum(one.fee for one in self.shares))

    @property
    def given_otherwise(self) -> Money:
        """What of it has gone back already, in another way."""
        whole = sum(one.given_back for one in self.shares)
        return self._money(self.payout.amount - whole)

    @property
    def refund(self) -> Money:
        return self._money(self.payout.amount)

    @property
    def bonus(self) -> Money:
        return self._money(self.payout.bonus)

    @property
    def parts(self) -> list[RefundPart]:
        told = [("payment", self.payout.by_card)]
        told += [(kind.value, self.payout.of_kind(kind)) for kind in TenderKind]
        return [RefundPart(way, self._money(minor)) for way, minor in told if minor]

    def _money(self, minor: int) -> Money:
        return Money(minor, self.currency)


async def return_preview(
    info: Info,
    order_id: strawberry.ID,
    lines: list[ReturnLineInput],
    target: RefundTarget = RefundTarget.ORIGINAL,
    reason: ReturnReason | None = None,
) -> ReturnPreview | None:
    """What is given back for some units, to the cent, unless other goods of the order go back
    meanwhile. The `reason` says who pays for sending them back; without one, their buyer does.
    Nothing is asked for yet."""
    context = info.context
    order = await returnable(context, order_id)
    check_returnable(order, context.now, named_units(lines))
    check_target(order, target)
    wanted = shares_of(order, named_units(lines), await earlier(context.session, order.id))
    shares = less_fee(order, wanted, reason)
    payment = await context.session.scalar(select(Payment).where(Payment.order_id == order.id))
    shop = await context.session.scalar(select(Shop).limit(1))
    basis_points = shop.return_bonus_basis_points if shop else 0
    whole = sum(one.given_back for one in shares)
    parts = await _parts(context, order.id)
    out = payout(order, payment, parts, whole, target, basis_points)
    by_points = [one.tender for one in parts if one.is_points]
    before = order.refunded - sum(one.refunded for one in by_points)
    after = before + out.amount - out.of_kind(TenderKind.POINTS)
    taken = await _points_taken(context, order, sum(one.amount for one in by_points), before, after)
    return ReturnPreview(order.currency, shares, out, taken, basis_points)


async def _parts(context: Context, order_id: UUID) -> list[Part]:
    """Nothing moves, so nothing is locked."""
    found = (
        select(OrderTender, TenderAccount)
        .join(TenderAccount, TenderAccount.id == OrderTender.account_id)
        .where(OrderTender.order_id == order_id, OrderTender.status == TenderStatus.SPENT)
        .order_by(OrderTender.position)
    )
    return [Part(tender, account) for tender, account in await context.session.execute(found)]


async def _points_taken(
    context: Context, order: Order, by_points: int, before: int, after: int
) -> int:
    """Once all that was given back `before` has been carried out too. What points paid earned none,
    and is counted in neither."""
    moved = select(EARNED_AT_FIRST, EARNED_SO_FAR)
    of_it = moved.where(OF_EARNINGS, LoyaltyMovement.order_id == order.id)
    first, held = (int(one) for one in (await context.session.execute(of_it)).one())
    kept, left = (points_kept(order, first, one, by_points) for one in (before, after))
    return max(0, min(held, kept) - left)
