"""Runs every migration on a database made for it: do they meet the models, and could they run
beside a shop that serves?

The second is judged by squawk, which knows what each statement locks. What it warns of and we know
to be harmless says so before its statement: `-- squawk-ignore ban-drop-column`, and why.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import event
from sqlalchemy.engine import Engine

from api.postgres import Embedded
from api.settings import ROOT

BEFORE_ANY_SHOP = "8c1d64b2f0a7"
"""No shop had opened when this revision and those before it were made."""
TASTE = (
    "prefer-text-field",
    "prefer-bigint-over-int",
    "prefer-bigint-over-smallint",
    "prefer-identity",
    "prefer-robust-stmts",
    # `migrations.online` leaves the transaction first; Alembic would not let it otherwise.
    "ban-concurrent-index-creation-in-transaction",
    # Set for all by migrations/env.py; and whoever has the lock may take the time it takes.
    "require-lock-timeout",
    "require-statement-timeout",
)
DONE = re.compile(
    r"(?:UPDATE alembic_version SET version_num='"
    r"|INSERT INTO alembic_version \(version_num\) VALUES \(')(\w+)"
)


class Watched:
    """The statements of each revision, as they were run."""

    def __init__(self) -> None:
        self.statements: dict[str, list[str]] = {}
        self._running: list[str] = []
        event.listen(Engine, "before_cursor_execute", self._note)

    def _note(self, _: Any, __: Any, statement: str, *___: Any) -> None:
        if done := DONE.match(statement):
            self.statements[done[1]] = self._running
            self._running = []
        else:
            self._running.append(statement.strip().rstrip(";"))


def main() -> int:
    watched = Watched()
    with tempfile.TemporaryDirectory(prefix="patron-migrations-") as folder:
        server = Embedded(Path(folder) / "pg")
        config = Config(ROOT / "alembic.ini")
        config.set_main_option("sqlalchemy.url", server.start().replace("%", "%%"))
        try:
            command.upgrade(config, "head")
            command.check(config)
        except CommandError as difference:
            sys.stderr.write(f"{difference}\n")
            return 1
        finally:
            server.stop()
        return judge(watched.statements, Path(folder))


def judge(statements: Mapping[str, list[str]], folder: Path) -> int:
    revisions = list(statements)
    files = [folder / f"{one}.sql" for one in revisions[revisions.index(BEFORE_ANY_SHOP) + 1 :]]
    for file in files:
        file.write_text(";\n".join(statements[file.stem]) + ";\n")
    if not files:
        return 0
    squawk = Path(sys.executable).parent / "squawk"
    asked = ("--pg-version=15.0", "--assume-in-transaction", "--no-error-on-unmatched-pattern")
    left_out = f"--exclude={','.join(TASTE)}"
    return subprocess.run([squawk, *asked, left_out, *files], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
