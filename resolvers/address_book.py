"""How addresses are written, and those that a customer keeps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import strawberry
from sqlalchemy import select, update

from models.addresses import (
    MOST_KEPT,
    Address,
    AddressBookIsFull,
    AddressFormat,
    SavedAddress,
    format_of,
)
from models.base import NotFound
from models.customers import Customer
from models.language import LANGUAGES, said, spoken
from resolvers.context import Context, Info
from resolvers.inputs import AddressInput


@dataclass(slots=True)
class AddressRemoved:
    gid: str


def address_format(country: str) -> AddressFormat | None:
    """How this country, two letters of ISO 3166, writes an address; null when there is none such.

    For a form: its parts in their order, what each is called there, and what it may be.
    """
    return in_their_language(format_of(country.upper()))


def in_their_language(form: AddressFormat | None) -> AddressFormat | None:
    if form is None or spoken.get() in ("", LANGUAGES[0]):
        return form
    parts = (replace(one, label=said(one.label)) for one in form.fields)
    return replace(form, fields=tuple(parts))


async def saved_addresses(info: Info) -> Sequence[SavedAddress]:
    """The addresses that the caller keeps, the first choice first; none of a guest."""
    if info.context.viewer.customer_id is None:
        return []
    return await _kept(info.context)


async def save_address(
    info: Info,
    address: AddressInput,
    address_id: strawberry.ID | None = None,
    is_default: bool = False,
) -> SavedAddress:
    """Keep an address, or say one anew; the same is kept once. The first is the first choice."""
    context = info.context
    place = Address.checked(**vars(address)).as_json()
    customer_id = await _locked_customer(context)
    kept = await _kept(context)
    mine = await _meant(context, kept, place, address_id)
    if mine is None:
        if len(kept) >= MOST_KEPT:
            raise AddressBookIsFull
        mine = SavedAddress(customer_id=customer_id, place=place)
        context.session.add(mine)
    mine.place = place
    if is_default or not any(one.is_default for one in kept):
        await _choose(context, mine)
    return mine


async def _meant(
    context: Context, kept: Sequence[SavedAddress], place: dict[str, object], named: str | None
) -> SavedAddress | None:
    """The one that is said anew, or else the same. One that becomes the same as another is kept
    no more."""
    same = _same(kept, place)
    if named is None:
        return same
    mine = _named(kept, named)
    if same is None or same is mine:
        return mine
    was_default = mine.is_default
    await context.session.delete(mine)
    if was_default:
        await context.session.flush()
        await _choose(context, same)
    return same


async def remove_address(info: Info, address_id: strawberry.ID) -> AddressRemoved:
    """Keep it no more; the latest of the others is the first choice then. Orders that went there
    keep theirs."""
    context = info.context
    if context.viewer.customer_id is None:
        raise NotFound(kind="address")
    await _locked_customer(context)
    kept = await _kept(context)
    gone = _named(kept, address_id)
    await context.session.delete(gone)
    rest = [one for one in kept if one is not gone]
    if gone.is_default and rest:
        await context.session.flush()
        await _choose(context, rest[0])
    return AddressRemoved(gone.gid)


async def _choose(context: Context, chosen: SavedAddress) -> None:
    """One at a time: the database holds that too."""
    others = update(SavedAddress).where(SavedAddress.customer_id == chosen.customer_id)
    await context.session.execute(others.values(is_default=False))
    chosen.is_default = True


async def _kept(context: Context) -> list[SavedAddress]:
    mine = select(SavedAddress).where(SavedAddress.visible_to(context.viewer))
    newest_first = mine.order_by(SavedAddress.is_default.desc(), SavedAddress.id.desc())
    return list((await context.session.scalars(newest_first.limit(MOST_KEPT))).all())


async def _locked_customer(context: Context) -> UUID:
    """So that two devices at once do not keep too many, or two first choices."""
    own = select(Customer).where(Customer.id == context.viewer.customer_id)
    return (await context.the_one(own, Customer, lock=True)).id


def _named(kept: Sequence[SavedAddress], id: str) -> SavedAddress:
    found = next((one for one in kept if one.gid == id), None)
    if found is None:
        raise NotFound(kind="address")
    return found


def _same(kept: Sequence[SavedAddress], place: dict[str, object]) -> SavedAddress | None:
    return next((one for one in kept if one.place == place), None)
