"""grade what comes back"""

import sqlalchemy as sa
from alembic import op

from migrations.online import check, create_index

revision = "3f7a91c5d2e8"
down_revision = "c81e5d907a43"

MOVES_AS_ITS_KIND = (
    "(kind in ({kinds}) and available > 0 and held = 0)"
    " or (kind = 'voided' and available <= 0 and held = 0)"
    " or (kind = 'held' and available < 0 and held = -available)"
    " or (kind = 'released' and available > 0 and held = -available)"
    " or (kind = 'spent' and available = 0 and held < 0)"
)
TARGET = sa.Enum("original", "store_credit", name="refundtarget", native_enum=False, length=32)
BEFORE = "'issued', 'credited', 'refunded'"


def upgrade() -> None:
    op.add_column("returns", sa.Column("code", sa.Text()))
    op.add_column("returns", sa.Column("target", TARGET, server_default="original", nullable=False))
    op.add_column("returns", _number("bonus_basis_points"))
    op.add_column("returns", _number("bonus"))
    op.add_column("returns", sa.Column("override", sa.Text(), server_default="", nullable=False))
    for name in ("drop_off_id", "brought_in_at", "location_id", "overridden_by", "rest_of_id"):
        op.add_column("returns", sa.Column(name, sa.Uuid()))
    op.add_column("returns", sa.Column("refunded_at", sa.DateTime(timezone=True)))
    for name in ("opened", "damaged", "missing"):
        op.add_column("return_lines", _number(name))
    for name in ("return_bonus_basis_points", "returns_approved_below"):
        op.add_column("shops", _number(name))
    # Each is replaced by one that lets more in, before anybody else sees the table.
    for table, name in (
        ("return_lines", "ck_return_lines_quantity_is_positive"),
        ("tender_movements", "ck_tender_movements_moves_as_its_kind"),
    ):
        op.execute(
            f"-- squawk-ignore ban-drop-constraint\nalter table {table} drop constraint {name}"
        )
    check(
        "ck_return_lines_units_add_up",
        "return_lines",
        "least(opened, damaged, missing) >= 0 and opened + damaged <= quantity"
        " and quantity + missing > 0",
    )
    check("ck_returns_bonus_not_negative", "returns", "bonus >= 0 and bonus_basis_points >= 0")
    kinds = f"{BEFORE}, 'returned', 'bonus'"
    check(
        "ck_tender_movements_moves_as_its_kind",
        "tender_movements",
        MOVES_AS_ITS_KIND.format(kinds=kinds),
    )
    for name in ("code", "drop_off_id"):
        create_index(
            op.f(f"ix_returns_{name}"),
            "returns",
            [name],
            postgresql_where=sa.text(f"{name} is not null"),
        )


def downgrade() -> None:
    for name in ("code", "drop_off_id"):
        op.drop_index(op.f(f"ix_returns_{name}"), "returns")
    op.drop_constraint(op.f("ck_tender_movements_moves_as_its_kind"), "tender_movements")
    op.drop_constraint(op.f("ck_returns_bonus_not_negative"), "returns")
    op.drop_constraint(op.f("ck_return_lines_units_add_up"), "return_lines")
    op.create_check_constraint(
        op.f("ck_tender_movements_moves_as_its_kind"),
        "tender_movements",
        MOVES_AS_ITS_KIND.format(kinds=BEFORE),
    )
    op.create_check_constraint(
        op.f("ck_return_lines_quantity_is_positive"), "return_lines", "quantity > 0"
    )
    for name in ("return_bonus_basis_points", "returns_approved_below"):
        op.drop_column("shops", name)
    for name in ("opened", "damaged", "missing"):
        op.drop_column("return_lines", name)
    for name in (
        "code",
        "target",
        "bonus_basis_points",
        "bonus",
        "override",
        "drop_off_id",
        "brought_in_at",
        "location_id",
        "overridden_by",
        "rest_of_id",
        "refunded_at",
    ):
        op.drop_column("returns", name)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default="0", nullable=False)
