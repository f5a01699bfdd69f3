"""Every setting, read once from PATRON_* variables or `.env` and then passed on, unchanging."""

import os
import secrets
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: where `alembic.ini`, `frontend/` and `var/` are."""

DATABASE_URL_FORM = (
    "it should look like postgresql://user:password@host:5432/name, "
    "or postgresql:///name?host=/folder/of/the/socket"
)


SHORTEST_SECRET = 24


class CannotStart(Exception):
    """Something outside is not as it must be; the text is one line for whoever started us."""


class Settings(BaseSettings):
    """What may differ between two installations. A field `port` is read from PATRON_PORT."""

    model_config = SettingsConfigDict(
        env_prefix="PATRON_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    port: int = Field(default=8000, ge=1, le=65531)
    """The shop's port; in the demo the next four belong to the stand-ins."""
    host: str = "127.0.0.1"
    tls_certificate: Path | None = None
    """With `tls_key`, a file in PEM: the shop then speaks https, and nothing else, on its port."""
    tls_key: Path | None = None
    var: Path = Field(default=ROOT / "var", validate_default=True)
    """Everything Patron writes is below this folder."""
    database_url: str | None = None
    """Of SQLAlchemy's form, for asyncpg. None means the embedded PostgreSQL below `var`."""
    demo: bool = True
    """Load the demo shop into an empty database, and start the stand-ins that it needs."""
    compiled: bool = True
    """Whether plain subtrees of queries run as generated code; see `schema/compiled`."""
    trusted_only: bool = False
    """Whether only the storefront's own documents are run; analysts and owners may send others."""
    trusted_proxies: str = "127.0.0.1,::1"
    """Addresses and networks, with commas between, whose `X-Forwarded-For` and `X-Forwarded-Proto`
    say who calls. What they pass on without it counts as theirs."""
    person_limit: int = Field(default=100_000, ge=0)
    """Points that somebody who is logged in may spend at once; 0 means that nobody counts."""
    person_restore: int = Field(default=2_000, ge=1)
    """Points that come back each second."""
    address_limit: int = Field(default=200_000, ge=0)
    """The same for all those at one address who are not logged in."""
    address_restore: int = Field(default=10_000, ge=1)
    sockets_per_address: int = Field(default=200, ge=0)
    """Sockets and streams that one address may hold open in a process; 0 means that nobody counts.
    From the shop's own machine, a hundred times as many."""
    sockets_per_person: int = Field(default=20, ge=0)
    """Sockets in a process over which one person who is logged in asks."""
    deadline: float = Field(default=15, gt=0)
    """Seconds that one GraphQL operation, or one statement of it, may take."""
    request_within: float = Field(default=20, gt=0)
    """Seconds within which a request must have arrived, whole."""
    cart_abandoned_after: float = Field(default=24, gt=0)
    """Hours without a change after which a filled cart counts as abandoned."""
    workers: int = Field(default_factory=lambda: min(4, os.cpu_count() or 1), ge=1, le=64)
    """Web processes."""
    secret: SecretStr = Field(default_factory=lambda: SecretStr(secrets.token_urlsafe(32)))
    """Signs links and tokens. `patron serve` keeps one in `var`; alone, it lasts one process."""
    public_url: str = Field(default_factory=lambda given: _local(given, 0))
    """How people reach the shop, without a slash at the end; mails and the payment page use it."""
    other_urls: str = ""
    """Further addresses of the shop, with commas between: whoever pays comes back to one of these
    or to `public_url`, and to no other, whatever their request says."""
    metrics_token: SecretStr | None = None
    """Shown by whoever reads `/metrics` from another machine. None: nobody may."""
    payments_url: str = Field(default_factory=lambda given: _local(given, 1))
    payments_secret: SecretStr | None = None
    """Shared with the payment provider, to sign requests and webhooks. None means the one that
    `patron serve` keeps in `var`; see `signing_secret`."""
    payment_methods: str = "card:sandbox,paypal:sandbox,wallet:sandbox"
    """The ways to pay, the usual one first, each with the company it goes through."""
    capture: Literal["at_order", "at_shipment"] = "at_order"
    """When money is taken; until the goods leave, the company can hold it for the shop."""
    stripe_secret_key: SecretStr | None = None
    stripe_publishable_key: str | None = None
    stripe_webhook_secret: SecretStr | None = None
    """Of the webhook `/webhooks/payments/stripe`, as Stripe shows it."""
    stripe_url: str = "https://api.stripe.com"
    stripe_script_url: str = "https://js.stripe.com/v3/"
    """The only foreign script that ever runs in the shop, on the page where a card is typed."""
    paypal_client_id: str | None = None
    paypal_client_secret: SecretStr | None = None
    paypal_webhook_id: str | None = None
    """Of the webhook `/webhooks/payments/paypal`, as PayPal names it."""
    paypal_url: str = "https://api-m.paypal.com"
    carriers_url: str | None = Field(
        default_factory=lambda given: _local(given, 4) if given.get("demo") else None
    )
    """Of the carrier that labels are bought from, by the secret of the payments. None: staff send
    without labels."""
    smtp_host: str = "127.0.0.1"
    smtp_port: int = Field(default_factory=lambda given: given.get("port", 8000) + 2)
    mail_from: str = "Patron <shop@patron.example>"
    mailbox_url: str | None = Field(default_factory=lambda given: _local(given, 3))
    """Where the demo's mailbox shows what was sent."""

    push_private_key: SecretStr | None = None
    """Signs messages to browsers (VAPID). None: it is made from `secret`."""
    push_services: str = ""
    """Push services of the operator's own, with commas between; others have to be public."""

    @field_validator("var")
    @classmethod
    def _absolute(cls, var: Path) -> Path:
        return Path(os.path.abspath(var.expanduser()))

    @field_validator("database_url")
    @classmethod
    def _for_asyncpg(cls, address: str | None) -> str | None:
        return database_url(address) if address else None

    @field_validator("public_url", "payments_url", "stripe_url", "paypal_url")
    @classmethod
    def _without_slash(cls, address: str) -> str:
        if not address.startswith(("http://", "https://")):
            raise ValueError("it should start with http:// or https://")
        return address.rstrip("/")

    @model_validator(mode="after")
    def _not_to_be_guessed(self) -> Self:
        """In the demo there is nothing to steal."""
        for name in ("secret", "payments_secret", "metrics_token"):
            chosen = getattr(self, name) if name in self.model_fields_set else None
            if not self.demo and chosen is not None and is_weak(chosen.get_secret_value()):
                raise PydanticCustomError(
                    "weak", f"PATRON_{name.upper()} can be guessed; take 32 letters by chance"
                )
        return self

    def signing_secret(self) -> str:
        """What requests to the payment provider and its webhooks are signed with.

        Raises CannotStart when nobody chose one: whoever knew a default could say that they paid.
        """
        if self.payments_secret is not None:
            return self.payments_secret.get_secret_value()
        try:
            return (self.var / "payments_secret").read_text()
        except OSError:
            raise CannotStart(
                "PATRON_PAYMENTS_SECRET is not set, and `patron serve` has kept none in "
                f"{self.var}. Set it to the secret shared with the payment provider."
            ) from None

    @classmethod
    def read(cls, **given: Any) -> Self:
        """Read the environment. Raises CannotStart, naming the variable that is wrong."""
        try:
            return cls(**given)
        except ValidationError as invalid:
            problem = invalid.errors(include_input=False, include_url=False)[0]
            if not problem["loc"]:
                raise CannotStart(f"{problem['msg']}.") from None
            name = "PATRON_" + "_".join(str(part) for part in problem["loc"]).upper()
            reason = problem["msg"].removeprefix("Value error, ")
            raise CannotStart(f"{name} is not usable: {reason}.") from None


