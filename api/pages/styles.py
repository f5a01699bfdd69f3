"""Of a stylesheet, what a drawn page wears: the rules of its classes, and the values these name."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

WORN = re.compile(r'class="([^"]*)"')
USED = re.compile(r"var\((--[\w-]+)")
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
OTHERS = re.compile(r":not\([^)]*\)")
VALUE = re.compile(r"(?<=[{;])(--[\w-]+):[^;{}]*;?")
NESTED = ("@media", "@supports", "@layer", "@container")


def worn(css: str, html: str) -> str:
    """Whatever is in doubt stays: selectors without a class, fonts, animations."""
    classes = frozenset(name for names in WORN.findall(html) for name in names.split())
    return _worn(css, classes, frozenset(USED.findall(html)))


@lru_cache(maxsize=128)
def _worn(css: str, classes: frozenset[str], used: frozenset[str]) -> str:
    kept = "".join(_rules_of(css, classes))
    while True:
        fewer = _naming(kept, used | set(USED.findall(kept)))
        if fewer == kept:
            return kept
        kept = fewer


def _naming(css: str, names: Set[str]) -> str:
    """Without the values that nobody uses."""
    return VALUE.sub(lambda one: one[0] if one[1] in names else "", css)


def _rules_of(css: str, classes: frozenset[str]) -> Iterator[str]:
    for selectors, body in _split(css):
        if selectors.startswith(NESTED):
            inside = "".join(_rules_of(body, classes))
            if inside:
                yield f"{selectors}{{{inside}}}"
        elif selectors.startswith("@") or _fits(selectors, classes):
            yield f"{selectors}{{{body}}}"


def _fits(selectors: str, classes: frozenset[str]) -> bool:
    each = OTHERS.sub("", selectors).split(",")
    return any(classes.issuperset(CLASS.findall(one)) for one in each)


def _split(css: str) -> Iterator[tuple[str, str]]:
    """The outermost rules. The build's sheets have no brace inside of a text."""
    depth, start, opened = 0, 0, 0
    for brace in re.finditer(r"[{}]", css):
        depth += 1 if brace[0] == "{" else -1
        if depth == 1 and brace[0] == "{":
            opened = brace.start()
        elif depth == 0:
            yield css[start:opened], css[opened + 1 : brace.start()]
            start = brace.end()
