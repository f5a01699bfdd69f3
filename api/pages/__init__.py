"""Every path that nothing else serves: a first screen, a file of the build, or a true 404.

The routes are those of frontend/src/app/{shopRoutes,accountRoutes,deskRoutes}.tsx.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api.auth import Tokens
from api.pages import frames, legal, shopping
from api.pages.asking import Shop
from api.pages.drawing import Drawer
from api.pages.files import Files, missing
from api.pages.serving import Describe, Serving
from api.pages.sitemap import Sitemap
from api.settings import ROOT, Settings

DIST = ROOT / "frontend" / "dist"

PAGES: dict[str, Describe] = {
    "/": shopping.home,
    "/aisles": shopping.aisles,
    "/c/{slug}": shopping.category,
    "/search": shopping.search,
    "/p/{slug}": shopping.product,
    **{path: legal.page(path) for path in legal.TITLES},
    "/privacy-choices": frames.account,
    "/cart": frames.cart,
    "/saved": frames.account,
    "/shared/{token}": frames.account,
    "/gift-cards": frames.account,
    "/login": frames.log_in,
    "/signup": frames.sign_up,
    # Where links of mails lead.
    "/welcome": frames.account,
    "/join": frames.account,
    "/forgot-password": frames.account,
    "/reset-password": frames.account,
    "/confirm-email": frames.account,
    "/erase": frames.account,
    "/till": frames.account,
    "/track": frames.account,
    "/checkout": frames.checkout,
    "/checkout/done": frames.checkout,
    "/orders/{id}": frames.account,
    # Behind these the bundle knows what there is; nobody but their owners is to find it.
    "/account": frames.account,
    "/account/{rest:path}": frames.account,
    "/returns": frames.account,
    "/returns/{rest:path}": frames.account,
    "/tickets": frames.account,
    "/tickets/{rest:path}": frames.account,
    "/desk": frames.desk,
    "/desk/{rest:path}": frames.desk,
}


def routes(shop: Shop, settings: Settings, tokens: Tokens, dist: Path = DIST) -> list[BaseRoute]:
    files = Files(dist)
    serving = Serving(shop, tokens, Drawer(settings.public_url), files)
    sitemap = Sitemap(shop, settings.public_url)
    nowhere = serving.page(frames.not_found)

    async def others(request: Request) -> Response:
        path = request.path_params["path"]
        if path.split("/")[0] == "graphiql" and "." not in path:
            path = "graphiql/index.html"
        if "." not in path.rsplit("/", 1)[-1]:
            return await nowhere(request)
        return files.reply(request, path) or missing()

    return [
        Route("/robots.txt", sitemap.robots),
        Route("/sitemap.xml", sitemap.index),
        Route("/sitemaps/{part}.xml", sitemap.part),
        *(Route(path, serving.page(describe)) for path, describe in PAGES.items()),
        Route("/{path:path}", others, methods=["GET"]),
    ]
