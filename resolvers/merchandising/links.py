"""Pictures of a product, and the ways from it to others."""

from uuid import UUID

import strawberry
from sqlalchemy import delete, select

from models.base import InvalidField
from models.catalog import LinkKind, Product, ProductLink, ProductPicture
from models.catalog.links import MOST_LINKS, MOST_PICTURES
from models.media import Media
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import Key
from resolvers.merchandising.inputs import PictureInput
from resolvers.merchandising.saving import locked, refuse, saved

LONGEST = 300


async def set_product_links(
    info: Info,
    idempotency_key: Key,
    product_id: strawberry.ID,
    revision: int,
    related_ids: list[strawberry.ID] | None = None,
    upgrade_ids: list[strawberry.ID] | None = None,
) -> Product:
    """What is shown beside a product: what goes with it, and better ones of its kind, in order.

    What is left out is none.
    """
    context = info.context
    product = await locked(context, product_id, revision)
    wanted = {
        LinkKind.RELATED: [uuid_of(Product, one) for one in related_ids or ()],
        LinkKind.UPGRADE: [uuid_of(Product, one) for one in upgrade_ids or ()],
    }
    for kind, ids in wanted.items():
        await _check_targets(context, product, kind, ids)
    await context.session.execute(delete(ProductLink).where(ProductLink.product_id == product.id))
    for kind, ids in wanted.items():
        for place, id in enumerate(ids):
            link = ProductLink(product_id=product.id, kind=kind, target_id=id, position=place)
            context.session.add(link)
    return await saved(context, product, "links")


async def _check_targets(
    context: Context, product: Product, kind: LinkKind, ids: list[UUID]
) -> None:
    path = f"{kind.value}_ids"
    if len(ids) > MOST_LINKS or len(set(ids)) < len(ids) or product.id in ids:
        refuse([InvalidField(path, f"At most {MOST_LINKS} other products, each once.")])
    known = await context.session.scalars(select(Product.id).where(Product.id.in_(ids)))
    refuse(
        [] if len(known.all()) == len(ids) else [InvalidField(path, "There is no such product.")]
    )


async def set_product_pictures(
    info: Info,
    idempotency_key: Key,
    product_id: strawberry.ID,
    revision: int,
    pictures: list[PictureInput] | None = None,
) -> Product:
    """The pictures of a product, in order, each with words for those who do not see it; left out,
    it has none.
    """
    context, pictures = info.context, pictures or []
    product = await locked(context, product_id, revision)
    ids = [uuid_of(Media, one.media_id) for one in pictures]
    if len(ids) > MOST_PICTURES or len(set(ids)) < len(ids):
        refuse([InvalidField("pictures", f"At most {MOST_PICTURES}, each once.")])
    if not all(_fits(one) for one in pictures):
        refuse([InvalidField("pictures", f"Say in 1 to {LONGEST} letters what is to be seen.")])
    known = await context.session.scalars(select(Media.id).where(Media.id.in_(ids)))
    refuse([] if len(known.all()) == len(ids) else [InvalidField("pictures", "No such picture.")])
    mine = ProductPicture.product_id == product.id
    await context.session.execute(delete(ProductPicture).where(mine))
    for place, (id, one) in enumerate(zip(ids, pictures, strict=True)):
        said = (one.alternative_de or "").strip()
        context.session.add(
            ProductPicture(
                product_id=product.id,
                media_id=id,
                position=place,
                alternative=one.alternative.strip(),
                alternatives={"de": said} if said else {},
            )
        )
    return await saved(context, product, "pictures")


def _fits(one: PictureInput) -> bool:
    texts = [one.alternative.strip(), *([one.alternative_de] if one.alternative_de else [])]
    return all(1 <= len(text) <= LONGEST and "\0" not in text for text in texts)
