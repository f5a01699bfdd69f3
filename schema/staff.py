"""The shop's own people, as the API shows them to whoever manages them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import identity as model
from models import viewer
from resolvers import invitations, refunds, staff
from schema.errors import Error, InvalidInput, NotFound, TooManyTries, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.identity import Account, ConfirmationNeeded, LinkExpired, PasswordSet
from schema.limits import DEAR
from schema.money import Money
from schema.paging import connection
from schema.shop import Store


@served_from(staff.StaffRole)
class StaffRole:
    """What somebody can work as, and what comes with it."""

    role: viewer.Role
    grants: list[viewer.Grant]
    needs_store: bool


@served_from(refunds.StaffPerson)
class StaffPerson:
    """A colleague."""

    gid: strawberry.ID = strawberry.field(name="id")
    name: str


@served_from(model.Invitation)
class Invitation(Node):
    """Somebody who was asked to work here, on these terms, and has not come yet."""

    email: str
    name: str
    role: viewer.Role
    extra_grants: list[viewer.Grant]
    refund_limit: Money | None = strawberry.field(name="refundCap")
    invited_at: datetime
    expires_at: datetime
    store = related(staff.store, returns=Store | None)


@shows(model.AlreadyStaff)
class AlreadyStaff(Error):
    pass


@shows(model.LastOwner)
class LastOwner(Error):
    pass


@shows(model.BeyondOwnGrants)
class BeyondOwnGrants(Error):
    grants: list[viewer.Grant]


AccountConnection = connection(Account, "Account")
InvitationConnection = connection(Invitation, "Invitation")
InviteStaffResult = Annotated[
    Invitation
    | NotFound
    | InvalidInput
    | AlreadyStaff
    | BeyondOwnGrants
    | ConfirmationNeeded
    | TooManyTries,
    strawberry.union("InviteStaffResult"),
]
RevokeInvitationResult = Annotated[
    Invitation | NotFound | BeyondOwnGrants | ConfirmationNeeded,
    strawberry.union("RevokeInvitationResult"),
]
AcceptInvitationResult = Annotated[
    PasswordSet | LinkExpired | InvalidInput, strawberry.union("AcceptInvitationResult")
]
ChangeStaffResult = Annotated[
    Account | NotFound | InvalidInput | LastOwner | BeyondOwnGrants | ConfirmationNeeded,
    strawberry.union("ChangeStaffResult"),
]
DeactivateStaffResult = Annotated[
    Account | NotFound | LastOwner | BeyondOwnGrants | ConfirmationNeeded,
    strawberry.union("DeactivateStaffResult"),
]
ReactivateStaffResult = Annotated[
    Account | NotFound | BeyondOwnGrants | ConfirmationNeeded,
    strawberry.union("ReactivateStaffResult"),
]
OFFICE = [viewer.Grant.MANAGE_STAFF]


@strawberry.type
class StaffQueries:
    staff_roles = query(staff.staff_roles, returns=list[StaffRole], allow=OFFICE)
    staff = query(staff.staff, returns=AccountConnection, allow=OFFICE)
    invitations = query(invitations.invitations, returns=InvitationConnection, allow=OFFICE)


@strawberry.type
class StaffMutations:
    invite_staff = mutation(
        invitations.invite_staff, returns=InviteStaffResult, allow=OFFICE, costs=DEAR
    )
    revoke_invitation = mutation(
        invitations.revoke_invitation, returns=RevokeInvitationResult, allow=OFFICE
    )
    accept_invitation = mutation(
        invitations.accept_invitation, returns=AcceptInvitationResult, allow=ANYONE, costs=DEAR
    )
    change_staff = mutation(staff.change_staff, returns=ChangeStaffResult, allow=OFFICE)
    deactivate_staff = mutation(staff.deactivate_staff, returns=DeactivateStaffResult, allow=OFFICE)
    reactivate_staff = mutation(staff.reactivate_staff, returns=ReactivateStaffResult, allow=OFFICE)
