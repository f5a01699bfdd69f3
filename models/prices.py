"""What a variant costs in a channel."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.viewer import Viewer


class Price(Model):
    __tablename__ = "prices"
    __table_args__ = (
        UniqueConstraint("variant_id", "channel_id", postgresql_include=["amount"]),
        CheckConstraint("amount >= 0", name="not_negative"),
        Index(None, "channel_id", "amount", "variant_id"),
    )
    prefix = "price"

    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    amount: Mapped[int]
    """Minor units of the channel's currency, with or without tax as the channel says."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()
