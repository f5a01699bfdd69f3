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
