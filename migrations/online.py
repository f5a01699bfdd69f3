"""What migrations do to large tables without keeping a shop waiting that serves."""

from collections.abc import Sequence
from typing import Any

from alembic import op


def create_index(name: str, table: str, columns: Sequence[str], **options: Any) -> None:
    """Nobody waits for it, so it may wait for others as long as it takes. What an interrupted try
    left behind is of no use and goes first."""
    with op.get_context().autocommit_block():
        op.execute("set lock_timeout = 0")
        op.drop_index(name, table, postgresql_concurrently=True, if_exists=True)
        op.create_index(name, table, columns, postgresql_concurrently=True, **options)
        op.execute("reset lock_timeout")


def check(name: str, table: str, condition: str) -> None:
    """A check of what is there and of what comes: nobody waits while the old rows are read."""
    op.create_check_constraint(op.f(name), table, condition, postgresql_not_valid=True)
    validate(name, table)


def validate(name: str, table: str) -> None:
    """In a transaction of its own, which squawk cannot see: reads and writes go on beside it."""
    with op.get_context().autocommit_block():
        op.execute(
            "-- squawk-ignore constraint-missing-not-valid\n"
            f"alter table {table} validate constraint {name}"
        )
