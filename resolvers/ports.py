"""What the shop asks of the world outside; `api/adapters/` speaks to it over the wire."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from models.base import EventEntry
from models.language import spoken
from models.viewer import Viewer
from resolvers.carriers import Carriers


class Unavailable(Exception):
    """Somebody outside does not answer. What was asked may have been done: ask again, same key."""


NOT_FOUND = "not_found"
"""The code of a refusal: the company never heard of it."""


class PaymentRefused(Exception):
    """The provider understood and said no; asking again will not help."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class NotGenuine(Exception):
    """A message that says to be of a company, and is not signed by it, or is old, or no message."""


class ProviderStatus(StrEnum):
    REQUIRES_PAYMENT = "requires_payment"
    REQUIRES_CHALLENGE = "requires_challenge"
    PROCESSING = "processing"
    APPROVED = "approved"
    """The buyer agreed, and nothing is taken or held until `finish` asks for it."""
    AUTHORIZED = "authorized"
    SUCCEEDED = "succeeded"
    VOIDED = "voided"


@dataclass(frozen=True)
class ProviderCapture:
    id: str
    amount: int


@dataclass(frozen=True)
class ProviderRefund:
    id: str
    amount: int


class DisputeStatus(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True)
class ProviderDispute:
    """The buyer asked their bank for `amount` back; lost means that the bank took it."""

    id: str
    amount: int
    status: DisputeStatus
    reason: str = ""


@dataclass(frozen=True)
class ProviderPayment:
    """A payment as the provider knows it. Amounts are minor units of `currency`."""

    id: str
    status: ProviderStatus
    amount: int
    currency: str
    reference: str
    pay_url: str
    captured: int = 0
    captures: tuple[ProviderCapture, ...] = ()
    """Each by itself; empty where the company tells the sum alone."""
    takes_parts: bool = False
    """Whether what is held can be taken in several parts; else once, and the rest is let go."""
    refunded: int = 0
    refunds: tuple[ProviderRefund, ...] = ()
    card_last4: str | None = None
    failure_message: str | None = None
    """Why the last card was declined, in words for the shopper; None when none was."""
    created: datetime | None = None
    description: str = ""
    expires_at: datetime | None = None
    """Until when the money is held that was not taken."""
    disputes: tuple[ProviderDispute, ...] = ()

    @property
    def kept(self) -> int:
        return self.captured - self.refunded


@dataclass(frozen=True)
class Wanted:
    """What a company is asked to take. `reference` is our payment's gid."""

    amount: int
    currency: str
    reference: str
    description: str
    return_url: str
    method: str = "card"
    attempt: int = 1
    """A later one is another payment; until then, asking twice gives the same one."""
    capture: bool = True
    """Whether to take the money at once, or to hold it until `capture` is called."""


class PaymentGateway(Protocol):
    """One company. Every method raises Unavailable or PaymentRefused. `key` makes a repetition
    harmless."""

    async def create(self, wanted: Wanted) -> ProviderPayment: ...

    async def fetch(self, id: str) -> ProviderPayment: ...

    async def find(self, reference: str) -> ProviderPayment | None:
        """The latest payment made for `reference`, if the provider heard of any."""
        ...

    async def listed(self, *, since: datetime, after: str = "") -> Sequence[ProviderPayment]:
        """One page of the payments made since then, those after the id `after`. Nothing, where a
        company lists none."""
        ...

    async def finish(self, id: str, *, key: str) -> ProviderPayment:
        """Take, or hold, what the buyer has approved."""
        ...

    async def capture(
        self, id: str, *, key: str, amount: int | None = None, is_last: bool = True
    ) -> ProviderPayment:
        """Take `amount` of what is held, or all. After the last one, the rest is let go."""
        ...

    async def hold_on(self, id: str, *, key: str) -> ProviderPayment:
        """Hold the money for longer. Raises PaymentRefused where that cannot be done."""
        ...

    async def void(self, id: str, *, key: str) -> ProviderPayment:
        """Let go what is held; what was taken of it stays taken."""
        ...

    async def refund(self, id: str, *, amount: int, key: str) -> ProviderRefund: ...

    async def heard(
        self, headers: Mapping[str, str], body: bytes, now: datetime
    ) -> dict[str, Any] | None:
        """A message that came: `id`, `type`, and `data` with our payment's gid as `reference`.
        None for one that is none of our business. Raises NotGenuine."""
        ...

    async def meant(self, data: dict[str, Any]) -> ProviderPayment:
        """The payment that a message heard earlier is about."""
        ...


@dataclass(frozen=True)
class PaymentWay:
    """A way to pay, and the company that it goes through."""

    code: str
    provider: str


