"""Offers, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import offers as model
from resolvers import offers
from schema.fields import ANYONE, Node, query, related, served_from
from schema.money import Money

if TYPE_CHECKING:
    from schema.catalog import Product


@served_from(model.Offer)
class Offer(Node):
    """Money off, in `percent` or as an `amount`, with the reason for it and its terms."""

    code: str
    name: str
    reason: str
    terms: str
    percent: int | None
    starts_at: datetime
    ends_at: datetime
    amount = related(offers.amount, returns=Money | None, pure=True)
    is_used = related(offers.is_used, returns=bool)
    product = related(
        offers.product,
        returns=Annotated["Product", strawberry.lazy("schema.catalog")] | None,
        may_refuse=True,
    )


@strawberry.type
class OfferQueries:
    offers = query(offers.offers, returns=list[Offer], allow=ANYONE)
