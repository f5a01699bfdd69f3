"""The till of a store: what its associates find and sell, of their own store and of no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import Select, and_, exists, false, or_, select
from sqlalchemy.orm import selectinload

from models import ids, till
from models.base import InvalidField, InvalidInput, NotFound
from models.carts import Goods, PricedCart, Totals
from models.catalog import Product, ProductStatus, Variant
from models.customers import Customer
from models.identity import Limit, normal_email
from models.inventory import Stock, to_sell
from models.invoices import Amount
from models.loyalty import LoyaltyAccount
from models.money import Money, minor_units
from models.orders import Order, OrderStatus, PriceChanged
from models.ownership import at_own_store
from models.payments import Payment, PaymentUnavailable
from models.stores import Channel, Location, LocationKind
from models.till import NotAtAStore, TillTender, Wanted
from models.viewer import Touchpoint
from resolvers import invoices, stock
from resolvers.catalog import goods
from resolvers.context import Context, Info, uuid_of
from resolvers.identity import tries
from resolvers.inputs import Decimal, Key, TillLineInput
from resolvers.orders.paying import begun, payable
from resolvers.ports import PaymentRefused, Unavailable
from resolvers.ports import Wanted as WantedPayment
from resolvers.session import SharedSession

MOST_FOUND = 12
TERMINAL = "terminal"
SEARCHES = Limit("member at the till, account", 600, timedelta(hours=1))
"""An associate looks up who stands there, and not everybody there is."""


@dataclass(slots=True)
class TillItem:
    """A variant as the till knows it; `available` is of the own store."""

    variant_id: UUID
    sku: str
    barcode: str | None
    name: str
    picture: str
    wall: str
    price: Money
    available: int
    age_limit: int | None

    @property
    def variant_gid(self) -> str:
        return ids.encode(Variant.prefix, self.variant_id)


@dataclass(slots=True)
class TillQuote:
    totals: Totals
    age_limit: int | None


async def till_items(info: Info, search: str) -> list[TillItem]:
    """What is scanned or typed at the till: a barcode, a SKU, or the beginning of words of a name.
    At most twelve."""
    context, words = info.context, search.strip()
    if not words:
        return []
    store, channel = await _store(context), await context.channel()
    ordered = _named(words).order_by(Product.popularity.desc(), Variant.id).limit(MOST_FOUND)
    found = (await context.session.execute(ordered)).all()
    known = await goods(context, [row.id for row in found], channel)
    left = await _left(context.session, store, list(known))
    return [
        _item(known[row.id], row.barcode, left.get(row.id, 0), channel)
        for row in found
        if row.id in known
    ]


def _named(words: str) -> Select[UUID, str | None]:
    code = "".join(one for one in words if one.isdigit())
    is_like = (Product.name.icontains(word, autoescape=True) for word in words.split()[:6])
    return (
        select(Variant.id, Variant.barcode)
        .join(Product, Product.id == Variant.product_id)
        .where(
            Product.status == ProductStatus.LISTED,
            or_(Variant.barcode == code, Variant.sku == words, and_(*is_like)),
        )
    )


async def _left(session: SharedSession, store: Location, variants: list[UUID]) -> dict[UUID, int]:
    left = select(Stock.variant_id, to_sell(Stock)).where(
        Stock.location_id == store.id, Stock.variant_id.in_(variants)
    )
    return {row[0]: max(0, row[1]) for row in (await session.execute(left)).all()}


def _item(one: Goods, barcode: str | None, available: int, channel: Channel) -> TillItem:
    return TillItem(
        variant_id=one.variant_id,
        sku=one.sku,
        barcode=barcode,
        name=one.name,
        picture=one.picture,
        wall=one.wall,
        price=Money(one.unit_price, channel.currency),
        available=available,
        age_limit=one.age_limit(channel.code),
    )


async def till_member(info: Info, search: str) -> Customer | None:
    """Who stands there: by the whole number of the card, e-mail address or phone."""
    context, words = info.context, search.strip()
    await _store(context)
    await tries.count(context, (SEARCHES, SEARCHES.key(context.viewer.account_id)))
    digits = "".join(one for one in words if one.isalnum())
    card = exists().where(
        LoyaltyAccount.customer_id == Customer.id, LoyaltyAccount.card_number == digits
    )
    address = normal_email(words)
    # What is no address is nobody's, and not that of all who have told none.
    by_address = Customer.email == address if address is not None else false()
    is_theirs = or_(card, by_address, Customer.phone == words)
    found = select(Customer).where(is_theirs, Customer.erased_at.is_(None)).limit(1)
    return await context.the_one(found, Customer)


async def till_quote(info: Info, lines: list[TillLineInput]) -> TillQuote:
    """What these cost here, tax and all, and whether somebody's age is to be looked at."""
    context = info.context
    store, channel = await _store(context), await context.channel()
    priced = await _priced(context, lines, channel, store)
    return TillQuote(priced.totals, priced.age_limit(channel.code))


