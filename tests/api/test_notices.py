"""Buyers are told of each step once, as they chose; what nobody takes waits for staff."""

import sys
from collections import Counter
from functools import cache
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, text

import schema
from api.adapters.letters import SampleLetters
from api.jobs import Happened, Logged, notices
from models.fulfilments import FulfilmentMoved, ShipmentTracked
from models.identity import Account, LoginSession
from models.notifications import (
    STEPS,
    NoticeChannel,
    NoticeStep,
    OrderNotice,
    PushSubscription,
)
from models.orders import OrderConfirmed, OrderMoved, OrderStatus
from models.viewer import Role, Touchpoint, Viewer
from resolvers.context import Context, utc_now
from tests.api.a_browser import Browser, PushService
from tests.api.servers import Process, free_port, until
from tests.api.shops import listening, opened_shop
from tests.conftest import COMPILED
from tests.factories import a_bought_line, an_order

ADDRESS = {"name": "Ana Berg", "line1": "22 Elm Street", "city": "Dayton", "country": "US"}


@pytest.fixture
async def push(database, provider, mailbox, tmp_path):
    """A shop that may push to a service on loopback, and that service."""
    port = free_port()
    service = PushService(f"http://127.0.0.1:{port}")
    async with (
        listening(service.app, port),
        opened_shop(database, provider, mailbox, tmp_path, push_services=service.url) as shop,
    ):
        yield shop, service


async def bought(shop, **values):
    """An order of the shop's customer that is paid, and of which nobody was told yet."""
    line = a_bought_line(shop.aisle.variant, quantity=2, tax=56, tax_basis_points=700)
    mine = {"customer_id": shop.customer.id, "email": shop.customer.email}
    paid = {"status": OrderStatus.CONFIRMED, "shipping": 499, "delivery_address": ADDRESS}
    order = an_order(shop.aisle.channel, line, **{**mine, **paid, **values})
    await shop.save(order)
    return order


def happened(order, event):
    return Happened(uuid4(), order.id, utc_now(), event)


@cache
def built():
    return schema.build(COMPILED)


async def asked(shop, document, viewer=None, **variables):
    viewer = viewer or Viewer(customer_id=shop.customer.id, roles=frozenset({Role.CUSTOMER}))
    context = Context(shop.work.sessions, viewer, shop.work.ports)
    answer = await built().execute(document, variables, context)
    await context.close()
    assert not answer.errors, answer.errors
    return answer.data


SUBSCRIBE = """
mutation ($endpoint: String!, $p256dh: String!, $auth: String!) {
  subscribeToPush(input: {endpoint: $endpoint, p256dh: $p256dh, auth: $auth}) {
    __typename ... on PushChosen { isOn } ... on InvalidInput { fields { path } }
  }
}
"""
CHOOSE = """
mutation ($step: NoticeStep!, $channel: NoticeChannel!, $isWanted: Boolean!) {
  chooseNotice(input: {step: $step, channel: $channel, isWanted: $isWanted}) {
    __typename ... on NoticePreference { isWanted }
  }
}
"""
LISTED = """
query ($after: String) {
  unreadNotices
  notices(first: 2, after: $after) {
    nodes { id headline sentence orderId orderNumber readAt channel }
    pageInfo { hasNextPage endCursor }
  }
}
"""


async def rows(shop):
    async with shop.work.transaction() as session:
        return (await session.scalars(select(OrderNotice))).all()


async def test_a_step_is_told_by_each_channel_once_and_read_by_the_browser_alone(push, mailbox):
    shop, service = push
    browsers = [Browser(service, name) for name in ("phone", "laptop")]
    for one in browsers:
        told = await asked(shop, SUBSCRIBE, **one.keys)
        assert told["subscribeToPush"] == {"__typename": "PushChosen", "isOn": True}
    order = await bought(shop, language="de")

    for _ in range(3):
        await shop.tell(happened(order, OrderMoved(status="shipped")))
        await shop.later()

    assert Counter(one.channel for one in await rows(shop)) == {"email": 1, "in_app": 1, "push": 2}
    [mail] = await mailbox.mails()
    assert mail["subject"] == f"Bestellung {order.number} ist unterwegs"
    for one in browsers:
        [heard] = one.heard()
        assert heard["body"] == f"Bestellung {order.number} ist losgefahren."
        assert heard["url"] == f"/orders/{order.gid}"


