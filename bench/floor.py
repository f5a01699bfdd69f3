"""The floor: the listing's rows by one SQL statement through bare Starlette, asyncpg and orjson.

`python -m bench.floor DESCRIPTOR`, on a socket that it inherits, as Patron's web process does.
"""

import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import orjson
import uvicorn
from sqlalchemy import make_url
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

STATEMENT = """
select page.id::text, page.name, page.slug, page.picture, prices.amount, channels.currency,
       stock.on_hand - stock.allocated as available
from (
  select id, name, slug, picture, popularity
  from products
  where category_id = (select id from categories where slug = $1) and status = 'listed'
  order by popularity desc, id desc
  limit 24
) page
join channels on channels.code = 'us'
join variants on variants.product_id = page.id and variants.position = 0
join prices on prices.variant_id = variants.id and prices.channel_id = channels.id
join stock on stock.variant_id = variants.id and stock.location_id = channels.warehouse_id
order by page.popularity desc, page.id desc
"""
"""The page is chosen first, by an index; the rest is read for 24 rows only."""


async def listing(request: Request) -> Response:
    pool: asyncpg.Pool = request.app.state.pool
    rows = await pool.fetch(STATEMENT, request.query_params["category"])
    nodes = [
        {
            "id": row["id"],
            "name": row["name"],
            "slug": row["slug"],
            "picture": row["picture"],
            "price": {"amount": row["amount"], "currency": row["currency"]},
            "stock": row["available"],
        }
        for row in rows
    ]
    reply = orjson.dumps({"data": {"products": {"nodes": nodes}}})
    return Response(reply, media_type="application/json")


async def healthy(request: Request) -> Response:
    return Response()


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    url = make_url(os.environ["PATRON_DATABASE_URL"])
    async with asyncpg.create_pool(
        host=url.query["host"],
        user=url.username,
        database=url.database,
        min_size=10,
        max_size=10,
        reset=_leave,
    ) as app.state.pool:
        yield


async def _leave(connection: asyncpg.Connection) -> None:
    """Nothing here needs a connection to be cleaned, which would be a second statement."""


ROUTES = [Route("/listing", listing), Route("/healthz", healthy)]


def create() -> Starlette:
    return Starlette(lifespan=lifespan, routes=ROUTES)


if __name__ == "__main__":
    config = uvicorn.Config(
        create, factory=True, log_level="warning", access_log=False, server_header=False
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
