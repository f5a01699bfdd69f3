"""Ids that a reload repeats: UUIDv7 of the data's own time and a hash of the data's own key."""

from uuid import UUID

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.int64]
Ids = npt.NDArray[np.bytes_]
"""UUIDs as 32 hexadecimal letters each, dtype S32."""

YEAR_BEGINS = 1_483_246_800_000
"""2017-01-01 00:00 in New York, in Unix milliseconds: the time of what has none of its own."""

_SEED = 20_170_101
_HEX = np.array([f"{value:02x}" for value in range(256)], dtype="S2")


def mixed(keys: Keys, salt: str, turn: int = 0) -> npt.NDArray[np.uint64]:
    """64 well-mixed bits for each key (splitmix64), different for each `salt` and `turn`."""
    start = np.uint64(int.from_bytes(f"{salt:<8.8}".encode(), "big") ^ (_SEED + turn * 7919))
    with np.errstate(over="ignore"):
        x = keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + start
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            x = (x ^ (x >> np.uint64(shift))) * np.uint64(factor)
        return x ^ (x >> np.uint64(31))


def uniform(keys: Keys, salt: str) -> npt.NDArray[np.float64]:
    """A number in [0, 1) for each key: what the demo makes up, always the same."""
    return (mixed(keys, salt, 1) >> np.uint64(11)).astype(np.float64) / 2**53


def uuids(kind: str, keys: Keys, milliseconds: npt.ArrayLike = YEAR_BEGINS) -> Ids:
    """One UUIDv7 (RFC 9562, 5.7) for each key of a `kind` of row."""
    raw = np.empty((len(keys), 16), dtype=np.uint8)
    times = np.broadcast_to(np.asarray(milliseconds, dtype=np.int64), len(keys))
    raw[:, :6] = times.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 2:]
    raw[:, 6:8] = _bytes(mixed(keys, kind, 2))[:, :2]
    raw[:, 8:] = _bytes(mixed(keys, kind, 3))
    raw[:, 6] = raw[:, 6] & 0x0F | 0x70
    raw[:, 8] = raw[:, 8] & 0x3F | 0x80
    return np.ascontiguousarray(_HEX[raw]).view("S32").ravel()


def _bytes(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint8]:
    return values.astype(">u8").view(np.uint8).reshape(-1, 8)


def uuid_of(kind: str, key: int, milliseconds: int = YEAR_BEGINS) -> UUID:
    return UUID(uuids(kind, np.array([key], dtype=np.int64), milliseconds)[0].decode())


def dashed(ids: Ids) -> npt.NDArray[np.bytes_]:
    """The usual form with dashes, dtype S36."""
    letters = ids.view("S1").reshape(-1, 32)
    out = np.full((len(ids), 36), b"-", dtype="S1")
    for start, stop, at in ((0, 8, 0), (8, 12, 9), (12, 16, 14), (16, 20, 19), (20, 32, 24)):
        out[:, at : at + stop - start] = letters[:, start:stop]
    return out.view("S36").ravel()


def as_int64(values: object) -> Keys:
    return np.asarray(values, dtype=np.int64)
