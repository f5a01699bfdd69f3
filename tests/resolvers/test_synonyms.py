"""Words that mean the same, and what was searched for in vain."""

from datetime import timedelta
from uuid import uuid4

import pytest

from models.base import EventEntry
from models.viewer import Role
from tests.conftest import a_viewer
from tests.factories import NOW, Aisle, on_sale

SAVE = """
mutation ($input: SaveSynonymsInput!) {
  saveSynonyms(input: $input) {
    __typename
    ... on SynonymGroup { id terms revision }
    ... on InvalidInput { fields { path } }
    ... on Error { message }
  }
}
"""
REMOVE = """
mutation ($input: RemoveSynonymsInput!) {
  removeSynonyms(input: $input) {
    __typename ... on SynonymGroup { isRemoved } ... on Error { message }
  }
}
"""
GROUPS = "query { synonymGroups { totalCount nodes { terms revision } } }"
SEARCH = "query ($text: String) { products(filter: { text: $text }) { nodes { name } } }"
MISSED = "query { missedSearches { text searches visits lastAt } }"


@pytest.fixture
def merchandiser():
    return a_viewer(Role.MERCHANDISER)


@pytest.fixture
def keep_words(ask, merchandiser):
    async def keep_words(*terms, viewer=merchandiser, **more):
        given = {"terms": list(terms), "idempotencyKey": uuid4().hex, **more}
        return (await ask(SAVE, viewer=viewer, input=given))["saveSynonyms"]

    return keep_words


@pytest.fixture
def found(ask):
    async def found(text):
        return sorted(node["name"] for node in (await ask(SEARCH, text=text))["products"]["nodes"])

    return found


@pytest.fixture
async def drinks(save):
    aisle = Aisle()
    await save(*aisle.models)
    for name in ("Lemon pop", "Cola soft drink", "Diet cola", "Gravy", "Soft cheese", "Crème soda"):
        await save(*on_sale(aisle, name=name, kind=name))


async def test_whoever_searches_for_one_of_them_finds_them_all(keep_words, found, drinks):
    assert await found("soda") == ["Crème soda"]

    await keep_words("soda", "Pop", "soft drink")

    every = ["Cola soft drink", "Crème soda", "Lemon pop"]
    for words in ("soda", "sodas", "pop", "soft drink", "Soft Drinks"):
        assert await found(words) == every, words
    assert await found("lemon soda") == ["Lemon pop"]
    assert await found("soft") == ["Cola soft drink", "Soft cheese"]


async def test_words_that_are_taken_back_mean_what_they_say(
    ask, keep_words, found, drinks, merchandiser
):
    group = await keep_words("gravy", "sauce")
    assert await found("sauce") == ["Gravy"]

    given = {"groupId": group["id"], "revision": 1, "idempotencyKey": uuid4().hex}
    for _ in range(2):
        reply = await ask(REMOVE, viewer=merchandiser, input=given)
        assert reply["removeSynonyms"] == {"__typename": "SynonymGroup", "isRemoved": True}

    assert await found("sauce") == []
    assert (await ask(GROUPS, viewer=merchandiser))["synonymGroups"]["totalCount"] == 0


async def test_a_group_is_changed_by_whoever_saw_it_as_it_is(keep_words, found, drinks):
    group = await keep_words("gravy", "sauce")
    change = {"groupId": group["id"], "revision": 1}

    changed = await keep_words("gravy", "jus", **change)
    late = await keep_words("gravy", "roux", **change)

    assert (changed["terms"], changed["revision"]) == (["gravy", "jus"], 2)
    assert late["__typename"] == "ChangedMeanwhile"
    assert (await found("jus"), await found("sauce")) == (["Gravy"], [])


async def test_the_same_key_makes_one_group(ask, keep_words, merchandiser):
    first = await keep_words("a b", "c", idempotencyKey="the same key")
    again = await keep_words("a b", "c", idempotencyKey="the same key")
    other = await keep_words("a b", "d", idempotencyKey="the same key")

    assert first == again
    assert other["__typename"] == "IdempotencyConflict"
    assert (await ask(GROUPS, viewer=merchandiser))["synonymGroups"]["totalCount"] == 1


@pytest.mark.parametrize(
    "terms", [["one"], ["creme", "Crème", ""], ["x" * 61, "y"], ["%", "y"], ["a"] * 21, []]
)
async def test_what_are_no_synonyms_is_told(keep_words, terms):
    reply = await keep_words(*terms)

    assert reply["__typename"] == "InvalidInput"
    assert reply["fields"][0]["path"].startswith("terms")


@pytest.mark.parametrize("terms", [["the", "of"], ["'", "a'b"], ["a & b", "c | d"], ["\\", "x:*"]])
async def test_whatever_is_kept_every_search_is_answered(keep_words, found, drinks, terms):
    await keep_words(*terms)

    assert await found("gravy") == ["Gravy"]
    for term in terms:
        await found(term)


async def test_what_found_nothing_is_counted_without_what_looks_personal(ask, save, merchandiser):
    def searched(text, results, days=1):
        at = NOW - timedelta(days=days)
        data = {"text": text, "results": results}
        return EventEntry(name="Searched", at=at, visit_id=uuid4(), data=data)

    kept = [searched("Sauerkraut ", 0), searched("sauerkraut", 0), searched("SÀUERKRAUT", 0, 300)]
    personal = [searched(one, 0) for one in ("ana@example.com", "0151 234 5678") for _ in range(3)]
    codes = [searched("4006381333931", 0) for _ in range(2)]
    others = [searched("once", 0), searched("milk", 9), searched("milk", None), searched("", 0)]
    await save(*kept, *personal, *codes, *others)

    reply = await ask(
        MISSED.replace("missedSearches", "missedSearches(days: 30)"), viewer=merchandiser
    )

    told = [(one["text"], one["searches"], one["visits"]) for one in reply["missedSearches"]]
    assert told == [("4006381333931", 2, 2), ("sauerkraut", 2, 2)]


@pytest.mark.parametrize("query", [GROUPS, MISSED])
async def test_shoppers_are_told_nothing_of_it(ask, query, stranger):
    for viewer in (None, stranger, Role.ANALYST):
        assert (await ask(query, viewer=viewer, errors=True))[0][1] == "FORBIDDEN"
