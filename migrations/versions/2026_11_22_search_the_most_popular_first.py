"""search the most popular first"""

import sqlalchemy as sa
from alembic import op

revision = "a94e06d7c1b3"
down_revision = "5d2c81f0a9b6"

TIERS = range(3)
ARRANGE = """
update products set tier = case when place <= 20000 then 0 when place <= 200000 then 1 else 2 end
from (
  select id as listed_id, row_number() over (order by popularity desc, id desc) as place
  from products where status = 'listed'
) listed
where id = listed_id and place <= 200000
"""


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    column = sa.Column("tier", sa.SmallInteger(), nullable=False, server_default="2")
    op.add_column("products", column)
    op.execute(ARRANGE)
    for tier in TIERS:
        listed = sa.text(f"status = 'listed' and tier = {tier}")
        name = op.f(f"ix_products_search_{tier}")
        op.create_index(
            name, "products", ["search"], postgresql_using="gin", postgresql_where=listed
        )
    op.drop_index(op.f("ix_products_search"), table_name="products")


def downgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.create_index(op.f("ix_products_search"), "products", ["search"], postgresql_using="gin")
    for tier in TIERS:
        op.drop_index(op.f(f"ix_products_search_{tier}"), table_name="products")
    op.drop_column("products", "tier")
