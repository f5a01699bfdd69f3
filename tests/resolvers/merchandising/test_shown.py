"""What else is said of a product is read only when somebody asks, and by one rule of age."""

import pytest

from models.catalog import Attribute, AttributeType, LinkKind, ProductLink
from tests.factories import Aisle, on_sale

PAGE = """
query ($slug: String!) { product(slug: $slug) { id name details {
  ageLimit attributes { code value name nameDe unit }
  pictures { alternative alternativeDe media { widths placeholder } } publicMetadata { key value }
  text(locale: "de") { locale name description } relatedProducts { id } upgrades { id }
} } }
"""
PLAIN = "query ($slug: String!) { product(slug: $slug) { id name variants { id } } }"
LISTED = "{ products { nodes { id details { ageLimit relatedProducts { id } } } } }"


@pytest.fixture
async def aisle(save):
    aisle = Aisle()
    aisle.product.texts = {"de": {"name": "Brot"}}
    aisle.product.age_limits, aisle.product.is_age_restricted = {"us": 21, "de": 16}, True
    aisle.product.attributes, aisle.product.public_metadata = {"fat": "3.5"}, {"a": "b"}
    aisle.product.private_metadata = {"margin": "0.3"}
    better, gone = on_sale(aisle), on_sale(aisle, status="archived")
    links = [
        ProductLink(product_id=aisle.product.id, kind=kind, target_id=one[0].id)
        for kind, one in ((LinkKind.UPGRADE, better), (LinkKind.RELATED, gone))
    ]
    fat = Attribute(
        code="fat", type=AttributeType.NUMBER, name="Fat", names={"de": "Fett"}, unit="%"
    )
    await save(fat, *aisle.models, *better, *gone, *links)
    aisle.better = better[0]
    return aisle


async def test_all_of_it_is_told_but_what_is_private_or_not_on_sale(ask, aisle):
    told = (await ask(PAGE, slug=aisle.product.slug))["product"]["details"]

    assert told == {
        "ageLimit": 21,
        "attributes": [
            {"code": "fat", "value": "3.5", "name": "Fat", "nameDe": "Fett", "unit": "%"}
        ],
        "pictures": [],
        "publicMetadata": [{"key": "a", "value": "b"}],
        "text": {"locale": "de", "name": "Brot", "description": "Bread."},
        "relatedProducts": [],
        "upgrades": [{"id": aisle.better.gid}],
    }


async def test_a_page_that_does_not_ask_costs_no_more_and_a_list_one_statement_each(
    ask, aisle, save, statements
):
    async def cost(query, **variables):
        statements.clear()
        await ask(query, **variables)
        return len(statements)

    plain, few = await cost(PLAIN, slug=aisle.product.slug), await cost(LISTED)
    await save(
        *on_sale(aisle),
    )
    await save(*on_sale(aisle))

    assert plain <= 3
    assert (
        await cost(
            PAGE.replace("relatedProducts { id } upgrades { id }", ""), slug=aisle.product.slug
        )
        <= plain + 1
    )
    assert await cost(LISTED) == few
