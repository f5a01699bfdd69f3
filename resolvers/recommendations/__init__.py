"""Recommendations: what fits the place and the person, why, and what was said of it."""

from resolvers.recommendations.dismissing import Dismissed, dismiss_recommendation
from resolvers.recommendations.lists import (
    Reason,
    Recommendation,
    RecommendationList,
    recommendations,
)
from resolvers.recommendations.live_model import MODEL_TOPIC, LiveModel

__all__ = [
    "MODEL_TOPIC",
    "Dismissed",
    "LiveModel",
    "Reason",
    "Recommendation",
    "RecommendationList",
    "dismiss_recommendation",
    "recommendations",
]
