"""note why a mail was refused"""

import sqlalchemy as sa
from alembic import op

revision = "f27ab0419c6d"
down_revision = "c3f19e5b7240"


def upgrade() -> None:
    op.add_column("notices", sa.Column("refusal", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("notices", "refusal")
