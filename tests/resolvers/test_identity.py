from uuid import uuid4

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from models.base import EventEntry
from models.carts import Cart, CartStatus
from models.identity import Account, LoginSession, Visitor
from models.offers import OfferRedemption
from models.viewer import Touchpoint, Viewer
from resolvers.context import utc_now
from tests.factories import DAY, Aisle, a_cart, a_customer, an_offer
from tests.resolvers.logins import PASSWORD, an_account

TOKENS = ("token", "refreshToken")
LOG_IN = """
mutation ($email: String!, $password: String!) {
  logIn(input: {email: $email, password: $password}) {
    __typename
    ... on SignedIn { token refreshToken mergedLines cart { quantity } warnings { code } }
    ... on Error { message }
  }
}
"""


@pytest.mark.parametrize(
    ("email", "password"),
    [("ana@example.com", "wrong"), ("nobody@example.com", PASSWORD), ("\x00", "x" * 9999)],
)
async def test_wrong_credentials_get_one_answer(ask, save, ports, email, password):
    await save(await an_account(ports))

    reply = await ask(LOG_IN, email=email, password=password)

    assert reply["logIn"] == {
        "__typename": "WrongCredentials",
        "message": "That e-mail and password do not belong together.",
    }


async def test_an_app_is_given_tokens_and_a_browser_none(ask, save, ports):
    await save(await an_account(ports))
    here = {"email": "ana@example.com", "password": PASSWORD}

    app = await ask(LOG_IN, viewer=Viewer(touchpoint=Touchpoint.APP), **here)
    browser = await ask(LOG_IN, **here)

    tokens = [reply["logIn"][name] for reply in (app, browser) for name in TOKENS]
    assert [len(token or "") for token in tokens] == [43, 43, 0, 0]


async def test_each_login_is_a_new_session_and_ends_the_one_before(ask, save, ports, session):
    account = await save(await an_account(ports))
    here = {"email": "ana@example.com", "password": PASSWORD}
    await ask(LOG_IN, **here)
    first = await session.scalar(select(LoginSession))
    session.expunge_all()

    again = Viewer(account_id=account.id, session_id=first.id)
    await ask(LOG_IN, viewer=again, **here)

    all_of_them = await session.scalars(select(LoginSession).order_by(LoginSession.id))
    old, new = all_of_them.all()
    assert (old.id, old.revoked_at is None, new.revoked_at) == (first.id, False, None)
    assert old.token_digest != new.token_digest


async def test_a_password_kept_at_another_cost_is_kept_at_todays_after_a_login(
    ask, save, ports, session
):
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    await save(await an_account(ports, password_hash=old))

    await ask(LOG_IN, email="ana@example.com", password=PASSWORD)

    kept = await session.scalar(select(Account.password_hash))
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await ports.passwords.verify(PASSWORD, kept)


async def test_who_left_cannot_log_in(ask, save, ports):
    await save(await an_account(ports, is_active=False))

    reply = await ask(LOG_IN, email="ana@example.com", password=PASSWORD)

    assert reply["logIn"]["__typename"] == "WrongCredentials"


async def a_guest_with_bread(save, ports, quantity):
    """A customer with an account, and a browser whose guest has bread in the cart."""
    aisle, customer = Aisle(on_hand=5), a_customer()
    guest = Viewer(visitor_id=uuid4())
    await save(*aisle.models, customer)
    account = await an_account(ports, customer_id=customer.id)
    visitor = Visitor(id=guest.visitor_id, token_digest="x")
    theirs = a_cart(aisle.channel, visitor_id=guest.visitor_id)
    await save(account, visitor, theirs)
    return aisle, customer, guest


async def add(ask, viewer, variant, quantity):
    return await ask(
        """mutation ($id: ID!, $n: Int!) { addToCart(input: {variantId: $id, quantity: $n}) {
        __typename ... on Cart { quantity } } }""",
        viewer=viewer,
        id=variant.gid,
        n=quantity,
    )


async def test_a_guests_cart_becomes_the_customers_own(ask, save, ports, session):
    aisle, customer, guest = await a_guest_with_bread(save, ports, 2)
    await add(ask, guest, aisle.variant, 2)

    reply = await ask(LOG_IN, viewer=guest, email="ana@example.com", password=PASSWORD)

    assert (reply["logIn"]["mergedLines"], reply["logIn"]["cart"]["quantity"]) == (1, 2)
    open_carts = select(Cart.customer_id).where(Cart.status == CartStatus.OPEN)
    assert list(await session.scalars(open_carts)) == [customer.id]


async def test_whoever_watches_the_customers_cart_hears_of_the_login(ask, save, ports, session):
    aisle, customer, guest = await a_guest_with_bread(save, ports, 2)
    await add(ask, guest, aisle.variant, 2)

    await ask(LOG_IN, viewer=guest, email="ana@example.com", password=PASSWORD)

    merged = await session.scalar(select(EventEntry).where(EventEntry.name == "CartsMerged"))
    assert (merged.topic, merged.data) == (f"cart-of:{customer.id}", {"lines": 1})
    assert await ask("{ cart { version } }", viewer=customer.id) == {"cart": {"version": 2}}


@pytest.mark.parametrize("was_used", [True, False])
async def test_an_offer_comes_along_unless_the_customer_used_it(ask, save, ports, was_used):
    aisle, customer, guest = await a_guest_with_bread(save, ports, 2)
    await add(ask, guest, aisle.variant, 2)
    now = utc_now()
    offer = await save(an_offer(code="ONCE", starts_at=now - DAY, ends_at=now + DAY))
    if was_used:
        await save(
            OfferRedemption(
                offer_id=offer.id,
                customer_id=customer.id,
                redeemed_at=now,
                once_key=offer.once_key(customer.id),
            )
        )
    await ask('mutation { applyOffer(input: {code: "once"}) { __typename } }', viewer=guest)

    await ask(LOG_IN, viewer=guest, email="ana@example.com", password=PASSWORD)

    reply = await ask("{ cart { offer { code } } }", viewer=customer.id)
    assert reply["cart"]["offer"] == (None if was_used else {"code": "ONCE"})


async def test_two_carts_become_one_within_the_stock(ask, save, ports):
    aisle, customer, guest = await a_guest_with_bread(save, ports, 4)
    await add(ask, guest, aisle.variant, 4)
    await add(ask, customer.id, aisle.variant, 3)

    reply = await ask(LOG_IN, viewer=guest, email="ana@example.com", password=PASSWORD)

    assert reply["logIn"]["cart"] == {"quantity": 5}
    assert reply["logIn"]["warnings"] == [{"code": "CART_LINE_ADJUSTED"}]


async def test_logging_out_ends_the_session(ask, save, ports, session):
    await save(await an_account(ports))
    await ask(LOG_IN, email="ana@example.com", password=PASSWORD)

    reply = await ask("mutation { logOut { atHome } }")

    assert reply == {"logOut": {"atHome": True}}


async def test_a_guest_is_nobody(ask):
    assert await ask("{ me { email } }") == {"me": None}
