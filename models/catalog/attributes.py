"""What may be said of products beside their own columns, each of one type."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import Mapped, mapped_column

from models.base import ChangedMeanwhile, InvalidField, InvalidInput, Model
from models.viewer import Viewer

LONGEST = 500
MOST_CHOICES = 200
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class AttributeType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    COLOUR = "colour"
    DATE = "date"


class Attribute(Model):
    """A product's values are under its `code`, each written so that equal ones are the same."""

    __tablename__ = "attributes"
    prefix = "attribute"

    code: Mapped[str] = mapped_column(unique=True)
    type: Mapped[AttributeType]
    name: Mapped[str]
    names: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    """In other languages: {"de": …}."""
    choices: Mapped[list[str]] = mapped_column(default_factory=list, server_default="{}")
    """What a choice may be."""
    unit: Mapped[str | None] = mapped_column(default=None)
    """Of a number: "cm"."""
    revision: Mapped[int] = mapped_column(default=1, server_default="1")

    def change(self, revision: int, values: Mapping[str, Any]) -> None:
        """Raises ChangedMeanwhile and InvalidInput. Neither the code nor the type ever changes."""
        if self.revision != revision:
            raise ChangedMeanwhile(revision=self.revision)
        for name, value in values.items():
            setattr(self, name, value)
        self.check()
        self.revision += 1

    def check(self) -> None:
        """Raises InvalidInput."""
        wrong = []
        if not _CODE.fullmatch(self.code):
            wrong.append(InvalidField("code", "Small letters, digits and _, such as fat_content."))
        if not 1 <= len(self.name) <= 80:
            wrong.append(InvalidField("name", "Between 1 and 80 characters."))
        is_choice = self.type is AttributeType.CHOICE
        if is_choice != bool(self.choices) or len(self.choices) > MOST_CHOICES:
            wanted = f"For a choice, and for nothing else: 1 to {MOST_CHOICES} of them."
            wrong.append(InvalidField("choices", wanted))
        if wrong:
            raise InvalidInput(wrong)

    def read(self, text: str) -> Any:
        """The value that `text` stands for. Raises ValueError, which says what it would be."""
        return _READERS[self.type](self, text.strip())

    def _text(self, text: str) -> str:
        if not 1 <= len(text) <= LONGEST:
            raise ValueError(f"Between 1 and {LONGEST} characters.")
        return text

    def _number(self, text: str) -> str:
        """As text, so that it is exact."""
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("nan")
        if not number.is_finite() or abs(number.adjusted()) > 15:
            raise ValueError("A number, such as 3.5.")
        plain = format(number, "f")
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"

    def _boolean(self, text: str) -> bool:
        if text.lower() not in {"true", "false"}:
            raise ValueError("true or false.")
        return text.lower() == "true"

    def _choice(self, text: str) -> str:
        if text not in self.choices:
            raise ValueError(f"One of {', '.join(self.choices[:20])}.")
        return text

    def _colour(self, text: str) -> str:
        if not _COLOUR.fullmatch(text.lower()):
            raise ValueError("A colour as #rrggbb.")
        return text.lower()

    def _date(self, text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise ValueError("A date as 2026-11-22.") from None

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


_READERS: Mapping[AttributeType, Any] = {
    AttributeType.TEXT: Attribute._text,
    AttributeType.NUMBER: Attribute._number,
    AttributeType.BOOLEAN: Attribute._boolean,
    AttributeType.CHOICE: Attribute._choice,
    AttributeType.COLOUR: Attribute._colour,
    AttributeType.DATE: Attribute._date,
}


def shown(value: Any) -> str:
    """A value as text, from which `read` makes it again."""
    return str(value).lower() if isinstance(value, bool) else str(value)
