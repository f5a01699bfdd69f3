import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base import InvalidInput, NotFound
from models.carts import MOST_LINES, CartStatus
from models.inventory import OutOfStock
from tests.factories import a_cart, a_channel, a_location, a_method, an_offer, some_goods

CHANNEL = a_channel(a_location())
EUROPE = a_channel(a_location(), currency="EUR", prices_include_tax=True, tax_basis_points=700)


def priced(cart, goods, channel=CHANNEL, **more):
    return cart.price({goods.variant_id: goods}, channel, **more)


def test_the_same_variant_twice_is_one_line():
    cart, bread = a_cart(), some_goods()

    cart.put(bread, 2)
    cart.put(bread, 3)

    assert [line.quantity for line in cart.lines] == [5]


def test_two_additions_are_summed_before_the_stock_is_asked():
    cart, bread = a_cart(), some_goods(available=4)
    cart.put(bread, 3)

    with pytest.raises(OutOfStock, match="Only 4 of Bread left"):
        cart.put(bread, 2)

    assert cart.lines[0].quantity == 3


@pytest.mark.parametrize("quantity", [0, -1, 100, 10**9])
def test_a_quantity_that_is_none_is_refused(quantity):
    with pytest.raises(InvalidInput):
        a_cart().put(some_goods(available=10**10), quantity)


def test_zero_takes_a_line_out():
    cart, bread = a_cart(), some_goods()
    line = cart.put(bread, 2)

    cart.set_quantity(line, 0)

    assert cart.lines == []


def test_taking_some_away_never_asks_the_stock():
    cart, bread = a_cart(), some_goods(available=5)
    line = cart.put(bread, 5)

    cart.set_quantity(line, 1)

    assert line.quantity == 1


def test_a_line_of_another_cart_is_not_found():
    with pytest.raises(NotFound):
        a_cart().line(None)


def test_each_change_counts_the_version_up():
    cart = a_cart()
    cart.put(some_goods(), 1)
    cart.put(some_goods(), 1)

    assert cart.version == 3


def test_tax_comes_on_top_where_prices_are_without_it():
    cart, bread = a_cart(), some_goods(unit_price=999)
    cart.put(bread, 2)

    totals = priced(cart, bread).totals

    assert (totals.subtotal_minor, totals.tax_minor, totals.total_minor) == (1998, 140, 2138)


def test_tax_is_within_where_prices_include_it():
    cart, bread = a_cart(), some_goods(unit_price=1070)
    cart.put(bread, 1)

    totals = priced(cart, bread, EUROPE).totals

    assert (totals.tax_minor, totals.total_minor) == (70, 1070)


def test_delivery_is_free_from_its_threshold_after_discount():
    cart, bread = a_cart(), some_goods(unit_price=1000)
    cart.put(bread, 2)
    method = a_method(CHANNEL, amount=499, free_from=2000)

    assert priced(cart, bread, method=method).totals.shipping_minor == 0
    assert priced(cart, bread, offer=an_offer(), method=method).totals.shipping_minor == 499


def test_an_offer_for_one_product_leaves_the_others_alone():
    cart, bread, milk = a_cart(), some_goods(unit_price=1000), some_goods(unit_price=500)
    cart.put(bread, 1)
    cart.put(milk, 1)
    offer = an_offer(percent=50, product_id=milk.product_id)

    lines = cart.price({bread.variant_id: bread, milk.variant_id: milk}, CHANNEL, offer).lines

    assert [line.discount for line in lines] == [0, 250]


@pytest.mark.proof
@given(
    st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 99)), min_size=1, max_size=20),
    st.one_of(st.none(), st.integers(1, 100)),
    st.sampled_from([CHANNEL, EUROPE]),
)
def test_the_lines_always_add_up_to_the_total(products, percent, channel):
    cart = a_cart()
    known = {}
    for price, quantity in products:
        goods = some_goods(unit_price=price, available=99)
        known[goods.variant_id] = goods
        cart.put(goods, quantity)
    offer = an_offer(percent=percent) if percent else None

    bill = cart.price(known, channel, offer, a_method(channel))

    on_top = 0 if bill.totals.tax_is_included else sum(line.tax for line in bill.lines)
    paid = sum(line.net for line in bill.lines) + on_top + bill.totals.shipping_minor
    assert bill.totals.total_minor == paid
    assert all(0 <= line.discount <= line.gross for line in bill.lines)


def test_merging_loses_no_line_and_exceeds_no_stock():
    mine, theirs, bread, milk = a_cart(), a_cart(), some_goods(available=4), some_goods()
    mine.put(bread, 3)
    theirs.put(bread, 3)
    theirs.put(milk, 1)

    warnings = mine.take_over(theirs, {bread.variant_id: bread, milk.variant_id: milk})

    assert [line.quantity for line in mine.lines] == [4, 1]
    assert [warning.code for warning in warnings] == ["CART_LINE_ADJUSTED"]
    assert theirs.status is CartStatus.MERGED


def test_merging_leaves_out_what_a_full_cart_cannot_hold_and_says_so():
    mine, theirs, shelf = a_cart(), a_cart(), [some_goods() for _ in range(MOST_LINES)]
    for goods in shelf[1:]:
        mine.put(goods, 1)
    milk, eggs = some_goods(name="Milk"), some_goods(name="Eggs")
    for goods in (shelf[1], milk, eggs):
        theirs.put(goods, 1)
    known = {goods.variant_id: goods for goods in (*shelf, milk, eggs)}

    warnings = mine.take_over(theirs, known)

    assert len(mine.lines) == MOST_LINES
    assert [one.message for one in warnings] == ["Eggs was left out: the cart is full."]
    assert mine.take_events()[-1].data == {"lines": 2}


def test_merging_keeps_what_this_market_does_not_sell_as_it_is():
    mine, theirs = a_cart(), a_cart()
    theirs.put(some_goods(), 5)

    assert mine.take_over(theirs, {}) == []
    assert [line.quantity for line in mine.lines] == [5]


def test_merging_takes_the_guests_offer_only_where_there_is_none():
    mine, theirs, first, second = a_cart(), a_cart(), an_offer(), an_offer()

    mine.take_over(theirs, {})
    assert mine.offer_id is None
    mine.take_over(theirs, {}, first)
    mine.take_over(theirs, {}, second)

    assert mine.offer_id == first.id
