"""`patron init`: an empty shop of one's own, in an empty database."""

import asyncio
from dataclasses import dataclass
from zoneinfo import available_timezones

from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool

from api import welcome
from api.commands import database
from api.commands.secret import kept
from api.settings import CannotStart, Settings
from models.identity import Account, normal_email
from models.stores import Channel, DeliveryMethod, Location, LocationKind, Shop
from models.viewer import Role

LOCALES = {"AT": "de", "CH": "de", "DE": "de"}
"""Languages the shop speaks, by country; elsewhere it speaks English."""
TAX_ON_TOP = {"US", "CA"}
"""Where a price tag leaves the tax out."""


@dataclass
class NewShop:
    """What a shop needs to be told; raises CannotStart when it makes no sense."""

    name: str
    email: str
    currency: str
    country: str
    zone: str

    def __post_init__(self) -> None:
        self.name = self.name.strip()
        self.currency, self.country = self.currency.upper(), self.country.upper()
        if not self.name:
            raise CannotStart("A shop needs a name.")
        if normal_email(self.email) is None:
            raise CannotStart(f"{self.email!r} is not an e-mail address.")
        if not _is_code(self.currency, 3):
            raise CannotStart(f"{self.currency!r} is not a currency; write three letters, as EUR.")
        if not _is_code(self.country, 2):
            raise CannotStart(f"{self.country!r} is not a country; write two letters, as DE.")
        if self.zone not in available_timezones():
            raise CannotStart(f"{self.zone!r} is not a time zone; write one as Europe/Berlin.")


@dataclass(frozen=True)
class Link:
    address: str
    days: int


def make(settings: Settings, address: str, wanted: NewShop) -> Link:
    """Raises CannotStart when there is a shop already."""
    if not database.is_current(address):
        database.migrate(address)
    if not database.is_empty(address):
        raise CannotStart("There is a shop in this database already.")
    owner = asyncio.run(_save(address, wanted))
    path = welcome.path_for(owner, kept(settings, "secret"))
    return Link(settings.public_url + path, welcome.LINK_LASTS.days)


async def _save(address: str, wanted: NewShop) -> Account:
    engine = create_async_engine(address, poolclass=NullPool)
    try:
        async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
            warehouse = _warehouse(wanted)
            session.add_all([Shop(name=wanted.name), warehouse])
            await session.flush()
            channel = _channel(wanted, warehouse)
            session.add(channel)
            await session.flush()
            owner = _owner(wanted)
            session.add_all([_delivery(channel), owner])
        return owner
    finally:
        await engine.dispose()


def _warehouse(wanted: NewShop) -> Location:
    return Location(
        kind=LocationKind.WAREHOUSE,
        number="1",
        name="Warehouse",
        line1="",
        city="",
        region="",
        postal_code="",
        country=wanted.country,
        latitude=0.0,
        longitude=0.0,
    )


def _channel(wanted: NewShop, warehouse: Location) -> Channel:
    return Channel(
        code=wanted.country.lower(),
        name=wanted.name,
        currency=wanted.currency,
        locale=f"{LOCALES.get(wanted.country, 'en')}-{wanted.country}",
        time_zone=wanted.zone,
        country=wanted.country,
        prices_include_tax=wanted.country not in TAX_ON_TOP,
        tax_basis_points=0,
        warehouse_id=warehouse.id,
    )


def _delivery(channel: Channel) -> DeliveryMethod:
    return DeliveryMethod(
        channel_id=channel.id,
        code="standard",
        name="Standard delivery",
        description="",
        amount=0,
        days_earliest=2,
        days_latest=5,
    )


def _owner(wanted: NewShop) -> Account:
    email = normal_email(wanted.email)
    assert email is not None
    return Account(
        email=email,
        name=email.partition("@")[0],
        # No password makes this hash: the link must be used first.
        password_hash="!",
        roles=[Role.OWNER.value],
    )


def _is_code(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isalpha()
