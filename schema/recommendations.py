"""Recommendations as the API shows them."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from models import recommendations as model
from resolvers import recommendations
from schema.errors import NotFound
from schema.fields import ANYONE, Shared, mutation, query, served_from

if TYPE_CHECKING:
    from schema.catalog import Product


@served_from(recommendations.Reason)
class Reason:
    """Why a product is recommended: evidence as data, and the same in a sentence.

    `products` are what it goes with, in words; `orders` is how many orders have both, or how
    often the customer bought it.
    """

    kind: model.ReasonKind
    text: str
    products: list[str]
    orders: int | None


@served_from(recommendations.Recommendation)
class Recommendation:
    """Pass `token` on as `attribution` when it goes into the cart."""

    product: Annotated["Product", strawberry.lazy("schema.catalog")]
    reason: Reason
    token: str


@served_from(recommendations.RecommendationList)
class RecommendationList:
    """`isFallback`: popular goods, the answer for strangers. `model`: which training answered."""

    items: list[Recommendation]
    is_fallback: bool
    model: str | None


@served_from(recommendations.Dismissed)
class Dismissed:
    """It will not be recommended again."""

    product_id: strawberry.ID


DismissRecommendationResult = Annotated[
    Dismissed | NotFound, strawberry.union("DismissRecommendationResult")
]


@strawberry.type
class RecommendationQueries:
    recommendations = query(
        recommendations.recommendations,
        returns=RecommendationList,
        allow=ANYONE,
        shared=Shared.STRANGERS,
    )


@strawberry.type
class RecommendationMutations:
    dismiss_recommendation = mutation(
        recommendations.dismiss_recommendation,
        returns=DismissRecommendationResult,
        allow=ANYONE,
        audited=False,
    )
