"""Recommendations: what fits the place and the person, why, and what was said of it."""

from resolvers.recommendations.lists import (
    Reason,
    Recommendation,
    RecommendationList,
    recommendations,
    recommendations_for,
)
from resolvers.recommendations.live_model import MODEL_TOPIC, LiveModel
from resolvers.recommendations.opinions import follow

__all__ = [
    "MODEL_TOPIC",
    "LiveModel",
    "Reason",
    "Recommendation",
    "RecommendationList",
    "follow",
    "recommendations",
    "recommendations_for",
]
