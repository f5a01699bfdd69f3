"""let staff be invited and limited, refunds be seen by four eyes, and acts of staff be logged"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

revision = "4c8e17d25ab9"
down_revision = "3f8a61c0d9e2"

NEVER_ALTERED = """
create function refuse_to_alter_the_log() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is only appended to.';
end $$
"""
WORDS = (
    "to_tsvector('simple'::regconfig, act || ' ' || coalesce(object_type, ''))"
    " || jsonb_to_tsvector('simple'::regconfig, coalesce(before, '{}'), '[\"all\"]')"
    " || jsonb_to_tsvector('simple'::regconfig, coalesce(after, '{}'), '[\"all\"]')"
)


def _created_at() -> sa.Column:
    now = sa.text("now()")
    return sa.Column("created_at", sa.DateTime(timezone=True), server_default=now, nullable=False)


def upgrade() -> None:
    _terms_of_accounts()
    _invitations()
    _refund_requests()
    _audit_entries()


def _terms_of_accounts() -> None:
    grants = sa.ARRAY(sa.Text())
    op.add_column("accounts", sa.Column("grants", grants, server_default="{}", nullable=False))
    op.add_column("accounts", sa.Column("refund_cap", sa.BigInteger()))
    op.add_column("accounts", sa.Column("refund_cap_currency", sa.Text()))
    for name, rule in (
        ("refund_cap_not_negative", "refund_cap >= 0"),
        ("refund_cap_has_currency", "num_nulls(refund_cap, refund_cap_currency) in (0, 2)"),
    ):
        op.create_check_constraint(op.f(f"ck_accounts_{name}"), "accounts", rule)


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("store_id", sa.Uuid()),
        sa.Column("grants", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("refund_cap", sa.BigInteger()),
        sa.Column("refund_cap_currency", sa.Text()),
        sa.Column("invited_by", sa.Uuid(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True)),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        _created_at(),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["accounts.id"], name=op.f("fk_invitations_invited_by")
        ),
        sa.ForeignKeyConstraint(
            ["store_id"], ["locations.id"], name=op.f("fk_invitations_store_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    op.create_index(op.f("ix_invitations_invited_by"), "invitations", ["invited_by"])
    op.create_index(
        "uq_invitations_open",
        "invitations",
        ["email"],
        unique=True,
        postgresql_where=sa.text("accepted_at is null and revoked_at is null"),
    )
    op.add_column("email_proofs", sa.Column("invitation_id", sa.Uuid()))
    op.create_foreign_key(
        op.f("fk_email_proofs_invitation_id"),
        "email_proofs",
        "invitations",
        ["invitation_id"],
        ["id"],
    )


def _refund_requests() -> None:
    op.create_table(
        "refund_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("return_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("in_all", sa.BigInteger(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("answer", sa.Text()),
        _created_at(),
        sa.CheckConstraint("amount > 0", name=op.f("ck_refund_requests_amount_is_positive")),
        sa.CheckConstraint("decided_by <> requested_by", name=op.f("ck_refund_requests_four_eyes")),
        sa.CheckConstraint(
            "(status = 'pending') = (decided_by is null)"
            " and (decided_by is null) = (decided_at is null)",
            name=op.f("ck_refund_requests_decided_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("fk_refund_requests_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by"], ["accounts.id"], name=op.f("fk_refund_requests_requested_by")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["returns.id"], name=op.f("fk_refund_requests_return_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund_requests")),
    )
    op.create_index(op.f("ix_refund_requests_return_id"), "refund_requests", ["return_id"])
    op.create_index(
        op.f("ix_refund_requests_requested_at_id"), "refund_requests", ["requested_at", "id"]
    )
    op.create_index(
        "uq_refund_requests_open",
        "refund_requests",
        ["return_id"],
        unique=True,
        postgresql_where=sa.text("status = 'pending'"),
    )


def _audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("roles", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("object_type", sa.Text()),
        sa.Column("object_id", sa.Text()),
        sa.Column("before", JSONB()),
        sa.Column("after", JSONB()),
        sa.Column("request_id", sa.Text()),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("words", TSVECTOR(), sa.Computed(WORDS, persisted=True), nullable=False),
        _created_at(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index(op.f("ix_audit_entries_at_id"), "audit_entries", ["at", "id"])
    op.create_index(op.f("ix_audit_entries_actor_id_at"), "audit_entries", ["actor_id", "at"])
    op.create_index(op.f("ix_audit_entries_object_id"), "audit_entries", ["object_id"])
    op.create_index(
        op.f("ix_audit_entries_words"), "audit_entries", ["words"], postgresql_using="gin"
    )
    op.execute(NEVER_ALTERED)
    op.execute(
        "create trigger is_only_appended_to before update or delete or truncate on audit_entries"
        " for each statement execute function refuse_to_alter_the_log()"
    )


def downgrade() -> None:
    op.drop_table("audit_entries")
    op.execute("drop function refuse_to_alter_the_log()")
    op.drop_table("refund_requests")
    op.drop_column("email_proofs", "invitation_id")
    op.drop_table("invitations")
    for name in ("refund_cap_currency", "refund_cap", "grants"):
        op.drop_column("accounts", name)
