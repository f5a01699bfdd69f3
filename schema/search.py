"""What merchandisers keep so that things are found, as the API shows it."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import search as model
from models.viewer import Grant
from resolvers import synonyms
from schema.errors import ChangedMeanwhile, KeyRefused, NotFound
from schema.fields import mutation, query, served_from
from schema.paging import connection


@served_from(model.SynonymGroup)
class SynonymGroup:
    """Terms that mean the same: whoever searches for one of them finds them all."""

    gid: strawberry.ID = strawberry.field(name="id")
    terms: list[str]
    revision: int
    is_removed: bool


@served_from(synonyms.MissedSearch)
class MissedSearch:
    """What found nothing: how often, in how many visits that may be told apart, and last when."""

    text: str
    searches: int
    visits: int
    last_at: datetime


SynonymGroupConnection = connection(SynonymGroup, "SynonymGroup")
SaveSynonymsResult = Annotated[
    SynonymGroup | NotFound | ChangedMeanwhile | KeyRefused, strawberry.union("SaveSynonymsResult")
]
RemoveSynonymsResult = Annotated[
    SynonymGroup | NotFound | ChangedMeanwhile | KeyRefused,
    strawberry.union("RemoveSynonymsResult"),
]


@strawberry.type
class SearchQueries:
    synonym_groups = query(
        synonyms.synonym_groups, returns=SynonymGroupConnection, allow=[Grant.EDIT_CATALOG]
    )
    missed_searches = query(
        synonyms.missed_searches, returns=list[MissedSearch], allow=[Grant.EDIT_CATALOG]
    )


@strawberry.type
class SearchMutations:
    save_synonyms = mutation(
        synonyms.save_synonyms,
        returns=SaveSynonymsResult,
        allow=[Grant.EDIT_CATALOG],
        idempotent=model.SynonymGroup,
    )
    remove_synonyms = mutation(
        synonyms.remove_synonyms,
        returns=RemoveSynonymsResult,
        allow=[Grant.EDIT_CATALOG],
        idempotent=model.SynonymGroup,
    )
