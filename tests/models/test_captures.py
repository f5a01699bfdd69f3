"""What is taken of a payment as goods leave: together exactly all of it, however they are split."""

from hypothesis import given
from hypothesis import strategies as st

from models.orders import OrderStatus
from models.payments import Payment, due
from tests.factories import Aisle, a_bought_line, an_order


@st.composite
def parcels(draw):
    """An order with its payment, and its units in the order in which they leave."""
    lines = [
        a_bought_line(
            Aisle().variant,
            quantity=draw(st.integers(1, 5)),
            unit_price=draw(st.integers(1, 5_000)),
            tax=draw(st.integers(0, 700)),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    order = an_order(
        Aisle().channel, *lines, status=OrderStatus.CONFIRMED, shipping=draw(st.integers(0, 900))
    )
    payment = Payment.for_order(order)
    payment.amount = draw(st.integers(1, order.total))
    units = [line.id for line in lines for _ in range(line.quantity)]
    return order, payment, draw(st.permutations(units))


@given(parcels())
def test_all_parts_are_together_what_was_agreed_and_none_is_negative(case):
    order, payment, units = case
    gone = dict.fromkeys(units, 0)
    taken = [due(order, payment, gone)]
    for unit in units:
        gone[unit] += 1
        taken.append(due(order, payment, gone))

    assert taken[0] == 0
    assert taken == sorted(taken)
    assert taken[-1] == payment.amount
