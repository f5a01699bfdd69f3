"""read sorted lists from indexes, however large the shop"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "8c1d64b2f0a7"
down_revision = "3b0e9c57a6d4"

LISTED = sa.text("status = 'listed'")
BY_PRICE = "ix_prices_channel_id_amount"


def upgrade() -> None:
    for order in ("listed_at", "name"):
        columns = ["category_id", order, "id"]
        create_index(
            f"ix_products_category_id_{order}_id", "products", columns, postgresql_where=LISTED
        )
    create_index(f"{BY_PRICE}_variant_id", "prices", ["channel_id", "amount", "variant_id"])
    op.drop_index(BY_PRICE, table_name="prices", if_exists=True)


def downgrade() -> None:
    create_index(BY_PRICE, "prices", ["channel_id", "amount"])
    op.drop_index(f"{BY_PRICE}_variant_id", table_name="prices")
    for order in ("listed_at", "name"):
        op.drop_index(f"ix_products_category_id_{order}_id", table_name="products")
