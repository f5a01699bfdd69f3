"""Gift cards: bought or given, sent by mail on a day, and spent by whoever holds the code.

The code is worked out from the shop's secret when the mail is written, and is nowhere but in the
mail; its digest is stored, and the last letters, by which staff find it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, literal, text
from sqlalchemy.orm import Mapped, mapped_column

from models import letters
from models.base import DomainError, Event, InvalidField, InvalidInput, Model
from models.identity import digest
from models.money import Money, exponent, minor_units
from models.orders import Buyer, Order, order_number
from models.stores import Channel
from models.support import check_text
from models.tenders.accounts import TenderAccount, TenderKind, TenderMovement, TenderMovementKind
from models.viewer import Grant, Viewer

CODE_LENGTH = 20
"""Nineteen letters of thirty are 93 bits: too many to try, also on a stolen table of digests."""
SHOWN = 4
LEAST, MOST = 5, 500
"""Whole units of the currency that a bought card is worth."""
LONGEST_MESSAGE = 500
LONGEST_NAME = 100
LATEST = timedelta(days=365)
"""How long before its day a card can be bought."""
REPLACES = "It takes the place of a gift card that was ended, for goods that were paid with that."


@dataclass
class GiftCardNotUsable(DomainError):
    message = "{reason}"
    reason: str


@dataclass
class GiftCardVoided(DomainError):
    message = "This gift card was voided already."


@dataclass(frozen=True)
class GiftCardIssued(Event):
    amount: int
    currency: str


def code_of(secret: str) -> str:
    """The code that belongs to a secret of the shop's, always the same for the same."""
    entropy = int.from_bytes(secret.encode(), "big")
    return letters.with_check(letters.random_letters(CODE_LENGTH - 1, entropy))


@dataclass(frozen=True)
class Gift:
    """Who gives what to whom, when; checked."""

    amount: int
    currency: str
    giver: str
    recipient_email: str
    message: str
    deliver_at: datetime

    @classmethod
    def checked(
        cls,
        amount: str,
        currency: str,
        *,
        giver: str,
        recipient_email: str | None,
        message: str,
        deliver_at: datetime | None,
        now: datetime,
    ) -> "Gift":
        """Raises InvalidInput."""
        when = deliver_at or now
        if recipient_email is None:
            words = "An e-mail address, for example ana@example.com."
            raise InvalidInput([InvalidField("recipientEmail", words)])
        if when > now + LATEST:
            raise InvalidInput([InvalidField("deliverAt", "Within a year.")])
        return cls(
            amount=_worth(amount, currency),
            currency=currency,
            giver=check_text("giver", giver, LONGEST_NAME, shortest=0),
            recipient_email=recipient_email,
            message=check_text("message", message, LONGEST_MESSAGE, shortest=0),
            deliver_at=max(when, now),
        )


def _worth(amount: str, currency: str) -> int:
    minor, unit = minor_units(amount, currency), 10 ** exponent(currency)
    if minor is None or not LEAST * unit <= minor <= MOST * unit:
        words = f"Between {LEAST} and {MOST} {currency}."
        raise InvalidInput([InvalidField("amount", words)])
    return minor


class GiftCard(Model):
    __tablename__ = "gift_cards"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_is_positive"),
        CheckConstraint("(order_id is null) <> (issued_by is null)", name="bought_or_given"),
        CheckConstraint("(code_digest is null) = (last_four is null)", name="shows_its_end"),
        CheckConstraint("voided_at is null or void_reason is not null", name="voided_for_a_reason"),
        Index(None, "last_four", postgresql_where=text("last_four is not null")),
        Index("ix_gift_cards_unsent", "deliver_at", postgresql_where=text("sent_at is null")),
        Index(None, "recipient_email"),
    )
    prefix = "giftcard"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("tender_accounts.id"), unique=True)
    amount: Mapped[int]
    """What it was worth at first."""
    currency: Mapped[str]
    order_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("orders.id"), unique=True, default=None
    )
    """By which it was bought."""
    issued_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    """Or who of staff gave it."""
    giver: Mapped[str] = mapped_column(default="")
    recipient_email: Mapped[str]
    message: Mapped[str] = mapped_column(default="")
    deliver_at: Mapped[datetime]
    code_digest: Mapped[str | None] = mapped_column(unique=True, default=None)
    last_four: Mapped[str | None] = mapped_column(default=None)
    issued_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when it is paid for."""
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    voided_at: Mapped[datetime | None] = mapped_column(default=None)
    void_reason: Mapped[str | None] = mapped_column(default=None)

    @classmethod
    def of(cls, gift: Gift, **about: Any) -> tuple["GiftCard", TenderAccount]:
        """A card that is worth nothing until it is issued."""
        account = TenderAccount(kind=TenderKind.GIFT_CARD, currency=gift.currency)
        card = cls(account_id=account.id, **vars(gift), **about)
        return card, account

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    def issue(
        self, account: TenderAccount, now: datetime, *, by: UUID | None = None, note: str = ""
    ) -> TenderMovement:
        """It is paid for, or given: there is money on it from now on."""
        self.issued_at = now
        self.emit(GiftCardIssued(amount=self.amount, currency=self.currency))
        reference = f"issued:{self.id}"
        return account.credit(
            self.amount, TenderMovementKind.ISSUED, reference, now, by=by, note=note
        )

    def engrave(self, code: str) -> None:
        """It is opened by this code."""
        self.code_digest, self.last_four = digest(code), code[-SHOWN:]

    def void(
        self, account: TenderAccount, reason: str, now: datetime, *, by: UUID
    ) -> TenderMovement:
        """Raises GiftCardVoided, and InvalidInput while its buyer may still pay for it."""
        if self.voided_at is not None:
            raise GiftCardVoided
        if self.issued_at is None:
            raise InvalidInput([InvalidField("giftCardId", "A card that is not paid for yet.")])
        self.voided_at, self.void_reason = now, reason
        return account.void(f"voided:{self.id}", now, by=by, note=reason)

    def replacement(
        self, amount: int, to: str, now: datetime, *, ended_by: UUID
    ) -> tuple["GiftCard", TenderAccount]:
        """A card with what came back to this one after it was ended."""
        gift = Gift(amount, self.currency, "", to, REPLACES, now)
        return GiftCard.of(gift, issued_by=ended_by)

    def check_usable(self, currency: str) -> None:
        """Raises GiftCardNotUsable, with a reason for whoever knows the code."""
        if self.issued_at is None or self.voided_at is not None:
            raise GiftCardNotUsable(reason="This gift card is not valid any more.")
        if self.currency != currency:
            raise GiftCardNotUsable(reason=f"This gift card is for purchases in {self.currency}.")

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who may give money back."""
        return literal(viewer.may(Grant.REFUND))


def order_for(gift: Gift, buyer: Buyer, channel: Channel, now: datetime) -> Order:
    """The order by which a gift card is bought. It bears no tax: that is paid on what the card
    buys (a voucher for many purposes, Directive (EU) 2016/1065). It has no lines, and no goods."""
    return Order(
        number=order_number(),
        customer_id=buyer.customer_id,
        visitor_id=buyer.visitor_id,
        email=buyer.email,
        channel_id=channel.id,
        touchpoint=buyer.touchpoint,
        location_id=channel.warehouse_id,
        currency=gift.currency,
        tax_is_included=True,
        subtotal=gift.amount,
        total=gift.amount,
        delivery_method="Gift card by e-mail",
        placed_at=now,
    )
