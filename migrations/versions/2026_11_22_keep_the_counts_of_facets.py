"""keep the counts of facets"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0d9a52c47be1"
down_revision = "e61b7f3c8d25"

STEPS = (0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 50)
PLACES = {0: "JPY KRW CLP VND ISK", 3: "KWD BHD TND"}


def _steps(places: int) -> str:
    return f"array[{', '.join(str(step * 10**places) for step in STEPS)}]::bigint[]"


PRICE_STEPS = f"""
create function price_steps(currency text) returns bigint[] language sql immutable as $$
  select case
    when currency = any (string_to_array('{PLACES[0]}', ' ')) then {_steps(0)}
    when currency = any (string_to_array('{PLACES[3]}', ' ')) then {_steps(3)}
    else {_steps(2)} end
$$
"""
COLUMNS = "channel_id, category_id, facet, value"


def counted(products: str, variants: str, prices: str, sign: str = "") -> str:
    """How many products of `products` there are, by their own category."""
    return f"""
    select r.channel_id, p.category_id, f.facet, f.value, {sign}count(*) as number
    from {products} p
    join {variants} v on v.product_id = p.id and v.position = 0
    join {prices} r on r.variant_id = v.id
    join channels m on m.id = r.channel_id
    cross join lateral (values
      ('brand', p.brand::text), ('kind', p.kind), ('maker', p.maker::text), ('size', p.size),
      ('price', width_bucket(r.amount, price_steps(m.currency))::text)
    ) f (facet, value)
    where p.status = 'listed' and f.value is not null
    group by 1, 2, 3, 4
    """


def on_all_levels(changes: str) -> str:
    """The same for the categories above, and for the whole shop."""
    return f"""
    with recursive changes as materialized ({changes}),
    shelves as (
      select id as leaf, id, parent_id from categories
      where id in (select category_id from changes)
      union
      select s.leaf, c.id, c.parent_id from shelves s join categories c on c.id = s.parent_id
    ),
    levels as (select leaf, id from shelves union select leaf, null from shelves)
    select channel_id, levels.id as category_id, facet, value, sum(number)::bigint as number
    from changes join levels on levels.leaf = changes.category_id
    group by 1, 2, 3, 4 having sum(number) <> 0
    """


VIEW = (
    f"create view facets_counted_anew as {on_all_levels(counted('products', 'variants', 'prices'))}"
)

RECOUNT = f"""
create function recount_facets() returns void language plpgsql as $$
begin
  -- Waits for those who are changing something, and they wait for us.
  lock table facet_counts in share row exclusive mode;
  delete from facet_counts;
  insert into facet_counts (id, {COLUMNS}, number)
  select gen_random_uuid(), {COLUMNS}, number from facets_counted_anew;
end $$
"""
ADD_UP = f"""
create function add_up_facets() returns void language sql as $$
  with several as (
    select {COLUMNS} from facet_counts group by {COLUMNS} having count(*) > 1 or sum(number) = 0
  ), gone as (
    delete from facet_counts f using several s
    where f.channel_id = s.channel_id and f.category_id is not distinct from s.category_id
      and f.facet = s.facet and f.value = s.value
    returning f.channel_id, f.category_id, f.facet, f.value, f.number
  )
  insert into facet_counts (id, {COLUMNS}, number)
  select gen_random_uuid(), {COLUMNS}, sum(number) from gone group by {COLUMNS}
  having sum(number) <> 0
