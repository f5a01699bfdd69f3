"""How a refund is split over what it goes back to: the same words say it before and do it then."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.base import NotFound
from models.money import share
from models.orders import Order
from models.payments import Payment
from models.returns.statuses import RefundTarget
from models.tenders import Part, TenderKind, portions, to_card, to_points


@dataclass(frozen=True)
class Payout:
    by_card: int = 0
    by_tender: tuple[tuple[Part, int], ...] = ()
    credit: int = 0
    """To the buyer's store credit, because they chose that."""
    bonus: int = 0
    """On top of it; not of what was paid."""

    @property
    def amount(self) -> int:
        """What goes back of the order's money."""
        return self.by_card + self.credit + sum(size for _, size in self.by_tender)

    def of_kind(self, kind: TenderKind) -> int:
        there = sum(size for part, size in self.by_tender if part.tender.kind is kind)
        return there + (self.credit if kind is TenderKind.STORE_CREDIT else 0)


def payout(
    order: Order,
    payment: Payment | None,
    parts: Sequence[Part],
    refund: int,
    target: RefundTarget,
    bonus_basis_points: int,
) -> Payout:
    """Nothing when nothing is left to give back: it was free, or went back in another way.

    Raises NotFound when there is nothing to give it back to.
    """
    amount = min(refund, order.total - order.refunded)
    as_points = tuple(to_points(order, parts, amount))
    rest = amount - sum(size for _, size in as_points)
    if target is RefundTarget.STORE_CREDIT:
        bonus = _bonus(order, rest, bonus_basis_points)
        return Payout(by_tender=as_points, credit=rest, bonus=bonus)
    by_card = to_card(order, payment.amount if payment else 0, rest)
    others = [one for one in parts if not one.is_points]
    out = Payout(by_card, (*portions(others, rest - by_card), *as_points))
    if out.amount < amount:
        raise NotFound(kind="payment of this order")
    return out


def _bonus(order: Order, amount: int, basis_points: int) -> int:
    """Of what goes to store credit in all, less what that was: many returns are worth as one."""
    in_all = order.refunded + amount
    return share(in_all, basis_points) - share(order.refunded, basis_points)
