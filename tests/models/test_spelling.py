import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.spelling import LONGEST_TEXT, Candidate, distance, nearest, readable, trigrams

words = some.text("abcde", max_size=9)


def test_trigrams_know_where_a_word_begins_and_ends():
    assert trigrams("Oat") == ["  o", " oa", "at ", "oat"]


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [("yoghurt", "yogurt", 1), ("tost", "toast", 1), ("mikl", "milk", 1), ("bred", "bread", 1)],
)
def test_a_letter_dropped_added_changed_or_swapped_is_one_mistake(one, other, mistakes):
    assert distance(one, other, at_most=3) == mistakes


@given(words, words)
def test_the_way_back_is_as_long_as_the_way_there(one, other):
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)


def test_of_equally_near_words_the_likest_is_meant_and_then_the_commonest():
    known = [Candidate("most", 900), Candidate("toast", 91), Candidate("tots", 9)]

    assert nearest("tost", known) == "toast"
    assert nearest("abc", [Candidate("abd", 1), Candidate("abe", 2)]) == "abe"


def test_one_of_many_is_known_too():
    known = [Candidate("bananas", 9), Candidate("bandana", 1), Candidate("strawberries", 20)]

    assert nearest("bannana", known) == "banana"
    assert nearest("strawbery", known) == "strawberry"


def test_a_word_that_is_like_no_other_stays_as_it_is():
    assert nearest("xyzzy", [Candidate("milk", 5)]) is None
    assert nearest("milk", []) is None


@given(some.text())
def test_whatever_is_typed_can_be_read(text):
    clean = readable(text)

    assert "\0" not in clean
    assert clean == clean.strip()
    assert len(clean.encode()) <= LONGEST_TEXT * 4


def test_half_characters_and_null_bytes_are_left_out():
    assert readable("oat\0 \ud83e milk\n") == "oat milk"
