"""One gift card, and one customer's store credit, fought over by many real connections."""

import asyncio
from contextlib import AsyncExitStack
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from api.adapters.vault import SecretVault
from models import ids, letters
from models.invariants import invariants
from models.orders import Order
from models.tenders import (
    GiftCard,
    OrderTender,
    TenderAccount,
    TenderKind,
    TenderMovement,
    TenderMovementKind,
    code_of,
)
from resolvers.context import utc_now
from resolvers.orders.moving import give_up
from resolvers.session import SharedSession
from tests import databases
from tests.api.a_shop import GOOD
from tests.api.logins import log_in, store_account
from tests.api.servers import until
from tests.api.web import OWN_SECRET, ask, connected, fill, look, pay, place, shop, status, store
from tests.factories import Aisle, a_word

pytestmark = pytest.mark.proof
SHOPPERS = 24
CHECK = """
mutation ($code: String!) {
  checkGiftCard(input: {code: $code}) {
    __typename ... on Error { message } ... on GiftCardFound { token balance { amount } }
  }
}
"""


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=1_000, amount=400)
    async with shop(database, payment_company, *aisle.models, webs=2, worker=True) as webs:
        yield database, aisle, webs
    await databases.drop(database)


@pytest.fixture
async def browsers(opened):
    webs = opened[2]
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(webs[one % len(webs)].browser())
            for one in range(SHOPPERS)
        ]


async def a_gift_card(database, amount):
    """Its id and its code, as staff would have issued it."""
    account = TenderAccount(kind=TenderKind.GIFT_CARD, currency="USD")
    giver = await store_account(database, f"{a_word()}@example.com")
    card = GiftCard(
        account_id=account.id,
        amount=amount,
        currency="USD",
        issued_by=giver.id,
        recipient_email="bo@example.com",
        deliver_at=utc_now(),
        sent_at=utc_now(),
    )
    code = code_of(SecretVault(OWN_SECRET).derive("gift card", card.gid))
    card.engrave(code)
    move = card.issue(account, utc_now(), by=giver.id, note="A gift")
    await store(database, account, card, move)
    return account.id, code


async def all_is_well(database):
    """Every invariant of the shop that needs nobody but its database."""
    async with connected(database) as engine, engine.connect() as connection:
        for one in invariants.values():
            if one.name.startswith(("tenders", "payments", "orders")) and not one.asks_provider:
                values = {"grace": "0"} if ":grace" in one.sql() else {}
                assert not (await connection.execute(text(one.sql()), values)).all(), one.name


def cents(cart):
    return int(cart["quote"]["total"]["amount"].replace(".", ""))


async def token(browser, code):
    told = (await ask(browser, CHECK, code=code))["checkGiftCard"]
    assert told["__typename"] == "GiftCardFound", told
    return told["token"]


async def test_of_two_dozen_orders_by_one_gift_card_as_many_are_placed_as_it_pays(opened, browsers):
    database, aisle, _ = opened
    carts = [await fill(one, aisle.variant) for one in browsers]
    total = cents(carts[0])
    account_id, code = await a_gift_card(database, 2 * total + 100)

    async def buy(browser, cart):
        amount = cart["quote"]["total"]["amount"]
        tender = {"giftCard": await token(browser, code), "amount": amount}
        return await place(browser, cart, tenders=[tender])

    answers = await asyncio.gather(*map(buy, browsers, carts))

    placed = [one for one in answers if one["__typename"] == "Order"]
    assert [one["status"] for one in placed] == ["CONFIRMED", "CONFIRMED"]
    assert {one["__typename"] for one in answers if one not in placed} == {"TenderChanged"}
    mine = select(TenderAccount.available, TenderAccount.held).where(TenderAccount.id == account_id)
    assert await look(database, mine) == [(100, 0)]
    await all_is_well(database)


async def test_store_credit_on_two_dozen_devices_is_spent_once_beside_a_card(
    opened, browsers, payment_company
):
    database, aisle, webs = opened
    account = await store_account(database, f"{a_word()}@example.com")
    credit = TenderAccount(
        kind=TenderKind.STORE_CREDIT, currency="USD", customer_id=account.customer_id
    )
    gift = credit.credit(500, TenderMovementKind.CREDITED, "credited:1", utc_now(), note="Sorry")
    await store(database, credit, gift)
    for first in browsers[: len(webs)]:
        await log_in(first, account.email)
    for number, one in enumerate(browsers[len(webs) :]):
        one.cookies.update(browsers[number % len(webs)].cookies)
    carts = [await fill(browsers[0], aisle.variant)]
    key = str(uuid4())

    answers = await asyncio.gather(
        *(
            place(one, carts[0], tenders=[{"amount": "5.00"}], idempotencyKey=key)
            for one in browsers
        )
    )

    orders = {one["id"] for one in answers if one["__typename"] == "Order"}
    assert len(orders) == 1
    mine = select(TenderAccount.available, TenderAccount.held).where(TenderAccount.id == credit.id)
    assert await look(database, mine) == [(0, 500)]
    [order_id] = orders
    paid = await pay(browsers[0], payment_company, order_id, GOOD)
    assert paid["captured"] == cents(carts[0]) - 500
    await until(lambda: _is(browsers[0], order_id, "CONFIRMED"))
    assert await look(database, mine) == [(0, 0)]
    await all_is_well(database)


async def _is(browser, order_id, wanted):
    return await status(browser, order_id) == wanted


