"""keep the code of the delivery method"""

import sqlalchemy as sa
from alembic import op

revision = "8d4b6a1f03e7"
down_revision = "5e0c2f7a91d3"


def upgrade() -> None:
    op.add_column("orders", sa.Column("delivery_method_code", sa.Text(), nullable=True))
    op.execute(
        """
        update orders o set delivery_method_code = m.code
        from delivery_methods m
        where m.channel_id = o.channel_id and m.name = o.delivery_method and o.touchpoint <> 'till'
        """
    )


def downgrade() -> None:
    op.drop_column("orders", "delivery_method_code")
