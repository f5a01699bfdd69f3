"""What a tier is shown before everybody: in lists, searches, on its page, in the cart, and to
nobody else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models import ids
from models.catalog import ProductStatus
from models.customers import Customer
from models.identity import Account, Visitor
from models.loyalty import LoyaltyAccount, LoyaltyTier
from models.viewer import NO_BENEFITS, Role, Viewer
from tests.factories import DAY, a_customer, in_a_tier, on_sale
from tests.resolvers.product_lists import LIST, names

ADD = """
mutation ($variantId: ID!) {
  addToCart(input: {variantId: $variantId}) {
    __typename ... on Cart { lines { name isAvailable } warnings { code } }
  }
}
"""
CART = "{ cart { lines { name isAvailable } warnings { code } } }"
PAGE = "query ($slug: String!) { product(slug: $slug) { name details { opensAt } } }"


@pytest.fixture
async def tiers(save):
    terms = {"has_early_access": True}
    every = [
        LoyaltyTier(rank=1, name="Bronze", spend=100_00, currency="USD"),
        LoyaltyTier(rank=2, name="Silver", spend=500_00, currency="USD", **terms),
        LoyaltyTier(rank=3, name="Gold", spend=1_500_00, currency="USD", **terms),
    ]
    await save(*every)
    return [None, *every]


@pytest.fixture
async def early(save, aisle, tiers):
    """A product that silver members see before everybody."""
    product, variant, *priced = on_sale(aisle)
    now = datetime.now(UTC)
    product.name, product.status = "Early bread", ProductStatus.EARLY
    product.early_tier, product.early_from = "Silver", now - DAY
    product.publish_from = now + DAY
    await save(product, variant, *priced)
    return product, variant


@pytest.fixture
def member(save, tiers):
    async def member(rank):
        ana = await save(a_customer())
        account = Account(
            email=f"{rank}@example.com", name="Ana", password_hash="", roles=[Role.CUSTOMER]
        )
        account.customer_id = ana.id
        await save(account)
        visitor = await save(Visitor(token_digest=f"browser {rank}"))
        return Viewer(
            benefits=tiers[rank].benefits if rank else NO_BENEFITS,
            account_id=account.id,
            customer_id=ana.id,
            roles=frozenset({Role.CUSTOMER}),
            visitor_id=visitor.id,
        )

    return member


SORTS = ("POPULAR", "NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME")


@pytest.mark.parametrize("rank", [2, 3])
async def test_who_is_in_the_tier_or_above_finds_it_everywhere(ask, member, early, aisle, rank):
    viewer = await member(rank)
    product, variant = early

    for sort in SORTS:
        assert "Early bread" in names(await ask(LIST, viewer=viewer, sort=sort))
    for filter in ({"text": "early bread"}, {"category": aisle.category.slug}):
        assert "Early bread" in names(await ask(LIST, viewer=viewer, filter=filter))
    page = (await ask(PAGE, viewer=viewer, slug=product.slug))["product"]
    assert page["details"]["opensAt"] is not None
    found = await ask("{ earlyAccess { name } }", viewer=viewer)
    assert found == {"earlyAccess": [{"name": "Early bread"}]}
    filled = (await ask(ADD, viewer=viewer, variantId=variant.gid))["addToCart"]
    assert filled["lines"] == [{"name": "Early bread", "isAvailable": True}]


async def test_nobody_else_is_told_of_it(ask, member, early):
    product, variant = early
    for viewer in (None, Viewer(), await member(1)):
        asked = {} if viewer is None else {"viewer": viewer}
        for filter in (None, {"text": "early bread"}, {"ids": [product.gid]}):
            assert "Early bread" not in names(await ask(LIST, **asked, filter=filter))
        assert (await ask(PAGE, **asked, slug=product.slug))["product"] is None
        assert (await ask("{ earlyAccess { name } }", **asked))["earlyAccess"] == []
    answer = await ask(ADD, viewer=await member(0), variantId=variant.gid)
    assert answer["addToCart"]["__typename"] == "NotFound"


async def test_a_member_is_told_whether_there_is_something(ask, member, early, save, tiers):
    asked = "query ($id: ID!) { node(id: $id) { ... on Customer { loyalty { seesEarly } } } }"

    async def sees(rank):
        viewer = await member(rank)
        now = datetime.now(UTC)
        joined = LoyaltyAccount.join(viewer.customer_id, now)
        await save(in_a_tier(joined, tiers[rank], now) if rank else joined)
        id = ids.encode(Customer.prefix, viewer.customer_id)
        return (await ask(asked, viewer=viewer, id=id))["node"]["loyalty"]["seesEarly"]

    assert [await sees(rank) for rank in (0, 1, 2, 3)] == [False, False, True, True]


async def test_who_falls_out_of_the_tier_cannot_buy_what_is_in_the_cart(ask, member, early):
    viewer = await member(2)
    await ask(ADD, viewer=viewer, variantId=early[1].gid)

    (line,) = (await ask(CART, viewer=replace(viewer, benefits=NO_BENEFITS)))["cart"]["lines"]
    assert line == {"name": "Early bread", "isAvailable": False}


async def test_pages_of_such_a_list_neither_skip_nor_repeat(ask, save, member, early, aisle):
    viewer = await member(2)
    for _ in range(7):
        await save(*on_sale(aisle))
    whole = names(await ask(LIST, viewer=viewer, sort="NAME"))

    read, after = [], None
    while True:
        page = await ask(LIST, viewer=viewer, sort="NAME", first=3, after=after)
        read += names(page)
        after = page["products"]["pageInfo"]["endCursor"]
        if not page["products"]["pageInfo"]["hasNextPage"]:
            break

    assert read == whole
    assert "Early bread" in read


async def test_it_is_counted_with_what_everybody_sees(ask, member, early):
    count = "query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }"
    viewer = await member(2)

    for filter in (None, {"text": "bread"}, {"maxPrice": "900.00"}):
        all_see = (await ask(count, viewer=Viewer(), filter=filter))["products"]["totalCount"]
        they_see = (await ask(count, viewer=viewer, filter=filter))["products"]["totalCount"]
        assert they_see == all_see + 1


async def test_a_shop_without_such_products_is_asked_for_them_once_in_some_seconds(
    ask, aisle, member, statements
):
    stranger, viewer = Viewer(), await member(2)

    async def cost(who):
        await ask(LIST, viewer=who)
        statements.clear()
        await ask(LIST, viewer=who)
        return len(statements)

    # Here nothing is kept for seconds.
    assert await cost(viewer) == await cost(stranger) + 1
