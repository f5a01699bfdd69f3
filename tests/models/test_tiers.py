"""A tier is reached at once, and lost only at a review, after a warning."""

from datetime import datetime
from uuid import uuid4

import pytest

from models.base import InvalidInput
from models.loyalty import Ladder, LoyaltyAccount, LoyaltyTier, check_tiers, climb, review
from models.loyalty.programme import months_later
from tests.factories import DAY, NOW

SILVER = LoyaltyTier(rank=1, name="Silver", spend=10_000, currency="USD")
GOLD = LoyaltyTier(rank=2, name="Gold", spend=50_000, currency="USD")
LADDER = Ladder([SILVER, GOLD], months=12, revision=3)
YEAR_LATER = months_later(NOW, 12)


def a_member(spend: int = 0) -> LoyaltyAccount:
    member = LoyaltyAccount.join(uuid4(), NOW)
    climb(member, LADDER, spend, NOW)
    member.take_events()
    return member


def names(member: LoyaltyAccount) -> list[tuple[str, str]]:
    events = member.take_events()
    return [(one.name, one.data.get("move", "")) for one in events]


@pytest.mark.parametrize(
    ("spend", "tier"),
    [(0, None), (9_999, None), (10_000, SILVER), (49_999, SILVER), (90_000, GOLD)],
)
def test_the_highest_that_is_reached_is_entered_at_once(
    spend: int, tier: LoyaltyTier | None
) -> None:
    member = a_member(spend)

    assert LADDER.of(member.tier_id) is tier
    assert member.ladder == 3
    assert member.tier_review_at == (YEAR_LATER if tier else None)


def test_nobody_falls_between_reviews() -> None:
    member = a_member(60_000)

    climb(member, LADDER, 0, NOW + 100 * DAY)

    assert LADDER.of(member.tier_id) is GOLD
    assert member.tier_since == NOW
    assert names(member) == []


def due(member: LoyaltyAccount) -> datetime:
    assert member.tier_due_at is not None
    return member.tier_due_at


def test_who_buys_too_little_is_warned_and_then_falls_to_what_is_reached() -> None:
    member = a_member(60_000)
    assert due(member) == YEAR_LATER - 30 * DAY

    review(member, LADDER, 12_000, due(member))
    assert member.tier_warned_at == YEAR_LATER - 30 * DAY
    assert LADDER.of(member.tier_id) is GOLD
    review(member, LADDER, 12_000, due(member) + 3 * DAY)

    assert LADDER.of(member.tier_id) is SILVER
    assert (member.tier_since, member.tier_warned_at) == (YEAR_LATER, None)
    assert member.tier_review_at == months_later(YEAR_LATER, 12)
    assert names(member) == [("TierEnding", ""), ("TierChanged", "downgraded")]


def test_who_reaches_nothing_is_in_no_tier() -> None:
    member = a_member(10_000)
    review(member, LADDER, 0, due(member))
    review(member, LADDER, 0, due(member))

    assert (member.tier_id, member.tier_since, member.tier_due_at) == (None, None, None)


def test_who_was_warned_and_buys_stays() -> None:
    member = a_member(60_000)
    review(member, LADDER, 0, due(member))
    review(member, LADDER, 50_000, due(member))

    assert LADDER.of(member.tier_id) is GOLD
    assert (member.tier_since, member.tier_warned_at) == (NOW, None)
    assert member.tier_review_at == months_later(YEAR_LATER, 12)


def test_who_was_not_warned_is_given_time_first() -> None:
    member = a_member(60_000)
    review(member, LADDER, 60_000, due(member))
    late = YEAR_LATER + 2 * DAY
    review(member, LADDER, 0, late)

    assert LADDER.of(member.tier_id) is GOLD
    assert (member.tier_warned_at, member.tier_review_at) == (late, late + 14 * DAY)


def test_a_tier_is_next_until_the_top() -> None:
    assert LADDER.next_of(None) is SILVER
    assert LADDER.next_of(SILVER.id) is GOLD
    assert LADDER.next_of(GOLD.id) is None


def tier(**values: object) -> LoyaltyTier:
    return LoyaltyTier(**{"rank": 2, "name": "Gold", "spend": 500, "currency": "USD", **values})


@pytest.mark.parametrize(
    ("second", "path"),
    [
        (tier(name="Silver"), "tiers.1.name"),
        (tier(name=""), "tiers.1.name"),
        (tier(spend=100), "tiers.1.spend"),
        (tier(points_basis_points=9_999), "tiers.1.pointsBasisPoints"),
        (tier(return_days=0), "tiers.1.returnDays"),
    ],
)
def test_tiers_rise_and_give_something(second: LoyaltyTier, path: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_tiers([tier(rank=1, name="Silver", spend=100), second], 12)

    assert [one.path for one in refused.value.fields] == [path]
