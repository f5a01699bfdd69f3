"""let orders say how they are handed over, deliveries where they go, customers keep addresses"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "5f0a93c8d1e6"
down_revision = "0c94f7ab2e65"

TEXTS = postgresql.ARRAY(sa.Text())
COLUMNS = {
    "orders": (
        ("note", sa.Text(), "", False),
        ("age_limit", sa.BigInteger(), None, True),
        ("age_shown", sa.String(length=32), None, True),
        ("accepted", TEXTS, "{}", False),
    ),
    "channels": (("must_accept", TEXTS, "{}", False),),
    "delivery_methods": (
        ("amount_per_kg", sa.BigInteger(), "0", False),
        ("goods_from", sa.BigInteger(), None, True),
        ("goods_below", sa.BigInteger(), None, True),
        ("heaviest_grams", sa.BigInteger(), None, True),
        ("delivers_to", TEXTS, "{}", False),
        ("not_to", TEXTS, "{}", False),
        ("weekdays", postgresql.ARRAY(sa.SmallInteger()), "{0,1,2,3,4,5,6}", False),
        ("cut_off", sa.Text(), "", False),
        ("revision", sa.BigInteger(), "1", False),
    ),
}


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for name, type_, default, is_nullable in columns:
            column = sa.Column(name, type_, server_default=default, nullable=is_nullable)
            op.add_column(table, column)
    op.create_table(
        "customer_addresses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("place", postgresql.JSONB(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_customer_addresses_customer_id_customers"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_addresses")),
    )
    op.create_index(
        op.f("ix_customer_addresses_customer_id"), "customer_addresses", ["customer_id"]
    )
    op.create_index(
        "uq_customer_addresses_default",
        "customer_addresses",
        ["customer_id"],
        unique=True,
        postgresql_where=sa.text("is_default"),
    )


def downgrade() -> None:
    op.drop_table("customer_addresses")
    for table, columns in reversed(COLUMNS.items()):
        for name, *_ in reversed(columns):
            op.drop_column(table, name)
