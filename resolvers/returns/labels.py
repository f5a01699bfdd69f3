"""The label of a return: read by whoever has its address, while the goods are expected."""

from dataclasses import dataclass

from sqlalchemy import select

from models.orders import Order
from models.returns import Return
from models.stores import Location
from resolvers.context import Context
from resolvers.returns.reading import PURPOSE
from resolvers.signed_links import opened


@dataclass(frozen=True)
class Label:
    number: str
    code: str
    order_number: str
    to: list[str]
    """Where the goods go, in lines."""
    is_by_hand: bool
    """Whether they are brought to a store."""
    language: str


async def fetch(context: Context, token: str) -> Label | None:
    """What such an address gives; None when it is over, or nothing is expected any more."""
    id = opened(context.ports.vault, PURPOSE, token, context.now)
    if id is None:
        return None
    back = await context.session.scalar(select(Return).where(Return.id == id))
    if back is None or not back.has_label:
        return None
    order = (await context.session.scalars(select(Order).where(Order.id == back.order_id))).one()
    named = select(Location).where(Location.id == (back.drop_off_id or order.location_id))
    place = (await context.session.scalars(named)).one()
    city = f"{place.postal_code} {place.city} {place.region}".strip()
    to = [place.name, place.line1, city, place.country]
    return Label(
        back.number, back.code or "", order.number, to, bool(back.drop_off_id), order.language
    )
