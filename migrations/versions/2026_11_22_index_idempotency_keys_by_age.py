"""index idempotency keys by age, so that old ones are pruned without reading all"""

from alembic import op

revision = "5c0e7a91b3d4"
down_revision = "b63f1e0d7c24"


def upgrade() -> None:
    op.create_index(op.f("ix_idempotency_keys_created_at"), "idempotency_keys", ["created_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_idempotency_keys_created_at"), table_name="idempotency_keys")
