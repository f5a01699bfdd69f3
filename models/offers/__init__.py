"""Reasons to pay less: what offers are, whom they are for, and which go together best.

basket -> terms, effects -> deals -> engine -> offer
"""

from models.offers.offer import (
    Campaign,
    CampaignMember,
    Offer,
    OfferNotUsable,
    OfferProduct,
    OfferRedemption,
    OfferStatus,
    OfferUsed,
)

__all__ = [
    "Campaign",
    "CampaignMember",
    "Offer",
    "OfferNotUsable",
    "OfferProduct",
    "OfferRedemption",
    "OfferStatus",
    "OfferUsed",
]
