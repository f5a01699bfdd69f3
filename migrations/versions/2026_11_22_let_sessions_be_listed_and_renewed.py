"""let sessions be listed and renewed, addresses proven, tries counted, and second factors set up"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "b63f1e0d7c24"
down_revision = "e0b7c65d2f18"

WHEN = sa.DateTime(timezone=True)
NOW = sa.text("now()")


def upgrade() -> None:
    op.add_column("accounts", sa.Column("email_proven_at", WHEN, nullable=True))
    _grow_sessions()
    _add_refresh_tokens()
    _add_email_proofs()
    _add_tries()
    _add_second_factors()
    op.create_index(
        "ix_orders_of_guests", "orders", ["email"], postgresql_where=sa.text("customer_id is null")
    )


def _grow_sessions() -> None:
    for name in ("token_expires_at", "used_at", "fresh_until"):
        op.add_column("login_sessions", sa.Column(name, WHEN, nullable=True))
    for name, value in (("touchpoint", "web"), ("device", "unknown"), ("client", "")):
        kind = sa.String(32) if name == "touchpoint" else sa.Text()
        column = sa.Column(name, kind, nullable=False, server_default=value)
        op.add_column("login_sessions", column)
        op.alter_column("login_sessions", name, server_default=None)
    # Logged in for thirty days from then on, whoever it was; staff now are for half an hour.
    op.execute(
        """
        update login_sessions s set expires_at = least(expires_at, now() + interval '30 minutes')
        from accounts a where a.id = s.account_id and a.roles <> array['customer']
        """
    )
    op.create_index("ix_login_sessions_expires_at", "login_sessions", ["expires_at"])


def _add_refresh_tokens() -> None:
    op.create_table(
        "refresh_tokens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("used_at", WHEN, nullable=True),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["login_sessions.id"],
            name="fk_refresh_tokens_session_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_refresh_tokens"),
        sa.UniqueConstraint("token_digest", name="uq_refresh_tokens_token_digest"),
    )
    op.create_index("ix_refresh_tokens_session_id", "refresh_tokens", ["session_id"])


def _add_email_proofs() -> None:
    op.create_table(
        "email_proofs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("expires_at", WHEN, nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("joins_loyalty", sa.Boolean(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("used_at", WHEN, nullable=True),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_email_proofs_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_email_proofs"),
        sa.UniqueConstraint("token_digest", name="uq_email_proofs_token_digest"),
    )
    op.create_index("ix_email_proofs_expires_at", "email_proofs", ["expires_at"])


def _add_tries() -> None:
    op.create_table(
        "tries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("until", WHEN, nullable=False),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tries"),
        sa.UniqueConstraint("key", name="uq_tries_key"),
    )
    op.create_index("ix_tries_until", "tries", ["until"])


def _add_second_factors() -> None:
    op.create_table(
        "second_factors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_secret", sa.Text(), nullable=False),
        sa.Column("sealed_next", sa.Text(), nullable=True),
        sa.Column("confirmed_at", WHEN, nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("paper_digests", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", WHEN, server_default=NOW, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_second_factors_account_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_second_factors"),
        sa.UniqueConstraint("account_id", name="uq_second_factors_account_id"),
    )


def downgrade() -> None:
    op.drop_index("ix_orders_of_guests", "orders")
    for table in ("second_factors", "tries", "email_proofs", "refresh_tokens"):
        op.drop_table(table)
    op.drop_index("ix_login_sessions_expires_at", "login_sessions")
    for name in ("client", "device", "touchpoint", "fresh_until", "used_at", "token_expires_at"):
        op.drop_column("login_sessions", name)
    op.drop_column("accounts", "email_proven_at")
