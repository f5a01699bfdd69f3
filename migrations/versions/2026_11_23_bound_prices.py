"""A price is no fortune: a full cart of it fits into a BIGINT."""

from alembic import op

from migrations.online import check

revision = "5d0c2e8fa914"
down_revision = "b27d94e0c6f1"

NAME = "ck_prices_not_a_fortune"
MOST = 10**12


def upgrade() -> None:
    check(NAME, "prices", f"greatest(amount, regular) <= {MOST}")


def downgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.drop_constraint(op.f(NAME), "prices")
