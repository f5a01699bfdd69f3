"""let prices be reduced for a while, and keep what they were"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index, validate

revision = "0c94f7ab2e65"
down_revision = "e3a70c51d84b"

MOMENT = sa.DateTime(timezone=True)
COLUMNS = (
    ("regular", sa.BigInteger()),
    ("lowest_recent", sa.BigInteger()),
    ("sale_amount", sa.BigInteger()),
    ("sale_from", MOMENT),
    ("sale_until", MOMENT),
    ("due_at", MOMENT),
)
CHECKS = {
    "sale_is_cheaper": "(sale_amount is null) = (sale_from is null) and sale_until > sale_from"
    " and sale_amount between 0 and coalesce(regular, amount) - 1",
    "is_on_sale_or_not": "(regular is null) = (lowest_recent is null) and (regular is null"
    " or amount = sale_amount)",
}
KEY = "uq_prices_variant_id_channel_id"
# The clock and not the beginning of the transaction: two changes in one have their order.
NOTE = """
create function note_price_{action}() returns trigger language plpgsql as $$
begin
  insert into price_changes (id, variant_id, channel_id, amount, at)
  select gen_random_uuid(), after.variant_id, after.channel_id, after.amount, clock_timestamp()
  from after {changed};
  return null;
end $$
"""
CHANGED = {
    "insert": ("new table as after", ""),
    "update": (
        "old table as before new table as after",
        "join before using (id) where after.amount <> before.amount",
    ),
}


def upgrade() -> None:
    for name, type in COLUMNS:
        op.add_column("prices", sa.Column(name, type, nullable=True))
    for name, condition in CHECKS.items():
        named = op.f(f"ck_prices_{name}")
        op.create_check_constraint(named, "prices", condition, postgresql_not_valid=True)
    op.create_table(
        "price_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("variant_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["variant_id"],
            ["variants.id"],
            name=op.f("fk_price_changes_variant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_price_changes_channel_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_changes")),
    )
    for action, (referencing, changed) in CHANGED.items():
        op.execute(NOTE.format(action=action, changed=changed))
        op.execute(
            f"create trigger note_price_{action} after {action} on prices"
            f" referencing {referencing} for each statement execute function"
            f" note_price_{action}()"
        )
    op.execute(
        "insert into price_changes (id, variant_id, channel_id, amount, at)"
        " select gen_random_uuid(), variant_id, channel_id, amount, created_at from prices"
    )
    op.create_index(
        op.f("ix_price_changes_variant_id_channel_id_at"),
        "price_changes",
        ["variant_id", "channel_id", "at"],
    )
    where = sa.text("due_at is not null")
    create_index(op.f("ix_prices_due_at"), "prices", ["due_at"], postgresql_where=where)
    for name in CHECKS:
        validate(f"ck_prices_{name}", "prices")
    _make_key(["amount", "regular", "lowest_recent"])


def downgrade() -> None:
    _make_key(["amount"])
    op.drop_index(op.f("ix_prices_due_at"), table_name="prices")
    for action in CHANGED:
        op.execute(f"drop trigger note_price_{action} on prices")
        op.execute(f"drop function note_price_{action}()")
    op.drop_table("price_changes")
    for name in CHECKS:
        op.drop_constraint(op.f(f"ck_prices_{name}"), "prices")
    op.execute("update prices set amount = regular where regular is not null")
    for name, _ in COLUMNS:
        op.drop_column("prices", name)


def _make_key(beside: list[str]) -> None:
    """The key anew, with what is read beside it: lists read prices from this index alone."""
    create_index(
        f"{KEY}_new", "prices", ["variant_id", "channel_id"], unique=True, postgresql_include=beside
    )
    # The new index is there before the old key goes, and takes its name in the same transaction.
    op.execute(f"-- squawk-ignore ban-drop-constraint\nalter table prices drop constraint {KEY}")
    op.execute(f"-- squawk-ignore renaming-object\nalter index {KEY}_new rename to {KEY}")
    op.execute(f"alter table prices add constraint {KEY} unique using index {KEY}")
