"""Who places an order, from where, and where it goes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from models.catalog.age import ANY_AGE, ShownAge
from models.legal import LegalKind
from models.stores import Channel, DeliveryMethod
from models.viewer import Touchpoint


@dataclass(frozen=True)
class Buyer:
    customer_id: UUID | None
    visitor_id: UUID | None
    email: str
    address: dict[str, Any] | None
    store_id: UUID | None = None
    """Where it is collected instead of delivered, until `collects_by`."""
    collects_by: datetime | None = None
    touchpoint: Touchpoint = Touchpoint.WEB
    shown: ShownAge = ANY_AGE
    accepted: tuple[LegalKind, ...] = ()
    return_days: int | None = None
    """For how long they may send it back; None for as long as anybody."""

    def expected(self, method: DeliveryMethod, channel: Channel, now: datetime) -> datetime | None:
        """Until when the goods are there."""
        if self.address is None:
            return self.collects_by
        place = self.address["country"], self.address["region"]
        return method.promise(now, channel.time_zone, *place).latest
