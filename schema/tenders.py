"""Gift cards and store credit, as the API shows them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import tenders as model
from models import viewer
from models.orders import Order as OrderModel
from resolvers.tenders import buying, checking, reading, staff
from schema.errors import Error, KeyRefused, NotFound, TooManyTries, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.limits import DEAR
from schema.money import Money
from schema.orders import GiftCardNotUsable, Order
from schema.paging import connection


@served_from(model.TenderMovement)
class StoreCreditMovement:
    """Money that came or went. What is held for an order comes back when that is given up."""

    kind: model.TenderMovementKind
    amount: Money
    at: datetime
    note: str


StoreCreditMovementConnection = connection(StoreCreditMovement, "StoreCreditMovement")


@served_from(model.TenderAccount)
class StoreCredit:
    """What the shop owes a customer, in one currency; it pays for orders in it."""

    balance: Money
    movements = related(reading.movements, returns=StoreCreditMovementConnection, may_refuse=True)


@served_from(model.GiftCard)
class GiftCard(Node):
    """A gift card, as staff see it. Its code is known to nobody but whoever it was mailed to."""

    last_four: str | None
    money: Money = strawberry.field(name="amount")
    balance = related(reading.gift_card_balance, returns=Money)
    movements = related(
        reading.gift_card_movements, returns=StoreCreditMovementConnection, may_refuse=True
    )
    recipient_email: str
    deliver_at: datetime
    issued_at: datetime | None
    sent_at: datetime | None
    voided_at: datetime | None
    void_reason: str | None


@served_from(checking.GiftCardFound)
class GiftCardFound:
    """A gift card whose code was shown. `token` pays with it in `placeOrder`, for two hours."""

    token: str
    last_four: str
    balance: Money


@shows(model.GiftCardVoided)
class GiftCardVoided(Error):
    pass


@shows(model.StaffLimitReached)
class StaffLimitReached(Error):
    pass


@shows(model.OwnCredit)
class OwnCredit(Error):
    pass


GiftCardConnection = connection(GiftCard, "GiftCard")
CheckGiftCardResult = Annotated[
    GiftCardFound | GiftCardNotUsable | TooManyTries, strawberry.union("CheckGiftCardResult")
]
BuyGiftCardResult = Annotated[Order | KeyRefused, strawberry.union("BuyGiftCardResult")]
IssueGiftCardResult = Annotated[
    GiftCard | NotFound | StaffLimitReached | KeyRefused, strawberry.union("IssueGiftCardResult")
]
VoidGiftCardResult = Annotated[
    GiftCard | NotFound | GiftCardVoided | KeyRefused, strawberry.union("VoidGiftCardResult")
]
CreditCustomerResult = Annotated[
    StoreCredit | NotFound | StaffLimitReached | OwnCredit | KeyRefused,
    strawberry.union("CreditCustomerResult"),
]


@strawberry.type
class TenderQueries:
    gift_cards = query(staff.gift_cards, returns=GiftCardConnection, allow=[viewer.Grant.REFUND])


@strawberry.type
class TenderMutations:
    check_gift_card = mutation(
        checking.check_gift_card, returns=CheckGiftCardResult, allow=ANYONE, audited=False
    )
    buy_gift_card = mutation(
        buying.buy_gift_card,
        returns=BuyGiftCardResult,
        allow=ANYONE,
        idempotent=OrderModel,
        costs=DEAR,
    )
    issue_gift_card = mutation(
        staff.issue_gift_card,
        returns=IssueGiftCardResult,
        allow=[viewer.Grant.REFUND],
        idempotent=model.GiftCard,
    )
    void_gift_card = mutation(
        staff.void_gift_card,
        returns=VoidGiftCardResult,
        allow=[viewer.Grant.REFUND],
        idempotent=model.GiftCard,
    )
    credit_customer = mutation(
        staff.credit_customer,
        returns=CreditCustomerResult,
        allow=[viewer.Grant.REFUND],
        idempotent=model.TenderAccount,
    )
