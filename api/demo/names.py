"""Readable names, sizes, slugs and descriptions, from what the source says and nothing else."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from api.demo.phrases import CATEGORIES, TYPES
from api.demo.vocabulary import BARE, PROPER, WORDS

_HEADS = r"\b(SEAFOOD|FRE|FRZ|HAMS|CHICKEN|PORK|TOMATOES|MEAT|MISC|MIXES|BOX|FLORAL|BAGS)-\s*"
_NOUN_FIRST = re.compile(
    r"(APPLES|POTATOES|ONIONS|PEPPERS|PEARS|PEACHES|GRAPES|CARROTS|MUSHROOMS|CHERRIES|NECTARINES"
    r"|TOMATOES|ORANGES|WATERMELON|EGGS(?= -)|CORN(?= YELLOW| WHITE)|SQUASH) (?:- )?([A-Z/ -]+)"
)
"""Types that read better turned around: "PEPPERS GREEN BELL"."""
_NOT_WORDS = re.compile(r"^[\d.%+<=\"']")


class Size(NamedTuple):
    """A package as people read it, and its content for a unit price; None where it is unclear."""

    label: str | None
    content: float | None = None
    unit: str | None = None


@cache
def plain(text: str, joint: str = "or") -> str:
    """`text` in lower case, its abbreviations spelt out: "FRZN BAGELS" is "frozen bagels"."""
    text = re.sub(r"\s+", " ", text.upper()).strip()
    text = re.sub(r"\s*\(BULK&BA[^)]*\)?", "", text)
    if turned := _NOUN_FIRST.fullmatch(text):
        text = f"{turned[2]} {turned[1]}"
    if text.endswith("-MAGAZINE"):
        return f"{plain(text.removesuffix('-MAGAZINE'))} magazine"
    text = re.sub(r"\([^)]*$", "", text)
    text = re.sub(r"\s*\(([^)]*)\)", r", \1", text)
    text = re.sub(r"\bW/\s*", "with ", text)
    text = re.sub(_HEADS, r"\1, ", text)
    text = re.sub(r"\s*(:|,| -|- )\s*", ", ", text)
    parts = [_phrase(part, joint) for part in text.split(", ")]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _phrase(text: str, joint: str) -> str:
    """ "WAFFLES/PANCAKES/TOAST" is "waffles, pancakes or toast"."""
    choices = [_words(choice) for choice in re.split(r"\s*/\s*", text.strip(" /&-."))]
    choices = [choice for choice in choices if choice]
    if len(choices) < 2:
        return "".join(choices)
    return f"{', '.join(choices[:-1])} {joint} {choices[-1]}"


def _words(text: str) -> str:
    words = text.replace("&", " and ").split()
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    if _NOT_WORDS.match(word):
        return word.lower()
    bare = word.strip(".") if word not in WORDS else word
    pieces = bare.split("-")
    if len(pieces) > 1 and bare not in WORDS and any(piece in WORDS for piece in pieces):
        return " ".join(_word(piece) for piece in pieces if piece)
    return WORDS.get(bare) or PROPER.get(bare) or bare.lower()


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def category_name(category: str | None) -> str:
    if not category:
        return "Other items"
    return capital(CATEGORIES.get(category) or plain(category, "and"))


def german(name: str) -> str:
    """The `texts` of a category, in JSON: what it is called in German."""
    said = _german().get(name)
    return json.dumps({"de": {"name": said}} if said else {})


@cache
def _german() -> dict[str, str]:
    known: dict[str, str] = json.loads((Path(__file__).parent / "german.json").read_text())
    return known


def kind_name(kind: str | None, category: str | None) -> str:
    """The type of goods; types that say nothing alone are told with their category."""
    if not kind:
        return category_name(category)
    name = TYPES.get(kind) or plain(kind)
    return f"{category_name(category)}, {name}" if category and kind in BARE else capital(name)


_LOOSE = {"PRODUCE", "FROZEN GROCERY", "TRAVEL & LEISURE"}
_CASE = re.compile(r".*\d ?(?:CT|LB)\b.*")
_LARGEST_BAG = 10


def is_case(department: str, size: str | None) -> bool:
    """Whether a size is that of the case a store gets: nobody buys 40 lb of bananas."""
    if department not in _LOOSE or not size or not _CASE.fullmatch(size):
        return False
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", size)]
    return "CT" in size or max(numbers) >= _LARGEST_BAG


_UNITS: dict[str, tuple[str, float, str]] = {
    "OZ": ("oz", 1, "oz"),
    "FL OZ": ("fl oz", 1, "oz"),
    "LB": ("lb", 16, "oz"),
    "CT": ("ct", 1, "each"),
    "PC": ("pieces", 1, "each"),
    "STEM": ("stems", 1, "each"),
    "DZ": ("dozen", 12, "each"),
    "PK": ("pack", 1, "each"),
    "LD": ("loads", 1, "load"),
    "USE": ("uses", 1, "use"),
    "SQ FT": ("sq ft", 1, "sq ft"),
    "FT": ("ft", 1, "ft"),
    "IN": ("in", 0, ""),
    "L": ("l", 1, "l"),
    "ML": ("ml", 0.001, "l"),
    "G": ("g", 0.03527396, "oz"),
    "PT": ("pt", 16, "oz"),
    "QT": ("qt", 32, "oz"),
    "GAL": ("gal", 128, "oz"),
}
_SAME = {
    **{"OZS": "OZ", "Z": "OZ", "O": "OZ", "LBS": "LB", "GA": "GAL", "GALON": "GAL", "PCS": "PC"},
    **{"LOAD": "LD", "LOADS": "LD", "LDS": "LD", "USES": "USE", "DOZ": "DZ", "STEMS": "STEM"},
    **{"PKS": "PK", "P": "PK", "GM": "G", "LT": "L"},
}
_NUMBER = r"(\d+ \d/\d|\d/\d|\d*\.?\d+)"
_UNIT = r"(FL OZ|SQ FT|[A-Z]+)"
_ONE = re.compile(rf"{_NUMBER}? ?{_UNIT}")
_MANY = re.compile(rf"(\d+) ?(?:PK|P)? ?[/-] ?{_NUMBER} ?{_UNIT}|{_NUMBER} ?{_UNIT} ?/ ?(\d+) ?PK")


_COUNTED = re.compile(
    rf"(?P<count>\d+) ?CT ?/ ?{_NUMBER} ?(?:OZ|Z|O)|{_NUMBER} ?(?:OZ|Z) ?/ ?(?P<of>\d+) ?CT"
)
_PART = re.compile(r"1/2 ?(?:PT|QT|GAL|L)")
_RANGE = re.compile(r"([\d.]+)[-/]([\d.]+) (LB|CT)")


@cache
def size(text: str | None) -> Size:
    """ "12 PK/12 OZ" is "12 × 12 oz", 144 oz in all."""
    if not text:
        return Size(None)
    text = re.sub(r"\s+", " ", text.upper()).strip().rstrip(".")
    text = re.sub(r"^(?:[LNBR] ?(?=[\d.])|\d{6} |\(\d+\) )", "", text)
    if (between := _RANGE.fullmatch(text)) and float(between[2]) > float(between[1]):
        return Size(f"{between[1]}–{between[2]} {between[3].lower()}")
    if counted := _COUNTED.fullmatch(text):
        return _counted(counted["count"] or counted["of"], counted[2] or counted[3])
    if not _PART.fullmatch(text) and (many := _MANY.fullmatch(text)):
        count, number, unit = many[1] or many[6], many[2] or many[4], many[3] or many[5]
        inner = _single(number, unit)
        if inner.content is not None and inner.label and "/" not in number:
            return Size(f"{count} × {inner.label}", int(count) * inner.content, inner.unit)
    if (one := _ONE.fullmatch(text)) and (single := _single(one[1] or "1", one[2])).label:
        return single
    return Size(plain(text.replace("/", ", ")))


def _counted(count: str, ounces: str) -> Size:
    """A pack of so many pieces that weighs so much in all."""
    whole = _single(ounces, "OZ")
    return Size(f"{count} ct, {whole.label}", whole.content, whole.unit)


def _single(number: str, unit: str) -> Size:
    unit = _SAME.get(unit, unit)
    if unit not in _UNITS:
        return Size(None)
    label, factor, per = _UNITS[unit]
    value = sum(_fraction(part) for part in number.split())
    number = number if "/" in number else f"{value:g}"
    if number == "1":
        label = label.removesuffix("s") if unit in ("PC", "STEM", "LD", "USE") else label
    content = value * factor
    return Size(f"{number} {label}", content or None, per if content else None)


def _fraction(text: str) -> float:
    above, _, below = text.partition("/")
    return float(above) / float(below or 1)


def slug(text: str) -> str:
    """`text` for an address: lower-case ASCII words joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def named(products: pd.DataFrame) -> pd.DataFrame:
    """`products` with kind, category, label, content, unit, name, slug, description, has_twin."""
    frame = products.copy()
    texts = known_texts(frame[["product_type", "product_category", "package_size"]])
    kinds = zip(texts.product_type, texts.product_category, strict=True)
    frame["kind"] = [kind_name(kind, category) for kind, category in kinds]
    frame["category"] = [category_name(category) for category in texts.product_category]
    sizes = [
        Size(None) if is_case(department, text) else size(text)
        for department, text in zip(frame.department, texts.package_size, strict=True)
    ]
    frame["label"] = [one.label for one in sizes]
    frame["content"] = [one.content for one in sizes]
    frame["unit"] = [one.unit for one in sizes]
    own = frame.brand == "Private"
    frame["name"] = [
        _name(kind, label, is_own)
        for kind, label, is_own in zip(frame.kind, frame.label, own, strict=True)
    ]
    numbers = frame.product_id.astype(str)
    frame["slug"] = [
        f"{slug(name)[:80]}-{number}" for name, number in zip(frame.name, numbers, strict=True)
    ]
    same = ["kind", "brand", "label", "manufacturer_id", "is_listed"]
    frame["has_twin"] = frame.duplicated(same, keep=False)
    frame["description"] = _descriptions(frame)
    return frame


def known_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """The same with None where a text is missing."""
    return frame.astype(object).replace({float("nan"): None})


def _name(kind: str, label: str | None, is_own: bool) -> str:
    name = f"Own-brand {kind[0].lower() + kind[1:] if kind[1:2].islower() else kind}"
    return f"{name if is_own else kind}{f', {label}' if label else ''}"


def _descriptions(frame: pd.DataFrame) -> list[str]:
    return [
        f"{kind}, from {category[0].lower() + category[1:]}. "
        f"{'Own brand' if brand == 'Private' else 'National brand'}, made by maker no. {maker}. "
        f"{f'Package: {label}. ' if label else 'The package size is not known. '}"
        f"Article no. {number}."
        for kind, category, brand, maker, label, number in zip(
            frame.kind,
            frame.category,
            frame.brand,
            frame.manufacturer_id,
            frame.label,
            frame.product_id,
            strict=True,
        )
    ]
