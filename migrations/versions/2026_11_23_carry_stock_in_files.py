"""carry stock in files"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "c81e5d907a43"
down_revision = "c3e71a9b5d20"

CONTENTS = sa.Enum("catalog", "stock", name="transfercontent", native_enum=False, length=32)


def upgrade() -> None:
    op.add_column(
        "catalog_transfers",
        sa.Column("content", CONTENTS, server_default="catalog", nullable=False),
    )
    op.add_column(
        "catalog_transfers", sa.Column("narrowed", JSONB(), server_default="{}", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("catalog_transfers", "narrowed")
    op.drop_column("catalog_transfers", "content")
