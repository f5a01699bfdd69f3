"""Who pays for sending goods back, and what is kept of a refund for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.inventory import Stock
from models.returns import Graded, Return, ReturnReason, less_fee, receive, shares_of
from tests.factories import NOW
from tests.models.test_returns import BREAD, a_line, an_order_of

BUYERS = [ReturnReason.CHANGED_MIND, ReturnReason.OTHER, None]
SHOPS = [ReturnReason.DAMAGED, ReturnReason.WRONG_ITEM, ReturnReason.NOT_AS_DESCRIBED]


def fees_of(order, reason):
    wanted = [(line.id, line.quantity) for line in order.lines]
    return [one.fee for one in less_fee(order, shares_of(order, wanted, ()), reason)]


@pytest.mark.parametrize(
    ("reason", "fee"), [(one, 499) for one in BUYERS] + [(one, 0) for one in SHOPS]
)
def test_its_buyer_pays_unless_the_goods_are_at_fault(reason, fee):
    order = an_order_of(a_line(gross=3000), a_line(gross=1000), return_fee=499)

    assert sum(fees_of(order, reason)) == fee


@given(st.integers(0, 10_000), st.lists(st.integers(0, 5_000), min_size=1, max_size=5))
def test_a_fee_is_never_more_than_what_it_is_kept_of(fee, sums):
    order = an_order_of(*(a_line(gross=one) for one in sums), return_fee=fee)

    fees = fees_of(order, ReturnReason.OTHER)

    assert sum(fees) == min(fee, sum(sums))
    assert all(part <= whole for part, whole in zip(fees, sums, strict=True))


@given(st.integers(0, 1_000), st.integers(0, 1_000), st.integers(2, 9), st.data())
def test_what_did_not_come_takes_its_part_of_the_fee_along(gross, fee, units, chance):
    order = an_order_of(a_line(units, gross=gross), return_fee=fee)
    wanted = [(order.lines[0].id, units)]
    back = Return.request(order, wanted, (), reason=ReturnReason.OTHER, note="", now=NOW)
    back.approve()
    [line] = back.lines
    came = chance.draw(st.integers(1, units - 1))
    shelf = Stock(variant_id=BREAD.id, location_id=order.location_id, on_hand=0)
    graded = {line.id: Graded(like_new=came, missing=units - came)}

    rest = receive(
        back, order, {BREAD.id: shelf}, graded=graded, rest_stays_open=True, now=NOW
    ).rest

    assert rest is not None
    parts = [line, *rest.lines]
    assert sum(one.fee for one in parts) == min(fee, gross)
    assert all(0 <= one.fee <= one.refund for one in parts)
    assert back.refund + rest.refund == gross - min(fee, gross)
