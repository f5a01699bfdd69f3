"""A page becomes HTML: Jinja2 over frontend/shell, where macros mirror the React components."""

import re
from dataclasses import dataclass
from functools import cached_property
from gzip import compress
from hashlib import sha256
from pathlib import Path
from typing import Any

import brotli
import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

from api.pages.asking import Asking
from api.pages.build import Build
from api.pages.locales import speaking, t
from api.pages.page import Page
from api.pages.structured import absolute
from api.pages.styles import worn
from api.pages.words import FILTERS
from api.settings import ROOT

SHELL = ROOT / "frontend" / "shell"
BREAK = re.compile(r"\s*\n\s*")


class OneLine(Extension):
    """Line breaks and indentation of a template are for its readers: React writes none."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return BREAK.sub("", source)


@dataclass(frozen=True, eq=False)
class Drawn:
    """A page on its way out."""

    status: int
    packed: bytes
    """By brotli, which every browser of today takes."""
    etag: str

    @property
    def plain(self) -> bytes:
        unpacked: bytes = brotli.decompress(self.packed)
        return unpacked

    @cached_property
    def zipped(self) -> bytes:
        """For the few who read nothing newer; of a kept page made once."""
        return compress(self.plain, mtime=0)


class Drawer:
    def __init__(self, url: str, shell: Path = SHELL) -> None:
        """`url` is how people reach the shop; addresses that leave the page begin with it."""
        self._url = url
        self._templates = Environment(
            loader=FileSystemLoader(shell),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=[OneLine],
            auto_reload=False,
        )
        self._templates.filters.update(FILTERS)
        self._templates.globals["t"] = t

    def draw(self, page: Page, asking: Asking, build: Build, path: str) -> Drawn:
        needs = build.needs(page.chunks)
        html = self._templates.get_template(page.template).render(
            page.values,
            page=page,
            language=speaking.get(),
            path=path,
            shop_name=asking.shop_name,
            url=self._url,
            build=build,
            needs=needs,
            linked_data=[inert(absolute(one, self._url)) for one in page.about],
            boot=inert(_boot(asking)),
        )
        style = f"<style>{worn(needs.css, html)}</style>"
        body = html.replace("<style></style>", style, 1).encode()
        packed = brotli.compress(body, quality=4 if asking.is_known else 6)
        return Drawn(page.status, packed, f'W/"{sha256(body).hexdigest()[:32]}"')


def inert(value: Any) -> str:
    """JSON inside of HTML: without `<`, nothing in it can end its element."""
    return orjson.dumps(value).decode().replace("<", "\\u003c")


def _boot(asking: Asking) -> list[dict[str, Any]]:
    """What the page was drawn from, as answers to what the bundle is about to ask."""
    return [one._asdict() for one in asking.told]
