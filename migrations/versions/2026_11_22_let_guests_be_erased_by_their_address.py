"""let guests be erased by their address"""

import sqlalchemy as sa
from alembic import op

revision = "91c5e2f7a04b"
down_revision = "b8d3f5720c1e"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.add_column("erasures", sa.Column("proof_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.drop_column("erasures", "proof_id")
