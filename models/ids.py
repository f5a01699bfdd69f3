"""Ids: UUIDv7 inside, TypeID outside (`order_01j…`): they sort by time and say what they name."""

import os
import threading
import time
from uuid import UUID

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [a + b for a in _ALPHABET for b in _ALPHABET]
_TRIPLES = [a + pair for a in _ALPHABET for pair in _PAIRS]
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}

_RANDOM_BITS = 74


class _Growing:
    """Time and random bits; within a millisecond, the last ones and a little (RFC 9562, 6.2)."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._last = 0

    def next(self) -> int:
        # 72 of 74: two stay free, so that adding does not carry into the time.
        made = time.time_ns() // 1_000_000 << _RANDOM_BITS | int.from_bytes(os.urandom(9), "big")
        with self._turn:
            if made >> _RANDOM_BITS <= self._last >> _RANDOM_BITS:
                made = self._last + 1 + int.from_bytes(os.urandom(4), "big")
            self._last = made
        return made


_growing = _Growing()


def uuid7(milliseconds: int | None = None, entropy: bytes | None = None) -> UUID:
    """A time-ordered UUID (RFC 9562, 5.7), greater than each one that this process made before.

    With Unix `milliseconds` and 10 bytes of `entropy` it is made of these alone.
    """
    if milliseconds is None and entropy is None:
        return _uuid(_growing.next())
    if milliseconds is None:
        milliseconds = time.time_ns() // 1_000_000
    tail = int.from_bytes(entropy or os.urandom(10), "big")
    return _uuid(milliseconds << _RANDOM_BITS | (tail >> 64 & 0xFFF) << 62 | tail & (1 << 62) - 1)


def _uuid(value: int) -> UUID:
    """48 bits of time and 74 others, with the version and the variant put between them."""
    high, low = value >> 62, value & (1 << 62) - 1
    time_and_version = (high >> 12 & 0xFFFF_FFFF_FFFF) << 16 | 0x7000 | high & 0xFFF
    return UUID(int=time_and_version << 64 | 0x2 << 62 | low)


def encode(prefix: str, id: UUID) -> str:
    """`prefix` and the 26 letters of Crockford's base 32 that TypeID 0.3 specifies."""
    high, low = id.int >> 60, id.int & (1 << 60) - 1
    return (
        f"{prefix}_{_PAIRS[high >> 60]}"
        f"{_TRIPLES[high >> 45 & 32767]}{_TRIPLES[high >> 30 & 32767]}"
        f"{_TRIPLES[high >> 15 & 32767]}{_TRIPLES[high & 32767]}"
        f"{_TRIPLES[low >> 45]}{_TRIPLES[low >> 30 & 32767]}"
        f"{_TRIPLES[low >> 15 & 32767]}{_TRIPLES[low & 32767]}"
    )


def decode(text: str) -> tuple[str, UUID] | None:
    """The prefix and UUID of a TypeID, or None for anything else."""
    prefix, separator, letters = text.rpartition("_")
    if not separator or len(letters) != 26 or letters[0] > "7":
        return None
    value = 0
    for letter in letters:
        if letter not in _VALUES:
            return None
        value = value << 5 | _VALUES[letter]
    return prefix, UUID(int=value)
