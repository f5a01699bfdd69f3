"""Codes that are made for one offer, each good for so many orders; nobody guesses one."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, literal
from sqlalchemy.orm import Mapped, mapped_column

from models import letters
from models.base import InvalidField, InvalidInput, Model
from models.offers.offer import USED_UP, Offer, OfferNotUsable
from models.viewer import Grant, Viewer

LENGTH = 12
"""Letters, the last of them a check on the others."""
MOST_CODES = 20_000
"""Of one offer."""
AT_ONCE = 1_000


class OfferCode(Model):
    __tablename__ = "offer_codes"
    __table_args__ = (
        CheckConstraint("uses between 0 and most_uses", name="uses_within_limit"),
        CheckConstraint("most_uses > 0", name="some_uses"),
        Index(None, "offer_id"),
    )
    prefix = "offercode"

    offer_id: Mapped[UUID] = mapped_column(ForeignKey("offers.id"))
    code: Mapped[str] = mapped_column(unique=True)
    """Without hyphens."""
    most_uses: Mapped[int] = mapped_column(default=1)
    uses: Mapped[int] = mapped_column(default=0)

    @property
    def shown(self) -> str:
        """As it can be read aloud."""
        return letters.grouped(self.code, 4)

    def check_left(self) -> None:
        """Raises OfferNotUsable."""
        if self.uses >= self.most_uses:
            raise OfferNotUsable(reason=USED_UP)

    def use(self) -> None:
        """The row is locked. Raises OfferNotUsable."""
        self.check_left()
        self.uses += 1

    def give_back(self) -> None:
        self.uses = max(0, self.uses - 1)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.SEE_OFFERS))


def made_for(offer: Offer, count: int) -> list[OfferCode]:
    """So many new ones."""
    return [
        OfferCode(offer_id=offer.id, code=letters.with_check(letters.random_letters(LENGTH - 1)))
        for _ in range(count)
    ]


def may_be(typed: Sequence[str]) -> dict[str, str]:
    """Those that can be such a code, by how it is kept: a slip of the finger is none."""
    bare = {letters.bare(one): one for one in typed}
    return {
        kept: one for kept, one in bare.items() if len(kept) == LENGTH and letters.is_right(kept)
    }


def check_takes_codes(offer: Offer, up_to: int) -> None:
    """Raises InvalidInput."""
    if offer.is_automatic or offer.code:
        raise InvalidInput([InvalidField("id", "It is used by itself, or by a code of its own.")])
    if not 1 <= up_to <= MOST_CODES:
        raise InvalidInput([InvalidField("upTo", f"From 1 to {MOST_CODES}.")])
