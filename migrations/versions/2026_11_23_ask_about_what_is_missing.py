"""ask about what is missing"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations.online import check, create_index

revision = "e7a40c5b91d3"
down_revision = "5d0c2e8fa914"


def upgrade() -> None:
    missing = sa.Column("missing", JSONB(), server_default=sa.text("'{}'"), nullable=False)
    op.add_column("pickups", missing)
    op.add_column("pickups", sa.Column("answer_by", sa.DateTime(timezone=True)))
    name = "ck_pickups_short_for_a_while"
    check(name, "pickups", "status <> 'short' or answer_by is not null")
    is_short = sa.text("status = 'short'")
    create_index("ix_pickups_short", "pickups", ["answer_by"], postgresql_where=is_short)


def downgrade() -> None:
    op.drop_index("ix_pickups_short", "pickups")
    op.drop_constraint("ck_pickups_short_for_a_while", "pickups")
    for column in ("answer_by", "missing"):
        op.drop_column("pickups", column)
