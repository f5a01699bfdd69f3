"""Goods that come back, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import returns as model
from models.viewer import Grant
from resolvers import returns
from schema.errors import Error, KeyRefused, NotFound, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.money import Money
from schema.paging import connection

if TYPE_CHECKING:
    from schema.orders import Order, OrderLine

LazyOrder = Annotated["Order", strawberry.lazy("schema.orders")]
LazyOrderLine = Annotated["OrderLine", strawberry.lazy("schema.orders")]


@served_from(model.ReturnLine)
class ReturnLine:
    """Some units of one line of the order on their way back."""

    quantity: int
    order_line = related(returns.order_line, returns=LazyOrderLine)
    refund = related(returns.line_refund, returns=Money)


@served_from(model.Return)
class Return(Node):
    """Some units of one order on their way back; `instructions` say what the buyer does next.

    With the last unit of an order, `refund` has also what its delivery had cost.
    """

    number: str
    status: model.ReturnStatus
    reason: model.ReturnReason
    note: str
    answer: str | None
    requested_at: datetime
    instructions: str
    refund_money: Money = strawberry.field(name="refund")
    order = related(returns.order, returns=LazyOrder)
    lines = related(returns.lines, returns=list[ReturnLine])


@shows(model.NotReturnable)
class NotReturnable(Error):
    reason: str


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
DESK = [Grant.HANDLE_RETURNS, Grant.SERVE_STORE]


@strawberry.type
class ReturnQueries:
    return_ = query(returns.return_, returns=Return | None, allow=ANYONE)
    return_.graphql_name = "return"
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
    receive_return = mutation(
        returns.receive_return, returns=ReceiveReturnResult, allow=DESK, idempotent=model.Return
    )
