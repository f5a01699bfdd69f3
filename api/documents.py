"""Documents that are asked for by id: the storefront's own, known beforehand, and those that a
client registered by Apollo's protocol of automatic persisted queries."""

import json
import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from graphql import GraphQLError

from api.settings import ROOT
from models.viewer import Role, Viewer

FILES = (
    ROOT / "frontend" / "dist" / "trusted-documents.json",
    ROOT / "frontend" / "src" / "gql" / "trusted-documents.json",
)
"""What the build carries, then what codegen wrote last: ids are digests, so both may be known."""
OPERATION = re.compile(r"\b(query|mutation|subscription)\s+(\w+)")
EXPLORERS = (Role.ANALYST, Role.OWNER)
"""Who may send queries of their own where only trusted documents are executed."""
MOST_REGISTERED = 1_000_000
"""Characters of registered documents that one process keeps."""


def files(var: Path) -> list[Path]:
    """The storefront's documents, and those of apps that were laid into `var/documents`."""
    return [*FILES, *sorted((var / "documents").glob("*.json"))]


class RefusedDocument(GraphQLError):
    """A document that is not known, not what it says it is, or not trusted."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message, extensions={"code": code})


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
        self._by_text: dict[str, Document] = {}
        for document in documents:
            self._by_id[document.id] = self._by_id[f"sha256:{digest(document.text)}"] = document
            self._by_name.setdefault(document.name, document)
            self._by_text[document.text] = document

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

    def of_text(self, text: str | None) -> Document | None:
        return self._by_text.get(text or "")


class Library:
    """Finds the text of what is asked for by id, and refuses what is not to be executed."""

    def __init__(self, trusted: TrustedDocuments, trusted_only: bool = False) -> None:
        self.trusted = trusted
        self._trusted_only = trusted_only
        self._registered: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    def complete(self, asked: Any) -> Any:
        """`asked`, the parameters of a request, with its `query`. Raises RefusedDocument."""
        if isinstance(asked, dict):
            if asked.get("documentId") is not None and not asked.get("query"):
                return {**asked, "query": self._of_id(asked["documentId"])}
            extensions = asked.get("extensions")
            persisted = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
            if persisted is not None:
                return {**asked, "query": self._of_digest(persisted, asked.get("query"))}
        return asked

    def check(self, text: str | None, viewer: Viewer) -> None:
        """Raises RefusedDocument where `viewer` may not send queries of their own."""
        if not self._trusted_only or self.trusted.of_text(text):
            return
        if not viewer.is_any(*EXPLORERS):
            raise RefusedDocument("This shop executes trusted documents only.", "UNTRUSTED_QUERY")

    def _of_id(self, id: Any) -> str:
        document = self.trusted.get(id) if isinstance(id, str) else None
        if document is not None:
            return document.text
        if isinstance(id, str) and id.startswith("sha256:"):
            return self._of_digest({"version": 1, "sha256Hash": id.removeprefix("sha256:")}, None)
        raise _not_found()

    def _of_digest(self, persisted: Any, text: str | None) -> str:
        wanted = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
        if not isinstance(wanted, str) or persisted.get("version") != 1:
            raise RefusedDocument("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")
        if not isinstance(text, str) or not text:
            return self._known(wanted)
        if digest(text) != wanted:
            raise RefusedDocument("The hash is not that of the query.", "PERSISTED_QUERY_MISMATCH")
        self._register(wanted, text)
        return text

    def _known(self, wanted: str) -> str:
        trusted = self.trusted.get(f"sha256:{wanted}")
        if trusted is not None:
            return trusted.text
        if wanted not in self._registered:
            raise _not_found()
        self._registered.move_to_end(wanted)
        return self._registered[wanted]

    def _register(self, wanted: str, text: str) -> None:
        """In this process only: to another one, the client sends the text once more."""
        if wanted in self._registered or len(text) > MOST_REGISTERED:
            return
        self._registered[wanted] = text
        self._size += len(text)
        while self._size > MOST_REGISTERED:
            self._size -= len(self._registered.popitem(last=False)[1])


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _not_found() -> RefusedDocument:
    # Word for word what Apollo's clients look for before they send the text.
    return RefusedDocument("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
