"""set tiers of membership"""

import sqlalchemy as sa
from alembic import op

from migrations.online import check, create_index, validate

revision = "c3e81a54d09b"
down_revision = "d3b86f0a52c4"

STANDING = (
    ("tier_id", sa.Uuid()),
    ("tier_since", sa.DateTime(timezone=True)),
    ("tier_review_at", sa.DateTime(timezone=True)),
    ("tier_warned_at", sa.DateTime(timezone=True)),
    ("tier_due_at", sa.DateTime(timezone=True)),
)
OF_TIERS = "fk_loyalty_accounts_tier_id"


def upgrade() -> None:
    op.create_table(
        "loyalty_tiers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("spend", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("points_basis_points", sa.BigInteger(), nullable=False),
        sa.Column("has_free_shipping", sa.Boolean(), nullable=False),
        sa.Column("return_days", sa.BigInteger()),
        sa.Column("has_early_access", sa.Boolean(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("spend > 0", name=op.f("ck_loyalty_tiers_spend_is_some")),
        sa.CheckConstraint(
            "points_basis_points between 10000 and 100000",
            name=op.f("ck_loyalty_tiers_factor_is_a_gain"),
        ),
        sa.CheckConstraint(
            "return_days between 1 and 365", name=op.f("ck_loyalty_tiers_days_are_some")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loyalty_tiers")),
        sa.UniqueConstraint(
            "rank", name=op.f("uq_loyalty_tiers_rank"), deferrable=True, initially="DEFERRED"
        ),
    )
    for name, value in (("tier_months", "12"), ("ladder", "0")):
        op.add_column("loyalty_programmes", _number(name, value))
    op.add_column("loyalty_accounts", _number("ladder", "0"))
    for name, kind in STANDING:
        op.add_column("loyalty_accounts", sa.Column(name, kind))
    op.add_column("orders", sa.Column("return_days", sa.BigInteger()))
    op.create_foreign_key(
        op.f(OF_TIERS),
        "loyalty_accounts",
        "loyalty_tiers",
        ["tier_id"],
        ["id"],
        postgresql_not_valid=True,
    )
    validate(OF_TIERS, "loyalty_accounts")
    reviewed = (
        "num_nulls(tier_id, tier_since, tier_review_at, tier_due_at) in (0, 4)"
        " and tier_due_at <= tier_review_at"
    )
    check("ck_loyalty_accounts_tier_is_reviewed", "loyalty_accounts", reviewed)
    for column in ("tier_due_at", "tier_id"):
        create_index(
            f"ix_loyalty_accounts_{column}",
            "loyalty_accounts",
            [column],
            postgresql_where=sa.text(f"{column} is not null"),
        )
    create_index("ix_loyalty_accounts_ladder", "loyalty_accounts", ["ladder"])


def _number(name: str, value: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default=value, nullable=False)


def downgrade() -> None:
    op.drop_column("orders", "return_days")
    for name in ("ladder", *(name for name, _ in STANDING)):
        op.drop_column("loyalty_accounts", name)
    for name in ("tier_months", "ladder"):
        op.drop_column("loyalty_programmes", name)
    op.drop_table("loyalty_tiers")
