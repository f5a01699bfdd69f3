"""Numbers, money and names as the storefront writes them, so that taking over changes no letter.

The other half is frontend/src/lib/{money,count,names}.ts; both are tested with the same cases.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from api.pages.locales import named, speaking, t
from models.money import exponent

SYMBOLS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "CA$", "AUD": "A$",
    "NZD": "NZ$", "MXN": "MX$", "BRL": "R$", "CNY": "CN¥", "KRW": "₩", "ILS": "₪", "PHP": "₱",
}  # fmt: skip
"""As en-US writes them; other currencies are written by their code."""
GERMAN_SYMBOLS = {"AUD": "AU$", "PHP": "PHP"}
DAYS = (
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
)  # fmt: skip
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_SWAPPED = str.maketrans(",.", ".,")
UNITS = {
    "oz": "an ounce",
    "lb": "a pound",
    "each": "each",
    "ct": "each",
    "fl oz": "a fl. ounce",
}
OUNCES = {"oz": 1, "lb": 16, "gal": 128, "pt": 16, "qt": 32, "ltr": 34, "ct": 1.5}
UNIT = re.compile(r"(\d) (oz|lb|ct|gal|qt|pt|ltr|ml|g|kg|dozen|in|ft|sq ft)\b")
SIZE = re.compile(r"([\d.]+)\s*([a-z]+)", re.IGNORECASE)
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PriceParts:
    """The pieces of a shelf ticket: "$", "24", "98"."""

    symbol: str
    whole: str
    cents: str
    is_symbol_last: bool


def number(value: int) -> str:
    return _grouped(f"{value:,}")


def _grouped(plain: str) -> str:
    """ "1,412.50" is "1.412,50" in German."""
    return plain.translate(_SWAPPED) if speaking.get() == "de" else plain


def count(value: int, one: str, many: str | None = None) -> str:
    """ "1 product", "1,412 products"."""
    return f"{number(value)} {t(one if value == 1 else many or one + 's')}"


def price_parts(money: Data) -> PriceParts:
    currency, amount = str(money["currency"]), Decimal(money["amount"])
    digits = exponent(currency)
    whole, _, cents = f"{abs(amount):,.{digits}f}".partition(".")
    is_last = speaking.get() == "de"
    symbols = SYMBOLS | GERMAN_SYMBOLS if is_last else SYMBOLS
    symbol = symbols.get(currency, currency if is_last else f"{currency}\xa0")
    return PriceParts(symbol, _grouped(f"-{whole}" if amount < 0 else whole), cents, is_last)


def format_money(money: Data) -> str:
    """ "$24.98"."""
    parts = price_parts(money)
    if parts.is_symbol_last:
        return f"{parts.whole}{',' if parts.cents else ''}{parts.cents}\xa0{parts.symbol}"
    sign, whole = ("-", parts.whole[1:]) if parts.whole[0] == "-" else ("", parts.whole)
    return f"{sign}{parts.symbol}{whole}{'.' if parts.cents else ''}{parts.cents}"


def format_unit_price(unit_price: Data) -> str:
    """ "17.7¢ an ounce"; from a dollar on "$2.35 a pound"."""
    price, unit = unit_price["price"], unit_price["unit"]
    words = t(UNITS.get(unit, "per {unit}"), unit=unit)
    if price["currency"] != "USD" or Decimal(price["amount"]) >= 1:
        return f"{format_money(price)} {words}"
    cents = (Decimal(price["amount"]) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    space = "\xa0" if speaking.get() == "de" else ""
    return f"{_grouped(f'{cents:f}'.removesuffix('.0'))}{space}¢ {words}"


def keep_units(name: str) -> str:
    """A number and its unit never part at the end of a line."""
    return UNIT.sub("\\1\xa0\\2", name)


def without_size(product: Data) -> str:
    """ "Family cereal, 16 oz" beside an edge that says "16 oz" is just "Family cereal"."""
    name, size = str(product["name"]), product["size"]
    return keep_units(name.removesuffix(f", {size}") if size else name)


def told_apart(product: Data) -> str:
    """What tells a product from others of its name."""
    size = product["size"] and keep_units(product["size"])
    return ", ".join(
        filter(None, [size, t("maker {maker}", maker=product["maker"]), article(product)])
    )


def beside(product: Data) -> str:
    """The same where there is little room."""
    size = product["size"] or t("Maker {maker}", maker=product["maker"])
    return ", ".join(filter(None, [size, article(product)]))


def article(product: Data) -> str:
    number = product["articleNumber"]
    return t("no. {articleNumber}", articleNumber=number) if product["needsArticleNumber"] else ""


def pieces(size: str | None) -> int:
    """One, two or three pieces in a picture, by how big the pack is among groceries."""
    found = SIZE.match(size or "")
    if found is None or found[1].count(".") > 1 or found[1] == ".":
        return 1
    weight = float(found[1]) * OUNCES.get(found[2].lower(), 1)
    if weight >= 40:
        return 3
    return 2 if weight >= 17 else 1


def image_of(product: Data) -> str:
    """Where its first photograph is, or the picture that is drawn of it."""
    photos = (product.get("details") or {}).get("pictures") or [product.get("photo")]
    if not photos[0]:
        return f"/pictures/{product['picture']}.webp"
    media = photos[0]["media"]
    return f"/media/{media['id']}/{media['width']}.webp"


def files(media: Data, format: str) -> str:
    """For a browser to choose from."""
    where = f"/media/{media['id']}"
    return ", ".join(f"{where}/{width}.{format} {width}w" for width in media["widths"])


def measured(said: Data) -> str:
    """What is said of a product, with its unit."""
    is_number = said["type"] == "NUMBER" and speaking.get() == "de"
    value = said["value"].replace(".", ",") if is_number else said["value"]
    return f"{value}\xa0{said['unit']}" if said["unit"] else str(value)


def rgb(colour: str) -> str:
    """As browsers write `#rrggbb` themselves."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def plain_day(day: str) -> str:
    """Of no zone: "November 26, 2026" of 2026-11-26."""
    at = datetime.fromisoformat(day)
    if speaking.get() == "de":
        return f"{at.day}. {MONTHS[at.month - 1]} {at.year}"
    return f"{at:%B} {at.day}, {at.year}"


