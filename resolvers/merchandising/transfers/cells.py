"""Each column of the file: how a value is written into its cell, and read from it again."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from models.catalog import Brand, ProductStatus, ReturnRule, TaxClass
from models.catalog.products import UNPUBLISHED

PUBLISHED = "published"


@dataclass(frozen=True)
class Cell:
    """`read` raises ValueError, which says what would be right. An empty cell reads as None."""

    column: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    empty: Any = None
    """What an empty cell stands for."""

    def of(self, text: str) -> Any:
        return self.read(text) if text else self.empty


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode() if value else ""


def _parsed(text: str) -> Any:
    """None for what is no JSON, and for what the database cannot hold."""
    try:
        return None if "\\u0000" in text else orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _object(text: str) -> dict[str, Any]:
    value = _parsed(text)
    if not isinstance(value, dict):
        raise ValueError('An object in JSON, such as {"us": 21}.')
    return value


def _texts_only(text: str) -> dict[str, Any]:
    value = _object(text)
    if not all(isinstance(one, str) for one in value.values()):
        raise ValueError('Texts by name, such as {"size": "500 g"}.')
    return value


def _list(text: str) -> list[Any]:
    value = _parsed(text)
    if not isinstance(value, list):
        raise ValueError("A list in JSON.")
    return value


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise ValueError("A whole number.")
    return int(text)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError("A number, such as 0.5.") from None


def moment(text: str) -> datetime:
    """Raises ValueError."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError("A moment with its zone, such as 2026-11-22T08:00Z.") from None


def iso(value: datetime | None) -> str:
    return value.astimezone(UTC).isoformat() if value else ""


def _enum(kind: Any) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return kind(text)
        except ValueError:
            raise ValueError(f"One of {', '.join(kind)}.") from None

    return read


def _status(status: ProductStatus) -> str:
    return status.value if status in UNPUBLISHED else PUBLISHED


def _wanted_status(text: str) -> str:
    wanted = [PUBLISHED, *(one.value for one in ProductStatus if one in UNPUBLISHED)]
    if text not in wanted:
        raise ValueError(f"One of {', '.join(wanted)}.")
    return text


def _same(text: str) -> str:
    return text


def _text(column: str, empty: Any = None) -> Cell:
    return Cell(column, _plain, _same, empty)


PRODUCT: Mapping[str, Cell] = {
    one.column: one
    for one in (
        _text("external_ref"),
        _text("article_number"),
        _text("name"),
        _text("slug"),
        _text("description", ""),
        _text("category"),
        Cell("status", _status, _wanted_status),
        _text("kind"),
        Cell("brand", _plain, _enum(Brand)),
        Cell("maker", _plain, _whole),
        _text("size"),
        Cell("unit_quantity", _plain, _number),
        _text("unit"),
        _text("picture"),
        _text("wall"),
        Cell("publish_from", iso, moment),
        Cell("publish_until", iso, moment),
        _text("early_tier"),
        Cell("early_from", iso, moment),
        Cell("tax_class", _plain, _enum(TaxClass), TaxClass.STANDARD),
        Cell("return_rule", _plain, _enum(ReturnRule), ReturnRule.ANY),
        Cell("age_limits", _json, _object, {}),
        _text("seo_title"),
        _text("seo_description"),
        Cell("texts", _json, _object, {}),
        Cell("attributes", _json, _object, {}),
        Cell("public_metadata", _json, _texts_only, {}),
        Cell("private_metadata", _json, _texts_only, {}),
        Cell("related", " ".join, str.split, []),
        Cell("upgrades", " ".join, str.split, []),
        Cell("pictures", _json, _list, []),
    )
}
VARIANT: Mapping[str, Cell] = {
    "sku": _text("sku"),
    "variant_external_ref": _text("external_ref"),
    "variant_name": _text("name", ""),
    "barcode": _text("barcode"),
    "options": Cell("options", _json, _texts_only, {}),
    "weight_grams": Cell("weight_grams", _plain, _whole),
    "least_quantity": Cell("least_quantity", _plain, _whole, 1),
    "quantity_step": Cell("quantity_step", _plain, _whole, 1),
    "most_quantity": Cell("most_quantity", _plain, _whole),
}
"""By the column of the file; `column` is that of the table."""
PRICE = "price_"
"""Before the code of a market."""
LISTS = ("related", "upgrades", "pictures")
"""Rows of other tables."""


def check_known(header: Collection[str]) -> None:
    """Raises ValueError."""
    if not {"external_ref", "article_number"} & set(header):
        raise ValueError("A column article_number or external_ref names the products.")
