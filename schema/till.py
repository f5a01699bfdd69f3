"""The till of a store, as the API shows it."""

from typing import Annotated

import strawberry

from models import till as model
from models.orders import Order as OrderModel
from models.viewer import Grant
from resolvers import till
from schema.carts import OfferNotUsable, OutOfStock
from schema.customers import Customer
from schema.errors import Error, KeyRefused, NotFound, shows
from schema.fields import mutation, query, served_from
from schema.limits import DEAR
from schema.money import Money, Totals
from schema.orders import (
    AgeNotConfirmed,
    CartIsEmpty,
    GiftCardNotUsable,
    IllegalMove,
    Order,
    OrderNotPayable,
    Payment,
    PaymentUnavailable,
    PriceChanged,
    TenderChanged,
)


@served_from(till.TillItem)
class TillItem:
    """A variant as the till knows it; `available` is of the own store."""

    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    sku: str
    barcode: str | None
    name: str
    picture: str
    wall: str
    price: Money
    available: int
    age_limit: int | None


@served_from(till.TillOffer)
class TillOffer:
    """An offer that applies to a sale, and what it takes off."""

    name: str
    saves: Money


@served_from(till.TillQuote)
class TillQuote:
    """What goods cost at the till; with an `ageLimit`, whoever buys them is to be looked at.
    `offerRefusal` says why the code that was typed takes nothing off."""

    totals: Totals
    age_limit: int | None
    offer_name: str | None
    offer_refusal: str | None
    offers: list[TillOffer]


@shows(model.NotAtAStore)
class NotAtAStore(Error):
    """The owner says in which store somebody sells."""


SellAtTillResult = Annotated[
    Order
    | NotFound
    | NotAtAStore
    | CartIsEmpty
    | OutOfStock
    | PriceChanged
    | OfferNotUsable
    | TenderChanged
    | GiftCardNotUsable
    | AgeNotConfirmed
    | KeyRefused,
    strawberry.union("SellAtTillResult"),
]
ChargeAtTerminalResult = Annotated[
    Payment | NotFound | NotAtAStore | OrderNotPayable | PaymentUnavailable,
    strawberry.union("ChargeAtTerminalResult"),
]
CancelTillSaleResult = Annotated[
    Order | NotFound | NotAtAStore | IllegalMove | OrderNotPayable | PaymentUnavailable,
    strawberry.union("CancelTillSaleResult"),
]
MailTillReceiptResult = Annotated[
    Order | NotFound | NotAtAStore | KeyRefused, strawberry.union("MailTillReceiptResult")
]
AT_A_TILL = [Grant.SERVE_STORE]


@strawberry.type
class TillQueries:
    till_items = query(till.till_items, returns=list[TillItem], allow=AT_A_TILL)
    till_member = query(till.till_member, returns=Customer | None, allow=AT_A_TILL)
    till_quote = query(till.till_quote, returns=TillQuote, allow=AT_A_TILL)


@strawberry.type
class TillMutations:
    sell_at_till = mutation(
        till.sell_at_till,
        returns=SellAtTillResult,
        allow=AT_A_TILL,
        idempotent=OrderModel,
        costs=DEAR,
    )
    charge_at_terminal = mutation(
        till.charge_at_terminal, returns=ChargeAtTerminalResult, allow=AT_A_TILL, costs=DEAR
    )
    cancel_till_sale = mutation(
        till.cancel_till_sale, returns=CancelTillSaleResult, allow=AT_A_TILL, costs=DEAR
    )
    mail_till_receipt = mutation(
        till.mail_till_receipt,
        returns=MailTillReceiptResult,
        allow=AT_A_TILL,
        idempotent=OrderModel,
    )