$$
"""

# What a change of products counts by. Most changes are of something else.
COUNTED = "{0}.status, {0}.category_id, {0}.brand, {0}.kind, {0}.maker, {0}.size"
OTHERS = (
    "select {of}.* from before b join after a using (id)"
    f" where ({COUNTED.format('a')}) is distinct from ({COUNTED.format('b')})"
)
BEFORE, AFTER = OTHERS.format(of="b"), OTHERS.format(of="a")
# Whoever changes a price waits for whoever is changing its variant or product, and the other way
# round: each then counts by what the other left.
HELD = """
select from products where id in (
  select product_id from variants where id in (select variant_id from {rows})
) order by id for share
"""


def planned_anew(statement: str, rows: str) -> str:
    """Planned for as many `rows` as there are: a load is not joined row by row, as the statistics
    of tables that were empty a moment ago would have it."""
    return (
        "perform set_config('enable_nestloop', case when (select count(*) from"
        f" (select from {rows} limit 501) few) > 500 then 'off' else 'on' end, true);"
        f" execute $statement$ {statement.rstrip().rstrip(';')} $statement$;"
        " perform set_config('enable_nestloop', 'on', true);"
    )


def add(changes: str, rows: str = "after") -> str:
    return planned_anew(
        f"insert into facet_counts (id, {COLUMNS}, number)"
        f" select gen_random_uuid(), {COLUMNS}, number from ({on_all_levels(changes)}) counts",
        rows,
    )


def held(rows: str) -> str:
    return planned_anew(HELD.format(rows=rows), rows)


def both(before: tuple[str, str, str], after: tuple[str, str, str]) -> str:
    return add(f"{counted(*before, sign='-')} union all {counted(*after)}")


BOTH = "old table as before new table as after"
VARIANTS_HELD = (
    "perform 1 from products where id in (select product_id from before union"
    " select product_id from after) order by id for no key update;"
)
MOVED = "(select {0}.* from before b join after a using (id) where (a.product_id, a.position) <>"
MOVED += " (b.product_id, b.position))"
REPRICED = "(select {0}.* from before b join after a using (id) where (a.variant_id, a.channel_id,"
REPRICED += " a.amount) <> (b.variant_id, b.channel_id, b.amount))"
TRIGGERS = {
    ("products", "update"): (
        BOTH,
        f"if exists ({AFTER}) then "
        + both((f"({BEFORE})", "variants", "prices"), (f"({AFTER})", "variants", "prices"))
        + " end if;",
    ),
    ("variants", "update"): (
        BOTH,
        f"if exists (select from {MOVED.format('a')} moved) then {VARIANTS_HELD}"
        + both(("products", MOVED.format("b"), "prices"), ("products", MOVED.format("a"), "prices"))
        + " end if;",
    ),
    ("prices", "insert"): (
        "new table as after",
        held("after") + add(counted("products", "variants", "after")),
    ),
    ("prices", "delete"): (
        "old table as before",
        held("before") + add(counted("products", "variants", "before", sign="-"), "before"),
    ),
    ("prices", "update"): (
        BOTH,
        f"if exists (select from {REPRICED.format('a')} repriced) then "
        + held("after")
        + both(
            ("products", "variants", REPRICED.format("b")),
            ("products", "variants", REPRICED.format("a")),
        )
        + " end if;",
    ),
    ("categories", "update"): (
        BOTH,
        "if exists (select from before b join after a using (id)"
        " where a.parent_id is distinct from b.parent_id) then perform recount_facets(); end if;",
    ),
    ("channels", "update"): (
        BOTH,
        "if exists (select from before b join after a using (id) where a.currency <> b.currency)"
        " then perform recount_facets(); end if;",
    ),
}


def upgrade() -> None:
    now = sa.text("now()")
    op.create_table(
        "facet_counts",
        sa.Column("id", UUID(), primary_key=True),
        sa.Column("channel_id", UUID(), nullable=False),
        sa.Column("category_id", UUID()),
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], ondelete="CASCADE"),
    )
    op.create_index(
        op.f("ix_facet_counts_channel_id_category_id"),
        "facet_counts",
        ["channel_id", "category_id"],
        postgresql_include=["facet", "value", "number"],
    )
    op.execute(PRICE_STEPS)
    op.execute(VIEW)
    op.execute(RECOUNT)
    op.execute(ADD_UP)
    for (table, action), (referencing, body) in TRIGGERS.items():
        name = f"count_facets_{table}_{action}"
        op.execute(
            f"create function {name}() returns trigger language plpgsql as $$"
            f" begin {body} return null; end $$"
        )
        op.execute(
            f"create trigger {name} after {action} on {table} referencing {referencing}"
            f" for each statement execute function {name}()"
        )
    op.execute(
        "create function count_no_facets() returns trigger language plpgsql as $$"
        " begin delete from facet_counts; return null; end $$"
    )
    for table in ("products", "variants", "prices"):
        op.execute(
            f"create trigger count_no_facets after truncate on {table}"
            " for each statement execute function count_no_facets()"
        )
    op.execute("select recount_facets()")


def downgrade() -> None:
    for table, action in TRIGGERS:
        op.execute(f"drop trigger count_facets_{table}_{action} on {table}")
        op.execute(f"drop function count_facets_{table}_{action}()")
    for table in ("products", "variants", "prices"):
        op.execute(f"drop trigger count_no_facets on {table}")
    op.execute("drop function count_no_facets()")
    op.execute("drop function add_up_facets()")
    op.execute("drop function recount_facets()")
    op.execute("drop view facets_counted_anew")
    op.execute("drop function price_steps(text)")
    op.drop_table("facet_counts")
