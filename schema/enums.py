"""Enums that the schema calls by another name than the models do."""

import strawberry

from models.offers import Lack, Standing
from models.viewer import Touchpoint

strawberry.enum(Touchpoint, name="OrderChannel")
strawberry.enum(Standing, name="OfferStanding")
strawberry.enum(Lack, name="OfferLackKind")
