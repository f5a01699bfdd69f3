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
select p.id::text, p.name, p.slug, p.picture, r.amount, r_channel.currency,
       s.on_hand - s.allocated as available
from categories c
join products p on p.category_id = c.id and p.status = 'listed'
join variants v on v.product_id = p.id and v.position = 0
join channels r_channel on r_channel.code = 'us'
join prices r on r.variant_id = v.id and r.channel_id = r_channel.id
join stock s on s.variant_id = v.id and s.location_id = r_channel.warehouse_id
where c.slug = $1
order by p.popularity desc, p.id desc
limit 24
"""


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
