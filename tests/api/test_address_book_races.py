"""Several devices at one address book."""

import asyncio
from random import Random

import pytest
from sqlalchemy import select

from models.addresses import SavedAddress
from models.viewer import Role, Viewer
from tests import proofs
from tests.factories import a_customer
from tests.resolvers.test_address_book import HOME, REMOVE, SAVE

KEPT = "{ savedAddresses { id isDefault address { line1 } } }"


@pytest.mark.proof
async def test_devices_that_change_one_book_at_once_leave_one_first_choice(ways, answer):
    chance = Random(5)
    customer = a_customer()
    async with ways.writing() as session:
        session.add(customer)
        await session.commit()
    roles = frozenset({Role.CUSTOMER})
    ana = Viewer(account_id=customer.id, customer_id=customer.id, roles=roles)

    async def act():
        kept = (await answer(KEPT, ana))["savedAddresses"]
        one = chance.choice(kept)["id"] if kept else None
        place = {**HOME, "line1": f"{chance.randrange(4)} Long Road"}
        deed = chance.choice(["keep", "choose", "change", "remove"])
        if deed == "remove" and one:
            await answer(REMOVE, ana, id=one)
        else:
            more = {"addressId": one} if deed == "change" and one else {}
            given = {"address": place, "isDefault": deed == "choose", **more}
            await answer(SAVE, ana, input=given)

    for _ in range(proofs.count(50)):
        await asyncio.gather(*(act() for _ in range(24)))
        async with ways.writing() as session:
            mine = select(SavedAddress).where(SavedAddress.customer_id == customer.id)
            kept = (await session.scalars(mine)).all()
        places = [one.place["line1"] for one in kept]
        assert len(set(places)) == len(places)
        assert sum(one.is_default for one in kept) == (1 if kept else 0)
