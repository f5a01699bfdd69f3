"""Refunds that wait for a second person, as the API shows them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import refunds as model
from models import returns as returns_model
from models.viewer import Grant
from resolvers import refunds
from schema.errors import Error, KeyRefused, NotFound, shows
from schema.fields import Node, mutation, query, related, served_from
from schema.identity import ConfirmationNeeded
from schema.money import Money
from schema.paging import connection
from schema.returns import IllegalReturnMove, Return
from schema.staff import StaffPerson

# Not `status`, which a return beside it in one result has of another type.
strawberry.enum(model.RefundRequestStatus, name="RefundDecision")


@served_from(model.RefundRequest)
class RefundRequest(Node):
    """A refund above the limit of who wanted to give it, waiting for, or decided by, another."""

    status: model.RefundRequestStatus = strawberry.field(name="decision")
    money: Money = strawberry.field(name="amount")
    requested_at: datetime
    decided_at: datetime | None
    answer: str | None
    return_ = related(refunds.return_, returns=Return)
    return_.graphql_name = "return"
    requested_by = related(refunds.requested_by, returns=StaffPerson | None)
    decided_by = related(refunds.decided_by, returns=StaffPerson | None)
    can_decide = related(refunds.can_decide, returns=bool)


@shows(model.RefundDecided)
class RefundDecided(Error):
    status: model.RefundRequestStatus = strawberry.field(name="decision")


@shows(model.OwnRefundRequest)
class OwnRefundRequest(Error):
    pass


@shows(model.RefundAboveCap)
class RefundAboveCap(Error):
    pass


RefundRequestConnection = connection(RefundRequest, "RefundRequest")
RefundReturnResult = Annotated[
    Return | RefundRequest | NotFound | IllegalReturnMove | KeyRefused,
    strawberry.union("RefundReturnResult"),
]
ApproveRefundResult = Annotated[
    RefundRequest
    | NotFound
    | RefundDecided
    | OwnRefundRequest
    | RefundAboveCap
    | IllegalReturnMove
    | ConfirmationNeeded
    | KeyRefused,
    strawberry.union("ApproveRefundResult"),
]
DeclineRefundResult = Annotated[
    RefundRequest
    | NotFound
    | RefundDecided
    | OwnRefundRequest
    | RefundAboveCap
    | ConfirmationNeeded
    | KeyRefused,
    strawberry.union("DeclineRefundResult"),
]


@strawberry.type
class RefundQueries:
    refund_requests = query(
        refunds.refund_requests, returns=RefundRequestConnection, allow=[Grant.REFUND]
    )


@strawberry.type
class RefundMutations:
    refund_return = mutation(
        refunds.refund_return,
        returns=RefundReturnResult,
        allow=[Grant.REFUND],
        idempotent=(returns_model.Return, model.RefundRequest),
    )
    approve_refund = mutation(
        refunds.approve_refund,
        returns=ApproveRefundResult,
        allow=[Grant.REFUND],
        idempotent=model.RefundRequest,
    )
    decline_refund = mutation(
        refunds.decline_refund,
        returns=DeclineRefundResult,
        allow=[Grant.REFUND],
        idempotent=model.RefundRequest,
    )
