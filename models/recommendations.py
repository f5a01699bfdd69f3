"""Which trained model answers, what shoppers said of its answers, and what merchandisers set."""

from dataclasses import dataclass
from datetime import datetime
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
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, InvalidField, InvalidInput, Model
from models.carts.owner import whose
from models.viewer import Grant, Viewer


class Placement(StrEnum):
    HOME = "home"
    USUALS = "usuals"
    PRODUCT = "product"
    CART = "cart"
    ORDER = "order"
    SIMILAR = "similar"
    STEP_UP = "step_up"
    EMAIL = "email"
    CHAT = "chat"
    REP = "rep"


class ReasonKind(StrEnum):
    BECAUSE_BOUGHT = "because_bought"
    BECAUSE_VIEWED = "because_viewed"
    BECAUSE_IN_CART = "because_in_cart"
    BECAUSE_PRAISED = "because_praised"
    """They called something like it good."""
    BOUGHT_TOGETHER = "bought_together"
    USUAL = "usual"
    POPULAR = "popular"
    RUNNING_LOW = "running_low"
    """By their own rhythm they are about to run out."""
    SIMILAR = "similar"
    BETTER = "better"
    FEATURED = "featured"
    """Pinned by a merchandiser."""


@dataclass(frozen=True)
class RecommendationsSeen(Event):
    placement: str | None


@dataclass(frozen=True)
class RecommendationClicked(Event):
    placement: str | None
    product_id: str | None


@dataclass(frozen=True)
class RecommendationDismissed(Event):
    product_id: str
    verdict: str


class RecommendationModel(Model):
    """A training run whose arrays lie on disk; at most one is live."""

    __tablename__ = "recommendation_models"
    __table_args__ = (
        Index(
            "uq_recommendation_models_live",
            "is_live",
            unique=True,
            postgresql_where=text("is_live"),
        ),
    )
    prefix = "model"

    version: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    """"first" for the quick one at start, "full" for the others."""
    is_live: Mapped[bool] = mapped_column(default=False)
    trained_at: Mapped[datetime]
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """Data range, parameters, metrics, seconds, checksum."""


class Verdict(StrEnum):
    """What somebody says of a product that was recommended to them."""

    NOT_FOR_ME = "not_for_me"
    OWNED = "owned"
    """They have it already, from wherever."""
    GOOD = "good"
    HIDE_MAKER = "hide_maker"
    """Nothing of its maker any more."""


class Opinion(Model):
    """What somebody said of a product, or of a maker; what they say later takes its place."""

    __tablename__ = "opinions"
    __table_args__ = (
        UniqueConstraint("customer_id", "product_id"),
        UniqueConstraint("customer_id", "maker"),
        UniqueConstraint("visitor_id", "product_id"),
        UniqueConstraint("visitor_id", "maker"),
        CheckConstraint("num_nonnulls(customer_id, visitor_id) = 1", name="has_one_owner"),
        CheckConstraint("num_nonnulls(product_id, maker) = 1", name="is_of_one_thing"),
        CheckConstraint(
            "(verdict = 'hide_maker') = (maker is not null)", name="hides_what_it_names"
        ),
        Index(None, "product_id", postgresql_where=text("product_id is not null")),
    )
    prefix = "opinion"

    verdict: Mapped[Verdict]
    product_id: Mapped[UUID | None] = mapped_column(ForeignKey("products.id"), default=None)
    maker: Mapped[int | None] = mapped_column(default=None)
    token: Mapped[str | None] = mapped_column(default=None)
    """Of the list in which it stood."""
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return whose(viewer, cls.customer_id, cls.visitor_id)


class RuleKind(StrEnum):
    PIN = "pin"
    """Stands first."""
    BOOST = "boost"
    """Comes earlier than it would."""
    BURY = "bury"
    """Comes after everything else."""
    ONCE = "once"
    """Bought once: who has it is not offered it again."""


LASTS = frozenset({RuleKind.ONCE})
"""What is so until somebody says otherwise; all others have a last day."""


class RecommendationRule(Model):
    """What a merchandiser wants of a product, a shelf or a maker in recommendations."""

    __tablename__ = "recommendation_rules"
    __table_args__ = (
        CheckConstraint("num_nonnulls(product_id, category_id, maker) = 1", name="is_of_one_thing"),
        CheckConstraint("ends_at is not null or kind = 'once'", name="ends"),
        CheckConstraint("kind <> 'pin' or product_id is not null", name="pins_a_product"),
        UniqueConstraint(
            *("kind", "placement", "product_id", "category_id", "maker"),
            name="uq_recommendation_rules_subject",
            postgresql_nulls_not_distinct=True,
        ),
        Index(None, "product_id", postgresql_where=text("product_id is not null")),
        Index(None, "category_id", postgresql_where=text("category_id is not null")),
    )
    prefix = "recommendationrule"

    kind: Mapped[RuleKind]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    placement: Mapped[Placement | None] = mapped_column(default=None)
    """None for all."""
    product_id: Mapped[UUID | None] = mapped_column(ForeignKey("products.id"), default=None)
    category_id: Mapped[UUID | None] = mapped_column(ForeignKey("categories.id"), default=None)
    maker: Mapped[int | None] = mapped_column(default=None)
    set_by: Mapped[UUID | None] = mapped_column(default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.EDIT_CATALOG)) == literal(True)

    def last_until(self, ends_at: datetime | None, now: datetime) -> None:
        """Raises InvalidInput: nothing is pushed for ever, and nothing ends before it began."""
        if ends_at is None and self.kind not in LASTS:
            raise InvalidInput([InvalidField("endsAt", "Say until when.")])
        if ends_at is not None and ends_at <= now:
            raise InvalidInput([InvalidField("endsAt", "A moment that is still to come.")])
        self.ends_at = ends_at
