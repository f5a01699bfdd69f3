"""A text in whatever script, as a paragraph that can be drawn.

The bundled font has Latin, Greek, Cyrillic, Arabic, Hebrew and some more. What it lacks of Chinese,
Japanese and Korean is drawn with the fonts that every PDF reader has or finds for these languages
(Adobe's collections; ISO 32000-1, 9.7.5.2), which a paper names and does not carry.
"""

import re
from collections.abc import Container
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

import arabic_reshaper
from bidi import get_display
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.platypus import Paragraph

JAPANESE, KOREAN, CHINESE = "HeiseiKakuGo-W5", "HYSMyeongJo-Medium", "STSong-Light"
_EAST_ASIAN = re.compile("[\u2e80-\u30ff\u3130-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffee]")
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u3130-\u318f\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def paragraph(words: str, style: ParagraphStyle) -> Paragraph:
    """What people wrote is text, and never markup."""
    if _RIGHT_TO_LEFT.search(words):
        return _RightToLeft(words, style)
    if _EAST_ASIAN.search(words):
        # Their lines may end after any sign.
        style = ParagraphStyle(f"{style.name}-east-asian", style, wordWrap="CJK")
    return Paragraph(marked(words, style.fontName), style)


def marked(words: str, font: str) -> str:
    """Markup in which each letter that `font` lacks has another font, where one has it."""
    other = _font_of(words)
    if not other:
        return escape(words)
    letters = getFont(font).face.charToGlyph
    return "".join(
        text if is_ours else f'<font name="{other}">{text}</font>'
        for is_ours, text in _runs(words, letters)
    )


class _RightToLeft(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """Broken into lines as it is read, and only then turned into the order of drawing."""

    def __init__(self, words: str, style: ParagraphStyle) -> None:
        super().__init__("", style)
        self._words, self._style = arabic_reshaper.reshape(words), style

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        style = self._style
        lines = simpleSplit(self._words, style.fontName, style.fontSize, width)
        turned = [marked(get_display(line), style.fontName) for line in lines]
        super().__init__("<br/>".join(turned), style)
        size: tuple[float, float] = super().wrap(width, height)
        return size


def _font_of(words: str) -> str | None:
    """Without kana or Hangul, Han signs are taken for Chinese."""
    if not _EAST_ASIAN.search(words):
        return None
    name = JAPANESE if _KANA.search(words) else KOREAN if _HANGUL.search(words) else CHINESE
    _load(name)
    return name


@cache
def _load(name: str) -> None:
    registerFont(UnicodeCIDFont(name))


def _runs(words: str, letters: Container[int]) -> list[tuple[bool, str]]:
    runs = groupby(words, key=lambda letter: ord(letter) in letters)
    return [(is_ours, escape("".join(run))) for is_ours, run in runs]
