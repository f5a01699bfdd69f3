"""Logins, sessions and second factors, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import identity as model
from models import viewer
from resolvers import identity, staff
from schema.carts import Cart, Warning
from schema.customers import Customer
from schema.errors import Error, InvalidInput, NotFound, TooManyTries, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.limits import DEAR
from schema.money import Money

if TYPE_CHECKING:
    from schema.shop import Store

SOMEBODY = list(viewer.Role)
"""Whoever is logged in."""


@served_from(model.LoginSession)
class LoginSession(Node):
    """Being logged in on a device. `client` is its program in words; `usedAt` is to the minute."""

    touchpoint: viewer.Touchpoint
    device: str
    client: str
    created_at: datetime
    used_at: datetime | None
    is_this_one = related(identity.is_this_one, returns=bool)


@served_from(model.Account)
class Account(Node):
    """A login, of a customer or of staff; `refundCap` is null where there is no limit."""

    email: str
    name: str
    roles: list[viewer.Role]
    is_email_proven: bool
    is_active: bool
    refund_limit: Money | None = strawberry.field(name="refundCap")
    grants = related(staff.grants, returns=list[viewer.Grant], pure=True)
    extra_grants = related(staff.extra_grants, returns=list[viewer.Grant], pure=True)
    store = related(staff.store, returns=Annotated["Store", strawberry.lazy("schema.shop")] | None)
    last_seen_at = related(staff.last_seen_at, returns=datetime | None)
    customer = related(identity.account_customer, returns=Customer | None)
    has_second_factor = related(identity.has_second_factor, returns=bool)
    sessions = related(identity.account_sessions, returns=list[LoginSession])


@served_from(identity.SignedIn)
class SignedIn:
    """Who is logged in now. Both tokens are for apps; a browser keeps a cookie instead.

    `token` is good for a quarter of an hour, `refreshToken` for one `refreshSession`.
    `mergedLines` of the guest's cart went into the account's; `warnings` say what was cut.
    """

    account: Account
    token: str | None
    refresh_token: str | None
    cart: Cart | None
    merged_lines: int
    warnings: list[Warning]


@served_from(identity.SignedOut)
class SignedOut:
    """Nobody is logged in any more."""

    at_home: bool


@served_from(identity.SessionTokens)
class SessionTokens:
    """What an app shows from now on; `token` until `expiresAt`, `refreshToken` once after it."""

    token: str
    refresh_token: str
    expires_at: datetime


@served_from(identity.SessionsEnded)
class SessionsEnded:
    """How many sessions were open and are not any more."""

    count: int


@served_from(identity.IdentityConfirmed)
class IdentityConfirmed:
    """Dangerous acts need no further proof until then."""

    until: datetime


@served_from(identity.MailSent)
class MailSent:
    """A mail is on its way to this address, if there is something to write to it."""

    email: str


@served_from(identity.PasswordSet)
class PasswordSet:
    """The password is the new one, and `endedSessions` elsewhere are over."""

    ended_sessions: int


@served_from(identity.SecondFactorSetup)
class SecondFactorSetup:
    """What an authenticator app is told: the secret to type, or `address` as a QR code.

    The code is a square of `size` modules a side; `path` draws the dark ones in SVG.
    """

    secret: str
    address: str
    size: int
    path: str


@served_from(identity.SecondFactorOn)
class SecondFactorOn:
    """Codes to keep on paper: each logs in once when the app is lost. They are not shown again."""

    paper_codes: list[str]


@shows(model.WrongCredentials)
class WrongCredentials(Error):
    pass


@shows(model.CodeNeeded)
class CodeNeeded(Error):
    pass


@shows(model.WrongCode)
class WrongCode(Error):
    pass


@shows(model.ConfirmationNeeded)
class ConfirmationNeeded(Error):
    pass


@shows(model.LinkExpired)
class LinkExpired(Error):
    pass


@shows(model.LinkOfAnother)
class LinkOfAnother(Error):
    pass


@shows(model.SessionEnded)
class SessionEnded(Error):
    pass


SignUpResult = Annotated[MailSent | InvalidInput | TooManyTries, strawberry.union("SignUpResult")]
FinishSignUpResult = Annotated[
    SignedIn | LinkExpired | InvalidInput, strawberry.union("FinishSignUpResult")
]
LogInResult = Annotated[
    SignedIn | WrongCredentials | CodeNeeded | WrongCode | TooManyTries,
    strawberry.union("LogInResult"),
]
RefreshSessionResult = Annotated[
    SessionTokens | SessionEnded, strawberry.union("RefreshSessionResult")
]
RevokeSessionResult = Annotated[
    SessionsEnded | NotFound | ConfirmationNeeded, strawberry.union("RevokeSessionResult")
]
LogOutEverywhereResult = Annotated[
    SessionsEnded | ConfirmationNeeded, strawberry.union("LogOutEverywhereResult")
]
ConfirmIdentityResult = Annotated[
    IdentityConfirmed | WrongCredentials | CodeNeeded | WrongCode | TooManyTries,
    strawberry.union("ConfirmIdentityResult"),
]
RequestPasswordResetResult = Annotated[
    MailSent | InvalidInput | TooManyTries, strawberry.union("RequestPasswordResetResult")
]
ResetPasswordResult = Annotated[
    PasswordSet | LinkExpired | InvalidInput, strawberry.union("ResetPasswordResult")
]
ChangePasswordResult = Annotated[
    PasswordSet | ConfirmationNeeded | InvalidInput, strawberry.union("ChangePasswordResult")
]
RequestEmailChangeResult = Annotated[
    MailSent | ConfirmationNeeded | InvalidInput | TooManyTries,
    strawberry.union("RequestEmailChangeResult"),
]
ConfirmEmailResult = Annotated[
    MailSent | LinkExpired | LinkOfAnother, strawberry.union("ConfirmEmailResult")
]
StartSecondFactorResult = Annotated[
    SecondFactorSetup | ConfirmationNeeded, strawberry.union("StartSecondFactorResult")
]
FinishSecondFactorResult = Annotated[
    SecondFactorOn | WrongCode | ConfirmationNeeded | NotFound | TooManyTries,
    strawberry.union("FinishSecondFactorResult"),
]
EndSecondFactorResult = Annotated[
    Account | ConfirmationNeeded, strawberry.union("EndSecondFactorResult")
]


@strawberry.type
class IdentityQueries:
    me = query(identity.me, returns=Account | None, allow=ANYONE)


@strawberry.type
class IdentityMutations:
    sign_up = mutation(identity.sign_up, returns=SignUpResult, allow=ANYONE, costs=DEAR)
    finish_sign_up = mutation(
        identity.finish_sign_up, returns=FinishSignUpResult, allow=ANYONE, costs=DEAR
    )
    log_in = mutation(identity.log_in, returns=LogInResult, allow=ANYONE, costs=DEAR)
    log_out = mutation(identity.log_out, returns=SignedOut, allow=ANYONE)
    refresh_session = mutation(
        identity.refresh_session, returns=RefreshSessionResult, allow=ANYONE, audited=False
    )
    revoke_session = mutation(identity.revoke_session, returns=RevokeSessionResult, allow=SOMEBODY)
    log_out_everywhere = mutation(
        identity.log_out_everywhere, returns=LogOutEverywhereResult, allow=SOMEBODY
    )
    confirm_identity = mutation(
        identity.confirm_identity, returns=ConfirmIdentityResult, allow=SOMEBODY, costs=DEAR
    )
    request_password_reset = mutation(
        identity.request_password_reset,
        returns=RequestPasswordResetResult,
        allow=ANYONE,
        costs=DEAR,
    )
    reset_password = mutation(
        identity.reset_password, returns=ResetPasswordResult, allow=ANYONE, costs=DEAR
    )
    change_password = mutation(
        identity.change_password, returns=ChangePasswordResult, allow=SOMEBODY, costs=DEAR
    )
    request_email_change = mutation(
        identity.request_email_change, returns=RequestEmailChangeResult, allow=SOMEBODY, costs=DEAR
    )
    confirm_email = mutation(identity.confirm_email, returns=ConfirmEmailResult, allow=ANYONE)
    start_second_factor = mutation(
        identity.start_second_factor, returns=StartSecondFactorResult, allow=SOMEBODY
    )
    finish_second_factor = mutation(
        identity.finish_second_factor, returns=FinishSecondFactorResult, allow=SOMEBODY
    )
    end_second_factor = mutation(
        identity.end_second_factor, returns=EndSecondFactorResult, allow=SOMEBODY
    )
