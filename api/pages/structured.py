"""JSON-LD: what search engines read about a page. Addresses begin with a slash until drawn."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.pages.words import image_of

CONTEXT = "https://schema.org"
AVAILABILITY = {
    "IN_STOCK": f"{CONTEXT}/InStock",
    "LOW": f"{CONTEXT}/LimitedAvailability",
    "SOLD_OUT": f"{CONTEXT}/OutOfStock",
}
Data = Mapping[str, Any]


def site() -> Data:
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": "Patron",
        "url": "/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": "/search?q={search_term_string}"},
            "query-input": "required name=search_term_string",
        },
    }


def trail(steps: Sequence[tuple[str, str]]) -> Data:
    """Where a page lies, from the front door."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate([("Shop", "/"), *steps], 1)
        ],
    }


def product(found: Data, variant: Data, address: str) -> Data:
    return {
        "@context": CONTEXT,
        "@type": "Product",
        "name": found["name"],
        "description": found["description"] or found["name"],
        "sku": found["articleNumber"],
        "category": found["category"]["name"],
        "image": image_of(found),
        "brand": {"@type": "Brand", "name": f"Maker {found['maker']}"},
        "offers": {
            "@type": "Offer",
            "url": address,
            "price": variant["price"]["amount"],
            "priceCurrency": variant["price"]["currency"],
            "availability": AVAILABILITY[variant["stock"]],
            "itemCondition": f"{CONTEXT}/NewCondition",
        },
    }


def absolute(value: Any, url: str) -> Any:
    """The same with whole addresses."""
    if isinstance(value, str):
        return url + value if value.startswith("/") else value
    if isinstance(value, Mapping):
        return {name: absolute(one, url) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [absolute(one, url) for one in value]
    return value
