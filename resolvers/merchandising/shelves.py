"""The category tree, as merchandisers grow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import func, select, update

from models.base import DomainError, InvalidField
from models.catalog import Category, Product, editing
from resolvers.context import Context, Info
from resolvers.inputs import Key
from resolvers.merchandising.counting import recount
from resolvers.merchandising.inputs import CategoryInput, given, locals_of
from resolvers.merchandising.products import slug_of
from resolvers.merchandising.saving import assign, path_of, refuse, written

DEEPEST = 6
CHECKS = {
    name: editing.PRODUCT[name]
    for name in ("name", "slug", "picture", "wall", "external_ref", "seo_title", "texts")
} | {"seo_description": editing.PRODUCT["seo_description"]}


@dataclass
class CategoryInUse(DomainError):
    message = "There are products or categories in it. Move them first."


async def create_category(
    info: Info, idempotency_key: Key, name: str, category: CategoryInput | None = None
) -> Category:
    """Make a category; without a parent it is an aisle."""
    context = info.context
    values = await _values(context, category or CategoryInput())
    parent = await _parent(context, values.get("parent_id"))
    made = {
        "slug": slug_of(name),
        "wall": parent.wall if parent else "other",
        "picture": parent.picture if parent else "1f6d2",
        **{key: value for key, value in values.items() if value is not None},
        "name": name.strip(),
        "level": parent.level + 1 if parent else 0,
    }
    refuse(_faults(made))
    context.session.add(grown := Category(**made))
    await written(context)
    return grown


async def edit_category(
    info: Info,
    idempotency_key: Key,
    category_id: strawberry.ID,
    revision: int,
    category: CategoryInput,
) -> Category:
    """Change a category, or move it with all that is in it; what is left out stays."""
    context = info.context
    edited = await context.visible(Category, category_id, lock=True)
    edited.check_revision(revision)
    values = await _values(context, category)
    refuse(_faults(values))
    was_in = edited.parent_id
    if "parent_id" in values and values["parent_id"] != was_in:
        await _check_way(context, edited, values["parent_id"])
    assign(edited, values)
    edited.revision += 1
    await written(context)
    if edited.parent_id != was_in:
        await _sink(context, edited)
        await recount(context.session, {one for one in (was_in, edited.parent_id) if one})
    return edited


async def remove_category(info: Info, category_id: strawberry.ID, revision: int) -> Category:
    """Take away a category in which nothing is."""
    context = info.context
    removed = await context.visible(Category, category_id, lock=True)
    removed.check_revision(revision)
    products = select(func.count()).where(Product.category_id == removed.id)
    below = select(func.count()).where(Category.parent_id == removed.id)
    for inside in (products, below):
        if await context.session.scalar(inside):
            raise CategoryInUse
    await context.session.delete(removed)
    await context.session.flush()
    return removed


async def _values(context: Context, category: CategoryInput) -> dict[str, Any]:
    values = given(category)
    if values.get("parent_id"):
        values["parent_id"] = (await context.visible(Category, values["parent_id"])).id
    if "texts" in values:
        values["texts"] = locals_of(values["texts"])
    return values


def _faults(values: dict[str, Any]) -> list[InvalidField]:
    wrong = editing.faults(CHECKS, values)
    if "position" in values and not 0 <= (values["position"] or 0) <= 10_000:
        wrong.append(InvalidField("position", "From 0 to 10,000."))
    return wrong


async def _parent(context: Context, id: UUID | None) -> Category | None:
    """Raises InvalidInput when it is too deep down."""
    if id is None:
        return None
    parent = await context.session.get(Category, id)
    if parent is not None and parent.level + 1 >= DEEPEST:
        refuse([InvalidField("parent_id", f"At most {DEEPEST} levels.")])
    return parent


async def _check_way(context: Context, moved: Category, parent_id: UUID | None) -> None:
    """Raises InvalidInput for a way that leads back to where it starts."""
    if parent_id is None:
        return
    path = await path_of(context, parent_id)
    if moved.id in {one.id for one in path}:
        refuse([InvalidField("parent_id", "It would lie below itself.")])
    await _parent(context, parent_id)


async def _sink(context: Context, moved: Category) -> None:
    """The levels of it and of all below it."""
    parent = await context.session.get(Category, moved.parent_id) if moved.parent_id else None
    moved.level = parent.level + 1 if parent else 0
    await written(context)
    level, ids = moved.level, [moved.id]
    while ids:
        level += 1
        below = update(Category).where(Category.parent_id.in_(ids)).values(level=level)
        ids = list(await context.session.scalars(below.returning(Category.id)))
        refuse(
            [InvalidField("parent_id", f"At most {DEEPEST} levels.")]
            if ids and level >= DEEPEST
            else []
        )


async def catalog_categories(info: Info) -> Sequence[Category]:
    """The whole tree, also what is empty: by level, then by place."""
    every = select(Category).order_by(Category.level, Category.position, Category.id).limit(2_000)
    return (await info.context.session.scalars(every)).all()
