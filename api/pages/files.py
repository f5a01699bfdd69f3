"""The files of the build: hashed assets for ever, compressed when they were built."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from api.headers import PAGE
from api.negotiation import names

NOT_BUILT = "The storefront is not built. `make serve` builds it."
ALWAYS = {"content-security-policy": PAGE}
FRESH = {**ALWAYS, "cache-control": "no-cache"}
FOR_EVER = {**ALWAYS, "cache-control": "public, max-age=31536000, immutable"}
FOR_A_DAY = {**ALWAYS, "cache-control": "public, max-age=86400"}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""The better one first."""


class Files:
    def __init__(self, dist: Path) -> None:
        self.dist = dist.resolve()

    def reply(self, request: Request, path: str) -> Response | None:
        """The file of that path, as small as the browser can read it; None if there is none."""
        file = self._file(path)
        if file is None:
            return None
        headers = _freshness(path)
        for encoding, ending in ENCODINGS.items():
            small = file.with_name(file.name + ending)
            if small.is_file():
                headers = {**headers, "vary": "accept-encoding"}
                if accepts(request, encoding):
                    headers["content-encoding"] = encoding
                    kind = FileResponse(file).media_type
                    return FileResponse(small, headers=headers, media_type=kind)
        return FileResponse(file, headers=headers)

    def _file(self, path: str) -> Path | None:
        """Nothing outside of `dist` is ever served, nor what the build keeps for itself."""
        if "\0" in path or any(part.startswith(".") for part in path.split("/")):
            return None
        wanted = (self.dist / path).resolve()
        return wanted if wanted.is_relative_to(self.dist) and wanted.is_file() else None


def missing() -> Response:
    return PlainTextResponse("There is no such file.", status_code=404, headers=FRESH)


def accepts(request: Request, encoding: str) -> bool:
    return names(request.headers.get("accept-encoding", ""), encoding)


def _freshness(path: str) -> dict[str, str]:
    if "assets/" in path:
        return FOR_EVER
    return FOR_A_DAY if path.startswith("pictures/") else FRESH
