"""Reasons to pay less: what offers are, whom they are for, and which go together best.

basket -> terms, effects -> deals -> engine, rule -> offer -> offering
"""

from models.offers.codes import OfferCode
from models.offers.engine import Outcome, Standing
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
from models.offers.offering import Facts, Offering, Refused, Short, Told, told
from models.offers.rule import OfferEffect, Rule
from models.offers.terms import GoodsFilter, Lack

__all__ = [
    "Campaign",
    "CampaignMember",
    "Facts",
    "GoodsFilter",
    "Lack",
    "Offer",
    "OfferCode",
    "OfferEffect",
    "OfferNotUsable",
    "OfferProduct",
    "OfferRedemption",
    "OfferStatus",
    "OfferUsed",
    "Offering",
    "Outcome",
    "Refused",
    "Rule",
    "Short",
    "Standing",
    "Told",
    "told",
]
