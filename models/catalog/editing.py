"""What may be written into a product or a variant, by whichever way: a form, or a row of a file."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import orjson

from models.base import InvalidField
from models.catalog.age import OLDEST
from models.texts import is_line, is_text

LOCALES = ("de",)
"""Beside English, in which a product's own columns are."""
TEXTS = {"name": 200, "description": 20_000, "seo_title": 120, "seo_description": 320}
"""What is said in other languages too, and how long it may be."""
MOST_METADATA = 8_000
"""Bytes, as JSON."""
MOST_OPTIONS = 5
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
_PICTURE = re.compile(r"[0-9a-f]{2,6}(-[0-9a-f]{2,6}){0,7}")
_WORD = re.compile(r"[a-z][a-z_-]{0,39}")

Check = Callable[[Any], str | None]
"""Says what would be right, or None where it is."""


def _length(least: int, most: int, fits: Callable[[str], bool] = is_line) -> Check:
    wanted = (
        f"Between {least} and {most:,} characters." if least else f"At most {most:,} characters."
    )

    def check(value: Any) -> str | None:
        if value is None:
            return None
        is_plain = isinstance(value, str) and fits(value) and value == value.strip()
        return None if is_plain and least <= len(value) <= most else wanted

    return check


def _pattern(pattern: re.Pattern[str], wanted: str) -> Check:
    def check(value: Any) -> str | None:
        return None if value is None or pattern.fullmatch(value) else wanted

    return check


def _within(least: float, most: float) -> Check:
    def check(value: Any) -> str | None:
        return None if value is None or least <= value <= most else f"From {least:g} to {most:g}."

    return check


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and is_text(value)


def _metadata(value: Any) -> str | None:
    if not all(_is_plain(one) and _KEY.fullmatch(key) for key, one in value.items()):
        return "Names of at most 64 letters, digits, _, ., : and -, each with a text."
    if len(orjson.dumps(value)) > MOST_METADATA:
        return f"At most {MOST_METADATA:,} bytes in all."
    return None


def _age_limits(value: Any) -> str | None:
    fits = (isinstance(one, int) and 1 <= one <= OLDEST for one in value.values())
    return None if all(fits) else f"Years from 1 to {OLDEST} for each market."


def _texts(value: Any) -> str | None:
    for locale, texts in value.items():
        if locale not in LOCALES:
            return f"In {', '.join(LOCALES)}."
        for name, text in texts.items():
            is_read = name in TEXTS and _is_plain(text) and text.strip()
            is_read = is_read and (name == "description" or is_line(text))
            if not is_read or len(text) > TEXTS[name]:
                return f"{name} has at most {TEXTS.get(name, 0):,} characters."
    return None


def _options(value: Any) -> str | None:
    fits = all(
        _is_plain(name + one) and 1 <= len(name) <= 40 and 1 <= len(one) <= 80
        for name, one in value.items()
    )
    return (
        None if fits and len(value) <= MOST_OPTIONS else f"At most {MOST_OPTIONS}, named shortly."
    )


PRODUCT: Mapping[str, Check] = {
    "name": _length(1, 200),
    "slug": _pattern(_SLUG, "Small letters and digits, with single hyphens between."),
    "description": _length(0, 20_000, is_text),
    "kind": _length(1, 120),
    "maker": _within(0, 10**9),
    "size": _length(1, 60),
    "unit_quantity": _within(0, 10**9),
    "unit": _length(1, 20),
    "article_number": _pattern(re.compile(r"[\w./-]{1,40}"), "At most 40 letters and digits."),
    "picture": _pattern(_PICTURE, "The code point of an emoji, such as 1f35e."),
    "wall": _pattern(_WORD, "The name of a wall."),
    "external_ref": _length(1, 120),
    "early_tier": _length(1, 40),
    "seo_title": _length(1, 120),
    "seo_description": _length(1, 320),
    "public_metadata": _metadata,
    "private_metadata": _metadata,
    "age_limits": _age_limits,
    "texts": _texts,
}
REQUIRED = frozenset(
    {"name", "slug", "description", "kind", "brand", "maker", "article_number", "picture", "wall"}
)
MOST_QUANTITY = 99
"""A cart holds no more of anything."""
VARIANT: Mapping[str, Check] = {
    "sku": _pattern(re.compile(r"[\w./-]{1,60}"), "At most 60 letters and digits."),
    "name": _length(0, 120),
    "external_ref": _length(1, 120),
    "options": _options,
    "weight_grams": _within(0, 10**8),
    **dict.fromkeys(
        ("least_quantity", "quantity_step", "most_quantity"), _within(1, MOST_QUANTITY)
    ),
}


def faults(checks: Mapping[str, Check], values: Mapping[str, Any]) -> list[InvalidField]:
    """All that is wrong with `values`, under the names of the columns."""
    wrong = []
    for name, value in values.items():
        if value is None and name in REQUIRED:
            wrong.append(InvalidField(name, "This is needed."))
        elif (wanted := checks[name](value) if name in checks else None) is not None:
            wrong.append(InvalidField(name, wanted))
    return wrong


def quantity_faults(values: Mapping[str, Any]) -> Iterable[InvalidField]:
    """Of the values as they are to be, all of them."""
    least, most = values["least_quantity"], values["most_quantity"]
    if least is not None and most is not None and most < least:
        yield InvalidField("most_quantity", f"{least} at least, as that is the smallest.")


def window_faults(
    start: datetime | None, end: datetime | None, early: datetime | None, tier: str | None
) -> Iterable[InvalidField]:
    """What is wrong with when a product is published, seen together."""
    if start is not None and end is not None and end <= start:
        yield InvalidField("publish_until", "After it is published.")
    if (early is None) != (tier is None):
        yield InvalidField("early_from", "Early access has both a tier and a beginning.")
    if early is not None and (start is None or early >= start):
        yield InvalidField("early_from", "Before everybody else: publish_from comes later.")
