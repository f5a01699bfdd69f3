"""Reasons to pay less: campaigns of the shop, and offers made to one customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    literal,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.invariants import invariant
from models.money import Money
from models.offers.basket import Basket, BasketLine
from models.offers.deals import Deal
from models.offers.effects import Amount, Percent
from models.offers.engine import best
from models.offers.terms import GoodsFilter, Terms
from models.ownership import own_or_granted
from models.viewer import Grant, Viewer


class OfferStatus(StrEnum):
    LIVE = "live"
    RECORDED = "recorded"
    """Of the demo's past: known, listed nowhere, not usable. What it was worth is not known."""


@dataclass
class OfferNotUsable(DomainError):
    message = "{reason}"
    reason: str


@dataclass(frozen=True)
class OfferUsed(Event):
    order_id: str
    amount: int


class Campaign(Model):
    """A mailing with offers, sent to some customers between two days."""

    __tablename__ = "campaigns"
    prefix = "campaign"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.SEE_OFFERS))


class CampaignMember(Model):
    """A customer to whom a campaign was sent."""

    __tablename__ = "campaign_members"
    __table_args__ = (UniqueConstraint("campaign_id", "customer_id"),)
    prefix = "member"

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaigns.id"))
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"), index=True)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.SEE_OFFERS))


class Offer(Model):
    """Money off, for everybody with the code or for one customer, between two moments."""

    __tablename__ = "offers"
    __table_args__ = (
        CheckConstraint("percent between 1 and 100", name="percent_is_one"),
        CheckConstraint("amount > 0", name="amount_is_positive"),
        CheckConstraint("amount is null or currency is not null", name="amount_has_currency"),
        CheckConstraint(
            "num_nonnulls(percent, amount) = 1 or status = 'recorded'", name="percent_or_amount"
        ),
        Index(None, "customer_id"),
    )
    prefix = "offer"

    code: Mapped[str] = mapped_column(unique=True)
    """Upper case."""
    name: Mapped[str]
    status: Mapped[OfferStatus] = mapped_column(default=OfferStatus.LIVE)
    campaign_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("campaigns.id"), index=True, default=None
    )
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    """Whose offer it is; None when anybody with the code may use it."""
    product_id: Mapped[UUID | None] = mapped_column(ForeignKey("products.id"), default=None)
    """The one product it is for; None for the whole cart."""
    reason: Mapped[str] = mapped_column(default="")
    terms: Mapped[str] = mapped_column(default="")
    percent: Mapped[int | None] = mapped_column(default=None)
    amount: Mapped[int | None] = mapped_column(default=None)
    """Minor units of `currency`."""
    currency: Mapped[str | None] = mapped_column(default=None)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]

    @property
    def money_off(self) -> Money | None:
        """The fixed amount; None for one in per cent."""
        if self.amount is None or self.currency is None:
            return None
        return Money(self.amount, self.currency)

    def check_usable(self, customer_id: UUID | None, currency: str, now: datetime) -> None:
        """Raises OfferNotUsable. Whose offer it is not is told nothing but that."""
        if self.status is not OfferStatus.LIVE or now < self.starts_at:
            raise OfferNotUsable(reason="This code is not valid.")
        if self.customer_id is not None and self.customer_id != customer_id:
            raise OfferNotUsable(reason="This code is not valid.")
        if now >= self.ends_at:
            raise OfferNotUsable(reason="This offer has ended.")
        if self.currency is not None and self.currency != currency:
            raise OfferNotUsable(reason=f"This offer is for prices in {self.currency}.")

    def discounts(self, product_ids: Sequence[UUID], amounts: Sequence[int]) -> list[int]:
        """What it takes off each line of `amounts` (minor units); no line falls below zero."""
        pairs = zip(product_ids, amounts, strict=True)
        basket = Basket(tuple(BasketLine(id, amount) for id, amount in pairs))
        return best([self.deal()], basket).discounts

    def deal(self) -> Deal:
        """As the engine weighs it, for whoever may use it."""
        goods = GoodsFilter(frozenset({self.product_id}) if self.product_id else frozenset())
        percent, amount = self.percent, self.amount or 0
        effect = Amount(amount) if percent is None else Percent(percent)
        return Deal(self.id, effect, Terms(goods))

    def once_key(self, buyer: UUID | str) -> str:
        """Names the one use that a buyer, a customer's id or a guest's e-mail, has of it."""
        return f"{self.id}:{buyer}"

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see their own, marketing all; public ones are known by code."""
        return own_or_granted(viewer, cls.customer_id, Grant.SEE_OFFERS)


class OfferProduct(Model):
    """A product that a recorded coupon was for. Offers of Patron's own name theirs themselves."""

    __tablename__ = "offer_products"
    __table_args__ = (UniqueConstraint("offer_id", "product_id"),)
    prefix = "offerproduct"

    offer_id: Mapped[UUID] = mapped_column(ForeignKey("offers.id"))
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.SEE_OFFERS))


class OfferRedemption(Model):
    """An offer was used: by whom, when, for which order if known.

    One customer uses an offer of Patron's own once: `once_key` is the offer and the buyer, and is
    empty for the demo's recorded past, where coupons were used more than once.
    """

    __tablename__ = "offer_redemptions"
    __table_args__ = (Index(None, "offer_id"), Index(None, "customer_id"))
    prefix = "redemption"

    offer_id: Mapped[UUID] = mapped_column(ForeignKey("offers.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    order_id: Mapped[UUID | None] = mapped_column(index=True, default=None)
    campaign_id: Mapped[UUID | None] = mapped_column(default=None)
    redeemed_at: Mapped[datetime]
    once_key: Mapped[str | None] = mapped_column(unique=True, default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see their own, marketing all."""
        return own_or_granted(viewer, cls.customer_id, Grant.SEE_OFFERS)


invariant(
    "offers.are_used_once",
    "An offer is used at most once per order and buyer, and by nobody whose it is not.",
    """
    select r.offer_id, r.order_id from offer_redemptions r
    join offers f on f.id = r.offer_id
    where r.once_key is not null and (
      (f.customer_id is not null and f.customer_id is distinct from r.customer_id)
      or r.once_key not like f.id || ':%'
    )
    union all
    select offer_id, order_id from offer_redemptions
    where order_id is not null and once_key is not null
    group by 1, 2 having count(*) > 1
    """,
)
invariant(
    "offers.are_counted",
    "An order with a discount used an offer, and an order that was given up uses none.",
    """
    select o.id, o.status, o.discount from orders o
    left join offer_redemptions r on r.order_id = o.id
    where o.external_ref is null and (
      (o.discount > 0 and o.status <> 'cancelled' and r.id is null)
      or (o.status = 'cancelled' and r.id is not null)
    )
    """,
)
