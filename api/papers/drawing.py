"""A paper is drawn from what is stored of it alone, so it looks the same each time.

Takes some tens of milliseconds: to be called in a thread, never in the loop.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from api.papers.scripts import paragraph
from api.papers.words import Words
from models.invoices import Invoice, InvoiceKind, Printed

FONTS = Path(__file__).parent / "fonts"
INK, SOFT, RULE = HexColor("#231a20"), HexColor("#65505f"), HexColor("#e6dbe2")
MARGIN = 20 * mm


def drawn(invoice: Invoice) -> bytes:
    """The PDF. The same bytes each time."""
    load_fonts()
    paper = Printed.stored(invoice.printed)
    words = Words(paper.locale, paper.currency, paper.time_zone)
    title = f"{words[invoice.kind]} {invoice.number}"
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=LETTER if paper.locale.endswith(("-US", "-CA")) else A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=title,
        author=paper.seller.company or paper.seller.name,
        lang=paper.locale,
        invariant=1,
    )

    def foot(canvas: Any, page: Any) -> None:
        canvas.setFont("Patron", 8)
        canvas.setFillColor(SOFT)
        number = words["page"].format(number=page.page)
        canvas.drawString(MARGIN, MARGIN / 2, f"{title} · {number}")

    parts = [*_head(invoice, paper, words, title), _lines(paper, words, document.width)]
    parts += [Spacer(1, 4 * mm), _sums(invoice, paper, words, document.width)]
    document.build(parts, onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


@cache
def load_fonts() -> None:
    """Read once a process; of each, a paper carries the letters that it uses."""
    registerFont(TTFont("Patron", FONTS / "DejaVuSans.ttf"))
    registerFont(TTFont("Patron-Bold", FONTS / "DejaVuSans-Bold.ttf"))
    registerFontFamily("Patron", normal="Patron", bold="Patron-Bold")


def _style(name: str, size: float, **values: Any) -> ParagraphStyle:
    told = {"fontName": "Patron", "leading": size * 1.4, "textColor": INK, **values}
    return ParagraphStyle(name, fontSize=size, **told)


_BODY = _style("body", 9.5)
_SOFT = _style("soft", 8.5, textColor=SOFT)
TITLE = _style("title", 18, fontName="Patron-Bold", spaceBefore=8 * mm, spaceAfter=4 * mm)
_RIGHT = _style("right", 9.5, alignment=2)
STRONG = _style("strong", 11, fontName="Patron-Bold")
_SUM = _style("sum", 11, fontName="Patron-Bold", alignment=2)


def text(words: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return paragraph(words, style)


def block(lines: Sequence[str], style: ParagraphStyle = _BODY) -> list[Paragraph]:
    return [text(one, style) for one in lines if one]


def _head(invoice: Invoice, paper: Printed, words: Words, title: str) -> list[Any]:
    seller = paper.seller
    vat = f"{words['vat_number']} {seller.vat_number}" if seller.vat_number else ""
    who = [seller.company or seller.name, *seller.lines, vat, seller.register_entry]
    facts = [
        f"{words['date']}: {words.day(paper.issued_at)}",
        f"{words['order']}: {paper.order_number}, {words.day(paper.ordered_at)}",
        f"{words['of_invoice']}: {paper.of_invoice}" if paper.of_invoice else "",
    ]
    parts: list[Any] = [text(seller.name, STRONG), *block(who, _SOFT)]
    parts += block(paper.place, _SOFT)
    if invoice.buyer:
        parts += [Spacer(1, 8 * mm), text(words["for"], _SOFT), *block(invoice.buyer)]
    return [*parts, text(title, TITLE), *block(facts), Spacer(1, 6 * mm)]


def _lines(paper: Printed, words: Words, width: float) -> Table:
    names = ("what", "quantity", "each", "tax_rate", "amount")
    rows = [[text(words[name], _SOFT) for name in names]]
    for one in paper.lines:
        less = f" ({words['discount']} {words.money(-one.discount)})" if one.discount else ""
        rows.append(
            [
                text(one.name + less),
                text(str(one.quantity)),
                text(words.money(one.unit_price)),
                text(words.percent(one.basis_points)),
                text(words.money(one.gross - one.discount), _RIGHT),
            ]
        )
    widths = [width * part for part in (0.48, 0.08, 0.16, 0.1, 0.18)]
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        )
    )
    return table


def _sums(invoice: Invoice, paper: Printed, words: Words, width: float) -> Table:
    is_credit = invoice.kind is InvoiceKind.CREDIT_NOTE
    rows: list[tuple[str, int, bool]] = [(words["goods"], paper.subtotal, False)]
    rows += [(words["discount"], -paper.discount, False)] if paper.discount else []
    rows += [(words["delivery"], paper.shipping, False)] if paper.shipping else []
    taxes = [
        (
            words["tax_within" if paper.tax_is_included else "tax_on_top"].format(
                percent=words.percent(one.basis_points), net=words.money(one.net)
            ),
            one.tax,
            False,
        )
        for one in paper.taxes
    ]
    total = (words["credited" if is_credit else "total"], paper.total, True)
    rows += [total, *taxes] if paper.tax_is_included else [*taxes, total]
    rows += [(words[one.how], one.minor, False) for one in paper.paid]
    cells = [
        [
            text(name, STRONG if is_strong else _BODY),
            text(words.money(minor), _SUM if is_strong else _RIGHT),
        ]
        for name, minor, is_strong in rows
    ]
    return Table(cells, colWidths=[width * 0.4, width * 0.22], hAlign="RIGHT")
