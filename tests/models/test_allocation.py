"""Goods are sent from as few places as can be, and never from where they are not."""

from itertools import combinations
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from models.inventory import Piece, allocate
from tests import proofs

BREAD, MILK, TEA = (UUID(int=number) for number in (1, 2, 3))
FIRST, SECOND, THIRD = PLACES = [UUID(int=number) for number in (11, 12, 13)]
UNITS = st.dictionaries(st.sampled_from([BREAD, MILK, TEA]), st.integers(1, 6), min_size=1)
COUNTS = st.dictionaries(
    st.tuples(st.sampled_from([BREAD, MILK, TEA]), st.sampled_from(PLACES)), st.integers(-2, 6)
)


def has_all(wanted, available, places):
    return all(
        sum(max(0, available.get((id, place), 0)) for place in places) >= units
        for id, units in wanted.items()
    )


@settings(max_examples=proofs.count(2_000), deadline=None)
@given(UNITS, COUNTS, st.permutations(PLACES))
def test_all_is_sent_from_where_it_is_and_in_the_fewest_parcels(wanted, available, ranks):
    pieces = allocate(wanted, available, ranks)

    enough = [
        several
        for several in range(1, len(ranks) + 1)
        if any(has_all(wanted, available, some) for some in combinations(ranks, several))
    ]
    if not enough:
        assert pieces == []
        return
    for id, units in wanted.items():
        assert sum(one.quantity for one in pieces if one.variant_id == id) == units
    taken = [one[:2] for one in pieces]
    assert len(taken) == len(set(taken))
    assert all(0 < one.quantity <= available[one[:2]] for one in pieces)
    assert len({one.location_id for one in pieces}) == enough[0]


def test_one_place_that_has_everything_goes_before_a_better_one_that_lacks_some():
    available = {(BREAD, FIRST): 5, (BREAD, SECOND): 5, (MILK, SECOND): 1}

    assert allocate({BREAD: 2, MILK: 1}, available, PLACES) == [
        Piece(BREAD, SECOND, 2),
        Piece(MILK, SECOND, 1),
    ]


def test_of_equals_the_better_place_sends():
    available = dict.fromkeys([(BREAD, THIRD), (BREAD, SECOND)], 4)

    assert allocate({BREAD: 4}, available, PLACES) == [Piece(BREAD, SECOND, 4)]
    assert allocate({BREAD: 5}, available, PLACES) == [
        Piece(BREAD, SECOND, 4),
        Piece(BREAD, THIRD, 1),
    ]
