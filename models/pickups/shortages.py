"""Goods that were promised and are not on the shelf: what their buyer may choose in their place."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from models.base import InvalidField, InvalidInput
from models.orders import Order

ANSWERED_WITHIN = timedelta(hours=24)
"""Whoever says nothing for so long has the money back."""


class ShortageChoice(StrEnum):
    ANOTHER_STORE = "another_store"
    SHIPMENT = "shipment"
    """From the warehouse of the market, for what was paid already."""
    REST = "rest"
    """What is there is collected, and what is missing is paid back then."""
    REFUND = "refund"
    """All of it: nothing is collected."""


def checked_missing(order: Order, told: Mapping[str, int]) -> dict[str, int]:
    """By the id of the order line; all of it when nothing is told. Raises InvalidInput."""
    ordered = {str(line.id): line.quantity for line in order.lines}
    missing = dict(told) or ordered
    if any(not 0 < units <= ordered.get(id, 0) for id, units in missing.items()):
        raise InvalidInput([InvalidField("lines", "Some of what is in this order.")])
    return missing


def leaves_some(order: Order, missing: Mapping[str, int]) -> bool:
    return sum(missing.values()) < sum(line.quantity for line in order.lines)


def by_variant(order: Order, missing: Mapping[str, int]) -> dict[UUID, int]:
    units: dict[UUID, int] = {}
    for line in order.lines:
        lacking = missing.get(str(line.id), 0)
        units[line.variant_id] = units.get(line.variant_id, 0) + lacking
    return units
