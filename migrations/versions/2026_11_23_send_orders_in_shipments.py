"""send orders in shipments"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations.online import create_index

revision = "4a8d1c6f90b2"
down_revision = "7b1f0d8c42ae"

KINDS = (
    "label_created",
    "picked_up",
    "in_transit",
    "out_for_delivery",
    "delayed",
    "failed_attempt",
    "delivered",
)
STATUSES = ("open", "picking", "packed", "shipped", "delivered", "cancelled")
OF_ORDERS = sa.text("kind in ('allocated', 'released', 'shipped')")
OPEN = sa.text("status in ('open', 'picking', 'packed')")


def _moment(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _kind(name: str, nullable: bool) -> sa.Column[str]:
    kinds = sa.Enum(*KINDS, name="trackingkind", native_enum=False, length=32)
    return sa.Column(name, kinds, nullable=nullable)


def _created_at() -> sa.Column[object]:
    return sa.Column(
        "created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )


def upgrade() -> None:
    op.create_table(
        "fulfilments",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(*STATUSES, name="fulfilmentstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("carrier", sa.Text(), nullable=True),
        sa.Column("carrier_ref", sa.Text(), nullable=True),
        sa.Column("tracking_number", sa.Text(), nullable=True),
        sa.Column("tracking_url", sa.Text(), nullable=True),
        sa.Column("label", sa.LargeBinary(), nullable=True),
        _kind("tracking", nullable=True),
        *(_moment(name) for name in ("promised_at", "estimated_at", "shipped_at", "delivered_at")),
        sa.Column("proof", JSONB(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        _created_at(),
        sa.CheckConstraint("position > 0", name=op.f("ck_fulfilments_position_counts_from_one")),
        sa.CheckConstraint(
            "(shipped_at is not null) = (status in ('shipped', 'delivered'))",
            name=op.f("ck_fulfilments_shipped_when_it_was"),
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_fulfilments_location_id")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_fulfilments_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fulfilments")),
        sa.UniqueConstraint("number", name=op.f("uq_fulfilments_number")),
        sa.UniqueConstraint("order_id", "position", name=op.f("uq_fulfilments_order_id_position")),
        sa.UniqueConstraint(
            "carrier", "tracking_number", name=op.f("uq_fulfilments_carrier_tracking_number")
        ),
    )
    op.create_index(
        "ix_fulfilments_open",
        "fulfilments",
        ["location_id", "created_at", "id"],
        postgresql_where=OPEN,
    )
    op.create_index(op.f("ix_fulfilments_created_at_id"), "fulfilments", ["created_at", "id"])
    op.create_table(
        "fulfilment_lines",
        sa.Column("fulfilment_id", sa.Uuid(), nullable=False),
        sa.Column("order_line_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _created_at(),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_fulfilment_lines_quantity_is_positive")),
        sa.ForeignKeyConstraint(
            ["fulfilment_id"], ["fulfilments.id"], name=op.f("fk_fulfilment_lines_fulfilment_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_line_id"], ["order_lines.id"], name=op.f("fk_fulfilment_lines_order_line_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fulfilment_lines")),
        sa.UniqueConstraint(
            "fulfilment_id",
            "order_line_id",
            name=op.f("uq_fulfilment_lines_fulfilment_id_order_line_id"),
        ),
    )
    op.create_index(
        op.f("ix_fulfilment_lines_order_line_id"), "fulfilment_lines", ["order_line_id"]
    )
    op.create_table(
        "tracking_events",
        sa.Column("fulfilment_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("event_ref", sa.Text(), nullable=False),
        _kind("kind", nullable=False),
        _moment("at", nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _moment("estimated_at"),
        sa.Column("proof", JSONB(), nullable=True),
        _moment("received_at", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _created_at(),
        sa.ForeignKeyConstraint(
            ["fulfilment_id"], ["fulfilments.id"], name=op.f("fk_tracking_events_fulfilment_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_tracking_events_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracking_events")),
        sa.UniqueConstraint(
            "carrier", "event_ref", name=op.f("uq_tracking_events_carrier_event_ref")
        ),
    )
    op.create_index(
        op.f("ix_tracking_events_fulfilment_id_at"), "tracking_events", ["fulfilment_id", "at"]
    )
    op.create_index(op.f("ix_tracking_events_order_id"), "tracking_events", ["order_id"])
    op.add_column("stock_movements", sa.Column("step_id", sa.Uuid(), nullable=True))
    _plan_what_there_is()
    create_index(
        "uq_stock_movements_of_steps",
        "stock_movements",
        ["order_id", "variant_id", "kind", "step_id"],
        unique=True,
        postgresql_where=OF_ORDERS,
        postgresql_nulls_not_distinct=True,
    )
    _drop_index("uq_stock_movements_of_orders")


def _plan_what_there_is() -> None:
    """Each order that was delivered, or is to be, goes in one shipment. What was sold before the
    shop began, and at a till, has none."""
    op.execute("""
        insert into fulfilments (id, order_id, number, position, location_id, status, promised_at,
                                 estimated_at, shipped_at, delivered_at, created_at)
        select gen_random_uuid(), o.id, o.number || '-1', 1, o.location_id,
               case o.status when 'confirmed' then 'open' else o.status end,
               o.estimated_delivery, o.estimated_delivery,
               case when o.status in ('shipped', 'delivered') then coalesce(o.delivered_at,
                 (select min(at) from events e where e.subject_id = o.id and e.name = 'OrderMoved'
                  and e.data ->> 'status' = 'shipped'), o.placed_at) end,
               o.delivered_at, o.placed_at
        from orders o
        where o.status in ('confirmed', 'packed', 'shipped', 'delivered')
          and o.external_ref is null and o.touchpoint <> 'till'
          and exists (select from order_lines line where line.order_id = o.id)
    """)
    op.execute("""
        insert into fulfilment_lines (id, fulfilment_id, order_line_id, quantity)
        select gen_random_uuid(), f.id, line.id, line.quantity
        from fulfilments f join order_lines line on line.order_id = f.order_id
    """)


def _drop_index(name: str) -> None:
    with op.get_context().autocommit_block():
        op.drop_index(name, "stock_movements", postgresql_concurrently=True, if_exists=True)


def downgrade() -> None:
    create_index(
        "uq_stock_movements_of_orders",
        "stock_movements",
        ["order_id", "variant_id", "kind"],
        unique=True,
        postgresql_where=OF_ORDERS,
    )
    _drop_index("uq_stock_movements_of_steps")
    op.drop_column("stock_movements", "step_id")
    op.drop_table("tracking_events")
    op.drop_table("fulfilment_lines")
    op.drop_table("fulfilments")
