"""The choices of a product list as they stand in the address, read as the storefront reads them.

The other half is frontend/src/features/catalog/listSearch.ts; both are tested with the same cases.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

SORTS = ("RELEVANCE", "POPULAR", "NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME")
BRANDS = ("NATIONAL", "PRIVATE")
PRICE = re.compile(r"[0-9]{1,5}([.,][0-9]{1,2})?")
MAKER = re.compile(r"[0-9]{1,6}")
PAGE_SIZE = 24

Search = dict[str, Any]


def read(pairs: Sequence[tuple[str, str]]) -> Search:
    """Whatever somebody typed into the address: what makes no sense is left out."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    text = {name: values[0] for name, values in given.items() if values[0]}
    search: Search = {
        "q": _cut(text.get("q", "")),
        "brand": [one for one in given.get("brand", []) if one in BRANDS],
        "kind": given.get("kind", []),
        "maker": [one for one in given.get("maker", []) if MAKER.fullmatch(one)],
        "size": given.get("size", []),
        "min": _price(text.get("min", "")),
        "max": _price(text.get("max", "")),
        "stock": "yes" if text.get("stock") == "yes" else "",
        "sort": text["sort"] if text.get("sort") in SORTS else "",
        "typed": "yes" if text.get("typed") == "yes" else "",
    }
    return {name: value for name, value in search.items() if value}


def variables(search: Search, base: Mapping[str, Any], sort: str) -> dict[str, Any]:
    """The same choices as the API takes them."""
    filter = dict(base)
    for name in ("brand", "kind", "size"):
        if name in search:
            filter[name] = search[name]
    if "maker" in search:
        filter["maker"] = [int(one) for one in search["maker"]]
    if "min" in search:
        filter["minPrice"] = search["min"]
    if "max" in search:
        filter["maxPrice"] = search["max"]
    if "stock" in search:
        filter["inStock"] = True
    if "typed" in search:
        filter["asTyped"] = True
    return {"filter": filter, "sort": search.get("sort", sort), "first": PAGE_SIZE}


def narrowings(search: Search) -> int:
    chosen = sum(len(search.get(name, [])) for name in ("brand", "kind", "maker", "size"))
    return chosen + sum(name in search for name in ("min", "max", "stock"))


def _price(text: str) -> str:
    text = text.strip()
    return text.replace(",", ".") if PRICE.fullmatch(text) else ""


def _cut(text: str) -> str:
    """The first 200 UTF-16 units, which is how a browser counts."""
    units = text.encode("utf-16-le")[:400]
    return units.decode("utf-16-le", "ignore")
