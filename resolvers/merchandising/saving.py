"""Every change of a product ends here: it is written, counted, and found by its new words."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.base import InvalidField, InvalidInput
from models.catalog import Category, Product, Variant
from resolvers.context import Context
from resolvers.merchandising.counting import keywords, recount

_UNIQUE = re.compile(r"uq_(?:products|variants|categories|attributes)_(\w+)")


async def locked(context: Context, product_id: str, revision: int) -> Product:
    """The product, for this one change upon what its editor saw.

    Raises NotFound and ChangedMeanwhile.
    """
    product = await context.visible(Product, product_id, lock=True)
    product.check_revision(revision)
    return product


async def written(context: Context) -> None:
    """Flush. Raises InvalidInput for what is somebody else's already."""
    try:
        await context.session.flush()
    except IntegrityError as clash:
        taken = _UNIQUE.search(str(clash.orig))
        if taken is None:
            raise
        raise InvalidInput([InvalidField(camel(taken[1]), "This is taken already.")]) from clash


async def saved(
    context: Context, product: Product, *what: str, counted: Sequence[UUID] = ()
) -> Product:
    """Noted and written. `counted` are the categories in which something came or went."""
    product.note(*what)
    await written(context)
    path = await path_of(context, product.category_id)
    variants = await context.session.scalars(
        select(Variant).where(Variant.product_id == product.id).order_by(Variant.position)
    )
    product.keywords = keywords(product, path, variants.all())
    await written(context)
    await recount(context.session, {*counted})
    return product


async def path_of(context: Context, category_id: UUID) -> list[Category]:
    """The category and all above it."""
    path: list[Category] = []
    above: UUID | None = category_id
    while above is not None and len(path) < 20:
        category = await context.session.get(Category, above)
        if category is None:
            break
        path.append(category)
        above = category.parent_id
    return path


def refuse(wrong: Sequence[InvalidField]) -> None:
    """Raises InvalidInput where something is wrong, by the names that the API has."""
    if wrong:
        raise InvalidInput([InvalidField(camel(one.path), one.message) for one in wrong])


def camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)


def assign(model: Any, values: dict[str, Any]) -> list[str]:
    """Sets what differs, and names it."""
    changed = [name for name, value in values.items() if getattr(model, name) != value]
    for name in changed:
        setattr(model, name, values[name])
    return changed
