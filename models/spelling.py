"""How words are cut, compared and mended when a shopper misspells one."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_TEXT = 200
"""Letters of a search that are read; nobody means the rest."""


@dataclass(frozen=True)
class Candidate:
    """A word of the catalogue, and how many products carry it."""

    word: str
    products: int


def readable(text: str) -> str:
    """`text` as PostgreSQL can hold it: no null bytes, no half characters, not too long."""
    whole = text[:LONGEST_TEXT].replace("\0", " ").encode("utf-8", "ignore").decode()
    return " ".join(whole.split())


_MARKS = re.compile("[\u0300-\u036f]")
_OTHER_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)


def folded(text: str) -> str:
    """`text` in small letters without accents, as the function of that name in PostgreSQL does."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return bare.lower().translate(_OTHER_LETTERS)


def trigrams(word: str) -> list[str]:
    """The three-letter pieces of a word, with two blanks before it and one after."""
    padded = f"  {folded(word)} "
    return sorted({padded[at : at + 3] for at in range(len(padded) - 2)})


def mistakes_allowed(word: str) -> int:
    """How many letters may be wrong: none in the shortest words, at most three."""
    return min(3, len(word) // 3) if len(word) >= 3 else 0


def distance(one: str, other: str, at_most: int) -> int:
    """Letters to add, drop, change or swap with their neighbour; more than `at_most` is not told.

    Optimal string alignment, row by row.
    """
    if abs(len(one) - len(other)) > at_most:
        return at_most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], theirs):
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def forms(word: str) -> list[str]:
    """A word of the catalogue as people may write it: "strawberries", "strawberry"."""
    if word.endswith("ies"):
        return [word, f"{word[:-3]}y"]
    return [word, word[:-1]] if word.endswith("s") and len(word) > 3 else [word]


def nearest(word: str, candidates: Iterable[Candidate]) -> str | None:
    """The candidate, in the form, with the fewest mistakes; of several the likest, then the one
    that most products carry. None when all are too far off.
    """
    allowed = mistakes_allowed(word)
    pieces = set(trigrams(word))
    ranked = []
    for candidate in candidates:
        for form in forms(candidate.word):
            mistakes = distance(word, form, allowed)
            if mistakes <= allowed:
                shared = len(pieces.intersection(trigrams(form)))
                ranked.append((mistakes, -shared, -candidate.products, form))
    return min(ranked)[-1] if ranked else None