def tax_words(channel: Data) -> str:
    percent = f"{Decimal(channel['taxPercent']).normalize():f}%"
    if speaking.get() == "de":
        percent = percent.replace(".", ",").replace("%", "\xa0%")
    if channel["pricesIncludeTax"]:
        return t("Prices include {percent} tax.", percent=percent)
    return t("Prices are before {percent} sales tax.", percent=percent)


def company_line(shop: Data) -> str:
    """ "Corner Ltd, 1 Long Road, Dayton." """
    return ", ".join(filter(None, [shop["company"], *shop["postalAddress"].split("\n")])) + "."


def first_name(name: str) -> str:
    return (name.split() or [name])[0]


def greeting(now: datetime) -> str:
    """By the clock of the person who reads."""
    hours = ((5, "Still up"), (12, "Morning"), (18, "Afternoon"))
    return next((words for until, words in hours if now.hour < until), "Evening")


def last_day(ends_at: datetime | str, zone: str) -> str:
    """ "Sunday, December 20": what ends at midnight was last to be had on the day before."""
    at = datetime.fromisoformat(ends_at) if isinstance(ends_at, str) else ends_at
    day = (at - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
    if speaking.get() == "de":
        return f"{DAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]}"
    return f"{day:%A, %B} {day.day}"


def worth(offer: Data) -> str:
    """ "15%", "$5"."""
    if offer["percent"] is not None:
        return f"{offer['percent']}%"
    return format_money(offer["amount"]).removesuffix(".00") if offer["amount"] else ""


def sum_of(prices: list[Data]) -> Data:
    total = sum((Decimal(one["amount"]) for one in prices), Decimal(0))
    return {"amount": str(total), "currency": prices[0]["currency"]}


def times(price: Data, quantity: int) -> Data:
    return {**price, "amount": str(Decimal(price["amount"]) * quantity)}


def shown_of(values: list[Data], taken: list[str]) -> list[Data]:
    """The choices of a facet that are seen before somebody asks for more."""
    return [one for place, one in enumerate(values) if place < 6 or one["value"] in taken]


FILTERS = {
    "files": files,
    "rgb": rgb,
    "measured": measured,
    "plain_day": plain_day,
    "named": named,
    "number": number,
    "count": count,
    "price_parts": price_parts,
    "money": format_money,
    "unit_price": format_unit_price,
    "keep_units": keep_units,
    "without_size": without_size,
    "told_apart": told_apart,
    "beside": beside,
    "pieces": pieces,
    "tax_words": tax_words,
    "first_name": first_name,
    "company_line": company_line,
    "last_day": last_day,
    "worth": worth,
    "sum": sum_of,
    "times": times,
    "shown_of": shown_of,
    "in_words": NUMBERS.__getitem__,
}