async def test_what_a_given_up_order_held_is_free_again_once(opened, browsers):
    database, aisle, _ = opened
    account_id, code = await a_gift_card(database, 700)
    cart = await fill(browsers[0], aisle.variant)
    tender = {"giftCard": await token(browsers[0], code), "amount": "7.00"}
    order = await place(browsers[0], cart, tenders=[tender])
    assert order["status"] == "PENDING"

    async def end():
        async with connected(database) as engine, SharedSession(engine) as session:
            await give_up(session, ids.decode(order["id"])[1], "unpaid", utc_now())
            await session.commit()

    await asyncio.gather(*(end() for _ in range(5)))

    mine = select(TenderAccount.available, TenderAccount.held).where(TenderAccount.id == account_id)
    assert await look(database, mine) == [(700, 0)]
    moves = select(func.count()).where(TenderMovement.account_id == account_id)
    assert await look(database, moves) == [(3,)]
    await all_is_well(database)


async def test_a_voided_card_pays_no_more_also_when_an_order_lets_go_of_it(opened, browsers):
    """Whoever showed its code before has a token for two hours more."""
    database, aisle, _ = opened
    thief = browsers[0]
    account_id, code = await a_gift_card(database, 700)
    cart = await fill(thief, aisle.variant)
    tender = {"giftCard": await token(thief, code), "amount": "7.00"}
    order = await place(thief, cart, tenders=[tender])
    async with connected(database) as engine, SharedSession(engine) as session:
        wanted = select(GiftCard).where(GiftCard.account_id == account_id)
        card = (await session.scalars(wanted)).one()
        account = await session.get(TenderAccount, account_id)
        session.add(card.void(account, "Stolen", utc_now(), by=card.issued_by))
        await session.commit()
    async with connected(database) as engine, SharedSession(engine) as session:
        await give_up(session, ids.decode(order["id"])[1], "unpaid", utc_now())
        await session.commit()

    again = await place(thief, await fill(thief, aisle.variant), tenders=[tender])

    mine = select(TenderAccount.available, TenderAccount.held).where(TenderAccount.id == account_id)
    assert await look(database, mine) == [(0, 0)], "it ends with the card"
    assert again["__typename"] == "TenderChanged"
    await all_is_well(database)


async def test_a_bought_gift_card_is_issued_once_it_is_paid_and_then_pays(
    opened, browsers, payment_company
):
    database, aisle, _ = opened
    buyer, friend = browsers[:2]
    bought = await ask(
        buyer,
        """mutation ($input: BuyGiftCardInput!) {
          buyGiftCard(input: $input) { __typename ... on Order { id status lines { id } } }
        }""",
        input={
            "amount": "50.00",
            "recipientEmail": "bo@example.com",
            "email": "ana@example.com",
            "message": "Happy birthday",
            "idempotencyKey": str(uuid4()),
        },
    )
    order = bought["buyGiftCard"]
    assert (order["__typename"], order["status"], order["lines"]) == ("Order", "PENDING", [])
    of_order = GiftCard.order_id == ids.decode(order["id"])[1]
    assert await look(
        database, select(GiftCard.issued_at, GiftCard.code_digest).where(of_order)
    ) == [(None, None)]

    await pay(buyer, payment_company, order["id"], GOOD)
    await until(lambda: _is(buyer, order["id"], "DELIVERED"), seconds=30)
    await until(lambda: _is_engraved(database, of_order), seconds=30)

    [(card_id, last_four)] = await look(
        database, select(GiftCard.id, GiftCard.last_four).where(of_order)
    )
    gid = ids.encode(GiftCard.prefix, card_id)
    code = code_of(SecretVault(OWN_SECRET).derive("gift card", gid))
    assert code.endswith(last_four)
    cart = await fill(friend, aisle.variant)
    tender = {
        "giftCard": await token(friend, letters.grouped(code, 5).lower()),
        "amount": cart["quote"]["total"]["amount"],
    }
    assert (await place(friend, cart, tenders=[tender]))["status"] == "CONFIRMED"
    left = select(TenderAccount.available).join(GiftCard).where(of_order)
    assert await look(database, left) == [(5000 - cents(cart),)]
    await all_is_well(database)


async def _is_engraved(database, of_order):
    return (await look(database, select(GiftCard.code_digest).where(of_order)))[0][0] is not None


async def test_guesses_are_counted_and_slips_are_not(opened, browsers):
    made_up = [letters.with_check(letters.random_letters(19)) for _ in range(22)]

    slip = (await ask(browsers[3], CHECK, code="ABCDE"))["checkGiftCard"]
    kinds = [(await ask(browsers[3], CHECK, code=one))["checkGiftCard"] for one in made_up]

    assert slip["__typename"] == "GiftCardNotUsable"
    assert kinds[0]["__typename"] == "GiftCardNotUsable"
    assert kinds[-1]["__typename"] == "TooManyTries"


async def test_the_ledger_cannot_be_altered(opened):
    database, *_ = opened
    async with connected(database) as engine, engine.connect() as connection:
        for wrong in (
            "update tender_movements set available = available + 1",
            "delete from tender_movements",
            "update tender_accounts set available = -1",
        ):
            with pytest.raises(Exception, match=r"only appended to|not_negative"):
                await connection.execute(text(wrong))
            await connection.rollback()
    assert await look(database, select(func.count()).select_from(OrderTender).join(Order)) != [(0,)]
