"""Codes of offers on a cart: typed, counted as guesses until they prove good, and taken off."""

from collections.abc import Sequence

from models.identity.tries import OFFER_CODES_FROM_ADDRESS, OFFER_CODES_OF_ONE
from models.offers import Lack, Offer, OfferNotUsable, Standing, Told
from resolvers import offers
from resolvers.carts.opening import saved, to_change
from resolvers.carts.viewing import CartView
from resolvers.context import Context, Info
from resolvers.identity import tries


async def apply_offer(info: Info, code: str) -> CartView:
    """Use an offer on this cart, by its code, beside those it has; an empty code takes all off.

    Too many unknown codes from one shopper or address have to wait.
    """
    context = info.context
    if not code.strip():
        cart = await to_change(context)
        cart.drop_codes()
        return await saved(context, cart)
    counted = await _count_try(context)
    cart = await to_change(context)
    found = await offers.find_offer(context, code, context.viewer.customer_id)
    await tries.forgive(context, counted)
    cart.use_code(found.code)
    shown = await saved(context, cart)
    if _does_nothing(shown.offers, found.offer):
        raise OfferNotUsable(reason="Nothing in your cart is part of this offer.")
    return shown


async def drop_offer(info: Info, code: str) -> CartView:
    """Take one code off the cart; the others stay."""
    cart = await to_change(info.context)
    cart.drop_code(offers.typed(code))
    return await saved(info.context, cart)


async def _count_try(context: Context) -> list[tries.Counted]:
    """One more code from this shopper and from here; a good one is forgiven. Raises
    TooManyTries."""
    viewer = context.viewer
    who = viewer.customer_id or viewer.visitor_id or viewer.address
    counted = [
        (OFFER_CODES_OF_ONE, OFFER_CODES_OF_ONE.key(who)),
        (OFFER_CODES_FROM_ADDRESS, OFFER_CODES_FROM_ADDRESS.key(viewer.address)),
    ]
    await tries.count(context, *counted)
    return counted


def _does_nothing(shown: Sequence[Told], offer: Offer) -> bool:
    """Whether there is nothing of the offer's in the cart, and so no use for its code."""
    its = (one for one in shown if one.offer is not None and one.offer.id == offer.id)
    return any(
        one.standing is Standing.NO_EFFECT or any(two.lack is Lack.GOODS for two in one.missing)
        for one in its
    )
