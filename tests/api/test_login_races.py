"""A password that changes in the moment in which the old one is looked at."""

import asyncio

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from api.adapters.passwords import Argon2Passwords
from models.identity import Account, LoginSession
from models.viewer import Role, Viewer
from tests import proofs, standins

OLD, NEW = "the old password", "the new password"
LOG_IN = """
mutation ($password: String!) {
  logIn(input: {email: "ana@example.com", password: $password}) { __typename }
}
"""


class Meanwhile(Argon2Passwords):
    """Looks at a password for so long that something else is done."""

    def __init__(self, done):
        super().__init__()
        self.done = done

    async def verify(self, password, stored):
        fits = await super().verify(password, stored)
        await self.done()
        return fits


@pytest.fixture
async def ana(ways):
    """Her password was hashed when that was still cheap."""
    hashed = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(OLD)
    ana = Account(email="ana@example.com", name="Ana", password_hash=hashed, roles=[Role.CUSTOMER])
    async with ways.writing() as session:
        session.add(ana)
        await session.commit()
    return ana.id


@pytest.fixture
def log_in(answer):
    async def log_in(password, passwords):
        told = await answer(
            LOG_IN, Viewer(), standins.ports(passwords=passwords), password=password
        )
        return told["logIn"]["__typename"]

    return log_in


async def test_whoever_knows_the_old_password_is_not_let_in_as_it_changes(ways, ana, log_in):
    new = await Argon2Passwords().hash(NEW)

    async def change():
        async with ways.writing() as session:
            (await session.get_one(Account, ana)).password_hash = new
            await session.commit()

    assert await log_in(OLD, Meanwhile(change)) == "WrongCredentials"

    async with ways.reading() as session:
        assert await session.scalar(select(func.count()).select_from(LoginSession)) == 0
        assert await session.scalar(select(Account.password_hash)) == new


async def test_who_is_let_go_meanwhile_is_not_let_in(ways, ana, log_in):
    async def let_go():
        async with ways.writing() as session:
            (await session.get_one(Account, ana)).is_active = False
            await session.commit()

    assert await log_in(OLD, Meanwhile(let_go)) == "WrongCredentials"


async def test_an_old_hash_becomes_a_dear_one(ways, ana, log_in):
    assert await log_in(OLD, Argon2Passwords()) == "SignedIn"

    async with ways.reading() as session:
        stored = await session.scalar(select(Account.password_hash))
    assert not Argon2Passwords().is_outdated(stored)


@pytest.mark.proof
async def test_who_logs_in_everywhere_at_once_is_let_in_or_told_to_wait(ways, ana, log_in):
    everything = set[str]()
    for _ in range(proofs.count(20)):
        said = await asyncio.gather(*(log_in(OLD, Argon2Passwords()) for _ in range(24)))
        everything |= set(said)

    assert "SignedIn" in everything
    assert everything <= {"SignedIn", "TooManyTries"}
