"""What the front end's build made: which scripts and styles a page needs, and where the font is."""

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self

ENTRY = "src/app/main.tsx"
FIRST = "src/app/afterPaint.ts"
FONT = re.compile(r"/assets/[\w.-]+-core-[\w-]+\.woff2")


@dataclass(frozen=True)
class Needs:
    """Of one page: what is inlined as far as it is worn, and what comes after the first paint."""

    css: str
    sheets: tuple[str, ...]
    """The addresses of the sheets whose text is inside `css`."""
    scripts: tuple[str, ...]


class Build:
    """The folder `dist` and its manifest, as they were when they were read."""

    def __init__(self, dist: Path, manifest: dict[str, Any]) -> None:
        self._dist, self._manifest = dist, manifest

    @classmethod
    def of(cls, dist: Path) -> Self | None:
        """None where nothing is built. A new build is seen by its date."""
        file = dist / ".vite" / "manifest.json"
        try:
            return cls._read(dist, file.stat().st_mtime_ns)
        except OSError:
            return None

    @classmethod
    @lru_cache(maxsize=2)
    def _read(cls, dist: Path, _changed_at: int) -> Self:
        return cls(dist, json.loads((dist / ".vite" / "manifest.json").read_text()))

    @property
    def entry(self) -> str:
        return f"/{self._manifest[ENTRY]['file']}"

    @property
    def first(self) -> str:
        """The small script that fetches the others after the first paint."""
        return f"/{self._manifest[FIRST]['file']}"

    @cached_property
    def font(self) -> str:
        found = FONT.search(self.needs(()).css)
        return found[0] if found else ""

    @lru_cache(maxsize=64)  # noqa: B019 (a process sees few builds)
    def needs(self, chunks: tuple[str, ...]) -> Needs:
        """Of the page that is made of these source files, besides what every page needs."""
        every = self._closure([ENTRY])
        own = [one for one in self._closure([ENTRY, *chunks]) if one not in every]
        sheets = {chunk: self._sheets(chunk) for chunk in [*every, *own]}
        files = dict.fromkeys(file for chunk in sheets for file in sheets[chunk])
        css = "".join((self._dist / file).read_text().strip() for file in files)
        scripts = (self._manifest[chunk]["file"] for chunk in [*every, *own])
        return Needs(
            css, tuple(f"/{file}" for file in files), tuple(f"/{file}" for file in scripts)
        )

    def _sheets(self, chunk: str) -> list[str]:
        return list(self._manifest[chunk].get("css", []))

    def _closure(self, chunks: list[str]) -> list[str]:
        """The chunks and all they import, in the order in which they were met."""
        seen: dict[str, None] = {}
        waiting = list(chunks)
        while waiting:
            chunk = waiting.pop(0)
            if chunk in self._manifest and chunk not in seen:
                seen[chunk] = None
                waiting += self._manifest[chunk].get("imports", [])
        return list(seen)
