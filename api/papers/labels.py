"""The label of a return: where the goods go, and the code that says which they are."""

from io import BytesIO

import segno
from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.platypus import Image, SimpleDocTemplate, Spacer

from api.papers.drawing import STRONG, TITLE, block, load_fonts, text
from resolvers.returns.labels import Label

ENGLISH = (
    "Return {number}",
    "Of order {order}. Code {code}",
    "Put this page into the parcel or onto it, and hand the parcel in.",
    "Bring the goods and this page to the store; the code is scanned there.",
)
GERMAN = (
    "Rückgabe {number}",
    "Zur Bestellung {order}. Code {code}",
    "Legen Sie diese Seite ins Paket oder kleben Sie sie darauf, und geben Sie das Paket auf.",
    "Bringen Sie die Ware und diese Seite in den Laden; dort wird der Code gelesen.",
)


def drawn(label: Label) -> bytes:
    """The PDF."""
    load_fonts()
    title, which, by_post, by_hand = GERMAN if label.language.startswith("de") else ENGLISH
    told = {"number": label.number, "order": label.order_number, "code": label.code}
    name, file = title.format(**told), BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 15 * mm)
    page = SimpleDocTemplate(
        file, pagesize=A5, title=name, lang=label.language or "en", invariant=1, **margins
    )
    parts = [
        text(name, TITLE),
        text(which.format(**told)),
        text(by_hand if label.is_by_hand else by_post),
        Spacer(1, 6 * mm),
        *block(label.to, STRONG),
        Spacer(1, 8 * mm),
        Image(_square(label.code), 45 * mm, 45 * mm, hAlign="LEFT"),
    ]
    page.build(parts)
    return file.getvalue()


def _square(code: str) -> BytesIO:
    picture = BytesIO()
    segno.make_qr(code, error="m").save(picture, kind="png", scale=8)
    picture.seek(0)
    return picture