@dataclass(frozen=True)
class Gateways:
    """Every company this shop speaks to, by name, and the ways to pay that it offers."""

    companies: Mapping[str, PaymentGateway]
    ways: Sequence[PaymentWay] = (PaymentWay("card", "sandbox"),)
    capture_at_once: bool = True

    def of(self, provider: str) -> PaymentGateway:
        """Raises PaymentRefused for one that the shop does not speak to any more."""
        try:
            return self.companies[provider]
        except KeyError:
            words = f"No company {provider!r} is set up."
            raise PaymentRefused("no_provider", words) from None

    def way(self, code: str | None) -> PaymentWay | None:
        """The first one, unless another is named."""
        return next((one for one in self.ways if code in (None, one.code)), None)


@dataclass(frozen=True)
class Attachment:
    name: str
    kind: str
    """Its media type: application/pdf."""
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Mail:
    """`template` with `values`; mails with one `key` carry one Message-ID."""

    to: str
    template: str
    key: str
    values: dict[str, Any] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    language: str = field(default_factory=spoken.get)
    """Of whoever is written to: that of whoever caused it, where nothing else is known."""


class Mailer(Protocol):
    async def send(self, mail: Mail) -> None:
        """Raises Unavailable when it can be tried again, MailRefused when it cannot."""
        ...


class MailRefused(Exception):
    """There is no such mailbox, or it wants nothing from us."""


@dataclass(frozen=True)
class PushMessage:
    """For one browser, by the push service that it named."""

    endpoint: str
    p256dh: str
    auth: str
    content: bytes
    topic: str
    """A later message with the same one takes the place of one that waits: 32 letters at most."""


class Pusher(Protocol):
    async def push(self, message: PushMessage) -> None:
        """Raises Unavailable when it can be tried again, PushGone or PushRefused when not."""
        ...


class PushGone(Exception):
    """The browser wants no more messages, or is no more."""


class PushRefused(Exception):
    """The push service understood and said no."""


@dataclass(frozen=True)
class Letter:
    """A mail as it would be read, by itself."""

    subject: str
    text: str
    html: str


class Letters(Protocol):
    """The templates of mails, with made-up people and orders in them."""

    def names(self) -> Sequence[str]: ...

    def sample(self, name: str, language: str) -> Letter | None:
        """None for a name or a language that is none of the shop's."""
        ...


class JobQueue(Protocol):
    async def enqueue(self, connection: AsyncConnection, entries: Sequence[EventEntry]) -> None:
        """Add a job per handler of each event, in the transaction `connection` is in."""
        ...


class Live(Protocol):
    """News for those who watch, in all web processes: topics only, never the data itself."""

    async def publish(self, connection: AsyncConnection, topics: Iterable[str]) -> None:
        """Told when, and only if, the transaction of `connection` commits."""
        ...

    def subscribe(self, topic: str) -> AbstractAsyncContextManager[AsyncIterator[None]]:
        """Yields once per change; changes that come faster than they are read count as one."""
        ...


class Allowance(Protocol):
    """What callers may ask for, in points; see `schema/limits.py`."""

    async def take(self, viewer: Viewer, points: float, session: Callable[[], Any]) -> None:
        """Raises an error that says when to come back. `session` is called only now and then, when
        the database has to be told."""
        ...

    def of(self, viewer: Viewer) -> dict[str, int]:
        """What is left, the most there can be, and what is restored each second."""
        ...


class Passwords(Protocol):
    async def hash(self, password: str) -> str: ...

    async def verify(self, password: str, stored: str | None) -> bool:
        """Takes as long when there is nothing `stored`: unknown people are not told apart."""
        ...

    def is_outdated(self, stored: str) -> bool:
        """Whether it was made at another cost than is asked for today."""
        ...


class Vault(Protocol):
    """Keys that are made from the shop's secret, which never comes near a resolver."""

    def seal(self, text: str) -> str: ...

    def unseal(self, sealed: str) -> str | None:
        """None when it cannot be read any more."""
        ...

    def derive(self, purpose: str, token: str) -> str:
        """A new token, always the same for the same, which nobody else can work out."""
        ...


@dataclass(frozen=True)
class Ports:
    """Everything outside that resolvers may speak to."""

    payments: Gateways
    jobs: JobQueue
    live: Live
    passwords: Passwords
    vault: Vault
    recommender: Any
    """Holds the live model; see `resolvers/recommendations.py`."""
    carriers: Carriers = field(default_factory=Carriers)
    push_key: str = ""
    """What browsers have to be told to let the shop push; empty where nobody asks."""
    letters: Letters | None = None
