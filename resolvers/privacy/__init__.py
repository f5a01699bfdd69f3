"""Consent, copies of one's data, erasure, and how long the rest is kept."""

from resolvers.privacy.consenting import Consent, choose_consent, consent, consent_changes
from resolvers.privacy.erasing import (
    cancel_erasure,
    confirm_guest_erasure,
    erase_customer,
    erasure_blockers,
    erasures,
    my_erasure,
    request_erasure,
    request_guest_erasure,
)
from resolvers.privacy.exporting import (
    CopyBeingMade,
    ExportLink,
    copy_customer_data,
    data_exports,
    export_my_data,
    export_status,
    open_export,
)
from resolvers.privacy.limits import ErasureLimit, erasure_limit, set_erasure_limit
from resolvers.privacy.retaining import Retention, retention, set_retention

__all__ = [
    "Consent",
    "CopyBeingMade",
    "ErasureLimit",
    "ExportLink",
    "Retention",
    "cancel_erasure",
    "choose_consent",
    "confirm_guest_erasure",
    "consent",
    "consent_changes",
    "copy_customer_data",
    "data_exports",
    "erase_customer",
    "erasure_blockers",
    "erasure_limit",
    "erasures",
    "export_my_data",
    "export_status",
    "my_erasure",
    "open_export",
    "request_erasure",
    "request_guest_erasure",
    "retention",
    "set_erasure_limit",
    "set_retention",
]
