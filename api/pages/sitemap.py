"""What search engines are told: every address of the catalogue, and what is not for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from sqlalchemy import func, literal_column, select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.pages.asking import Shop
from models.base import NotFound
from models.legal import LegalText
from models.stores import Channel
from resolvers.catalog.rows import SEEN, SHELF, categories, in_channel, products
from resolvers.session import SharedSession

PART = 45_000
"""Addresses in one file; the protocol allows 50,000."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
ROBOTS = """User-agent: *
Disallow: /account
Disallow: /cart
Disallow: /checkout
Disallow: /desk
Disallow: /graphiql
Disallow: /orders
Disallow: /returns
Disallow: /tickets
Allow: /

Sitemap: {url}/sitemap.xml
"""
FOR_AN_HOUR = {"cache-control": "public, max-age=3600"}

_COUNT = select(func.count(), func.max(products.c.listed_at)).select_from(SHELF).where(SEEN)
_PRODUCTS = (
    select(products.c.slug, func.greatest(products.c.listed_at, products.c.created_at))
    .select_from(SHELF)
    .where(SEEN)
    .order_by(products.c.id)
)
_AISLES = (
    select(categories.c.slug, literal_column("null"))
    .where(categories.c.product_count > 0)
    .order_by(categories.c.level, categories.c.position, categories.c.id)
    .limit(PART)
)
_LEGAL = (
    select(LegalText.kind, func.max(LegalText.in_force_at))
    .where(LegalText.in_force_at <= func.now())
    .group_by(LegalText.kind)
    .order_by(LegalText.kind)
)

Entry = tuple[str, datetime | None]


class Sitemap:
    def __init__(self, shop: Shop, url: str) -> None:
        self._shop, self._url = shop, url

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse(ROBOTS.format(url=self._url), headers=FOR_AN_HOUR)

    async def index(self, request: Request) -> Response:
        rows = await self._rows(request, _COUNT)
        count, listed_at = rows[0]
        parts = [f"products-{number}" for number in range(1, -(-count // PART) + 1)]
        entries = [("/sitemaps/aisles.xml", None)]
        entries += [(f"/sitemaps/{part}.xml", listed_at) for part in parts]
        return self._xml("sitemapindex", "sitemap", entries)

    async def part(self, request: Request) -> Response:
        name, _, number = request.path_params["part"].partition("-")
        if name == "aisles" and not number:
            rows = await self._rows(request, _AISLES)
            entries = [("/", None), ("/aisles", None), *((f"/c/{slug}", at) for slug, at in rows)]
            written = await self._rows(request, _LEGAL)
            entries += [(f"/{kind}", at) for kind, at in written]
        elif name == "products" and number.isdecimal() and 1 <= int(number) <= 9999:
            asked = _PRODUCTS.limit(PART).offset((int(number) - 1) * PART)
            entries = [(f"/p/{slug}", at) for slug, at in await self._rows(request, asked)]
        else:
            entries = []
        if not entries:
            return PlainTextResponse("There is no such sitemap.", 404)
        return self._xml("urlset", "url", entries)

    async def _rows(self, request: Request, statement: Any) -> Sequence[Any]:
        """Of the market's shelves, as a stranger sees them."""
        context = self._shop.stranger(request.headers.get("x-patron-channel"))
        try:
            channel: Channel = await context.channel()
            session: SharedSession = context.session
            is_of_goods = statement not in (_AISLES, _LEGAL)
            values = (
                {**in_channel(channel), "archived": False, "standing": 0} if is_of_goods else {}
            )
            return await session.rows(statement, **values)
        except NotFound:
            raise HTTPException(404, "There is no market of that code.") from None
        finally:
            await context.close()

    def _xml(self, root: str, element: str, entries: Sequence[Entry]) -> Response:
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
        for path, at in entries:
            dated = f"<lastmod>{at:%Y-%m-%d}</lastmod>" if at else ""
            lines.append(
                f"<{element}><loc>{escape(self._url + quote(path))}</loc>{dated}</{element}>"
            )
        text = "\n".join([*lines, f"</{root}>", ""])
        return Response(text, media_type="application/xml", headers=FOR_AN_HOUR)
