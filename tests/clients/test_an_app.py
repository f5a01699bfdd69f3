"""An app of its own: documents laid beside the storefront's, and asked for by their ids."""

import json

from tests import databases
from tests.api.conftest import payment_company  # noqa: F401 (a fixture)
from tests.api.servers import running
from tests.api.web import Web, store
from tests.factories import Aisle, a_shop


async def test_the_documents_of_an_app_are_trusted_beside_the_storefronts(
    template,
    payment_company,  # noqa: F811
    tmp_path,
):
    database = await databases.copy(template)
    await store(database, a_shop(), *Aisle().models)
    (tmp_path / "documents").mkdir()
    own = {"app-1": "query AppShop { shop { channel { code } } }"}
    (tmp_path / "documents" / "app.json").write_text(json.dumps(own))
    web = Web(database, payment_company)
    web.environment |= {"PATRON_VAR": str(tmp_path), "PATRON_TRUSTED_ONLY": "1"}

    async with running(web), web.browser() as app:
        told = await app.post("/graphql", json={"documentId": "app-1"})
        kept = await app.get("/graphql", params={"documentId": "app-1"})
        refused = await app.post("/graphql", json={"query": "{ shop { name } }"})

    assert told.json()["data"] == kept.json()["data"] == {"shop": {"channel": {"code": "us"}}}
    assert refused.json()["errors"][0]["extensions"]["code"] == "UNTRUSTED_QUERY"
    await databases.drop(database)
