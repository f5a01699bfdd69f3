"""The tree of categories is grown, moved and pruned."""

import pytest
from sqlalchemy import select

from models.catalog import Category
from models.viewer import Role
from tests.factories import Aisle, a_word

FIELDS = """{ __typename ... on CatalogCategory { id name slug level revision productCount }
  ... on InvalidInput { fields { path } } ... on ChangedMeanwhile { revision } }"""


@pytest.fixture
async def aisle(save):
    aisle = Aisle()
    await save(*aisle.models)
    return aisle


@pytest.fixture
def do(ask):
    async def do(name, /, **input):
        if name != "removeCategory":
            input["idempotencyKey"] = a_word()
        kind = f"{name[0].upper()}{name[1:]}Input"
        fields = (
            FIELDS.replace("... on InvalidInput { fields { path } }", "")
            if (name == "removeCategory")
            else FIELDS
        )
        query = f"mutation ($input: {kind}!) {{ {name}(input: $input) {fields} }}"
        return (await ask(query, viewer=Role.MERCHANDISER, input=input))[name]

    return do


async def test_a_category_moves_with_all_that_is_in_it(do, aisle, session):
    top = await do("createCategory", name="Bakery & more")
    middle = await do("createCategory", name="Loaves", category={"parentId": top["id"]})
    assert (top["slug"], top["level"], middle["level"]) == ("bakery-more", 0, 1)

    moved = await do(
        "editCategory",
        categoryId=aisle.category.gid,
        revision=1,
        category={"parentId": middle["id"]},
    )

    assert moved["level"] == 2
    counts = dict((await session.execute(select(Category.name, Category.product_count))).all())
    assert counts["Loaves"] == counts["Bakery & more"] == 1


async def test_no_category_lies_below_itself(do, aisle):
    below = await do("createCategory", name="Below", category={"parentId": aisle.category.gid})

    refused = await do(
        "editCategory",
        categoryId=aisle.category.gid,
        revision=1,
        category={"parentId": below["id"]},
    )

    assert refused["fields"] == [{"path": "parentId"}]


async def test_only_an_empty_one_is_taken_away(do, aisle):
    empty = await do("createCategory", name="Empty")

    full = await do("removeCategory", categoryId=aisle.category.gid, revision=1)
    gone = await do("removeCategory", categoryId=empty["id"], revision=1)
    again = await do("removeCategory", categoryId=empty["id"], revision=1)

    kinds = [one["__typename"] for one in (full, gone, again)]
    assert kinds == ["CategoryInUse", "CatalogCategory", "NotFound"]
