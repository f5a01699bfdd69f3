"""What somebody chose about being followed, and the one gate that every event passes by it.

Without consent, what is looked at is known by the visit alone, and what is done (an order, a login)
names neither the browser nor the visit: so no list can be made of who looked at what.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from models.viewer import Viewer

CONSENT_VERSION = 1
"""Of the words by which consent is asked for. With new words, everybody is asked again."""
REFUSED = 0
"""In place of the version that was agreed to; a refusal holds whatever the words are."""

Ids = dict[str, UUID | None]


@dataclass(frozen=True)
class Choices:
    """A version that was agreed to, REFUSED, or None for what was never chosen."""

    own: int | None = None
    """The customer's who is logged in."""
    browser: int | None = None
    opts_out: bool = False
    """By Global Privacy Control, a header of the browser: as good as a refusal, each time."""

    @property
    def is_refused(self) -> bool:
        """Of two choices, the stricter one counts."""
        return self.opts_out or REFUSED in (self.own, self.browser)

    @property
    def is_granted(self) -> bool:
        return not self.is_refused and CONSENT_VERSION in (self.own, self.browser)


NONE_MADE = Choices()


def browsing(viewer: "Viewer") -> Ids:
    """By what an event of browsing is known."""
    if not viewer.choices.is_granted:
        return {**_NOBODY, "visit_id": _loose_visit(viewer)}
    return {**_person(viewer), **_place(viewer)}


def acting(viewer: "Viewer") -> Ids:
    """By what anything else is known that somebody did."""
    place = _place(viewer) if viewer.choices.is_granted else {}
    return {**_NOBODY, **_person(viewer), **place}


def _loose_visit(viewer: "Viewer") -> UUID | None:
    """The visit by another name, which only the browser's own token leads to.

    Somebody may agree, refuse, log in or log out halfway: what was looked at before and after is
    not found by the name that the same visit has in events that know the person.
    """
    if viewer.visit_id is None:
        return None
    told = viewer.visit_id.bytes + viewer.browser_secret.encode()
    return UUID(bytes=sha256(told).digest()[:16], version=4)


def _person(viewer: "Viewer") -> Ids:
    return {"account_id": viewer.account_id, "customer_id": viewer.customer_id}


def _place(viewer: "Viewer") -> Ids:
    return {"visitor_id": viewer.visitor_id, "visit_id": viewer.visit_id}


_NOBODY: Ids = {"account_id": None, "customer_id": None, "visitor_id": None, "visit_id": None}
