"""The tree of categories, and the way from a product up to its aisle."""

from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import select
from strawberry import Parent

from models.catalog import Category
from models.spelling import readable
from resolvers.catalog.rows import CategoryCard, ProductCard
from resolvers.context import Context, Info

Shelf: TypeAlias = Category | CategoryCard


async def categories(info: Info) -> Sequence[Category]:
    """The aisles: the top of the tree, without those that have nothing to sell."""
    aisles = select(Category).where(Category.parent_id.is_(None), Category.product_count > 0)
    found = await info.context.session.scalars(aisles.order_by(Category.position, Category.id))
    return found.all()


async def category(info: Info, slug: str) -> Category:
    """The category with this slug; null when there is none."""
    return await info.context.the_one(
        select(Category).where(Category.slug == readable(slug)), Category
    )


async def parent(category: Parent[Shelf], info: Info) -> Shelf | None:
    if category.parent_id is None:
        return None
    return await info.context.loaders.category.load(category.parent_id)


async def children(category: Parent[Shelf], info: Info) -> list[Category]:
    """What lies one level below and has something to sell."""
    below = await info.context.loaders.subcategories.load(category.id)
    return [one for one in below if one.product_count > 0]


async def heap(category: Parent[Shelf], info: Info) -> list[str]:
    """The pictures of a heap of its goods: its own, between those of two categories below it."""
    below = dict.fromkeys(one.picture for one in await children(category, info))
    others = [picture for picture in below if picture != category.picture]
    return [*others[:1], category.picture, *others[1:2]]


async def breadcrumbs(product: Parent[ProductCard], info: Info) -> list[Shelf]:
    """From the aisle down to the product's own category."""
    return await path_to(info.context, product.category)


async def path_to(context: Context, shelf: Shelf) -> list[Shelf]:
    path = [shelf]
    while path[0].parent_id is not None:
        above = await context.loaders.category.load(path[0].parent_id)
        if above is None:
            break
        path.insert(0, above)
    return path
