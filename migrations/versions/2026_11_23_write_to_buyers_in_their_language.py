"""write to buyers in their language"""

import sqlalchemy as sa
from alembic import op

revision = "d81f3b6a2c97"
down_revision = "6c2e9f41d7b8"


def upgrade() -> None:
    op.add_column("orders", sa.Column("language", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("orders", "language")
