"""sell from several warehouses"""

import sqlalchemy as sa
from alembic import op

from migrations.online import create_index

revision = "a90d6e3c17f5"
down_revision = "c41f7be2a906"

OF_ORDERS = sa.text("kind in ('allocated', 'released', 'shipped')")


def upgrade() -> None:
    op.create_table(
        "channel_locations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "rank between 1 and 7", name=op.f("ck_channel_locations_rank_after_the_first")
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_locations_channel_id")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_channel_locations_location_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_locations")),
        sa.UniqueConstraint(
            "channel_id", "location_id", name=op.f("uq_channel_locations_channel_id_location_id")
        ),
        sa.UniqueConstraint(
            "channel_id", "rank", name=op.f("uq_channel_locations_channel_id_rank")
        ),
    )
    _once("uq_stock_movements_of_places", "location_id")
    _drop("uq_stock_movements_of_steps", "stock_movements")
    create_index(
        "uq_stock_reservations_cart_id_variant_id_location_id",
        "stock_reservations",
        ["cart_id", "variant_id", "location_id"],
        unique=True,
    )
    op.execute(
        "alter table stock_reservations"
        " add constraint uq_stock_reservations_cart_id_variant_id_location_id"
        " unique using index uq_stock_reservations_cart_id_variant_id_location_id"
    )
    # The wider one is in its place, and what serves meanwhile holds of one place only.
    op.execute(
        "-- squawk-ignore ban-drop-constraint\nalter table stock_reservations"
        " drop constraint uq_stock_reservations_cart_id_variant_id"
    )


def _once(name: str, *places: str) -> None:
    create_index(
        name,
        "stock_movements",
        ["order_id", "variant_id", *places, "kind", "step_id"],
        unique=True,
        postgresql_where=OF_ORDERS,
        postgresql_nulls_not_distinct=True,
    )


def _drop(name: str, table: str) -> None:
    with op.get_context().autocommit_block():
        op.drop_index(name, table, postgresql_concurrently=True, if_exists=True)


def downgrade() -> None:
    op.drop_constraint("uq_stock_reservations_cart_id_variant_id_location_id", "stock_reservations")
    create_index(
        "uq_stock_reservations_cart_id_variant_id",
        "stock_reservations",
        ["cart_id", "variant_id"],
        unique=True,
    )
    op.execute(
        "alter table stock_reservations add constraint uq_stock_reservations_cart_id_variant_id"
        " unique using index uq_stock_reservations_cart_id_variant_id"
    )
    _once("uq_stock_movements_of_steps")
    _drop("uq_stock_movements_of_places", "stock_movements")
    op.drop_table("channel_locations")
