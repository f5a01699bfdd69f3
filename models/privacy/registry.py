"""Where people are: which rows are somebody's, what of them is handed out, and what goes.

Every column of every table is in this one list, which a test sees to; so a new one cannot be
forgotten. `id` and `created_at` need no word: they are handed out to nobody and stay.

SQL here may use what a `Subject` gives: `:customer`, `:accounts`, `:visitors`, `:orders`,
`:subjects` (all things of theirs), `:emails`, `:payments`, `:callers`, `:proof`, `:tries`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Columns = frozenset[str]
ALWAYS = frozenset({"id", "created_at"})


@dataclass(frozen=True)
class Table:
    name: str
    whose: str | None = None
    """SQL: which rows are of one person. None for a table that is about nobody."""
    exported: tuple[str, ...] = ()
    internal: Columns = frozenset()
    """Not handed out: a secret, or of no meaning elsewhere."""
    goes: bool = False
    """Whether the rows are deleted with the person."""
    cleared: Mapping[str, str] = field(default_factory=dict)
    """Of rows that stay: columns, and the SQL that takes the person out of them."""
    stays: Columns = frozenset()
    why: str = ""
    """Why anything stays."""
    before: tuple[str, ...] = ()
    """Statements about the same rows, run first; `{whose}` is written for the condition."""

    @property
    def columns(self) -> Columns:
        """All that are classified."""
        return ALWAYS | set(self.exported) | self.internal

    def erasing(self) -> list[str]:
        """The statements that take a person out of it."""
        if self.whose is None:
            return []
        statements = [one.replace("{whose}", self.whose) for one in self.before]
        if self.goes:
            return [*statements, f"delete from {self.name} where {self.whose}"]
        if not self.cleared:
            return statements
        sets = ", ".join(f"{column} = {value}" for column, value in self.cleared.items())
        return [*statements, f"update {self.name} set {sets} where {self.whose}"]

    def exporting(self) -> str | None:
        """The statement that reads what is handed out, oldest first."""
        if self.whose is None or not self.exported:
            return None
        columns = ", ".join(self.exported)
        return f"select {columns} from {self.name} where {self.whose} order by created_at, id"


tables: dict[str, Table] = {}


def _register(table: Table) -> None:
    if table.name in tables:
        raise ValueError(f"{table.name} is there already.")
    if not table.goes and table.whose and (lost := _undecided(table)):
        raise ValueError(f"What becomes of {table.name}: {', '.join(sorted(lost))}?")
    tables[table.name] = table


def _undecided(table: Table) -> Columns:
    """Columns of rows that stay of which nothing, or two things, are said."""
    said = table.stays | table.cleared.keys() | ALWAYS
    return (table.columns ^ said) | (table.stays & table.cleared.keys())


def _words(text: str) -> Columns:
    return frozenset(text.split())


def goes(
    name: str, whose: str, *, exported: str = "", internal: str = "", before: tuple[str, ...] = ()
) -> None:
    """Rows of people, which are deleted with them."""
    columns = tuple(exported.split())
    _register(Table(name, whose, columns, internal=_words(internal), goes=True, before=before))


def stays(
    name: str,
    whose: str,
    why: str,
    *,
    exported: str = "",
    internal: str = "",
    cleared: Mapping[str, str],
    kept: str,
    before: tuple[str, ...] = (),
) -> None:
    """Rows that the books need: what names the person is taken out."""
    columns = tuple(exported.split())
    _register(
        Table(
            name,
            whose,
            columns,
            internal=_words(internal),
            cleared=cleared,
            stays=_words(kept),
            why=why,
            before=before,
        )
    )


def about_nobody(name: str, columns: str, why: str = "") -> None:
    """Of the shop, not of people who buy."""
    _register(Table(name, internal=_words(columns), why=why))
