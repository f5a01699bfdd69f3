"""Which SQL statements an operation sends, read from the database's own log."""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from api.live import connect

TIMES = 3
"""How often an operation is done, so that what runs beside it now and then does not show."""

_LOGGED = re.compile(r"^\S+ \S+ \S+ \[\d+\] LOG:  (?:execute [^:]+|statement): ", re.MULTILINE)
_ENTRY = re.compile(r"^\S+ \S+ \S+ \[\d+\] ", re.MULTILINE)
_BRACKET = re.compile(r"(?i)\s*(begin|commit|rollback)\b")


class StatementLog:
    """Counts while `logging`; a throw-away server is told to write down every statement."""

    def __init__(self, url: str, log: Path) -> None:
        self._url, self._log = url, log

    @contextmanager
    def logging(self) -> Iterator[None]:
        self._tell("alter system set log_statement = 'all'")
        try:
            yield
        finally:
            self._tell("alter system reset log_statement")

    def of(self, act: Callable[[], object]) -> list[str]:
        """The statements of the usual one of a few calls of `act`."""
        runs = sorted((self._during(act) for _ in range(TIMES)), key=len)
        return runs[(TIMES - 1) // 2]

    def _during(self, act: Callable[[], object]) -> list[str]:
        start = self._log.stat().st_size
        act()
        with self._log.open(errors="replace") as log:
            log.seek(start)
            return _statements(log.read())

    def _tell(self, statement: str) -> None:
        async def tell() -> None:
            connection = await connect(self._url)
            await connection.execute(statement)
            await connection.execute("select pg_reload_conf()")
            await connection.close()

        asyncio.run(tell())


def _statements(text: str) -> list[str]:
    found = []
    for logged in _LOGGED.finditer(text):
        end = _ENTRY.search(text, logged.end())
        found.append(" ".join(text[logged.end() : end.start() if end else None].split()))
    return found


def counted(statements: list[str]) -> tuple[int, int]:
    """How many do something, and how many only begin or end a transaction."""
    brackets = sum(1 for one in statements if _BRACKET.match(one))
    return len(statements) - brackets, brackets
