"""ask whether anything changed in sets, not pair by pair

A trigger's question "did any of these columns change?" is planned once, for the few rows of the
first statement that asked it. As a join it then went through all pairs of the old and the new
rows: a statement over 17,000 products took more than a minute.
"""

from alembic import op

revision = "5e2f7b90c1a4"
down_revision = "8c1d64b2f0a7"

CHANGES = {
    "count_facets_products_update": "id, status, category_id, brand, kind, maker, size",
    "count_facets_variants_update": "id, product_id, position",
    "count_facets_prices_update": "id, variant_id, channel_id, amount",
    "note_words_products_update": "id, kind, category_id, article_number, attributes, texts",
    "note_words_variants_update": "id, product_id, sku, position, barcode",
    "note_words_categories_update": "id, name, parent_id",
}
# The question is the first that the function asks; what it goes on to do stays as it is.
ASK_IN_SETS = r"""
do $do$ begin
  execute (
    select regexp_replace(
      pg_get_functiondef(to_regproc('{name}')),
      'begin if exists \(.*?\) then',
      'begin if exists (select {columns} from after except select {columns} from before) then'
    )
  );
end $do$
"""


def upgrade() -> None:
    for name, columns in CHANGES.items():
        op.execute(ASK_IN_SETS.format(name=name, columns=columns))


def downgrade() -> None:
    """The functions ask the same in other words, and the revisions before drop them."""
