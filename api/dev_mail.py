"""`/_dev/mail`: the demo's mailbox, seen through the shop's own address."""

import httpx
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from api import outgoing
from api.settings import Settings

PASSED_ON = ("content-type", "content-security-policy", "x-content-type-options", "cache-control")
CLOSED = "<!doctype html><title>Mailbox</title><p>The mailbox does not answer. Is the demo up?</p>"


def routes(settings: Settings) -> list[Route]:
    """No route at all outside the demo: there, mails go to people."""
    if not settings.demo or settings.mailbox_url is None:
        return []
    mailbox = settings.mailbox_url

    async def passed_on(request: Request) -> Response:
        path = request.path_params["path"]
        try:
            async with outgoing.client(mailbox, timeout=5) as client:
                answer = await client.get(f"{mailbox}/{path}", params=request.query_params)
        except httpx.InvalidURL:
            return HTMLResponse(CLOSED, 404)
        except httpx.HTTPError:
            return HTMLResponse(CLOSED, 502)
        headers = {name: answer.headers[name] for name in PASSED_ON if name in answer.headers}
        return Response(answer.content, answer.status_code, headers)

    async def with_slash(request: Request) -> Response:
        """The page's own links are relative."""
        return RedirectResponse("/_dev/mail/", 307)

    return [
        Route("/_dev/mail", with_slash, methods=["GET"]),
        Route("/_dev/mail/{path:path}", passed_on, methods=["GET"]),
    ]
