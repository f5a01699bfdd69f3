"""Papers: invoices, receipts and credit notes as PDF."""

from api.papers.drawing import drawn

__all__ = ["drawn"]
