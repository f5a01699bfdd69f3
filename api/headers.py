"""Every answer tells the browser what it may do with it: pages, files, JSON, refusals, surprises.

What an answer says of itself stays; the rest is said here, so that nothing can forget it.
"""

from collections.abc import Iterable

from starlette.datastructures import URL
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For what is no page: were it ever opened as one, it loads and runs nothing."""
PAGE = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self';"
    " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
"""Of the storefront, the desk and GraphiQL."""
PLAIN_PAGE = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
"""Of a page without scripts."""
ALWAYS = {
    "content-security-policy": NOTHING,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-permitted-cross-domain-policies": "none",
    "permissions-policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
}
ONLY_HTTPS = "max-age=31536000"

Headers = list[tuple[bytes, bytes]]


class SecurityHeaders:
    """Around the whole application, also around what answers for its surprises."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = _HTTPS if _is_https_elsewhere(scope) else _ALWAYS

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_missing(message, said)]
            await send(message)

        await self._app(scope, receive, tell)


def _missing(message: Message, said: Headers) -> Iterable[tuple[bytes, bytes]]:
    there = {name.lower() for name, _ in message.get("headers", ())}
    return (header for header in said if header[0] not in there)


def _is_https_elsewhere(scope: Scope) -> bool:
    """On localhost other programs speak plain http, and the promise would bind them too."""
    return scope["scheme"] == "https" and URL(scope=scope).hostname not in {
        "localhost",
        "127.0.0.1",
        "::1",
    }


_ALWAYS = [(name.encode(), value.encode()) for name, value in ALWAYS.items()]
_HTTPS = [*_ALWAYS, (b"strict-transport-security", ONLY_HTTPS.encode())]
