"""Setting up and taking off a second factor, and asking for its codes."""

from dataclasses import dataclass

import pyotp

from models.base import NotFound
from models.identity import Account, CodeNeeded, SecondFactor, SecurityChanged, check_fresh
from models.identity.tries import CONFIRMATION
from resolvers import qr_codes
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.identity.accounts import factor_of, my_account

ISSUER = "Patron"


@dataclass
class SecondFactorSetup:
    secret: str
    address: str
    size: int
    path: str


@dataclass
class SecondFactorOn:
    paper_codes: list[str]


async def check_code(context: Context, account: Account, code: str | None) -> None:
    """Raises CodeNeeded or WrongCode where a second factor is set up."""
    factor = await factor_of(context, account, lock=True)
    if factor is None or factor.confirmed_at is None:
        return
    if not code:
        raise CodeNeeded
    factor.take(code, context.ports.vault.unseal(factor.sealed_secret), context.now)


async def start_second_factor(info: Info) -> SecondFactorSetup:
    """Begin to set up an authenticator app; it counts once a first code has come.

    Takes a fresh confirmation. One that is set up already stays until the new one counts.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    account = await my_account(context, lock=True)
    secret = pyotp.random_base32()
    factor = await factor_of(context, account, lock=True)
    if factor is None:
        factor = SecondFactor(account_id=account.id, sealed_secret="")
        context.session.add(factor)
    factor.sealed_next = context.ports.vault.seal(secret)
    address = pyotp.TOTP(secret).provisioning_uri(name=account.email, issuer_name=ISSUER)
    size, path = qr_codes.drawn(address)
    return SecondFactorSetup(secret=secret, address=address, size=size, path=path)


async def finish_second_factor(info: Info, code: str) -> SecondFactorOn:
    """Show by a first code that the app is set up; from now on logging in takes one.

    The answer holds codes for paper, which are never shown again.
    """
    context, viewer = info.context, info.context.viewer
    check_fresh(viewer, context.now)
    counted = (CONFIRMATION, CONFIRMATION.key(viewer.account_id, viewer.session_id))
    await tries.count(context, counted)
    account = await my_account(context, lock=True)
    factor = await factor_of(context, account, lock=True)
    if factor is None or factor.sealed_next is None:
        raise NotFound(kind="second factor that was begun")
    codes = factor.confirm(code, context.ports.vault.unseal(factor.sealed_next), context.now)
    await tries.forgive(context, [counted])
    account.emit(SecurityChanged("second factor"))
    return SecondFactorOn(paper_codes=codes)


async def end_second_factor(info: Info) -> Account:
    """Log in by password alone again. Takes a fresh confirmation."""
    context = info.context
    check_fresh(context.viewer, context.now)
    account = await my_account(context, lock=True)
    factor = await factor_of(context, account, lock=True)
    if factor is not None:
        await context.session.delete(factor)
        account.emit(SecurityChanged("second factor"))
    return account
