"""add the job queue"""

from alembic import op

from migrations import job_queue

revision = "7b1d40c2e6aa"
down_revision = "c517d2a959f7"


def upgrade() -> None:
    for statement in job_queue.install():
        op.execute(statement)


def downgrade() -> None:
    for statement in job_queue.UNINSTALL:
        op.execute(statement)
