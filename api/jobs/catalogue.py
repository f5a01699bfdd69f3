"""What is worked out from the whole catalogue, now and then."""

from api.jobs import every
from api.work import Work
from resolvers.catalog.tiers import arrange_tiers


@every(seconds=3600)
async def arrange_the_catalogue(work: Work) -> None:
    """By what is popular now; a search is quick only where the tiers are about right."""
    async with work.transaction() as session:
        await arrange_tiers(await session.connection())
