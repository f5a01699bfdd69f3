"""In which of its languages the shop speaks: as somebody chose, as their market, as their browser.

What is said stands in English where it is said; frontend/src/locales has it in other languages, for
the storefront and for these pages alike.
"""

import json
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache

from starlette.requests import HTTPConnection

from api.settings import ROOT
from models.language import LANGUAGES, Words

COOKIE = "patron_language"
"""Set by the storefront when somebody chooses."""
_FILES = ROOT / "frontend" / "src" / "locales"

speaking: ContextVar[str] = ContextVar("speaking", default=LANGUAGES[0])
"""While a page is described and drawn."""


def language_of(request: HTTPConnection) -> str:
    market = request.headers.get("x-patron-channel", "")
    wanted = [request.cookies.get(COOKIE, ""), market.split("-")[0]]
    accepted = request.headers.get("accept-language", "")
    wanted += [one.split(";")[0].strip().split("-")[0].lower() for one in accepted.split(",")]
    return next((one for one in wanted if one in LANGUAGES), LANGUAGES[0])


@cache
def _words(language: str) -> Words:
    file = _FILES / f"{language}.json"
    return Words(json.loads(file.read_text()) if file.exists() else {})


def t(english: str, **values: object) -> str:
    """`t("{n} left", n=3)`."""
    said = _words(speaking.get()).of(english) or english
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", str(value))
    return said


def named(one: Mapping[str, str | None]) -> str:
    """The shop's own word for something, in the reader's language where it has one."""
    german = one["nameDe"] if speaking.get() == "de" else None
    return str(german or one["name"])
