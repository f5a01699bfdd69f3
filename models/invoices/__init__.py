"""Invoices, receipts and credit notes: numbered without a gap, and kept as they were printed."""

from models.invoices import invariants
from models.invoices.invoice import Invoice, InvoiceKind, InvoiceSeries
from models.invoices.printed import (
    Amount,
    GivenBack,
    Printed,
    Seller,
    TaxLine,
    credited,
    printed_of,
)

__all__ = [
    "Amount",
    "GivenBack",
    "Invoice",
    "InvoiceKind",
    "InvoiceSeries",
    "Printed",
    "Seller",
    "TaxLine",
    "credited",
    "invariants",
    "printed_of",
]
