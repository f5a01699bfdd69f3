"""New rows go into a table as one JSON text: one statement, however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import FetchedValue, TextClause, text

from models.base import EventEntry, Model

Row = Mapping[str, Any]


def columns(model: type[Model]) -> list[str]:
    """What a new row says itself; the database adds the rest: a moment, a number of its own.

    A plain value as a server default is for rows from before the column: new ones say their own.
    """
    return [one.name for one in model.__table__.columns if not _is_given(one.server_default)]


def _is_given(default: FetchedValue | None) -> bool:
    return default is not None and not isinstance(getattr(default, "arg", None), str)


def insertion(model: type[Model], **otherwise: str) -> str:
    """SQL that inserts `:rows`; `otherwise` is what a column gets that a row says nothing of."""
    names = [*columns(model), *otherwise]
    values = [*columns(model), *(f"coalesce({name}, {sql})" for name, sql in otherwise.items())]
    table = model.__tablename__
    return (
        f"insert into {table} ({', '.join(names)}) select {', '.join(values)}"
        f" from jsonb_populate_recordset(null::{table}, cast(:rows as jsonb))"
    )


@cache
def new(model: type[Model]) -> tuple[TextClause, list[str]]:
    """The statement that inserts new `:rows` of a model, and what each row has to say."""
    return text(insertion(model)), columns(model)


def as_rows(models: Iterable[Model], names: Sequence[str]) -> list[Row]:
    return [{name: getattr(one, name) for name in names} for one in models]


def as_json(rows: Sequence[Row]) -> str:
    return orjson.dumps(rows, default=_uuid).decode()


def _uuid(value: object) -> str:
    """The driver's own kind of UUID is none that JSON knows."""
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))


LOG: TextClause = text(insertion(EventEntry, at="now()"))
"""Appends `:rows` to the event log."""
OF_AN_ENTRY = [*columns(EventEntry), "at"]
