"""The ways of delivery of each market, as the owner sets them: zone, weight, price and days."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import strawberry
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from models.base import InvalidField, InvalidInput, NotFound
from models.delivery import DeliveryPromise
from models.money import Money, minor_units
from models.stores import Channel, DeliveryKind, DeliveryMethod
from resolvers.context import Context, Info
from resolvers.inputs import Decimal, DeliveryTermsInput

MOST_METHODS = 500
"""Of all markets together."""
HEAVIEST = 1_000_000
"""Grams of a parcel that somebody asks about."""
AMOUNTS = ("amount", "amount_per_kg", "free_from", "goods_from", "goods_below")


@dataclass(slots=True)
class DeliverySettings:
    gid: str
    revision: int
    channel: str
    code: str
    name: str
    description: str
    amount: Money
    amount_per_kg: Money
    free_from: Money | None
    goods_from: Money | None
    goods_below: Money | None
    heaviest_grams: int | None
    delivers_to: list[str]
    not_to: list[str]
    days_earliest: int
    days_latest: int
    weekdays: list[int]
    cut_off: str
    position: int
    kind: DeliveryKind


@dataclass(slots=True)
class DeliveryEnded:
    code: str


@dataclass(slots=True)
class DeliveryQuote:
    code: str
    name: str
    price: Money
    earliest: datetime
    latest: datetime


async def delivery_settings(info: Info) -> list[DeliverySettings]:
    """All ways of delivery, market by market, in the order in which they are offered."""
    found = await info.context.session.execute(
        select(DeliveryMethod, Channel)
        .join(Channel, Channel.id == DeliveryMethod.channel_id)
        .order_by(Channel.position, Channel.code, DeliveryMethod.position, DeliveryMethod.code)
        .limit(MOST_METHODS)
    )
    return [_settings(method, channel) for method, channel in found]


async def delivery_quotes(
    info: Info, channel: str, country: str, grams: int, goods: Decimal, region: str = ""
) -> list[DeliveryQuote]:
    """How a parcel of such a weight and value would go to a place today, and for how much: as the
    checkout of this market, by its code, would offer it."""
    context = info.context
    market = await context.the_one(select(Channel).where(Channel.code == channel), Channel)
    value = minor_units(goods, market.currency)
    if value is None or value < 0:
        raise InvalidInput([InvalidField("goods", f"An amount of {market.currency}.")])
    if not 0 <= grams <= HEAVIEST:
        raise InvalidInput([InvalidField("grams", f"From 0 to {HEAVIEST}.")])
    theirs = select(DeliveryMethod).where(DeliveryMethod.channel_id == market.id)
    ordered = theirs.order_by(DeliveryMethod.position, DeliveryMethod.code).limit(MOST_METHODS)
    place = (country.upper(), region)
    return [
        _quote(one, market, one.promise(context.now, market.time_zone, *place), value, grams)
        for one in await context.session.scalars(ordered)
        if one.may_go_to(market.country, *place) and one.takes(value, grams)
    ]


def _quote(
    way: DeliveryMethod, market: Channel, when: DeliveryPromise, goods: int, grams: int
) -> DeliveryQuote:
    price = Money(way.price_for(goods, grams), market.currency)
    return DeliveryQuote(way.code, way.name, price, when.earliest, when.latest)


async def create_delivery_method(
    info: Info, channel: str, code: str, method: DeliveryTermsInput
) -> DeliverySettings:
    """Offer a way of delivery in a market, by its code; `code` names it there for good."""
    context = info.context
    market = await context.the_one(select(Channel).where(Channel.code == channel), Channel)
    if not (0 < len(code) <= 40 and code.isascii() and code.isprintable()):
        raise InvalidInput([InvalidField("code", "1 to 40 plain letters, digits or signs.")])
    if (await context.session.scalar(select(func.count(DeliveryMethod.id)))) >= MOST_METHODS:
        raise InvalidInput([InvalidField("code", f"There are {MOST_METHODS} already.")])
    given = _given(method, market)
    made = DeliveryMethod(channel_id=market.id, code=code, **given)
    made.describe(given)
    context.session.add(made)
    try:
        await context.session.flush()
    except IntegrityError:
        raise InvalidInput([InvalidField("code", "Another way there has this code.")]) from None
    return _settings(made, market)


async def change_delivery_method(
    info: Info, delivery_method_id: strawberry.ID, revision: int, method: DeliveryTermsInput
) -> DeliverySettings:
    """Say anew how it goes, from the next order on; what is placed keeps price and promise."""
    known, market = await _locked(info.context, delivery_method_id)
    known.change(revision, _given(method, market))
    return _settings(known, market)


async def remove_delivery_method(
    info: Info, delivery_method_id: strawberry.ID, revision: int
) -> DeliveryEnded:
    """Offer it no more."""
    known, _ = await _locked(info.context, delivery_method_id)
    known.check_revision(revision)
    await info.context.session.delete(known)
    return DeliveryEnded(known.code)


async def _locked(context: Context, id: str) -> tuple[DeliveryMethod, Channel]:
    known = await context.visible(DeliveryMethod, id, lock=True)
    market = await context.session.get(Channel, known.channel_id)
    if market is None:
        raise NotFound(kind="channel")
    return known, market


def _given(told: DeliveryTermsInput, market: Channel) -> dict[str, Any]:
    """Raises InvalidInput for an amount that the market's currency does not have."""
    given = {name: value for name, value in vars(told).items() if (name, value) != ("kind", None)}
    faults = []
    for name in AMOUNTS:
        if given[name] is not None:
            given[name] = minor_units(given[name], market.currency)
            if given[name] is None:
                faults.append(InvalidField(f"method.{name}", f"An amount of {market.currency}."))
    if faults:
        raise InvalidInput(faults)
    return given


def _settings(method: DeliveryMethod, market: Channel) -> DeliverySettings:
    kept: dict[str, Any] = {
        name: getattr(method, name)
        for name in DeliverySettings.__slots__
        if name not in (*AMOUNTS, "channel")
    }
    amounts: dict[str, Any] = {
        name: None if (minor := getattr(method, name)) is None else Money(minor, market.currency)
        for name in AMOUNTS
    }
    return DeliverySettings(channel=market.code, **kept, **amounts)
