"""The pages that the law asks for: who sells, on which terms, and what is known of whom."""

from datetime import datetime
from typing import Any

from starlette.requests import Request

from api.pages.asking import Asking
from api.pages.locales import t
from api.pages.page import Page, in_shop
from api.pages.serving import Describe

TITLES = {
    "/imprint": ("IMPRINT", "Imprint", "Who runs this shop, and how to reach them."),
    "/privacy": ("PRIVACY", "Privacy", "What this shop knows of you, why, and for how long."),
    "/terms": ("TERMS", "Terms", "The terms on which this shop sells."),
    "/withdrawal": ("WITHDRAWAL", "Right of withdrawal", "How to withdraw from what you bought."),
}


def page(path: str) -> Describe:
    kind, title, description = TITLES[path]

    async def legal(request: Request, asking: Asking) -> Page:
        values = await in_shop(asking)
        at = _moment(request.query_params.get("at", ""))
        told = await asking.shared("LegalPage", kind=kind, **at)
        return Page(
            template="legal.html",
            title=t(title),
            description=description,
            address=path,
            chunks=("src/features/legal/LegalPages.tsx",),
            values={**values, "kind": kind, "text": told["legalText"], "seller": told["shop"]},
            is_indexed=told["legalText"] is not None and not at,
        )

    return legal


def _moment(text: str) -> dict[str, Any]:
    """An older version has an address of its own: `?at=` the moment that it counted at."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return {}
    return {"at": text} if at.tzinfo and len(text) <= 40 else {}
