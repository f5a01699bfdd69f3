"""`/invoices/<token>`: an invoice as PDF, for a quarter of an hour, to whoever has the link."""

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api.papers import drawn
from resolvers.invoices import fetch

if TYPE_CHECKING:
    from api.app import Shop

GONE = "This address gives nothing any more. Open the order again for a new one."
HEADERS = {
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex",
}


def routes(shop: "Shop") -> list[Route]:
    async def paper(request: Request) -> Response:
        context = shop.context(request)
        try:
            invoice = await fetch(context, request.path_params["token"])
        finally:
            await context.close()
        if invoice is None:
            return PlainTextResponse(GONE, 404, headers=HEADERS)
        content = await asyncio.to_thread(drawn, invoice)
        name = f'inline; filename="{invoice.number}.pdf"'
        headers = {**HEADERS, "content-disposition": name}
        return Response(content, media_type="application/pdf", headers=headers)

    return [Route("/invoices/{token}", paper, methods=["GET"])]
