"""Taking a person out of every table, in one transaction; the books stay whole."""

from models.base import Model
from models.privacy import tables
from resolvers.privacy.subject import Subject
from resolvers.session import SharedSession

_TRACES = """
update pgqueuer_log set traceback = null
where traceback is not null and exists (
  select from unnest(:written_to) word where position(word in traceback::text) > 0)
"""
"""What went wrong with a job may quote an address."""


async def take_out(session: SharedSession, who: Subject) -> None:
    """Whoever points to something goes before it."""
    for table in reversed(Model.metadata.sorted_tables):
        for statement in tables[table.name].erasing():
            await session.execute(who.bound(statement))
    await session.execute(who.bound(_TRACES))
