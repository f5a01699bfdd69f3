"""let goods and money move once, also where no lock was taken"""

import sqlalchemy as sa
from alembic import op

revision = "b8d3f5720c1e"
down_revision = "4c8e17d25ab9"

OF_ORDERS = sa.text("kind in ('allocated', 'released', 'shipped')")
OF_RETURNS = sa.text("return_line_id is not null")
CAPTURED = sa.text("kind = 'captured'")


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.add_column("stock_movements", sa.Column("return_line_id", sa.Uuid(), nullable=True))
    for name, table, columns, where in (
        (
            "uq_stock_movements_of_orders",
            "stock_movements",
            ["order_id", "variant_id", "kind"],
            OF_ORDERS,
        ),
        (
            "uq_stock_movements_of_returns",
            "stock_movements",
            ["return_line_id", "kind"],
            OF_RETURNS,
        ),
        ("uq_payment_events_captured", "payment_events", ["payment_id"], CAPTURED),
    ):
        op.create_index(name, table, columns, unique=True, postgresql_where=where)


def downgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.drop_index("uq_payment_events_captured", table_name="payment_events")
    op.drop_index("uq_stock_movements_of_returns", table_name="stock_movements")
    op.drop_index("uq_stock_movements_of_orders", table_name="stock_movements")
    op.drop_column("stock_movements", "return_line_id")
