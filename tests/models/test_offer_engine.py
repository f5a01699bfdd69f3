"""The best legal combination of offers, and why: against trying every one."""

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from models.offers.basket import Basket, BasketLine, Buyer
from models.offers.deals import Deal, applied, candidate
from models.offers.effects import (
    Amount,
    BundlePrice,
    BuyGet,
    FixedPrice,
    FreeShipping,
    Part,
    Percent,
    gift,
)
from models.offers.engine import Standing, best
from models.offers.terms import GoodsFilter, Lack, Missing, Terms
from tests import proofs

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def bread(gross=1000, quantity=1, product="bread"):
    return BasketLine(product, gross, quantity, frozenset({"bakery", "food"}), "national")


def soap(gross=500, quantity=1):
    return BasketLine("soap", gross, quantity, frozenset({"care"}), "private")


def only(*products):
    return GoodsFilter(products=frozenset(products))


def on(effect, terms=None, id="deal", **values):
    return Deal(id, effect, terms or Terms(), **values)


def outcome(*deals, lines=(), **values):
    return best(deals, Basket(tuple(lines or [bread(), soap()]), **values))


def ids(told):
    return [one.deal.id for one in told.applied]


@pytest.mark.parametrize(
    ("effect", "goods", "lines", "cuts"),
    [
        (Percent(10), GoodsFilter(), [bread(), soap()], [100, 50, 0]),
        (Percent(10), only("soap"), [bread(), soap()], [0, 50, 0]),
        (Percent(50), GoodsFilter(), [bread(1), soap(1), soap(1)], [1, 1, 0, 0]),
        (Amount(300), GoodsFilter(), [bread(), soap()], [200, 100, 0]),
        (Amount(700), only("soap"), [bread(), soap()], [0, 500, 0]),
        (Amount(700, spreads=True), only("soap"), [bread(), soap()], [200, 500, 0]),
        (FixedPrice(300), GoodsFilter(), [bread(1000, 2), soap(200)], [400, 0, 0]),
        (FreeShipping(), GoodsFilter(), [bread()], [0, 399]),
        (BuyGet(2, 1), GoodsFilter(), [bread(2000, 2), soap()], [0, 500, 0]),
        (BuyGet(2, 1), only("soap"), [soap(1500, 3)], [500, 0]),
        (BuyGet(1, 1, percent=50), only("soap"), [soap(2000, 4)], [500, 0]),
        (gift(), only("soap"), [bread(), soap(1500, 3)], [0, 500, 0]),
        (BundlePrice((Part(only("bread")), Part(only("soap"))), 1200), GoodsFilter(),
         [bread(), soap()], [200, 100, 0]),
        (BundlePrice((Part(GoodsFilter(), 3),), 1000), only("soap"),
         [bread(), soap(2000, 4)], [0, 500, 0]),
    ],
)  # fmt: skip
def test_what_each_effect_takes_off(effect, goods, lines, cuts):
    assert outcome(on(effect, Terms(goods)), lines=lines, shipping=399).cuts == cuts


@pytest.mark.parametrize(
    ("terms", "missing"),
    [
        (Terms(least_spend=1920), Missing(Lack.SPEND, amount=420)),
        (Terms(only("soap"), least_spend=520), Missing(Lack.SPEND, amount=20)),
        (Terms(least_quantity=5), Missing(Lack.QUANTITY, quantity=3)),
        (Terms(only("milk")), Missing(Lack.GOODS)),
        (Terms(GoodsFilter(categories=frozenset({"garden"}))), Missing(Lack.GOODS)),
        (Terms(GoodsFilter(brands=frozenset({"exclusive"}))), Missing(Lack.GOODS)),
        (Terms(code="SAVE"), Missing(Lack.CODE)),
        (Terms(customers=frozenset({"ben"})), Missing(Lack.BUYER)),
        (Terms(segments=frozenset({"lively"})), Missing(Lack.SEGMENT)),
        (Terms(tiers=frozenset({"gold"})), Missing(Lack.TIER)),
        (Terms(first_order=True), Missing(Lack.FIRST_ORDER)),
        (Terms(channels=frozenset({"de"})), Missing(Lack.CHANNEL)),
        (Terms(currency="EUR"), Missing(Lack.CURRENCY)),
        (Terms(starts_at=NOW + DAY), Missing(Lack.NOT_YET)),
        (Terms(ends_at=NOW), Missing(Lack.ENDED)),
    ],
)
def test_what_is_missing_is_said(terms, missing):
    buyer = Buyer("ana", frozenset({"new"}), "silver", has_ordered=True, codes=frozenset({"X"}))

    told = outcome(on(Percent(10), terms), currency="USD", channel="us", at=NOW, buyer=buyer)

    assert [(one.standing, one.missing) for one in told.verdicts] == [
        (Standing.MISSING, (missing,))
    ]
    assert told.applied == ()


def test_nothing_is_missing_for_whom_it_is_made():
    buyer = Buyer("ana", frozenset({"lively"}), "gold", codes=frozenset({"SAVE"}))
    terms = Terms(
        GoodsFilter(categories=frozenset({"food"}), brands=frozenset({"national"})),
        code="SAVE",
        customers=frozenset({"ana"}),
        segments=frozenset({"lively"}),
        tiers=frozenset({"gold"}),
        first_order=True,
        channels=frozenset({"us"}),
        currency="USD",
        starts_at=NOW,
        ends_at=NOW + DAY,
        least_spend=1000,
        least_quantity=1,
    )

    told = outcome(on(Percent(10), terms), currency="USD", channel="us", at=NOW, buyer=buyer)

    assert told.cuts == [100, 0, 0]


