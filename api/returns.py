"""`/return-labels/<token>`: the label of a return as PDF, while the goods are expected."""

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api.invoices import HEADERS
from api.papers.labels import drawn
from resolvers.returns.labels import fetch

if TYPE_CHECKING:
    from api.app import Shop

GONE = "This address gives nothing any more. Open the return again for a new one."


def routes(shop: "Shop") -> list[Route]:
    async def paper(request: Request) -> Response:
        context = shop.context(request)
        try:
            label = await fetch(context, request.path_params["token"])
        finally:
            await context.close()
        if label is None:
            return PlainTextResponse(GONE, 404, headers=HEADERS)
        content = await asyncio.to_thread(drawn, label)
        headers = {**HEADERS, "content-disposition": f'inline; filename="{label.number}.pdf"'}
        return Response(content, media_type="application/pdf", headers=headers)

    return [Route("/return-labels/{token}", paper, methods=["GET"])]
