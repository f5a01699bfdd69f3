"""Changing and cancelling orders, as the API shows them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import order_changes as model
from models import orders as order_model
from resolvers.orders import cancelling, changing
from schema.errors import Error, InvalidInput, KeyRefused, NotFound, shows
from schema.fields import ANYONE, Node, mutation, related, served_from
from schema.money import Money
from schema.orders import Order


@served_from(model.OrderChange)
class OrderChange(Node):
    """What was changed of an order, and what that gives back: `letGo` was held on the card and
    never taken, so nothing is to come back of it. `points` go again with the goods that earned
    them, and `pointsBack` are those that were spent on it."""

    kind: model.OrderChangeKind
    reason: model.CancelReason | None
    is_by_staff: bool
    at: datetime
    total_before_money: Money = strawberry.field(name="totalBefore")
    total_after_money: Money = strawberry.field(name="totalAfter")
    to_card_money: Money = strawberry.field(name="toCard")
    let_go_money: Money = strawberry.field(name="letGo")
    to_gift_cards_money: Money = strawberry.field(name="toGiftCards")
    to_store_credit_money: Money = strawberry.field(name="toStoreCredit")
    points: int
    points_back: int
    order = related(changing.changed_order, returns=Order)


@shows(model.OrderNotChangeable)
class OrderNotChangeable(Error):
    """`until` is when its buyer could last do it by themselves."""

    status: order_model.OrderStatus
    why: model.WhyUnchangeable
    until: datetime | None


CancelOrderResult = Annotated[
    OrderChange | NotFound | OrderNotChangeable | InvalidInput | KeyRefused,
    strawberry.union("CancelOrderResult"),
]


ChangeOrderAddressResult = Annotated[
    OrderChange | NotFound | OrderNotChangeable | InvalidInput | KeyRefused,
    strawberry.union("ChangeOrderAddressResult"),
]


@strawberry.type
class OrderChangeMutations:
    cancel_order = mutation(
        cancelling.cancel_order,
        returns=CancelOrderResult,
        allow=ANYONE,
        idempotent=model.OrderChange,
    )
    change_order_address = mutation(
        changing.change_order_address,
        returns=ChangeOrderAddressResult,
        allow=ANYONE,
        idempotent=model.OrderChange,
    )
