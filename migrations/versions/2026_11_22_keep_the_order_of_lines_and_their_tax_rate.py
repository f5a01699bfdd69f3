"""keep the order of lines and their tax rate"""

import sqlalchemy as sa
from alembic import op

revision = "5e0c2f7a91d3"
down_revision = "264828d9e6d7"

COLUMNS = ("position", "tax_basis_points")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("order_lines", sa.Column(name, sa.BigInteger(), nullable=True))
    op.execute(
        """
        update order_lines l
        set position = placed.position,
            tax_basis_points = case when l.tax = 0 then 0 else c.tax_basis_points end
        from (select id, row_number() over (partition by order_id order by created_at, id) - 1
                as position from order_lines) placed, orders o, channels c
        where placed.id = l.id and o.id = l.order_id and c.id = o.channel_id
        """
    )
    for name in COLUMNS:
        op.alter_column("order_lines", name, nullable=False)


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("order_lines", name)
