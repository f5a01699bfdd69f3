"""Whoever changes prices holds the variants first, and their products after that.

Whoever moves a variant holds it before its product. Prices held the product first, and the variant
only when the change of the price was noted: the two could wait for one another.
"""

from alembic import op

revision = "7b1f0d8c42ae"
down_revision = "e1c7a94d5b03"

CHANGES = {"insert": "new", "delete": "old", "update": "new"}
HELD = "select from variants where id in (select variant_id from changed) order by id for key share"
# Planned for as many rows as there are, as `count_facets_prices_*` are.
HOLD = f"""
create function hold_priced_variants() returns trigger language plpgsql as $$
begin
  perform set_config('enable_nestloop', case when (select count(*) from
    (select from changed limit 501) few) > 500 then 'off' else 'on' end, true);
  execute '{HELD}';
  perform set_config('enable_nestloop', 'on', true);
  return null;
end $$
"""


def trigger_of(action: str) -> str:
    """Triggers of one table fire in the order of their names: this one before `count_...`."""
    return f"before_counting_hold_variants_{action}"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute(HOLD)
    for action, image in CHANGES.items():
        op.execute(
            f"create trigger {trigger_of(action)} after {action} on prices"
            f" referencing {image} table as changed"
            " for each statement execute function hold_priced_variants()"
        )


def downgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    for action in CHANGES:
        op.execute(f"drop trigger {trigger_of(action)} on prices")
    op.execute("drop function hold_priced_variants()")
