"""Postal addresses, as they are typed in, checked and stored beside an order."""

from dataclasses import asdict, dataclass
from typing import Any

from models.base import InvalidField, InvalidInput

LONGEST = 200
REQUIRED = ("name", "line1", "city", "postal_code", "country")


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
    def checked(cls, market: str, **typed: str | None) -> "Address":
        """Trimmed, and in the country `market`, where the shop delivers.

        Raises InvalidInput naming each part that is missing, too long or no text.
        """
        parts = {name: (value or "").strip() for name, value in typed.items()}
        parts["country"] = parts["country"].upper()
        faults = [fault for name, value in parts.items() if (fault := _fault(name, value))]
        if parts["country"] != market:
            faults.append(InvalidField("address.country", f"We deliver within {market} only."))
        if faults:
            raise InvalidInput(faults)
        return cls(**{**parts, "line2": parts["line2"] or None})  # type: ignore[arg-type]

    @classmethod
    def stored(cls, value: dict[str, Any] | None) -> "Address | None":
        return cls(**value) if value else None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def _fault(name: str, value: str) -> InvalidField | None:
    path = f"address.{_CAMEL.get(name, name)}"
    if not value and name in REQUIRED:
        return InvalidField(path, "This is needed.")
    if len(value) > LONGEST or not value.isprintable():
        return InvalidField(path, f"At most {LONGEST} plain characters, on one line.")
    return None


_CAMEL = {"postal_code": "postalCode"}
