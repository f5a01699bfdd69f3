"""Who is asking. Plain data: no session, no request."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


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


class Touchpoint(StrEnum):
    """Where an act or an order comes from."""

    WEB = "web"
    APP = "app"
    TILL = "till"


@dataclass(frozen=True)
class Viewer:
    """`visitor_id` names the browser or device, `visit_id` its present session of use."""

    account_id: UUID | None = None
    customer_id: UUID | None = None
    roles: frozenset[Role] = frozenset()
    store_id: UUID | None = None
    visitor_id: UUID | None = None
    visit_id: UUID | None = None
    visit_seen_at: datetime | None = None
    """When something was last done in it, as far as was looked up."""
    touchpoint: Touchpoint = Touchpoint.WEB
    device: str = "unknown"
    client: str = ""
    """The program, in words: "Firefox on Linux"."""
    address: str = ""
    """Where the request comes from: an IPv4 address, or the network of an IPv6 one."""
    session_id: UUID | None = None
    fresh_until: datetime | None = None
    """Until when the session's holder counts as having just proved who they are."""

    def is_any(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def as_stranger(self) -> "Viewer":
        """The same device, of which nothing else is known."""
        return Viewer(
            touchpoint=self.touchpoint,
            device=self.device,
            client=self.client,
            address=self.address,
        )

    @property
    def is_staff(self) -> bool:
        return self.is_any(*STAFF)
