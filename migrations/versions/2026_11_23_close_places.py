"""close places"""

import sqlalchemy as sa
from alembic import op

from migrations.online import check

revision = "d3b86f0a52c4"
down_revision = "b5e20c7d91af"


def upgrade() -> None:
    op.add_column("locations", sa.Column("closed_at", sa.DateTime(timezone=True)))
    op.add_column(
        "stock", sa.Column("is_closed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    # A new shelf waits for whoever is closing its place, and is born closed after that.
    op.execute("""
        create function shelve_at_open_places() returns trigger language plpgsql as $$
        begin
            select closed_at is not null into new.is_closed
            from locations where id = new.location_id for share;
            return new;
        end $$
    """)
    op.execute(
        "create trigger shelve_at_open_places before insert on stock"
        " for each row execute function shelve_at_open_places()"
    )
    check(
        "ck_stock_nothing_where_closed",
        "stock",
        "not is_closed or greatest(on_hand, allocated, reserved, incoming, backorder) = 0",
    )


def downgrade() -> None:
    op.execute("drop trigger shelve_at_open_places on stock")
    op.execute("drop function shelve_at_open_places()")
    op.drop_constraint(op.f("ck_stock_nothing_where_closed"), "stock")
    op.drop_column("stock", "is_closed")
    op.drop_column("locations", "closed_at")
