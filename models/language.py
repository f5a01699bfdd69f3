"""The shop says everything in English first; whoever asks in German hears it in German.

`de.json` beside this file has what the server says by itself: refusals, labels, what stands in a
mail. Of a sentence with a place to fill in, "{n} left", every filling is known.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "de")
"""The first is what is spoken with everybody else."""

spoken: ContextVar[str] = ContextVar("spoken", default="")
"""With whoever is answered, or written to; empty where nobody is, and for answers that are kept
for all: those are in English."""

_PLACE = re.compile(r"\{(\w+)\}")


class Words:
    """What is said in one language, by the English of it."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._patterns = [(_pattern(one), said) for one, said in words.items() if "{" in one]

    def of(self, english: str) -> str | None:
        """None for what nobody has translated."""
        if (said := self._words.get(english)) is not None:
            return said
        for pattern, said in self._patterns:
            if found := pattern.fullmatch(english):
                return _PLACE.sub(lambda place: found[place[1]], said)
        return None


def _pattern(english: str) -> re.Pattern[str]:
    """Of `{a} and {b}`; a place named twice is the same twice."""
    parts, named = [], set[str]()
    for place, part in enumerate(_PLACE.split(english)):
        if place % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in named else f"(?P<{part}>.+)")
            named.add(part)
    return re.compile("".join(parts), re.DOTALL)


@cache
def _german() -> Words:
    return Words(json.loads((Path(__file__).parent / "de.json").read_text()))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    before = spoken.set(language)
    try:
        yield
    finally:
        spoken.reset(before)


def said(english: str) -> str:
    """In the language of whoever is spoken with."""
    if spoken.get() == "de":
        return _german().of(english) or english
    return english
