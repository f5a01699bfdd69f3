"""What a shopper's words mean: a code, words of the catalogue, or words that are misspelt."""

import re
from collections import defaultdict

from sqlalchemy import (
    Integer,
    Text,
    and_,
    bindparam,
    column,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    union,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from models.catalog import TIERS, SearchWord
from models.spelling import Candidate, folded, nearest, trigrams
from resolvers.catalog.filters import ENGLISH, Wanted
from resolvers.catalog.rows import IS_LISTED, products, variants
from resolvers.context import Context

MOST_MENDED = 6
"""Words of one search that are looked up when nothing was found."""

_CODE = re.compile(r"(?=\S*\d)[\w./-]{3,40}|\d[\d -]{6,20}\d")
_LAST_WORD = re.compile(r"(?:^|(?<=\s))\w+$")
_WORD = re.compile(r"[^\W\d_]{3,}")

code = bindparam("code", type_=Text)
_CODED = union(
    select(products.c.id).where(products.c.article_number == code),
    select(variants.c.product_id).where(variants.c.sku == code),
    select(variants.c.product_id).where(variants.c.barcode == func.translate(code, " -", "")),
)

search_words = SearchWord.__table__
_asked = (
    func.unnest(bindparam("asked", type_=ARRAY(Text)))
    .table_valued(column("word", Text))
    .render_derived()
)
_folded = func.folded(_asked.c.word)
_carries = products.c.search.op("@@")(func.plainto_tsquery(ENGLISH, _folded))
_carried = [
    exists().where(IS_LISTED, products.c.tier == literal_column(str(tier)), _carries)
    for tier in TIERS
]
_begins = func.starts_with(search_words.c.word, _folded)
_UNKNOWN = select(_asked.c.word).where(
    not_(or_(*_carried)),
    not_(and_(_asked.c.word == bindparam("last", type_=Text), exists().where(_begins))),
)
"""Which words no listed product carries in any form; the last may be the beginning of one."""

_pieces = (
    func.unnest(bindparam("numbers", type_=ARRAY(Integer)), bindparam("pieces", type_=ARRAY(Text)))
    .table_valued(column("number", Integer), column("piece", Text))
    .render_derived()
)
_LIKE_THEM = (
    select(_pieces.c.number, search_words.c.word, search_words.c.products)
    .join_from(_pieces, search_words, search_words.c.trigrams.contains(array([_pieces.c.piece])))
    .group_by(_pieces.c.number, search_words.c.word, search_words.c.products)
    .order_by(func.count().desc(), search_words.c.products.desc())
    .limit(200)
)
"""Words of the catalogue that share trigrams with the misspelt ones, the likest first."""


async def understand(context: Context, wanted: Wanted, text: str) -> None:
    """Narrow what is wanted to an article number or SKU, or else to words; none means all."""
    if not text:
        return
    if _CODE.fullmatch(text):
        coded = [row[0] for row in await context.session.rows(_CODED, code=text)]
        if coded:
            wanted.demand("code", coded=coded)
            return
    words, beginning = query_of(text)
    wanted.demand("text", words=words, beginning=beginning)


def query_of(text: str) -> tuple[str, str]:
    """Whole words as a web search reads them, and the last one as the beginning of a word."""
    last = _LAST_WORD.search(text)
    if last is None or text.count('"') % 2:
        return text, ""
    return text[: last.start()], f"'{last[0]}':*"


def begin_with(wanted: Wanted, text: str) -> None:
    """Narrow what is wanted to words that begin as those of `text` do."""
    beginning = " & ".join(f"'{word}':*" for word in re.findall(r"\w+", text))
    wanted.demand("text", words="", beginning=beginning)


async def corrected(context: Context, text: str) -> str | None:
    """`text` with its unknown words replaced by the nearest known ones; None when none are."""
    words = list(dict.fromkeys(_WORD.findall(text.lower())))[:MOST_MENDED]
    if not words:
        return None
    asked = {"asked": words, "last": words[-1]}
    unknown = [row[0] for row in await context.session.rows(_UNKNOWN, **asked)]
    if not unknown:
        return None
    known = await _like(context, unknown)
    mended = {word: nearest(folded(word), known[word]) for word in unknown}
    better = _WORD.sub(lambda found: mended.get(found[0].lower()) or found[0], text)
    return better if better != text else None


async def _like(context: Context, words: list[str]) -> dict[str, list[Candidate]]:
    pairs = [(number, piece) for number, word in enumerate(words) for piece in trigrams(word)]
    rows = await context.session.rows(
        _LIKE_THEM, numbers=[pair[0] for pair in pairs], pieces=[pair[1] for pair in pairs]
    )
    found: dict[str, list[Candidate]] = defaultdict(list)
    for row in rows:
        found[words[row.number]].append(Candidate(row.word, row.products))
    return found
