"""tell buyers of each step as they choose"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "a94d17c6e0b2"
down_revision = "4a8d1c6f90b2"

STEPS = [
    "confirmed",
    "changed",
    "cancelled",
    "shipped",
    "out_for_delivery",
    "delayed",
    "delivery_failed",
    "delivered",
    "ready_for_pickup",
    "return_approved",
    "return_rejected",
    "return_received",
    "refunded",
]


def upgrade() -> None:
    op.create_table(
        "push_subscriptions",
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("endpoint", "p256dh", "auth")),
        sa.Column("id", sa.Uuid(), nullable=False),
        _moment("created_at", nullable=False, server_default=sa.text("now()")),
        _belongs("push_subscriptions", "customer_id", "customers"),
        _belongs("push_subscriptions", "session_id", "login_sessions", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscriptions")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_subscriptions_endpoint")),
    )
    for column in ("customer_id", "session_id"):
        op.create_index(op.f(f"ix_push_subscriptions_{column}"), "push_subscriptions", [column])
    op.create_table(
        "notice_choices",
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        *_kinds(),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _moment("created_at", nullable=False, server_default=sa.text("now()")),
        _belongs("notice_choices", "customer_id", "customers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_choices")),
        sa.UniqueConstraint(
            "customer_id",
            "step",
            "channel",
            name=op.f("uq_notice_choices_customer_id_step_channel"),
        ),
    )
    _outbox()


def _outbox() -> None:
    op.create_table(
        "order_notices",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        *_kinds(),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("push_subscription_id", sa.Uuid(), nullable=True),
        sa.Column("facts", JSONB(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        *(_moment(name) for name in ("due_at", "sent_at", "failed_at")),
        sa.Column("problem", sa.Text(), nullable=True),
        _moment("read_at"),
        sa.Column("id", sa.Uuid(), nullable=False),
        _moment("created_at", nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint(
            "num_nonnulls(due_at, sent_at, failed_at) = 1",
            name=op.f("ck_order_notices_is_in_one_place"),
        ),
        sa.CheckConstraint(
            "channel = 'email' or customer_id is not null",
            name=op.f("ck_order_notices_guests_are_told_by_mail"),
        ),
        _belongs("order_notices", "order_id", "orders"),
        _belongs("order_notices", "customer_id", "customers"),
        _belongs("order_notices", "push_subscription_id", "push_subscriptions", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_notices")),
        sa.UniqueConstraint(
            "order_id",
            "step",
            "channel",
            "reference",
            name=op.f("uq_order_notices_order_id_step_channel_reference"),
        ),
    )
    for name, columns, where in (
        ("due", ["due_at"], "due_at is not null"),
        ("failed", ["failed_at", "id"], "failed_at is not null"),
        ("push_subscription_id", ["push_subscription_id"], "push_subscription_id is not null"),
        ("in_app", ["customer_id", "created_at", "id"], "channel = 'in_app'"),
    ):
        where_ = sa.text(where)
        op.create_index(
            f"ix_order_notices_{name}", "order_notices", columns, postgresql_where=where_
        )


def downgrade() -> None:
    for table in ("order_notices", "notice_choices", "push_subscriptions"):
        op.drop_table(table)


def _kinds() -> list[sa.Column[Any]]:
    steps = sa.Enum(*STEPS, name="noticestep", native_enum=False, length=32)
    channels = sa.Enum(
        "email", "push", "in_app", name="noticechannel", native_enum=False, length=32
    )
    return [
        sa.Column("step", steps, nullable=False),
        sa.Column("channel", channels, nullable=False),
    ]


def _moment(name: str, nullable: bool = True, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, **more)


def _belongs(table: str, column: str, to: str, **more: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), **more
    )
