"""How a payment stands, how one may pay, and what was found about money."""

from datetime import datetime

import strawberry

from models import payments as model
from models.viewer import Grant
from resolvers import findings
from resolvers.orders import paying
from resolvers.orders import payment_events as events
from resolvers.ports import PaymentWay
from schema.fields import ANYONE, query, related, served_from
from schema.money import Money
from schema.paging import connection


@served_from(PaymentWay)
class PaymentMethod:
    """A way to pay. `code` is what `startPayment` is told: `card`, `paypal`, `wallet`."""

    code: str


@served_from(model.PaymentFinding)
class PaymentFinding:
    """What was found about money: mended by itself, unless `isMended` is false."""

    kind: model.FindingKind
    provider: str
    provider_ref: str
    money: Money = strawberry.field(name="amount")
    is_mended: bool
    note: str
    created_at: datetime = strawberry.field(name="foundAt")
    order_id = related(findings.order_id, returns=strawberry.ID | None)
    order_number = related(findings.order_number, returns=str | None)


@served_from(events.HappenedToPayment)
class PaymentEvent:
    """What became of a payment, as it was told; `amount` is what it was about."""

    gid: strawberry.ID = strawberry.field(name="id")
    kind: model.PaymentEventKind
    money: Money = strawberry.field(name="amount")
    created_at: datetime = strawberry.field(name="at")


PaymentFindingConnection = connection(PaymentFinding, "PaymentFinding")


@strawberry.type
class PaymentQueries:
    payment_events = query(
        events.payment_events,
        returns=list[PaymentEvent] | None,
        allow=[Grant.MOVE_ORDERS, Grant.REFUND],
    )
    payment_methods = query(paying.payment_methods, returns=list[PaymentMethod], allow=ANYONE)
    payment_findings = query(
        findings.payment_findings,
        returns=PaymentFindingConnection,
        allow=[Grant.RUN_SHOP, Grant.REFUND],
    )
