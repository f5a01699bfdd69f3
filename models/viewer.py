"""Who is asking, and what they may do. Plain data: no session, no request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from models.choices import NONE_MADE, Choices
from models.money import Money


class Role(StrEnum):
    CUSTOMER = "customer"
    AGENT = "agent"
    SALES_REP = "sales_rep"
    ASSOCIATE = "associate"
    MARKETER = "marketer"
    MERCHANDISER = "merchandiser"
    ANALYST = "analyst"
    OWNER = "owner"


STAFF = tuple(role for role in Role if role is not Role.CUSTOMER)


class Grant(StrEnum):
    """One thing that staff may do. Fields and rows ask for these, never for a role of staff."""

    SEE_CUSTOMERS = "see_customers"
    """Personal data: who buys, where they live, their points."""
    ERASE_CUSTOMERS = "erase_customers"
    """Whoever asks in person to be forgotten."""
    SEE_ORDERS = "see_orders"
    MOVE_ORDERS = "move_orders"
    HANDLE_RETURNS = "handle_returns"
    SERVE_STORE = "serve_store"
    """The orders and returns of the own store, and of no other."""
    REFUND = "refund"
    """Up to the person's own limit; above it, somebody else decides."""
    ANSWER_TICKETS = "answer_tickets"
    SEE_OFFERS = "see_offers"
    MAKE_OFFERS = "make_offers"
    """Set offers and what they may cost."""
    EDIT_CATALOG = "edit_catalog"
    SEE_STOCK = "see_stock"
    """What is where, and what is on its way there."""
    MANAGE_STOCK = "manage_stock"
    """Count, send and receive goods anywhere."""
    SEE_FIGURES = "see_figures"
    RUN_SHOP = "run_shop"
    MANAGE_STAFF = "manage_staff"
    READ_AUDIT_LOG = "read_audit_log"


OWNERS_ONLY = frozenset({Grant.READ_AUDIT_LOG})
"""What nobody is given beyond their role."""

GRANTS_OF: Mapping[Role, frozenset[Grant]] = {
    Role.CUSTOMER: frozenset(),
    Role.AGENT: frozenset(
        {
            Grant.SEE_CUSTOMERS,
            Grant.ERASE_CUSTOMERS,
            Grant.SEE_ORDERS,
            Grant.MOVE_ORDERS,
            Grant.HANDLE_RETURNS,
            Grant.REFUND,
            Grant.ANSWER_TICKETS,
        }
    ),
    Role.SALES_REP: frozenset({Grant.SEE_CUSTOMERS, Grant.SEE_ORDERS, Grant.SEE_STOCK}),
    Role.ASSOCIATE: frozenset({Grant.SEE_CUSTOMERS, Grant.SERVE_STORE}),
    Role.MARKETER: frozenset({Grant.SEE_OFFERS, Grant.MAKE_OFFERS, Grant.SEE_FIGURES}),
    Role.MERCHANDISER: frozenset({Grant.EDIT_CATALOG, Grant.MANAGE_STOCK}),
    Role.ANALYST: frozenset({Grant.SEE_FIGURES}),
    Role.OWNER: frozenset(Grant),
}
"""What comes with a role; a person can be given more."""


def granted(roles: Iterable[Role], extra: Iterable[Grant]) -> frozenset[Grant]:
    """All that somebody with these roles, and these grants beside them, may do."""
    return frozenset(extra).union(*(GRANTS_OF[role] for role in roles))


def covers(limit: Money | None, amount: Money | None) -> bool:
    """Whether `amount` is within `limit`. None is without end; other money is never within."""
    if limit is None:
        return True
    return amount is not None and amount.currency == limit.currency and amount.minor <= limit.minor


class Touchpoint(StrEnum):
    """Where an act or an order comes from."""

    WEB = "web"
    APP = "app"
    TILL = "till"


@dataclass(frozen=True)
class Benefits:
    """What a membership gives; of who is in no tier, nothing."""

    rank: int = 0
    """Of their tier: 1 for the one that is reached first."""
    has_free_shipping: bool = False
    return_days: int | None = None
    """For how long they may send goods back; None for as long as anybody."""
    has_early_access: bool = False
    """They are shown, and sold, what is not there for all yet."""

    @property
    def early_rank(self) -> int:
        """Up to which tier what is shown early is shown to them."""
        return self.rank if self.has_early_access else 0


NO_BENEFITS = Benefits()


@dataclass(frozen=True)
class Viewer:
    """`visitor_id` names the browser or device, `visit_id` its present session of use."""

    account_id: UUID | None = None
    customer_id: UUID | None = None
    roles: frozenset[Role] = frozenset()
    extra_grants: frozenset[Grant] = frozenset()
    """Beside those of the roles."""
    store_id: UUID | None = None
    """Where an associate works."""
    refund_cap: Money | None = None
    """Up to which they decide on refunds alone; None for any amount."""
    visitor_id: UUID | None = None
    visit_id: UUID | None = None
    browser_secret: str = field(default="", repr=False)
    """The token that the browser or app showed; the database knows its digest only."""
    visit_seen_at: datetime | None = None
    """When something was last done in it, as far as was looked up."""
    touchpoint: Touchpoint = Touchpoint.WEB
    device: str = "unknown"
    client: str = ""
    """The program, in words: "Firefox on Linux"."""
    address: str = ""
    """Where the request comes from: an IPv4 address, or the network of an IPv6 one."""
    request_id: str | None = None
    """Under which the logs know the request."""
    session_id: UUID | None = None
    fresh_until: datetime | None = None
    """Until when the session's holder counts as having just proved who they are."""
    choices: Choices = NONE_MADE
    """Whether they may be followed."""
    benefits: Benefits = NO_BENEFITS
    """Of the customer's membership."""

    def is_any(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def may(self, *grants: Grant) -> bool:
        """Whether they hold any of `grants`."""
        mine = granted(self.roles, self.extra_grants)
        return not mine.isdisjoint(grants)

    def is_among(self, allowed: Iterable[Role | Grant]) -> bool:
        """Whether they have one of these roles or grants."""
        mine = granted(self.roles, self.extra_grants) | self.roles
        return not mine.isdisjoint(allowed)

    @property
    def as_stranger(self) -> "Viewer":
        """The same device, of which nothing else is known."""
        return Viewer(
            touchpoint=self.touchpoint,
            device=self.device,
            client=self.client,
            address=self.address,
            choices=Choices(opts_out=self.choices.opts_out),
            request_id=self.request_id,
        )

    @property
    def is_staff(self) -> bool:
        return self.is_any(*STAFF)
