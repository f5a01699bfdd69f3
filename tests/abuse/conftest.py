"""One web process as `patron serve` runs it, which nobody else uses."""

from collections.abc import AsyncIterator

import pytest

from tests import databases
from tests.abuse.attacker import Attacker
from tests.api.conftest import payment_company  # noqa: F401 (a fixture)
from tests.api.servers import Process, Provider, free_port, running
from tests.api.web import environment, store
from tests.factories import Aisle, a_shop


class Served(Process):
    """A web process with our own edges, unlike `uvicorn` alone."""

    def __init__(self, database: str, provider: Provider, **settings: str) -> None:
        self.port, self.database = free_port(), database
        super().__init__(
            "api.commands.web",
            *("127.0.0.1", str(self.port)),
            port=self.port,
            **environment(database, provider, self.port),
            **settings,
        )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid


@pytest.fixture(scope="package")
async def aisle() -> Aisle:
    return Aisle(on_hand=1000)


@pytest.fixture(scope="package")
async def served(template, payment_company, aisle) -> AsyncIterator[Served]:  # noqa: F811
    database = await databases.copy(template)
    await store(database, a_shop(), *aisle.models)
    served = Served(database, payment_company, PATRON_REQUEST_WITHIN="2")
    async with running(served):
        yield served
    await databases.drop(database)


@pytest.fixture
def attacker(served) -> Attacker:
    return Attacker(served.port)
