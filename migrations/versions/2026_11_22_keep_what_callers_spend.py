"""keep what callers spend"""

import sqlalchemy as sa
from alembic import op

revision = "7d20c5be41f9"
down_revision = "5c0e7a91b3d4"

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    # Unlogged: written on every hundredth request, and no loss when a crash empties it.
    op.create_table(
        "buckets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("spent", sa.Float(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("created_at", WHEN, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_buckets"),
        sa.UniqueConstraint("key", name="uq_buckets_key"),
        prefixes=["UNLOGGED"],
    )
    op.create_index("ix_buckets_at", "buckets", ["at"])


def downgrade() -> None:
    op.drop_table("buckets")
