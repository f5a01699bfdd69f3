"""Whatever is asked, in whichever words, is answered in JSON and never with a surprise."""

import asyncio
import json
import random

import httpx
import pytest

import schema
from models.viewer import Role
from tests.abuse.chance import Documents, spoiled, values
from tests.api.logins import log_in, store_account
from tests.api.servers import SECRET
from tests.proofs import count

DOCUMENTS = 5000
SIDE_BY_SIDE = 8
JSON = ("application/json", "application/graphql-response+json")
NEVER = ("INTERNAL", "Traceback", "asyncpg", "sqlalchemy", 'File "', SECRET, "select ", "patron_")
"""What no answer says; the last is how cookies and channels of the database are called."""


@pytest.fixture(scope="module")
async def askers(served):
    """A stranger and the owner: each may look at other things."""
    await store_account(served.database, "owner@example.com", Role.OWNER)
    options = {"base_url": served.url, "trust_env": False, "timeout": 30}
    async with httpx.AsyncClient(**options) as stranger, httpx.AsyncClient(**options) as owner:
        stranger.headers["x-forwarded-for"] = "203.0.113.8"
        owner.headers["x-patron-client"] = "app"
        token = (await log_in(owner, "owner@example.com"))["token"]
        owner.headers["authorization"] = f"Bearer {token}"
        yield stranger, owner


@pytest.fixture(scope="module")
def built():
    return schema.build()._schema


async def asked(askers, chance, kind, query, variables):
    """Raises AssertionError when the answer is not as it has to be; whether it brought data."""
    asker = askers[0] if kind == "mutation" else chance.choice(askers)
    # As a client would send it that checks nothing: half of a character is sent as it is.
    body = json.dumps({"query": query, "variables": variables}).encode()
    accept = {"accept": chance.choice(JSON), "content-type": "application/json"}
    reply = await asker.post("/graphql", content=body, headers=accept)
    about = (kind, query, variables, reply.status_code, reply.text[:600])
    assert reply.status_code in {200, 400}, about
    if reply.headers["content-type"].startswith("text/plain"):
        # No request at all, such as one with half of a character.
        assert reply.status_code == 400, about
        assert len(reply.text) < 100, about
        return False
    assert reply.headers["content-type"].split(";")[0] in JSON, about
    told = json.loads(reply.content)
    assert told.get("data") is not None or told["errors"], about
    spoken = json.dumps([error["message"] for error in told.get("errors", [])])
    codes = [(error.get("extensions") or {}).get("code") for error in told.get("errors", [])]
    assert "INTERNAL" not in codes, about
    assert not any(word in spoken for word in NEVER), about
    return told.get("data") is not None


async def answered(askers, chance, questions):
    """How many of all brought data."""
    brought = 0
    while batch := [one for _, one in zip(range(SIDE_BY_SIDE), questions, strict=False)]:
        brought += sum(await asyncio.gather(*(asked(askers, chance, *one) for one in batch)))
    return brought


def generated(built, chance, how_many):
    for _ in range(how_many):
        documents = Documents(built, chance)
        kind = "mutation" if chance.random() < 0.25 else "query"
        query = documents.of(kind)
        yield kind, query, values(documents, chance)


@pytest.mark.proof
async def test_generated_documents_are_answered(askers, built):
    chance = random.Random(20261122)

    brought = await answered(askers, chance, generated(built, chance, count(DOCUMENTS)))

    assert brought > count(DOCUMENTS) / 4


@pytest.mark.proof
async def test_spoiled_documents_are_answered(askers, built):
    chance = random.Random(22112026)

    def questions():
        for kind, query, given in generated(built, chance, count(DOCUMENTS)):
            yield kind, spoiled(query, chance), given

    brought = await answered(askers, chance, questions())

    assert brought < count(DOCUMENTS)
