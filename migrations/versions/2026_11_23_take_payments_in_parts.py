"""take payments in parts: each capture has its own reference, and those are unique"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "c41f7be2a906"
down_revision = "e7a40c5b91d3"

NAME = "uq_payment_events_captured"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(NAME, "payment_events", postgresql_concurrently=True, if_exists=True)


def downgrade() -> None:
    once = sa.text("kind = 'captured'")
    create_index(NAME, "payment_events", ["payment_id"], unique=True, postgresql_where=once)
