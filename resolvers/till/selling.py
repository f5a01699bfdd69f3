"""A sale at the till: priced as the market prices it, and paid in cash, by card, or by what the
shop owes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import strawberry

from models import till
from models.base import InvalidField, InvalidInput, NotFound
from models.carts import PricedCart, Totals
from models.catalog import Variant
from models.customers import Customer
from models.inventory import Stock, StockMovement
from models.money import Money
from models.offers import OfferNotUsable, Standing
from models.orders import Order, check_total
from models.payments import Payment, PaymentEvent
from models.stores import Channel, Location
from models.till import TillTender, Wanted
from models.viewer import Touchpoint
from resolvers import invoices, offers, stock, tiers
from resolvers.catalog import goods
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import Decimal, Key, TenderInput, TillLineInput
from resolvers.offers import Found, Shopper
from resolvers.tenders import using
from resolvers.tenders.using import Taken
from resolvers.till.places import own_store


@dataclass(slots=True)
class TillOffer:
    name: str
    saves: Money


@dataclass(slots=True)
class TillQuote:
    priced: PricedCart = field(repr=False)
    age_limit: int | None
    offer_name: str | None
    offer_refusal: str | None

    @property
    def totals(self) -> Totals:
        return self.priced.totals

    @property
    def offers(self) -> list[TillOffer]:
        """Those that apply."""
        applied = (one for one in self.priced.told if one.standing is Standing.APPLIED)
        return [TillOffer(one.offer.name, one.saves) for one in applied if one.offer]


async def till_quote(
    info: Info,
    lines: list[TillLineInput],
    customer_id: strawberry.ID | None = None,
    offer_code: str = "",
) -> TillQuote:
    """What these cost here, tax and all, and whether somebody's age is to be looked at. An offer
    that may not be used is left out, and says why."""
    context = info.context
    store, channel = await own_store(context), await context.channel()
    buyer = await _buyer(context, customer_id)
    try:
        found, refusal = await _offer(context, offer_code, buyer), None
    except OfferNotUsable as problem:
        found, refusal = None, problem.reason
    who = Shopper(buyer, Touchpoint.TILL, [found.code] if found else [])
    priced = await _priced(context, lines, channel, store, who)
    name = found.offer.name if found else None
    return TillQuote(priced, priced.age_limit(channel.code), name, refusal)


async def sell_at_till(
    info: Info,
    lines: list[TillLineInput],
    tender: TillTender,
    expected_total: Decimal,
    idempotency_key: Key,
    customer_id: strawberry.ID | None = None,
    given: Decimal | None = None,
    is_age_checked: bool = False,
    offer_code: str = "",
    tenders: list[TenderInput] | None = None,
) -> Order:
    """Sell goods of the own store. Paid in cash, they are handed over at once, and the receipt is
    issued; for a card, they are held until `chargeAtTerminal` has the money.

    `expectedTotal` is what the till showed, `given` the cash that was handed over. `tenders`, gift
    cards, and the store credit and points of `customerId`, are taken first; `tender` pays the rest.
    """
    context = info.context
    store, here = await own_store(context), await context.channel()
    channel, buyer = await context.visible(Channel, here.gid), await _buyer(context, customer_id)
    counts = await stock.locked(context.session, store.id, _variants(lines))
    found = await _offer(context, offer_code, buyer)
    who = Shopper(buyer, Touchpoint.TILL, [found.code] if found else [], is_buying=True)
    priced = await _priced(context, lines, channel, store, who)
    check_total(priced, expected_total)
    shown = till.shown_age(priced, channel.code, is_age_checked)
    days = (await tiers.benefits_of(context.session, buyer)).return_days
    order, moves = till.sell(priced, counts, channel, store, buyer, shown, context.now, days)
    taken = await using.take(context, order, tenders or ())
    if tender is TillTender.CARD and order.total > taken.amount:
        await _save(context, order, taken, Payment.for_order(order, besides=taken.amount))
        await stock.record(context.session, moves)
    else:
        await _settle(context, order, taken, counts, moves, given)
    await offers.use(context, order, priced)
    return order


async def _settle(
    context: Context,
    order: Order,
    taken: Taken,
    counts: Mapping[UUID, Stock],
    moves: list[StockMovement],
    given: str | None,
) -> None:
    """It is paid in full, so the goods go along with a receipt. Raises InvalidInput."""
    due, now = order.total - taken.amount, context.now
    change = till.check_cash(given, due, order.currency)
    paid = till.paid_in_cash(order, taken.amount) if due else ()
    order.confirm(now)
    taken.spend(now)
    moves += till.hand_over(order, counts, now)
    await _save(context, order, taken, *paid)
    await stock.record(context.session, moves)
    await invoices.issue(context.session, order.id, now, change)


async def _save(
    context: Context, order: Order, taken: Taken, *paid: Payment | PaymentEvent
) -> None:
    await context.session.insert(order)
    await context.session.insert(*order.lines)
    await using.keep(context, order, taken)
    for one in paid:
        await context.session.insert(one)


async def _buyer(context: Context, customer_id: strawberry.ID | None) -> UUID | None:
    """Raises NotFound."""
    if customer_id is None:
        return None
    return (await context.visible(Customer, customer_id)).id


async def _offer(context: Context, code: str, buyer: UUID | None) -> Found | None:
    """Raises OfferNotUsable."""
    return await offers.find_offer(context, code, buyer) if code.strip() else None


def _variants(lines: Sequence[TillLineInput]) -> list[UUID]:
    return [uuid_of(Variant, one.variant_id) for one in lines]


async def _priced(
    context: Context,
    lines: Sequence[TillLineInput],
    channel: Channel,
    store: Location,
    who: Shopper,
) -> PricedCart:
    """Raises NotFound for what has no price here, InvalidInput, CartIsEmpty."""
    told = [Wanted(uuid_of(Variant, one.variant_id), one.quantity) for one in lines]
    wanted = till.summed(told)
    standing = (await tiers.benefits_of(context.session, who.customer_id)).early_rank
    known = await goods(context, [one.variant_id for one in wanted], channel, standing)
    if len(known) < len(wanted):
        raise NotFound(kind="variant")
    if kept := [one.name for one in known.values() if not one.is_listed]:
        raise InvalidInput([InvalidField("lines", f"{kept[0]} is not on sale to this buyer.")])
    products = {one.product_id for one in known.values()}
    offering = await offers.gathered(context, who, channel, products)
    return till.price(wanted, known, channel, store, offering)
