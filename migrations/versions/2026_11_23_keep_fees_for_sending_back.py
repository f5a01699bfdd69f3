"""keep fees for sending back"""

import sqlalchemy as sa
from alembic import op

from migrations.online import check

revision = "5d0b93e7c41a"
down_revision = "4e8d17b06fc3"

AMOUNTS = (("channels", "return_fee"), ("orders", "return_fee"), ("return_lines", "fee"))
KEPT = "ck_return_lines_keeps_a_fee"


def upgrade() -> None:
    for table, name in AMOUNTS:
        op.add_column(table, sa.Column(name, sa.BigInteger(), server_default="0", nullable=False))
    check(KEPT, "return_lines", "fee between 0 and refund")


def downgrade() -> None:
    op.drop_constraint(op.f(KEPT), "return_lines")
    for table, name in reversed(AMOUNTS):
        op.drop_column(table, name)