async def test_each_shipment_is_told_once_and_not_again_for_the_whole_order(push, mailbox):
    shop, _ = push
    order = await bought(shop)
    steps = [
        *(FulfilmentMoved(str(uuid4()), f"{order.number}-{n}", "shipped") for n in (1, 2)),
        OrderMoved(status="shipped"),
    ]
    async with shop.work.transaction() as session:
        session.add(order)
        for step in steps:
            order.emit(step)

    for step in (*steps, *steps):
        await shop.tell(happened(order, step))

    assert len(await mailbox.mails()) == 2


async def test_what_a_carrier_tells_too_late_is_not_told_on(push, mailbox):
    shop, _ = push
    order, id = await bought(shop), str(uuid4())

    late = ShipmentTracked(id, order.number, "out_for_delivery", is_latest=False)
    await shop.tell(happened(order, late))
    soon = ShipmentTracked(id, order.number, "delayed", True, "2026-11-27T12:00:00+00:00")
    for _ in range(2):
        await shop.tell(happened(order, soon))

    [mail] = await mailbox.mails()
    assert "The carrier now says Friday 27 November." in mail["text"]


@pytest.mark.parametrize(
    "values", [{"touchpoint": Touchpoint.TILL}, {"delivery_address": None}, {"external_ref": "x"}]
)
async def test_nobody_is_told_that_what_they_carried_home_has_arrived(shop, values):
    order = await bought(shop, **values)

    await shop.tell(happened(order, OrderMoved(status="delivered")))

    assert await rows(shop) == []


async def test_a_guest_is_told_by_mail(shop, mailbox):
    order = await bought(shop, customer_id=None, email="guest@example.com")

    await shop.tell(happened(order, OrderMoved(status="delivered")))

    assert [one.channel for one in await rows(shop)] == [NoticeChannel.EMAIL]
    [mail] = await mailbox.mails()
    assert mail["to"] == "guest@example.com"


async def test_who_wants_no_mail_of_a_step_gets_none_and_the_proof_of_a_purchase_all_the_same(
    shop, mailbox
):
    order = await bought(shop)
    chosen = {"channel": "EMAIL", "isWanted": False}
    off = await asked(shop, CHOOSE, step="SHIPPED", **chosen)
    fixed = await asked(shop, CHOOSE, step="CONFIRMED", **chosen)

    confirmed = OrderConfirmed(total=order.total, currency=order.currency)
    for step in (confirmed, OrderMoved(status="shipped")):
        await shop.tell(happened(order, step))

    assert off["chooseNotice"] == {"__typename": "NoticePreference", "isWanted": False}
    assert fixed["chooseNotice"]["__typename"] == "NoticeIsFixed"
    [mail] = await mailbox.mails()
    assert "is paid" in mail["subject"]
    assert (await asked(shop, LISTED))["unreadNotices"] == 2


