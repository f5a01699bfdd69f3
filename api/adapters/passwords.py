"""Passwords by argon2id, at the cost OWASP asks for: 19 MiB, two passes, one lane."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_nobody = _hasher.hash("nobody has this password")


class Argon2Passwords:
    """Hashing takes some 50 ms of CPU and leaves the GIL, so it runs in a thread, two at a time."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(2)

    async def hash(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(_hasher.hash, password)

    async def verify(self, password: str, stored: str | None) -> bool:
        """Takes as long for somebody unknown (`stored` is None), and is then False."""
        async with self._turns:
            fits = await asyncio.to_thread(_fits, password, stored or _nobody)
        return fits and stored is not None

    def is_outdated(self, stored: str) -> bool:
        return _hasher.check_needs_rehash(stored)


def _fits(password: str, stored: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
