"""Who looks at a page, and what the storefront's own documents answer them.

A stranger gets the answers that are the same for all strangers; they, and the page made of them,
live in the process until something in them changes. Whoever is known, by a login or as a browser
that was here before, gets a page of their own that is never kept: drawing a stranger's page first
and the personal parts over it would show a wrong cart and a wrong greeting for a second.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from starlette.requests import HTTPConnection, Request
from strawberry import Schema

from api.answers import Answer, Answers, Pay, StrangersContext, Unanswerable, for_nothing
from api.auth import Tokens, identify
from api.documents import TrustedDocuments
from models.viewer import Role
from resolvers.catalog.early import anything_early
from resolvers.context import Context
from schema.limits import RateLimited

Data = Mapping[str, Any]

OF_NOBODY: Mapping[str, Data] = {"Me": {"me": None}, "Cart": {"cart": None}}
"""What a stranger is told about themselves, which nobody has to be asked for."""
ZONE_COOKIE = "patron_zone"
"""Set by the storefront: the time zone of the reader, for a greeting by their clock."""


class Told(NamedTuple):
    """A question of the storefront, and its answer."""

    id: str
    variables: Data
    data: Data


class Shop(Protocol):
    """What pages need of the running shop."""

    @property
    def schema(self) -> Schema: ...

    @property
    def documents(self) -> TrustedDocuments: ...

    @property
    def answers(self) -> Answers: ...

    def context(self, request: HTTPConnection) -> Context: ...

    def stranger(self, channel: str | None) -> StrangersContext: ...


class Asking:
    """The questions of one page, as somebody of whom nothing is known."""

    is_known = False
    shop_name = "Patron"
    """As windows and the sign over the door say it."""

    def __init__(self, shop: Shop, channel: str | None, pay: Pay = for_nothing) -> None:
        self._shop, self._channel, self._pay = shop, channel, pay
        self.told: list[Told] = []
        """What the bundle starts with."""
        self.answers: list[Answer] = []

    async def know_shop(self) -> None:
        """Ask for its name, which is in no answer of some pages. Raises Unanswerable."""
        answer = await self._shop.answers.of("Footer", {}, self._channel)
        self.answers.append(answer)
        self.shop_name = answer.data["shop"]["name"]

    async def shared(self, operation: str, **variables: Any) -> Data:
        """What everybody in this market is told. Raises Unanswerable."""
        try:
            answer = await self._shop.answers.of(operation, variables, self._channel, self._pay)
        except RateLimited as refused:
            raise Unanswerable(refused) from None
        self.answers.append(answer)
        return self._note(operation, variables, answer.data)

    async def own(self, operation: str, **variables: Any) -> Data:
        """What is told to whoever looks. Raises Unanswerable."""
        if operation in OF_NOBODY:
            return self._note(operation, variables, OF_NOBODY[operation])
        return await self.shared(operation, **variables)

    def _note(self, operation: str, variables: Data, data: Data) -> Data:
        self.told.append(Told(self._shop.documents.named(operation).id, variables, data))
        return data


class PersonAsking(Asking):
    """The same as somebody who is known."""

    is_known = True

    def __init__(self, shop: Shop, context: Context) -> None:
        super().__init__(shop, context.channel_code, context.pay)
        self._context = context

    async def shared(self, operation: str, **variables: Any) -> Data:
        if await self._sees_more():
            return await self.own(operation, **variables)
        return await super().shared(operation, **variables)

    async def _sees_more(self) -> bool:
        """Than the shelves show everybody: staff, and who is shown things early."""
        viewer = self._context.viewer
        if viewer.roles - {Role.CUSTOMER}:
            return True
        return viewer.benefits.early_rank > 0 and await anything_early(self._context)

    async def own(self, operation: str, **variables: Any) -> Data:
        result = await self._shop.schema.execute(
            self._shop.documents.named(operation).text,
            variable_values=variables,
            context_value=self._context,
        )
        if result.errors or result.data is None:
            raise Unanswerable(result)
        return self._note(operation, variables, result.data)


async def answered_for(
    request: Request, shop: Shop, tokens: Tokens, draw: Callable[[Asking], Awaitable[Any]]
) -> Any:
    """What `draw` makes for whoever asks.

    The cookies count here without the header that the API wants beside them (see api/auth.py): a
    page only reads, and only the browser's own tab sees what it says.
    """
    shown, context = tokens.kept(request), shop.context(request)
    try:
        if any(shown):
            await identify(context, *shown)
            if context.viewer.account_id or context.viewer.visitor_id:
                return await draw(PersonAsking(shop, context))
            await context.close()
        return await draw(Asking(shop, context.channel_code, context.pay))
    finally:
        await context.close()


def clock_of(request: Request, market_zone: str) -> datetime:
    """The time where the reader is; where the shop stands, when the browser has not said."""
    for name in (request.cookies.get(ZONE_COOKIE, ""), market_zone):
        try:
            return datetime.now(ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return datetime.now(ZoneInfo("UTC"))
