"""count whom staff erase, and let the owner say how many may be"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "d17b4fa8530e"
down_revision = "c41a5e7d9b20"


def upgrade() -> None:
    most = sa.Column("erasures_per_day", sa.BigInteger(), nullable=False, server_default="20")
    op.add_column("shops", most)
    known = sa.text("asked_by is not null")
    create_index(
        "ix_erasures_by_staff", "erasures", ["asked_by", "asked_at"], postgresql_where=known
    )


def downgrade() -> None:
    op.drop_index("ix_erasures_by_staff", table_name="erasures")
    op.drop_column("shops", "erasures_per_day")
