"""Patron as it is always served, and one address more: what its executor has counted.

`python -m bench.patron DESCRIPTOR`, as `api.commands.web` is started.
"""

import sys
from dataclasses import asdict
from typing import Any

from starlette.responses import JSONResponse

from api.app import create as patron
from api.commands.web import serve
from schema.compiled import counts

COUNTS = "/bench/counts"


def create() -> Any:
    application: Any = patron()

    async def counting(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == COUNTS:
            told = JSONResponse({name: asdict(one) for name, one in counts.items()})
            await told(scope, receive, send)
        else:
            await application(scope, receive, send)

    return counting


if __name__ == "__main__":
    serve(sys.argv[1:], "bench.patron:create")
