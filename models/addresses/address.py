"""Postal addresses, as they are typed in, checked and stored beside an order."""

from dataclasses import asdict, dataclass
from typing import Any

from models.addresses.formats import AddressField, AddressFormat, format_of, postal_code_like
from models.base import InvalidField, InvalidInput

LONGEST = 200
OPTIONAL = ("line2", "region")
"""A region is asked for, and wanted only where it decides something: who delivers there."""


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    line1: str
    line2: str | None
    city: str
    region: str
    postal_code: str
    country: str
    """ISO 3166-1, two letters."""

    @classmethod
    def checked(cls, **typed: str | None) -> "Address":
        """Trimmed, and as its country writes addresses.

        Raises InvalidInput naming each part that is missing, too long, no text or of a form that
        the country does not have.
        """
        parts = {name: (value or "").strip() for name, value in typed.items()}
        parts["country"] = parts["country"].upper()
        form = format_of(parts["country"])
        faults = []
        for name, value in parts.items():
            if name == "country" and form is None:
                faults.append(InvalidField("address.country", "Two letters of ISO 3166."))
            elif fault := _too_long(value) or _missing(name, value, form):
                faults.append(InvalidField(f"address.{_CAMEL.get(name, name)}", fault))
            elif value and form is not None and (field := form.field(name)) is not None:
                read = field.read(value)
                parts[name] = read or value
                if read is None:
                    faults.append(InvalidField(f"address.{_CAMEL.get(name, name)}", _form(field)))
        if not faults and form is not None and parts["region"] and parts["postal_code"]:
            faults = _elsewhere(form, parts["region"], parts["postal_code"])
        if faults:
            raise InvalidInput(faults)
        return cls(**{**parts, "line2": parts["line2"] or None})  # type: ignore[arg-type]

    @classmethod
    def stored(cls, value: dict[str, Any] | None) -> "Address | None":
        return cls(**value) if value else None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def _elsewhere(form: AddressFormat, region: str, code: str) -> list[InvalidField]:
    """A postal code may be whole, and of another region than the one that was chosen."""
    field = form.field("region")
    name = next((one.name for one in field.choices if one.value == region), "") if field else ""
    like = postal_code_like(form.country, region, code) if name else None
    if like is None:
        return []
    told = f"That is not in {name}." + (f" There it is as in {like}." if like else "")
    return [InvalidField("address.postalCode", told)]


def _too_long(value: str) -> str | None:
    if len(value) > LONGEST or not value.isprintable():
        return f"At most {LONGEST} plain characters, on one line."
    return None


def _missing(name: str, value: str, form: AddressFormat | None) -> str | None:
    """A part that the country's addresses do not have may be left out."""
    if value or name in OPTIONAL:
        return None
    field = form.field(name) if form else None
    if form is None or name == "country" or (field is not None and field.is_required):
        return "This is needed."
    return None


def _form(field: AddressField) -> str:
    if field.choices:
        return "Choose one of the list."
    return f"As in {field.example}." if field.example else "This is written otherwise there."


_CAMEL = {"postal_code": "postalCode"}
