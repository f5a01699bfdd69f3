"""`/exports/<token>`: a copy of somebody's data, once, to whoever asked for it."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api.auth import Tokens, identify, shows_bearer
from resolvers.privacy.exporting import fetch

if TYPE_CHECKING:
    from api.app import Shop

GONE = "This address gives nothing any more. Ask for a new one on the page about your data."
HEADERS = {
    "cache-control": "private, no-store",
    "content-disposition": 'attachment; filename="my-data.zip"',
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def routes(shop: "Shop", tokens: Tokens) -> list[Route]:
    async def export(request: Request) -> Response:
        """A browser follows a link without our header: the token in it is what nobody can forge,
        and the cookie shows that it is in the right hands."""
        context = shop.context(request)
        known = tokens.of(request) if shows_bearer(request) else tokens.kept(request)
        try:
            await identify(context, *known)
            content = await fetch(context, request.path_params["token"])
        finally:
            await context.close()
        if content is None:
            return PlainTextResponse(GONE, 404, headers={"cache-control": "no-store"})
        return Response(content, media_type="application/zip", headers=HEADERS)

    return [Route("/exports/{token}", export, methods=["GET"])]
