"""The figures of the shop, as the API shows them."""

import strawberry

from models import analytics as model
from models.viewer import Grant, Touchpoint
from resolvers import analytics
from schema.fields import query, related, served_from
from schema.money import Money


@served_from(model.Rate)
class Rate:
    """A share; `value` is null when there is nothing to divide by."""

    value: float | None
    numerator: int
    denominator: int


@served_from(model.MoneyFigure)
class MoneyFigure:
    """An amount over some orders; `value` is null when there are none."""

    value: Money | None
    orders: int


@served_from(model.ChannelTurnover)
class ChannelTurnover:
    """What one channel brought in."""

    channel: Touchpoint
    revenue: MoneyFigure


@served_from(model.Durations)
class Durations:
    """How long something took, in milliseconds; null where nothing was measured."""

    median: int | None
    p75: int | None
    p90: int | None
    measured: int


@served_from(model.Report)
class Analytics:
    """The figures of a period, each computed when it is asked for."""

    conversion = related(analytics.conversion, returns=Rate)
    aov = related(analytics.aov, returns=MoneyFigure, may_refuse=True)
    repeat_purchase_rate = related(analytics.repeat_purchase_rate, returns=Rate)
    cart_abandonment = related(analytics.cart_abandonment, returns=Rate)
    payment_success_rate = related(analytics.payment_success_rate, returns=Rate)
    cancellation_rate = related(analytics.cancellation_rate, returns=Rate)
    stock_outs = related(analytics.stock_outs, returns=Rate)
    inventory_turnover = related(analytics.inventory_turnover, returns=Rate)
    revenue = related(analytics.revenue, returns=MoneyFigure, may_refuse=True)
    turnover_by_channel = related(
        analytics.turnover_by_channel, returns=list[ChannelTurnover], may_refuse=True
    )
    page_load = related(analytics.page_load, returns=Durations)
    pickup_share = related(analytics.pickup_share, returns=Rate)
    time_to_ready = related(analytics.time_to_ready, returns=Durations)
    on_time = related(analytics.on_time, returns=Rate)
    fulfilment_time = related(analytics.fulfilment_time, returns=Durations)
    return_rate = related(analytics.return_rate, returns=Rate)
    self_service_rate = related(analytics.self_service_rate, returns=Rate)
    order_enquiries = related(analytics.order_enquiries, returns=Rate)
    return_time = related(analytics.return_time, returns=Durations)
    orders = related(analytics.orders, returns=int)


@strawberry.type
class AnalyticsQueries:
    analytics = query(
        analytics.analytics,
        returns=Analytics,
        allow=[Grant.SEE_FIGURES],
    )
