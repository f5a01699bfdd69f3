"""Recommendations as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import recommendations as model
from models.viewer import Grant
from resolvers import recommendations
from resolvers.recommendations import kin, opinions, personal, rules
from schema.errors import InvalidInput, NotFound
from schema.fields import ANYONE, Shared, mutation, query, served_from
from schema.money import Money
from schema.paging import connection

if TYPE_CHECKING:
    from schema.catalog import Product

LazyProduct = Annotated["Product", strawberry.lazy("schema.catalog")]


@served_from(recommendations.Reason)
class Reason:
    """Why a product is recommended: evidence as data, and the same in a sentence.

    `products` are what it goes with, in words; `orders` is how many orders have both, or how
    often the customer bought it; `lift` how many times as often as by chance both are.
    """

    kind: model.ReasonKind
    text: str
    products: list[str]
    orders: int | None
    lift: float | None


@served_from(kin.StepUp)
class StepUp:
    """What is better about it than about the product asked about, and how much more it costs."""

    costs: Money
    better: list[str]


@served_from(recommendations.Recommendation)
class Recommendation:
    """Pass `token` on as `attribution` when it goes into the cart."""

    product: LazyProduct
    reason: Reason
    token: str
    step_up: StepUp | None
    """Only of what is one step up."""


@served_from(recommendations.RecommendationList)
class RecommendationList:
    """`isFallback`: popular goods, the answer for strangers. `model`: which training answered."""

    items: list[Recommendation]
    is_fallback: bool
    model: str | None


@served_from(opinions.Dismissed)
class Dismissed:
    """It will not be recommended again."""

    product_id: strawberry.ID


@served_from(opinions.OpinionView)
class Opinion:
    """What somebody said of a product, or with `HIDE_MAKER` of everything from its maker.

    `product` is null where a maker is hidden, and where the product is not offered any more.
    """

    gid: strawberry.ID = strawberry.field(name="id")
    verdict: model.Verdict
    product: LazyProduct | None
    maker: int | None
    created_at: datetime


OpinionConnection = connection(Opinion, "Opinion")


@served_from(opinions.OpinionWithdrawn)
class OpinionWithdrawn:
    """It does not count any more."""

    opinion_id: strawberry.ID


@served_from(personal.Personalisation)
class Personalisation:
    """Whether one's own shopping chooses what is recommended."""

    is_on: bool


@served_from(rules.RuleView)
class RecommendationRule:
    """What a merchandiser wants of `subject`: a product, a shelf with those below it, or a maker.

    `placement` is null for all of them; `endsAt` only where it holds until it is ended.
    """

    gid: strawberry.ID = strawberry.field(name="id")
    kind: model.RuleKind
    placement: model.Placement | None
    subject: str
    starts_at: datetime
    ends_at: datetime | None


@served_from(rules.RuleEnded)
class RecommendationRuleEnded:
    rule_id: strawberry.ID


DismissRecommendationResult = Annotated[
    Dismissed | NotFound, strawberry.union("DismissRecommendationResult")
]
GiveOpinionResult = Annotated[Opinion | NotFound, strawberry.union("GiveOpinionResult")]
WithdrawOpinionResult = Annotated[
    OpinionWithdrawn | NotFound, strawberry.union("WithdrawOpinionResult")
]
SetRecommendationRuleResult = Annotated[
    RecommendationRule | InvalidInput | NotFound, strawberry.union("SetRecommendationRuleResult")
]
EndRecommendationRuleResult = Annotated[
    RecommendationRuleEnded | NotFound, strawberry.union("EndRecommendationRuleResult")
]


@strawberry.type
class RecommendationQueries:
    recommendations_for = query(
        recommendations.recommendations_for,
        returns=RecommendationList | None,
        allow=[Grant.SEE_ORDERS],
    )
    recommendations = query(
        recommendations.recommendations,
        returns=RecommendationList,
        allow=ANYONE,
        shared=Shared.STRANGERS,
    )
    opinions = query(opinions.opinions, returns=OpinionConnection, allow=ANYONE)
    personalisation = query(personal.personalisation, returns=Personalisation, allow=ANYONE)
    recommendation_rules = query(
        rules.recommendation_rules,
        returns=list[RecommendationRule],
        allow=[Grant.EDIT_CATALOG],
    )


@strawberry.type
class RecommendationMutations:
    dismiss_recommendation = mutation(
        opinions.dismiss_recommendation,
        returns=DismissRecommendationResult,
        allow=ANYONE,
        audited=False,
    )
    give_opinion = mutation(
        opinions.give_opinion, returns=GiveOpinionResult, allow=ANYONE, audited=False
    )
    withdraw_opinion = mutation(
        opinions.withdraw_opinion, returns=WithdrawOpinionResult, allow=ANYONE, audited=False
    )
    choose_personalisation = mutation(
        personal.choose_personalisation, returns=Personalisation, allow=ANYONE, audited=False
    )
    set_recommendation_rule = mutation(
        rules.set_recommendation_rule,
        returns=SetRecommendationRuleResult,
        allow=[Grant.EDIT_CATALOG],
    )
    end_recommendation_rule = mutation(
        rules.end_recommendation_rule,
        returns=EndRecommendationRuleResult,
        allow=[Grant.EDIT_CATALOG],
    )
