"""Whatever is in a cart, wherever it goes: its order adds up, and all of it can go back."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from models.carts import Goods
from models.catalog import TaxClass
from models.inventory import Stock
from models.offers import GoodsFilter, Offer, OfferEffect, Offering, Rule
from models.orders import Order, OrderStatus
from models.returns import Return, ReturnLine, ReturnReason
from models.stores import Channel
from tests.factories import (
    NOW,
    a_buyer,
    a_cart,
    a_channel,
    a_location,
    a_method,
    an_offer,
    some_goods,
)
from tests.proofs import count

WAREHOUSE = a_location()
amounts = some.one_of(some.integers(0, 10**4), some.integers(0, 2**40))
rates = some.integers(0, 10_000)


@some.composite
def channels(draw: Any) -> Channel:
    market = a_channel(
        WAREHOUSE,
        currency=draw(some.sampled_from(["JPY", "EUR", "USD", "KWD", "BHD"])),
        prices_include_tax=draw(some.booleans()),
        tax_basis_points=draw(rates),
    )
    known = some.tuples(
        some.sampled_from(["standard", "reduced", "delivery"]),
        some.just("US"),
        some.sampled_from(["", "OH"]),
        rates,
    )
    market.tax_rates = draw(some.lists(known, max_size=4))
    return market


@some.composite
def set_offers(draw: Any, goods: Goods) -> list[Offer]:
    """Up to five of each kind, together or not, for all goods or some."""
    rules = some.builds(
        Rule,
        effect=some.sampled_from([one for one in OfferEffect if one is not OfferEffect.BUNDLE]),
        percent=some.integers(1, 100),
        amount=some.integers(0, 2**33),
        buy=some.integers(1, 3),
        get=some.integers(1, 2),
        goods=some.sampled_from([GoodsFilter(), GoodsFilter(frozenset({goods.product_id}))]),
        least_spend=some.one_of(some.just(0), amounts),
        group=some.sampled_from(["", "", "a"]),
        stands_alone=some.sampled_from([False, False, False, True]),
        rank=some.integers(0, 2),
    )
    return [
        an_offer(code="", percent=None, rule=rule.as_json())
        for rule in draw(some.lists(rules, max_size=5))
    ]


@some.composite
def orders(draw: Any) -> Order:
    market, cart, known = draw(channels()), a_cart(), {}
    lines = some.tuples(amounts, some.integers(1, 9), some.sampled_from(TaxClass))
    for price, quantity, tax_class in draw(some.lists(lines, min_size=1, max_size=6)):
        goods = some_goods(unit_price=price, available=99, tax_class=tax_class)
        known[goods.variant_id] = goods
        cart.put(goods, quantity)
    only = draw(some.sampled_from([None, next(iter(known.values())).product_id]))
    worth = draw(some.sampled_from(["percent", "amount", ""]))
    value = {"percent": some.integers(1, 100), "amount": some.integers(1, 2**33)}.get(worth)
    offer = an_offer(**{worth: draw(value)}, product_id=only) if value is not None else None
    offering = Offering.of(
        *([offer] if offer else []), *draw(set_offers(next(iter(known.values()))))
    )
    free_from = draw(some.one_of(some.none(), amounts))
    method = a_method(market, amount=draw(amounts), free_from=free_from)
    priced = cart.price(known, market, offering, method, draw(some.sampled_from(["", "oh", "NY"])))
    order, _ = Order.place(
        cart=cart,
        priced=priced,
        stock={id: [Stock(variant_id=id, location_id=WAREHOUSE.id, on_hand=99)] for id in known},
        buyer=a_buyer(),
        channel=market,
        method=method,
        now=NOW,
    )
    order.status, order.delivered_at = OrderStatus.DELIVERED, NOW
    return order


def check_sums(order: Order) -> None:
    """Of lines that were loaded."""
    on_top = 0 if order.tax_is_included else order.tax
    taxes = sum(line.tax for line in order.lines)
    goods = sum(line.gross - line.discount for line in order.lines)
    assert order.total == goods + order.shipping + on_top
    assert order.tax == taxes + order.shipping_tax
    assert order.discount == sum(line.discount for line in order.lines)
    assert order.shipping == sum(line.shipping for line in order.lines)
    assert order.shipping_tax == sum(line.shipping_tax for line in order.lines)
    for line in order.lines:
        assert 0 <= line.discount <= line.gross == line.unit_price * line.quantity
        assert min(line.tax, line.shipping, line.shipping_tax, line.charge(True)) >= 0
        assert not order.tax_is_included or line.tax <= line.net


@pytest.mark.proof
@settings(max_examples=count(2_000))
@given(orders(), some.integers(0, 2**32).map(Random))
def test_orders_add_up_and_their_units_give_back_what_was_charged(order, chance):
    check_sums(order)

    kept: list[Return] = []
    while left := [line for line in order.lines if line.quantity > line.returned]:
        line = chance.choice(left)
        wanted = [(line.id, chance.randint(1, line.quantity - line.returned))]
        kept.append(
            Return.request(
                order, wanted, lines_of(kept), reason=ReturnReason.OTHER, note="", now=NOW
            )
        )
        if chance.random() < 0.2:
            kept.pop(chance.randrange(len(kept))).reject("No.", order)
        assert sum(back.refund for back in kept) <= order.total

    given_back = Counter[Any]()
    for one in lines_of(kept):
        assert min(one.refund, one.shipping) >= 0
        given_back[one.order_line_id] += one.refund
    assert all(given_back[line.id] == line.charge(order.tax_is_included) for line in order.lines)
    assert sum(back.refund for back in kept) == order.total


def lines_of(returns: list[Return]) -> list[ReturnLine]:
    return [line for back in returns for line in back.lines]
