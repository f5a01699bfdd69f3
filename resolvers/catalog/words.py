"""The catalogue's words without accents, counted anew for suggestions and for what is misspelt."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

MOST_READ = 150_000
"""Products, the most popular: what only others are called is found, and not suggested."""

REBUILD = f"""
with read as (
  select folded(name || ' ' || keywords || ' ' || found_by) as words
  from products where status = 'listed' order by popularity desc, id desc limit {MOST_READ}
),
counted as (
  select word, count(*) as products
  from read, lateral (
    select distinct found[1] as word
    from regexp_split_to_table(words, '\\s+') as piece,
      regexp_matches(piece, '[[:alpha:]]{{3,}}', 'g') as found
    where piece !~ '[0-9]'
  ) as in_one
  group by word
),
gone as (delete from search_words where word not in (select word from counted))
insert into search_words (id, word, products, trigrams)
select gen_random_uuid(), word, products, array(
    select distinct substr('  ' || word || ' ', start, 3)
    from generate_series(1, length(word) + 1) as start
    order by 1
)
from counted
on conflict (word) do update set products = excluded.products
where search_words.products <> excluded.products
"""
"""No part of a code is a word, and trigrams are cut as `models.spelling.trigrams` does. What stays
as it was is not written."""


async def rebuild_search_words(connection: AsyncConnection) -> None:
    """In the caller's transaction, so that searches see the old words or the new ones."""
    await connection.execute(text(REBUILD))
