"""Accounts, and the links that the mails would carry."""

from typing import Any

from sqlalchemy import select

from models.identity import Account, EmailProof, LoginSession
from models.viewer import Role, Touchpoint, Viewer
from resolvers.context import utc_now

PASSWORD = "a long password"


_hash: list[str] = []


async def _hashed(ports: Any) -> str:
    """Made once: it is meant to take its time."""
    if not _hash:
        _hash.append(await ports.passwords.hash(PASSWORD))
    return _hash[0]


async def an_account(ports: Any, **values: Any) -> Account:
    return Account(
        **{
            "email": "ana@example.com",
            "name": "Ana",
            "password_hash": await _hashed(ports),
            "roles": [Role.CUSTOMER],
            **values,
        }
    )


async def the_link(session: Any, email: str = "ana@example.com") -> str:
    """The token that the mail for the last request of this address is written with."""
    newest = select(EmailProof).where(EmailProof.email == email).order_by(EmailProof.id.desc())
    proof = (await session.scalars(newest.limit(1))).one()
    token = proof.make_token(utc_now())
    await session.commit()
    session.expunge_all()
    return str(token)


async def logged_in(save: Any, account: Account, fresh: bool = True, app: bool = False) -> Viewer:
    """The account's holder, in a new session; `fresh` when that was a moment ago."""
    kind = Viewer(touchpoint=Touchpoint.APP if app else Touchpoint.WEB)
    login, _ = LoginSession.start(account, None, utc_now(), kind)
    if not fresh:
        login.fresh_until = None
    await save(login)
    return Viewer(
        account_id=account.id,
        customer_id=account.customer_id,
        roles=account.role_set,
        extra_grants=account.extra_grants,
        store_id=account.store_id,
        refund_cap=account.refund_limit,
        session_id=login.id,
        fresh_until=login.fresh_until,
        touchpoint=kind.touchpoint,
    )
