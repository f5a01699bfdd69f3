"""Pick lists and packing slips: what to fetch from the shelves, and what lies in the parcel."""

from io import BytesIO
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.platypus import SimpleDocTemplate, Spacer, Table, TableStyle

from api.papers.drawing import MARGIN, RULE, STRONG, TITLE, block, load_fonts, text
from resolvers.fulfilments.papers import SentPaper

WORDS = {
    "en": {
        "pick-list": "Pick list",
        "packing-slip": "Packing slip",
        "order": "Order",
        "to": "To",
        "from": "From",
        "columns": ("Quantity", "Article", "Name", "Done"),
        "pieces": "Pieces",
        "age": "Only for people of {years} years or older: look before it is handed over.",
    },
    "de": {
        "pick-list": "Packliste",
        "packing-slip": "Lieferschein",
        "order": "Bestellung",
        "to": "An",
        "from": "Von",
        "columns": ("Anzahl", "Artikel", "Name", "Erledigt"),
        "pieces": "Stück",
        "age": "Nur an Personen ab {years} Jahren: vor der Übergabe prüfen.",
    },
}


def drawn_to_send(paper: SentPaper) -> bytes:
    """The PDF. The same bytes each time."""
    load_fonts()
    words: dict[str, Any] = WORDS.get(paper.language[:2], WORDS["en"])
    title, file = f"{words[paper.kind]} {paper.number}", BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=LETTER if paper.country in ("US", "CA") else A4,
        **dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN),
        title=title,
        invariant=1,
    )
    pieces = sum(line.quantity for line in paper.lines)
    document.build(
        [
            text(title, TITLE),
            Code128(paper.number, barHeight=12 * mm, barWidth=1),
            Spacer(1, 6 * mm),
            *_places(paper, words),
            text(f"{words['order']}: {paper.order_number}"),
            *([text(paper.note)] if paper.note else []),
            *(
                [text(words["age"].format(years=paper.age_limit), STRONG)]
                if paper.age_limit
                else []
            ),
            Spacer(1, 6 * mm),
            _lines(paper, words, document.width),
            Spacer(1, 4 * mm),
            text(f"{words['pieces']}: {pieces}", STRONG),
        ]
    )
    return file.getvalue()


def _places(paper: SentPaper, words: dict[str, Any]) -> list[Any]:
    parts: list[Any] = [text(words["from"]), *block(paper.sender), Spacer(1, 4 * mm)]
    if paper.recipient:
        parts += [text(words["to"]), *block(paper.recipient), Spacer(1, 4 * mm)]
    return parts


def _lines(paper: SentPaper, words: dict[str, Any], width: float) -> Table:
    is_to_pick = paper.kind == "pick-list"
    columns = words["columns"] if is_to_pick else words["columns"][:3]
    rows = [[text(name) for name in columns]]
    for line in paper.lines:
        article = line.sku + (f" · {line.barcode}" if line.barcode else "")
        cells = [text(str(line.quantity), STRONG), text(article), text(line.name)]
        rows.append([*cells, text("☐")] if is_to_pick else cells)
    shares = (0.12, 0.3, 0.46, 0.12) if is_to_pick else (0.12, 0.3, 0.58)
    table = Table(rows, colWidths=[width * share for share in shares], repeatRows=1)
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE)]))
    return table
