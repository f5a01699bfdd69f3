"""let the owner set up the shop and write its legal pages"""

import sqlalchemy as sa
from alembic import op

revision = "c41e7f90ab35"
down_revision = "7d20c5be41f9"

TOLD = (
    *("company", "postal_address", "represented_by", "register_entry", "vat_number"),
    *("email", "phone", "mail_name", "mail_address"),
)
KEEP = """
create function keep_legal_texts() returns trigger language plpgsql as $$
begin
  raise exception 'A legal text is never changed: write a new version.';
end $$
"""


def upgrade() -> None:
    op.add_column(
        "shops", sa.Column("revision", sa.BigInteger(), server_default="1", nullable=False)
    )
    for name in TOLD:
        op.add_column("shops", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.create_table(
        "legal_texts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("in_force_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "in_force_at >= written_at", name=op.f("ck_legal_texts_never_looks_back")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_texts")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_legal_texts_kind_number")),
    )
    op.execute(KEEP)
    op.execute(
        "create trigger keep_legal_texts before update or delete on legal_texts"
        " for each statement execute function keep_legal_texts()"
    )
    op.execute(
        "create trigger tell_of_legal_texts after insert on legal_texts"
        " for each statement execute function tell_of_everything()"
    )


def downgrade() -> None:
    op.drop_table("legal_texts")
    op.execute("drop function keep_legal_texts()")
    for name in reversed(TOLD):
        op.drop_column("shops", name)
    op.drop_column("shops", "revision")
