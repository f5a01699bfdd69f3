"""Goods that come back, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import returns as model
from models.viewer import Grant
from resolvers import returns
from schema.errors import Error, KeyRefused, NotFound, TooManyTries, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.money import Money
from schema.paging import connection

if TYPE_CHECKING:
    from schema.orders import Order, OrderLine
    from schema.shop import Store

LazyOrder = Annotated["Order", strawberry.lazy("schema.orders")]
LazyStore = Annotated["Store", strawberry.lazy("schema.shop")]
LazyOrderLine = Annotated["OrderLine", strawberry.lazy("schema.orders")]


@served_from(model.ReturnLine)
class ReturnLine:
    """Some units of one line of the order on their way back; once they are received, `quantity`
    counts those that came, some of them `opened` or `damaged`."""

    gid: strawberry.ID = strawberry.field(name="id")
    quantity: int
    opened: int
    damaged: int
    missing: int
    order_line = related(returns.order_line, returns=LazyOrderLine)
    refund = related(returns.line_refund, returns=Money)


@served_from(returns.ReturnStep)
class ReturnStep:
    """Something that befell a return; it has a `status` when it moved to that."""

    status: model.ReturnStatus | None
    title: str
    at: datetime


@served_from(model.Return)
class Return(Node):
    """Some units of one order on their way back; `instructions` say what the buyer does next.

    With the last unit of an order, `refund` has also what its delivery had cost; `fee` is taken off
    already. `target` is where
    it goes, `bonus` what came on top as store credit. `dropOff` is the store where its buyer hands
    it in, null for a parcel.
    """

    number: str
    status: model.ReturnStatus
    reason: model.ReturnReason
    note: str
    answer: str | None
    requested_at: datetime
    instructions: str
    refund_money: Money = strawberry.field(name="refund")
    fee = related(returns.fee, returns=Money)
    target: model.RefundTarget
    bonus = related(returns.bonus, returns=Money)
    refunded_at: datetime | None
    drop_off = related(returns.drop_off, returns=LazyStore | None)
    received_at = related(returns.received_at, returns=LazyStore | None)
    code = related(returns.code, returns=str | None)
    label = related(returns.label, returns=str | None)
    timeline = related(returns.timeline, returns=list[ReturnStep])
    order = related(returns.order, returns=LazyOrder)
    lines = related(returns.lines, returns=list[ReturnLine])


@shows(model.NotReturnable)
class NotReturnable(Error):
    reason: str
    why: model.WhyNot


@served_from(returns.ReturnableLine)
class ReturnableLine:
    """So many units of a line can go back, `until` then, null while they are not delivered; or
    none, and `whyNot`."""

    quantity: int
    until: datetime | None
    why_not: model.WhyNot | None
    reason: str | None
    order_line = related(returns.returnable_line, returns=LazyOrderLine)


@served_from(returns.RefundPart)
class RefundPart:
    """What goes back one way: `payment`, `gift_card`, `store_credit` or `points`."""

    way: str
    amount: Money


@served_from(returns.ReturnPreview)
class ReturnPreview:
    """What a return gives back: `goods` at their price with tax, less `discounts`, with
    `delivery`, less `fees`, and less what was `givenOtherwise` before, is the `refund`, which goes
    back by its `parts`. `bonus` comes on top as store credit; `pointsTaken` are those that the
    goods had earned."""

    goods: Money
    discounts: Money
    delivery: Money
    fees: Money
    given_otherwise: Money
    refund: Money
    parts: list[RefundPart]
    bonus: Money
    points_taken: int


@shows(model.IllegalReturnMove)
class IllegalReturnMove(Error):
    status: model.ReturnStatus
    allowed: list[model.ReturnStatus]


ReturnConnection = connection(Return, "Return")
RequestReturnResult = Annotated[
    Return | NotFound | NotReturnable | KeyRefused,
    strawberry.union("RequestReturnResult"),
]
ApproveReturnResult = Annotated[
    Return | NotFound | IllegalReturnMove | KeyRefused, strawberry.union("ApproveReturnResult")
]
RejectReturnResult = Annotated[
    Return | NotFound | IllegalReturnMove | KeyRefused, strawberry.union("RejectReturnResult")
]
ReceiveReturnResult = Annotated[
    Return | NotFound | IllegalReturnMove | KeyRefused, strawberry.union("ReceiveReturnResult")
]
AcceptDropOffResult = Annotated[
    Return | NotFound | IllegalReturnMove | TooManyTries | KeyRefused,
    strawberry.union("AcceptDropOffResult"),
]
DESK = [Grant.HANDLE_RETURNS, Grant.SERVE_STORE]


@strawberry.type
class ReturnQueries:
    return_ = query(returns.return_, returns=Return | None, allow=ANYONE)
    return_.graphql_name = "return"
    returnable_lines = query(
        returns.returnable_lines, returns=list[ReturnableLine] | None, allow=ANYONE
    )
    return_preview = query(returns.return_preview, returns=ReturnPreview | None, allow=ANYONE)
    returns = query(returns.returns, returns=ReturnConnection, allow=ANYONE)


@strawberry.type
class ReturnMutations:
    request_return = mutation(
        returns.request_return, returns=RequestReturnResult, allow=ANYONE, idempotent=model.Return
    )
    approve_return = mutation(
        returns.approve_return, returns=ApproveReturnResult, allow=DESK, idempotent=model.Return
    )
    reject_return = mutation(
        returns.reject_return, returns=RejectReturnResult, allow=DESK, idempotent=model.Return
    )
    accept_drop_off = mutation(
        returns.accept_drop_off, returns=AcceptDropOffResult, allow=DESK, idempotent=model.Return
    )
    receive_return = mutation(
        returns.receive_return, returns=ReceiveReturnResult, allow=DESK, idempotent=model.Return
    )
