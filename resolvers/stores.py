"""The shop, its markets and its places."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from strawberry import Parent

from models.legal import LegalKind
from models.opening_hours import Hours
from models.stores import Channel, Location, LocationKind, Shop
from resolvers.context import Info
from resolvers.paging import page_size


async def shop(info: Info) -> Shop:
    """The shop and the market of this request (header `x-patron-channel`)."""
    await info.context.channel()
    return await info.context.the_one(select(Shop), Shop)


async def shop_channel(shop: Parent[Shop], info: Info) -> Channel:
    return await info.context.channel()


async def shop_channels(shop: Parent[Shop], info: Info) -> Sequence[Channel]:
    return (await info.context.session.scalars(select(Channel).order_by(Channel.position))).all()


def must_accept(channel: Parent[Channel]) -> list[LegalKind]:
    """The legal texts that a shopper accepts to buy there."""
    return [LegalKind(one) for one in channel.must_accept]


async def stores(info: Info, search: str = "", first: int = 20) -> Sequence[Location]:
    """Stores whose name, number, city or postal code has `search` in it, by name."""
    found = select(Location).where(
        Location.kind == LocationKind.STORE, Location.closed_at.is_(None)
    )
    if search.strip():
        named = (Location.name, Location.number, Location.city, Location.postal_code)
        found = found.where(or_(*(one.icontains(search.strip(), autoescape=True) for one in named)))
    found = found.order_by(Location.has_pickup.desc(), Location.name, Location.id)
    return (await info.context.session.scalars(found.limit(page_size(first)))).all()


def opening_hours(store: Parent[Location]) -> list[Hours]:
    return [
        Hours(int(weekday), hours[0], hours[1])
        for weekday, hours in sorted(store.opening_hours.items())
    ]
