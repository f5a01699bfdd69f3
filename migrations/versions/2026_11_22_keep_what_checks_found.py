"""keep what the checks of the invariants found"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "e0b7c65d2f18"
down_revision = "a94e06d7c1b3"


def upgrade() -> None:
    op.create_table(
        "invariant_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("checked", sa.BigInteger(), nullable=False),
        sa.Column("provider_answered", sa.Boolean(), nullable=False),
        sa.Column("found", JSONB(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invariant_runs")),
    )
    op.create_index(op.f("ix_invariant_runs_at"), "invariant_runs", ["at"])


def downgrade() -> None:
    op.drop_table("invariant_runs")
