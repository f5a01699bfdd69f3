"""The outside services that tests of the edge speak to: one process each, for all tests."""

from collections.abc import AsyncIterator

import pytest

from tests.api.servers import Mailbox, Provider, running
from tests.api.shops import shop  # noqa: F401 (a fixture)


@pytest.fixture(scope="session")
async def payment_company(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Provider]:
    provider = Provider(tmp_path_factory.mktemp("payments"))
    async with running(provider):
        yield provider


@pytest.fixture
async def provider(payment_company: Provider) -> Provider:
    """The sandbox payment provider, told to behave."""
    await payment_company.turn(reset=True)
    return payment_company


@pytest.fixture(scope="session")
async def post_office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Mailbox]:
    mailbox = Mailbox(tmp_path_factory.mktemp("mail"))
    async with running(mailbox):
        yield mailbox


@pytest.fixture
async def mailbox(post_office: Mailbox) -> Mailbox:
    """The mail sink, empty and in a good mood."""
    await post_office.turn(mood="ok", forget=True)
    return post_office
