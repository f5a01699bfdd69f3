import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base import InvalidInput, NotFound
from models.carts import (
    MOST_LINES,
    MOST_OF_ONE,
    MOST_REMEMBERED,
    CartChangeCode,
    CartIsFull,
    CartStatus,
    QuantityNotAllowed,
)
from models.carts.cart import MOST_CODES
from models.inventory import OutOfStock
from models.offers import Offering, OfferNotUsable
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
    assert (
        priced(cart, bread, offering=Offering.of(an_offer()), method=method).totals.shipping_minor
        == 499
    )


def test_an_offer_for_one_product_leaves_the_others_alone():
    cart, bread, milk = a_cart(), some_goods(unit_price=1000), some_goods(unit_price=500)
    cart.put(bread, 1)
    cart.put(milk, 1)
    offer = an_offer(percent=50, product_id=milk.product_id)

    lines = cart.price(
        {bread.variant_id: bread, milk.variant_id: milk}, CHANNEL, Offering.of(offer)
    ).lines

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

    offering = Offering.of(offer) if offer else None
    bill = cart.price(known, channel, offering, a_method(channel))

    on_top = 0 if bill.totals.tax_is_included else sum(line.tax for line in bill.lines)
    paid = sum(line.net for line in bill.lines) + on_top + bill.totals.shipping_minor
    assert bill.totals.total_minor == paid
    assert all(0 <= line.discount <= line.gross for line in bill.lines)


def test_merging_loses_no_line_and_exceeds_no_stock():
    mine, theirs, bread, milk = a_cart(), a_cart(), some_goods(available=4), some_goods()
    mine.put(bread, 3)
    theirs.put(bread, 3)
    theirs.put(milk, 1)

    taken = mine.take_over(theirs, {bread.variant_id: bread, milk.variant_id: milk})

    assert [line.quantity for line in mine.lines] == [4, 1]
    assert [one.change and one.change.code for one in taken] == [CartChangeCode.FEWER, None]
    assert [(one.added, one.wanted) for one in taken] == [(1, 3), (1, 1)]
    assert theirs.status is CartStatus.MERGED


def test_merging_leaves_out_what_a_full_cart_cannot_hold_and_says_so():
    mine, theirs, shelf = a_cart(), a_cart(), [some_goods() for _ in range(MOST_LINES)]
    for goods in shelf[1:]:
        mine.put(goods, 1)
    milk, eggs = some_goods(name="Milk"), some_goods(name="Eggs")
    for goods in (shelf[1], milk, eggs):
        theirs.put(goods, 1)
    known = {goods.variant_id: goods for goods in (*shelf, milk, eggs)}

    taken = mine.take_over(theirs, known)

    told = [one.change.message for one in taken if one.change]
    assert len(mine.lines) == MOST_LINES
    assert told == ["Eggs was left out: the cart is full."]
    assert mine.take_events()[-1].data == {"lines": 2}


def test_merging_keeps_what_this_market_does_not_sell_as_it_is():
    mine, theirs = a_cart(), a_cart()
    theirs.put(some_goods(), 5)

    [taken] = mine.take_over(theirs, {})

    assert taken.change is None
    assert [line.quantity for line in mine.lines] == [5]


def test_merging_takes_the_guests_codes_beside_those_that_are_there():
    mine, theirs = a_cart(codes=["FIRST"]), a_cart()

    mine.take_over(theirs, {})
    mine.take_over(theirs, {}, ["SECOND", "FIRST"])

    assert mine.codes == ["FIRST", "SECOND"]


def test_a_cart_takes_a_few_codes_each_once():
    cart = a_cart()
    for code in "ABCDEA":
        if code in cart.codes or len(cart.codes) < MOST_CODES:
            cart.use_code(code)

    with pytest.raises(OfferNotUsable, match="at most 5"):
        cart.use_code("F")
    cart.drop_code("B")

    assert cart.codes == ["A", "C", "D", "E"]


def test_what_came_from_a_guest_is_taken_out_again_and_nothing_else():
    mine, theirs, bread, milk = a_cart(), a_cart(), some_goods(), some_goods()
    mine.put(bread, 3)
    theirs.put(bread, 2)
    theirs.put(milk, 1)
    mine.take_over(theirs, {bread.variant_id: bread, milk.variant_id: milk})

    taken = mine.undo_merge()

    assert [(line.variant_id, line.quantity) for line in mine.lines] == [(bread.variant_id, 3)]
    assert [(one.variant_id, one.wanted) for one in taken] == [
        (bread.variant_id, 2),
        (milk.variant_id, 1),
    ]
    with pytest.raises(NotFound):
        mine.undo_merge()


