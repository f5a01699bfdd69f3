"""Returns are asked for, decided and received, their order locked before them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

import strawberry
from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value

from models import letters
from models.base import InvalidField, InvalidInput, NotFound
from models.identity import Limit
from models.orders import Order, OrderLine
from models.returns import (
    Graded,
    Override,
    RefundTarget,
    Return,
    ReturnLine,
    ReturnReason,
    ReturnStatus,
    receive,
)
from models.stores import Channel, Location, LocationKind, Shop
from models.support import check_text
from models.viewer import Grant
from resolvers import stock
from resolvers.context import Context, Info, uuid_of
from resolvers.identity import tries
from resolvers.inputs import GradedLineInput, Key, OptionalKey, ReturnLineInput
from resolvers.open_places import open_place
from resolvers.session import SharedSession

CODES = Limit("code of a return, account", 60, timedelta(hours=1))
"""Wrong ones; right ones do not count."""


async def request_return(
    info: Info,
    order_id: strawberry.ID,
    lines: list[ReturnLineInput],
    reason: ReturnReason,
    idempotency_key: Key,
    note: str = "",
    target: RefundTarget = RefundTarget.ORIGINAL,
    drop_off_id: strawberry.ID | None = None,
    override: str | None = None,
) -> Return:
    """Ask to send back some units of an order of one's own; the desk asks for anybody, and may
    `override` the window for a reason: then two people decide on the money.

    The money goes back to what was paid with, or to store credit. `dropOffId` is a store; without
    it, the goods come as a parcel. What is of little value is accepted at once.
    """
    context = info.context
    order = await returnable(context, order_id, lock=True)
    shop: Shop | None = await context.session.scalar(select(Shop).limit(1))
    market = await context.session.get_one(Channel, order.channel_id)
    back = Return.request(
        order,
        named_units(lines),
        await earlier(context.session, order.id),
        reason=reason,
        note=note,
        now=context.now,
        target=target,
        bonus_basis_points=shop.return_bonus_basis_points if shop else 0,
        drop_off_id=await _store(context, drop_off_id),
        override=_override(context, override),
    )
    back.decide_by_rule(market.returns_approved_below)
    context.session.add(back)
    return back


def named_units(lines: Sequence[ReturnLineInput]) -> list[tuple[UUID | None, int]]:
    return [(uuid_of(OrderLine, one.order_line_id), one.quantity) for one in lines]


async def returnable(context: Context, order_id: str, lock: bool = False) -> Order:
    """The order with its lines, if the viewer may send them back."""
    theirs = select(Order).where(
        Order.id == uuid_of(Order, order_id), Order.returnable_by(context.viewer)
    )
    if not lock:
        return await context.the_one(theirs, Order, selectinload(Order.lines))
    order = await context.the_one(theirs, Order, lock=True)
    await _lock_lines(context, order)
    return order


async def earlier(session: SharedSession, order_id: UUID) -> Iterable[ReturnLine]:
    """What goes back of the order already; while it is locked, nothing is added."""
    asked = select(ReturnLine).join(Return, Return.id == ReturnLine.return_id)
    asked = asked.where(Return.order_id == order_id, Return.status != ReturnStatus.REJECTED)
    found: Sequence[ReturnLine] = (await session.scalars(asked)).all()
    return found


async def _store(context: Context, id: str | None) -> UUID | None:
    """Raises NotFound."""
    if id is None:
        return None
    is_store = Location.kind == LocationKind.STORE
    return (await open_place(context, uuid_of(Location, id), is_store)).id


def _override(context: Context, reason: str | None) -> Override | None:
    viewer = context.viewer
    if reason is None:
        return None
    if not viewer.may(Grant.HANDLE_RETURNS) or viewer.account_id is None:
        raise NotFound(kind="order")
    return Override(check_text("override", reason, 500), viewer.account_id)


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


async def accept_drop_off(info: Info, code: str, idempotency_key: OptionalKey = None) -> Return:
    """The buyer is at the counter, with goods and their code: from here on, the store where the
    caller serves handles the return, whichever store or parcel was chosen."""
    context = info.context
    own = CODES.key(context.viewer.account_id)
    await tries.check(context, CODES, own)
    named = select(Return.id).where(
        Return.code == letters.grouped(letters.bare(code), 5),
        Return.status.in_([ReturnStatus.REQUESTED, ReturnStatus.APPROVED]),
    )
    id = await context.session.scalar(named.order_by(Return.id.desc()).limit(1))
    locked = select(Return).where(Return.id == id).with_for_update()
    back: Return | None = await context.session.scalar(
        locked.execution_options(populate_existing=True)
    )
    if back is None:
        # What `idempotency_key` left so far must not be saved with the try.
        await context.session.rollback()
        await tries.count(context, (CODES, own))
        raise NotFound(kind="return")
    if context.viewer.store_id is not None:
        back.bring_in((await open_place(context, context.viewer.store_id)).id)
    return back


async def receive_return(
    info: Info,
    return_id: strawberry.ID,
    idempotency_key: OptionalKey = None,
    lines: list[GradedLineInput] | None = None,
    rest_stays_open: bool = False,
    location_id: strawberry.ID | None = None,
) -> Return:
    """The goods are here: what is like new goes on the shelf of the place that receives them.

    Without `lines`, all came as it was announced. Only what came gives money back; what is missing
    is waited for, as a return of its own, when the `rest` stays open. An associate receives at
    their own store, the desk at `locationId`, or where the goods were sold from.
    """
    context = info.context
    back, order = await with_order(context, return_id)
    at = await _receiving(context, back, order, location_id)
    going_back = {line.order_line_id for line in back.lines}
    variants = {line.variant_id for line in order.lines if line.id in going_back}
    there = await stock.shelves(context.session, [(variant_id, at) for variant_id in variants])
    counts = {variant_id: one for (variant_id, _), one in there.items()}
    received = receive(
        back,
        order,
        counts,
        graded=_graded(lines),
        at=at,
        rest_stays_open=rest_stays_open,
        now=context.now,
    )
    if received.rest is not None:
        context.session.add(received.rest)
    await stock.record(context.session, received.moves)
    return back


async def _receiving(context: Context, back: Return, order: Order, named: str | None) -> UUID:
    viewer = context.viewer
    if not viewer.may(Grant.HANDLE_RETURNS):
        assert viewer.store_id is not None
        return (await open_place(context, viewer.store_id)).id
    if named is not None:
        return (await open_place(context, uuid_of(Location, named))).id
    return await _still_open(context, back.brought_in_at or order.location_id, order)


async def _still_open(context: Context, place: UUID, order: Order) -> UUID:
    """That place, or the first warehouse of the market where it was closed since."""
    try:
        return (await open_place(context, place)).id
    except NotFound:
        market = select(Channel.warehouse_id).where(Channel.id == order.channel_id)
        return (await context.session.scalars(market)).one()


def _graded(lines: Sequence[GradedLineInput] | None) -> dict[UUID, Graded] | None:
    if lines is None:
        return None
    found = dict[UUID, Graded]()
    for one in lines:
        id = uuid_of(ReturnLine, one.return_line_id)
        if id is None or id in found:
            raise InvalidInput([InvalidField("lines", "Each line of the return once.")])
        found[id] = Graded(one.like_new, one.opened, one.damaged, one.missing)
    return found


async def with_order(context: Context, return_id: str) -> tuple[Return, Order]:
    """A return and its order with their lines, locked: the order first, as everywhere. Of what
    is brought to a store, the order may be another's."""
    named = _handled(context, return_id)
    found = await context.the_one(named, Return)
    locked = select(Order).where(Order.id == found.order_id).with_for_update()
    orders = await context.session.scalars(locked.execution_options(populate_existing=True))
    order: Order = orders.one()
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
