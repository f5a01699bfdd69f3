"""keep points in lots, each with its own end"""

import sqlalchemy as sa
from alembic import op

from migrations.online import check, create_index

revision = "d84c1f5b70ea"
down_revision = "a90d6e3c17f5"

COUNTS = ("pending", "held", "owed")
WHO = (("staff_id", sa.Uuid()), ("touchpoint", sa.Text()), ("location_id", sa.Uuid()))
NUMBERED = """
update loyalty_movements m set number = n.number, programme = -m.points
from (select id, row_number() over (partition by account_id order by at, id) as number
      from loyalty_movements) n
where n.id = m.id
"""
COUNTED = """
update loyalty_accounts a set moves = m.moves, moved_at = m.moved_at
from (select account_id, max(number) as moves, max(at) as moved_at
      from loyalty_movements group by 1) m
where m.account_id = a.id
"""
LOTS = """
insert into points_lots (id, account_id, order_id, points, active, earned_at, activates_at)
select gen_random_uuid(), account_id, order_id, sum(points) filter (where points > 0), sum(points),
       min(at), min(at)
from loyalty_movements where points <> 0 group by account_id, order_id
having sum(points) filter (where points > 0) > 0
"""
MOVES = """
insert into points_lot_moves (id, movement_id, lot_id, active)
select gen_random_uuid(), m.id, l.id, m.points from loyalty_movements m
join points_lots l on l.account_id = m.account_id and l.order_id is not distinct from m.order_id
where m.points <> 0
"""
ADDS_UP = """
create function points_are_of_lots() returns trigger language plpgsql as $$
begin
  if exists (
    select from (
      select coalesce(sum(pending), 0) as pending, coalesce(sum(active), 0) as active,
             coalesce(sum(held), 0) as held
      from points_lot_moves where movement_id = new.id
    ) l where (l.pending, l.active, l.held) <> (new.pending, new.points + new.owed, new.held)
  ) then
    raise check_violation using message = 'A movement of points is not that of its lots',
      constraint = 'points_are_of_lots';
  end if;
  return null;
end $$
"""
WATCHED = """
create constraint trigger points_are_of_lots after insert or update on loyalty_movements
deferrable initially deferred for each row execute function points_are_of_lots()
"""


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default="0", nullable=False)


def _rest() -> list[sa.Column[object]]:
    now = sa.text("now()")
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "loyalty_programmes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "usable_after",
            sa.Enum("payment", "delivery", "returns", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("months", sa.BigInteger()),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        *_rest(),
        sa.CheckConstraint(
            "months between 1 and 120", name=op.f("ck_loyalty_programmes_months_are_some")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loyalty_programmes")),
    )
    one = sa.text("(true)")
    op.create_index("uq_loyalty_programmes_one", "loyalty_programmes", [one], unique=True)
    op.execute(
        "insert into loyalty_programmes (id, usable_after, revision)"
        " values (gen_random_uuid(), 'payment', 1)"
    )
    op.create_table(
        "points_lots",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid()),
        sa.Column("points", sa.BigInteger(), nullable=False),
        *(_count(name) for name in ("pending", "active", "held")),
        sa.Column("earned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("activates_at", sa.DateTime(timezone=True)),
        sa.Column("expires_at", sa.DateTime(timezone=True)),
        *_rest(),
        sa.CheckConstraint(
            "pending >= 0 and active >= 0 and held >= 0 and pending + active + held <= points",
            name=op.f("ck_points_lots_holds_what_it_can"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["loyalty_accounts.id"], name=op.f("fk_points_lots_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_lots")),
    )
    op.create_table(
        "points_lot_moves",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("movement_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=False),
        *(_count(name) for name in ("pending", "active", "held")),
        *_rest(),
        sa.CheckConstraint(
            "(pending, active, held) <> (0, 0, 0)",
            name=op.f("ck_points_lot_moves_moves_something"),
        ),
        sa.ForeignKeyConstraint(
            ["movement_id"],
            ["loyalty_movements.id"],
            name=op.f("fk_points_lot_moves_movement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["lot_id"], ["points_lots.id"], name=op.f("fk_points_lot_moves_lot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_lot_moves")),
        sa.UniqueConstraint(
            "movement_id", "lot_id", name=op.f("uq_points_lot_moves_movement_id_lot_id")
        ),
    )
    for name in ("owed", "moves"):
        op.add_column("loyalty_accounts", _count(name))
    op.add_column("loyalty_accounts", sa.Column("moved_at", sa.DateTime(timezone=True)))
    for name in COUNTS:
        op.add_column("loyalty_movements", _count(name))
    for name, kind in WHO:
        op.add_column("loyalty_movements", sa.Column(name, kind))
    for name in ("number", "programme"):
        op.add_column("loyalty_movements", sa.Column(name, sa.BigInteger()))
    for statement in (NUMBERED, COUNTED, LOTS, MOVES):
        op.execute(statement)
    check("ck_loyalty_accounts_owed_not_negative", "loyalty_accounts", "owed >= 0")
    _say_what_movements_are()
    _find_lots_by_what_is_left()
    op.execute(ADDS_UP)
    op.execute(WATCHED)


def _say_what_movements_are() -> None:
    table = "loyalty_movements"
    check("ck_loyalty_movements_are_counted", table, "number is not null and programme is not null")
    for name in ("number", "programme"):
        # What was just validated spares it the look at each row.
        op.execute(
            "-- squawk-ignore adding-not-nullable-field\n"
            f"alter table {table} alter column {name} set not null"
        )
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        f"alter table {table} drop constraint ck_loyalty_movements_are_counted"
    )
    total = "points + pending + held + programme = 0"
    check("ck_loyalty_movements_sums_to_zero", table, total)
    within = "programme = 0 or kind not in ('activated', 'held', 'released')"
    check("ck_loyalty_movements_stays_with_the_member", table, within)
    name = "uq_loyalty_movements_account_id_number"
    create_index(name, table, ["account_id", "number"], unique=True)
    op.execute(f"alter table {table} add constraint {name} unique using index {name}")
    of_orders = sa.text("order_id is not null")
    create_index("ix_loyalty_movements_order_id", table, ["order_id"], postgresql_where=of_orders)


def _find_lots_by_what_is_left() -> None:
    for name, columns, where in (
        ("ix_points_lots_left", ["account_id", "expires_at"], "pending + active + held > 0"),
        ("ix_points_lots_activating", ["activates_at"], "pending > 0"),
        ("ix_points_lots_expiring", ["expires_at"], "active > 0"),
        ("ix_points_lots_order_id", ["order_id"], "order_id is not null"),
    ):
        create_index(name, "points_lots", columns, postgresql_where=sa.text(where))
    create_index("ix_points_lot_moves_lot_id", "points_lot_moves", ["lot_id"])


def downgrade() -> None:
    op.execute("drop trigger points_are_of_lots on loyalty_movements")
    op.execute("drop function points_are_of_lots()")
    op.drop_index("ix_loyalty_movements_order_id", "loyalty_movements")
    # What was only held or not yet usable counts again as it did: as had.
    op.execute("update loyalty_movements set points = points + pending + held")
    for name in (*COUNTS, "number", "programme", *(name for name, _ in WHO)):
        op.drop_column("loyalty_movements", name)
    for name in ("owed", "moves", "moved_at"):
        op.drop_column("loyalty_accounts", name)
    for table in ("points_lot_moves", "points_lots", "loyalty_programmes"):
        op.drop_table(table)
