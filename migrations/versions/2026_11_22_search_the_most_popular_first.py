"""search the most popular first"""

import sqlalchemy as sa
from alembic import op

revision = "a94e06d7c1b3"
down_revision = "5d2c81f0a9b6"

TIERS = range(5)
ARRANGE = """
update products set tier = width_bucket(place, array[25000, 60000, 150000, 400000])
from (
  select id as listed_id, row_number() over (order by popularity desc, id desc) - 1 as place
  from products where status = 'listed'
) listed
where id = listed_id and place < 400000
"""
VARIANTS = "ix_variants_product_id_position"
PRICES = "uq_prices_variant_id_channel_id"


def upgrade() -> None:
    column = sa.Column("tier", sa.SmallInteger(), nullable=False, server_default="4")
    op.add_column("products", column)
    op.execute(ARRANGE)
    for tier in TIERS:
        listed = sa.text(f"status = 'listed' and tier = {tier}")
        name = op.f(f"ix_products_search_{tier}")
        op.create_index(
            name, "products", ["search"], postgresql_using="gin", postgresql_where=listed
        )
    op.drop_index(op.f("ix_products_search"), table_name="products")
    _index_the_way_to_a_price("include (id)", "include (amount)")


def downgrade() -> None:
    _index_the_way_to_a_price()
    op.create_index(op.f("ix_products_search"), "products", ["search"], postgresql_using="gin")
    for tier in TIERS:
        op.drop_index(op.f(f"ix_products_search_{tier}"), table_name="products")
    op.drop_column("products", "tier")


def _index_the_way_to_a_price(with_variant: str = "", with_price: str = "") -> None:
    """As text: Alembic knows no columns here but those of the key."""
    op.drop_index(VARIANTS, table_name="variants")
    op.execute(f"create unique index {VARIANTS} on variants (product_id, position) {with_variant}")
    op.drop_constraint(PRICES, "prices", type_="unique")
    op.execute(
        f"alter table prices add constraint {PRICES} unique (variant_id, channel_id) {with_price}"
    )
