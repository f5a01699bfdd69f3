"""Dangerous acts want a proof of a moment ago: a cookie left behind on a table is not enough."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.base import DomainError
from models.viewer import Viewer

FRESH_LASTS = timedelta(minutes=10)


@dataclass
class ConfirmationNeeded(DomainError):
    message = "Please confirm first that it is you."


def check_fresh(viewer: Viewer, now: datetime) -> None:
    """Raises ConfirmationNeeded unless the viewer proved who they are a moment ago."""
    if viewer.fresh_until is None or viewer.fresh_until <= now:
        raise ConfirmationNeeded
