"""Proving once more that it is oneself, before something dangerous."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import update

from models.identity import LoginSession, WrongCredentials
from models.identity.confirming import FRESH_LASTS
from models.identity.tries import CONFIRMATION
from resolvers.context import Info
from resolvers.identity import tries
from resolvers.identity.accounts import factor_of, my_account
from resolvers.identity.second_factor import check_code


@dataclass
class IdentityConfirmed:
    until: datetime


async def confirm_identity(
    info: Info, password: str | None = None, code: str | None = None
) -> IdentityConfirmed:
    """Allow dangerous acts for ten minutes: by a code where a second factor is set up, otherwise
    by the password."""
    context, viewer = info.context, info.context.viewer
    counted = (CONFIRMATION, CONFIRMATION.key(viewer.account_id, viewer.session_id))
    await tries.count(context, counted)
    account = await my_account(context)
    factor = await factor_of(context, account)
    if factor is not None and factor.confirmed_at is not None:
        await check_code(context, account, code)
    else:
        await context.release()
        if not await context.ports.passwords.verify(password or "", account.password_hash):
            raise WrongCredentials
    await tries.forgive(context, [counted])
    until = context.now + FRESH_LASTS
    await context.session.execute(
        update(LoginSession)
        .where(LoginSession.id == viewer.session_id)
        .values(fresh_until=until)
        .execution_options(synchronize_session=False)
    )
    context.become(replace(viewer, fresh_until=until))
    return IdentityConfirmed(until)
