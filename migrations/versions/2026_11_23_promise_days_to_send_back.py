"""promise days to send back"""

import sqlalchemy as sa
from alembic import op

from migrations.online import validate

revision = "4e8d17b06fc3"
down_revision = "b81d3f60c7e2"

PROMISED = "ck_orders_days_are_promised"
"""Until now it was a month, and more for who was in a tier that gave more."""
DAYS = "update orders set return_days = greatest(30, coalesce(return_days, 30))"
LIMITS = (
    "update channels set returns_approved_below ="
    " coalesce((select max(returns_approved_below) from shops), 0)"
)
LIMIT = (
    "update shops set returns_approved_below ="
    " coalesce((select max(returns_approved_below) from channels), 0)"
)


def _number(name: str, value: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default=value, nullable=False)


def upgrade() -> None:
    op.add_column("channels", _number("return_days", "30"))
    op.add_column("channels", _number("returns_approved_below", "0"))
    op.execute(LIMITS)
    # It is one for each market from here on, in the money of that market.
    op.execute(
        "-- squawk-ignore ban-drop-column\nalter table shops drop column returns_approved_below"
    )
    op.alter_column("orders", "return_days", server_default="30")
    op.create_check_constraint(
        op.f(PROMISED), "orders", "return_days is not null", postgresql_not_valid=True
    )
    with op.get_context().autocommit_block():
        op.execute(DAYS)
    validate(PROMISED, "orders")
    # What was just validated spares it the look at each row.
    op.execute(
        "-- squawk-ignore adding-not-nullable-field\n"
        "alter table orders alter column return_days set not null"
    )
    # The column itself says so from here on.
    op.execute(
        f"-- squawk-ignore ban-drop-constraint\nalter table orders drop constraint {PROMISED}"
    )


def downgrade() -> None:
    op.alter_column("orders", "return_days", nullable=True, server_default=None)
    op.add_column("shops", _number("returns_approved_below", "0"))
    op.execute(LIMIT)
    op.drop_column("channels", "returns_approved_below")
    op.drop_column("channels", "return_days")
