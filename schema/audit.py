"""The log of what staff did, as the API shows it to owners."""

from datetime import datetime

import strawberry
from strawberry.scalars import JSON

from models import audit as model
from models.viewer import Grant
from resolvers import audit
from schema.fields import query, related, served_from
from schema.paging import connection
from schema.staff import StaffPerson


@served_from(model.AuditEntry)
class AuditEntry:
    """One act of one person. `before` and `after` hold what it changed of its object, and under
    "Type id" what it changed besides; what is secret, or says who a customer is, reads "…"."""

    gid: strawberry.ID = strawberry.field(name="id")
    at: datetime
    act: str
    object_type: str | None
    object_id: strawberry.ID | None
    before: JSON | None
    after: JSON | None
    request_id: str | None
    address: str
    actor = related(audit.actor, returns=StaffPerson | None)


AuditEntryConnection = connection(AuditEntry, "AuditEntry")


@strawberry.type
class AuditQueries:
    audit_log = query(audit.audit_log, returns=AuditEntryConnection, allow=[Grant.READ_AUDIT_LOG])
