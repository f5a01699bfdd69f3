"""let stock be counted, sent, received, kept back and held, each by its movements"""

import sqlalchemy as sa
from alembic import op

revision = "c7e40b9d15f2"
down_revision = "91c5e2f7a04b"

NEW = ("reserved", "incoming", "safety", "backorder")
BEFORE = "on_hand - allocated"
AFTER = "on_hand - allocated - reserved - safety + backorder"
WAS_SAFE = "allocated between 0 and on_hand"
IS_SAFE = (
    "least(on_hand, allocated, reserved, incoming, safety, backorder) >= 0"
    " and allocated + reserved <= on_hand + backorder"
)
OF_RESERVATIONS = sa.text("reservation_id is not null")
IS_RECENT = sa.text("tx is not null")

# As `tell_of_changes_of_the_catalogue` has it, of what can be sold.
TELL_STOCK = """
create or replace function tell_of_stock_update() returns trigger language plpgsql as $$
declare
  shown uuid[];
  moved uuid[];
begin
  if (select count(*) from (select from after limit 51) few) > 50 then
    perform pg_notify('patron_catalog', '*');
    return null;
  end if;
  select array_agg(distinct v.product_id) filter (where (was > 0) = (now > 0)),
         array_agg(distinct v.product_id) filter (where (was > 0) <> (now > 0))
    into shown, moved
    from (select id, variant_id, location_id, greatest(0, least({left}, 99)) as was
          from before) b
    full join (select id, variant_id, location_id, greatest(0, least({left}, 99)) as now
               from after) a
      using (id, variant_id, location_id)
    join variants v on v.id = variant_id
   where was is distinct from now;
  if shown is not null then
    perform tell_of_products('s', shown);
  end if;
  if moved is not null then
    perform tell_of_products('m', moved);
  end if;
  return null;
end $$
"""


def upgrade() -> None:
    for table in ("stock", "stock_movements"):
        for name in NEW:
            column = sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
            op.add_column(table, column)
    _guard_by(IS_SAFE)
    for name in ("reservation_id", "transfer_id"):
        op.add_column("stock_movements", sa.Column(name, sa.Uuid(), nullable=True))
    op.add_column("stock_movements", sa.Column("reason", sa.String(32), nullable=True))
    # Without the default at first: that would be worked out for each row there is.
    op.execute("alter table stock_movements add column tx xid8")
    op.execute("alter table stock_movements alter column tx set default pg_current_xact_id()")
    op.create_index("ix_stock_movements_tx", "stock_movements", ["tx"], postgresql_where=IS_RECENT)
    op.create_index(
        "uq_stock_movements_of_reservations",
        "stock_movements",
        ["reservation_id", "kind"],
        unique=True,
        postgresql_where=OF_RESERVATIONS,
    )
    _add_reservations()
    op.add_column(
        "locations", sa.Column("revision", sa.BigInteger(), nullable=False, server_default="1")
    )
    op.execute(TELL_STOCK.format(left=AFTER))


def _add_reservations() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "stock_reservations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cart_id", sa.Uuid(), nullable=False),
        sa.Column("variant_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("begun_at", moment, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("created_at", moment, server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_stock_reservations_quantity_is_positive")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_stock_reservations_location_id")
        ),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variants.id"], name=op.f("fk_stock_reservations_variant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_reservations")),
        sa.UniqueConstraint(
            "cart_id", "variant_id", name=op.f("uq_stock_reservations_cart_id_variant_id")
        ),
    )
    op.create_index("ix_stock_reservations_expires_at", "stock_reservations", ["expires_at"])


def _guard_by(rule: str) -> None:
    op.drop_constraint("ck_stock_never_oversold", "stock")
    op.create_check_constraint(op.f("ck_stock_never_oversold"), "stock", sa.text(rule))


def downgrade() -> None:
    op.execute(TELL_STOCK.format(left=BEFORE))
    op.drop_column("locations", "revision")
    op.drop_table("stock_reservations")
    for name in ("uq_stock_movements_of_reservations", "ix_stock_movements_tx"):
        op.drop_index(name, table_name="stock_movements")
    for name in ("tx", "reason", "transfer_id", "reservation_id"):
        op.drop_column("stock_movements", name)
    op.execute("alter table stock drop constraint ck_stock_never_oversold")
    for table in ("stock", "stock_movements"):
        for name in NEW:
            op.drop_column(table, name)
    op.create_check_constraint(op.f("ck_stock_never_oversold"), "stock", sa.text(WAS_SAFE))
