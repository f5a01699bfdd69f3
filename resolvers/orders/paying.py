"""An order is paid at one company at a time, which is asked outside of any transaction."""

from collections.abc import Sequence
from contextlib import suppress

import strawberry
from sqlalchemy import select

from models.base import InvalidField, InvalidInput
from models.orders import Order, OrderStatus
from models.payments import OrderNotPayable, Payment, PaymentStatus, PaymentUnavailable
from resolvers.context import Context, Info, uuid_of
from resolvers.ports import (
    PaymentGateway,
    PaymentRefused,
    PaymentWay,
    ProviderPayment,
    ProviderStatus,
    Unavailable,
    Wanted,
)
from resolvers.settlements import locked, settle

LONGEST_URL = 2000


async def payment_methods(info: Info) -> Sequence[PaymentWay]:
    """The ways to pay that this shop offers, the usual one first."""
    return info.context.ports.payments.ways


async def start_payment(
    info: Info, order_id: strawberry.ID, return_url: str, method: str | None = None
) -> Payment:
    """Ask a payment company for a page to pay on; come back to `returnUrl` afterwards.

    `method` is one of `paymentMethods`, the first unless it is named. Twice gives the same page,
    and another method closes the page before: one order is never charged twice.
    """
    # It commits by itself, before and after: no transaction waits for the world outside. Hence
    # the order may be given up meanwhile, by somebody who could not know of this payment yet.
    context = info.context
    _check_return(context, return_url)
    way = context.ports.payments.way(method)
    if way is None:
        raise InvalidInput([InvalidField("method", "Choose one of the ways offered.")])
    own = select(Order).where(Order.id == uuid_of(Order, order_id), Order.bought_by(context.viewer))
    order = await context.the_one(own, Order)
    payment = await payable(context, order)
    await context.commit()
    try:
        payment = await _at_company(context, payment, way.provider)
        wanted = Wanted(
            amount=payment.amount,
            currency=payment.currency,
            reference=payment.gid,
            description=f"Order {order.number}",
            return_url=return_url,
            method=way.code,
            attempt=payment.attempt,
            capture=context.ports.payments.capture_at_once,
        )
        told = await created(context.ports.payments.of(way.provider), wanted)
    except (Unavailable, PaymentRefused):
        raise PaymentUnavailable from None
    return await begun(context, payment, way.provider, told)


async def created(company: PaymentGateway, wanted: Wanted) -> ProviderPayment:
    """Raises Unavailable when what the company began is not what it was asked for."""
    told = await company.create(wanted)
    is_page = (told.pay_url or "https:").startswith(("https:", "http:"))
    began = (told.amount, told.currency, told.reference)
    if not is_page or began != (wanted.amount, wanted.currency, wanted.reference):
        raise Unavailable(f"{told.id} is not what was asked for.")
    return told


async def begun(
    context: Context, payment: Payment, provider: str, told: ProviderPayment
) -> Payment:
    """Note what the company began. Commits; closes it there when the order was given up meanwhile,
    or turned to another payment.

    Raises OrderNotPayable.
    """
    attempt = payment.attempt
    order = await locked(context.session, Order, payment.order_id)
    payment = await locked(context.session, Payment, payment.id)
    is_chosen = (payment.provider, payment.attempt) == (provider, attempt)
    is_this = is_chosen and payment.provider_ref in (None, told.id)
    if is_this and payment.provider_ref is None:
        context.session.add(payment.started(told.id, told.pay_url))
    if is_this:
        payment.pay_url = told.pay_url
    is_payable = order.status is OrderStatus.PENDING
    await context.commit()
    if not (is_this and is_payable):
        await _void(context, provider, told.id)
    if not (is_chosen and is_payable):
        raise OrderNotPayable(status=order.status)
    return payment


async def _void(context: Context, provider: str, provider_ref: str) -> None:
    """If that fails, `ask_about_silent_payments` keeps an eye on it."""
    with suppress(Unavailable, PaymentRefused):
        company = context.ports.payments.of(provider)
        await company.void(provider_ref, key=f"void:{provider_ref}")


async def payable(context: Context, order: Order) -> Payment:
    """Raises OrderNotPayable when it is paid already or given up."""
    mine = select(Payment).where(Payment.order_id == order.id)
    payment: Payment | None = await context.session.scalar(mine)
    if payment is None:
        raise OrderNotPayable(status=order.status)
    payment.check_payable(order)
    return payment


def _check_return(context: Context, url: str) -> None:
    """A page of the shop as the caller knows it, so that nobody is sent elsewhere."""
    if len(url) > LONGEST_URL or not url.startswith(f"{context.origin}/") or not url.isprintable():
        raise InvalidInput([InvalidField("returnUrl", "An address of this shop.")])


async def _at_company(context: Context, payment: Payment, provider: str) -> Payment:
    """The payment, ready to be begun at `provider`. Commits, as its caller does.

    Raises OrderNotPayable when it was paid meanwhile, Unavailable and PaymentRefused.
    """
    if payment.provider == provider and payment.status is not PaymentStatus.VOIDED:
        return payment
    earlier, attempt = context.ports.payments.of(payment.provider), payment.attempt
    told = await closed(earlier, payment)
    order = await locked(context.session, Order, payment.order_id)
    payment = await locked(context.session, Payment, payment.id)
    is_latest = payment.attempt == attempt
    if told is not None and is_latest:
        await settle(context.session, payment, told, context.now)
    is_free = is_latest and (told is None or told.status is ProviderStatus.VOIDED)
    if is_free and order.status is OrderStatus.PENDING:
        payment.turn_to(provider)
    status, still_there = order.status, payment.provider != provider
    await context.commit()
    if status is not OrderStatus.PENDING or still_there:
        raise OrderNotPayable(status=status)
    return payment


async def closed(company: PaymentGateway, payment: Payment) -> ProviderPayment | None:
    """What became of it at the company; None when that never heard of it."""
    ref = payment.provider_ref
    if ref is None:
        found = await company.find(payment.gid)
        if found is None:
            return None
        ref = found.id
    try:
        return await company.void(ref, key=f"void:{ref}")
    except PaymentRefused:
        return await company.fetch(ref)
