"""A new password: by a link when the old one is forgotten, or after a fresh confirmation."""

from dataclasses import dataclass

from sqlalchemy import select

from models.base import InvalidInput
from models.identity import (
    Account,
    EmailProof,
    LinkExpired,
    LoginSession,
    ProofPurpose,
    check_fresh,
    password_faults,
)
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.identity.accounts import my_account
from resolvers.identity.claiming import claim_orders
from resolvers.identity.links import MailSent, checked_email, opened
from resolvers.identity.sessions import end_other_sessions


@dataclass
class PasswordSet:
    ended_sessions: int


async def request_password_reset(info: Info, email: str) -> MailSent:
    """Have a link sent that sets a new password; the same answer for every address."""
    context, address = info.context, checked_email(email)
    await tries.count_mail(context, address)
    context.session.add(EmailProof.ask(ProofPurpose.RESET_PASSWORD, address, context.now))
    return MailSent(address)


async def reset_password(info: Info, token: str, password: str) -> PasswordSet:
    """Set the password by a link. All sessions end; one logs in with the new one."""
    context = info.context
    _check(password)
    proof = await opened(context, ProofPurpose.RESET_PASSWORD, token)
    named = select(Account).where(Account.email == proof.email, Account.is_active)
    account: Account | None = await context.session.scalar(named.with_for_update())
    if account is None:
        raise LinkExpired
    account.email_proven_at = context.now
    await claim_orders(context, account)
    return await _set(context, account, password)


async def change_password(info: Info, password: str) -> PasswordSet:
    """Set the own password; all other sessions end. Takes a fresh confirmation."""
    context = info.context
    check_fresh(context.viewer, context.now)
    _check(password)
    return await _set(context, await my_account(context, lock=True), password)


def _check(password: str) -> None:
    """Raises InvalidInput."""
    if faults := password_faults(password):
        raise InvalidInput(faults)


async def _set(context: Context, account: Account, password: str) -> PasswordSet:
    account.set_password(await context.ports.passwords.hash(password))
    theirs = LoginSession.account_id == account.id
    return PasswordSet(ended_sessions=await end_other_sessions(context, theirs))
