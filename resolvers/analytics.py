"""The figures of the shop, asked for one by one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from strawberry import Parent

from models import figures_after_sale as after_sale
from models.analytics import ChannelTurnover, Durations, MoneyFigure, Rate, Report
from models.viewer import Touchpoint
from resolvers.context import Info
from resolvers.inputs import PeriodInput


def analytics(info: Info, period: PeriodInput, channel: Touchpoint | None = None) -> Report:
    """The figures of a period: from its first moment, before its last, by one channel or all."""
    report = Report(period.start, period.end, channel)
    report.check()
    return report


async def conversion(report: Parent[Report], info: Info) -> Rate:
    """Visits with an order over visits with a product view; without staff and machines."""
    return await _rate(info, report.conversion())


async def repeat_purchase_rate(report: Parent[Report], info: Info) -> Rate:
    """Customers with two or more orders in the period over customers with one or more."""
    return await _rate(info, report.repeat_purchase_rate())


async def cart_abandonment(report: Parent[Report], info: Info) -> Rate:
    """Carts with something in them that were not ordered within 24 hours, over all such carts that
    were first filled in the period and a day ago or longer; without staff and machines."""
    return await _rate(info, report.cart_abandonment())


async def payment_success_rate(report: Parent[Report], info: Info) -> Rate:
    """Payments begun in the period that were made in the end, declined tries before or not, over
    all that were begun an hour ago or longer."""
    return await _rate(info, report.payment_success_rate())


async def cancellation_rate(report: Parent[Report], info: Info) -> Rate:
    """Orders confirmed in the period that were cancelled afterwards, over all confirmed in it."""
    return await _rate(info, report.cancellation_rate())


async def stock_outs(report: Parent[Report], info: Info) -> Rate:
    """Shelves (a variant at a place) whose last available piece went in the period, over all that
    ever held one before its end; of every channel."""
    return await _rate(info, report.stock_outs())


async def inventory_turnover(report: Parent[Report], info: Info) -> Rate:
    """Pieces shipped in the period over the mean of those on hand at its two ends."""
    return await _rate(info, report.inventory_turnover())


async def revenue(report: Parent[Report], info: Info) -> MoneyFigure:
    """What goods brought in: without delivery, tax, discounts and what was given back.

    Of the orders in the currency of the request's market; refunds count where their order does.
    """
    return MoneyFigure.total(*await _money(report, info))


async def aov(report: Parent[Report], info: Info) -> MoneyFigure:
    """Average order value: revenue over orders, in the currency of the request's market."""
    return MoneyFigure.mean(*await _money(report, info))


async def turnover_by_channel(report: Parent[Report], info: Info) -> list[ChannelTurnover]:
    """Revenue by where the order came from: all the channels, also those that sold nothing."""
    currency = (await info.context.channel()).currency
    found: Sequence[Sequence[Any]] = await info.context.session.rows(report.turnover(currency))
    sold = {one[0]: (one[1], one[2]) for one in found}
    return [
        ChannelTurnover(one, MoneyFigure.total(*sold.get(one, (0, 0)), currency))
        for one in report.touchpoints()
    ]


async def page_load(report: Parent[Report], info: Info) -> Durations:
    """Until the largest thing on the first screen was there, as browsers measured it; without staff
    and machines."""
    return await _durations(info, report.page_load())


async def pickup_share(report: Parent[Report], info: Info) -> Rate:
    """Orders that were collected in a store, or will be, over all that were placed online."""
    return await _rate(info, report.pickup_share())


async def time_to_ready(report: Parent[Report], info: Info) -> Durations:
    """From asking for a pickup until it was ready at the store."""
    return await _durations(info, report.time_to_ready())


async def on_time(report: Parent[Report], info: Info) -> Rate:
    """Shipments delivered in the period by the date that was promised, over all that were delivered
    and had such a date."""
    return await _rate(info, after_sale.on_time(report))


async def fulfilment_time(report: Parent[Report], info: Info) -> Durations:
    """From the payment of an order until the first of it was handed over, to a carrier or at the
    counter."""
    return await _durations(info, after_sale.fulfilment_time(report))


async def return_rate(report: Parent[Report], info: Info) -> Rate:
    """Pieces that came back over all pieces of the orders that were delivered in the period."""
    return await _rate(info, after_sale.return_rate(report))


async def self_service_rate(report: Parent[Report], info: Info) -> Rate:
    """Orders changed, cancelled or asked back by their buyers themselves, over all that were."""
    return await _rate(info, after_sale.self_service_rate(report))


async def order_enquiries(report: Parent[Report], info: Info) -> Rate:
    """Questions about an order that were asked in the period, over the orders placed in it."""
    return await _rate(info, after_sale.order_enquiries(report))


async def return_time(report: Parent[Report], info: Info) -> Durations:
    """From asking to send something back until the money was on its way."""
    return await _durations(info, after_sale.return_time(report))


async def orders(report: Parent[Report], info: Info) -> int:
    """Orders that were paid and not cancelled, in every currency."""
    found = await info.context.session.rows(report.orders())
    return int(found[0][0])


async def _rate(info: Info, statement: Select[int, int]) -> Rate:
    found: Sequence[Sequence[int]] = await info.context.session.rows(statement)
    return Rate(*found[0])


async def _durations(info: Info, statement: Select[int, int, int, int]) -> Durations:
    found: Sequence[Sequence[int]] = await info.context.session.rows(statement)
    return Durations(*found[0])


async def _money(report: Report, info: Info) -> tuple[int, int, str]:
    currency = (await info.context.channel()).currency
    found: Sequence[Sequence[int]] = await info.context.session.rows(report.revenue(currency))
    return found[0][0], found[0][1], currency
