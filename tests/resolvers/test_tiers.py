"""Tiers as an owner sets them, and as members stand in them."""

import pytest
from sqlalchemy import select, update

from models.catalog import Product
from models.identity import Account
from models.loyalty import LoyaltyAccount, LoyaltyTier
from models.orders import Order, OrderStatus
from models.viewer import Role, Viewer
from resolvers.tiers import benefits_of, look_at
from tests.factories import DAY, NOW, a_bought_line, a_customer, an_order, in_a_tier, on_sale

SET = """
mutation ($input: SetLoyaltyTiersInput!) {
  setLoyaltyTiers(input: $input) {
    __typename
    ... on LoyaltyProgramme { revision tierMonths tiers {
      id rank name least { amount currency } pointsBasisPoints hasFreeShipping returnDays
      hasEarlyAccess
    } }
    ... on InvalidInput { fields { path } }
  }
}
"""
STANDING = """
query ($id: ID!) { node(id: $id) { ... on Customer { loyalty {
  tier { name } tierSince tierReviewAt tierWarnedAt
  qualifyingSpend { amount } spendToKeep { amount } nextTier { tier { name } spendToGo { amount } }
} } } }
"""
SILVER = {"name": "Silver", "spend": "100", "pointsBasisPoints": 12_500}
GOLD = {"name": "Gold", "spend": "500", "hasFreeShipping": True, "returnDays": 60}


@pytest.fixture
async def set_tiers(ask, aisle):
    async def set_tiers(*tiers, revision=1, currency="USD", months=12):
        given = {"revision": revision, "currency": currency, "months": months, "tiers": tiers}
        return (await ask(SET, viewer=Role.OWNER, input=given))["setLoyaltyTiers"]

    return set_tiers


@pytest.fixture
async def ana(save, aisle):
    ana = await save(a_customer())
    account = Account(email=ana.email, name="Ana", password_hash="", roles=[Role.CUSTOMER])
    account.customer_id = ana.id
    await save(account, LoyaltyAccount.join(ana.id, NOW))
    return ana


@pytest.fixture
def buy(save, aisle, ana):
    async def buy(gross, day=-1, **values):
        given = {"customer_id": ana.id, "placed_at": NOW + day * DAY, **values}
        given.setdefault("status", OrderStatus.DELIVERED)
        line = a_bought_line(aisle.variant, gross=gross)
        return await save(an_order(aisle.channel, line, **given))

    return buy


@pytest.fixture
def look(session, ana):
    """At Ana's membership, as the job does."""

    async def look(now=NOW):
        member = await session.scalar(
            select(LoyaltyAccount).where(LoyaltyAccount.customer_id == ana.id)
        )
        await look_at(session, member, now)
        await session.flush()
        return member

    return look


@pytest.fixture
def standing(ask, ana):
    async def standing():
        viewer = Viewer(customer_id=ana.id, roles=frozenset({Role.CUSTOMER}))
        return (await ask(STANDING, viewer=viewer, id=ana.gid))["node"]["loyalty"]

    return standing


async def test_an_owner_sets_the_tiers(set_tiers):
    reply = await set_tiers(SILVER, GOLD)

    assert (reply["revision"], reply["tierMonths"]) == (2, 12)
    silver, gold = reply["tiers"]
    assert (silver["rank"], silver["name"], silver["pointsBasisPoints"]) == (1, "Silver", 12_500)
    assert gold["least"] == {"amount": "500.00", "currency": "USD"}
    assert (gold["hasFreeShipping"], gold["returnDays"]) == (True, 60)


@pytest.mark.parametrize(
    ("tiers", "more", "paths"),
    [
        ([GOLD, SILVER], {}, ["tiers.1.spend"]),
        ([{**SILVER, "spend": "1.005"}], {}, ["tiers.0.spend"]),
        ([SILVER], {"currency": "XXX"}, ["currency"]),
        ([SILVER], {"months": 0}, ["months"]),
        ([{**SILVER, "id": LoyaltyTier(rank=1, name="", spend=1, currency="").gid}], {},
         ["tiers.0.id"]),
    ],
)  # fmt: skip
async def test_what_is_no_ladder_is_refused(set_tiers, tiers, more, paths):
    reply = await set_tiers(*tiers, **more)

    assert reply["__typename"] == "InvalidInput"
    assert [one["path"] for one in reply["fields"]] == paths


async def test_the_tiers_are_written_over_one_revision(set_tiers):
    await set_tiers(SILVER)

    assert (await set_tiers(GOLD))["__typename"] == "ChangedMeanwhile"


