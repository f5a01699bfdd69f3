"""Warehouses and stores: where they are, when they are open, and who may say so."""

from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import func, or_, select, tuple_
from sqlalchemy.exc import IntegrityError

from models.base import InvalidField, InvalidInput
from models.opening_hours import Hours, week_of
from models.stores import Location, LocationKind
from resolvers.context import Context, Info
from resolvers.inputs import LocationInput
from resolvers.paging import Page, decode_cursor, encode_cursor, page_of, page_size

NUMBER_IS_TAKEN = "Another location has this number."


async def stock_locations(
    info: Info,
    kind: LocationKind | None = None,
    search: str = "",
    first: int = 20,
    after: str | None = None,
) -> Page[Location]:
    """Warehouses and stores by name; `search` is a part of name, number, city or postal code."""
    context, size = info.context, page_size(first)
    found = select(Location) if kind is None else select(Location).where(Location.kind == kind)
    if words := search.strip():
        named = (Location.name, Location.number, Location.city, Location.postal_code)
        found = found.where(or_(*(one.icontains(words, autoescape=True) for one in named)))
    wanted = found.order_by(Location.name, Location.id)
    if after is not None:
        name, last = decode_cursor(after, 2)
        wanted = wanted.where(tuple_(Location.name, Location.id) > (str(name), _uuid(last)))
    rows = (await context.session.scalars(wanted.limit(size + 1))).all()

    async def count() -> int:
        every = select(func.count()).select_from(found.subquery())
        return int(await context.session.scalar(every) or 0)

    return page_of(rows, size, after, lambda one: encode_cursor(one.name, str(one.id)), count)


async def create_location(info: Info, location: LocationInput) -> Location:
    """Open a warehouse or a store; its number is given once."""
    given = _given(location)
    place = Location(**given)
    place.describe(given)
    info.context.session.add(place)
    await _check_number(info.context)
    return place


async def change_location(
    info: Info, location_id: strawberry.ID, revision: int, location: LocationInput
) -> Location:
    """Say anew what and where a location is. Raises when somebody else did so meanwhile."""
    place = await info.context.visible(Location, location_id, lock=True)
    place.change(revision, _given(location))
    await _check_number(info.context)
    return place


async def _check_number(context: Context) -> None:
    """Raises InvalidInput when another location has it."""
    try:
        await context.session.flush()
    except IntegrityError:
        raise InvalidInput([InvalidField("number", NUMBER_IS_TAKEN)]) from None


def _given(told: LocationInput) -> dict[str, Any]:
    hours = [Hours(one.weekday, one.opens, one.closes) for one in told.opening_hours]
    known = {name: value for name, value in vars(told).items() if value is not None}
    return {**known, "opening_hours": week_of(hours)}


def _uuid(text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        wrong = "This is not a cursor of this list."
        raise InvalidInput([InvalidField("after", wrong)]) from None
