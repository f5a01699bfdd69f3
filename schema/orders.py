"""Orders and their payment, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import inventory, legal, payments, tenders, viewer
from models import orders as model
from models.catalog import age
from models.legal import LegalKind
from models.orders import axes
from models.orders import history as happened
from resolvers import invoices, order_lines
from resolvers import returns as returns_resolvers
from resolvers.fulfilments import reading as fulfilments
from resolvers.orders import (
    changing,
    finding,
    history,
    listing,
    moving,
    paying,
    placing,
    reading,
    sums,
    tracking,
)
from resolvers.pickups import reading as pickup_resolvers
from resolvers.tenders import reading as tender_resolvers
from schema.carts import OfferNotUsable, OutOfStock
from schema.customers import Address, Customer
from schema.errors import Error, InvalidInput, KeyRefused, NotFound, shows
from schema.fields import ANYONE, Node, live, mutation, query, related, served_from
from schema.fulfilments import Fulfilment, TrackedFulfilment
from schema.invoices import Invoice
from schema.limits import DEAR
from schema.media import ProductPicture
from schema.money import Money, Totals
from schema.paging import connection
from schema.pickups import Pickup, SlotNotFree
from schema.scalars import Decimal
from schema.shop import Store

if TYPE_CHECKING:
    from schema.returns import Return


@served_from(order_lines.OrderLineRow)
class OrderLine(Node):
    """One variant in an order, as it was named and priced then. `tax` is of the whole line, at
    `taxPercent`; it is within `total` where the order's prices include tax. `picture` draws what
    has no `photo`."""

    name: str
    sku: str
    picture: str
    wall: str
    photo: ProductPicture | None
    product_slug: str | None
    quantity: int
    unit_price: Money
    discount: Money
    total: Money
    tax: Money
    tax_percent: Decimal
    quantity_returnable: int


@served_from(payments.Payment)
class Payment(Node):
    """The payment of an order. While it is wanted, the shopper pays at `payUrl`. `disputedAt` is
    when the buyer asked their bank for the money back, while that is not decided."""

    status: payments.PaymentStatus
    money: Money = strawberry.field(name="amount")
    pay_url: str | None
    failure_message: str | None
    card_last4: str | None
    disputed_at: datetime | None
    authorized = related(sums.authorized, returns=Money)
    charged = related(sums.charged, returns=Money)
    refunded = related(sums.refunded, returns=Money)


@served_from(reading.TimelineEntry)
class TimelineEntry:
    """One step in the life of an order: a status, and when it was reached."""

    status: model.OrderStatus
    title: str
    at: datetime


@served_from(history.OrderEvent)
class OrderEvent:
    """One thing that happened to an order. `actorName` is told to staff alone, of staff; `amount`
    is the money it was about, `about` the number of a parcel or return, or how a message went."""

    kind: happened.OrderEventKind
    title: str
    actor: happened.ActorKind
    actor_name: str | None
    channel: happened.HistoryChannel
    at: datetime
    amount: Money | None
    about: str | None


OrderEventConnection = connection(OrderEvent, "OrderEvent")


@served_from(tenders.OrderTender)
class OrderTender:
    """So much of an order was paid by a gift card, by store credit, or by so many `points`."""

    kind: tenders.TenderKind
    status: tenders.TenderStatus
    money: Money = strawberry.field(name="amount")
    refunded_money: Money = strawberry.field(name="refunded")
    points: int | None


@served_from(changing.OrderAction)
class OrderAction:
    """What the caller can do about an order now; `until` is null where no clock ends it."""

    kind: changing.OrderActionKind
    until: datetime | None


@served_from(model.Order, listing.OrderRow)
class Order(Node):
    """A placed order. What it cost was agreed then and never changes."""

    number: str
    status: model.OrderStatus
    payment_status = related(fulfilments.order_payment_status, returns=axes.OrderPaymentStatus)
    fulfilment_status = related(
        fulfilments.order_fulfilment_status, returns=axes.OrderFulfilmentStatus
    )
    return_status = related(fulfilments.order_return_status, returns=axes.OrderReturnStatus)
    fulfilments = related(fulfilments.order_fulfilments, returns=list[Fulfilment])
    touchpoint: viewer.Touchpoint = strawberry.field(name="channel")
    placed_at: datetime
    email: str | None
    totals: Totals
    delivery_method: str
    estimated_delivery: datetime | None
    note: str
    age_limit: int | None
    accepted_texts: list[LegalKind] = strawberry.field(name="accepted")
    quantity = related(reading.quantity, returns=int)
    lines = related(reading.lines, returns=list[OrderLine], prefetched="prefetched_lines")
    delivery_address = related(reading.delivery_address, returns=Address | None, pure=True)
    store = related(reading.store, returns=Store | None)
    pickup = related(pickup_resolvers.order_pickup, returns=Pickup | None)
    payment = related(reading.payment, returns=Payment | None)
    tenders = related(tender_resolvers.order_tenders, returns=list[OrderTender])
    timeline = related(reading.timeline, returns=list[TimelineEntry])
    history = related(history.history, returns=OrderEventConnection, may_refuse=True)
    customer = related(reading.order_customer, returns=Customer | None)
    next_statuses = related(reading.next_statuses, returns=list[model.OrderStatus])
    invoice = related(invoices.invoice, returns=Invoice | None)
    credit_notes = related(invoices.credit_notes, returns=list[Invoice])
    available_actions = related(changing.available_actions, returns=list[OrderAction])
    can_return = related(returns_resolvers.order_can_return, returns=bool)
    returns = related(
        returns_resolvers.order_returns,
        returns=list[Annotated["Return", strawberry.lazy("schema.returns")]],
    )


@served_from(tracking.TrackedOrder)
class TrackedOrder:
    """How far along an order is, and nothing about people: for whoever has the link to it."""

    number: str
    status: model.OrderStatus
    placed_at: datetime
    delivery_method: str
    estimated_delivery: datetime | None
    quantity: int
    timeline = related(reading.timeline, returns=list[TimelineEntry])
    shipments = related(fulfilments.tracked_fulfilments, returns=list[TrackedFulfilment])


@shows(model.CartIsEmpty)
class CartIsEmpty(Error):
    pass


@shows(model.PriceChanged)
class PriceChanged(Error):
    total: Money


@shows(age.AgeNotConfirmed)
class AgeNotConfirmed(Error):
    """Say in `declared` when you were born, or that you are so old: `years`."""

    years: int


@shows(age.TooYoung)
class TooYoung(Error):
    years: int


@shows(legal.NotAccepted)
class NotAccepted(Error):
    """Say in `declared` that you have read these, which the market wants: `kinds`."""

    kinds: list[LegalKind]


@shows(model.IllegalMove)
class IllegalMove(Error):
    status: model.OrderStatus
    allowed: list[model.OrderStatus]


@shows(inventory.NotHereYet)
class NotHereYet(Error):
    """Sold before it came: it can be shipped once it is here."""

    on_hand: int


@shows(tenders.TenderChanged)
class TenderChanged(Error):
    """Less is left on a gift card, of store credit or of points than was to be taken."""

    kind: tenders.TenderKind
    available: Money


@shows(tenders.GiftCardNotUsable)
class GiftCardNotUsable(Error):
    reason: str


@served_from(finding.OrderProgress)
class OrderProgress:
    """How far along an order is, and nothing of who bought what."""

    number: str
    status: model.OrderStatus
    placed_at: datetime
    estimated_delivery: datetime | None
    shipments = related(fulfilments.tracked_fulfilments, returns=list[TrackedFulfilment])


@shows(payments.MoneyNotHeld)
class MoneyNotHeld(Error):
    """Its company let go what it held, or took something else than was agreed: nothing of the order
    leaves. Staff find what was found among `paymentFindings`."""


@shows(payments.OrderNotPayable)
class OrderNotPayable(Error):
    status: model.OrderStatus


@shows(payments.PaymentUnavailable)
class PaymentUnavailable(Error):
    pass


OrderConnection = connection(Order, "Order")
PlaceOrderResult = Annotated[
    Order
    | NotFound
    | CartIsEmpty
    | OutOfStock
    | SlotNotFree
    | PriceChanged
    | OfferNotUsable
    | TenderChanged
    | GiftCardNotUsable
    | AgeNotConfirmed
    | TooYoung
    | NotAccepted
    | KeyRefused,
    strawberry.union("PlaceOrderResult"),
]
StartPaymentResult = Annotated[
    Payment | NotFound | OrderNotPayable | PaymentUnavailable | InvalidInput,
    strawberry.union("StartPaymentResult"),
]
AdvanceOrderResult = Annotated[
    Order | NotFound | IllegalMove | NotHereYet | MoneyNotHeld | KeyRefused,
    strawberry.union("AdvanceOrderResult"),
]
BUYERS: list[viewer.Role | viewer.Grant] = [
    viewer.Role.CUSTOMER,
    viewer.Grant.SEE_ORDERS,
    viewer.Grant.SERVE_STORE,
]


@strawberry.type
class OrderQueries:
    order = query(reading.order, returns=Order | None, allow=ANYONE)
    orders = query(listing.orders, returns=OrderConnection, allow=BUYERS)
    tracked_order = query(tracking.tracked_order, returns=TrackedOrder | None, allow=ANYONE)
    order_by_number = query(finding.order_by_number, returns=OrderProgress | None, allow=ANYONE)


@strawberry.type
class OrderMutations:
    place_order = mutation(
        placing.place_order,
        returns=PlaceOrderResult,
        allow=ANYONE,
        idempotent=model.Order,
        costs=DEAR,
    )
    start_payment = mutation(
        paying.start_payment, returns=StartPaymentResult, allow=ANYONE, costs=DEAR
    )
    advance_order = mutation(
        moving.advance_order, returns=AdvanceOrderResult, allow=reading.DESK, idempotent=model.Order
    )


@strawberry.type
class OrderSubscriptions:
    order_changed = live(moving.order_changed, returns=Order, allow=ANYONE)