async def test_the_list_is_paged_and_read_and_nobody_elses(shop):
    order = await bought(shop)
    for status in ("shipped", "delivered"):
        await shop.tell(happened(order, OrderMoved(status=status)))
    confirmed = OrderConfirmed(total=order.total, currency=order.currency)
    await shop.tell(happened(order, confirmed))

    first = await asked(shop, LISTED)
    after = first["notices"]["pageInfo"]["endCursor"]
    second = await asked(shop, LISTED, after=after)
    [one, _] = first["notices"]["nodes"]
    read = "mutation ($ids: [ID!]) { markNoticesRead(input: {noticeIds: $ids}) {"
    read += " ... on NoticesRead { unread } } }"
    left = await asked(shop, read, ids=[one["id"]])
    none = await asked(shop, read)
    stranger = Viewer(customer_id=uuid4(), roles=frozenset({Role.CUSTOMER}))

    assert first["unreadNotices"] == 3
    assert one["sentence"] == f"Order {order.number} is paid and we start packing."
    assert len(second["notices"]["nodes"]) == 1
    assert not second["notices"]["pageInfo"]["hasNextPage"]
    assert left["markNoticesRead"]["unread"] == 2
    assert none["markNoticesRead"]["unread"] == 0
    assert (await asked(shop, LISTED, viewer=stranger))["notices"]["nodes"] == []


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_is_gone_is_forgotten(push, status):
    shop, service = push
    await asked(shop, SUBSCRIBE, **Browser(service, "phone").keys)
    service.status = status

    await shop.tell(happened(await bought(shop), OrderMoved(status="shipped")))

    assert await shop.count(PushSubscription) == 0
    assert NoticeChannel.PUSH not in {one.channel for one in await rows(shop)}


async def test_a_service_that_is_busy_is_asked_again(push):
    shop, service = push
    phone = Browser(service, "phone")
    await asked(shop, SUBSCRIBE, **phone.keys)
    service.status = 503
    await shop.tell(happened(await bought(shop), OrderMoved(status="shipped")))
    assert phone.heard() == []

    service.status = 201
    for _ in range(2):
        await shop.later()

    assert len(phone.heard()) == 1


async def test_a_browser_is_told_nothing_after_the_login_ended(push):
    shop, service = push
    phone = Browser(service, "phone")
    of = {"email": shop.customer.email, "customer_id": shop.customer.id}
    account = Account(**of, name="Ana", password_hash="!", roles=[Role.CUSTOMER])
    session, _ = LoginSession.start(account, None, utc_now())
    await shop.save(account, session)
    viewer = Viewer(
        customer_id=shop.customer.id, roles=frozenset({Role.CUSTOMER}), session_id=session.id
    )
    await asked(shop, SUBSCRIBE, viewer=viewer, **phone.keys)
    async with shop.work.transaction() as writing:
        await writing.execute(text("update login_sessions set revoked_at = now()"))

    await shop.tell(happened(await bought(shop), OrderMoved(status="shipped")))
    assert phone.heard() == []

    async with shop.work.transaction() as writing:
        await writing.execute(delete(LoginSession))
    assert await shop.count(PushSubscription) == 0


async def test_the_shop_is_not_made_to_ask_its_own_network(shop):
    inside = "https://127.0.0.1:1/latest"
    keys = Browser(PushService("https://x.example"), "x").keys
    told = await asked(shop, SUBSCRIBE, **{**keys, "endpoint": inside})
    wrong = await asked(shop, SUBSCRIBE, **{**keys, "endpoint": "file:///etc", "auth": "x"})

    await shop.tell(happened(await bought(shop), OrderMoved(status="shipped")))

    assert told["subscribeToPush"]["__typename"] == "PushChosen"
    assert {one["path"] for one in wrong["subscribeToPush"]["fields"]} == {"endpoint", "auth"}
    [push] = [one for one in await rows(shop) if one.channel is NoticeChannel.PUSH]
    assert push.failed_at is not None
    assert "not a public address" in push.problem


RESEND = """
mutation ($id: ID!) {
  resendNotice(input: {noticeId: $id}) { __typename ... on Notice { failedAt recipient } }
}
"""


