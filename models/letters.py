"""Codes for people: thirty letters and digits that nobody misreads, the last a check on the others.

The check is a hybrid system of ISO/IEC 7064. The standard has them for 10, 26 and 36 characters
(MOD 11,10, MOD 27,26 and MOD 37,36); this is the same recursion for our thirty, "MOD 31,30". As 31
is a prime, each step maps one to one, so every single wrong letter is found; of two neighbours
that change places, all but a few.
"""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 and O, 1, I and L, and without U, so that they spell nothing."""
_PLACE = {letter: place for place, letter in enumerate(LETTERS)}
_N = len(LETTERS)


def _carried(letters: str) -> int:
    carry = _N
    for letter in letters:
        carry = ((carry + _PLACE[letter]) % _N or _N) * 2 % (_N + 1)
    return carry


def with_check(letters: str) -> str:
    return letters + LETTERS[(1 - _carried(letters)) % _N]


def is_right(code: str) -> bool:
    """Whether `code`, as `bare` gives it, is made of our letters and its check letter fits."""
    return len(code) > 1 and set(code) <= _PLACE.keys() and with_check(code[:-1]) == code


def bare(typed: str) -> str:
    """What somebody typed, without hyphens and spaces, in capitals."""
    return "".join(one for one in typed.upper() if one.isalnum())


def random_letters(count: int, entropy: int | None = None) -> str:
    """`count` letters, out of `entropy` if that is given."""
    value = secrets.randbelow(_N**count) if entropy is None else entropy
    return "".join(LETTERS[value // _N**place % _N] for place in range(count))


def grouped(code: str, size: int) -> str:
    """In groups that can be read aloud: "ABCDE-FGHJ"."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
