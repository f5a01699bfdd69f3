"""Passwords are dear to guess, and nobody learns who has an account."""

import asyncio
import time
from statistics import median

from api.adapters.passwords import Argon2Passwords


async def test_a_password_fits_its_own_hash_and_no_other():
    passwords = Argon2Passwords()
    stored = await passwords.hash("correct horse")

    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await passwords.verify("correct horse", stored)
    assert not await passwords.verify("correct horsf", stored)
    assert await passwords.hash("correct horse") != stored


async def test_nobody_gets_in_without_an_account_or_by_a_broken_hash():
    passwords = Argon2Passwords()

    assert not await passwords.verify("nobody has this password", None)
    assert not await passwords.verify("", None)
    assert not await passwords.verify("correct horse", "not a hash")


async def test_the_unknown_take_as_long_as_the_known():
    """CPU time, so that what else the machine does hardly counts."""
    passwords = Argon2Passwords()
    stored = await passwords.hash("correct horse")

    async def cost(stored_hash):
        began = time.process_time()
        await passwords.verify("wrong", stored_hash)
        return time.process_time() - began

    pairs = [(await cost(stored), await cost(None)) for _ in range(9)]

    known, unknown = (median(times) for times in zip(*pairs, strict=True))
    assert 0.5 < known / unknown < 2


async def test_hashing_leaves_the_event_loop_free():
    passwords = Argon2Passwords()
    hashing = asyncio.create_task(passwords.hash("correct horse"))
    turns = 0

    while not hashing.done():
        await asyncio.sleep(0)
        turns += 1

    assert turns > 10
