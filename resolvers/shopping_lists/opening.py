"""The caller's own lists: found or made, locked, and merged at a login."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value

from models import ids
from models.shopping_lists import ListKind, ShoppingList
from models.viewer import Viewer
from resolvers.context import Context

OWN = (ListKind.LATER, ListKind.WISHES)


async def lists(
    context: Context, *kinds: ListKind, of: Viewer | None = None, lock: bool = False
) -> dict[ListKind, ShoppingList]:
    """Those there are, with their lines; locked in the order of their kinds."""
    whose = ShoppingList.visible_to(of or context.viewer)
    wanted = select(ShoppingList).where(ShoppingList.kind.in_(kinds), whose)
    wanted = wanted.order_by(ShoppingList.kind).options(selectinload(ShoppingList.lines))
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    found: Sequence[ShoppingList] = (await context.session.scalars(wanted)).all()
    return {one.kind: one for one in found}


async def open_list(context: Context, kind: ListKind) -> ShoppingList:
    """The caller's list of this kind, locked; made if there is none, by one of two at once."""
    while (found := (await lists(context, kind, lock=True)).get(kind)) is None:
        made = await _made(context, kind)
        if made is not None:
            return made
    found.updated_at = context.now
    return found


async def _made(context: Context, kind: ListKind) -> ShoppingList | None:
    customer_id = context.viewer.customer_id
    values = {
        "id": ids.uuid7(),
        "kind": kind,
        "customer_id": customer_id,
        "visitor_id": None if customer_id else context.viewer.visitor_id,
        "shares": 0,
    }
    made = insert(ShoppingList).values(values).on_conflict_do_nothing().returning(ShoppingList)
    new: ShoppingList | None = await context.session.scalar(made)
    if new is not None:
        set_committed_value(new, "lines", [])
    return new


async def merge_lists(context: Context, guest: Viewer) -> None:
    """What a browser saved and wished for as a guest goes to the account's own lists."""
    theirs = await lists(context, *OWN, of=guest, lock=True)
    for kind, their in theirs.items():
        if their.lines:
            (await open_list(context, kind)).take_over(their)
