"""sell what cannot come back"""

import sqlalchemy as sa
from alembic import op

revision = "6f21ad84b93e"
down_revision = "5d0b93e7c41a"

RULE = sa.Enum("any", "final_sale", "hygiene", name="returnrule", native_enum=False, length=32)


def upgrade() -> None:
    for table in ("products", "order_lines"):
        rule = sa.Column("return_rule", RULE, server_default="any", nullable=False)
        op.add_column(table, rule)


def downgrade() -> None:
    for table in ("order_lines", "products"):
        op.drop_column(table, "return_rule")
