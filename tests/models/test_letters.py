"""Codes that people type: a slip is found before anybody looks for them."""

from random import Random

import pytest

from models import letters
from models.orders import order_number

CODES = [
    letters.with_check(letters.random_letters(8, Random(seed).getrandbits(80)))
    for seed in range(20)
]


@pytest.mark.parametrize("code", CODES[:5])
def test_every_single_wrong_letter_is_found(code):
    wrong = [
        code[:place] + letter + code[place + 1 :]
        for place in range(len(code))
        for letter in letters.LETTERS
        if letter != code[place]
    ]

    assert letters.is_right(code)
    assert not any(map(letters.is_right, wrong))


def test_of_neighbours_that_change_places_nearly_all_are_found():
    swapped = [
        code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        for code in (
            letters.with_check(letters.random_letters(8, seed * 7919)) for seed in range(400)
        )
        for place in range(len(code) - 1)
        if code[place] != code[place + 1]
    ]

    assert sum(map(letters.is_right, swapped)) < len(swapped) / 50


def test_what_is_typed_may_have_any_case_and_gaps():
    number = order_number()

    assert letters.is_right(letters.bare(f" {number.lower()} "))
    assert not letters.is_right(letters.bare("O0I1L"))
    assert not letters.is_right("")
