"""What is set up so that somebody could break in: found by looking, and named with its remedy."""

import asyncio
import os
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.adapters.passwords import Argon2Passwords
from api.settings import Settings, is_weak

KEPT = ("secret", "payments_secret", "pg")
"""Below `var`, what nobody else on this machine should read."""
KNOWN_PASSWORDS = ("patron-demo", "password", "12345678")
STAFF = text(
    "select email, password_hash from accounts where is_active and roles && "
    "array['owner', 'agent', 'sales_rep', 'associate', 'marketer', 'merchandiser', 'analyst'] "
    "order by 'owner' = any(roles) desc, created_at limit 5"
)


class Danger(NamedTuple):
    state: str
    remedy: str


def of(settings: Settings) -> Iterator[Danger]:
    """By the settings and the files alone."""
    yield from _secrets(settings)
    yield from _demo(settings)
    yield from _wires(settings)
    yield from _files(settings)
    if os.environ.get("PYTHONASYNCIODEBUG") or os.environ.get("PYTHONDEVMODE"):
        yield Danger("Python runs in its debug mode", "Unset PYTHONASYNCIODEBUG, PYTHONDEVMODE.")


def _secrets(settings: Settings) -> Iterator[Danger]:
    for name in ("secret", "payments_secret", "metrics_token"):
        value = getattr(settings, name)
        if name in settings.model_fields_set and value and is_weak(value.get_secret_value()):
            remedy = 'Take another: python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
            yield Danger(f"PATRON_{name.upper()} can be guessed", remedy)


def _demo(settings: Settings) -> Iterator[Danger]:
    is_seen = not is_local(settings.host) or not is_local(_host(settings.public_url))
    if settings.demo and is_seen:
        yield Danger(
            "the demo, whose passwords everybody knows, is open to other machines",
            "Set PATRON_DEMO=0 and make a shop of your own with `patron init`.",
        )


def _wires(settings: Settings) -> Iterator[Danger]:
    for name in ("public_url", "payments_url"):
        address = getattr(settings, name)
        if address.startswith("http://") and not is_local(_host(address)):
            yield Danger(
                f"PATRON_{name.upper()} is plain http: whoever is on the way reads all of it",
                "Use https; see `patron serve --help` and docs/operations.md.",
            )
    if settings.database_url:
        url = make_url(settings.database_url)
        is_far = url.host and not is_local(url.host)
        if is_far and url.query.get("ssl") not in {"require", "verify-ca", "verify-full"}:
            remedy = "Add ?sslmode=verify-full to PATRON_DATABASE_URL."
            yield Danger("the database is far, and spoken to without TLS", remedy)


def _files(settings: Settings) -> Iterator[Danger]:
    var = settings.var
    private = [*(var / name for name in KEPT), Path(".env"), settings.tls_key]
    if var.exists() and var.stat().st_mode & 0o002:
        yield Danger(f"others on this machine may write to {var}", f"chmod o-w {var}")
    for path in filter(None, private):
        if path.exists() and path.stat().st_mode & 0o077:
            yield Danger(f"others on this machine may open {path}", f"chmod go-rwx {path}")


def is_local(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def logins(address: str) -> list[Danger]:
    """Of the staff, who can be logged in as by whoever read our documentation."""
    remedy = "Have them choose another password, or take their roles away."
    return [Danger(f"{who} has a known password", remedy) for who in asyncio.run(_known(address))]


async def _known(address: str) -> list[str]:
    engine, passwords = create_async_engine(address, poolclass=NullPool), Argon2Passwords()
    try:
        async with engine.connect() as connection:
            if await connection.scalar(text("select to_regclass('accounts')")) is None:
                return []
            staff = (await connection.execute(STAFF)).all()
    finally:
        await engine.dispose()
    return [
        row.email
        for row in staff
        if row.password_hash.startswith("$")
        and any([await passwords.verify(one, row.password_hash) for one in KNOWN_PASSWORDS])
    ]
