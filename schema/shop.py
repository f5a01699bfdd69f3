"""The shop itself and its markets, as the API shows them."""

import strawberry

from models import stores as model
from resolvers import stores
from schema.fields import ANYONE, Node, Shared, query, related, served_from
from schema.scalars import Decimal


@served_from(model.Channel)
class Channel:
    """A market: its currency, language, zone and the way its prices hold tax."""

    code: str
    name: str
    currency: str
    locale: str
    time_zone: str
    country: str
    prices_include_tax: bool
    tax_percent: Decimal


@served_from(model.Shop)
class Shop:
    """Who sells here."""

    name: str
    is_demo: bool
    channel = related(stores.shop_channel, returns=Channel)
    channels = related(stores.shop_channels, returns=list[Channel])


@strawberry.type(description="When a store is open on one weekday; 0 is Monday.")
class OpeningHours:
    weekday: int
    opens: str
    closes: str


@served_from(model.Location)
class Store(Node):
    """A place people visit. In the demo, addresses and hours are made up and marked so."""

    number: str
    name: str
    address: str
    city: str
    postal_code: str
    latitude: float
    longitude: float
    has_pickup: bool
    is_demo: bool
    opening_hours = related(stores.opening_hours, returns=list[OpeningHours], pure=True)


@strawberry.type
class ShopQueries:
    shop = query(stores.shop, returns=Shop, allow=ANYONE, shared=Shared.EVERYBODY)
    stores = query(stores.stores, returns=list[Store], allow=ANYONE, shared=Shared.EVERYBODY)
