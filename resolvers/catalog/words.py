"""The catalogue's words, counted anew for suggestions and for what is misspelt."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

REBUILD = (
    "delete from search_words",
    r"""
    insert into search_words (id, word, products, trigrams)
    select gen_random_uuid(), word, count(*), array(
        select distinct substr('  ' || word || ' ', start, 3)
        from generate_series(1, length(word) + 1) as start
        order by 1
    )
    from products, lateral (
        select distinct found[1] as word
        from regexp_matches(lower(kind || ' ' || keywords), '[[:alpha:]]{3,}', 'g') as found
    ) as words
    where status = 'listed'
    group by word
    """,
)
"""Trigrams are cut as `models.spelling.trigrams` does."""


async def rebuild_search_words(connection: AsyncConnection) -> None:
    """In the caller's transaction, so that searches see the old words or the new ones."""
    for statement in REBUILD:
        await connection.execute(text(statement))
