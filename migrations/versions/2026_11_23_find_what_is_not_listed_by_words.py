"""find what is not listed by words, as merchandisers do"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "e1c7a94d5b03"
down_revision = "d81f3b6a2c97"

NAME = "ix_products_search_unlisted"


def upgrade() -> None:
    unlisted = sa.text("status <> 'listed'")
    create_index(NAME, "products", ["search"], postgresql_using="gin", postgresql_where=unlisted)


def downgrade() -> None:
    op.drop_index(NAME, table_name="products")
