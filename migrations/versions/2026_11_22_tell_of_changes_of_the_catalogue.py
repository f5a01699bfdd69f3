"""tell of changes of the catalogue"""

from collections.abc import Iterator

from alembic import op

revision = "5d2c81f0a9b6"
down_revision = "f27ab0419c6d"

# What a shopper is shown of a stock: `MOST_TOLD` of the resolvers, and nothing below zero.
TOLD = "greatest(0, least(on_hand - allocated, 99))"

PRODUCT_OF = {
    "products": "id",
    "variants": "product_id",
    "prices": "(select v.product_id from variants v where v.id = variant_id)",
    "stock": "(select v.product_id from variants v where v.id = variant_id)",
}
STRUCTURE = (
    "categories",
    "channels",
    "delivery_methods",
    "locations",
    "shops",
    "search_words",
)
ROWS = {
    "insert": "select * from after",
    "update": "(table after except table before) union all (table before except table after)",
    "delete": "select * from before",
}
REFERENCING = {
    "insert": "new table as after",
    "update": "old table as before new table as after",
    "delete": "old table as before",
}

# Counted before anything is looked up: a load of many rows may run without indexes.
ARE_MANY = "(select count(*) from (select from {rows} limit 51) few) > 50"
SEEN = {"insert": "after", "update": "after", "delete": "before"}

# The news name the products, or everything (`*`) when they are many. `m` says that lists may
# change as well, `s` that only what is shown of these products did.
TELL = """
create function tell_of_products(kind text, ids uuid[]) returns void language plpgsql as $$
begin
  if array_position(ids, null) is not null then
    perform pg_notify('patron_catalog', '*');
  elsif cardinality(ids) > 0 then
    perform pg_notify('patron_catalog', kind || ':' || array_to_string(ids, ','));
  end if;
end $$
"""
TELL_EVERYTHING = """
create function tell_of_everything() returns trigger language plpgsql as $$
begin
  perform pg_notify('patron_catalog', '*');
  return null;
end $$
"""
TELL_STOCK = f"""
create function tell_of_stock_update() returns trigger language plpgsql as $$
declare
  shown uuid[];
  moved uuid[];
begin
  if {ARE_MANY.format(rows="after")} then
    perform pg_notify('patron_catalog', '*');
    return null;
  end if;
  select array_agg(distinct v.product_id) filter (where (was > 0) = (now > 0)),
         array_agg(distinct v.product_id) filter (where (was > 0) <> (now > 0))
    into shown, moved
    from (select id, variant_id, location_id, {TOLD} as was from before) b
    full join (select id, variant_id, location_id, {TOLD} as now from after) a
      using (id, variant_id, location_id)
    join variants v on v.id = variant_id
   where was is distinct from now;
  if shown is not null then
    perform tell_of_products('s', shown);
  end if;
  if moved is not null then
    perform tell_of_products('m', moved);
  end if;
  return null;
end $$
"""


def functions() -> Iterator[tuple[str, str]]:
    """Name and text of each trigger function."""
    yield "tell_of_everything", TELL_EVERYTHING
    yield "tell_of_stock_update", TELL_STOCK
    for table, product in PRODUCT_OF.items():
        for action, rows in ROWS.items():
            if (table, action) != ("stock", "update"):
                name = f"tell_of_{table}_{action}"
                named = f"array(select distinct {product} from ({rows}) r)"
                told = (
                    f"if {ARE_MANY.format(rows=SEEN[action])}"
                    " then perform pg_notify('patron_catalog', '*');"
                    f" else perform tell_of_products('m', {named}); end if;"
                )
                yield name, _trigger(name, told)
    for table in STRUCTURE:
        for action, rows in ROWS.items():
            name = f"tell_of_{table}_{action}"
            told = f"if exists ({rows}) then perform pg_notify('patron_catalog', '*'); end if;"
            yield name, _trigger(name, told)


def _trigger(name: str, body: str) -> str:
    return (
        f"create function {name}() returns trigger language plpgsql as $$"
        f" begin {body} return null; end $$"
    )


def upgrade() -> None:
    op.execute(TELL)
    for _, text in functions():
        op.execute(text)
    for table in (*PRODUCT_OF, *STRUCTURE):
        for action, referencing in REFERENCING.items():
            name = f"tell_of_{table}_{action}"
            op.execute(
                f"create trigger {name} after {action} on {table}"
                f" referencing {referencing} for each statement execute function {name}()"
            )
        op.execute(
            f"create trigger tell_of_{table}_truncate after truncate on {table}"
            " for each statement execute function tell_of_everything()"
        )


def downgrade() -> None:
    for table in (*PRODUCT_OF, *STRUCTURE):
        for action in (*REFERENCING, "truncate"):
            op.execute(f"drop trigger tell_of_{table}_{action} on {table}")
    for name, _ in functions():
        op.execute(f"drop function {name}()")
    op.execute("drop function tell_of_products(text, uuid[])")
