"""Consent, copies of one's data, erasure, and how long the rest is kept, as the API shows them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import privacy as model
from models import viewer
from resolvers import privacy
from schema.errors import Error, InvalidInput, NotFound, TooManyTries, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.identity import (
    SOMEBODY,
    ConfirmationNeeded,
    LinkExpired,
    MailSent,
)
from schema.limits import DEAR


@served_from(privacy.Consent)
class Consent:
    """Whether what somebody looks at may be tied to them. `optsOut`: their browser says no."""

    choice: model.ConsentChoice
    version: int
    opts_out: bool
    is_asked_for: bool


@served_from(model.ConsentChange)
class ConsentChange:
    """What somebody chose once, by which words."""

    is_granted: bool
    version: int
    source: model.ConsentSource
    at: datetime


@served_from(model.DataExport)
class DataExport(Node):
    """A copy of everything about somebody; `size` in bytes once it is ready."""

    asked_at: datetime
    ready_at: datetime | None
    expires_at: datetime
    size: int | None
    status = related(privacy.export_status, returns=model.ExportStatus)


@served_from(privacy.ExportLink)
class ExportLink:
    """Where the copy is, once, until then."""

    url: str
    expires_at: datetime


@served_from(model.Erasure)
class Erasure(Node):
    """Somebody is being erased, or was."""

    asked_at: datetime
    due_at: datetime
    status: model.ErasureStatus
    done_at: datetime | None


@served_from(model.Blocker)
class ErasureBlocker:
    """Something for which the person is still needed; `number` is that of the order or return."""

    kind: model.BlockerKind
    number: str | None
    what_to_do: str


@served_from(privacy.CopyBeingMade)
class CopyBeingMade:
    """A copy of everything about a customer is being made, for them alone, until then."""

    expires_at: datetime


@served_from(privacy.ErasureLimit)
class ErasureLimit:
    """How many customers one member of staff may erase within a day."""

    per_day: int
    most_per_day: int


@served_from(privacy.Retention)
class Retention:
    """How long something is kept; `pruned` rows went so far."""

    name: str
    what: str
    days: int
    usual_days: int
    least_days: int
    most_days: int
    pruned_at: datetime | None
    pruned: int


@shows(model.ErasureBlocked)
class ErasureBlocked(Error):
    blockers: list[ErasureBlocker]


@shows(model.ErasureLimitReached)
class ErasureLimitReached(Error):
    """Of one member of staff, `most` within a day."""

    most: int
    again_at: datetime


@shows(model.ExportNotReady)
class ExportNotReady(Error):
    status: model.ExportStatus


@shows(model.RetentionOutOfBounds)
class RetentionOutOfBounds(Error):
    least: int
    most: int


ExportMyDataResult = Annotated[
    DataExport | NotFound | ConfirmationNeeded | TooManyTries,
    strawberry.union("ExportMyDataResult"),
]
OpenExportResult = Annotated[
    ExportLink | NotFound | ExportNotReady | ConfirmationNeeded,
    strawberry.union("OpenExportResult"),
]
RequestErasureResult = Annotated[
    Erasure | NotFound | ErasureBlocked | ConfirmationNeeded,
    strawberry.union("RequestErasureResult"),
]
EraseCustomerResult = Annotated[
    Erasure | NotFound | ErasureBlocked | ErasureLimitReached | ConfirmationNeeded,
    strawberry.union("EraseCustomerResult"),
]
CopyCustomerDataResult = Annotated[
    CopyBeingMade | NotFound | ConfirmationNeeded | TooManyTries,
    strawberry.union("CopyCustomerDataResult"),
]
SetErasureLimitResult = Annotated[
    ErasureLimit | InvalidInput | ConfirmationNeeded, strawberry.union("SetErasureLimitResult")
]
RequestGuestErasureResult = Annotated[
    MailSent | InvalidInput | TooManyTries, strawberry.union("RequestGuestErasureResult")
]
ConfirmGuestErasureResult = Annotated[
    Erasure | LinkExpired | ErasureBlocked, strawberry.union("ConfirmGuestErasureResult")
]
CancelErasureResult = Annotated[Erasure | NotFound, strawberry.union("CancelErasureResult")]
SetRetentionResult = Annotated[
    Retention | NotFound | RetentionOutOfBounds, strawberry.union("SetRetentionResult")
]
OFFICE = [viewer.Grant.RUN_SHOP]


@strawberry.type
class PrivacyQueries:
    consent = query(privacy.consent, returns=Consent, allow=ANYONE)
    consent_changes = query(privacy.consent_changes, returns=list[ConsentChange], allow=ANYONE)
    data_exports = query(privacy.data_exports, returns=list[DataExport], allow=SOMEBODY)
    my_erasure = query(privacy.my_erasure, returns=Erasure | None, allow=SOMEBODY)
    erasure_blockers = query(privacy.erasure_blockers, returns=list[ErasureBlocker], allow=SOMEBODY)
    erasures = query(privacy.erasures, returns=list[Erasure], allow=[viewer.Grant.ERASE_CUSTOMERS])
    erasure_limit = query(privacy.erasure_limit, returns=ErasureLimit, allow=OFFICE)
    retention = query(privacy.retention, returns=list[Retention], allow=OFFICE)


@strawberry.type
class PrivacyMutations:
    choose_consent = mutation(privacy.choose_consent, returns=Consent, allow=ANYONE, audited=False)
    export_my_data = mutation(
        privacy.export_my_data, returns=ExportMyDataResult, allow=SOMEBODY, costs=DEAR
    )
    open_export = mutation(privacy.open_export, returns=OpenExportResult, allow=SOMEBODY)
    request_erasure = mutation(
        privacy.request_erasure, returns=RequestErasureResult, allow=SOMEBODY
    )
    cancel_erasure = mutation(privacy.cancel_erasure, returns=CancelErasureResult, allow=SOMEBODY)
    request_guest_erasure = mutation(
        privacy.request_guest_erasure, returns=RequestGuestErasureResult, allow=ANYONE, costs=DEAR
    )
    confirm_guest_erasure = mutation(
        privacy.confirm_guest_erasure, returns=ConfirmGuestErasureResult, allow=ANYONE
    )
    erase_customer = mutation(
        privacy.erase_customer, returns=EraseCustomerResult, allow=[viewer.Grant.ERASE_CUSTOMERS]
    )
    set_retention = mutation(privacy.set_retention, returns=SetRetentionResult, allow=OFFICE)
    copy_customer_data = mutation(
        privacy.copy_customer_data,
        returns=CopyCustomerDataResult,
        allow=[viewer.Grant.ERASE_CUSTOMERS],
    )
    set_erasure_limit = mutation(
        privacy.set_erasure_limit, returns=SetErasureLimitResult, allow=OFFICE
    )
