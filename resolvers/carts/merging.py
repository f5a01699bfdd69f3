"""What a browser put together as a guest becomes the account's at the login.

The policy: quantities add up, within the stock and what one cart may hold of a product; the
account's own lines are never cut. A line for which the cart has no room is saved for later. The
guest's offer comes along if there is none, as does the note; lists become longer. What was done is
kept with the cart until its owner has seen it, and can be undone until then.
"""

from dataclasses import dataclass, field

from models.carts import Cart, Taken, Warning, left_out
from models.offers import OfferNotUsable
from models.shopping_lists import ListKind
from models.viewer import Viewer
from resolvers import offers
from resolvers.carts.opening import locked, open_or_new, saved, to_change
from resolvers.carts.viewing import CartView, adjusted, offered
from resolvers.context import Context, Info
from resolvers.shopping_lists.opening import merge_lists, open_list


@dataclass(frozen=True)
class Merged:
    lines: int = 0
    warnings: list[Warning] = field(default_factory=list)


async def merge_guest_cart(context: Context, guest: Viewer) -> Merged:
    """The cart this browser filled before the login goes into the account's, line by line, and its
    lists into the account's lists."""
    if context.viewer.customer_id is None or guest.customer_id is not None:
        return Merged()
    merged = await _merged(context, guest)
    await merge_lists(context, guest)
    await context.session.flush()
    return merged


async def _merged(context: Context, guest: Viewer) -> Merged:
    theirs = await locked(context, Cart.visible_to(guest))
    if theirs is None or not theirs.lines:
        return Merged()
    mine = await open_or_new(context)
    known = await offered(context, theirs)
    taken = mine.take_over(theirs, known.goods, await _codes_of_guest(context, theirs))
    mine.updated_at, mine.abandoned_at = context.now, None
    await _save_for_later(context, [one for one in taken if not one.got])
    return Merged(len(taken) - left_out(taken), adjusted(mine, taken))


async def undo_cart_merge(info: Info) -> CartView:
    """Take out again what was a guest's before the login; it is saved for later instead.

    For as long as the cart tells of it in `merge`.
    """
    context = info.context
    cart = await to_change(context)
    await _save_for_later(context, cart.undo_merge())
    await context.session.flush()
    return await saved(context, cart)


async def _save_for_later(context: Context, taken: list[Taken]) -> None:
    if taken:
        later = await open_list(context, ListKind.LATER)
        later.put_what_fits((one.variant_id, one.wanted) for one in taken)


async def _codes_of_guest(context: Context, theirs: Cart) -> list[str]:
    """Of a guest's cart, those that who has logged in may use."""
    usable = []
    for code in theirs.codes:
        try:
            await offers.find_offer(context, code, context.viewer.customer_id)
        except OfferNotUsable:
            continue
        usable.append(code)
    return usable
