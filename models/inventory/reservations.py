"""What is held for a cart at the checkout, for some minutes."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model

LASTS = timedelta(minutes=15)
LONGEST = timedelta(hours=1)
"""However often it is renewed: nobody keeps goods from others by coming back."""


class Reservation(Model):
    """Some units of a variant that nobody else can buy until it ends; then the row is gone.

    Only whoever has locked the cart makes or ends one: by an order, or because it is over.
    """

    __tablename__ = "stock_reservations"
    __table_args__ = (
        UniqueConstraint("cart_id", "variant_id", "location_id"),
        CheckConstraint("quantity > 0", name="quantity_is_positive"),
        Index(None, "expires_at"),
    )
    prefix = "reservation"

    cart_id: Mapped[UUID]
    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    quantity: Mapped[int]
    begun_at: Mapped[datetime]
    """When this cart first held anything, without a pause since."""
    expires_at: Mapped[datetime]


def expiry(begun_at: datetime, now: datetime) -> datetime:
    return min(now + LASTS, begun_at + LONGEST)
