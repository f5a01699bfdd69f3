"""let marketers set offers"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.online import check, create_index, validate

revision = "a57e0c93d1f4"
down_revision = "c3e81a54d09b"

COLUMNS = (
    sa.Column("rule", postgresql.JSONB()),
    sa.Column("is_automatic", sa.Boolean(), server_default="false", nullable=False),
    sa.Column("most_uses", sa.BigInteger()),
    sa.Column("most_per_day", sa.BigInteger()),
    sa.Column("most_each", sa.BigInteger(), server_default="1"),
    sa.Column("budget", sa.BigInteger()),
    sa.Column("uses", sa.BigInteger(), server_default="0", nullable=False),
    sa.Column("given", sa.BigInteger(), server_default="0", nullable=False),
    sa.Column("uses_today", sa.BigInteger(), server_default="0", nullable=False),
    sa.Column("today", sa.Date()),
    sa.Column("revision", sa.BigInteger(), server_default="1", nullable=False),
)
CHECKS = {
    "uses_within_limit": "uses between 0 and most_uses",
    "days_within_limit": "uses_today between 0 and most_per_day",
    "given_within_budget": "given between 0 and budget",
    "each_is_sane": "most_each between 1 and 100",
    "budget_has_currency": "budget is null or currency is not null",
    "automatic_has_no_code": "code = '' or not is_automatic",
}
ONE_WORTH = "num_nonnulls(percent, amount) = 1 or status = 'recorded'"
AUTOMATIC = sa.text("is_automatic and status = 'live'")
SET = sa.text("rule is not null")
NAMED = sa.text("rule is not null and status <> 'ended'")
OF_ONE = sa.text("code <> ''")
OF_ORDER = sa.text("order_id is not null")


def upgrade() -> None:
    for column in COLUMNS:
        op.add_column("offers", column)
    # What is there was for each once; what comes says so itself, and nothing but migrations and the
    # demo made offers until now.
    op.execute(
        "-- squawk-ignore ban-drop-default\nalter table offers alter column most_each drop default"
    )
    op.add_column(
        "carts",
        sa.Column("codes", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )
    op.add_column(
        "offer_redemptions", sa.Column("code", sa.Text(), server_default="", nullable=False)
    )
    op.add_column("offer_redemptions", sa.Column("amount", sa.BigInteger()))
    op.execute(
        "update carts set codes = array[offers.code] from offers where offers.id = carts.offer_id"
    )
    # Codes are kept with the cart now. What is typed while the shop takes up this version is typed
    # again.
    op.execute("-- squawk-ignore ban-drop-column\nalter table carts drop column offer_id")
    # A rule says what it is worth; replaced before anybody else sees the table.
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "alter table offers drop constraint ck_offers_percent_or_amount"
    )
    check("ck_offers_percent_or_amount", "offers", f"{ONE_WORTH} or rule is not null")
    for name, condition in CHECKS.items():
        check(f"ck_offers_{name}", "offers", condition)
    create_index("uq_offers_code_of_one", "offers", ["code"], unique=True, postgresql_where=OF_ONE)
    op.execute(
        "-- squawk-ignore ban-drop-constraint\nalter table offers drop constraint uq_offers_code"
    )
    create_index("ix_offers_automatic", "offers", ["ends_at"], postgresql_where=AUTOMATIC)
    create_index("ix_offers_set", "offers", ["created_at", "id"], postgresql_where=SET)
    create_index("uq_offers_name_of_set", "offers", ["name"], unique=True, postgresql_where=NAMED)
    create_index(
        "uq_offer_redemptions_of_order",
        "offer_redemptions",
        ["order_id", "offer_id"],
        unique=True,
        postgresql_where=OF_ORDER,
    )


def downgrade() -> None:
    op.drop_index("uq_offer_redemptions_of_order", "offer_redemptions")
    for name in ("uq_offers_name_of_set", "ix_offers_set", "ix_offers_automatic"):
        op.drop_index(name, "offers")
    # What the version before does not know ends: it is kept for the orders that used it.
    op.execute("update offers set status = 'recorded', code = 'SET-' || id where rule is not null")
    op.create_unique_constraint(op.f("uq_offers_code"), "offers", ["code"])
    op.drop_index("uq_offers_code_of_one", "offers")
    for name in (*CHECKS, "percent_or_amount"):
        op.drop_constraint(op.f(f"ck_offers_{name}"), "offers", type_="check")
    op.create_check_constraint(op.f("ck_offers_percent_or_amount"), "offers", ONE_WORTH)
    op.add_column("carts", sa.Column("offer_id", sa.Uuid()))
    op.create_foreign_key(
        op.f("fk_carts_offer_id"),
        "carts",
        "offers",
        ["offer_id"],
        ["id"],
        postgresql_not_valid=True,
    )
    validate("fk_carts_offer_id", "carts")
    op.execute(
        "update carts set offer_id = offers.id from offers where offers.code = carts.codes[1]"
    )
    for column in ("code", "amount"):
        op.drop_column("offer_redemptions", column)
    op.drop_column("carts", "codes")
    for column in reversed(COLUMNS):
        op.drop_column("offers", column.name)
