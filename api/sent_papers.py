"""`/papers/<kind>/<token>`: a pick list, packing slip or label as PDF, for a quarter of an hour."""

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api.invoices import GONE, HEADERS
from api.papers.sending import drawn_to_send
from resolvers.fulfilments.papers import fetch

if TYPE_CHECKING:
    from api.app import Shop


def routes(shop: "Shop") -> list[Route]:
    async def paper(request: Request) -> Response:
        kind, context = request.path_params["kind"], shop.context(request)
        try:
            found = await fetch(context, kind, request.path_params["token"])
        finally:
            await context.close()
        if found is None:
            return PlainTextResponse(GONE, 404, headers=HEADERS)
        if not isinstance(found, bytes):
            found = await asyncio.to_thread(drawn_to_send, found)
        headers = {**HEADERS, "content-disposition": f'inline; filename="{kind}.pdf"'}
        return Response(found, media_type="application/pdf", headers=headers)

    return [Route("/papers/{kind}/{token}", paper, methods=["GET"])]
