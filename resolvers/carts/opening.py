"""The caller's open cart: found, made, locked while it changes, and saved with when it was."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value

from models import ids
from models.base import NotFound
from models.carts import Cart, CartStatus
from resolvers.carts.viewing import CartChangedMeanwhile, CartView, Offered, view
from resolvers.context import Context, Info


async def cart(info: Info) -> CartView | None:
    """The caller's open cart; null while nothing was ever put in it."""
    return await open_cart_view(info.context)


async def open_cart_view(context: Context) -> CartView | None:
    found = await open_cart(context)
    return await view(context, found) if found else None


async def open_cart(context: Context, lock: bool = False) -> Cart | None:
    statement = select(Cart).where(Cart.status == CartStatus.OPEN)
    try:
        return await context.the_one(statement, Cart, selectinload(Cart.lines), lock=lock)
    except NotFound:
        return None


async def to_change(context: Context, expected_version: int | None = None) -> Cart:
    """The open cart, locked. Raises NotFound while there is none, and CartChangedMeanwhile when it
    is not the one that the caller saw."""
    cart = await open_cart(context, lock=True)
    if cart is None:
        raise NotFound(kind="cart")
    if expected_version not in (None, cart.version):
        shown = await view(context, cart)
        if shown.offer is not None:
            # The transaction is rolled back, which would empty it.
            context.session.expunge(shown.offer)
        raise CartChangedMeanwhile(cart=shown)
    return cart


async def open_or_new(context: Context) -> Cart:
    """The open cart, locked; made if there is none. Two devices at once end in one cart."""
    found = await open_cart(context, lock=True)
    while found is None:
        found = await _made(context) or await open_cart(context, lock=True)
    return found


async def _made(context: Context) -> Cart | None:
    """A new cart of the caller's; None when another device has just made one."""
    customer_id = context.viewer.customer_id
    made = insert(Cart).values(
        id=ids.uuid7(),
        channel_id=(await context.channel()).id,
        customer_id=customer_id,
        visitor_id=None if customer_id else context.viewer.visitor_id,
        status=CartStatus.OPEN,
        version=1,
    )
    cart: Cart | None = await context.session.scalar(made.on_conflict_do_nothing().returning(Cart))
    if cart is not None:
        set_committed_value(cart, "lines", [])
    return cart


async def first_cart(context: Context) -> Cart:
    """The cart of a visitor of whom nobody else can know yet; it is saved once it is filled."""
    return Cart(channel_id=(await context.channel()).id, visitor_id=context.viewer.visitor_id)


async def locked(context: Context, whose: ColumnElement[bool]) -> Cart | None:
    """The open cart of somebody else who the caller was a moment ago."""
    statement = select(Cart).where(Cart.status == CartStatus.OPEN, whose)
    statement = statement.options(selectinload(Cart.lines)).with_for_update(of=Cart)
    found: Cart | None = await context.session.scalar(
        statement.execution_options(populate_existing=True)
    )
    return found


async def saved(context: Context, cart: Cart, known: Offered | None = None) -> CartView:
    """Its owner was here, in this market, now."""
    cart.channel_id = (await context.channel()).id
    cart.updated_at = context.now
    cart.abandoned_at = None
    return await view(context, cart, known)
