"""What may go back, until when, and what it gives back."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.base import InvalidInput, NotFound
from models.catalog import Variant
from models.orders import Order, OrderLine, OrderStatus
from models.payments import Payment
from models.returns import (
    IllegalReturnMove,
    NotReturnable,
    Return,
    ReturnLine,
    ReturnReason,
    ReturnStatus,
    can_return,
    check_returnable,
    ends_at,
    refund_for,
)
from tests.factories import DAY, NOW, a_bought_line, a_channel, a_location, an_order

CHANNEL = a_channel(a_location())
BREAD = Variant(product_id=uuid4(), sku="SKU-1")


def a_line(quantity: int = 2, **values: Any) -> OrderLine:
    return a_bought_line(BREAD, quantity, **values)


def an_order_of(*lines: OrderLine, **values: Any) -> Order:
    return an_order(CHANNEL, *lines, **values)


def a_return(
    order: Order, quantity: int = 1, note: str = "", *earlier: ReturnLine, now: datetime = NOW
) -> Return:
    wanted = [(order.lines[0].id, quantity)]
    return Return.request(order, wanted, earlier, reason=ReturnReason.DAMAGED, note=note, now=now)


def test_a_return_takes_its_units_and_knows_its_refund() -> None:
    order = an_order_of(a_line(quantity=3, gross=1000, discount=100, tax=63))

    back = a_return(order, 2)

    assert order.lines[0].returned == 2
    assert back.refund == 642
    assert [(line.quantity, line.refund) for line in back.lines] == [(2, 642)]
    assert [entry.name for entry in back.take_events()] == ["ReturnRequested"]


def test_tax_that_is_in_the_price_is_not_given_back_twice() -> None:
    order = an_order_of(a_line(quantity=1, gross=1190, tax=190), tax_is_included=True, total=1190)

    assert a_return(order).refund == 1190


@pytest.mark.parametrize("quantity", [-1, 0, 3, 10**9])
def test_only_what_was_bought_goes_back(quantity: int) -> None:
    with pytest.raises(InvalidInput):
        a_return(an_order_of(a_line(quantity=2)), quantity)


def test_the_same_unit_goes_back_once() -> None:
    order = an_order_of(a_line(quantity=2))
    a_return(order, 2)

    with pytest.raises(InvalidInput):
        a_return(order, 1)


def test_one_line_may_be_named_twice() -> None:
    order = an_order_of(a_line(quantity=2, gross=333))
    line = order.lines[0].id

    back = Return.request(
        order, [(line, 1), (line, 1)], [], reason=ReturnReason.OTHER, note="", now=NOW
    )

    assert back.refund == 333
    with pytest.raises(InvalidInput):
        a_return(order, 1, "", *back.lines)


def test_a_line_of_another_order_is_not_there() -> None:
    with pytest.raises(NotFound):
        Return.request(
            an_order_of(a_line()),
            [(a_line().id, 1)],
            [],
            reason=ReturnReason.OTHER,
            note="",
            now=NOW,
        )


def test_a_return_of_nothing_is_none() -> None:
    with pytest.raises(InvalidInput):
        Return.request(an_order_of(a_line()), [], [], reason=ReturnReason.OTHER, note="", now=NOW)


@pytest.mark.parametrize("note", ["x" * 1001, "zero\x00byte", "half a \ud83d"])
def test_a_note_is_a_text_of_some_length(note: str) -> None:
    with pytest.raises(InvalidInput):
        a_return(an_order_of(a_line()), 1, note)


@pytest.mark.parametrize(
    "status",
    [OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.PACKED, OrderStatus.CANCELLED],
)
def test_what_was_not_shipped_cannot_go_back(status: OrderStatus) -> None:
    with pytest.raises(NotReturnable):
        a_return(an_order_of(a_line(), status=status))


def test_a_month_after_delivery_it_is_too_late() -> None:
    order = an_order_of(a_line(quantity=2))

    a_return(order, now=NOW + 30 * DAY)
    with pytest.raises(NotReturnable):
        a_return(order, now=NOW + 30 * DAY + timedelta(seconds=1))


def test_what_the_tills_sold_before_stays_sold() -> None:
    with pytest.raises(NotReturnable):
        a_return(an_order_of(a_line(), external_ref="basket 1"))


def test_an_order_can_return_while_units_are_left_and_it_is_not_too_late() -> None:
    order = an_order_of(a_line())

    assert can_return(order, 1, NOW)
    assert not can_return(order, 0, NOW)
    assert not can_return(order, 1, NOW + 31 * DAY)


@pytest.mark.parametrize(("promised", "days"), [(60, 60), (14, 14), (0, 0)])
def test_goods_may_be_sent_back_for_as_long_as_was_promised(promised: int, days: int) -> None:
    order = an_order_of(a_line(), return_days=promised)

    assert order.delivered_at is not None
    assert ends_at(order) == order.delivered_at + days * DAY
    with pytest.raises(NotReturnable) as late:
        check_returnable(order, NOW + 90 * DAY)
    assert late.value.reason == f"Returns end {days} days after delivery."


def test_a_rejected_return_frees_its_units_and_says_why() -> None:
    order = an_order_of(a_line(quantity=2))
    back = a_return(order, 2)

    back.reject("  The seal is broken. ", order)

    assert (back.status, back.answer) == (ReturnStatus.REJECTED, "The seal is broken.")
    assert order.lines[0].returned == 0


def test_no_without_a_reason_is_no_answer() -> None:
    order = an_order_of(a_line())

    with pytest.raises(InvalidInput):
        a_return(order).reject("  ", order)


def test_the_steps_come_in_order() -> None:
    order = an_order_of(a_line())
    back = a_return(order)

    with pytest.raises(IllegalReturnMove) as refusal:
        back.pay_back(order, Payment.for_order(order), (), NOW)

    assert refusal.value.allowed == [ReturnStatus.APPROVED, ReturnStatus.REJECTED]


def test_the_refund_is_asked_of_the_payment_company() -> None:
    order = an_order_of(a_line(quantity=1, gross=500))
    payment = Payment.for_order(order)
    back = a_return(order)
    back.status = ReturnStatus.RECEIVED

    [asked] = back.pay_back(order, payment, (), NOW)

    assert (asked.amount, order.refunded) == (500, 500)
    assert [(entry.name, entry.data) for entry in payment.take_events()] == [
        ("RefundAsked", {"amount": 500, "reference": back.gid})
    ]


def test_what_cost_nothing_asks_for_no_money() -> None:
    order = an_order_of(a_line(quantity=1, gross=500, discount=500))
    back = a_return(order)
    back.status = ReturnStatus.RECEIVED

    assert back.pay_back(order, Payment.for_order(order), (), NOW) == []
    assert back.status is ReturnStatus.REFUNDED


def test_no_more_goes_back_than_was_not_given_back_already() -> None:
    order = an_order_of(a_line(quantity=2, gross=1000))
    order.count_refunds(800)
    back = a_return(order)
    back.status = ReturnStatus.RECEIVED

    [asked] = back.pay_back(order, Payment.for_order(order), (), NOW)

    assert (asked.amount, order.refunded) == (200, 1000)


@pytest.mark.proof
@given(
    quantity=some.integers(1, 40),
    gross=some.integers(0, 10_000),
    tax=some.integers(0, 900),
    steps=some.lists(some.tuples(some.integers(1, 5), some.booleans()), max_size=60),
)
def test_whatever_is_refused_in_between_all_units_together_give_back_what_they_cost(
    quantity: int, gross: int, tax: int, steps: list[tuple[int, bool]]
) -> None:
    line = a_line(quantity=quantity, gross=gross, tax=tax)
    live: list[tuple[int, int]] = []

    for units, is_refused in [*steps, *[(1, False)] * quantity]:
        if is_refused and live:
            line.returned -= live.pop(0)[0]
        elif (taken := min(units, quantity - line.returned)) > 0:
            so_far = sum(refund for _, refund in live)
            live.append((taken, refund_for(line, taken, so_far, tax_is_included=False)))
            line.returned += taken

    assert line.returned == quantity
    assert sum(refund for _, refund in live) == gross + tax
    assert all(refund >= 0 for _, refund in live)


def test_who_sends_all_of_it_back_is_given_the_delivery_back_too() -> None:
    order = an_order_of(a_line(quantity=2, gross=1000), shipping=499)

    first = a_return(order)
    second = a_return(order, 1, "", *first.lines)

    assert (first.refund, second.refund) == (500, 999)
    assert second.lines[0].shipping == 499


def test_the_delivery_goes_back_once_whatever_was_refused_meanwhile() -> None:
    order = an_order_of(a_line(quantity=2, gross=1000), shipping=499)
    first = a_return(order)
    second = a_return(order, 1, "", *first.lines)
    first.reject("The seal is broken.", order)

    again = a_return(order, 1, "", *second.lines)

    assert again.refund + second.refund == order.total
