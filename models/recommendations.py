"""Which trained model answers, and what shoppers said of its answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model


class Placement(StrEnum):
    HOME = "home"
    USUALS = "usuals"
    PRODUCT = "product"
    CART = "cart"
    ORDER = "order"


class ReasonKind(StrEnum):
    BECAUSE_BOUGHT = "because_bought"
    BOUGHT_TOGETHER = "bought_together"
    USUAL = "usual"
    POPULAR = "popular"


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


class Dismissal(Model):
    """Someone does not want to see a product recommended."""

    __tablename__ = "dismissals"
    __table_args__ = (
        UniqueConstraint("customer_id", "product_id"),
        UniqueConstraint("visitor_id", "product_id"),
    )
    prefix = "dismissal"

    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
