"""What is kept of the documents that were asked stays small, however large they are."""

import gc
import weakref

import schema
from schema.documents import MOST_CHARACTERS


def test_documents_that_are_long_push_out_those_that_were_not_asked_for_long():
    documents = schema.build().documents
    short = "query Short { shop { name } }"
    kept = weakref.ref(documents.of(short).parsed)
    for n in range(MOST_CHARACTERS // 50_000 - 1):
        documents.of(f"query Long{n} {{ shop {{ name }} }} #{'x' * 50_000}")

    assert documents.of(short).parsed is kept()
    for n in range(MOST_CHARACTERS // 50_000):
        documents.of(f"query Longer{n} {{ shop {{ name }} }} #{'x' * 50_000}")
    gc.collect()
    assert kept() is None


async def test_what_was_compiled_for_a_document_goes_with_it(ask):
    built = schema.build(compiled=True)
    text = "{ __schema { queryType { name } } }"
    operation = built.documents.of(text).operation(None)
    await built.execute(text)

    assert vars(operation)["plans"]
    known = weakref.ref(operation)
    built.documents = type(built.documents)(built._schema)
    del operation
    gc.collect()
    assert known() is None
