"""The storefront's documents are found by id, by digest and by name."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from api.documents import TrustedDocuments

BUILT, NEWER = "query Footer { shop { name } }", "query Footer { shop { name isDemo } }"


@pytest.fixture
def documents(tmp_path: Path) -> TrustedDocuments:
    files = [tmp_path / "built.json", tmp_path / "newer.json", tmp_path / "missing.json"]
    files[0].write_text(json.dumps({"short": BUILT}))
    files[1].write_text(json.dumps({"newer": NEWER, "other": "mutation LogOut { logOut { a } }"}))
    return TrustedDocuments.read(files)


def test_a_document_is_found_by_the_id_of_the_build_and_by_its_digest(
    documents: TrustedDocuments,
) -> None:
    by_digest = documents.get("sha256:" + sha256(BUILT.encode()).hexdigest())

    assert by_digest is not None
    assert by_digest is documents.get("short")
    assert by_digest.text == BUILT


def test_an_id_that_nobody_gave_finds_nothing(documents: TrustedDocuments) -> None:
    assert documents.get("nobody") is None
    with pytest.raises(KeyError):
        documents.named("Nobody")


def test_the_build_goes_before_what_codegen_wrote_since(documents: TrustedDocuments) -> None:
    assert documents.named("Footer").text == BUILT
    assert documents.get("newer") is not None
    assert documents.named("LogOut").kind == "mutation"
