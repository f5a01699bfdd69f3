"""What makes things found: words that mean the same, and the counts behind the facets of lists."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Computed,
    ForeignKey,
    Index,
    literal,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import ChangedMeanwhile, InvalidField, InvalidInput, Model
from models.invariants import invariant
from models.spelling import folded, readable
from models.viewer import Grant, Viewer

FEWEST_TERMS, MOST_TERMS = 2, 20
LONGEST_TERM = 60


class SynonymGroup(Model):
    """Terms that mean the same: whoever searches for one of them finds them all."""

    __tablename__ = "synonym_groups"
    __table_args__ = (
        CheckConstraint("cardinality(terms) between 2 and 20", name="terms_are_some"),
        Index(None, "created_at", "id", postgresql_where=text("removed_at is null")),
    )
    prefix = "synonyms"

    terms: Mapped[list[str]]
    revision: Mapped[int] = mapped_column(default=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    meaning: Mapped[str] = mapped_column(
        TSQUERY, Computed("any_of_terms(terms)", persisted=True), init=False, deferred=True
    )
    """Any of the terms, each as a phrase."""

    @classmethod
    def of(cls, terms: Sequence[str]) -> "SynonymGroup":
        """Raises InvalidInput."""
        return cls(terms=checked_terms(terms))

    def change(self, terms: Sequence[str], revision: int) -> None:
        """Raises InvalidInput, or ChangedMeanwhile when it is not the one that was looked at."""
        self._check(revision)
        self.terms = checked_terms(terms)
        self.revision += 1

    def remove(self, revision: int, now: datetime) -> None:
        """Raises ChangedMeanwhile."""
        self._check(revision)
        self.removed_at = now
        self.revision += 1

    def _check(self, revision: int) -> None:
        if revision != self.revision or self.removed_at is not None:
            raise ChangedMeanwhile(revision=self.revision)

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.EDIT_CATALOG))


def checked_terms(terms: Sequence[str]) -> list[str]:
    """Each once, however it is written. Raises InvalidInput with each that cannot be one."""
    if len(terms) > MOST_TERMS:
        raise InvalidInput([InvalidField("terms", f"At most {MOST_TERMS}.")])
    clean = [readable(term) for term in terms]
    wrong = [
        InvalidField(f"terms.{number}", f"Words, of at most {LONGEST_TERM} letters.")
        for number, term in enumerate(clean)
        if term and (len(term) > LONGEST_TERM or not any(letter.isalnum() for letter in term))
    ]
    if wrong:
        raise InvalidInput(wrong)
    different = {folded(term): term for term in reversed(clean) if term}
    if len(different) < FEWEST_TERMS:
        few = f"At least {FEWEST_TERMS} that differ by more than accents."
        raise InvalidInput([InvalidField("terms", few)])
    return list(reversed(different.values()))


class FacetCount(Model):
    """How many listed products a market sells of one value of a facet: in a category and below, or
    in the whole shop where there is no category.

    Triggers add a row for each change, and a job adds rows up: the count is the sum of `number`.
    """

    __tablename__ = "facet_counts"
    __table_args__ = (
        Index(None, "channel_id", "category_id", postgresql_include=["facet", "value", "number"]),
    )
    prefix = "facetcount"

    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id", ondelete="CASCADE"))
    category_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("categories.id", ondelete="CASCADE"), default=None
    )
    facet: Mapped[str]
    value: Mapped[str]
    number: Mapped[int] = mapped_column(BigInteger)


invariant(
    "search.facets_are_counted_right",
    "What the facets of a list say is how many products there are.",
    """
    select channel_id, category_id, facet, value, sum(number) from (
      select channel_id, category_id, facet, value, number from facet_counts
      union all
      select channel_id, category_id, facet, value, -number from facets_counted_anew
    ) both_ways
    group by 1, 2, 3, 4 having sum(number) <> 0
    """,
)
invariant(
    "search.products_are_found_by_what_they_are",
    "A product is found by its kind, its categories and the SKUs of its variants.",
    """
    select p.id, p.name from products p join found_by_words w on w.product_id = p.id
    where p.found_by <> w.words
    """,
)
