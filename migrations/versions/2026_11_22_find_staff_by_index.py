"""find the few who are staff among many customers"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "b83f5d20e9c4"
down_revision = "d17b4fa8530e"

NAME = "ix_accounts_staff"


def upgrade() -> None:
    where = sa.text("roles <> '{customer}'::text[]")
    create_index(NAME, "accounts", ["created_at", "id"], postgresql_where=where)


def downgrade() -> None:
    op.drop_index(NAME, table_name="accounts")
