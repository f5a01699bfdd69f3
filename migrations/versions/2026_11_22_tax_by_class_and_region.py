"""tax by class and region, and keep what each line bears of the delivery"""

import sqlalchemy as sa
from alembic import op

from migrations.online import check

revision = "e3a70c51d84b"
down_revision = "b41c7e02d95f"

COLUMNS = (
    ("orders", "shipping_tax"),
    ("orders", "shipping_tax_basis_points"),
    ("order_lines", "shipping"),
    ("order_lines", "shipping_tax"),
    ("return_lines", "shipping"),
)
# Of what was placed before: the delivery's tax is what the lines do not have of the order's.
DELIVERY = """
update orders o
set shipping_tax = o.tax - lines.tax, shipping_tax_basis_points = c.tax_basis_points
from (select order_id, sum(tax) as tax from order_lines group by 1) lines, channels c
where lines.order_id = o.id and c.id = o.channel_id and o.tax <> lines.tax
"""
# Largest remainder, as `models/money.py` allocates; where all lines are free, the first bears it.
SPREAD = """
update order_lines l
set {column} = part.floor + (part.place <= part.whole - part.floors)::int
from (
  select id, whole, floor, sum(floor) over (partition by order_id) as floors,
         row_number() over (partition by order_id order by remainder desc, position, id) as place
  from (
    select l.id, l.order_id, l.position, o.{column} as whole,
           div(o.{column}::numeric * (l.gross - l.discount), goods) as floor,
           mod(o.{column}::numeric * (l.gross - l.discount), goods) as remainder
    from (select *, sum(gross - discount) over (partition by order_id) as goods
          from order_lines) l
    join orders o on o.id = l.order_id
    where o.{column} > 0 and l.goods > 0
  ) shares
) part
where part.id = l.id
"""
FREE = """
update order_lines l set {column} = o.{column}
from orders o, (
  select distinct on (order_id) id, order_id from order_lines order by order_id, position, id
) first
where l.id = first.id and o.id = l.order_id and o.{column} > 0
  and not exists (select from order_lines x where x.order_id = o.id and x.gross > x.discount)
"""


def upgrade() -> None:
    op.create_table(
        "tax_rates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("taxed_as", sa.String(32), nullable=False),
        sa.Column("basis_points", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "basis_points between 0 and 10000", name=op.f("ck_tax_rates_is_a_share")
        ),
        sa.CheckConstraint(
            "country ~ '^[A-Z]{2}$' and region = upper(region)",
            name=op.f("ck_tax_rates_is_a_place"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_rates")),
        sa.UniqueConstraint(
            "country",
            "region",
            "taxed_as",
            "valid_from",
            name=op.f("uq_tax_rates_country_region_taxed_as_valid_from"),
        ),
    )
    for table, column in COLUMNS:
        op.add_column(table, sa.Column(column, sa.BigInteger(), server_default="0", nullable=False))
    op.execute(DELIVERY)
    for column in ("shipping", "shipping_tax"):
        op.execute(SPREAD.format(column=column))
        op.execute(FREE.format(column=column))
    check("ck_return_lines_gives_back", "return_lines", "refund >= 0 and shipping >= 0")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_return_lines_gives_back"), "return_lines")
    for table, column in COLUMNS:
        op.drop_column(table, column)
    op.drop_table("tax_rates")
