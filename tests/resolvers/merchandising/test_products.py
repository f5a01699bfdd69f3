"""Merchandisers create, edit and publish products, each change upon what they saw."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.base import EventEntry
from models.catalog import Category, Product, ProductStatus, Variant
from models.loyalty import LoyaltyTier
from models.viewer import Role
from resolvers.context import utc_now
from tests.conftest import a_viewer
from tests.factories import Aisle, a_category, a_product, a_word, on_sale

FIELDS = """
__typename
... on CatalogProduct {
  id name slug status revision articleNumber taxClass publishFrom
  ageLimits { market years } attributes { code value } texts { locale name }
  publicMetadata { key value } privateMetadata { key value }
  variants { id sku barcode weightGrams position options { name value }
             prices { market price { amount currency } } }
  relatedProducts { id } upgrades { id }
}
... on InvalidInput { fields { path message } }
... on ChangedMeanwhile { revision }
... on Error { message }
"""


def mutation(name: str) -> str:
    kind = f"{name[0].upper()}{name[1:]}Input"
    return f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {FIELDS} }} }}"


PAGE = "query ($slug: String!) { product(slug: $slug) { name } }"
LIST = """
query ($search: String, $status: ProductStatus) {
  catalogProducts(search: $search, status: $status, first: 100) { nodes { id name status } }
}
"""


@pytest.fixture
async def aisle(save):
    aisle = Aisle()
    await save(*aisle.models)
    return aisle


@pytest.fixture
def do(ask):
    me = a_viewer(Role.MERCHANDISER)

    async def do(name, /, viewer=me, key=None, **input):
        if name not in {"removeVariant"}:
            input["idempotencyKey"] = key or f"key-{a_word()}"
        return (await ask(mutation(name), viewer=viewer, input=input))[name]

    return do


def paths(answer):
    return {one["path"] for one in answer["fields"]}


async def test_a_new_product_is_a_draft_until_it_is_published(ask, do, aisle, session):
    made = await do(
        "createProduct",
        name="Rye bread",
        categoryId=aisle.category.gid,
        variant={"sku": "RYE-1", "prices": [{"market": "us", "amount": "3.20"}]},
    )

    assert made["status"] == "DRAFT"
    assert made["variants"][0]["prices"] == [
        {"market": "us", "price": {"amount": "3.20", "currency": "USD"}}
    ]
    assert (await ask(PAGE, slug=made["slug"]))["product"] is None

    shown = await do(
        "changeProductStatus", productId=made["id"], revision=made["revision"], act="PUBLISH"
    )

    assert shown["status"] == "LISTED"
    assert (await ask(PAGE, slug=made["slug"]))["product"] == {"name": "Rye bread"}
    assert await session.scalar(select(Category.product_count)) == 2
    noted = await session.scalars(select(EventEntry.data).where(EventEntry.name.like("Product%")))
    assert [one["what"] for one in noted] == [["created"], ["publish"]]


async def test_all_that_can_be_said_is_kept_and_told(do, aisle, ask):
    codes = [
        ("fat", "NUMBER", None),
        ("vegan", "BOOLEAN", None),
        ("colour", "COLOUR", None),
        ("since", "DATE", None),
        ("storage", "CHOICE", ["cool", "dry"]),
        ("maker_says", "TEXT", None),
    ]
    for code, type_, choices in codes:
        await ask(
            "mutation ($input: CreateAttributeInput!) {"
            " createAttribute(input: $input) { __typename } }",
            viewer=Role.MERCHANDISER,
            input={
                "code": code,
                "name": code,
                "type": type_,
                **({"choices": choices} if choices else {}),
            },
        )
    said = {
        "fat": "3.50",
        "vegan": "TRUE",
        "colour": "#FF8800",
        "since": "2026-11-22",
        "storage": "cool",
        "maker_says": "Fresh",
    }

    made = await do(
        "editProduct",
        productId=aisle.product.gid,
        revision=1,
        product={
            "attributes": [{"code": code, "value": value} for code, value in said.items()],
            "texts": [{"locale": "de", "name": "Brot"}],
            "ageLimits": [{"market": "us", "years": 21}],
            "taxClass": "REDUCED",
            "publicMetadata": [{"key": "erp:id", "value": "7"}],
            "privateMetadata": [{"key": "margin", "value": "0.3"}],
        },
    )

    assert {one["code"]: one["value"] for one in made["attributes"]} == {
        **said,
        "fat": "3.5",
        "vegan": "true",
        "colour": "#ff8800",
    }
    assert made["texts"] == [{"locale": "de", "name": "Brot"}]
    assert made["ageLimits"] == [{"market": "us", "years": 21}]
    assert (made["taxClass"], made["revision"]) == ("REDUCED", 2)
    assert made["publicMetadata"] == [{"key": "erp:id", "value": "7"}]


@pytest.mark.parametrize(
    ("product", "path"),
    [
        ({"name": " "}, "name"),
        ({"slug": "No Slug"}, "slug"),
        ({"attributes": [{"code": "none", "value": "1"}]}, "attributes"),
        ({"ageLimits": [{"market": "atlantis", "years": 18}]}, "ageLimits"),
        ({"ageLimits": [{"market": "us", "years": 0}]}, "ageLimits"),
        ({"texts": [{"locale": "xx", "name": "?"}]}, "texts"),
        ({"privateMetadata": [{"key": "k", "value": "x" * 9_000}]}, "privateMetadata"),
        ({"publicMetadata": [{"key": "no key", "value": "x"}]}, "publicMetadata"),
        ({"publishFrom": "2027-01-02T00:00Z", "publishUntil": "2027-01-01T00:00Z"}, "publishUntil"),
        ({"earlyTier": "no such tier"}, "earlyTier"),
    ],
)
async def test_what_cannot_be_is_refused_by_name_and_leaves_nothing(do, aisle, product, path):
    answer = await do("editProduct", productId=aisle.product.gid, revision=1, product=product)

    assert answer["__typename"] == "InvalidInput"
    assert path in paths(answer)


async def test_a_stale_screen_cannot_write_over_another(do, aisle):
    first = {"productId": aisle.product.gid, "revision": 1}
    await do("editProduct", **first, product={"name": "Mine"})

    late = await do("editProduct", **first, product={"name": "Theirs"})

    assert (late["__typename"], late["revision"]) == ("ChangedMeanwhile", 2)


async def test_the_same_key_gives_the_same_product_and_other_values_are_refused(do, aisle, session):
    asked = {"name": "Rye", "categoryId": aisle.category.gid, "variant": {"sku": "RYE"}}
    first = await do("createProduct", key="one-and-the-same", **asked)
    assert first["__typename"] == "CatalogProduct", first

    again = await do("createProduct", key="one-and-the-same", **asked)
    other = await do("createProduct", key="one-and-the-same", **{**asked, "name": "Oat"})

    assert again["id"] == first["id"]
    assert other["__typename"] == "IdempotencyConflict"
    assert await session.scalar(select(func.count()).select_from(Product)) == 2


async def test_what_is_taken_is_refused_by_name(do, aisle, save):
    await save(*on_sale(aisle, slug="taken", external_ref="erp-1"))

    slug = await do(
        "editProduct", productId=aisle.product.gid, revision=1, product={"slug": "taken"}
    )
    ref = await do(
        "editProduct", productId=aisle.product.gid, revision=1, product={"externalRef": "erp-1"}
    )

    assert paths(slug) == {"slug"}
    assert paths(ref) == {"externalRef"}


@pytest.mark.parametrize("role", [None, Role.CUSTOMER, Role.AGENT, Role.ANALYST])
async def test_nobody_else_edits(ask, aisle, role):
    input = {"idempotencyKey": "12345678", "productId": aisle.product.gid, "revision": 1}

    told = await ask(
        mutation("editProduct"), viewer=role, errors=True, input={**input, "product": {}}
    )

    assert told[0][1] == "FORBIDDEN"


async def test_variants_come_are_arranged_and_go(do, aisle):
    product = {"productId": aisle.product.gid}
    wrong = await do(
        "addVariant", **product, revision=1, variant={"sku": "B", "barcode": "4006381333932"}
    )
    assert paths(wrong) == {"barcode"}

    two = await do(
        "addVariant",
        **product,
        revision=1,
        variant={
            "sku": "B",
            "barcode": "4006381-333931",
            "weightGrams": 500,
            "options": [{"name": "size", "value": "500 g"}],
        },
    )
    assert two["variants"][1]["barcode"] == "4006381333931"
    ids = [one["id"] for one in reversed(two["variants"])]
    turned = await do("arrangeVariants", **product, revision=2, variantIds=ids)
    assert [one["id"] for one in turned["variants"]] == ids

    dear = [{"market": aisle.channel.code, "amount": "92233720368547758.07"}]
    fortune = await do(
        "editVariant", **product, revision=3, variantId=ids[0], variant={"prices": dear}
    )
    assert paths(fortune) == {"prices"}

    sold = await do("removeVariant", **product, revision=3, variantId=aisle.variant.gid)
    assert sold["__typename"] == "InvalidInput", "it is in stock"
    gone = await do("removeVariant", **product, revision=3, variantId=ids[0])
    assert [(one["sku"], one["position"]) for one in gone["variants"]] == [(aisle.variant.sku, 0)]


async def test_a_variant_says_how_many_of_it_a_cart_may_hold(do, aisle, session):
    which = {"productId": aisle.product.gid, "variantId": aisle.variant.gid}

    async def edited(revision, **variant):
        return await do("editVariant", **which, revision=revision, variant=variant)

    assert paths(await edited(1, leastQuantity=6, mostQuantity=4)) == {"mostQuantity"}
    assert paths(await edited(1, mostQuantity=100)) == {"mostQuantity"}
    assert paths(await edited(1, quantityStep=0)) == {"quantityStep"}
    assert "variants" in await edited(1, leastQuantity=6, quantityStep=6, mostQuantity=24)
    assert paths(await edited(2, leastQuantity=30)) == {"mostQuantity"}, "of what is kept"
    await edited(2, leastQuantity=None, quantityStep=None, mostQuantity=None)

    kept = await session.get(Variant, aisle.variant.id, populate_existing=True)
    assert (kept.least_quantity, kept.quantity_step, kept.most_quantity) == (1, 1, None)


async def test_links_lead_to_others_in_order(do, aisle, save):
    others = [on_sale(aisle) for _ in range(2)]
    await save(*others[0], *others[1])
    ids = [one[0].gid for one in others]

    linked = await do(
        "setProductLinks",
        productId=aisle.product.gid,
        revision=1,
        relatedIds=ids,
        upgradeIds=ids[:1],
    )
    itself = await do(
        "setProductLinks",
        productId=aisle.product.gid,
        revision=2,
        relatedIds=[aisle.product.gid],
    )

    assert [one["id"] for one in linked["relatedProducts"]] == ids
    assert [one["id"] for one in linked["upgrades"]] == ids[:1]
    assert paths(itself) == {"relatedIds"}


async def test_a_product_moves_and_its_categories_are_counted(do, aisle, save, session):
    other = await save(a_category())

    await do(
        "editProduct",
        productId=aisle.product.gid,
        revision=1,
        product={"categoryId": other.gid},
    )

    counts = dict((await session.execute(select(Category.id, Category.product_count))).all())
    assert counts == {other.id: 1, aisle.category.id: 0}


async def test_merchandisers_find_by_words_and_by_codes_whatever_the_status(ask, aisle, save):
    draft = await save(a_product(aisle.category, name="Old rye bread", status=ProductStatus.DRAFT))

    async def found(**asked):
        reply = await ask(LIST, viewer=Role.MERCHANDISER, **asked)
        return [one["id"] for one in reply["catalogProducts"]["nodes"]]

    assert await found(search="rye OLD") == [draft.gid]
    assert await found(search="breads ry") == [draft.gid], "in another form, begun, without order"
    assert await found(search="ye") == [], "no word begins so"
    assert await found(search=aisle.variant.sku) == [aisle.product.gid]
    assert await found(status="DRAFT") == [draft.gid]
    assert len(await found()) == 2


async def test_a_list_costs_the_same_statements_however_long(ask, aisle, save, statements):
    query = """{ catalogProducts(first: 9) { nodes { name category { name }
        pictures { alternative } relatedProducts { name }
        variants { sku prices { market } } } } }"""

    async def cost():
        statements.clear()
        await ask(query, viewer=Role.MERCHANDISER)
        return len(statements)

    few = await cost()
    for _ in range(5):
        await save(*on_sale(aisle))

    assert await cost() == few


async def test_published_in_a_while_it_waits_and_is_early_for_some(do, save, aisle):
    await save(LoyaltyTier(rank=1, name="gold", spend=1_000, currency="USD"))
    soon, later = (utc_now() + timedelta(days=n) for n in (1, 2))
    scheduled = await do(
        "editProduct",
        productId=aisle.product.gid,
        revision=1,
        product={"publishFrom": later.isoformat()},
    )
    early = await do(
        "editProduct",
        productId=aisle.product.gid,
        revision=2,
        product={"earlyTier": "gold", "earlyFrom": (soon - timedelta(days=2)).isoformat()},
    )

    assert (scheduled["status"], early["status"]) == ("SCHEDULED", "EARLY")
