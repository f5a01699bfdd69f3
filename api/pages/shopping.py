"""The pages in which one finds and buys."""

from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from api.pages import list_search, structured
from api.pages.asking import Asking, clock_of
from api.pages.frames import not_found
from api.pages.locales import named, speaking, t
from api.pages.page import Page, in_shop
from api.pages.words import count, format_money, greeting, image_of, number, without_size

FACETS = ("KIND", "BRAND", "PRICE", "SIZE", "MAKER")
SORTS = (
    ("RELEVANCE", "Best match"),
    ("POPULAR", "Bought most"),
    ("PRICE_ASC", "Price, lowest first"),
    ("PRICE_DESC", "Price, highest first"),
    ("NAME", "Name"),
    ("NEWEST", "New"),
)
MEMBERS = ("src/features/home/HomeShelves.tsx", "src/features/home/MemberOffers.tsx")
"""What the front door shows to members besides."""


async def home(request: Request, asking: Asking) -> Page:
    values = await in_shop(asking)
    told = await asking.own("HomePage")
    shown = told["picks"] if told["usuals"]["isFallback"] else told["usuals"]
    chunks: tuple[str, ...] = ("src/features/home/HomePage.tsx",)
    if values["me"]:
        zone = (await asking.shared("Place"))["shop"]["channel"]["timeZone"]
        values |= {"zone": zone, "greeting": greeting(clock_of(request, zone))}
        offers = (await asking.own("MemberOffers"))["offers"]
        values["offers"] = [one for one in offers if not one["isUsed"]][:3]
        chunks += MEMBERS
    return Page(
        template="home.html",
        title=t("Groceries with a memory"),
        description="A grocer that knows its goods: clear prices, live stock, and a reason for "
        "everything it shows you.",
        address="/",
        chunks=chunks,
        values={**values, **told},
        image=next((image_of(item["product"]) for item in shown["items"]), None),
        about=(structured.site(),),
    )


async def aisles(request: Request, asking: Asking) -> Page:
    values = await in_shop(asking)
    told = await asking.shared("AislesPage")
    return Page(
        template="aisles.html",
        title=t("All aisles"),
        description=f"All {number(len(told['categories']))} aisles of the shop, and what lies in "
        "each of them.",
        address="/aisles",
        chunks=("src/features/catalog/AislesPage.tsx",),
        values={**values, **told},
        about=(structured.trail([("All aisles", "/aisles")]),),
    )


async def category(request: Request, asking: Asking) -> Page:
    slug = request.path_params["slug"]
    values = await in_shop(asking)
    aisle = (await asking.shared("CategoryPage", slug=slug))["category"]
    if aisle is None:
        return await not_found(request, asking)
    search = list_search.read(request.query_params.multi_items())
    listed = await _listed(asking, search, {"category": slug}, "POPULAR")
    found, parent = listed["found"], aisle["parent"]
    above = [one for one in (parent and parent["parent"], parent) if one]
    address = f"/c/{quote(slug)}"
    trail = [(one["name"], f"/c/{one['slug']}") for one in above]
    return Page(
        template="category.html",
        title=named(aisle),
        description=f"{aisle['name']}: {count(found['totalCount'], 'product')} with clear prices "
        "and live stock, for delivery or in a store near you.",
        address=address,
        chunks=("src/features/catalog/CategoryPage.tsx",),
        values={**values, **listed, "aisle": aisle, "above": above, "wall": aisle["wall"]},
        image=next((image_of(one) for one in found["nodes"]), None),
        is_indexed=not list_search.narrowings(search) and "sort" not in search,
        about=(structured.trail([*trail, (aisle["name"], address)]),),
    )


async def search(request: Request, asking: Asking) -> Page:
    values = await in_shop(asking)
    wanted = list_search.read(request.query_params.multi_items())
    text = wanted.get("q", "")
    sort = "RELEVANCE" if text else "POPULAR"
    listed = await _listed(asking, wanted, {"text": text} if text else {}, sort)
    found = listed["found"]
    is_plain = not list_search.narrowings(wanted) and "sort" not in wanted
    return Page(
        template="search.html",
        title=t("“{text}”", text=text) if text else t("Search"),
        description=f"{count(found['totalCount'], 'product')} for “{text}”, with clear prices and "
        "live stock."
        if text
        else "Everything in the shop, with clear prices and live stock.",
        address=f"/search?{urlencode({'q': text})}" if text else "/search",
        chunks=("src/features/search/SearchPage.tsx",),
        values={**values, **listed, "searched": text, "wall": ""},
        image=next((image_of(one) for one in found["nodes"]), None),
        is_indexed=is_plain and found["totalCount"] > 0,
    )


async def product(request: Request, asking: Asking) -> Page:
    slug = request.path_params["slug"]
    values = await in_shop(asking)
    found = (await asking.shared("ProductPage", slug=slug, locale=speaking.get()))["product"]
    if found is None:
        return await not_found(request, asking)
    fitting = await asking.own("Recommended", placement="PRODUCT", productId=found["id"], first=10)
    details = found["details"]
    words = details["text"] if details else found
    variants = {one["id"]: one for one in found["variants"]}
    variant = variants.get(found["variantId"]) or {**found, "id": found["variantId"]}
    address = f"/p/{quote(slug)}"
    trail = [(one["name"], f"/c/{one['slug']}") for one in found["breadcrumbs"]]
    return Page(
        template="product.html",
        title=words["name"],
        description=_about(found, words),
        address=address,
        chunks=("src/features/product/ProductPage.tsx",),
        values={
            **values,
            **{"product": found, "details": details, "words": words, "variant": variant},
            **fitting,
        },
        image=image_of(found),
        kind="product",
        about=(
            structured.product(found, variant, address),
            structured.trail([*trail, (without_size(found), address)]),
        ),
    )


def _about(product: Any, words: Any) -> str:
    told = words["description"] or f"{words['name']} by maker {product['maker']}."
    return f"{told} {format_money(product['price'])}, live stock, delivered or in a store near you."


async def _listed(
    asking: Asking, search: list_search.Search, base: dict[str, Any], sort: str
) -> dict[str, Any]:
    variables = list_search.variables(search, base, sort)
    found = (await asking.shared("ProductList", **variables))["products"]
    facets = {facet["name"]: facet for facet in found["facets"]}
    return {
        "found": found,
        "search": search,
        "sort": variables["sort"],
        "sorts": SORTS if "q" in search else SORTS[1:],
        "chosen": list_search.narrowings(search),
        "chips": _chips(search, facets),
        "facets_in_order": [facets[name] for name in FACETS if name in facets],
    }


def _chips(search: list_search.Search, facets: dict[str, Any]) -> list[str]:
    """What is chosen, in words."""
    chips = []
    for name in ("brand", "kind", "maker", "size"):
        values = facets.get(name.upper(), {}).get("values", [])
        labels = {one["value"]: one["label"] for one in values}
        for value in search.get(name, []):
            chips.append(
                t("Maker {maker}", maker=value) if name == "maker" else labels.get(value, value)
            )
    for name, words in (("min", "From {price}"), ("max", "Up to {price}")):
        if name in search:
            price = format_money({"amount": search[name], "currency": "USD"})
            chips.append(t(words, price=price))
    return [*chips, t("In stock")] if "stock" in search else chips
