"""begin with any letters, also those that are a word of no meaning by themselves"""

from alembic import op

revision = "3b0e9c57a6d4"
down_revision = "6f24d0be9a73"

BEFORE = r"""
    && to_tsquery('english', folded(beginning));
"""
# "am" is a word that says nothing, and the beginning of "amber".
AFTER = r"""
    && case when numnode(to_tsquery('english', folded(beginning))) > 0
       then to_tsquery('english', folded(beginning))
       else to_tsquery('simple', folded(beginning)) end;
"""
SEARCH_QUERY = r"""
create or replace function search_query(words text, beginning text)
returns tsquery language plpgsql stable set search_path from current as $$
declare
  asked tsquery := websearch_to_tsquery('english', folded(words)){beginning}
  whole text := folded(words || ' ' || regexp_replace(beginning, '[''&:*]+', ' ', 'g'));
  said tsvector := to_tsvector('english', whole);
  meant tsquery;
  known record;
begin
  for known in
    select plainto_tsquery('english', folded(term)) as term, meaning
    from synonym_groups, unnest(terms) as term
    where removed_at is null and said @@ meaning
      and said @@ phraseto_tsquery('english', folded(term))
    order by length(term) desc, term limit 20
  loop
    meant := ts_rewrite(
      coalesce(meant, websearch_to_tsquery('english', whole)), known.term, known.meaning
    );
  end loop;
  return case when meant is null then asked else asked || meant end;
end $$
"""


def upgrade() -> None:
    op.execute(SEARCH_QUERY.format(beginning=AFTER))


def downgrade() -> None:
    op.execute(SEARCH_QUERY.format(beginning=BEFORE))
