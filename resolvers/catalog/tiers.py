"""The shop's products in tiers by popularity, so that a search need not look at all it finds.

A word that is in one product of twenty finds 500 of 10,000 and 50,000 of a million, and nobody
looks beyond the first hundred. So products are told apart by their place in the shop's order of
popularity: each tier has a text index of its own, and a search goes to the next tier only while
it has not found enough. A product of a tier that is out of date is found all the same.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

ENDS = (25_000, 60_000, 150_000, 400_000)
"""The places at which all tiers but the last end. Each is about as large as all before it, so
that whoever needs another one reads no more than twice what was wanted."""

ARRANGE = f"""
with moving as (
  select products.id, arranged.tier
  from products join (
    select id, width_bucket(place, array{list(ENDS)}) as tier
    from (
      select id, row_number() over (order by popularity desc, id desc) - 1 as place
      from products where status = 'listed'
    ) listed
  ) arranged using (id)
  where products.tier <> arranged.tier
  limit :most
)
update products set tier = moving.tier from moving where products.id = moving.id
"""


async def arrange_tiers(connection: AsyncConnection, most: int) -> bool:
    """Put listed products into their tiers, but no more than `most` of them; whether that was all.

    Those that are in their tier already are left alone.
    """
    moved = await connection.execute(text(ARRANGE), {"most": most})
    return moved.rowcount < most
