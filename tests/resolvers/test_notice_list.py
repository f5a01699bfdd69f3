"""What a shopper was told of their orders, in a list."""

import pytest

from models.notifications import NoticeChannel, NoticeStep, OrderNotice
from tests.factories import NOW, a_bought_line, a_customer, an_order

LISTED = """{ unreadNotices notices(first: 20) {
  nodes { id headline sentence orderId orderNumber readAt channel }
  pageInfo { hasNextPage endCursor } } }"""


@pytest.fixture
def told(save, aisle):
    async def told(customer):
        mine = {"customer_id": customer.id}
        order = await save(an_order(aisle.channel, a_bought_line(aisle.variant), **mine))
        said = {"step": NoticeStep.SHIPPED, "channel": NoticeChannel.IN_APP, "sent_at": NOW}
        facts = {"number": order.number}
        return await save(OrderNotice(order_id=order.id, facts=facts, **said, **mine))

    return told


async def test_many_notices_take_as_many_statements_as_one(save, ask, told, statements):
    customer = await save(a_customer())

    async def listed():
        statements.clear()
        found = await ask(LISTED, viewer=customer.id)
        return found["unreadNotices"], len(found["notices"]["nodes"]), len(statements)

    await told(customer)
    *one, few = await listed()
    for _ in range(5):
        await told(customer)

    assert one == [1, 1]
    assert await listed() == (6, 6, few)
    assert few > 0
