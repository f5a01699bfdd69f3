"""make codes for offers"""

import sqlalchemy as sa
from alembic import op

revision = "b81d3f60c7e2"
down_revision = "f27d10b8a6e4"


def upgrade() -> None:
    op.create_table(
        "offer_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("most_uses", sa.BigInteger(), nullable=False),
        sa.Column("uses", sa.BigInteger(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "uses between 0 and most_uses", name=op.f("ck_offer_codes_uses_within_limit")
        ),
        sa.CheckConstraint("most_uses > 0", name=op.f("ck_offer_codes_some_uses")),
        sa.ForeignKeyConstraint(["offer_id"], ["offers.id"], name=op.f("fk_offer_codes_offer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_codes")),
        sa.UniqueConstraint("code", name=op.f("uq_offer_codes_code")),
    )
    op.create_index(op.f("ix_offer_codes_offer_id"), "offer_codes", ["offer_id"])


def downgrade() -> None:
    op.drop_table("offer_codes")
