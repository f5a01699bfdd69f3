"""Whose carts and lists are: a customer's, or a browser's while nobody is logged in."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false

from models.viewer import Viewer


def whose(viewer: Viewer, customer_id: Any, visitor_id: Any) -> ColumnElement[bool]:
    """The one owner; what a browser did as a guest is no more the customer's who logs in to it."""
    if viewer.customer_id is not None:
        return and_(customer_id == viewer.customer_id)
    if viewer.visitor_id is None:
        return false()
    return and_(customer_id.is_(None), visitor_id == viewer.visitor_id)


def live_topic(owner_id: UUID | None) -> str:
    return f"cart-of:{owner_id}"
