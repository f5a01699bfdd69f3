"""First screens over HTTP: true status codes, fresh for everybody, kept for strangers.

`private`, also for strangers: the first page a browser gets hands it a visitor's token, which no
cache on the way may hand to another.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from api.answers import Unanswerable
from api.auth import Tokens
from api.pages.asking import Asking, Shop, answered_for
from api.pages.build import Build
from api.pages.drawing import Drawer, Drawn
from api.pages.files import ALWAYS, NOT_BUILT, Files, accepts
from api.pages.frames import not_found
from api.pages.locales import language_of, speaking
from api.pages.page import Page
from models.base import NotFound

Describe = Callable[[Request, Asking], Awaitable[Page]]

KEPT = {**ALWAYS, "cache-control": "private, no-cache"}
OWN = {**ALWAYS, "cache-control": "private, no-store"}
VARIES = "accept-encoding, accept-language, cookie, x-patron-channel"
MOST_DERIVED = 32
"""Pages made of one answer; further ones are drawn each time."""


class Serving:
    def __init__(self, shop: Shop, tokens: Tokens, drawer: Drawer, files: Files) -> None:
        self._shop, self._tokens, self._drawer, self._files = shop, tokens, drawer, files

    def page(self, describe: Describe) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint of one kind of page."""

        async def answer(request: Request) -> Response:
            speaking.set(language_of(request))
            moved = _moved(request)
            if moved is not None:
                return RedirectResponse(moved, 301, KEPT)
            build = Build.of(self._files.dist)
            if build is None:
                return PlainTextResponse(NOT_BUILT, status_code=503, headers=OWN)

            async def drawn(asking: Asking) -> Response:
                await asking.know_shop()
                page = await (describe if _is_written(request) else not_found)(request, asking)
                done = self._drawn(page, asking, build, request)
                return _reply(request, done, OWN if asking.is_known else KEPT)

            try:
                response: Response = await answered_for(request, self._shop, self._tokens, drawn)
            except Unanswerable:
                if await self._is_nowhere(request):
                    return PlainTextResponse("There is no market of that code.", 404, OWN)
                response = await self._without_data(request, build)
            self._tokens.welcome(request, response)
            return response

        return answer

    def _drawn(self, page: Page, asking: Asking, build: Build, request: Request) -> Drawn:
        """Made anew for whoever is known; for strangers, once from the same answers."""
        path = request.url.path
        if asking.is_known or not asking.answers:
            return self._drawer.draw(page, asking, build, path)
        made_of = tuple(map(id, asking.answers))
        derived = asking.answers[-1].derived
        key = (
            f"page {speaking.get()} {page.address} {page.is_indexed} {page.values.get('next', '')}"
        )
        known = derived.get(key)
        if known is not None and known[0] == made_of and known[1] is build:
            drawn: Drawn = known[2]
            return drawn
        done = self._drawer.draw(page, asking, build, path)
        if len(derived) < MOST_DERIVED:
            # The answers are kept with it: an id says nothing once its object is gone.
            derived[key] = (made_of, build, done, asking.answers[:-1])
        return done

    async def _is_nowhere(self, request: Request) -> bool:
        """Whether it names a market that does not exist."""
        context = self._shop.stranger(request.headers.get("x-patron-channel"))
        try:
            await context.channel()
        except NotFound:
            return True
        except Exception:  # What is amiss besides, the page says itself.
            return False
        finally:
            await context.close()
        return False

    async def _without_data(self, request: Request, build: Build) -> Response:
        """The bundle asks again, and says what is wrong in the page's own place."""
        asking = Asking(self._shop, None)
        page = Page("desk.html", "Patron", "", request.url.path, (), is_indexed=False, status=503)
        return _reply(request, self._drawer.draw(page, asking, build, request.url.path), OWN)


def _is_written(request: Request) -> bool:
    """No address that leads anywhere has control characters in it."""
    path: str = request.scope["path"]
    return path.isprintable()


def _moved(request: Request) -> str | None:
    """The one address of a page that was asked for by another: lower case, no slash at its end."""
    path = request.scope["path"]
    parts = [part for part in path.split("/") if part]
    if parts and parts[0].lower() in {"c", "p"}:
        parts = [part.lower() for part in parts]
    settled = "/" + "/".join(parts)
    if settled == path:
        return None
    query = request.url.query
    return f"{quote(settled)}?{query}" if query else quote(settled)


def _reply(request: Request, drawn: Drawn, headers: dict[str, str]) -> Response:
    headers = {**headers, "etag": drawn.etag, "vary": VARIES}
    if drawn.status == 200 and drawn.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    content, encoding = _packed(request, drawn)
    if encoding:
        headers["content-encoding"] = encoding
    return Response(content, drawn.status, headers, "text/html")


def _packed(request: Request, drawn: Drawn) -> tuple[bytes, str]:
    """As small as whoever asks can read it: a page of one round trip less is seen sooner."""
    if accepts(request, "br"):
        return drawn.packed, "br"
    return (drawn.zipped, "gzip") if accepts(request, "gzip") else (drawn.plain, "")
