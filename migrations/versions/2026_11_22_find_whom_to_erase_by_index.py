"""find whom to erase by index, while the shop sells"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "a4e90c6b27d1"
down_revision = "c7e40b9d15f2"

KNOWN = (
    ("email_proofs", "account_id"),
    ("email_proofs", "replaces"),
    ("email_proofs", "invitation_id"),
    ("login_sessions", "visitor_id"),
    ("carts", "customer_id"),
    ("carts", "visitor_id"),
)
"""Columns of which many are null."""
ALWAYS = (("email_proofs", "email"), ("notices", "subject_id"), ("notices", "recipient"))
TAKEN_APART = (
    ("ix_idempotency_keys_caller", "idempotency_keys", "split_part(scope, ':', 1)"),
    ("ix_webhook_deliveries_reference", "webhook_deliveries", "(payload #>> '{data,reference}')"),
)
TRACES = "ix_pgqueuer_log_failed"
"""Of the job queue's own table; few jobs fail."""


def upgrade() -> None:
    for table, column in KNOWN:
        where = sa.text(f"{column} is not null")
        create_index(op.f(f"ix_{table}_{column}"), table, [column], postgresql_where=where)
    for table, column in ALWAYS:
        create_index(op.f(f"ix_{table}_{column}"), table, [column])
    for name, table, part in TAKEN_APART:
        create_index(name, table, [sa.text(part)])
    failed = sa.text("traceback is not null")
    create_index(TRACES, "pgqueuer_log", ["id"], postgresql_where=failed)


def downgrade() -> None:
    op.drop_index(TRACES, table_name="pgqueuer_log")
    for name, table, _ in TAKEN_APART:
        op.drop_index(name, table_name=table)
    for table, column in (*ALWAYS, *KNOWN):
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
