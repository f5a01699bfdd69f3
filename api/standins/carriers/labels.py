"""A label: from whom, to whom, and the tracking number as a barcode."""

from io import BytesIO
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas


def label(told: dict[str, Any]) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A6, invariant=1)
    canvas.setTitle(told["tracking_number"])
    height = A6[1] - 12 * mm
    for size, part in ((8, "sender"), (12, "recipient")):
        canvas.setFont("Helvetica", size)
        for line in lines_of(told[part]):
            canvas.drawString(10 * mm, height, line)
            height -= size * 1.4
        height -= 8 * mm
    canvas.setFont("Helvetica", 9)
    canvas.drawString(10 * mm, 45 * mm, f"{told['reference']} - {told['pieces']} pieces")
    if told.get("age_limit"):
        canvas.drawString(10 * mm, 40.5 * mm, f"ADULT SIGNATURE: {told['age_limit']} OR OLDER")
    Code128(told["tracking_number"], barHeight=20 * mm, barWidth=0.9).drawOn(
        canvas, 4 * mm, 18 * mm
    )
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawCentredString(A6[0] / 2, 11 * mm, told["tracking_number"])
    canvas.save()
    return file.getvalue()


def lines_of(place: dict[str, Any]) -> list[str]:
    """In letters that the label's font has."""
    parts = [place.get("name"), place.get("line1"), place.get("line2")]
    city = (place.get(name) for name in ("postal_code", "city", "region"))
    parts += [" ".join(filter(None, city)), place.get("country")]
    return [str(one).encode("latin-1", "replace").decode("latin-1") for one in parts if one]
