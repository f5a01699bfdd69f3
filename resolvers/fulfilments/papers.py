"""What is printed of a shipment, given to whoever has the link of some minutes."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import undefer

from models.addresses import Address
from models.catalog import Variant
from models.fulfilments import Fulfilment, FulfilmentLine
from models.orders import Order, OrderLine
from models.stores import Location
from resolvers.context import Context
from resolvers.signed_links import opened

KINDS = {"pick-list": "pick list", "packing-slip": "packing slip", "label": "label"}
"""By the word in the address; the other is the purpose of the link."""


@dataclass(frozen=True)
class PrintedLine:
    quantity: int
    sku: str
    barcode: str | None
    name: str


@dataclass(frozen=True)
class SentPaper:
    """A pick list or a packing slip."""

    kind: str
    number: str
    order_number: str
    language: str
    country: str
    sender: list[str]
    recipient: list[str]
    note: str
    age_limit: int | None
    lines: list[PrintedLine]


async def fetch(context: Context, kind: str, token: str) -> SentPaper | bytes | None:
    """The paper, or the carrier's PDF of a label; None when the link is over, or none of ours."""
    purpose = KINDS.get(kind)
    id = opened(context.ports.vault, purpose, token, context.now) if purpose else None
    if id is None:
        return None
    if kind == "label":
        named = select(Fulfilment).where(Fulfilment.id == id).options(undefer(Fulfilment.label))
        one: Fulfilment | None = await context.session.scalar(named)
        return one.label if one else None
    return await _paper(context, kind, id)


async def _paper(context: Context, kind: str, id: UUID) -> SentPaper | None:
    named = (
        select(Fulfilment, Order, Location)
        .join(Order, Order.id == Fulfilment.order_id)
        .join(Location, Location.id == Fulfilment.location_id)
        .where(Fulfilment.id == id)
    )
    found = (await context.session.execute(named)).first()
    if found is None:
        return None
    one, order, place = found
    address = Address.stored(order.delivery_address)
    return SentPaper(
        kind=kind,
        number=one.number,
        order_number=order.number,
        language=order.language,
        country=address.country if address else place.country,
        sender=[
            place.name,
            place.line1,
            f"{place.postal_code} {place.city} {place.region}".strip(),
        ],
        recipient=_lines_of(address) if address else [],
        note=order.note,
        age_limit=order.age_limit,
        lines=await _lines(context, id),
    )


def _lines_of(address: Address) -> list[str]:
    city = " ".join(filter(None, (address.postal_code, address.city, address.region)))
    parts = (address.name, address.line1, address.line2, city, address.country)
    return [one for one in parts if one]


async def _lines(context: Context, id: UUID) -> list[PrintedLine]:
    wanted = (
        select(FulfilmentLine.quantity, Variant.sku, Variant.barcode, OrderLine.name)
        .join(OrderLine, OrderLine.id == FulfilmentLine.order_line_id)
        .join(Variant, Variant.id == OrderLine.variant_id)
        .where(FulfilmentLine.fulfilment_id == id)
        .order_by(Variant.sku)
    )
    return [PrintedLine(*row) for row in (await context.session.execute(wanted)).all()]
