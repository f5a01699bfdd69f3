"""Signing up, logging in and out, and who one is."""

from dataclasses import dataclass, replace

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from strawberry import Parent

from models.base import InvalidField, InvalidInput
from models.carts import Warning
from models.customers import Customer, CustomerJoined
from models.identity import (
    Account,
    EmailTaken,
    LoggedIn,
    LoginSession,
    SignedUp,
    WrongCredentials,
    normal_email,
    password_faults,
)
from models.viewer import Role, Touchpoint
from resolvers import carts, loyalty
from resolvers.context import Context, Info

LONGEST_NAME = 100


@dataclass
class SignedIn:
    account: Account
    token: str | None
    cart: carts.CartView | None
    merged_lines: int
    warnings: list[Warning]


@dataclass
class SignedOut:
    at_home: bool = True


async def me(info: Info) -> Account | None:
    """Who is logged in; null for a guest."""
    if info.context.viewer.account_id is None:
        return None
    mine = select(Account).where(Account.id == info.context.viewer.account_id)
    return await info.context.the_one(mine, Account)


async def account_customer(account: Parent[Account], info: Info) -> Customer | None:
    if account.customer_id is None:
        return None
    return await info.context.loaders.customer.load(account.customer_id)


async def sign_up(
    info: Info, name: str, email: str, password: str, join_loyalty: bool = False
) -> SignedIn:
    """Make an account for a shopper, log in, and keep the guest's cart."""
    context = info.context
    address = _checked(name, email, password)
    customer = Customer(name=name.strip(), email=address)
    customer.emit(CustomerJoined())
    account = Account(
        email=address,
        name=customer.name,
        password_hash=await context.ports.passwords.hash(password),
        roles=[Role.CUSTOMER],
        customer_id=customer.id,
    )
    account.emit(SignedUp())
    try:
        for model in (customer, account):
            context.session.add(model)
            await context.session.flush()
    except IntegrityError:
        raise EmailTaken from None
    if join_loyalty:
        await loyalty.join(context, customer.id)
    return await _sign_in(context, account)


def _checked(name: str, email: str, password: str) -> str:
    """The address to store. Raises InvalidInput with every fault at once."""
    address, faults = normal_email(email), password_faults(password)
    if address is None:
        faults.append(InvalidField("email", "An e-mail address, for example ana@example.com."))
    if not 1 <= len(name.strip()) <= LONGEST_NAME or not name.strip().isprintable():
        faults.append(InvalidField("name", f"Between 1 and {LONGEST_NAME} letters."))
    if faults or address is None:
        raise InvalidInput(faults)
    return address


async def log_in(info: Info, email: str, password: str) -> SignedIn:
    """Log in, with the same answer in the same time for people we know and people we do not."""
    context = info.context
    named = select(Account).where(Account.email == (normal_email(email) or ""), Account.is_active)
    account: Account | None = await context.session.scalar(named)
    stored = account.password_hash if account else None
    await context.release()
    fits = await context.ports.passwords.verify(password[:1000], stored)
    if account is None or not fits:
        raise WrongCredentials
    account.emit(LoggedIn())
    return await _sign_in(context, account)


async def _sign_in(context: Context, account: Account) -> SignedIn:
    """A new session; the one before it ends, and what the guest had in the cart is kept."""
    viewer = context.viewer
    await _end_session(context)
    session, token = LoginSession.start(account, viewer.visitor_id, context.now)
    context.session.add(session)
    context.outgoing.session_token = token
    guest = viewer
    context.become(
        replace(
            viewer,
            account_id=account.id,
            customer_id=account.customer_id,
            roles=account.role_set,
            store_id=account.store_id,
        )
    )
    merged = await carts.merge_guest_cart(context, guest)
    is_app = viewer.touchpoint is Touchpoint.APP
    return SignedIn(
        account=account,
        token=token if is_app else None,
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
    if context.session_digest is None:
        return
    await context.session.execute(
        update(LoginSession)
        .where(LoginSession.token_digest == context.session_digest)
        .values(revoked_at=context.now)
        .execution_options(synchronize_session=False)
    )
