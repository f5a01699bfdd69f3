"""Goods that come back, as their buyer and the desk read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import strawberry
from sqlalchemy import select
from strawberry import Parent

from models import returns as model
from models.language import said
from models.money import Money
from models.orders import Order
from models.returns import Return, ReturnLine, ReturnStatus
from models.stores import Location
from resolvers.context import Info
from resolvers.order_lines import OrderLineRow
from resolvers.orders.reading import events_of
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession
from resolvers.signed_links import signed

PURPOSE = "return_label"
LABEL_LASTS = timedelta(days=14)


async def returns(
    info: Info, status: ReturnStatus | None = None, first: int = 20, after: str | None = None
) -> Page[Return]:
    """Returns, newest first: the caller's own, or for staff everybody's."""
    matching = [] if status is None else [Return.status == status]
    return await newest_first(
        info.context, Return, Return.requested_at, matching=matching, first=first, after=after
    )


async def return_(info: Info, id: strawberry.ID) -> Return | None:
    """One return, if the caller may see it."""
    return await info.context.visible(Return, id)


async def order(back: Parent[Return], info: Info) -> Order | None:
    """What was bought."""
    return await info.context.loaders.order.load(back.order_id)


async def lines(back: Parent[Return], info: Info) -> list[ReturnLine]:
    """What goes back, and what each gives back."""
    return await info.context.loaders.return_lines.load(back.id)


async def order_line(line: Parent[ReturnLine], info: Info) -> OrderLineRow | None:
    """The line of the order that it goes back from."""
    return await info.context.loaders.order_line_row.load(line.order_line_id)


async def line_refund(line: Parent[ReturnLine], info: Info) -> Money:
    """What these units give back, with their tax."""
    back = await info.context.loaders.returned.load(line.return_id)
    return Money(line.refund, back.currency if back else "")


async def fee(back: Parent[Return], info: Info) -> Money:
    """What is kept of its refund, because the goods were not at fault."""
    kept = await info.context.loaders.return_lines.load(back.id)
    return Money(sum(line.fee for line in kept), back.currency)


async def order_returns(order: Parent[Order], info: Info) -> list[Return]:
    """What goes back of this order, oldest first."""
    return await info.context.loaders.of(_visible_of_orders).load(order.id)


async def _visible_of_orders(session: SharedSession, ids: Sequence[UUID]) -> list[list[Return]]:
    """Not all who see an order see what goes back of it."""
    seen = Return.visible_to(session.info["viewer"])
    found = select(Return).where(Return.order_id.in_(ids), seen).order_by(Return.id)
    returns: dict[UUID, list[Return]] = {id: [] for id in ids}
    for back in (await session.execute(found)).scalars():
        returns[back.order_id].append(back)
    return [returns[id] for id in ids]


async def order_can_return(order: Parent[Order], info: Info) -> bool:
    """Whether anything of this order can be sent back now."""
    lines = await info.context.loaders.order_line_rows.load(order.id)
    units_left = sum(line.quantity_returnable for line in lines)
    return model.can_return(order, units_left, info.context.now)


async def drop_off(back: Parent[Return], info: Info) -> Location | None:
    """The store where its buyer hands it in; null for a parcel."""
    return await _place(back.drop_off_id, info)


async def received_at(back: Parent[Return], info: Info) -> Location | None:
    """Where its goods are; null until they come."""
    return await _place(back.location_id, info)


async def _place(id: UUID | None, info: Info) -> Location | None:
    return await info.context.loaders.location.load(id) if id else None


def code(back: Parent[Return], info: Info) -> str | None:
    """What is shown at the counter with the goods, as text or as a QR code. For the buyer alone."""
    return back.code if back.is_of(info.context.viewer) else None


def label(back: Parent[Return], info: Info) -> str | None:
    """Where the label and what to do with it can be fetched as PDF, for a fortnight, by whoever
    has the address. For the buyer alone, while the goods are expected."""
    context = info.context
    if not back.is_of(context.viewer) or not back.has_label:
        return None
    return label_path(info, back)


def label_path(info: Info, back: Return) -> str:
    until = info.context.now + LABEL_LASTS
    return f"/return-labels/{signed(info.context.ports.vault, PURPOSE, back.id, until)}"


def bonus(back: Parent[Return]) -> Money:
    """What the shop added to it, as store credit."""
    return Money(back.bonus, back.currency)


@dataclass(slots=True)
class ReturnStep:
    status: ReturnStatus | None
    title: str
    at: datetime


TITLES = {
    ReturnStatus.APPROVED: "Accepted",
    ReturnStatus.REJECTED: "Not accepted",
    ReturnStatus.RECEIVED: "Received",
    ReturnStatus.REFUNDED: "Refunded",
}
OTHERS = {"ReturnBroughtIn": "Handed in at the store", "ReturnSplit": "A part of it is awaited"}


async def timeline(back: Parent[Return], info: Info) -> list[ReturnStep]:
    """What happened to it, oldest first."""
    steps = []
    for entry in await info.context.loaders.of(events_of).load(back.id):
        if entry.name == "ReturnRequested":
            steps.append(ReturnStep(ReturnStatus.REQUESTED, said("Asked for"), entry.at))
        elif entry.name == "ReturnMoved":
            status = ReturnStatus(entry.data["status"])
            steps.append(ReturnStep(status, said(TITLES[status]), entry.at))
        elif entry.name in OTHERS:
            steps.append(ReturnStep(None, said(OTHERS[entry.name]), entry.at))
    return steps
