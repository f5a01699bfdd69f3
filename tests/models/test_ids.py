from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from models import ids


def test_an_id_says_what_it_names_and_comes_back():
    id = ids.uuid7()

    text = ids.encode("order", id)

    assert text.startswith("order_0")
    assert ids.decode(text) == ("order", id)


def test_ids_sort_by_the_time_of_their_making():
    early, late = ids.uuid7(milliseconds=1_000), ids.uuid7(milliseconds=1_001)

    assert ids.encode("a", early) < ids.encode("a", late)
    assert (early.version, early.variant) == (7, "specified in RFC 4122")


def test_ids_sort_in_the_order_of_their_making_within_a_millisecond_too():
    made = [ids.uuid7() for _ in range(10_000)]

    assert made == sorted(made)
    assert len({id.int >> 80 for id in made}) < len(made)
    assert {(id.version, id.variant) for id in made} == {(7, "specified in RFC 4122")}


def test_a_clock_that_goes_back_does_not_turn_the_order_round(monkeypatch):
    before = ids.uuid7()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_000_000_000)

    assert ids.uuid7() > before


def test_no_two_threads_are_given_one_id():
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: ids.uuid7(), range(10_000)))

    assert len(set(made)) == len(made)


def test_given_time_and_entropy_make_one_id():
    id = ids.uuid7(0x0123_4567_89AB, bytes.fromhex("fedcba98765432100123"))

    assert str(id) == "01234567-89ab-7edc-ba98-765432100123"


def test_the_letters_are_those_that_typeid_specifies():
    known = UUID("01890a5d-ac96-774b-bcce-b302099a8057")

    assert ids.encode("prefix", known) == "prefix_01h455vb4pex5vsknk084sn02q"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "order",
        "order_",
        "order_123",
        "order_01h455vb4pex5vsknk084sn02u",
        "order_81h455vb4pex5vsknk084sn02q",
        "order_01H455VB4PEX5VSKNK084SN02Q",
        "order_\0" + "0" * 25,
        "🥛" * 40,
    ],
)
def test_what_is_no_id_names_nothing(text):
    assert ids.decode(text) is None
