"""A Core statement as the driver takes it: compiled once, then only its values are put in order."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import asyncpg
from sqlalchemy import Dialect, Executable, Float, Row
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.types import TypeEngine

Process = Callable[[Any], Any]
FLOAT8, NUMERIC = 701, 1700
"""As PostgreSQL numbers its types; only the types of such columns ask which one it is."""


class Prebuilt:
    """What SQLAlchemy would find out anew for each execution."""

    def __init__(self, compiled: Any, dialect: Dialect) -> None:
        self.text: str = compiled.string
        self._names: Sequence[str] = compiled.positiontup
        self._fixed: Mapping[str, Any] = {
            name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required
        }
        self._incoming: Mapping[str, Process] = compiled._bind_processors
        columns = compiled._result_columns
        outgoing = [_processor(column.type, dialect) for column in columns]
        self._outgoing: Any = outgoing if any(outgoing) else None
        self._columns = SimpleResultMetaData([column.keyname for column in columns])

    def arguments(self, values: Mapping[str, Any]) -> list[Any]:
        """Raises KeyError for a parameter without a value."""
        return [self._argument(name, values) for name in self._names]

    def _argument(self, name: str, values: Mapping[str, Any]) -> Any:
        value = values[name] if name in values else self._fixed[name]
        process = self._incoming.get(name)
        return value if process is None else process(value)

    async def fetch(self, driver: asyncpg.Connection, values: Mapping[str, Any]) -> list[Row[Any]]:
        """Raises what SQLAlchemy would."""
        try:
            return self.rows(await driver.fetch(self.text, *self.arguments(values)))
        except asyncpg.IntegrityConstraintViolationError as fault:
            raise IntegrityError(self.text, None, fault) from fault
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
            raise DBAPIError(self.text, None, fault) from fault

    def rows(self, records: Sequence[Sequence[Any]]) -> list[Row[Any]]:
        """The driver's records as SQLAlchemy's rows: the same names, the same Python values."""
        columns, processes = self._columns, self._outgoing
        places = columns._key_to_index
        return [Row(columns, processes, places, record) for record in records]


def _processor(type_: TypeEngine[Any], dialect: Dialect) -> Process | None:
    """From what the driver gives to what the column's type promises."""
    oid = FLOAT8 if isinstance(type_, Float) else NUMERIC
    return type_.dialect_impl(dialect).result_processor(dialect, oid)


_known: WeakKeyDictionary[Executable, dict[Dialect, Prebuilt | None]] = WeakKeyDictionary()


def prebuilt(statement: Executable, dialect: Dialect) -> Prebuilt | None:
    """None for a statement with `.in_()`: its text depends on how many values there are.

    It is known by the statement itself, and as long as that lives: one that is built for each
    request is compiled each time.
    """
    by_dialect = _known.get(statement)
    if by_dialect is None:
        by_dialect = _known[statement] = {}
    if dialect not in by_dialect:
        by_dialect[dialect] = _built(statement, dialect)
    return by_dialect[dialect]


def _built(statement: Any, dialect: Dialect) -> Prebuilt | None:
    compiled: Any = statement.compile(dialect=dialect)
    if compiled.post_compile_params or compiled.literal_execute_params:
        return None
    return Prebuilt(compiled, dialect)
