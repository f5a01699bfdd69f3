"""take money through several companies"""

import sqlalchemy as sa
from alembic import op

revision = "5e0b7d91ac34"
down_revision = "5e2f7b90c1a4"


def upgrade() -> None:
    op.add_column(
        "payments", sa.Column("attempt", sa.BigInteger(), server_default="1", nullable=False)
    )
    for name in ("authorization_expires_at", "disputed_at"):
        op.add_column("payments", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "payment_findings",
        sa.Column(
            "kind",
            sa.Enum(
                "taken_up",
                "closed",
                "paid_twice",
                "refund_sent",
                "differs",
                "unknown_charge",
                "disputed",
                "dispute_won",
                "dispute_lost",
                name="findingkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("provider_ref", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("is_mended", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.id"], name=op.f("fk_payment_findings_payment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_findings")),
        sa.UniqueConstraint(
            "kind",
            "provider",
            "provider_ref",
            name=op.f("uq_payment_findings_kind_provider_provider_ref"),
        ),
    )
    op.create_index(
        op.f("ix_payment_findings_created_at_id"), "payment_findings", ["created_at", "id"]
    )


def downgrade() -> None:
    op.drop_table("payment_findings")
    for name in ("disputed_at", "authorization_expires_at", "attempt"):
        op.drop_column("payments", name)
