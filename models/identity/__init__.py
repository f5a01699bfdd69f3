"""Who may log in, how they prove it, the sessions they hold, and the browsers that visit."""

from models.identity.accounts import (
    Account,
    LastOwner,
    LoggedIn,
    SecurityChanged,
    SignedUp,
    WrongCredentials,
    normal_email,
    password_faults,
)
from models.identity.buckets import Bucket, Rate
from models.identity.confirming import ConfirmationNeeded, check_fresh
from models.identity.invitations import INVITATION_LASTS, AlreadyStaff, Invitation
from models.identity.proofs import (
    EmailChanged,
    EmailProof,
    LinkAsked,
    LinkExpired,
    LinkOfAnother,
    ProofPurpose,
)
from models.identity.second_factor import CodeNeeded, SecondFactor, WrongCode
from models.identity.sessions import (
    ACCESS_LASTS,
    COOKIE_LASTS,
    LoginSession,
    RefreshToken,
    SessionEnded,
    idle_time,
)
from models.identity.terms import BeyondOwnGrants, Terms, limit_of
from models.identity.tokens import digest
from models.identity.tries import Limit, TooManyTries, Tries
from models.identity.visitors import VISIT_IS_NOTED_EVERY, VISIT_LASTS, Visitor

__all__ = [
    "ACCESS_LASTS",
    "COOKIE_LASTS",
    "INVITATION_LASTS",
    "VISIT_IS_NOTED_EVERY",
    "VISIT_LASTS",
    "Account",
    "AlreadyStaff",
    "BeyondOwnGrants",
    "Bucket",
    "CodeNeeded",
    "ConfirmationNeeded",
    "EmailChanged",
    "EmailProof",
    "Invitation",
    "LastOwner",
    "Limit",
    "LinkAsked",
    "LinkExpired",
    "LinkOfAnother",
    "LoggedIn",
    "LoginSession",
    "ProofPurpose",
    "Rate",
    "RefreshToken",
    "SecondFactor",
    "SecurityChanged",
    "SessionEnded",
    "SignedUp",
    "Terms",
    "TooManyTries",
    "Tries",
    "Visitor",
    "WrongCode",
    "WrongCredentials",
    "check_fresh",
    "digest",
    "idle_time",
    "limit_of",
    "normal_email",
    "password_faults",
]
