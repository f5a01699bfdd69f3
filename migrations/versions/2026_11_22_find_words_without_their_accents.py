"""find words without their accents, and products by their variants and categories"""

import sqlalchemy as sa
from alembic import op

revision = "e61b7f3c8d25"
down_revision = "b83f5d20e9c4"

TIERS = range(5)

FOLDED = r"""
create function folded(text) returns text language sql immutable parallel safe as $$
  select translate(replace(replace(replace(replace(
    lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g')),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđıð', 'oldid')
$$
"""
SEARCHED = (
    "setweight(to_tsvector('english'::regconfig, folded(name)), 'A')"
    " || to_tsvector('english'::regconfig, folded(keywords || ' ' || found_by))"
)
SEARCHED_BEFORE = "to_tsvector('english'::regconfig, name || ' ' || keywords)"

NAMED = """
recursive shelves as (
  select id, name as names from categories where parent_id is null
  union all
  select c.id, c.name || ' ' || s.names from categories c join shelves s on s.id = c.parent_id
)
"""
CODES = (
    "string_agg(concat_ws(' ', nullif(v.sku, p.article_number), v.barcode), ' '"
    " order by v.position, v.sku)"
)
HAVE_CODES = "(v.sku <> p.article_number or v.barcode is not null)"
# Of what is said to be true, the word for it: "organic".
ATTRIBUTES = """
(select string_agg(
   case when jsonb_typeof(value) = 'boolean' then replace(key, '_', ' ') else value #>> '{}' end,
   ' ' order by key
 ) from jsonb_each(p.attributes) where value <> 'false')
"""
NAMES = "(select string_agg(value ->> 'name', ' ' order by key) from jsonb_each(p.texts))"
WORDS = f"concat_ws(' ', p.kind, s.names, p.article_number, codes.codes, {ATTRIBUTES}, {NAMES})"
VIEW = f"""
create view found_by_words as
with {NAMED}
select p.id as product_id, {WORDS} as words
from products p join shelves s on s.id = p.category_id
left join lateral (
  select {CODES} as codes from variants v where v.product_id = p.id and {HAVE_CODES}
) codes on true
"""


def note(products: str) -> str:
    """Of `products`, a query for their ids. In sets: a load of many rows may have no indexes."""
    return f"""
    with {NAMED.replace("recursive ", "recursive changed as (" + products + "), ")}
    update products found set found_by = noted.words
    from (
      select p.id, {WORDS} as words
      from products p join changed on changed.id = p.id join shelves s on s.id = p.category_id
      left join (
        select v.product_id, {CODES} as codes
        from variants v join changed on changed.id = v.product_id
        join products p on p.id = v.product_id
        where {HAVE_CODES}
        group by v.product_id
      ) codes on codes.product_id = p.id
    ) noted
    where noted.id = found.id and found.found_by <> noted.words
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


OF_PRODUCTS = """
select a.id from after a join before b using (id)
where (a.kind, a.category_id, a.article_number, a.attributes, a.texts)
  <> (b.kind, b.category_id, b.article_number, b.attributes, b.texts)
"""
OF_CATEGORIES = """
with recursive named as (
  select a.id from after a join before b using (id)
  where (a.name, a.parent_id) is distinct from (b.name, b.parent_id)
  union
  select c.id from categories c join named on named.id = c.parent_id
)
select p.id from products p join named on named.id = p.category_id
"""
CHANGED_VARIANTS = """
select a.product_id as id from after a join before b using (id)
where (a.product_id, a.sku, a.position, a.barcode)
  is distinct from (b.product_id, b.sku, b.position, b.barcode)
union
select b.product_id from after a join before b using (id) where a.product_id <> b.product_id
"""
TRIGGERS = (
    ("products", "update", "old table as before new table as after", OF_PRODUCTS),
    ("categories", "update", "old table as before new table as after", OF_CATEGORIES),
    ("variants", "insert", "new table as after", "select distinct product_id as id from after"),
    ("variants", "update", "old table as before new table as after", CHANGED_VARIANTS),
    ("variants", "delete", "old table as before", "select distinct product_id as id from before"),
)


def upgrade() -> None:
    op.execute(FOLDED)
    found_by = sa.Column("found_by", sa.Text(), nullable=False, server_default="")
    op.add_column("products", found_by)
    op.execute(VIEW)
    for table, action, referencing, products in TRIGGERS:
        name = f"note_words_{table}_{action}"
        op.execute(
            f"create function {name}() returns trigger language plpgsql as $$"
            f" begin if exists ({products}) then"
            f" {planned_anew(note(products), 'before' if action == 'delete' else 'after')}"
            " end if; return null; end $$"
        )
        op.execute(
            f"create trigger {name} after {action} on {table} referencing {referencing}"
            f" for each statement execute function {name}()"
        )
    _search_by(SEARCHED)
    # The demo's keywords were what its products are found by.
    op.execute(
        "update products set found_by = words, keywords = '' from found_by_words"
        " where product_id = id"
    )


def downgrade() -> None:
    for table, action, _, _ in TRIGGERS:
        op.execute(f"drop trigger note_words_{table}_{action} on {table}")
        op.execute(f"drop function note_words_{table}_{action}()")
    op.execute("drop view found_by_words")
    op.execute("update products set keywords = found_by where keywords = ''")
    _search_by(SEARCHED_BEFORE)
    op.drop_column("products", "found_by")
    op.execute("drop function folded(text)")


def _search_by(expression: str) -> None:
    """A shop that serves is kept waiting for as long as its products are rewritten: some seconds
    for a hundred thousand."""
    for tier in TIERS:
        op.drop_index(op.f(f"ix_products_search_{tier}"), table_name="products")
    op.execute("-- squawk-ignore ban-drop-column\nalter table products drop column search")
    op.execute(
        "-- squawk-ignore adding-field-with-default, constraint-missing-not-valid\n"
        "alter table products add column search tsvector not null"
        f" generated always as ({expression}) stored"
    )
    for tier in TIERS:
        listed = f"status = 'listed' and tier = {tier}"
        op.execute(
            "-- squawk-ignore require-concurrent-index-creation\n"
            f"create index ix_products_search_{tier} on products using gin (search) where {listed}"
        )
