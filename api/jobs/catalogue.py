"""What is worked out from the whole catalogue, now and then."""

from api.jobs import every
from api.work import Work
from resolvers.catalog.kept_counts import add_up
from resolvers.catalog.tiers import arrange_tiers
from resolvers.catalog.words import rebuild_search_words

AT_ONCE = 5_000
"""So many products change their tier in one transaction: nobody waits long for one of them."""


@every(seconds=3600, patience=1800)
async def arrange_the_catalogue(work: Work) -> None:
    """By what is popular now; a search is quick only where the tiers are about right."""
    is_done = False
    while not is_done:
        async with work.transaction() as session:
            is_done = await arrange_tiers(await session.connection(), AT_ONCE)


@every(seconds=600)
async def read_the_words_of_the_catalogue(work: Work) -> None:
    async with work.transaction() as session:
        await rebuild_search_words(await session.connection())


@every(seconds=60)
async def add_up_what_facets_count(work: Work) -> None:
    async with work.transaction() as session:
        await add_up(await session.connection())
