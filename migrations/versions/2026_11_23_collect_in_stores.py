"""collect in stores"""

import sqlalchemy as sa
from alembic import op

revision = "c3e71a9b5d20"
down_revision = "a94d17c6e0b2"

STATUS = sa.Enum(
    "requested",
    "accepted",
    "picked",
    "ready",
    "collected",
    "missed",
    "cancelled",
    name="pickupstatus",
    native_enum=False,
    length=32,
)


def _moment(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _created() -> sa.Column[object]:
    now = sa.text("now()")
    return sa.Column("created_at", sa.DateTime(timezone=True), server_default=now, nullable=False)


def upgrade() -> None:
    for name, type_, default in (
        ("pickup_capacity", sa.BigInteger(), "8"),
        ("pickup_lead_minutes", sa.BigInteger(), "120"),
        ("time_zone", sa.Text(), ""),
    ):
        column = sa.Column(name, type_, server_default=default, nullable=False)
        op.add_column("locations", column)
    kind = sa.Enum("delivery", "pickup", name="deliverykind", native_enum=False, length=32)
    op.add_column(
        "delivery_methods", sa.Column("kind", kind, server_default="delivery", nullable=False)
    )
    _slots()
    _pickups()


def _slots() -> None:
    op.create_table(
        "pickup_slots",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        _moment("starts_at", nullable=False),
        _moment("ends_at", nullable=False),
        sa.Column("capacity", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.BigInteger(), nullable=False),
        _created(),
        sa.CheckConstraint(
            "taken between 0 and capacity", name=op.f("ck_pickup_slots_never_overbooked")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_pickup_slots_location_id_locations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pickup_slots")),
        sa.UniqueConstraint(
            "location_id", "starts_at", name=op.f("uq_pickup_slots_location_id_starts_at")
        ),
    )


def _pickups() -> None:
    op.create_table(
        "pickups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("status", STATUS, nullable=False),
        _moment("starts_at", nullable=False),
        _moment("ends_at", nullable=False),
        sa.Column("code_digest", sa.Text(), nullable=False),
        sa.Column("collector", sa.Text(), nullable=False),
        _moment("requested_at", nullable=False),
        _moment("ready_at"),
        _moment("reminded_at"),
        _moment("collected_at"),
        _created(),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_pickups_hour_has_a_length")),
        sa.CheckConstraint(
            "(status = 'collected') = (collected_at is not null)",
            name=op.f("ck_pickups_collected_at"),
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_pickups_location_id_locations")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_pickups_order_id_orders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pickups")),
        sa.UniqueConstraint("order_id", name=op.f("uq_pickups_order_id")),
    )
    by_day = ["location_id", "status", "starts_at", "id"]
    op.create_index(op.f("ix_pickups_location_id_status_starts_at_id"), "pickups", by_day)
    by_code = ["location_id", "code_digest"]
    op.create_index(op.f("ix_pickups_location_id_code_digest"), "pickups", by_code)
    op.create_index(
        "ix_pickups_ready",
        "pickups",
        ["ends_at"],
        postgresql_where=sa.text("status = 'ready'"),
    )


def downgrade() -> None:
    op.drop_table("pickups")
    op.drop_table("pickup_slots")
    op.drop_column("delivery_methods", "kind")
    for name in ("time_zone", "pickup_lead_minutes", "pickup_capacity"):
        op.drop_column("locations", name)
