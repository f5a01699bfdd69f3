"""Whether a figure grows, by all that was measured and not by its ends."""

import statistics
from collections.abc import Sequence


def growth(moments: Sequence[float], values: Sequence[float]) -> float:
    """By how much of what they were at first the values grew, along a straight line (least
    squares): one odd value at either end does not decide."""
    if len(values) < 2:
        return 0.0
    slope, intercept = statistics.linear_regression(moments, values)
    first = intercept + slope * moments[0]
    return slope * (moments[-1] - moments[0]) / first if first else 0.0


def slowed(values: Sequence[float]) -> float:
    """By how much the later half is above the earlier one, by their medians: neighbours on the
    machine make single minutes slow."""
    half = len(values) // 2
    if not half:
        return 0.0
    return statistics.median(values[-half:]) / statistics.median(values[:half]) - 1


def share(values: Sequence[float], part: float) -> float:
    """The value below which that part of them lies; 0 of none."""
    return sorted(values)[int(part * len(values))] if values else 0.0
