"""`python -m bench.offers`: processor time of the offer engine over one basket."""

import argparse
import random
import statistics
import time

from models.offers.basket import Basket, BasketLine
from models.offers.deals import Deal
from models.offers.effects import Amount, BuyGet, Effect, FixedPrice, FreeShipping, Percent
from models.offers.engine import best
from models.offers.terms import GoodsFilter, Terms

CATEGORIES, PRODUCTS, GROUPS = 20, 2_000, 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=200)
    parser.add_argument("--lines", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=500)
    given = parser.parse_args()
    chance = random.Random(7)
    deals = [_deal(chance, number) for number in range(given.offers)]
    took, exact = [], 0
    for _ in range(given.rounds):
        basket_lines = tuple(_line(chance) for _ in range(given.lines))
        started = time.process_time()
        exact += best(deals, Basket(basket_lines, shipping=399)).is_exact
        took.append((time.process_time() - started) * 1000)
    parts = statistics.quantiles(took, n=100)
    print(f"{given.offers} live offers, {given.lines} lines, {given.rounds} baskets:")
    print(f"p50 {parts[49]:.2f} ms, p95 {parts[94]:.2f} ms, p99 {parts[98]:.2f} ms")
    print(f"all combinations weighed for {exact} of them, the best found in time for the others")


def _line(chance: random.Random) -> BasketLine:
    quantity, shelf = chance.randint(1, 4), chance.randrange(CATEGORIES)
    product = shelf * (PRODUCTS // CATEGORIES) + chance.randrange(PRODUCTS // CATEGORIES)
    price = chance.randint(50, 3_000)
    return BasketLine(product, price * quantity, quantity, frozenset({f"c{shelf}"}))


def _deal(chance: random.Random, number: int) -> Deal:
    """Most are for some products or a category, one in ten is for everything."""
    kind = chance.random()
    goods = GoodsFilter()
    if kind < 0.5:
        goods = GoodsFilter(products=frozenset(chance.sample(range(PRODUCTS), 20)))
    elif kind < 0.9:
        goods = GoodsFilter(categories=frozenset({f"c{chance.randrange(CATEGORIES)}"}))
    group = f"g{chance.randrange(GROUPS)}" if chance.random() < 0.5 else ""
    terms = Terms(goods, least_spend=chance.choice([0, 0, 2_000]))
    return Deal(number, _effect(chance), terms, group, chance.random() < 0.05)


def _effect(chance: random.Random) -> Effect:
    effects: list[Effect] = [
        Percent(chance.randint(5, 40)),
        Amount(chance.randint(50, 800)),
        FixedPrice(chance.randint(50, 900)),
        BuyGet(2, 1),
        FreeShipping(),
    ]
    return chance.choice(effects)


if __name__ == "__main__":
    main()