async def test_a_tier_that_is_kept_changes_place_and_who_is_in_one_that_ends_goes_below(
    set_tiers, buy, look, standing
):
    [silver, _] = (await set_tiers(SILVER, GOLD))["tiers"]
    await buy(60_000)
    await look()
    bronze = {"name": "Bronze", "spend": "50"}

    reply = await set_tiers(bronze, {**SILVER, "id": silver["id"]}, revision=2)

    assert [(one["rank"], one["name"]) for one in reply["tiers"]] == [(1, "Bronze"), (2, "Silver")]
    assert reply["tiers"][1]["id"] == silver["id"]
    assert (await standing())["tier"] == {"name": "Silver"}
    await set_tiers(revision=3)
    assert (await standing())["tier"] is None


async def test_what_is_early_for_a_tier_follows_it(set_tiers, save, session, aisle):
    early = []

    async def of_each():
        session.expire_all()
        found = [await session.get(Product, one.id) for one in early]
        assert all((one.early_tier is None) == (one.early_from is None) for one in found)
        return [one.early_tier for one in found]

    silver, gold = (await set_tiers(SILVER, GOLD))["tiers"]
    for tier in ("Silver", "Gold"):
        product, *rest = on_sale(aisle)
        product.early_tier, product.early_from = tier, NOW
        product.publish_from = NOW + DAY
        early.append(product)
        await save(product, *rest)

    swapped = [{**SILVER, "name": "Gold", "id": silver["id"]}]
    swapped.append({**GOLD, "name": "Silver", "id": gold["id"]})
    await set_tiers(*swapped, revision=2)
    assert await of_each() == ["Gold", "Silver"]
    await set_tiers(swapped[0], revision=3)
    assert await of_each() == ["Gold", "Gold"]
    await set_tiers(SILVER, revision=4)
    assert await of_each() == ["Silver", "Silver"]
    await set_tiers(revision=5)
    assert await of_each() == [None, None]


async def test_a_member_climbs_by_what_was_paid_less_what_went_back(
    set_tiers, buy, look, standing, save, aisle
):
    await set_tiers(SILVER, GOLD)
    await buy(9_000)
    await buy(9_000, refunded=4_000)
    for ignored in (
        {"day": -370},
        {"status": OrderStatus.CANCELLED},
        {"status": OrderStatus.PENDING},
        {"currency": "EUR"},
    ):
        await buy(90_000, **ignored)
    await look()

    mine = await standing()
    assert mine["tier"] == {"name": "Silver"}
    assert mine["qualifyingSpend"] == {"amount": "140.00"}
    assert mine["nextTier"] == {"tier": {"name": "Gold"}, "spendToGo": {"amount": "360.00"}}
    assert mine["spendToKeep"]["amount"] == "100.00"  # From the day it was reached on.


async def test_without_tiers_there_is_nothing_to_reach(standing):
    mine = await standing()

    assert (mine["tier"], mine["qualifyingSpend"], mine["nextTier"]) == (None, None, None)


async def test_a_return_lowers_what_counts_but_the_tier_ends_only_after_a_warning(
    set_tiers, buy, look, standing, session
):
    await set_tiers(SILVER, GOLD)
    order = await buy(60_000)
    review_at = (await look()).tier_review_at
    await session.execute(update(Order).where(Order.id == order.id).values(refunded=55_000))

    await look(NOW + DAY)
    assert (await standing())["tier"] == {"name": "Gold"}
    assert (await standing())["qualifyingSpend"] == {"amount": "50.00"}
    await look(review_at - 20 * DAY)
    warned = await standing()
    assert warned["tier"] == {"name": "Gold"}
    assert warned["tierWarnedAt"] is not None

    for _ in range(2):
        await look(review_at + 3 * DAY)
    assert (await standing())["tier"] is None


async def test_who_has_no_tier_has_no_benefits(set_tiers, session, ana, save):
    await set_tiers(SILVER, {**GOLD, "hasEarlyAccess": True})
    gold = await session.scalar(select(LoyaltyTier).where(LoyaltyTier.name == "Gold"))
    nobody = await benefits_of(session, ana.id)
    member = await session.scalar(select(LoyaltyAccount))
    await save(in_a_tier(member, gold, NOW))

    mine = await benefits_of(session, ana.id)

    assert (nobody.rank, nobody.has_early_access) == (0, False)
    assert (mine.rank, mine.has_early_access, mine.return_days) == (2, True, 60)


async def test_where_members_stand_costs_the_same_for_one_and_for_many(
    ask, save, set_tiers, aisle, statements
):
    await set_tiers(SILVER, GOLD)
    query = """{ customers(search: "Ana", first: 50) { loyalty { tier { name }
      qualifyingSpend { amount } nextTier { spendToGo { amount } } spendToKeep { amount } } } }"""

    async def cost():
        statements.clear()
        nodes = (await ask(query, viewer=Role.OWNER))["customers"]
        return len(statements), len(nodes)

    counts = []
    for _ in range(2):
        for _ in range(2):
            someone = await save(a_customer())
            await save(LoyaltyAccount.join(someone.id, NOW))
        counts.append(await cost())

    assert counts[0][1] < counts[1][1]
    assert counts[0][0] == counts[1][0]
