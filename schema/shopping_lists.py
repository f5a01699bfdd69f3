"""What people keep besides the cart, as the API shows it."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import shopping_lists as model
from resolvers.shopping_lists import changing, sharing, viewing
from schema.carts import Cart, CartIsFull, OutOfStock, QuantityNotAllowed
from schema.errors import Error, InvalidInput, NotFound, shows
from schema.fields import ANYONE, live, mutation, query, served_from
from schema.money import Money

if TYPE_CHECKING:
    from schema.catalog import Product


@served_from(viewing.SavedLineView)
class SavedLine:
    """A variant on a list, at today's price; without a `name` where it is not sold any more."""

    gid: strawberry.ID = strawberry.field(name="id")
    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    name: str | None
    quantity: int
    unit_price: Money | None
    is_available: bool
    product: Annotated["Product", strawberry.lazy("schema.catalog")] | None


@served_from(viewing.Saved)
class Saved:
    """What somebody saved for later and wishes for, at most 200 lines of each.

    By `id` it is told apart from what others saved; null while nothing ever was.
    """

    gid: strawberry.ID | None = strawberry.field(name="id")
    later: list[SavedLine]
    wishes: list[SavedLine]
    wishes_shared_until: datetime | None


@served_from(changing.Moved)
class Moved:
    """The cart and the lists after something went from the one to the other."""

    cart: Cart
    saved: Saved


@served_from(sharing.ShareLink)
class ShareLink:
    """Whoever has it sees what is on the list, not whose it is; until it expires or is ended."""

    url: str
    token: str
    expires_at: datetime


@served_from(sharing.SharedList)
class SharedList:
    """What somebody shares: a copy of a cart, or a wish list."""

    gid: strawberry.ID = strawberry.field(name="id")
    is_wish_list: bool
    lines: list[SavedLine]
    expires_at: datetime


@served_from(sharing.SharingEnded)
class SharingEnded:
    """How many links were open and open nothing any more."""

    count: int


@shows(model.ListIsFull)
class ListIsFull(Error):
    """A list holds `most` products."""

    most: int


SaveForLaterResult = Annotated[
    Moved | NotFound | ListIsFull, strawberry.union("SaveForLaterResult")
]
MoveToCartResult = Annotated[
    Moved | NotFound | OutOfStock | InvalidInput | QuantityNotAllowed | CartIsFull,
    strawberry.union("MoveToCartResult"),
]
AddToWishListResult = Annotated[
    Saved | NotFound | InvalidInput | ListIsFull, strawberry.union("AddToWishListResult")
]
RemoveSavedResult = Annotated[Saved | NotFound, strawberry.union("RemoveSavedResult")]
ShareCartResult = Annotated[ShareLink | NotFound, strawberry.union("ShareCartResult")]


@strawberry.type
class ListQueries:
    saved = query(viewing.saved, returns=Saved, allow=ANYONE)
    shared_list = query(sharing.shared_list, returns=SharedList | None, allow=ANYONE)


@strawberry.type
class ListMutations:
    save_for_later = mutation(
        changing.save_for_later, returns=SaveForLaterResult, allow=ANYONE, audited=False
    )
    move_to_cart = mutation(
        changing.move_to_cart, returns=MoveToCartResult, allow=ANYONE, audited=False
    )
    add_to_wish_list = mutation(
        changing.add_to_wish_list, returns=AddToWishListResult, allow=ANYONE, audited=False
    )
    remove_saved = mutation(
        changing.remove_saved, returns=RemoveSavedResult, allow=ANYONE, audited=False
    )
    share_cart = mutation(sharing.share_cart, returns=ShareCartResult, allow=ANYONE, audited=False)
    share_wish_list = mutation(
        sharing.share_wish_list, returns=ShareLink, allow=ANYONE, audited=False
    )
    end_sharing = mutation(sharing.end_sharing, returns=SharingEnded, allow=ANYONE, audited=False)


@strawberry.type
class ListSubscriptions:
    saved_changed = live(viewing.saved_changed, returns=Saved, allow=ANYONE)
