"""What a buyer says of themselves, where the goods or the market ask for it."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from models.carts import PricedCart
from models.catalog import age
from models.customers import Customer
from models.legal import check_accepted
from models.orders import Buyer
from models.stores import Channel
from resolvers.context import Context
from resolvers.inputs import DeclarationInput


async def declared(
    context: Context,
    channel: Channel,
    priced: PricedCart,
    buyer: Buyer,
    said: DeclarationInput,
) -> Buyer:
    """With what they may buy this by. Raises TooYoung, AgeNotConfirmed, NotAccepted."""
    limit = priced.age_limit(channel.code)
    known = await birth_date(context) if limit is not None else None
    told, confirmed = said.born_on, said.is_age_confirmed
    shown = age.shown_age(limit, known, told, confirmed, today_in(context, channel))
    return replace(buyer, shown=shown, accepted=check_accepted(channel.must_accept, said.accepted))


async def birth_date(context: Context) -> date | None:
    """Of the account; None where nobody is logged in, or none is known."""
    if context.viewer.customer_id is None:
        return None
    customer = await context.session.get(Customer, context.viewer.customer_id)
    return customer.birth_date if customer else None


def today_in(context: Context, channel: Channel) -> date:
    """By the clock of the market."""
    return context.now.astimezone(ZoneInfo(channel.time_zone)).date()
