"""Invoices: issued in the transaction that takes their number, shown to whoever sees the order."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Executable, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import selectinload
from strawberry import Parent

from models import ids
from models.addresses import Address
from models.invoices import (
    Amount,
    GivenBack,
    Invoice,
    InvoiceKind,
    InvoiceSeries,
    Printed,
    credited,
    printed_of,
)
from models.orders import Order, OrderLine
from models.payments import Payment
from models.returns import Return
from models.stores import Channel, Location, LocationKind, Shop
from models.tenders import OrderTender
from models.viewer import Touchpoint
from resolvers.context import Context, Info
from resolvers.orders.listing import OrderRow
from resolvers.session import SharedSession
from resolvers.signed_links import opened, signed

PURPOSE = "invoice"
LINK_LASTS = timedelta(minutes=15)
CANCELLED = "cancelled"
"""The reference of the credit note of a whole order."""
CASH = "till"
"""The provider of what is paid into a drawer."""


async def issue(
    session: SharedSession,
    order_id: UUID,
    now: datetime,
    change: int = 0,
) -> Invoice | None:
    """The invoice of an order that is paid, or was issued before; none for what was free, nor
    where no shop is set up that could be named as its seller.

    `change` is what of the cash that was given went back.
    """
    order = await _locked(session, order_id)
    known = await _known(session, order_id, "")
    if known is not None or not order.total:
        return known
    channel = (await session.scalars(select(Channel).where(Channel.id == order.channel_id))).one()
    shop: Shop | None = await session.scalar(select(Shop).limit(1))
    if shop is None:
        return None
    is_till = order.touchpoint is Touchpoint.TILL
    paid = await _paid(session, order, change)
    printed = printed_of(order, channel, shop, paid, now, await _place(session, order))
    kind = InvoiceKind.RECEIPT if is_till else InvoiceKind.INVOICE
    return await _numbered(session, order, kind, printed, now)


async def credit(session: SharedSession, return_id: UUID, now: datetime) -> Invoice | None:
    """The credit note of a return whose money went back; none where there was no invoice."""
    back = (
        await session.scalars(
            select(Return).where(Return.id == return_id).options(selectinload(Return.lines))
        )
    ).one()
    order = await _locked(session, back.order_id)
    invoice, known = (
        await _known(session, order.id, ""),
        await _known(session, order.id, back.gid),
    )
    if invoice is None or known is not None:
        return known
    lines = {one.id: one for one in order.lines}
    parts = [
        GivenBack(lines[one.order_line_id], one.quantity, one.refund - one.fee, one.shipping)
        for one in back.lines
        if one.quantity
    ]
    printed = credited(
        Printed.stored(invoice.printed), invoice.number, parts, order.shipping_tax_basis_points
    )
    kind = InvoiceKind.CREDIT_NOTE
    return await _numbered(session, order, kind, printed, now, reference=back.gid)


async def credit_all(session: SharedSession, order_id: UUID, now: datetime) -> Invoice | None:
    """The credit note of an order that was cancelled; none where there was no invoice."""
    order = await _locked(session, order_id)
    invoice = await _known(session, order.id, "")
    known = await _known(session, order.id, CANCELLED)
    if invoice is None or known is not None:
        return known
    parts = [
        GivenBack(one, one.quantity, one.charge(order.tax_is_included), _delivery(order, one))
        for one in order.lines
    ]
    printed = credited(
        Printed.stored(invoice.printed), invoice.number, parts, order.shipping_tax_basis_points
    )
    kind = InvoiceKind.CREDIT_NOTE
    return await _numbered(session, order, kind, printed, now, reference=CANCELLED)


def _delivery(order: Order, line: OrderLine) -> int:
    """What its share of the delivery was paid with, tax and all."""
    return line.shipping + (0 if order.tax_is_included else line.shipping_tax)


async def _numbered(
    session: SharedSession,
    order: Order,
    kind: InvoiceKind,
    printed: Printed,
    now: datetime,
    reference: str = "",
) -> Invoice:
    """With the next number. Its row is locked from here to the end of the transaction."""
    series = Invoice.series_at(now, printed.time_zone)
    [taken] = await session.rows(_next_of(series))
    invoice = Invoice(
        kind=kind,
        series=series,
        position=taken.last,
        order_id=order.id,
        reference=reference,
        issued_at=now,
        currency=printed.currency,
        total=printed.total,
        printed=printed.as_json(),
        buyer=_buyer(order),
    )
    session.add(invoice)
    await session.flush()
    return invoice


def _next_of(series: str) -> Executable:
    first = insert(InvoiceSeries).values(id=ids.uuid7(), name=series, last=1)
    return first.on_conflict_do_update(
        index_elements=[InvoiceSeries.name], set_={"last": InvoiceSeries.last + 1}
    ).returning(InvoiceSeries.last)


async def _locked(session: SharedSession, order_id: UUID) -> Order:
    """Whoever issues for the same order at the same time waits, and finds what was issued."""
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    fresh = wanted.with_for_update().execution_options(populate_existing=True)
    found: Order = (await session.scalars(fresh)).one()
    return found


async def _known(session: SharedSession, order_id: UUID, reference: str) -> Invoice | None:
    wanted = select(Invoice).where(Invoice.order_id == order_id, Invoice.reference == reference)
    found: Invoice | None = await session.scalar(wanted)
    return found


async def _paid(session: SharedSession, order: Order, change: int) -> list[Amount]:
    tenders = select(OrderTender).where(OrderTender.order_id == order.id)
    ordered = tenders.order_by(OrderTender.position)
    taken = [Amount(one.kind.value, one.amount) for one in await session.scalars(ordered)]
    payment = await session.scalar(select(Payment).where(Payment.order_id == order.id))
    if payment is None:
        return taken
    how = "cash" if payment.provider == CASH else "card" if payment.card_last4 else "online"
    back = [Amount("change", -change)] if change else []
    return [*taken, Amount(how, payment.amount + change), *back]


async def _place(session: SharedSession, order: Order) -> list[str]:
    """The store that sold it, in lines; nothing for what is delivered."""
    place = (await session.scalars(select(Location).where(Location.id == order.location_id))).one()
    if place.kind is not LocationKind.STORE:
        return []
    return [place.name, place.line1, f"{place.city}, {place.region} {place.postal_code}".strip()]


def _buyer(order: Order) -> list[str]:
    address = Address.stored(order.delivery_address)
    if address is None:
        return []
    parts = (address.name, address.line1, address.line2)
    city = " ".join(filter(None, (address.postal_code, address.city, address.region)))
    return [one for one in (*parts, city, address.country) if one]


@dataclass(frozen=True)
class InvoiceLink:
    """An invoice, and where it can be fetched for some minutes."""

    number: str
    kind: InvoiceKind
    url: str
    issued_at: datetime

    @classmethod
    def of(cls, invoice: Invoice, context: Context) -> "InvoiceLink":
        until = context.now + LINK_LASTS
        token = signed(context.ports.vault, PURPOSE, invoice.id, until)
        return cls(invoice.number, invoice.kind, f"/invoices/{token}", invoice.issued_at)


async def invoice(order: Parent[Order | OrderRow], info: Info) -> InvoiceLink | None:
    """The invoice or, of a till, the receipt; null until it is issued, moments after the payment.
    Its address gives the PDF for a quarter of an hour."""
    for one in await info.context.loaders.order_invoices.load(order.id):
        if one.kind is not InvoiceKind.CREDIT_NOTE:
            return InvoiceLink.of(one, info.context)
    return None


async def credit_notes(order: Parent[Order | OrderRow], info: Info) -> list[InvoiceLink]:
    """What was issued for the goods that went back, oldest first."""
    issued = await info.context.loaders.order_invoices.load(order.id)
    notes = [one for one in issued if one.kind is InvoiceKind.CREDIT_NOTE]
    return [InvoiceLink.of(one, info.context) for one in notes]


async def fetch(context: Context, token: str) -> Invoice | None:
    """What such an address gives, to whoever has it; None when it is over."""
    id = opened(context.ports.vault, PURPOSE, token, context.now)
    if id is None:
        return None
    found: Invoice | None = await context.session.scalar(select(Invoice).where(Invoice.id == id))
    return found
