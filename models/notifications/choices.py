"""Which steps a customer is told of, and by which channels: all, unless they said otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model
from models.language import said
from models.notifications.steps import STEPS, TOLD_OF, NoticeChannel, NoticeStep
from models.viewer import Viewer


@dataclass
class NoticeIsFixed(DomainError):
    message = "This mail is your proof of what you bought; it is always sent."


class NoticeChoice(Model):
    """What a customer said of one step and channel."""

    __tablename__ = "notice_choices"
    __table_args__ = (UniqueConstraint("customer_id", "step", "channel"),)
    prefix = "noticechoice"

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"))
    step: Mapped[NoticeStep]
    channel: Mapped[NoticeChannel]
    is_wanted: Mapped[bool]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return cls.customer_id == viewer.customer_id

    @staticmethod
    def check(step: NoticeStep, channel: NoticeChannel, is_wanted: bool) -> None:
        """Raises NoticeIsFixed."""
        if not is_wanted and channel in TOLD_OF[step].fixed:
            raise NoticeIsFixed


@dataclass(frozen=True, slots=True)
class NoticePreference:
    """One step and channel, and whether the customer is told by it."""

    step: NoticeStep
    headline: str
    channel: NoticeChannel
    is_wanted: bool
    is_fixed: bool


def preferences(chosen: Iterable[NoticeChoice]) -> list[NoticePreference]:
    """Of every step and channel, in the order of the table."""
    said_so = {(one.step, one.channel): one.is_wanted for one in chosen}
    return [preference(step.step, channel, said_so) for step in STEPS for channel in NoticeChannel]


def preference(
    step: NoticeStep,
    channel: NoticeChannel,
    said_so: Mapping[tuple[NoticeStep, NoticeChannel], bool],
) -> NoticePreference:
    told = TOLD_OF[step]
    is_fixed = channel in told.fixed
    is_wanted = is_fixed or said_so.get((step, channel), True)
    return NoticePreference(step, said(told.headline), channel, is_wanted, is_fixed)
