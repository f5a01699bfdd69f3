"""Goods that come back: asked for by the buyer, decided and received by staff, paid back once."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import strawberry
from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value
from strawberry import Parent

from models import returns as model
from models.money import Money
from models.orders import Order, OrderLine
from models.returns import Return, ReturnLine, ReturnReason, ReturnStatus
from resolvers import stock
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import Key, OptionalKey, ReturnLineInput
from resolvers.order_lines import OrderLineRow
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession


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


async def request_return(
    info: Info,
    order_id: strawberry.ID,
    lines: list[ReturnLineInput],
    reason: ReturnReason,
    idempotency_key: Key,
    note: str = "",
) -> Return:
    """Ask to send back some units of an order of one's own; the desk asks for anybody."""
    context = info.context
    theirs = select(Order).where(
        Order.id == uuid_of(Order, order_id), Order.returnable_by(context.viewer)
    )
    order = await context.the_one(theirs, Order, lock=True)
    await _lock_lines(context, order)
    wanted = [(uuid_of(OrderLine, one.order_line_id), one.quantity) for one in lines]
    back = Return.request(
        order, wanted, await _earlier(context, order), reason=reason, note=note, now=context.now
    )
    context.session.add(back)
    return back


async def approve_return(
    info: Info, return_id: strawberry.ID, idempotency_key: OptionalKey = None
) -> Return:
    """Say yes: the customer may send the goods."""
    back = await info.context.the_one(_handled(info.context, return_id), Return, lock=True)
    back.approve()
    return back


async def reject_return(
    info: Info, return_id: strawberry.ID, answer: str, idempotency_key: OptionalKey = None
) -> Return:
    """Say no, and why."""
    back, order = await with_order(info.context, return_id)
    back.reject(answer, order)
    return back


async def receive_return(
    info: Info, return_id: strawberry.ID, idempotency_key: OptionalKey = None
) -> Return:
    """The parcel is here: its goods go back on the shelf they came from; damaged ones do not."""
    context = info.context
    back, order = await with_order(context, return_id)
    going_back = {line.order_line_id for line in back.lines}
    variants = {line.variant_id for line in order.lines if line.id in going_back}
    there = await stock.shelves(
        context.session, [(variant_id, order.location_id) for variant_id in variants]
    )
    counts = {variant_id: one for (variant_id, _), one in there.items()}
    await stock.record(context.session, back.receive(order, counts))
    return back


async def with_order(context: Context, return_id: str) -> tuple[Return, Order]:
    """A return and its order with their lines, locked: the order first, as everywhere."""
    named = _handled(context, return_id)
    found = await context.the_one(named, Return)
    order = await context.the_one(select(Order).where(Order.id == found.order_id), Order, lock=True)
    await _lock_lines(context, order)
    back = await context.the_one(named, Return, selectinload(Return.lines), lock=True)
    return back, order


def _handled(context: Context, return_id: str) -> Select[Return]:
    """The return, if the viewer handles it for the shop: to have bought the goods is not enough."""
    named = select(Return).where(Return.id == uuid_of(Return, return_id))
    return named.where(Return.handled_by(context.viewer))


async def _lock_lines(context: Context, order: Order) -> None:
    statement = select(OrderLine).where(OrderLine.order_id == order.id).order_by(OrderLine.id)
    locked = await context.session.scalars(
        statement.with_for_update().execution_options(populate_existing=True)
    )
    set_committed_value(order, "lines", locked.all())


async def _earlier(context: Context, order: Order) -> Iterable[ReturnLine]:
    """What goes back of `order` already; it is locked, so nothing is added meanwhile."""
    asked = select(ReturnLine).join(Return, Return.id == ReturnLine.return_id)
    asked = asked.where(Return.order_id == order.id, Return.status != ReturnStatus.REJECTED)
    earlier: Sequence[ReturnLine] = (await context.session.scalars(asked)).all()
    return earlier
