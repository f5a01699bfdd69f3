"""pay with points"""

import sqlalchemy as sa
from alembic import op

from migrations.online import check, create_index

revision = "b5e20c7d91af"
down_revision = "d84c1f5b70ea"

KINDS = (
    "(kind in ('issued', 'credited', 'refunded', 'returned', 'bonus')"
    " and available > 0 and held = 0)"
    " or (kind = 'voided' and available <= 0 and held = 0)"
    " or (kind = 'held' and available < 0 and held = -available)"
    " or (kind = 'released' and available > 0 and held = -available)"
    " or (kind = 'spent' and available = 0 and held < 0)"
)
LOOSENED = (
    ("tender_accounts", "ck_tender_accounts_has_owner"),
    ("tender_movements", "ck_tender_movements_moves_as_its_kind"),
)
OF_CUSTOMER = "uq_tender_accounts_of_customer"
BY_KIND = "uq_tender_accounts_of_customer_by_kind"


def upgrade() -> None:
    value = sa.Column("point_value", sa.BigInteger(), server_default="1", nullable=False)
    op.add_column("loyalty_programmes", value)
    op.add_column("order_tenders", sa.Column("points", sa.BigInteger()))
    back = sa.Column("points_back", sa.BigInteger(), server_default="0", nullable=False)
    op.add_column("order_changes", back)
    # Each is replaced by one that lets points in, before anybody else sees the table.
    for table, name in LOOSENED:
        op.execute(
            f"-- squawk-ignore ban-drop-constraint\nalter table {table} drop constraint {name}"
        )
    for name, table, condition in (
        (
            "ck_loyalty_programmes_points_are_worth_some",
            "loyalty_programmes",
            "point_value between 0 and 10000",
        ),
        (
            "ck_order_tenders_counts_its_points",
            "order_tenders",
            "(kind = 'points') = (points is not null) and points > 0",
        ),
        ("ck_order_changes_gives_points_back", "order_changes", "points_back >= 0"),
        (
            "ck_tender_accounts_has_owner",
            "tender_accounts",
            "(kind = 'gift_card') = (customer_id is null)",
        ),
        (
            "ck_tender_movements_moves_as_its_kind",
            "tender_movements",
            f"{KINDS} or (kind = 'converted' and available <> 0 and held = 0)",
        ),
    ):
        check(name, table, condition)
    _know_accounts_by(BY_KIND, ["customer_id", "currency", "kind"], instead_of=OF_CUSTOMER)


def _know_accounts_by(name: str, columns: list[str], instead_of: str) -> None:
    """The old index watches until the new one does."""
    owned = sa.text("customer_id is not null")
    create_index(name, "tender_accounts", columns, unique=True, postgresql_where=owned)
    with op.get_context().autocommit_block():
        op.drop_index(instead_of, "tender_accounts", postgresql_concurrently=True)


def downgrade() -> None:
    # What orders took of points stays paid: by cards that nobody has, and that are empty.
    op.execute("drop trigger keep_tender_movements on tender_movements")
    for table, name in LOOSENED:
        op.drop_constraint(op.f(name), table)
    op.drop_constraint(op.f("ck_order_tenders_counts_its_points"), "order_tenders")
    op.execute("update order_tenders set kind = 'gift_card' where kind = 'points'")
    op.execute(
        "update tender_accounts set kind = 'gift_card', customer_id = null where kind = 'points'"
    )
    op.execute(
        "update tender_movements set kind = case when available > 0 then 'credited' else 'voided'"
        " end where kind = 'converted'"
    )
    owned = "(kind = 'store_credit') = (customer_id is not null)"
    op.create_check_constraint(op.f(LOOSENED[0][1]), "tender_accounts", owned)
    op.create_check_constraint(op.f(LOOSENED[1][1]), "tender_movements", KINDS)
    op.execute(
        "create trigger keep_tender_movements before delete or update of account_id, kind,"
        " available, held, currency, at, order_id, staff_id, reference"
        " on tender_movements for each row execute function keep_tender_movements()"
    )
    _know_accounts_by(OF_CUSTOMER, ["customer_id", "currency"], instead_of=BY_KIND)
    for table, name in (
        ("loyalty_programmes", "point_value"),
        ("order_tenders", "points"),
        ("order_changes", "points_back"),
    ):
        op.drop_column(table, name)
