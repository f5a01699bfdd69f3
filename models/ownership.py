"""Whose a row is: a customer's, a guest's, whom only the browser knows, or a store's."""

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, true

from models.viewer import Grant, Viewer


def belongs_to(viewer: Viewer, customer_id: Any, visitor_id: Any) -> ColumnElement[bool]:
    """The viewer's own; also what this browser did as a guest before it logged in."""
    owners: list[ColumnElement[bool]] = []
    if viewer.customer_id is not None:
        owners.append(customer_id == viewer.customer_id)
    if viewer.visitor_id is not None:
        owners.append(and_(customer_id.is_(None), visitor_id == viewer.visitor_id))
    return or_(*owners) if owners else false()


def own_or_granted(viewer: Viewer, customer_id: Any, grant: Grant) -> ColumnElement[bool]:
    """A customer's own; every row for whoever holds the grant."""
    if viewer.may(grant):
        return true()
    if viewer.customer_id is None:
        return false()
    return and_(customer_id == viewer.customer_id)


def at_own_store(viewer: Viewer, location_id: Any) -> ColumnElement[bool]:
    """Of the store where the viewer serves people; of none for whoever serves in none."""
    if viewer.store_id is None or not viewer.may(Grant.SERVE_STORE):
        return false()
    return and_(location_id == viewer.store_id)
