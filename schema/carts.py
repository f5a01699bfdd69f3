"""The cart as the API shows it."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import carts as model
from models import inventory, offers
from models.viewer import Grant
from resolvers import carts
from resolvers.carts import codes
from schema.errors import Error, InvalidInput, NotFound, TooManyTries, shows
from schema.fields import ANYONE, Node, live, mutation, query, related, served_from
from schema.money import Money, Totals
from schema.paging import connection

if TYPE_CHECKING:
    from schema.catalog import Product
    from schema.customers import Customer
    from schema.offers import CartOffer, Offer

LazyOffer = Annotated["Offer", strawberry.lazy("schema.offers")]
LazyCartOffer = Annotated["CartOffer", strawberry.lazy("schema.offers")]


@served_from(model.Warning)
class Warning:
    """What was done but not exactly as asked, or what will stop the order; `target` is a line.

    PRICE_DOWN, PRICE_UP, CART_LINE_ADJUSTED and CART_LINE_LEFT_OUT are told until they are
    acknowledged by `acknowledgeCart`; NOT_ENOUGH_STOCK, SOLD_OUT and UNAVAILABLE until the line is
    changed.
    """

    code: str
    message: str
    target: strawberry.ID | None


@served_from(model.CartChange)
class CartChange:
    """What is otherwise in the cart than it was elsewhere: `got` of `wanted`, at another price."""

    code: model.CartChangeCode
    message: str
    name: str
    wanted: int
    got: int
    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    before: Money | None
    now: Money | None


@served_from(carts.CartLineView)
class CartLine(Node):
    """One variant in a cart, at today's price. `product` is null when it is not sold any more.

    There can be `least` of it or more, `step` more at a time, and `most` at the most. While a sale
    runs, `regularUnitPrice` is what a piece costs otherwise, and `lowestRecentPrice` what it cost
    least in the 30 days before.
    """

    name: str
    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    quantity: int
    unit_price: Money
    regular_unit_price: Money | None
    lowest_recent_price: Money | None
    total: Money
    is_available: bool
    least: int
    most: int
    step: int
    product: Annotated["Product", strawberry.lazy("schema.catalog")] | None


@served_from(carts.CartMerge)
class CartMerge:
    """A guest's cart of which so many lines went into this one at the login, and what of it is
    otherwise now; told until `acknowledgeCart` or `undoCartMerge`."""

    lines: int
    changes: list[CartChange]


@served_from(carts.CartView)
class Cart(Node):
    """What a shopper means to buy, priced now. `version` grows with each change.

    `offer` is the first whose code was typed and can be used; `offers` tells of all that apply, of
    those that were typed, and of others for which only something more has to be put in.
    """

    version: int
    note: str
    quantity: int
    lines: list[CartLine]
    totals: Totals
    offer: LazyOffer | None
    offers: list[LazyCartOffer]
    warnings: list[Warning]
    merge: CartMerge | None
    quote = related(carts.quote, returns=Totals | None)


@served_from(carts.CartFilled)
class CartFilled:
    """So many lines of something else went into the cart, and what is otherwise now."""

    cart: Cart
    lines: int
    changes: list[CartChange]


@served_from(carts.AbandonedLine)
class AbandonedLine:
    """One variant in a cart that was left; `unitPrice` is null when it is not sold any more."""

    name: str
    quantity: int
    unit_price: Money | None


@served_from(carts.AbandonedCart)
class AbandonedCart:
    """A filled cart that nobody changed since `updatedAt`; `customer` is null for a guest's, and
    `worth` what it would cost today, before offers."""

    gid: strawberry.ID = strawberry.field(name="id")
    updated_at: datetime
    abandoned_at: datetime
    quantity: int
    worth: Money | None
    lines: list[AbandonedLine]
    customer: Annotated["Customer", strawberry.lazy("schema.customers")] | None


AbandonedCartConnection = connection(AbandonedCart, "AbandonedCart")


@shows(inventory.OutOfStock)
class OutOfStock(Error):
    sku: str
    product_name: str
    available: int


@shows(offers.OfferNotUsable)
class OfferNotUsable(Error):
    reason: str


@shows(model.QuantityNotAllowed)
class QuantityNotAllowed(Error):
    """The product is sold from `least` on, `step` more at a time, `most` at the most to a cart;
    `nearest` could be had, 0 when nothing could."""

    product_name: str
    least: int
    most: int
    step: int
    nearest: int


@shows(model.CartIsFull)
class CartIsFull(Error):
    """A cart holds `most` different products."""

    most: int


@shows(carts.CartChangedMeanwhile)
class CartChangedMeanwhile(Error):
    """Nothing was done: `cart` is what it is by now, not what `expectedVersion` says."""

    cart: Cart


Refused = NotFound | OutOfStock | InvalidInput | QuantityNotAllowed | CartIsFull
AddToCartResult = Annotated[Cart | Refused, strawberry.union("AddToCartResult")]
AddLinesToCartResult = Annotated[Cart | Refused, strawberry.union("AddLinesToCartResult")]
SetCartLineResult = Annotated[
    Cart | NotFound | OutOfStock | InvalidInput | QuantityNotAllowed | CartChangedMeanwhile,
    strawberry.union("SetCartLineResult"),
]
RestoreCartLineResult = Annotated[Cart | Refused, strawberry.union("RestoreCartLineResult")]
ApplyOfferResult = Annotated[
    Cart | NotFound | OfferNotUsable | TooManyTries, strawberry.union("ApplyOfferResult")
]
DropOfferResult = Annotated[Cart | NotFound, strawberry.union("DropOfferResult")]
SetCartNoteResult = Annotated[
    Cart | NotFound | InvalidInput | CartChangedMeanwhile, strawberry.union("SetCartNoteResult")
]
AcknowledgeCartResult = Annotated[
    Cart | NotFound | CartChangedMeanwhile, strawberry.union("AcknowledgeCartResult")
]
UndoCartMergeResult = Annotated[Cart | NotFound, strawberry.union("UndoCartMergeResult")]
ReorderResult = Annotated[CartFilled | NotFound, strawberry.union("ReorderResult")]
AddSharedToCartResult = Annotated[CartFilled | NotFound, strawberry.union("AddSharedToCartResult")]


@strawberry.type
class CartQueries:
    cart = query(carts.cart, returns=Cart | None, allow=ANYONE)
    abandoned_carts = query(
        carts.abandoned_carts, returns=AbandonedCartConnection, allow=[Grant.SEE_CUSTOMERS]
    )


@strawberry.type
class CartMutations:
    add_to_cart = mutation(carts.add_to_cart, returns=AddToCartResult, allow=ANYONE, audited=False)
    add_lines_to_cart = mutation(
        carts.add_lines_to_cart, returns=AddLinesToCartResult, allow=ANYONE, audited=False
    )
    set_cart_line = mutation(
        carts.set_cart_line, returns=SetCartLineResult, allow=ANYONE, audited=False
    )
    restore_cart_line = mutation(
        carts.restore_cart_line, returns=RestoreCartLineResult, allow=ANYONE, audited=False
    )
    apply_offer = mutation(codes.apply_offer, returns=ApplyOfferResult, allow=ANYONE, audited=False)
    drop_offer = mutation(codes.drop_offer, returns=DropOfferResult, allow=ANYONE, audited=False)
    set_cart_note = mutation(
        carts.set_cart_note, returns=SetCartNoteResult, allow=ANYONE, audited=False
    )
    acknowledge_cart = mutation(
        carts.acknowledge_cart, returns=AcknowledgeCartResult, allow=ANYONE, audited=False
    )
    undo_cart_merge = mutation(
        carts.undo_cart_merge, returns=UndoCartMergeResult, allow=ANYONE, audited=False
    )
    reorder = mutation(carts.reorder, returns=ReorderResult, allow=ANYONE, audited=False)
    add_shared_to_cart = mutation(
        carts.add_shared_to_cart, returns=AddSharedToCartResult, allow=ANYONE, audited=False
    )


@strawberry.type
class CartSubscriptions:
    cart_changed = live(carts.cart_changed, returns=Cart | None, allow=ANYONE)
