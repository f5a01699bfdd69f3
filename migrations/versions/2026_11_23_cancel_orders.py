"""cancel orders"""

import sqlalchemy as sa
from alembic import op

revision = "b27d94e0c6f1"
down_revision = "3f7a91c5d2e8"

KIND = sa.Enum("cancelled", "address", name="orderchangekind", native_enum=False, length=32)
REASON = sa.Enum(
    "changed_mind",
    "mistake",
    "too_slow",
    "found_elsewhere",
    "out_of_stock",
    "fraud",
    "other",
    name="cancelreason",
    native_enum=False,
    length=32,
)
AMOUNTS = ("to_card", "let_go", "to_gift_cards", "to_store_credit", "points")


def upgrade() -> None:
    window = sa.Column("change_minutes", sa.BigInteger(), server_default="60", nullable=False)
    op.add_column("channels", window)
    op.create_table(
        "order_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("kind", KIND, nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("reason", REASON, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total_before", sa.BigInteger(), nullable=False),
        sa.Column("total_after", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in AMOUNTS),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            f"least({', '.join(AMOUNTS)}) >= 0", name=op.f("ck_order_changes_gives_back")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_changes_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_changes")),
    )
    op.create_index(op.f("ix_order_changes_order_id"), "order_changes", ["order_id"])
    op.create_index(
        "uq_order_changes_cancelled",
        "order_changes",
        ["order_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'cancelled'"),
    )


def downgrade() -> None:
    op.drop_table("order_changes")
    op.drop_column("channels", "change_minutes")
