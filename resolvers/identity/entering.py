"""Logging in and out."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from models.carts import Warning
from models.choices import Choices
from models.identity import (
    Account,
    LoggedIn,
    LoginSession,
    RefreshToken,
    WrongCredentials,
    digest,
    normal_email,
)
from models.identity.tokens import new_token
from models.viewer import Touchpoint
from resolvers import carts, recommendations
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.identity.second_factor import check_code
from resolvers.identity.sessions import end_sessions

LONGEST_PASSWORD = 1000


@dataclass
class SignedIn:
    account: Account
    token: str | None
    refresh_token: str | None
    cart: carts.CartView | None
    merged_lines: int
    warnings: list[Warning]


@dataclass
class SignedOut:
    at_home: bool = True


async def log_in(info: Info, email: str, password: str, code: str | None = None) -> SignedIn:
    """Log in, with the same answer in the same time for people we know and people we do not.

    `code` is asked for where a second factor is set up, once the password is right.
    """
    context, address = info.context, normal_email(email) or ""
    counted = await tries.count_login(context, address)
    account = await _by_password(context, address, password[:LONGEST_PASSWORD])
    await check_code(context, account, code)
    await tries.forgive(context, counted)
    if context.ports.passwords.is_outdated(account.password_hash):
        account.password_hash = await context.ports.passwords.hash(password)
    account.emit(LoggedIn())
    return await sign_in(context, account)


async def _by_password(context: Context, address: str, password: str) -> Account:
    """Looked at once more where it was stored anew meanwhile, as the same people's other device
    may have done. Raises WrongCredentials."""
    named = select(Account).where(Account.email == address, Account.is_active)
    fresh = named.execution_options(populate_existing=True)
    for _ in range(2):
        account: Account | None = await context.session.scalar(fresh)
        stored = account.password_hash if account else None
        await context.release()
        fits = await context.ports.passwords.verify(password, stored)
        if account is None or not fits:
            break
        if await _is_still(context, account, stored):
            return account
    raise WrongCredentials


async def _is_still(context: Context, account: Account, stored: str | None) -> bool:
    """Whether they may log in by the password that was looked at; locked, so that it stays so."""
    same = select(Account).where(
        Account.id == account.id, Account.is_active, Account.password_hash == stored
    )
    locked = same.with_for_update(key_share=True).execution_options(populate_existing=True)
    return await context.session.scalar(locked) is not None


async def sign_in(context: Context, account: Account) -> SignedIn:
    """A new session; the one before it ends, and what the guest had in the cart is kept."""
    await _end_session(context)
    # By it this device is known from now on; see `tries.count_login`.
    await context.ensure_visitor()
    guest, is_app = context.viewer, context.viewer.touchpoint is Touchpoint.APP
    session, token = LoginSession.start(account, guest.visitor_id, context.now, guest)
    context.session.add(session)
    await context.session.flush()
    refresh_token = new_token() if is_app else None
    if refresh_token:
        context.session.add(RefreshToken(token_digest=digest(refresh_token), session_id=session.id))
    context.outgoing.session_token = token
    context.become(
        replace(
            guest,
            account_id=account.id,
            customer_id=account.customer_id,
            roles=account.role_set,
            extra_grants=account.extra_grants,
            store_id=account.store_id,
            refund_cap=account.refund_limit,
            session_id=session.id,
            fresh_until=session.fresh_until,
            # What they chose is known from the next request on.
            choices=Choices(opts_out=True),
        )
    )
    merged = await carts.merge_guest_cart(context, guest)
    await recommendations.follow(context, guest)
    return SignedIn(
        account=account,
        token=token if is_app else None,
        refresh_token=refresh_token,
        cart=await carts.open_cart_view(context),
        merged_lines=merged.lines,
        warnings=merged.warnings,
    )


async def log_out(info: Info) -> SignedOut:
    """End this session, here and now; the cart stays with the account."""
    await _end_session(info.context)
    info.context.outgoing.session_ended = True
    return SignedOut()


async def _end_session(context: Context) -> None:
    if context.viewer.session_id is not None:
        await end_sessions(context, LoginSession.id == context.viewer.session_id)
