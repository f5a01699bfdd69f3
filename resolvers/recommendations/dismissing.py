"""A shopper says no to a product; it is not recommended to them any more, from now on."""

from dataclasses import dataclass

import strawberry
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.catalog import Product
from models.recommendations import Dismissal, RecommendationDismissed
from resolvers.context import Info


@dataclass(frozen=True)
class Dismissed:
    product_id: str


async def dismiss_recommendation(info: Info, product_id: strawberry.ID) -> Dismissed:
    """Do not recommend this product to me again. Saying so twice changes nothing."""
    context = info.context
    product = await context.visible(Product, product_id)
    customer_id = context.viewer.customer_id
    visitor_id = None if customer_id else await context.ensure_visitor()
    await context.session.execute(
        insert(Dismissal)
        .values(
            id=ids.uuid7(),
            product_id=product.id,
            customer_id=customer_id,
            visitor_id=visitor_id,
        )
        .on_conflict_do_nothing()
    )
    product.emit(RecommendationDismissed(product_id=product.gid))
    return Dismissed(product.gid)
