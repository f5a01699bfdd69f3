"""The storefront's files: hashed assets for ever, the pages themselves always fresh."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from api.auth import Tokens
from api.settings import ROOT

DIST = ROOT / "frontend" / "dist"
NOT_BUILT = "The storefront is not built. `make serve` builds it."
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:;"
    " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
}
FRESH = {**ALWAYS, "cache-control": "no-cache"}
FOR_EVER = {**ALWAYS, "cache-control": "public, max-age=31536000, immutable"}
FOR_A_DAY = {**ALWAYS, "cache-control": "public, max-age=86400"}


def _file(dist: Path, path: str) -> Path | None:
    """The file of that path below `dist`, if there is one; nothing outside is ever served."""
    if "\0" in path:
        return None
    wanted = (dist / path).resolve()
    return wanted if wanted.is_relative_to(dist) and wanted.is_file() else None


def _freshness(path: str) -> dict[str, str]:
    if "assets/" in path:
        return FOR_EVER
    return FOR_A_DAY if path.startswith("pictures/") else FRESH


def _page(file: Path | None) -> Response:
    if file is None:
        return PlainTextResponse(NOT_BUILT, status_code=503, headers=FRESH)
    return FileResponse(file, headers=FRESH)


def routes(tokens: Tokens, dist: Path = DIST) -> list[BaseRoute]:
    """Every path that nothing else serves: a file of the build, or the page of its entry."""
    dist = dist.resolve()

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        file = _file(dist, path)
        if file is not None:
            return FileResponse(file, headers=_freshness(path))
        if "." in path.rsplit("/", 1)[-1]:
            return PlainTextResponse("There is no such file.", status_code=404, headers=FRESH)
        entry = "graphiql/index.html" if path.split("/")[0] == "graphiql" else "index.html"
        response = _page(_file(dist, entry))
        tokens.welcome(request, response)
        return response

    return [Route("/{path:path}", page, methods=["GET"])]
