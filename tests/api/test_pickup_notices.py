"""Who waits for goods in a store is asked about what is missing, and reminded of what is ready."""

from collections import Counter
from uuid import uuid4

from sqlalchemy import select

from models.notifications import OrderNotice
from models.pickups import PickupMoved, PickupReminded
from tests.api.test_notices import bought, happened


async def test_each_shortage_is_asked_about_and_of_what_is_ready_one_is_reminded_once(
    shop, mailbox
):
    order, pickup = await bought(shop, delivery_address=None), str(uuid4())
    short = [happened(order, PickupMoved(status="short", pickup_id=pickup)) for _ in range(2)]
    reminded = [happened(order, PickupReminded(pickup_id=pickup)) for _ in range(2)]

    for one in (*short, *short, *reminded):
        await shop.tell(one)
        await shop.later()

    async with shop.work.transaction() as session:
        told = Counter((await session.execute(select(OrderNotice.step, OrderNotice.channel))).all())
    assert told == {
        ("pickup_short", "email"): 2,
        ("pickup_short", "in_app"): 2,
        ("pickup_reminded", "email"): 1,
        ("pickup_reminded", "in_app"): 1,
    }
    subjects = Counter(one["subject"] for one in await mailbox.mails())
    assert subjects == {
        f"Something of order {order.number} is missing": 2,
        f"Order {order.number} still waits for you": 1,
    }
