"""Links to a copy of the cart or to the wish list, for whoever is given one; it says nobody's name.

A link names the list, and proves by the shop's own secret that the shop made it.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import selectinload

from models import ids
from models.base import NotFound
from models.shopping_lists import MOST_SHARED, ListKind, ShoppingList
from resolvers import events
from resolvers.carts.opening import to_change
from resolvers.context import Context, Info
from resolvers.ports import Vault
from resolvers.shopping_lists.opening import open_list
from resolvers.shopping_lists.viewing import SavedLineView, lines_view

PURPOSE = "a shared list"
_SUFFIX, _PROOF = 26, 22
"""Letters of an id, and of what proves it: 132 bits."""


@dataclass(frozen=True)
class ShareLink:
    url: str
    token: str
    expires_at: datetime


@dataclass(slots=True)
class SharedList:
    gid: str
    is_wish_list: bool
    lines: list[SavedLineView]
    expires_at: datetime


@dataclass(frozen=True)
class SharingEnded:
    count: int


async def share_cart(info: Info) -> ShareLink:
    """A link to what is in the cart now, for 30 days. What becomes of the cart it does not show.

    Twenty links are open at a time; after that, the oldest goes.
    """
    context = info.context
    cart = await to_change(context)
    if not cart.lines:
        raise NotFound(kind="line of your cart")
    copy = ShoppingList(
        kind=ListKind.COPY, customer_id=cart.customer_id, visitor_id=cart.visitor_id
    )
    copy.share(context.now)
    copy.put_what_fits((line.variant_id, line.quantity) for line in cart.lines)
    context.session.add(copy)
    await context.session.flush()
    await _forget_oldest(context)
    return _link(context, copy)


async def _forget_oldest(context: Context) -> None:
    mine = (ShoppingList.kind == ListKind.COPY, ShoppingList.visible_to(context.viewer))
    newest = select(ShoppingList.id).where(*mine)
    newest = newest.order_by(ShoppingList.created_at.desc(), ShoppingList.id.desc())
    oldest = delete(ShoppingList).where(*mine, ShoppingList.id.not_in(newest.limit(MOST_SHARED)))
    await context.session.execute(oldest.execution_options(synchronize_session=False))


async def share_wish_list(info: Info) -> ShareLink:
    """A link to what is wished for, as it changes, for 30 days; the same while one is open."""
    context = info.context
    await events.visit(context)
    wishes = await open_list(context, ListKind.WISHES)
    wishes.share(context.now)
    await context.session.flush()
    return _link(context, wishes)


async def end_sharing(info: Info) -> SharingEnded:
    """No link that was given away opens anything any more, to a copy of a cart or to the wishes."""
    context = info.context
    mine = ShoppingList.visible_to(context.viewer)
    is_open = (mine, ShoppingList.shared_until > context.now)
    shared = await context.session.scalar(
        select(func.count()).select_from(ShoppingList).where(*is_open)
    )
    copies = delete(ShoppingList).where(mine, ShoppingList.kind == ListKind.COPY)
    wishes = update(ShoppingList).where(*is_open, ShoppingList.kind == ListKind.WISHES)
    for statement in (copies, wishes.values(shared_until=None)):
        await context.session.execute(statement.execution_options(synchronize_session=False))
    return SharingEnded(int(shared or 0))


async def shared_list(info: Info, token: str) -> SharedList | None:
    """What somebody shares by this link; null when it is none, or is over."""
    found = await opened(info.context, token)
    if found is None:
        return None
    lines = await lines_view(info.context, found.lines)
    assert found.shared_until is not None
    return SharedList(
        gid=found.gid,
        is_wish_list=found.kind is ListKind.WISHES,
        lines=[lines[line.id] for line in found.lines],
        expires_at=found.shared_until,
    )


async def opened(context: Context, token: str) -> ShoppingList | None:
    """The list behind a link that is good: of our making, not ended and not over."""
    parts = ids.decode(f"{ShoppingList.prefix}_{token[:_SUFFIX]}")
    if parts is None or not token.isascii():
        return None
    named = select(ShoppingList).where(ShoppingList.id == parts[1])
    found: ShoppingList | None = await context.session.scalar(
        named.options(selectinload(ShoppingList.lines))
    )
    if found is None or not found.is_shared(context.now):
        return None
    return found if hmac.compare_digest(token_of(context.ports.vault, found), token) else None


def _link(context: Context, shared: ShoppingList) -> ShareLink:
    assert shared.shared_until is not None
    token = token_of(context.ports.vault, shared)
    return ShareLink(f"{context.origin}/shared/{token}", token, shared.shared_until)


def token_of(vault: Vault, shared: ShoppingList) -> str:
    proof = vault.derive(PURPOSE, f"{shared.gid}:{shared.shares}")
    return shared.gid.removeprefix(f"{ShoppingList.prefix}_") + proof[:_PROOF]
