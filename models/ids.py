"""Ids: UUIDv7 inside, TypeID outside (`order_01j…`): they sort by time and say what they name."""

import os
import time
from uuid import UUID

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [a + b for a in _ALPHABET for b in _ALPHABET]
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}


def uuid7(milliseconds: int | None = None, entropy: bytes | None = None) -> UUID:
    """A time-ordered UUID (RFC 9562, 5.7) of Unix `milliseconds` and 10 bytes of `entropy`."""
    if milliseconds is None:
        milliseconds = time.time_ns() // 1_000_000
    tail = int.from_bytes(entropy or os.urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | tail & ((1 << 80) - 1)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def encode(prefix: str, id: UUID) -> str:
    """`prefix` and the 26 letters of Crockford's base 32 that TypeID 0.3 specifies."""
    value = id.int
    letters = [_PAIRS[value >> shift & 1023] for shift in range(120, -1, -10)]
    return f"{prefix}_{''.join(letters)}"


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