@pytest.mark.parametrize(
    ("effect", "short"),
    [
        (BuyGet(3, 1), 2),
        (BundlePrice((Part(only("bread"), 2), Part(only("milk"))), 100), 2),
    ],
)
def test_units_that_are_missing_are_counted(effect, short):
    (verdict,) = outcome(on(effect)).verdicts

    assert verdict.missing == (Missing(Lack.QUANTITY, quantity=short),)


def test_of_a_group_the_better_applies_and_the_other_is_told_by_whom_it_is_beaten():
    less, more = on(Percent(10), id=1, group="autumn"), on(Percent(20), id=2, group="autumn")

    told = outcome(less, more)

    assert [one.deal for one in told.applied] == [more]
    assert [(one.standing, one.beaten_by) for one in told.verdicts] == [
        (Standing.BEATEN, (more,)),
        (Standing.APPLIED, ()),
    ]


def test_what_stands_alone_must_beat_all_others_together():
    others = [on(Percent(20), id=1), on(Amount(200), id=2)]

    assert ids(outcome(*others, on(Percent(40), id=3, stands_alone=True))) == [3]
    assert ids(outcome(*others, on(Percent(30), id=3, stands_alone=True))) == [1, 2]


def test_they_apply_by_rank_each_to_what_is_left():
    half, off = on(Percent(50), id=1, rank=2), on(Amount(1000), id=2, rank=1)

    told = outcome(half, off)

    assert [(one.deal.id, one.amount) for one in told.applied] == [(2, 1000), (1, 250)]


def test_an_offer_with_no_effect_is_not_used_up():
    gone, code = on(Percent(100), id=1), on(Amount(300), Terms(code="SAVE"), id=2)

    told = outcome(gone, code, buyer=Buyer(codes=frozenset({"SAVE"})))

    assert [one.standing for one in told.verdicts] == [Standing.APPLIED, Standing.NO_EFFECT]


def test_an_amount_above_its_lines_price_is_spread_and_the_rest_recorded():
    told = outcome(on(Amount(1800, spreads=True), Terms(only("soap"))))

    assert told.cuts == [1000, 500, 0]
    assert told.applied[0].unused == 300


def a_basket(chance):
    lines = []
    for number in range(chance.randint(1, 7)):
        quantity = chance.randint(1, 4)
        price = chance.choice([0, 1, 3, 99, 250, 333, 1000, chance.randint(1, 5000)])
        categories = frozenset(chance.sample("abc", chance.randint(0, 2)))
        lines.append(BasketLine(number % 5, price * quantity, quantity, categories))
    return Basket(tuple(lines), shipping=chance.choice([0, 399]))


def some_goods(chance):
    kind = chance.randrange(3)
    if kind == 0:
        return GoodsFilter()
    if kind == 1:
        return only(*chance.sample(range(5), chance.randint(1, 3)))
    return GoodsFilter(categories=frozenset(chance.sample("abc", 1)))


def an_effect(chance):
    return chance.choice(
        [
            Percent(chance.randint(1, 100)),
            Amount(chance.randint(1, 3000), spreads=chance.random() < 0.3),
            FixedPrice(chance.randint(0, 400)),
            FreeShipping(),
            BuyGet(chance.randint(1, 2), 1, percent=chance.choice([50, 100])),
            BundlePrice(
                (Part(some_goods(chance)), Part(some_goods(chance), 2)), chance.randint(1, 900)
            ),
            gift(),
        ]
    )


def a_deal(chance, number):
    terms = Terms(some_goods(chance), least_spend=chance.choice([0, 0, 500, 4000]))
    return Deal(
        number,
        an_effect(chance),
        terms,
        group=chance.choice(["", "", "x", "y"]),
        stands_alone=chance.random() < 0.15,
        rank=chance.randint(0, 2),
    )


def is_legal(deals):
    groups = [one.group for one in deals if one.group]
    alone = any(one.stands_alone for one in deals) and len(deals) > 1
    return len(groups) == len(set(groups)) and not alone


def brute_force(deals, basket):
    """Of all combinations what takes off most; of equals the smallest, then the first."""
    ordered = sorted(deals, key=lambda one: (one.rank, str(one.id)))
    places = {one.id: one.terms.goods.places(basket) for one in ordered}
    usable = [one for one in ordered if not one.missing(basket, places[one.id])]
    top = (0, 0, ())
    for size in range(len(usable) + 1):
        for chosen in combinations(usable, size):
            if is_legal(chosen):
                told = applied([candidate(o, basket, places[o.id]) for o in chosen], basket)
                worth = sum(one.amount for one in told)
                if worth > top[0]:
                    top = (worth, size, [one.id for one in chosen])
    return top


@pytest.mark.parametrize("part", range(10))
def test_it_equals_trying_every_combination(part):
    for number in range(proofs.count(2000) // 10):
        chance = random.Random(f"{part}:{number}")
        basket = a_basket(chance)
        deals = [a_deal(chance, at) for at in range(chance.randint(1, 8))]

        told = best(deals, basket)

        worth, _, chosen = brute_force(deals, basket)
        assert (sum(told.cuts), ids(told) or ()) == (worth, chosen)
        assert told.is_exact
        pairs = zip(told.cuts, basket.amounts, strict=True)
        assert all(0 <= cut <= amount for cut, amount in pairs)
        assert all(one.amount for one in told.applied)
