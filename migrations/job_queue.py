"""The tables of the job queue, as pgqueuer 1.6 wants them (`pgq sql install`).

A newer pgqueuer that wants others gets a migration of its own (`pgq sql upgrade`); this file
stays as it is.
"""

import re
from pathlib import Path

INSTALL = Path(__file__).with_name("pgqueuer_1_6.sql")
UNINSTALL = (
    "DROP TABLE pgqueuer, pgqueuer_log, pgqueuer_schedules, pgqueuer_statistics",
    "DROP FUNCTION fn_pgqueuer_changed()",
    "DROP TYPE pgqueuer_status",
)


def install() -> list[str]:
    """One statement each: asyncpg prepares what it is given, and only one fits."""
    return re.split(r";\n\n(?=CREATE )", INSTALL.read_text().strip().removesuffix(";"))
