"""A page as its function describes it: what to draw, under which words, with which status."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.pages.asking import Asking

SHOP = "src/app/ShopFrame.tsx"


@dataclass(frozen=True)
class Page:
    template: str
    title: str
    """As the bundle writes it into the window, without the name of the shop."""
    description: str
    address: str
    """Of the page without what changes nothing about it: the canonical path and query."""
    chunks: tuple[str, ...]
    """The source files of the route."""
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    image: str | None = None
    """The picture that is probably the largest thing on the first screen."""
    kind: str = "website"
    is_indexed: bool = True
    about: tuple[Mapping[str, Any], ...] = ()
    """JSON-LD, with addresses that begin with a slash."""


async def in_shop(asking: Asking) -> dict[str, Any]:
    """What the frame of the shop shows around every page."""
    me = (await asking.own("Me"))["me"]
    cart = (await asking.own("Cart"))["cart"]
    return {
        "me": me,
        "cart": cart,
        "in_cart": {line["variantId"]: line["quantity"] for line in cart["lines"]} if cart else {},
        "aisles": (await asking.shared("Aisles"))["categories"],
        "shop": (await asking.shared("Footer"))["shop"],
    }
