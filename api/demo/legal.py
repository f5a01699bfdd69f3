"""Sample texts for the legal pages; each says of itself that it has to be replaced."""

from datetime import datetime
from pathlib import Path

from api.demo.identifiers import uuid_of
from api.demo.tables import Columns
from models.legal import LegalKind
from resolvers.safe_html import safe_html

TEXTS = Path(__file__).parent / "legal_texts"


def text_rows(now: datetime) -> Columns:
    sources = [(TEXTS / f"{kind}.md").read_text() for kind in LegalKind]
    return {
        "id": [uuid_of("legal", number).hex for number in range(1, len(LegalKind) + 1)],
        "kind": [kind.value for kind in LegalKind],
        "number": 1,
        "source": sources,
        "html": [safe_html(source) for source in sources],
        "is_sample": "true",
        "written_at": now.isoformat(),
        "in_force_at": now.isoformat(),
    }
