"""let people see, refuse and end what is known of them"""

import sqlalchemy as sa
from alembic import op

revision = "3f8a61c0d9e2"
down_revision = "c41e7f90ab35"

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("customers", sa.Column("consent", sa.BigInteger(), nullable=True))
    op.add_column("customers", sa.Column("erased_at", WHEN, nullable=True))
    op.add_column("visitors", sa.Column("consent", sa.BigInteger(), nullable=True))
    away = sa.Column("is_away", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("visitors", away)
    op.create_index("ix_visitors_seen_at", "visitors", ["seen_at"])
    here = sa.text("not is_away")
    op.create_index("ix_visitors_here", "visitors", ["seen_at"], postgresql_where=here)
    known = sa.text("customer_id is not null")
    op.create_index("ix_events_customer_id", "events", ["customer_id"], postgresql_where=known)
    _add_consent_changes()
    _add_data_exports()
    _add_erasures()
    _add_retention_periods()


def _add(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", WHEN, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *columns,
    )


def _add_consent_changes() -> None:
    _add(
        "consent_changes",
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("visitor_id", sa.Uuid(), nullable=True),
        sa.Column("is_granted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name="fk_consent_changes_customer_id"
        ),
    )
    for name in ("customer_id", "visitor_id"):
        known = sa.text(f"{name} is not null")
        op.create_index(
            f"ix_consent_changes_{name}", "consent_changes", [name], postgresql_where=known
        )
    op.create_index("ix_consent_changes_at", "consent_changes", ["at"])


def _add_data_exports() -> None:
    _add(
        "data_exports",
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", WHEN, nullable=False),
        sa.Column("ready_at", WHEN, nullable=True),
        sa.Column("expires_at", WHEN, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("link_digest", sa.Text(), nullable=True),
        sa.Column("link_expires_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name="fk_data_exports_customer_id"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_data_exports_account_id"),
        sa.UniqueConstraint("link_digest", name="uq_data_exports_link_digest"),
    )
    for name in ("customer_id", "asked_at"):
        op.create_index(f"ix_data_exports_{name}", "data_exports", [name])


def _add_erasures() -> None:
    _add(
        "erasures",
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", WHEN, nullable=False),
        sa.Column("due_at", WHEN, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("done_at", WHEN, nullable=True),
        sa.Column("settled_at", WHEN, nullable=True),
    )
    waiting = sa.text("status = 'waiting'")
    op.create_index(
        "uq_erasures_waiting", "erasures", ["customer_id"], unique=True, postgresql_where=waiting
    )
    op.create_index("ix_erasures_due", "erasures", ["due_at"], postgresql_where=waiting)
    unsettled = sa.text("settled_at is null")
    op.create_index("ix_erasures_unsettled", "erasures", ["done_at"], postgresql_where=unsettled)


def _add_retention_periods() -> None:
    _add(
        "retention_periods",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=True),
        sa.Column("pruned_at", WHEN, nullable=True),
        sa.Column("pruned", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("rule", name="uq_retention_periods_rule"),
        sa.CheckConstraint("days > 0", name="ck_retention_periods_days_are_positive"),
    )


def downgrade() -> None:
    for table in ("retention_periods", "erasures", "data_exports", "consent_changes"):
        op.drop_table(table)
    op.drop_index("ix_events_customer_id", "events")
    op.drop_index("ix_visitors_here", "visitors")
    op.drop_index("ix_visitors_seen_at", "visitors")
    op.drop_column("visitors", "is_away")
    op.drop_column("visitors", "consent")
    op.drop_column("customers", "erased_at")
    op.drop_column("customers", "consent")
