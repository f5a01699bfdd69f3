"""On which terms somebody works here; nobody gives, or takes away, what they lack themselves."""

from dataclasses import dataclass
from uuid import UUID

from models.base import DomainError, InvalidField, InvalidInput
from models.money import Money
from models.viewer import OWNERS_ONLY, Grant, Role, covers, granted

LARGEST_CAP = 10**12


@dataclass
class BeyondOwnGrants(DomainError):
    message = "You can neither give nor take away what you may not do yourself: {names}."
    grants: list[Grant]

    def __str__(self) -> str:
        names = ", ".join(one.value.replace("_", " ") for one in self.grants)
        return self.message.format(names=names)


def limit_of(minor: int | None, currency: str | None) -> Money | None:
    """As two columns hold it."""
    return None if minor is None or currency is None else Money(minor, currency)


@dataclass(frozen=True)
class Terms:
    """How much they may do, and where."""

    role: Role
    store_id: UUID | None = None
    extra: frozenset[Grant] = frozenset()
    """What they may do beyond their role."""
    refund_cap: Money | None = None
    """What they give back alone; None for any amount."""

    @property
    def held(self) -> frozenset[Grant]:
        return granted([self.role], self.extra)

    @property
    def needs_store(self) -> bool:
        return self.role is Role.ASSOCIATE or Grant.SERVE_STORE in self.extra

    def check(self) -> None:
        """Raises InvalidInput."""
        faults = []
        if self.role is Role.CUSTOMER:
            faults.append(InvalidField("role", "Choose what they work as."))
        if self.needs_store and self.store_id is None:
            faults.append(InvalidField("storeId", "Choose the store where they serve people."))
        if self.extra & OWNERS_ONLY:
            faults.append(InvalidField("grants", "The audit log is for owners only."))
        if self.refund_cap is not None and not 0 <= self.refund_cap.minor <= LARGEST_CAP:
            faults.append(InvalidField("refundCap", "An amount from 0 up."))
        if faults:
            raise InvalidInput(faults)

    def check_given_by(self, held: frozenset[Grant], refund_cap: Money | None) -> None:
        """By somebody who may do `held`, and refunds up to `refund_cap`. Raises BeyondOwnGrants."""
        lacking = self.held - held
        if Grant.REFUND in self.held and not covers(refund_cap, self.refund_cap):
            lacking |= {Grant.REFUND}
        if lacking:
            raise BeyondOwnGrants(grants=sorted(lacking))
