"""What the owner sets about the shop and its markets, each change upon what they last saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import strawberry
from sqlalchemy import delete, func, select
from strawberry import Parent

from models.base import InvalidField, InvalidInput
from models.identity import check_fresh, normal_email
from models.legal import LegalKind, LegalText
from models.money import Money
from models.stores import Channel, Shop
from models.taxes import TaxedAs, TaxRate
from resolvers.context import Context, Info
from resolvers.inputs import Decimal
from resolvers.stores import shop_channels

ADDRESSES = {"email": "email", "mail_address": "mailAddress"}


async def shop_settings(info: Info) -> Shop:
    """How the shop is set up. `revision` goes with each change of it."""
    return await info.context.the_one(select(Shop), Shop)


async def change_shop(
    info: Info,
    revision: int,
    name: str,
    company: str,
    postal_address: str,
    represented_by: str,
    register_entry: str,
    vat_number: str,
    email: str,
    phone: str,
) -> Shop:
    """Set who sells here: as pages, mails and the imprint tell it."""
    given = {
        "name": name,
        "company": company,
        "postal_address": postal_address,
        "represented_by": represented_by,
        "register_entry": register_entry,
        "vat_number": vat_number,
        "email": _address("email", email),
        "phone": phone,
    }
    return await _changed(info.context, revision, given)


async def change_mail_sender(info: Info, revision: int, name: str, address: str) -> Shop:
    """Set whom mails are from. Empty: the shop's name, and the address it was set up with.

    A mail server may refuse an address of a domain that is not its own. Wants a recent
    `confirmIdentity`.
    """
    check_fresh(info.context.viewer, info.context.now)
    given = {"mail_name": name, "mail_address": _address("mail_address", address)}
    return await _changed(info.context, revision, given)


async def change_tax_rate(info: Info, revision: int, channel: str, percent: Decimal) -> Shop:
    """Set the rate of tax of a market, by its code, from the next order on.

    What is placed keeps the rate it was placed at; carts are priced anew. Wants a recent
    `confirmIdentity`.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    shop = await _locked(context)
    shop.check_revision(revision)
    named = select(Channel).where(Channel.code == channel)
    (await context.the_one(named, Channel, lock=True)).set_tax(percent)
    shop.revision += 1
    return shop


async def require_acceptance(
    info: Info, revision: int, channel: str, must_accept: list[LegalKind]
) -> Shop:
    """Say which legal texts a shopper of a market, by its code, has to accept to buy: all of these,
    from the next order on. Only what is in force can be read, and so accepted."""
    context = info.context
    shop = await _locked(context)
    shop.check_revision(revision)
    named = select(Channel).where(Channel.code == channel)
    market = await context.the_one(named, Channel, lock=True)
    written = select(LegalText.kind).where(LegalText.in_force_at <= context.now).distinct()
    if missing := set(must_accept) - set(await context.session.scalars(written)):
        told = ", ".join(sorted(one.value for one in missing))
        raise InvalidInput([InvalidField("mustAccept", f"Nothing is in force: {told}.")])
    market.must_accept = [one.value for one in LegalKind if one in must_accept]
    shop.revision += 1
    return shop


async def change_return_bonus(info: Info, revision: int, percent: Decimal) -> Shop:
    """Set what is added to a refund that its buyer takes as store credit, in all markets. What is
    asked for already keeps its bonus."""
    shop = await _locked(info.context)
    shop.check_revision(revision)
    shop.set_return_bonus(percent)
    shop.revision += 1
    return shop


async def change_return_terms(
    info: Info,
    revision: int,
    channel: str,
    return_days: int,
    change_minutes: int,
    return_fee: Decimal,
    approved_below: Decimal,
) -> Shop:
    """Set for a market, by its code, how many days after delivery goods may be sent back, and what
    is kept of the refund then unless they are at fault, both from the next order on; for how many
    minutes a buyer may change or cancel an order; and below which value returns are accepted at
    once, 0 for none."""
    context = info.context
    shop = await _locked(context)
    shop.check_revision(revision)
    named = select(Channel).where(Channel.code == channel)
    market = await context.the_one(named, Channel, lock=True)
    market.set_terms(return_days, change_minutes, return_fee, approved_below)
    shop.revision += 1
    return shop


@dataclass(slots=True)
class ReturnTerms:
    code: str
    name: str
    return_days: int
    change_minutes: int
    fee: Money
    approved_below: Money


async def return_terms(shop: Parent[Shop], info: Info) -> list[ReturnTerms]:
    """Of each market, in the money of that market."""
    markets = await shop_channels(shop, info)
    return [
        ReturnTerms(
            code=one.code,
            name=one.name,
            return_days=one.return_days,
            change_minutes=one.change_minutes,
            fee=one.fee_to_return,
            approved_below=one.approved_below,
        )
        for one in markets
    ]


MOST_RATES = 500


async def set_tax_rate(
    info: Info,
    revision: int,
    channel: str,
    taxed_as: TaxedAs,
    percent: Decimal,
    country: str = "",
    region: str = "",
    valid_from: datetime | None = None,
) -> Shop:
    """Set how what is of a class is taxed in the country of a market, by its code, or in another
    `country`: everywhere, or in the `region` as addresses have it. From now, or from `validFrom`.

    The rate of a region goes before that of the country, and this before the market's own. Wants
    a recent `confirmIdentity`.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    shop = await _locked(context)
    shop.check_revision(revision)
    market = await context.the_one(select(Channel).where(Channel.code == channel), Channel)
    begins = valid_from or context.now
    made = TaxRate.of(country.upper() or market.country, region, taxed_as, percent, begins)
    if await context.session.scalar(select(func.count()).select_from(TaxRate)) >= MOST_RATES:
        raise InvalidInput([InvalidField("region", f"At most {MOST_RATES} rates.")])
    same = (TaxRate.country == made.country, TaxRate.region == made.region)
    await context.session.execute(
        delete(TaxRate).where(*same, TaxRate.taxed_as == taxed_as, TaxRate.valid_from == begins)
    )
    context.session.add(made)
    shop.revision += 1
    return shop


async def remove_tax_rate(info: Info, revision: int, rate_id: strawberry.ID) -> Shop:
    """Take a rate back: what it was set for is taxed as if it had never been, from the next order
    on. Wants a recent `confirmIdentity`.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    shop = await _locked(context)
    shop.check_revision(revision)
    await context.session.delete(await context.visible(TaxRate, rate_id))
    shop.revision += 1
    return shop


async def tax_rates(shop: Parent[Shop], info: Info) -> Sequence[TaxRate]:
    """How classes of goods are taxed, by country, region and class, in the order of time."""
    order = (TaxRate.country, TaxRate.region, TaxRate.taxed_as, TaxRate.valid_from)
    wanted = select(TaxRate).order_by(*order).limit(MOST_RATES)
    return (await info.context.session.scalars(wanted)).all()


async def _changed(context: Context, revision: int, given: dict[str, str]) -> Shop:
    shop = await _locked(context)
    shop.change(revision, given)
    return shop


async def _locked(context: Context) -> Shop:
    return await context.the_one(select(Shop), Shop, lock=True)


def _address(name: str, typed: str) -> str:
    """Empty, or an e-mail address. Raises InvalidInput."""
    if not typed.strip():
        return ""
    address = normal_email(typed)
    if address is None:
        example = "An e-mail address, for example shop@example.com."
        raise InvalidInput([InvalidField(ADDRESSES[name], example)])
    return address
