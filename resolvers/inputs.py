"""Nested inputs of mutations and filters."""

from typing import NewType

import strawberry

Decimal = NewType("Decimal", str)
"""An exact decimal, as text: "12.10"."""


@strawberry.input(description="A postal address; `country` is two letters of ISO 3166.")
class AddressInput:
    name: str
    line1: str
    city: str
    postal_code: str
    country: str
    line2: str | None = None
    region: str = ""


@strawberry.input(description="How many of one line of an order go back.")
class ReturnLineInput:
    order_line_id: strawberry.ID
    quantity: int
