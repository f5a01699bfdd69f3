"""QR codes as pages draw them: the shop works out where they are dark."""

import segno


def drawn(text: str) -> tuple[int, str]:
    """The width of a square in modules, and the path of its dark ones in SVG."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=2)]
    dark = [
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module
    ]
    return len(rows), "".join(dark)
