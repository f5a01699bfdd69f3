"""Shipments: what may follow what, what is in none yet, and what carriers' news come to."""

from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base import InvalidInput
from models.fulfilments import (
    FULFILMENT_MOVES,
    Fulfilment,
    FulfilmentStatus,
    IllegalFulfilmentMove,
    TrackingEvent,
    TrackingKind,
    summarise,
    tracked,
    unplanned,
)
from models.orders import OrderStatus
from models.orders.axes import (
    FULFILMENT_MAY_BECOME,
    OrderFulfilmentStatus,
    OrderPaymentStatus,
    OrderReturnStatus,
    fulfilment_status,
    payment_status,
    return_status,
)
from tests.factories import NOW, Aisle, a_bought_line, an_order


def two_lines():
    aisle = Aisle(on_hand=10)
    lines = [a_bought_line(aisle.variant, quantity=many) for many in (3, 2)]
    order = an_order(aisle.channel, *lines, status=OrderStatus.CONFIRMED)
    return order, lines


def all_of_it(order, lines):
    return Fulfilment.plan(order, 1, {line.id: line.quantity for line in lines}, order.location_id)


def test_what_no_step_leads_to_is_refused_with_what_does():
    order, lines = two_lines()
    one = all_of_it(order, lines)

    with pytest.raises(IllegalFulfilmentMove) as refused:
        one.move(FulfilmentStatus.DELIVERED, NOW)

    assert refused.value.status is FulfilmentStatus.OPEN
    assert refused.value.allowed == FULFILMENT_MOVES.for_staff(FulfilmentStatus.OPEN)


def test_part_of_a_shipment_goes_later_and_nothing_twice():
    order, lines = two_lines()
    one = all_of_it(order, lines)

    part = one.split(order, 2, {lines[0].id: 1, lines[1].id: 2})

    assert [(line.order_line_id, line.quantity) for line in one.lines] == [(lines[0].id, 2)]
    assert part.number == f"{order.number}-2"
    assert unplanned(order, [one, part]) == {}
    assert unplanned(order, [one]) == {lines[0].id: 1, lines[1].id: 2}


@pytest.mark.parametrize("many", [0, 4, -1])
def test_more_than_there_is_in_it_cannot_be_split_off(many):
    order, lines = two_lines()

    with pytest.raises(InvalidInput):
        all_of_it(order, lines).split(order, 2, {lines[0].id: many})


def test_an_order_is_as_far_along_as_the_last_of_its_shipments():
    order, lines = two_lines()
    one = all_of_it(order, lines)
    part = one.split(order, 2, {lines[1].id: 2})

    for each, to, seen in (
        (one, FulfilmentStatus.PACKED, OrderStatus.CONFIRMED),
        (one, FulfilmentStatus.SHIPPED, OrderStatus.CONFIRMED),
        (part, FulfilmentStatus.PACKED, OrderStatus.PACKED),
        (one, FulfilmentStatus.DELIVERED, OrderStatus.PACKED),
        (part, FulfilmentStatus.SHIPPED, OrderStatus.SHIPPED),
        (part, FulfilmentStatus.DELIVERED, OrderStatus.DELIVERED),
    ):
        each.move(to, NOW)
        summarise(order, [one, part], NOW)
        assert order.status is seen


def a_piece_of_news(kind=TrackingKind.IN_TRANSIT, hours=0, **values):
    return TrackingEvent(
        fulfilment_id=uuid4(),
        order_id=uuid4(),
        carrier="sandbox",
        event_ref=uuid4().hex,
        kind=kind,
        at=NOW + timedelta(hours=hours),
        received_at=NOW,
        **values,
    )


news = st.builds(
    a_piece_of_news,
    kind=st.sampled_from(TrackingKind),
    hours=st.integers(0, 3),
    estimated_at=st.none() | st.integers(0, 9).map(lambda days: NOW + timedelta(days=days)),
    proof=st.none() | st.just({"taken_by": "Bo"}),
)


@given(st.lists(news, max_size=8), st.data())
def test_news_come_to_the_same_in_whichever_order_they_come(told, data):
    shuffled = data.draw(st.permutations(told))

    assert tracked(shuffled) == tracked(told)


@given(st.lists(news, max_size=8))
def test_what_was_delivered_stays_so_whatever_is_told_later(told):
    arrival = a_piece_of_news(TrackingKind.DELIVERED)

    said = tracked([*told, arrival])

    assert said.kind is TrackingKind.DELIVERED
    assert said.delivered_at == min(
        one.at for one in [*told, arrival] if one.kind is TrackingKind.DELIVERED
    )


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        ((5, 0, 0), OrderFulfilmentStatus.UNFULFILLED),
        ((5, 2, 0), OrderFulfilmentStatus.PARTLY_SHIPPED),
        ((5, 5, 0), OrderFulfilmentStatus.SHIPPED),
        ((5, 5, 2), OrderFulfilmentStatus.PARTLY_DELIVERED),
        ((5, 5, 5), OrderFulfilmentStatus.DELIVERED),
    ],
)
def test_goods_stand_where_their_pieces_do(pieces, wanted):
    assert fulfilment_status(*pieces) is wanted


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=6))
def test_goods_only_get_further_along(parcels):
    """Each parcel leaves and, some of them at once, arrives; all have arrived in the end."""
    ordered = sum(pieces for pieces, _ in parcels)
    seen, left, arrived = [fulfilment_status(ordered, 0, 0)], 0, 0
    for pieces, is_quick in parcels:
        left += pieces
        seen.append(fulfilment_status(ordered, left, arrived))
        arrived += pieces if is_quick else 0
        seen.append(fulfilment_status(ordered, left, arrived))
    seen.append(fulfilment_status(ordered, left, ordered))

    for before, after in pairwise(seen):
        assert after is before or after in FULFILMENT_MAY_BECOME[before]
    assert seen[-1] is OrderFulfilmentStatus.DELIVERED


def test_money_and_returns_stand_where_their_books_say():
    paid = {"is_open": False, "is_given_up": False, "is_held": False}

    assert payment_status(10, 0, **{**paid, "is_open": True}) is OrderPaymentStatus.UNPAID
    assert payment_status(10, 0, **{**paid, "is_held": True}) is OrderPaymentStatus.AUTHORIZED
    assert payment_status(10, 0, **paid) is OrderPaymentStatus.PAID
    assert payment_status(10, 4, **paid) is OrderPaymentStatus.PARTLY_REFUNDED
    assert payment_status(10, 10, **paid) is OrderPaymentStatus.REFUNDED
    assert payment_status(10, 0, **{**paid, "is_given_up": True}) is OrderPaymentStatus.VOIDED
    assert return_status(5, 0, []) is OrderReturnStatus.NONE
    assert return_status(5, 2, ["requested"]) is OrderReturnStatus.ASKED
    assert return_status(5, 2, ["received"]) is OrderReturnStatus.PARTLY_RETURNED
    assert return_status(5, 5, ["refunded"]) is OrderReturnStatus.RETURNED
