"""let an offer be worth one thing"""

from alembic import op

revision = "c3f19e5b7240"
down_revision = "8d4b6a1f03e7"

CHECKS = {
    "ck_offers_amount_has_currency": "amount is null or currency is not null",
    "ck_offers_percent_or_amount": "num_nonnulls(percent, amount) = 1 or status = 'recorded'",
}


def upgrade() -> None:
    for name, condition in CHECKS.items():
        op.create_check_constraint(op.f(name), "offers", condition)


def downgrade() -> None:
    for name in CHECKS:
        op.drop_constraint(op.f(name), "offers", type_="check")
