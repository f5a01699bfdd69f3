"""What follows from a change: how many products a category shows, and what words find one."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, text

from models.catalog import Category, Product, Variant
from resolvers.session import SharedSession

_UP = """
with recursive up as (
  select id, parent_id from categories where id = any(:ids)
  union
  select above.id, above.parent_id from categories above join up on above.id = up.parent_id
)
"""
_IDS = bindparam("ids", type_=ARRAY(Uuid))
_LOCK = text(f"""
{_UP}
select id from categories where id in (select id from up) order by id for update
""").bindparams(_IDS)
_COUNT = text(f"""
{_UP}, below as (
  select id as top, id from up
  union all
  select below.top, child.id from below join categories child on child.parent_id = below.id
)
update categories set product_count = counted.number
from (
  select below.top, count(products.id) as number
  from below left join products on products.category_id = below.id and status = 'listed'
  group by below.top
) counted
where categories.id = counted.top and product_count <> counted.number
""").bindparams(_IDS)


async def recount(session: SharedSession, category_ids: Collection[UUID]) -> None:
    """These and all above them, locked before they are counted: nobody counts beside us."""
    if category_ids:
        await session.flush()
        await session.execute(_LOCK, {"ids": list(category_ids)})
        await session.execute(_COUNT, {"ids": list(category_ids)})


def keywords(product: Product, path: Iterable[Category], variants: Iterable[Variant]) -> str:
    """Further words that find it."""
    words: list[Any] = [one.name for one in path]
    words.append(product.article_number)
    for one in variants:
        words += [one.sku, one.barcode, *one.options.values()]
    words += [value for value in product.attributes.values() if isinstance(value, str)]
    words += [texts.get("name") for texts in product.texts.values()]
    return " ".join(dict.fromkeys(str(word) for word in words if word))