def is_weak(secret: str) -> bool:
    """Short, or made of a few letters; no secret by chance is either."""
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < 10


def database_url(address: str) -> str:
    """Put a PostgreSQL address as libpq writes it into the form SQLAlchemy wants for asyncpg.

    Raises ValueError; its text never repeats the address, which may hold a password.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise ValueError(DATABASE_URL_FORM) from None
    if url.drivername not in {"postgresql", "postgres", "postgresql+asyncpg"}:
        raise ValueError(DATABASE_URL_FORM)
    if not url.database or not (url.host or url.query.get("host")):
        raise ValueError(f"it must name a host and a database; {DATABASE_URL_FORM}")
    return _spelled_for_asyncpg(url).render_as_string(hide_password=False)


def _spelled_for_asyncpg(url: URL) -> URL:
    query = dict(url.query)
    if sslmode := query.pop("sslmode", None):
        query["ssl"] = sslmode
    if unknown := query.keys() - {"host", "port", "ssl", "passfile", "service"}:
        raise ValueError(f"it has parameters that are not understood: {', '.join(sorted(unknown))}")
    return url.set(drivername="postgresql+asyncpg", query=query)


def _local(given: dict[str, Any], offset: int) -> str:
    """Of this shop, or of one of its stand-ins, which always speak plain http."""
    if offset == 0 and given.get("tls_certificate"):
        return f"https://localhost:{given.get('port', 8000)}"
    return f"http://localhost:{given.get('port', 8000) + offset}"
