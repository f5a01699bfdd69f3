"""index the orders of lists"""

import sqlalchemy as sa
from alembic import op

revision = "264828d9e6d7"
down_revision = "7b1d40c2e6aa"

LISTED = sa.text("status = 'listed'")


def upgrade() -> None:
    op.drop_index(op.f("ix_products_popularity"), table_name="products")
    for column in ("popularity", "listed_at", "name"):
        name = op.f(f"ix_products_{column}_id")
        op.create_index(name, "products", [column, "id"], postgresql_where=LISTED)


def downgrade() -> None:
    for column in ("popularity", "listed_at", "name"):
        op.drop_index(op.f(f"ix_products_{column}_id"), table_name="products")
    op.create_index(op.f("ix_products_popularity"), "products", ["popularity"])
