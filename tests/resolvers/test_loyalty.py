"""A membership and its ledger."""

import pytest

from models.identity import Account
from models.loyalty import LoyaltyAccount, LoyaltyMovement, LoyaltyMovementKind
from models.viewer import Role, Viewer
from tests.factories import DAY, NOW, Aisle, a_bought_line, a_customer, an_order

MINE = """
query ($first: Int! = 20, $after: String) {
  me { customer { loyalty {
    id cardNumber balance joinedAt
    movements(first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { points balanceAfter kind note orderNumber at }
    }
  } } }
}
"""


@pytest.fixture
async def order(save):
    aisle = Aisle()
    ana = a_customer()
    order = an_order(aisle.channel, a_bought_line(aisle.variant), customer_id=ana.id)
    await save(*aisle.models, ana, order)
    return order


@pytest.fixture
async def member(save, order):
    return await save(LoyaltyAccount.join(order.customer_id, NOW))


@pytest.fixture
def move(save, member, order):
    async def move(points, balance, day=0, order=order):
        return await save(
            LoyaltyMovement(
                account_id=member.id,
                number=day + 1,
                points=points,
                programme=-points,
                balance_after=balance,
                kind=LoyaltyMovementKind.EARNED,
                at=NOW + day * DAY,
                order_id=order.id if order else None,
                reference=f"test:{day}:{points}",
            )
        )

    return move


@pytest.fixture
async def ledger(ask, save, order):
    account = await save(
        Account(
            email="ana@example.com",
            name="Ana",
            password_hash="",
            roles=[Role.CUSTOMER],
            customer_id=order.customer_id,
        )
    )
    viewer = Viewer(
        account_id=account.id, customer_id=order.customer_id, roles=frozenset({Role.CUSTOMER})
    )

    async def ledger(**variables):
        return (await ask(MINE, viewer=viewer, **variables))["me"]["customer"]["loyalty"]

    return ledger


async def test_who_has_not_joined_has_no_membership(ledger):
    assert await ledger() is None


async def test_a_new_member_has_a_card_and_no_points(ledger, member):
    mine = await ledger()

    assert (mine["cardNumber"], mine["balance"]) == (member.card_number, 0)
    assert mine["movements"]["nodes"] == []


async def test_the_balance_is_the_sum_of_the_movements(ledger, move, order):
    await move(30, 30)
    await move(-12, 18, day=1, order=None)

    mine = await ledger()

    assert mine["balance"] == 18
    newest, oldest = mine["movements"]["nodes"]
    assert (newest["points"], newest["balanceAfter"], newest["orderNumber"]) == (-12, 18, None)
    assert (oldest["points"], oldest["kind"], oldest["orderNumber"]) == (30, "EARNED", order.number)


async def test_pages_of_movements_follow_each_other(ledger, move):
    for day in range(3):
        await move(1, day + 1, day=day)

    one = (await ledger(first=2))["movements"]
    two = (await ledger(first=2, after=one["pageInfo"]["endCursor"]))["movements"]

    assert [node["balanceAfter"] for node in [*one["nodes"], *two["nodes"]]] == [3, 2, 1]
    assert one["totalCount"] == 3


async def test_a_list_costs_the_same_however_long_it_is(ledger, move, statements):
    await move(1, 1)
    statements.clear()
    await ledger()
    cost = len(statements)
    for day in range(1, 6):
        await move(1, day + 1, day=day)
    statements.clear()

    assert len((await ledger())["movements"]["nodes"]) == 6
    assert len(statements) == cost


@pytest.mark.parametrize("first", [0, -1, 101, 10**9])
async def test_a_page_has_a_size(ask, ledger, member, order, first):
    viewer = Viewer(account_id=order.customer_id, customer_id=order.customer_id)
    query = """query ($first: Int!, $id: ID!) {
      order(id: $id) { customer { loyalty { movements(first: $first) { totalCount } } } } }"""

    errors = await ask(query, viewer=viewer, errors=True, first=first, id=order)

    assert [code for _, code in errors] == ["BAD_USER_INPUT"]
