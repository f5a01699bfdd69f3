"""Reasons to pay less: campaigns of the shop, and offers made to one customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    literal,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import ChangedMeanwhile, DomainError, Event, InvalidField, InvalidInput, Model
from models.invariants import invariant
from models.money import Money
from models.offers.basket import Basket, BasketLine
from models.offers.deals import Deal
from models.offers.effects import Amount, Percent
from models.offers.engine import best
from models.offers.rule import Rule
from models.offers.terms import GoodsFilter, Terms
from models.ownership import own_or_granted
from models.viewer import Grant, Viewer

MOST_EACH = 100
"""Uses by one customer that can be allowed; more is without end."""
USED_UP = "This offer has been used up."


class OfferStatus(StrEnum):
    LIVE = "live"
    DRAFT = "draft"
    """Nobody has it yet."""
    ENDED = "ended"
    """Nobody has it any more."""
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
            "num_nonnulls(percent, amount) = 1 or status = 'recorded' or rule is not null",
            name="percent_or_amount",
        ),
        CheckConstraint("uses between 0 and most_uses", name="uses_within_limit"),
        CheckConstraint("uses_today between 0 and most_per_day", name="days_within_limit"),
        CheckConstraint("given between 0 and budget", name="given_within_budget"),
        CheckConstraint(f"most_each between 1 and {MOST_EACH}", name="each_is_sane"),
        CheckConstraint("budget is null or currency is not null", name="budget_has_currency"),
        CheckConstraint("code = '' or not is_automatic", name="automatic_has_no_code"),
        Index("uq_offers_code_of_one", "code", unique=True, postgresql_where=text("code <> ''")),
        Index(None, "customer_id"),
        Index(
            "ix_offers_automatic",
            "ends_at",
            postgresql_where=text("is_automatic and status = 'live'"),
        ),
        Index(
            "uq_offers_name_of_set",
            "name",
            unique=True,
            postgresql_where=text("rule is not null and status <> 'ended'"),
        ),
        Index("ix_offers_set", "created_at", "id", postgresql_where=text("rule is not null")),
    )
    prefix = "offer"

    code: Mapped[str]
    """Upper case; empty for one that applies by itself, or by codes of its own."""
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
    rule: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    """As a marketer set it, see `Rule`; None where `percent`, `amount` and the product say all."""
    is_automatic: Mapped[bool] = mapped_column(default=False, server_default="false")
    """Nobody has to type anything for it."""
    most_uses: Mapped[int | None] = mapped_column(default=None)
    most_per_day: Mapped[int | None] = mapped_column(default=None)
    """By days of UTC."""
    most_each: Mapped[int | None] = mapped_column(default=None)
    """By one customer, or guest's address; None for any number."""
    budget: Mapped[int | None] = mapped_column(default=None)
    """What it may take off in all, minor units of `currency`."""
    uses: Mapped[int] = mapped_column(default=0, server_default="0")
    """By orders that were not given up."""
    given: Mapped[int] = mapped_column(default=0, server_default="0")
    """What it took off them, minor units of whatever they were paid in."""
    uses_today: Mapped[int] = mapped_column(default=0, server_default="0")
    today: Mapped[date | None] = mapped_column(default=None)
    """The day that `uses_today` counts."""
    revision: Mapped[int] = mapped_column(default=1, server_default="1")

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
        if self.is_used_up(now):
            raise OfferNotUsable(reason=USED_UP)
        if self.currency is not None and self.currency != currency:
            raise OfferNotUsable(reason=f"This offer is for prices in {self.currency}.")

    def discounts(self, product_ids: Sequence[UUID], amounts: Sequence[int]) -> list[int]:
        """What it takes off each line of `amounts` (minor units); no line falls below zero."""
        pairs = zip(product_ids, amounts, strict=True)
        basket = Basket(tuple(BasketLine(id, amount) for id, amount in pairs))
        return best([self.deal()], basket).discounts

    def deal(self) -> Deal:
        """As the engine weighs it, for whoever may use it."""
        if self.rule is not None:
            return Rule.of_json(self.rule).deal(self.id, self.currency)
        goods = GoodsFilter(frozenset({self.product_id}) if self.product_id else frozenset())
        percent, amount = self.percent, self.amount or 0
        effect = Amount(amount) if percent is None else Percent(percent)
        return Deal(self.id, effect, Terms(goods))

    def is_due(self, now: datetime) -> bool:
        return self.status is OfferStatus.LIVE and self.starts_at <= now < self.ends_at

    def is_used_up(self, now: datetime) -> bool:
        """By all together."""
        today = self.uses_today if self.today == now.date() else 0
        return (
            _is_reached(self.uses, self.most_uses)
            or _is_reached(today, self.most_per_day)
            or _is_reached(self.given, self.budget)
        )

    def affords(self, amount: int) -> bool:
        return self.budget is None or self.given + amount <= self.budget

    def use(self, amount: int, now: datetime) -> None:
        """Count a use that takes `amount` off; the row is locked. Raises OfferNotUsable."""
        if not self.is_due(now) or self.is_used_up(now) or not self.affords(amount):
            raise OfferNotUsable(reason=USED_UP)
        self.uses += 1
        self.uses_today = 1 + (self.uses_today if self.today == now.date() else 0)
        self.today = now.date()
        self.given += amount

    def give_back(self, amount: int, used_at: datetime) -> None:
        """The order that used it was given up; the row is locked."""
        self.uses = max(0, self.uses - 1)
        if self.today == used_at.date():
            self.uses_today = max(0, self.uses_today - 1)
        self.given = max(0, self.given - amount)

    def set(self, given: dict[str, Any], revision: int) -> None:
        """Say anew what it is; orders keep what they were given. Raises ChangedMeanwhile,
        InvalidInput."""
        if revision != self.revision:
            raise ChangedMeanwhile(revision=self.revision)
        if self.status is OfferStatus.ENDED:
            raise InvalidInput([InvalidField("id", "What has ended stays so.")])
        for name, value in given.items():
            setattr(self, name, value)
        self.revision += 1

    def check_limits(self) -> None:
        """No limit is below what was used already. Raises InvalidInput."""
        faults = [
            InvalidField(f"offer.{path}", f"At least {count}, which were used.")
            for path, most, count in (
                ("mostUses", self.most_uses, self.uses),
                ("mostPerDay", self.most_per_day, self.uses_today),
            )
            if most is not None and most < count
        ]
        if self.budget is not None and self.budget < self.given:
            faults.append(InvalidField("offer.budget", "At least what was given."))
        if faults:
            raise InvalidInput(faults)

    def end(self, revision: int) -> None:
        """Raises ChangedMeanwhile."""
        if revision != self.revision:
            raise ChangedMeanwhile(revision=self.revision)
        self.status = OfferStatus.ENDED
        self.revision += 1

    def once_key(self, buyer: UUID | str, number: int = 1) -> str:
        """Names one of the uses that a buyer, a customer's id or a guest's e-mail, has of it."""
        return f"{self.id}:{buyer}" if number == 1 else f"{self.id}:{buyer}:{number}"

    def keys_of(self, buyer: UUID | str) -> list[str]:
        """Of all the uses that one buyer has; none where nobody counts them."""
        return [self.once_key(buyer, number) for number in range(1, (self.most_each or 0) + 1)]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see their own, marketing all; public ones are known by code."""
        return own_or_granted(viewer, cls.customer_id, Grant.SEE_OFFERS)


def _is_reached(count: int, most: int | None) -> bool:
    return most is not None and count >= most


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

    One customer uses an offer so often as it says: `once_key` is the offer, the buyer and from the
    second use on its number. It is empty where nobody counts, and for the demo's recorded past.
    """

    __tablename__ = "offer_redemptions"
    __table_args__ = (
        Index(None, "offer_id"),
        Index(None, "customer_id"),
        Index(
            "uq_offer_redemptions_of_order",
            "order_id",
            "offer_id",
            unique=True,
            postgresql_where=text("order_id is not null"),
        ),
    )
    prefix = "redemption"

    offer_id: Mapped[UUID] = mapped_column(ForeignKey("offers.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    order_id: Mapped[UUID | None] = mapped_column(index=True, default=None)
    campaign_id: Mapped[UUID | None] = mapped_column(default=None)
    redeemed_at: Mapped[datetime]
    once_key: Mapped[str | None] = mapped_column(unique=True, default=None)
    code: Mapped[str] = mapped_column(default="", server_default="")
    """By which it was used; empty where nothing was typed."""
    amount: Mapped[int | None] = mapped_column(default=None)
    """What it took off, minor units of the order's currency; None for what was not noted."""

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
invariant(
    "offers.count_their_uses",
    "An offer that limits its uses counts those of its orders, and gives within its budget.",
    """
    select f.id, f.uses, f.given from offers f
    left join (
      select offer_id, count(*) as uses, coalesce(sum(amount), 0) as given
      from offer_redemptions where order_id is not null group by 1
    ) r on r.offer_id = f.id
    where f.rule is not null and (
      f.uses <> coalesce(r.uses, 0)
      or f.given <> coalesce(r.given, 0)
    )
    """,
)
