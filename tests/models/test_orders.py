import pytest

from models.catalog import ReturnRule
from models.inventory import OutOfStock, Stock
from models.orders import IllegalMove, Order, OrderStatus, order_number
from tests.factories import (
    NOW,
    a_buyer,
    a_cart,
    a_channel,
    a_location,
    a_method,
    some_goods,
)

WAREHOUSE = a_location()
CHANNEL = a_channel(WAREHOUSE)


def stock_of(*goods, on_hand=10):
    return {
        one.variant_id: Stock(variant_id=one.variant_id, location_id=WAREHOUSE.id, on_hand=on_hand)
        for one in goods
    }


def placed(*wanted, stock=None, **buyer):
    """An order of (goods, quantity) pairs, and the stock it was taken from."""
    cart = a_cart()
    for goods, quantity in wanted:
        cart.put(goods, quantity)
    known = {goods.variant_id: goods for goods, _ in wanted}
    stock = stock or stock_of(*known.values())
    method = a_method(CHANNEL)
    order, moves = Order.place(
        cart=cart,
        priced=cart.price(known, CHANNEL, None, method),
        stock={id: [one] for id, one in stock.items()},
        buyer=a_buyer(**buyer),
        channel=CHANNEL,
        method=method,
        now=NOW,
    )
    return order, stock, moves


def test_placing_holds_the_stock_and_adds_up():
    bread = some_goods(unit_price=1000)

    order, stock, moves = placed((bread, 2))

    assert order.total == 2000 + 140 + 499
    assert stock[bread.variant_id].available == 8
    assert [(move.on_hand, move.allocated) for move in moves] == [(0, 2)]


@pytest.mark.parametrize(
    ("market", "tier", "days"), [(14, None, 14), (14, 60, 60), (60, 90, 90), (90, 60, 90)]
)
def test_a_tier_gives_longer_to_send_back_than_its_market_and_never_less(
    monkeypatch, market, tier, days
):
    monkeypatch.setattr(CHANNEL, "return_days", market)

    order, _, _ = placed((some_goods(), 1), return_days=tier)

    assert order.return_days == days


@pytest.mark.parametrize("rule", ReturnRule)
def test_placing_keeps_whether_goods_may_come_back(rule):
    order, _, _ = placed((some_goods(return_rule=rule), 1))

    assert [line.return_rule for line in order.lines] == [rule]


def test_placing_refuses_more_than_there_is_and_holds_nothing():
    bread, milk = some_goods(), some_goods(name="Milk")
    stock = stock_of(bread, milk, on_hand=1)

    with pytest.raises(OutOfStock, match="Only 1 of Milk left"):
        placed((bread, 1), (milk, 2), stock=stock)

    assert [row.allocated for row in stock.values()] == [0, 0]


def test_a_cancelled_order_gives_its_stock_back():
    bread = some_goods()
    order, stock, _ = placed((bread, 2))

    moves = order.cancel(stock, "unpaid")

    assert stock[bread.variant_id].available == 10
    assert [move.allocated for move in moves] == [-2]


def test_lines_keep_the_order_of_the_cart_and_the_rate_they_were_taxed_at():
    order, _, _ = placed((some_goods(name="Bread"), 1), (some_goods(name="Milk"), 1))

    kept = [(line.position, line.name, line.tax_basis_points) for line in order.lines]
    assert kept == [(0, "Bread", 700), (1, "Milk", 700)]


def test_an_order_keeps_the_delivery_method_by_its_code_and_its_name():
    order, _, _ = placed((some_goods(), 1))

    assert (order.delivery_method_code, order.delivery_method) == ("standard", "Standard")


def test_shipping_takes_the_goods_off_the_shelf():
    bread = some_goods()
    order, stock, _ = placed((bread, 2))

    order.ship(stock)

    row = stock[bread.variant_id]
    assert (row.on_hand, row.allocated) == (8, 0)


def test_an_order_goes_its_way_step_by_step():
    order, _, _ = placed((some_goods(), 1))
    order.confirm(NOW)
    for step in (OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        assert order.next_statuses == [step]
        order.advance(step, NOW)

    assert order.delivered_at == NOW
    assert order.next_statuses == []


def test_confirming_twice_changes_nothing():
    order, _, _ = placed((some_goods(), 1))
    order.confirm(NOW)
    order.take_events()

    order.confirm(NOW)

    assert order.take_events() == []


def test_a_cancelled_order_cannot_be_paid_any_more():
    order, stock, _ = placed((some_goods(), 1))
    order.cancel(stock, "unpaid")

    with pytest.raises(IllegalMove):
        order.confirm(NOW)


@pytest.mark.parametrize("to", [OrderStatus.CONFIRMED, OrderStatus.CANCELLED, OrderStatus.SHIPPED])
def test_staff_cannot_skip_steps_or_confirm_unpaid_orders(to):
    order, _, _ = placed((some_goods(), 1))

    with pytest.raises(IllegalMove):
        order.advance(to, NOW)


def test_an_order_number_has_nine_letters_that_nobody_misreads():
    numbers = {order_number() for _ in range(200)}

    assert len(numbers) == 200
    assert all(len(number) == 10 and not set(number) & set("01ILOU") for number in numbers)


def test_what_is_handed_over_goes_the_steps_that_are_left():
    order, *_ = placed((some_goods(), 1))
    order.status = OrderStatus.PACKED

    order.hand_over(NOW)

    assert (order.status, order.delivered_at) == (OrderStatus.DELIVERED, NOW)