async def sell_at_till(
    info: Info,
    lines: list[TillLineInput],
    tender: TillTender,
    expected_total: Decimal,
    idempotency_key: Key,
    customer_id: strawberry.ID | None = None,
    given: Decimal | None = None,
    is_age_checked: bool = False,
) -> Order:
    """Sell goods of the own store. Paid in cash, they are handed over at once, and the receipt is
    issued; for a card, they are held until `chargeAtTerminal` has the money.

    `expectedTotal` is what the till showed, `given` the cash that was handed over.
    """
    context, now = info.context, info.context.now
    store = await _store(context)
    here = await context.channel()
    channel = await context.visible(Channel, here.gid)
    buyer = None if customer_id is None else (await context.visible(Customer, customer_id)).id
    variants = [uuid_of(Variant, one.variant_id) for one in lines]
    counts = await stock.locked(context.session, store.id, variants)
    priced = await _priced(context, lines, channel, store)
    _check_total(priced, expected_total)
    shown = till.shown_age(priced, channel.code, is_age_checked)
    order, moves = till.sell(priced, counts, channel, store, buyer, shown, now)
    if tender is TillTender.CARD and order.total:
        await _saved(context, order, Payment.for_order(order))
        await stock.record(context.session, moves)
        return order
    cash = minor_units(given, order.currency) if given is not None else order.total
    change = till.check_cash(cash, order)
    payment, event = till.paid_in_cash(order)
    order.confirm(now)
    moves += till.hand_over(order, counts, now)
    await _saved(context, order, payment, event)
    await stock.record(context.session, moves)
    paid = [Amount("cash", order.total + change)]
    paid += [Amount("change", -change)] if change else []
    await invoices.issue(context.session, order.id, now, paid)
    return order


async def charge_at_terminal(info: Info, order_id: strawberry.ID) -> Payment:
    """Ask the card terminal for the money of a sale of the own store; twice asks once. The order
    changes when a card was held to it; `payUrl` is the screen of the terminal's stand-in."""
    # Commits by itself before and after: no transaction waits for the terminal.
    context = info.context
    await _store(context)
    own = select(Order).where(
        Order.id == uuid_of(Order, order_id),
        Order.touchpoint == Touchpoint.TILL,
        at_own_store(context.viewer, Order.location_id),
    )
    order = await context.the_one(own, Order)
    payment = await payable(context, order)
    await context.commit()
    wanted = WantedPayment(
        amount=payment.amount,
        currency=payment.currency,
        reference=payment.gid,
        description=f"Sale {order.number}",
        return_url=f"{context.origin}/till",
        method=TERMINAL,
        attempt=payment.attempt,
    )
    try:
        told = await context.ports.payments.of(payment.provider).create(wanted)
    except (Unavailable, PaymentRefused):
        raise PaymentUnavailable from None
    return await begun(context, payment, payment.provider, told)


async def hand_over(session: SharedSession, order_id: UUID, now: datetime) -> None:
    """What was paid at the terminal goes along; a second time changes nothing."""
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    fresh = wanted.with_for_update().execution_options(populate_existing=True)
    order: Order = (await session.scalars(fresh)).one()
    if order.touchpoint is not Touchpoint.TILL or order.status is not OrderStatus.CONFIRMED:
        return
    variants = [line.variant_id for line in order.lines]
    counts = await stock.locked(session, order.location_id, variants)
    await stock.record(session, till.hand_over(order, counts, now))


async def _saved(context: Context, order: Order, payment: Payment, *events: Any) -> None:
    await context.session.insert(order)
    await context.session.insert(*order.lines)
    await context.session.insert(payment)
    if events:
        await context.session.insert(*events)


async def _store(context: Context) -> Location:
    """Where the caller sells. Raises NotAtAStore."""
    here = context.viewer.store_id
    if here is None:
        raise NotAtAStore
    store = await context.session.get(Location, here)
    if store is None or store.kind is not LocationKind.STORE:
        raise NotAtAStore
    return store


async def _priced(
    context: Context, lines: Sequence[TillLineInput], channel: Channel, store: Location
) -> PricedCart:
    """Raises NotFound for what has no price here, InvalidInput, CartIsEmpty."""
    told = [Wanted(uuid_of(Variant, one.variant_id), one.quantity) for one in lines]
    wanted = till.summed(told)
    known = await goods(context, [one.variant_id for one in wanted], channel)
    if len(known) < len(wanted):
        raise NotFound(kind="variant")
    return till.price(wanted, known, channel, store)


def _check_total(priced: PricedCart, expected: str) -> None:
    """Raises PriceChanged unless this is what the till showed, InvalidInput."""
    totals, told = priced.totals, minor_units(expected, priced.totals.currency)
    if told is None:
        raise InvalidInput([InvalidField("expectedTotal", "An amount.")])
    if told != totals.total_minor:
        raise PriceChanged(total=totals.total)
