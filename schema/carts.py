"""The cart as the API shows it."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from models import carts as model
from models import inventory, offers
from resolvers import carts
from schema.errors import Error, InvalidInput, NotFound, shows
from schema.fields import ANYONE, Node, live, mutation, query, related, served_from
from schema.money import Money, Totals

if TYPE_CHECKING:
    from schema.catalog import Product
    from schema.offers import Offer

LazyOffer = Annotated["Offer", strawberry.lazy("schema.offers")]


@served_from(model.Warning)
class Warning:
    """What was done but not exactly as asked, or what will stop the order; `target` is a line."""

    code: str
    message: str
    target: strawberry.ID | None


@served_from(carts.CartLineView)
class CartLine(Node):
    """One variant in a cart, at today's price. `product` is null when it is not sold any more."""

    name: str
    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    quantity: int
    unit_price: Money
    total: Money
    is_available: bool
    product: Annotated["Product", strawberry.lazy("schema.catalog")] | None


@served_from(carts.CartView)
class Cart(Node):
    """What a shopper means to buy, priced now. `version` grows with each change."""

    version: int
    quantity: int
    lines: list[CartLine]
    totals: Totals
    offer: LazyOffer | None
    warnings: list[Warning]
    quote = related(carts.quote, returns=Totals | None)


@shows(inventory.OutOfStock)
class OutOfStock(Error):
    sku: str
    product_name: str
    available: int


@shows(offers.OfferNotUsable)
class OfferNotUsable(Error):
    reason: str


AddToCartResult = Annotated[
    Cart | NotFound | OutOfStock | InvalidInput, strawberry.union("AddToCartResult")
]
AddLinesToCartResult = Annotated[
    Cart | NotFound | OutOfStock | InvalidInput, strawberry.union("AddLinesToCartResult")
]
SetCartLineResult = Annotated[
    Cart | NotFound | OutOfStock | InvalidInput, strawberry.union("SetCartLineResult")
]
ApplyOfferResult = Annotated[Cart | NotFound | OfferNotUsable, strawberry.union("ApplyOfferResult")]


@strawberry.type
class CartQueries:
    cart = query(carts.cart, returns=Cart | None, allow=ANYONE)


@strawberry.type
class CartMutations:
    add_to_cart = mutation(carts.add_to_cart, returns=AddToCartResult, allow=ANYONE, audited=False)
    add_lines_to_cart = mutation(
        carts.add_lines_to_cart, returns=AddLinesToCartResult, allow=ANYONE, audited=False
    )
    set_cart_line = mutation(
        carts.set_cart_line, returns=SetCartLineResult, allow=ANYONE, audited=False
    )
    apply_offer = mutation(carts.apply_offer, returns=ApplyOfferResult, allow=ANYONE, audited=False)


@strawberry.type
class CartSubscriptions:
    cart_changed = live(carts.cart_changed, returns=Cart | None, allow=ANYONE)
