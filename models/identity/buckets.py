"""How much somebody may ask for: what they spend leaks out of their bucket again, evenly."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model


@dataclass(frozen=True, slots=True)
class Rate:
    """In points, see `schema/limits.py`; at most so many at once, and so many more each second."""

    limit: float
    restore: float

    def times(self, factor: float) -> "Rate":
        return Rate(self.limit * factor, self.restore * factor)


class Bucket(Model):
    """What one caller had spent at some moment, as far as the processes have told.

    Losing it is no harm: it is not written ahead, and empty after a crash.
    """

    __tablename__ = "buckets"
    __table_args__ = (Index(None, "at"), {"prefixes": ["UNLOGGED"]})
    prefix = "bucket"

    key: Mapped[str] = mapped_column(unique=True)
    """A digest: it tells nothing about the caller."""
    spent: Mapped[float]
    at: Mapped[datetime]
