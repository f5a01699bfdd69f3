"""Signing up, logging in and out, and what proves that somebody is who they say."""

from resolvers.identity.accounts import account_customer, has_second_factor, me
from resolvers.identity.confirming import IdentityConfirmed, confirm_identity
from resolvers.identity.emails import confirm_email, request_email_change
from resolvers.identity.entering import SignedIn, SignedOut, log_in, log_out
from resolvers.identity.joining import finish_sign_up, sign_up
from resolvers.identity.links import MailSent
from resolvers.identity.passwords import (
    PasswordSet,
    change_password,
    request_password_reset,
    reset_password,
)
from resolvers.identity.refreshing import SessionTokens, refresh_session
from resolvers.identity.second_factor import (
    SecondFactorOn,
    SecondFactorSetup,
    end_second_factor,
    finish_second_factor,
    start_second_factor,
)
from resolvers.identity.sessions import (
    SessionsEnded,
    account_sessions,
    is_this_one,
    log_out_everywhere,
    revoke_session,
)

__all__ = [
    "IdentityConfirmed",
    "MailSent",
    "PasswordSet",
    "SecondFactorOn",
    "SecondFactorSetup",
    "SessionTokens",
    "SessionsEnded",
    "SignedIn",
    "SignedOut",
    "account_customer",
    "account_sessions",
    "change_password",
    "confirm_email",
    "confirm_identity",
    "end_second_factor",
    "finish_second_factor",
    "finish_sign_up",
    "has_second_factor",
    "is_this_one",
    "log_in",
    "log_out",
    "log_out_everywhere",
    "me",
    "refresh_session",
    "request_email_change",
    "request_password_reset",
    "reset_password",
    "revoke_session",
    "sign_up",
    "start_second_factor",
]
