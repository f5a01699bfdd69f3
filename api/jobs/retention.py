"""What is old goes, by the rules of `models/privacy/retention.py`."""

from api.jobs import each_by_itself, every
from api.work import Work
from models.identity import VISIT_LASTS
from models.privacy import RULES, RetentionRule
from resolvers.privacy.consenting import forget_visits
from resolvers.privacy.retaining import BATCH, note, prune, since

MOST_BATCHES = 50
"""Of one rule in one run: old things do not keep new ones waiting."""


@every(seconds=600)
async def forget_what_visits_were_whose(work: Work) -> None:
    for _ in range(MOST_BATCHES):
        async with work.transaction() as session:
            if not await forget_visits(session, work.now - VISIT_LASTS):
                return


@every(seconds=3600, patience=1800)
async def prune_what_is_old(work: Work) -> None:
    """By the owner's rules, in batches, each its own transaction."""
    await each_by_itself(RULES, lambda rule: prune_by(work, rule))


async def prune_by(work: Work, rule: RetentionRule) -> int:
    """Returns how many rows went."""
    async with work.transaction() as session:
        older_than = await since(session, rule, work.now)
    gone = 0
    for _ in range(MOST_BATCHES):
        async with work.transaction() as session:
            rows = await prune(session, rule, older_than)
        gone += rows
        if rows < BATCH:
            break
    async with work.transaction() as session:
        await note(session, rule, gone, work.now)
    return gone
