"""What a shopper does to the cart: put in, change, take out and back, note, and acknowledge."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import strawberry

from models.base import InvalidField, InvalidInput, NotFound
from models.carts import MOST_LINES, CartLine, Goods
from models.catalog import Variant
from resolvers import events
from resolvers.carts.opening import first_cart, open_or_new, saved, to_change
from resolvers.carts.viewing import CartView, offered, view
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import CartLineInput

LONGEST_TOKEN = 200


async def add_to_cart(
    info: Info, variant_id: strawberry.ID, quantity: int = 1, attribution: str | None = None
) -> CartView:
    """Put more of a variant into the cart. `attribution` is the token of what led to it."""
    more = CartLineInput(variant_id=variant_id, quantity=quantity, attribution=attribution)
    return await _put(info.context, [more])


async def add_lines_to_cart(info: Info, lines: list[CartLineInput]) -> CartView:
    """Put several variants into the cart, such as those of an earlier order or of a list.

    All of them, or none when one of them is refused.
    """
    if not 1 <= len(lines) <= MOST_LINES:
        raise InvalidInput([InvalidField("lines", f"From 1 to {MOST_LINES} lines.")])
    return await _put(info.context, lines)


async def _put(context: Context, lines: Sequence[CartLineInput]) -> CartView:
    wanted = [uuid_of(Variant, line.variant_id) for line in lines]
    await events.visit(context)
    is_first = context.has_new_visitor and context.viewer.customer_id is None
    cart = await (first_cart(context) if is_first else open_or_new(context))
    known = await offered(context, cart, *wanted)
    for variant_id, line in zip(wanted, lines, strict=True):
        token = (line.attribution or "")[:LONGEST_TOKEN] or None
        cart.put(on_sale(known.goods, variant_id), line.quantity, token)
    if is_first:
        await context.session.insert(cart)
        await context.session.insert(*cart.lines)
        return await view(context, cart, known)
    return await saved(context, cart, known)


def on_sale(known: Mapping[UUID, Goods], variant_id: UUID) -> Goods:
    """Raises NotFound."""
    if variant_id not in known or not known[variant_id].is_listed:
        raise NotFound(kind="product")
    return known[variant_id]


async def set_cart_line(
    info: Info, line_id: strawberry.ID, quantity: int, expected_version: int | None = None
) -> CartView:
    """Change how many of a line; 0 takes it out, until `restoreCartLine`.

    With `expectedVersion`, the version of the cart that was looked at, nothing is overwritten that
    another device did since.
    """
    context = info.context
    cart = await to_change(context, expected_version)
    line = cart.line(uuid_of(CartLine, line_id))
    known = await offered(context, cart)
    if quantity > line.quantity:
        on_sale(known.goods, line.variant_id)
    cart.set_quantity(line, quantity, known.goods.get(line.variant_id))
    return await saved(context, cart, known)


async def restore_cart_line(info: Info, line_id: strawberry.ID) -> CartView:
    """Put back a line that was taken out, where it was; the last ten are remembered."""
    context = info.context
    cart, removed = await to_change(info.context), uuid_of(CartLine, line_id)
    others = [UUID(one["variant_id"]) for one in cart.removed or []]
    known = await offered(context, cart, *others)
    cart.restore(removed, known.goods)
    await context.session.flush()
    return await saved(context, cart, known)


async def set_cart_note(info: Info, note: str, expected_version: int) -> CartView:
    """Say something about all of the cart; an empty note says nothing any more.

    Over the version that was looked at, so that no other device's words are lost.
    """
    cart = await to_change(info.context, expected_version)
    cart.say(note)
    return await saved(info.context, cart)


async def acknowledge_cart(info: Info, expected_version: int) -> CartView:
    """The shopper has seen what was adjusted and what became cheaper or dearer: no more of it.

    What stops the order, such as a product that is sold out, is told until it is changed.
    """
    context = info.context
    cart = await to_change(context, expected_version)
    known = await offered(context, cart)
    cart.acknowledge(known.goods)
    return await saved(context, cart, known)
