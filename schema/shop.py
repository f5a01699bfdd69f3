"""The shop itself and its markets, as the API shows them, and what the owner sets of them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import stores as model
from models import taxes
from models.legal import LegalKind
from models.viewer import Grant
from resolvers import shop_settings, stores, warehouses
from schema.errors import ChangedMeanwhile, InvalidInput, NotFound
from schema.fields import ANYONE, Node, Shared, mutation, query, related, served_from
from schema.identity import ConfirmationNeeded
from schema.money import Money
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
    return_days: int
    must_accept = related(stores.must_accept, returns=list[LegalKind], pure=True)


@served_from(taxes.TaxRate)
class TaxRate:
    """How what is of a class is taxed in a region, or for an empty one in the whole country."""

    gid: strawberry.ID = strawberry.field(name="id")
    country: str
    region: str
    taxed_as: taxes.TaxedAs
    percent: Decimal
    valid_from: datetime


@served_from(model.Shop)
class Shop:
    """Who sells here, as the law wants it told; what nobody set is empty."""

    name: str
    is_demo: bool
    company: str
    postal_address: str
    represented_by: str
    register_entry: str
    vat_number: str
    email: str
    phone: str
    channel = related(stores.shop_channel, returns=Channel)
    channels = related(stores.shop_channels, returns=list[Channel])


@served_from(model.Location)
class Warehouse:
    """A place that a market may sell from."""

    gid: strawberry.ID = strawberry.field(name="id")
    number: str
    name: str


@served_from(warehouses.SellsFrom)
class SellsFrom:
    """A market, with the `warehouses` that it sells from, the best first, and the `others`."""

    code: str
    name: str
    warehouses: list[Warehouse]
    others: list[Warehouse]


@served_from(shop_settings.ReturnTerms)
class ReturnTerms:
    """How a market, by its code, takes goods back, and lets orders be changed."""

    code: str
    name: str
    return_days: int
    change_minutes: int
    fee: Money
    approved_below: Money


@served_from(model.Shop)
class ShopSettings:
    """What the owner sets. Each change names the `revision` that it was made upon."""

    revision: int
    name: str
    company: str
    postal_address: str
    represented_by: str
    register_entry: str
    vat_number: str
    email: str
    phone: str
    mail_name: str
    mail_address: str
    return_bonus_percent: Decimal
    channels = related(stores.shop_channels, returns=list[Channel])
    tax_rates = related(shop_settings.tax_rates, returns=list[TaxRate])
    sells_from = related(warehouses.sells_from, returns=list[SellsFrom])
    return_terms = related(shop_settings.return_terms, returns=list[ReturnTerms])


ChangeShopResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput, strawberry.union("ChangeShopResult")
]
ChangeMailSenderResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput | ConfirmationNeeded,
    strawberry.union("ChangeMailSenderResult"),
]
ChangeTaxRateResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput | NotFound | ConfirmationNeeded,
    strawberry.union("ChangeTaxRateResult"),
]
SetTaxRateResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput | NotFound | ConfirmationNeeded,
    strawberry.union("SetTaxRateResult"),
]
RemoveTaxRateResult = Annotated[
    ShopSettings | ChangedMeanwhile | NotFound | ConfirmationNeeded,
    strawberry.union("RemoveTaxRateResult"),
]


RequireAcceptanceResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput | NotFound,
    strawberry.union("RequireAcceptanceResult"),
]


ChangeReturnBonusResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput, strawberry.union("ChangeReturnBonusResult")
]
ChangeReturnTermsResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput | NotFound,
    strawberry.union("ChangeReturnTermsResult"),
]


ChooseWarehousesResult = Annotated[
    ShopSettings | ChangedMeanwhile | InvalidInput | NotFound,
    strawberry.union("ChooseWarehousesResult"),
]


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
    shop_settings = query(shop_settings.shop_settings, returns=ShopSettings, allow=[Grant.RUN_SHOP])


@strawberry.type
class ShopMutations:
    change_shop = mutation(
        shop_settings.change_shop, returns=ChangeShopResult, allow=[Grant.RUN_SHOP]
    )
    change_mail_sender = mutation(
        shop_settings.change_mail_sender, returns=ChangeMailSenderResult, allow=[Grant.RUN_SHOP]
    )
    change_tax_rate = mutation(
        shop_settings.change_tax_rate, returns=ChangeTaxRateResult, allow=[Grant.RUN_SHOP]
    )
    require_acceptance = mutation(
        shop_settings.require_acceptance, returns=RequireAcceptanceResult, allow=[Grant.RUN_SHOP]
    )
    change_return_bonus = mutation(
        shop_settings.change_return_bonus,
        returns=ChangeReturnBonusResult,
        allow=[Grant.RUN_SHOP],
    )
    change_return_terms = mutation(
        shop_settings.change_return_terms,
        returns=ChangeReturnTermsResult,
        allow=[Grant.RUN_SHOP],
    )
    choose_warehouses = mutation(
        warehouses.choose_warehouses, returns=ChooseWarehousesResult, allow=[Grant.RUN_SHOP]
    )
    set_tax_rate = mutation(
        shop_settings.set_tax_rate, returns=SetTaxRateResult, allow=[Grant.RUN_SHOP]
    )
    remove_tax_rate = mutation(
        shop_settings.remove_tax_rate, returns=RemoveTaxRateResult, allow=[Grant.RUN_SHOP]
    )
