"""Invoices, receipts and credit notes, as the API shows them."""

from datetime import datetime

from models import invoices as model
from resolvers import invoices
from schema.fields import served_from


@served_from(invoices.InvoiceLink)
class Invoice:
    """The paper of a sale. Its `url` gives the PDF for a quarter of an hour: ask for it when it is
    wanted."""

    number: str
    kind: model.InvoiceKind
    url: str
    issued_at: datetime
