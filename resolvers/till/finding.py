"""What is scanned or typed at a till, and whose card is shown there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, false, or_, select

from models import ids
from models.base import NotFound
from models.carts import Goods
from models.catalog import Product, ProductStatus, Variant
from models.customers import PHONE_DIGITS, Customer, phone_digits
from models.identity import Limit, normal_email
from models.inventory import Stock, to_sell
from models.loyalty import LoyaltyAccount
from models.money import Money
from models.stores import Channel, Location
from resolvers.catalog import goods
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.member_cards import shown_card
from resolvers.session import SharedSession
from resolvers.till.places import own_store

MOST_FOUND = 12
LONGEST_SEARCH = 200
"""Letters; nothing is called so that has more."""
LEAST_OF_A_PHONE = 6
"""Digits; fewer are a guess."""
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


async def till_items(info: Info, search: str) -> list[TillItem]:
    """What is scanned or typed at the till: a barcode, a SKU, or the beginning of words of a name.
    At most twelve."""
    context, words = info.context, search.strip()
    if not words or len(words) > LONGEST_SEARCH:
        return []
    store, channel = await own_store(context), await context.channel()
    ordered = _named(words).order_by(Product.popularity.desc(), Variant.id).limit(MOST_FOUND)
    found = (await context.session.execute(ordered)).all()
    known = await goods(context, [row.id for row in found], channel, 0)
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
            Product.status.in_((ProductStatus.LISTED, ProductStatus.EARLY)),
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
    """Who stands there: by the code on the card, which is taken once and for a minute, or by the
    whole card number, e-mail address or phone. A phone that several share is nobody's."""
    context, words = info.context, search.strip()
    await own_store(context)
    await tries.count(context, (SEARCHES, SEARCHES.key(context.viewer.account_id)))
    is_theirs = await _by_card(context, words)
    found = select(Customer).where(is_theirs, Customer.erased_at.is_(None))
    try:
        return await context.the_one(found, Customer)
    except NotFound:
        return await context.the_one(
            select(Customer).where(await _by_phone(context, words)), Customer
        )


async def _by_card(context: Context, words: str) -> ColumnElement[bool]:
    """By the card or the address, which are one customer's each."""
    scanned = await shown_card(context, words)
    if scanned is not None:
        return _HAS_CARD.where(LoyaltyAccount.id == scanned).exists()
    address = normal_email(words)
    # What is no address is nobody's, and not that of all who have told none.
    if address is not None:
        return Customer.email == address
    digits = "".join(one for one in words if one.isalnum())
    return _HAS_CARD.where(LoyaltyAccount.card_number == digits).exists()


async def _by_phone(context: Context, words: str) -> ColumnElement[bool]:
    """However it is written. A member goes before who has no card; of two alike, neither."""
    digits = phone_digits(words)
    if len(digits) < LEAST_OF_A_PHONE:
        return false()
    is_member = _HAS_CARD.exists()
    found = (
        select(Customer.id, is_member)
        .where(PHONE_DIGITS.is_not_distinct_from(digits), Customer.erased_at.is_(None))
        .order_by(is_member.desc())
        .limit(2)
    )
    rows: Sequence[Row[UUID, bool]] = (await context.session.execute(found)).all()
    if not rows or (len(rows) > 1 and rows[0][1] == rows[1][1]):
        return false()
    return Customer.id == rows[0][0]


_HAS_CARD = select(LoyaltyAccount.id).where(LoyaltyAccount.customer_id == Customer.id)
