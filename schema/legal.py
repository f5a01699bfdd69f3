"""The legal pages, as everybody reads them and the owner writes them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import legal as model
from models.viewer import Grant
from resolvers import legal
from schema.errors import ChangedMeanwhile, InvalidInput
from schema.fields import ANYONE, mutation, query, served_from
from schema.identity import ConfirmationNeeded


@served_from(model.LegalText)
class LegalText:
    """What a legal page says. `html` is harmless: its maker let nothing through that runs."""

    kind: model.LegalKind
    number: int
    html: str
    is_sample: bool
    in_force_at: datetime


@served_from(model.LegalText)
class LegalVersion:
    """One version of a legal page, for the owner: `source` is Markdown."""

    kind: model.LegalKind
    number: int
    source: str
    html: str
    is_sample: bool
    written_at: datetime
    in_force_at: datetime


@served_from(legal.LegalPage)
class LegalPage:
    """One of the legal pages; `newest` may count only from a later day on."""

    kind: model.LegalKind
    in_force: LegalVersion | None
    newest: LegalVersion | None


WriteLegalTextResult = Annotated[
    LegalVersion | ChangedMeanwhile | InvalidInput | ConfirmationNeeded,
    strawberry.union("WriteLegalTextResult"),
]


@strawberry.type
class LegalQueries:
    legal_text = query(legal.legal_text, returns=LegalText | None, allow=ANYONE)
    legal_pages = query(legal.legal_pages, returns=list[LegalPage], allow=[Grant.RUN_SHOP])
    legal_versions = query(legal.legal_versions, returns=list[LegalVersion], allow=[Grant.RUN_SHOP])
    legal_preview = query(legal.legal_preview, returns=str, allow=[Grant.RUN_SHOP])


@strawberry.type
class LegalMutations:
    write_legal_text = mutation(
        legal.write_legal_text, returns=WriteLegalTextResult, allow=[Grant.RUN_SHOP]
    )