def test_what_was_taken_out_meanwhile_is_not_taken_out_twice():
    mine, theirs, bread = a_cart(), a_cart(), some_goods()
    theirs.put(bread, 5)
    mine.take_over(theirs, {bread.variant_id: bread})
    mine.set_quantity(mine.lines[0], 2)

    mine.undo_merge()

    assert mine.lines == []


@pytest.mark.parametrize(
    ("quantity", "nearest"), [(1, 6), (5, 6), (7, 6), (13, 12), (19, 18), (99, 18)]
)
def test_a_product_is_sold_by_its_own_quantities(quantity, nearest):
    cart, eggs = a_cart(), some_goods(available=99, least=6, step=6, most=18)

    with pytest.raises(QuantityNotAllowed) as refused:
        cart.put(eggs, quantity)

    assert refused.value.nearest == nearest
    assert str(refused.value) == "Bread is sold from 6, in steps of 6, at most 18 to a cart."
    assert cart.put(eggs, 12).quantity == 12


def test_no_cart_holds_more_of_one_product_than_any_cart_may():
    cart, bread = a_cart(), some_goods(available=10**6)
    cart.put(bread, MOST_OF_ONE)

    with pytest.raises(QuantityNotAllowed):
        cart.put(bread, 1)


def test_a_merge_keeps_to_the_quantities_of_a_product():
    mine, theirs = a_cart(), a_cart()
    eggs = some_goods(available=99, least=6, step=6, most=18)
    mine.put(eggs, 12)
    theirs.put(eggs, 12)

    [taken] = mine.take_over(theirs, {eggs.variant_id: eggs})

    assert (taken.got, taken.added) == (18, 6)


def test_a_full_cart_says_so():
    cart = a_cart()
    for _ in range(MOST_LINES):
        cart.put(some_goods(), 1)

    with pytest.raises(CartIsFull, match="at most 200"):
        cart.put(some_goods(), 1)


def test_a_line_that_was_taken_out_comes_back_with_what_led_to_it():
    cart, bread = a_cart(), some_goods()
    line = cart.put(bread, 3, "rec_1")
    cart.set_quantity(line, 0)

    back = cart.restore(line.id, {bread.variant_id: bread})

    assert (back.quantity, back.attribution) == (3, "rec_1")
    with pytest.raises(NotFound):
        cart.restore(line.id, {bread.variant_id: bread})


def test_a_line_comes_back_with_as_many_as_there_still_are():
    cart, bread = a_cart(), some_goods(available=5)
    line = cart.put(bread, 5)
    cart.set_quantity(line, 0)
    bread.available = 2

    assert cart.restore(line.id, {bread.variant_id: bread}).quantity == 2


def test_the_lines_that_were_taken_out_last_are_remembered():
    cart = a_cart()
    for _ in range(MOST_REMEMBERED + 1):
        cart.set_quantity(cart.put(some_goods(), 1), 0)

    assert len(cart.removed) == MOST_REMEMBERED


@pytest.mark.parametrize(("price", "code"), [(299, "PRICE_DOWN"), (499, "PRICE_UP"), (399, None)])
def test_a_price_that_changed_is_told_until_it_is_acknowledged(price, code):
    cart, bread = a_cart(), some_goods(unit_price=399, currency="USD")
    line = cart.put(bread, 1)
    bread.unit_price = price
    cart.put(bread, 1)

    told = line.price_warning(bread)
    cart.acknowledge({bread.variant_id: bread})

    assert (told and told.code) == code
    assert line.price_warning(bread) is None


def test_a_price_of_another_market_is_no_change():
    cart, bread = a_cart(), some_goods(unit_price=399, currency="USD")
    line = cart.put(bread, 1)
    bread.unit_price, bread.currency = 349, "EUR"

    assert line.price_warning(bread) is None


@pytest.mark.parametrize("note", ["x" * 501, "a\x00b", "\ud800"])
def test_a_note_that_is_none_is_refused(note):
    with pytest.raises(InvalidInput):
        a_cart().say(note)
