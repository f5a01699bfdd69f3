"""The storefront's own documents, known by their ids before anybody asks for them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from api.settings import ROOT

FILES = (
    ROOT / "frontend" / "dist" / "persisted-documents.json",
    ROOT / "frontend" / "src" / "gql" / "persisted-documents.json",
)
"""What the build carries, then what codegen wrote last: ids are digests, so both may be known."""
OPERATION = re.compile(r"\b(query|mutation|subscription)\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Document:
    """One operation with its fragments, as the storefront sends it by `id`."""

    id: str
    name: str
    kind: str
    """`query`, `mutation` or `subscription`."""
    text: str

    @classmethod
    def of(cls, id: str, text: str) -> Self:
        operation = OPERATION.search(text)
        if operation is None:
            raise ValueError(f"The document {id} has no named operation.")
        return cls(id, operation[2], operation[1], text)


class TrustedDocuments:
    """Found by the id of the build, by `sha256:` and the digest of the text, or by name."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._by_id: dict[str, Document] = {}
        self._by_name: dict[str, Document] = {}
        for document in documents:
            digest = "sha256:" + sha256(document.text.encode()).hexdigest()
            self._by_id[document.id] = self._by_id[digest] = document
            self._by_name.setdefault(document.name, document)

    @classmethod
    def read(cls, files: Iterable[Path] = FILES) -> Self:
        """Every document of those `files` that are there; of one name, the first is `named`."""
        found = [json.loads(file.read_text()) for file in files if file.is_file()]
        return cls(Document.of(id, text) for texts in found for id, text in texts.items())

    def get(self, id: str) -> Document | None:
        return self._by_id.get(id)

    def named(self, name: str) -> Document:
        """The storefront's operation of that name, as `HomePage`. Raises KeyError."""
        return self._by_name[name]

    def __iter__(self) -> Iterator[Document]:
        return iter(self._by_name.values())
