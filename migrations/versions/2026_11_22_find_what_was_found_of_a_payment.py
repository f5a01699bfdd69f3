"""find what was found of a payment"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "6c2e9f41d7b8"
down_revision = "4f7be2d95c30"


def upgrade() -> None:
    create_index(
        op.f("ix_payment_findings_payment_id"),
        "payment_findings",
        ["payment_id"],
        postgresql_where=sa.text("payment_id is not null"),
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_payment_findings_payment_id"), table_name="payment_findings")
