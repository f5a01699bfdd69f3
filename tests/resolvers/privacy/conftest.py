"""Ana, who was logged in a moment ago, and what she left behind."""

from dataclasses import replace

import pytest

from models.base import EventEntry
from models.identity import Visitor
from resolvers.context import utc_now
from tests.factories import a_customer
from tests.resolvers.logins import an_account, logged_in


@pytest.fixture
async def ana(save, ports):
    """Logged in a moment ago, in a browser of hers."""
    visitor = Visitor(token_digest="browser", seen_at=utc_now())
    customer = a_customer()
    account = await an_account(ports, customer_id=customer.id, email=customer.email)
    await save(visitor, customer, account)
    viewer = await logged_in(save, account)
    return replace(viewer, visitor_id=visitor.id, visit_id=visitor.visit_id)


@pytest.fixture
def events(session, ana):
    async def events(*names, **values):
        for name in names:
            entry = EventEntry(name=name, at=utc_now())
            entry.customer_id, entry.account_id = ana.customer_id, ana.account_id
            entry.visitor_id, entry.visit_id = ana.visitor_id, ana.visit_id
            session.add(entry)
        await session.commit()

    return events
