"""let words mean the same, and find what was searched in vain"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, UUID

from migrations.online import create_index

revision = "6f24d0be9a73"
down_revision = "0d9a52c47be1"

ANY_OF_TERMS = """
create function any_of_terms(terms text[]) returns tsquery language plpgsql immutable
set search_path from current as $$
declare
  term text;
  found tsquery := '';
begin
  foreach term in array terms loop
    found := found || phraseto_tsquery('english', folded(term));
  end loop;
  return found;
end $$
"""
# `words` as a web search reads them, and a query for the beginnings of others. Terms that mean the
# same are put in the place of those that were asked for; a term is known when it is whole.
SEARCH_QUERY = r"""
create function search_query(words text, beginning text) returns tsquery language plpgsql stable
set search_path from current as $$
declare
  asked tsquery := websearch_to_tsquery('english', folded(words))
    && to_tsquery('english', folded(beginning));
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
MISSED = "ix_events_searched_in_vain"


def upgrade() -> None:
    op.execute(ANY_OF_TERMS)
    op.create_table(
        "synonym_groups",
        sa.Column("id", UUID(), primary_key=True),
        sa.Column("terms", ARRAY(sa.Text()), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.Column(
            "meaning", TSQUERY(), sa.Computed("any_of_terms(terms)", persisted=True), nullable=False
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "cardinality(terms) between 2 and 20", name=op.f("ck_synonym_groups_terms_are_some")
        ),
    )
    op.create_index(
        op.f("ix_synonym_groups_created_at_id"),
        "synonym_groups",
        ["created_at", "id"],
        postgresql_where=sa.text("removed_at is null"),
    )
    op.execute(SEARCH_QUERY)
    op.execute(
        "create trigger tell_of_synonyms after insert or update or delete or truncate"
        " on synonym_groups for each statement execute function tell_of_everything()"
    )
    create_index(
        MISSED,
        "events",
        ["at"],
        postgresql_where=sa.text("name = 'Searched' and data @> '{\"results\": 0}'"),
    )


def downgrade() -> None:
    op.drop_index(MISSED, table_name="events")
    op.execute("drop function search_query(text, text)")
    op.drop_table("synonym_groups")
    op.execute("drop function any_of_terms(text[])")
