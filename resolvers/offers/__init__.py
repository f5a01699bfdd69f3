"""Offers: shown, found by a code, weighed against what somebody buys, used and given back."""

from resolvers.offers.finding import Found, find_offer, typed
from resolvers.offers.gathering import Shopper, gathered
from resolvers.offers.shown import amount, is_used, offers, product
from resolvers.offers.using import release, use

__all__ = [
    "Found",
    "Shopper",
    "amount",
    "find_offer",
    "gathered",
    "is_used",
    "offers",
    "product",
    "release",
    "typed",
    "use",
]
