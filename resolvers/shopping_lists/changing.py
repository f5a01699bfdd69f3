"""What a shopper does to the own lists; what goes from or to the cart locks the cart first."""

from dataclasses import dataclass

import strawberry
from sqlalchemy import select

from models.base import NotFound
from models.carts import CartLine, check_quantity
from models.catalog import Variant
from models.shopping_lists import ListKind, ListLine, ShoppingList
from resolvers import events
from resolvers.carts.filling import on_sale
from resolvers.carts.opening import open_or_new, to_change
from resolvers.carts.opening import saved as saved_cart
from resolvers.carts.viewing import CartView, offered
from resolvers.catalog import goods
from resolvers.context import Context, Info, uuid_of
from resolvers.shopping_lists.opening import OWN, lists, open_list
from resolvers.shopping_lists.viewing import Saved, saved_view


@dataclass(slots=True)
class Moved:
    """Something went from the cart to a list, or back."""

    cart: CartView
    saved: Saved


async def save_for_later(info: Info, line_id: strawberry.ID) -> Moved:
    """Take a line out of the cart and keep it for another time, all of it."""
    context = info.context
    cart = await to_change(context)
    line = cart.line(uuid_of(CartLine, line_id))
    later = await open_list(context, ListKind.LATER)
    later.put(line.variant_id, line.quantity)
    cart.let_go(line)
    await context.session.flush()
    return Moved(await saved_cart(context, cart), await saved_view(context))


async def move_to_cart(info: Info, saved_line_id: strawberry.ID) -> Moved:
    """Put what was saved or wished for into the cart, all of it or nothing."""
    context = info.context
    wanted = uuid_of(ListLine, saved_line_id)
    await events.visit(context)
    cart = await open_or_new(context)
    its = await _of_line(context, saved_line_id)
    line = its.take_out(wanted)
    known = await offered(context, cart, line.variant_id)
    cart.put(on_sale(known.goods, line.variant_id), line.quantity)
    await context.session.flush()
    return Moved(await saved_cart(context, cart, known), await saved_view(context))


async def add_to_wish_list(info: Info, variant_id: strawberry.ID, quantity: int = 1) -> Saved:
    """Wish for so many of a variant; said again, it is the number that counts."""
    context, wanted = info.context, uuid_of(Variant, variant_id)
    check_quantity(quantity, least=1)
    await events.visit(context)
    channel, standing = await context.channel(), context.viewer.benefits.early_rank
    on_sale(await goods(context, [wanted], channel, standing), wanted)
    wishes = await open_list(context, ListKind.WISHES)
    wishes.put(wanted, quantity)
    await context.session.flush()
    return await saved_view(context)


async def remove_saved(info: Info, saved_line_id: strawberry.ID) -> Saved:
    """Take a line out of what was saved for later or wished for."""
    its = await _of_line(info.context, saved_line_id)
    its.take_out(uuid_of(ListLine, saved_line_id))
    its.updated_at = info.context.now
    await info.context.session.flush()
    return await saved_view(info.context)


async def _of_line(context: Context, line_id: str) -> ShoppingList:
    """The caller's list with this line, locked. Raises NotFound."""
    wanted = uuid_of(ListLine, line_id)
    holds = select(ListLine.list_id).where(ListLine.id == wanted).scalar_subquery()
    mine = select(ShoppingList.kind).where(ShoppingList.id == holds, ShoppingList.kind.in_(OWN))
    mine = mine.where(ShoppingList.visible_to(context.viewer))
    kind: ListKind | None = await context.session.scalar(mine)
    found = (await lists(context, kind, lock=True)).get(kind) if kind else None
    if found is None:
        raise NotFound(kind="line of your list")
    return found
