"""How an app stays logged in: each refresh token is good for one more pair of tokens.

The next pair is worked out from the token shown, with a key that only the server has. So two
requests that show it at once, or one repeated because its answer got lost, are given the same
pair, for ten seconds. Shown later again, it is in two hands, and the session ends for both.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.identity import (
    ACCESS_LASTS,
    Account,
    LoginSession,
    RefreshToken,
    SessionEnded,
    digest,
)
from resolvers.context import Context, Info


@dataclass
class SessionTokens:
    token: str
    refresh_token: str
    expires_at: datetime


async def refresh_session(info: Info, refresh_token: str) -> SessionTokens:
    """Take a new access token and the next refresh token; the one shown is used up."""
    context, now = info.context, info.context.now
    shown, session, account = await _chain(context, refresh_token)
    session.check_alive(now)
    if shown.is_stolen(now):
        session.revoked_at = now
        # A refusal is rolled back, and this must stay.
        await context.commit()
        raise SessionEnded
    vault = context.ports.vault
    tokens = SessionTokens(
        token=vault.derive("access token", refresh_token),
        refresh_token=vault.derive("refresh token", refresh_token),
        expires_at=(shown.used_at or now) + ACCESS_LASTS,
    )
    if shown.used_at is None:
        shown.used_at = now
        session.renew(tokens.token, account.role_set, now)
        context.session.add(
            RefreshToken(token_digest=digest(tokens.refresh_token), session_id=session.id)
        )
    return tokens


async def _chain(context: Context, token: str) -> tuple[RefreshToken, LoginSession, Account]:
    """The token with its session, locked. Raises SessionEnded when it is nobody's."""
    found = await context.session.execute(
        select(RefreshToken, LoginSession, Account)
        .join(LoginSession, LoginSession.id == RefreshToken.session_id)
        .join(Account, Account.id == LoginSession.account_id)
        .where(RefreshToken.token_digest == digest(token), Account.is_active)
        .with_for_update(of=LoginSession)
        .execution_options(populate_existing=True)
    )
    row = found.first()
    if row is None:
        raise SessionEnded
    # Whoever waited for the lock read the token as it was before.
    await context.session.refresh(row[0])
    return row[0], row[1], row[2]
