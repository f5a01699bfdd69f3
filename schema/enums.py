"""Enums that the schema calls by another name than the models do."""

import strawberry

from models.viewer import Touchpoint

strawberry.enum(Touchpoint, name="OrderChannel")
