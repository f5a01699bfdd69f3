"""A place that is still in use, and stays so until whoever asks is done."""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from models.stores import Location
from resolvers.context import Context


async def open_place(context: Context, id: UUID, *matching: ColumnElement[bool]) -> Location:
    """Nobody closes it before this transaction ends. Raises NotFound, also for a closed one."""
    named = select(Location).where(Location.id == id, Location.closed_at.is_(None), *matching)
    return await context.the_one(named.with_for_update(read=True), Location)
