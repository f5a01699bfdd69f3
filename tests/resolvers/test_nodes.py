"""Whatever has an id in the API is found again by it, by whoever may see it."""

from datetime import timedelta
from uuid import uuid4

import pytest

import schema
from models.carts import CartLine
from models.fulfilments import Fulfilment
from models.identity import Account, Invitation, LoginSession, Terms
from models.ids import uuid7
from models.loyalty import LoyaltyAccount, LoyaltyMovement, LoyaltyMovementKind
from models.order_changes import OrderChange
from models.pickups import Pickup, Slot
from models.privacy import DataExport, Erasure
from models.refunds import RefundRequest
from models.returns import Return, ReturnReason
from models.stores import LocationKind
from models.support import Ticket, TicketMessage
from models.tenders import GiftCard, TenderAccount, TenderKind
from models.viewer import Role, Viewer
from tests.factories import (
    NOW,
    Aisle,
    a_bought_line,
    a_cart,
    a_customer,
    a_location,
    a_payment,
    an_offer,
    an_order,
)

NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"
PUBLIC = {"Category", "Product", "Store", "Variant"}
OF_THE_OFFICE = {"GiftCard", "Invitation", "RefundRequest"}
"""Seen by whoever manages staff, or refunds, and by nobody else."""


@pytest.fixture
async def things(save):
    """One of each type of the API that has an id, by the type's name, and all of Ana's."""
    aisle, ana, store = Aisle(), a_customer(), a_location(kind=LocationKind.STORE)
    account = Account(email="ana@example.com", name="Ana", password_hash="", roles=[Role.CUSTOMER])
    account.customer_id = ana.id
    line = a_bought_line(aisle.variant)
    order = an_order(aisle.channel, line, customer_id=ana.id)
    cart_line = CartLine(variant_id=aisle.variant.id, quantity=1)
    card = LoyaltyAccount(customer_id=ana.id, card_number="1", joined_at=NOW)
    ticket = Ticket(
        number="T-1", customer_id=ana.id, subject="Bread", opened_at=NOW, updated_at=NOW
    )
    things = {
        "Category": aisle.category,
        "Product": aisle.product,
        "Variant": aisle.variant,
        "Store": store,
        "Customer": ana,
        "Account": account,
        "LoginSession": LoginSession(
            token_digest="1", account_id=account.id, expires_at=NOW + timedelta(days=30)
        ),
        "Offer": an_offer(customer_id=ana.id),
        "Cart": a_cart(aisle.channel, customer_id=ana.id, lines=[cart_line]),
        "CartLine": cart_line,
        "Order": order,
        "OrderLine": line,
        "Payment": a_payment(order),
        "OrderChange": OrderChange.readdressed(order, Viewer(customer_id=ana.id), NOW),
        "Fulfilment": Fulfilment(
            order_id=order.id, number="1-1", position=1, location_id=order.location_id
        ),
        "Pickup": Pickup.request(order, uuid7(), Slot(NOW, NOW + timedelta(hours=1)), "", "", NOW),
        "Return": Return(
            number="R-1",
            order_id=order.id,
            customer_id=ana.id,
            reason=ReturnReason.DAMAGED,
            currency="USD",
            refund=0,
            requested_at=NOW,
        ),
        "LoyaltyAccount": card,
        "LoyaltyMovement": LoyaltyMovement(
            account_id=card.id,
            number=1,
            points=1,
            programme=-1,
            balance_after=1,
            kind=LoyaltyMovementKind.EARNED,
            at=NOW,
            reference="1",
        ),
        "Ticket": ticket,
        "TicketMessage": TicketMessage(
            ticket_id=ticket.id, body="Hello", author="Ana", is_from_staff=False, at=NOW
        ),
        "DataExport": DataExport.ask(ana.id, account.id, NOW),
        "Erasure": Erasure.ask(ana.id, NOW),
        "Invitation": Invitation.of("bo@example.com", "Bo", Terms(Role.AGENT), account.id, NOW),
    }
    things["RefundRequest"] = RefundRequest(
        return_id=things["Return"].id,
        amount=1,
        currency="USD",
        in_all=1,
        requested_by=account.id,
        requested_at=NOW,
    )
    money = TenderAccount(kind=TenderKind.GIFT_CARD, currency="USD")
    things["GiftCard"] = GiftCard(
        account_id=money.id,
        amount=1,
        currency="USD",
        issued_by=account.id,
        recipient_email="bo@example.com",
        deliver_at=NOW,
    )
    await save(*aisle.models, money, *(one for one in things.values() if one not in aisle.models))
    return things


def of_the_schema():
    """The names of all types that implement Node."""
    types = schema.build()._schema.type_map.values()
    return {
        one.name
        for one in types
        if "Node" in {face.name for face in getattr(one, "interfaces", ())}
    }


async def test_every_node_is_found_by_its_id_by_whose_it_is(ask, things):
    viewer = Viewer(
        account_id=things["Account"].id,
        customer_id=things["Customer"].id,
        roles=frozenset({Role.CUSTOMER}),
    )

    owner = Viewer(roles=frozenset({Role.OWNER}))

    found = {
        name: await ask(NODE, viewer=owner if name in OF_THE_OFFICE else viewer, id=one)
        for name, one in things.items()
    }

    assert set(things) == of_the_schema()
    assert found == {
        name: {"node": {"__typename": name, "id": one.gid}} for name, one in things.items()
    }


async def test_what_is_the_offices_does_not_exist_for_a_customer(ask, things):
    viewer = Viewer(
        account_id=things["Account"].id,
        customer_id=things["Customer"].id,
        roles=frozenset({Role.CUSTOMER}),
    )

    for name in OF_THE_OFFICE:
        assert await ask(NODE, viewer=viewer, id=things[name]) == {"node": None}


@pytest.mark.parametrize("who", ["a guest", "another customer"])
async def test_what_is_not_public_does_not_exist_for_strangers(ask, things, who):
    viewer = Viewer(visitor_id=uuid4()) if who == "a guest" else uuid4()

    found = {
        name for name, one in things.items() if (await ask(NODE, viewer=viewer, id=one))["node"]
    }

    assert found == PUBLIC
