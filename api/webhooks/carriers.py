"""`/webhooks/carriers/<carrier>`: the carriers' news, each counted once."""

from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.adapters.carriers import WEBHOOK_PATH
from models.viewer import Viewer
from resolvers.context import Context, Sessions, utc_now
from resolvers.fulfilments.tracking import hear
from resolvers.ports import NotGenuine, Ports


class Opened(Protocol):
    """What the application has once it runs."""

    sessions: Sessions
    ports: Ports


def routes(shop: Opened) -> list[Route]:
    async def receive(request: Request) -> Response:
        name = request.path_params["carrier"]
        found = shop.ports.carriers.named(name)
        if found is None:
            return JSONResponse({"error": "This shop does not send with that carrier."}, 404)
        now = utc_now()
        try:
            news = found[1].heard(request.headers, await request.body(), now)
        except NotGenuine as why:
            return JSONResponse({"error": str(why)}, 400)
        context = Context(shop.sessions, Viewer(), shop.ports)
        session = await context.write()
        try:
            is_known = await hear(session, name, news, now)
            await context.commit()
        except BaseException:
            await context.rollback()
            raise
        finally:
            await context.close()
        if not is_known:
            return JSONResponse({"error": "We do not know that parcel, or not yet."}, 404)
        return JSONResponse({"handled": True})

    return [Route(f"{WEBHOOK_PATH}/{{carrier}}", receive, methods=["POST"])]
