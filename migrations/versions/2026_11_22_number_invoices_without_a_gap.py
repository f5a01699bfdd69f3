"""number invoices without a gap"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "9a41d7c05be2"
down_revision = "f3b7c1a90e54"

_KINDS = ("invoice", "receipt", "credit_note")


def _of_its_own() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
    ]


def upgrade() -> None:
    op.create_table(
        "invoice_series",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        *_of_its_own(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_series")),
        sa.UniqueConstraint("name", name=op.f("uq_invoice_series_name")),
    )
    op.create_table(
        "invoices",
        sa.Column(
            "kind",
            sa.Enum(*_KINDS, name="invoicekind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("printed", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("buyer", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        *_of_its_own(),
        sa.CheckConstraint("position > 0", name=op.f("ck_invoices_counts_from_one")),
        sa.CheckConstraint("total >= 0", name=op.f("ck_invoices_not_negative")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_invoices_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
        sa.UniqueConstraint("order_id", "reference", name=op.f("uq_invoices_order_id_reference")),
        sa.UniqueConstraint("series", "position", name=op.f("uq_invoices_series_position")),
    )


def downgrade() -> None:
    op.drop_table("invoices")
    op.drop_table("invoice_series")
