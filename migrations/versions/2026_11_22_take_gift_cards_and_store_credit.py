"""take gift cards and store credit"""

import sqlalchemy as sa
from alembic import op

revision = "f3b7c1a90e54"
down_revision = "5f0a93c8d1e6"

NOW = sa.text("now()")
FACTS = "account_id, kind, available, held, currency, at, order_id, staff_id, reference"
"""Of a movement: all but the note, which goes with whom it is about."""


def upgrade() -> None:
    _accounts()
    _movements()
    _order_tenders()
    _gift_cards()


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Uuid(), nullable=False)


def _created() -> sa.Column[object]:
    moment = sa.DateTime(timezone=True)
    return sa.Column("created_at", moment, server_default=NOW, nullable=False)


def _accounts() -> None:
    op.create_table(
        "tender_accounts",
        _id(),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        _created(),
        sa.CheckConstraint(
            "available >= 0", name=op.f("ck_tender_accounts_available_not_negative")
        ),
        sa.CheckConstraint("held >= 0", name=op.f("ck_tender_accounts_held_not_negative")),
        sa.CheckConstraint(
            "(kind = 'store_credit') = (customer_id is not null)",
            name=op.f("ck_tender_accounts_has_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_tender_accounts_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_accounts")),
    )
    op.create_index(
        "uq_tender_accounts_of_customer",
        "tender_accounts",
        ["customer_id", "currency"],
        unique=True,
        postgresql_where=sa.text("customer_id is not null"),
    )


def _movements() -> None:
    op.create_table(
        "tender_movements",
        _id(),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        _created(),
        sa.CheckConstraint(
            "(kind in ('issued', 'credited', 'refunded') and available > 0 and held = 0)"
            " or (kind = 'voided' and available <= 0 and held = 0)"
            " or (kind = 'held' and available < 0 and held = -available)"
            " or (kind = 'released' and available > 0 and held = -available)"
            " or (kind = 'spent' and available = 0 and held < 0)",
            name=op.f("ck_tender_movements_moves_as_its_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["tender_accounts.id"],
            name=op.f("fk_tender_movements_account_id_tender_accounts"),
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["accounts.id"], name=op.f("fk_tender_movements_staff_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_movements")),
        sa.UniqueConstraint(
            "account_id", "reference", name=op.f("uq_tender_movements_account_id_reference")
        ),
    )
    op.create_index(
        op.f("ix_tender_movements_account_id_at_id"),
        "tender_movements",
        ["account_id", "at", "id"],
    )
    op.create_index(
        op.f("ix_tender_movements_order_id"),
        "tender_movements",
        ["order_id"],
        postgresql_where=sa.text("order_id is not null"),
    )
    op.create_index(
        op.f("ix_tender_movements_staff_id_at"),
        "tender_movements",
        ["staff_id", "at"],
        postgresql_where=sa.text("staff_id is not null"),
    )
    op.execute(
        "create function keep_tender_movements() returns trigger language plpgsql as $$"
        " begin raise exception 'The ledger is only appended to.'; end $$"
    )
    op.execute(
        f"create trigger keep_tender_movements before delete or update of {FACTS}"
        " on tender_movements for each row execute function keep_tender_movements()"
    )


def _order_tenders() -> None:
    op.create_table(
        "order_tenders",
        _id(),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        _created(),
        sa.CheckConstraint("amount > 0", name=op.f("ck_order_tenders_amount_is_positive")),
        sa.CheckConstraint(
            "refunded between 0 and amount", name=op.f("ck_order_tenders_refunds_within_amount")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_tenders_order_id_orders")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["tender_accounts.id"],
            name=op.f("fk_order_tenders_account_id_tender_accounts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_tenders")),
        sa.UniqueConstraint(
            "order_id", "account_id", name=op.f("uq_order_tenders_order_id_account_id")
        ),
    )
    op.create_index(op.f("ix_order_tenders_account_id"), "order_tenders", ["account_id"])


def _gift_cards() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "gift_cards",
        _id(),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("recipient_email", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("deliver_at", moment, nullable=False),
        sa.Column("code_digest", sa.Text(), nullable=True),
        sa.Column("last_four", sa.Text(), nullable=True),
        sa.Column("issued_at", moment, nullable=True),
        sa.Column("sent_at", moment, nullable=True),
        sa.Column("voided_at", moment, nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        _created(),
        sa.CheckConstraint("amount > 0", name=op.f("ck_gift_cards_amount_is_positive")),
        sa.CheckConstraint(
            "(order_id is null) <> (issued_by is null)", name=op.f("ck_gift_cards_bought_or_given")
        ),
        sa.CheckConstraint(
            "(code_digest is null) = (last_four is null)", name=op.f("ck_gift_cards_shows_its_end")
        ),
        sa.CheckConstraint(
            "voided_at is null or void_reason is not null",
            name=op.f("ck_gift_cards_voided_for_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["tender_accounts.id"],
            name=op.f("fk_gift_cards_account_id_tender_accounts"),
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_gift_cards_order_id_orders")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by"], ["accounts.id"], name=op.f("fk_gift_cards_issued_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift_cards")),
        sa.UniqueConstraint("account_id", name=op.f("uq_gift_cards_account_id")),
        sa.UniqueConstraint("order_id", name=op.f("uq_gift_cards_order_id")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_gift_cards_code_digest")),
    )
    op.create_index(
        op.f("ix_gift_cards_last_four"),
        "gift_cards",
        ["last_four"],
        postgresql_where=sa.text("last_four is not null"),
    )
    op.create_index(
        "ix_gift_cards_unsent",
        "gift_cards",
        ["deliver_at"],
        postgresql_where=sa.text("sent_at is null"),
    )
    op.create_index(op.f("ix_gift_cards_recipient_email"), "gift_cards", ["recipient_email"])


def downgrade() -> None:
    for table in ("gift_cards", "order_tenders", "tender_movements", "tender_accounts"):
        op.drop_table(table)
    op.execute("drop function keep_tender_movements()")