async def test_a_dead_letter_is_seen_by_staff_and_sent_again_to_the_address_of_today(shop, mailbox):
    order = await bought(shop)
    await mailbox.turn(mood="permfail")
    await shop.tell(happened(order, OrderMoved(status="shipped")))
    await mailbox.turn(mood="ok")
    async with shop.work.transaction() as session:
        await session.execute(text("update orders set email = 'new@example.com'"))
    staff = Viewer(account_id=uuid4(), roles=frozenset({Role.AGENT}))

    listed = await asked(shop, "{ deadLetters { nodes { id problem attempts } } }", viewer=staff)
    [dead] = listed["deadLetters"]["nodes"]
    sent = await asked(shop, RESEND, viewer=staff, id=dead["id"])
    again = await asked(shop, RESEND, viewer=staff, id=dead["id"])
    await shop.later()

    assert "550" in dead["problem"]
    assert sent["resendNotice"] == {
        "__typename": "Notice",
        "failedAt": None,
        "recipient": "new@example.com",
    }
    assert again["resendNotice"]["__typename"] == "NoticeNotFailed"
    [mail] = await mailbox.mails()
    assert mail["to"] == "new@example.com"


async def test_what_is_never_taken_is_a_dead_letter_after_eight_tries(shop, mailbox):
    order = await bought(shop)
    await mailbox.turn(mood="tempfail")
    await shop.tell(happened(order, OrderMoved(status="shipped")))
    for _ in range(8):
        await shop.later()

    [mail] = [one for one in await rows(shop) if one.channel is NoticeChannel.EMAIL]
    assert (mail.attempts, mail.failed_at is not None) == (8, True)


IN_A_HURRY = """
import asyncio, sys
from datetime import timedelta
from api.settings import Settings
from api.worker import Pace, serve
asyncio.run(serve(Settings.read(), sys.argv[1], Pace(heartbeat=timedelta(seconds=1), goodbye=1)))
"""


async def test_a_worker_that_is_killed_while_it_sends_leaves_one_notice_of_each_channel(
    push, database, mailbox
):
    shop, service = push
    phone = Browser(service, "phone")
    await asked(shop, SUBSCRIBE, **phone.keys)
    order = await bought(shop)
    worker = Process(
        "api.worker",
        port=0,
        PATRON_DATABASE_URL=database,
        PATRON_VAR=str(shop.work.settings.var),
        PATRON_PAYMENTS_SECRET="x" * 8 + "abcdefghijklmnopqrst",
        PATRON_SMTP_PORT=str(mailbox.smtp_port),
        PATRON_PUSH_SERVICES=service.url,
    )
    worker.command = [sys.executable, "-c", IN_A_HURRY, database]
    await mailbox.turn(mood="hang")
    async with shop.work.transaction() as session:
        session.add(order)
        order.emit(OrderMoved(status="shipped"))

    worker.launch()
    try:
        await until(lambda: shop.count(OrderNotice, OrderNotice.attempts == 1), seconds=60)
        worker.kill()
        await mailbox.turn(mood="ok")
        assert await mailbox.mails() == []
        async with shop.work.transaction() as session:
            await session.execute(
                text("update order_notices set due_at = now() where due_at > now()")
            )
        worker.launch()
        await until(mailbox.mails, seconds=60)
        waiting = OrderNotice.due_at.is_not(None)
        await until(lambda: _none(shop, waiting), seconds=60)
    finally:
        worker.stop()
    event = Logged("OrderMoved", {"status": "shipped"})
    await notices.tell(shop.work, happened(order, event))

    assert Counter(one.channel for one in await rows(shop)) == {"email": 1, "in_app": 1, "push": 1}
    assert len(await mailbox.mails()) == 1
    assert len(phone.heard()) == 1


async def _none(shop, where):
    return await shop.count(OrderNotice, where) == 0


def test_every_step_has_a_line_and_a_mail_in_both_languages():
    letters = SampleLetters("http://shop.test")
    assert {one.step for one in STEPS} == set(NoticeStep)
    assert {one.template for one in STEPS} <= set(letters.names())


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_mail_has_a_sample(language):
    letters = SampleLetters("http://shop.test")
    for name in letters.names():
        made = letters.sample(name, language)
        assert made.subject
        assert made.text
        assert f'<html lang="{language}">' in made.html
    assert letters.sample("../settings", language) is None
