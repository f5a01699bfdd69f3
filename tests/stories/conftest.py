"""The services that stories need; see `tests/api/conftest.py`. And one shop with a worker, a mail
server and a carrier, for the stories of what comes after the sale."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from models.loyalty import LoyaltyAccount
from models.viewer import Role
from resolvers.context import utc_now
from tests import databases
from tests.api.conftest import mailbox, payment_company, post_office, provider  # noqa: F401 (fixtures)
from tests.api.logins import log_in, store_account
from tests.api.servers import SECRET, Process, free_port, running, until
from tests.api.web import ask, fill, pay, place, shop, status, store
from tests.factories import Aisle, a_location, a_shop, some_stock

CARD = {"number": "4242424242424242", "expiry": "12/40", "code": "123"}
OPEN = "{ fulfilments(isOpen: true) { nodes { id order { id } } } }"
PACK = """mutation ($id: ID!) { advanceFulfilment(input: {fulfilmentId: $id, to: PACKED}) {
  __typename ... on Fulfilment { status } } }"""
SHIP = """mutation ($id: ID!) { shipFulfilment(input: {fulfilmentId: $id}) {
  __typename ... on Error { message } ... on Fulfilment { trackingNumber } } }"""
LINES = """query ($id: ID!) { order(id: $id) { number
  lines { id } payment { amount { amount } } } }"""
FIGURES = """query ($p: Period!) { analytics(period: $p) {
  onTime { value numerator denominator } fulfilmentTime { median p90 measured }
  returnRate { value numerator denominator } returnTime { median p90 measured } } }"""
THIS_DECADE = {"from": "2020-01-01T00:00:00Z", "to": "2029-12-31T00:00:00Z"}


@dataclass
class AfterSale:
    """A shop whose worker, carrier, payment company and mail server are processes."""

    web: Any
    carrier: Process
    company: Any
    letters: Any
    aisle: Aisle
    store: Any
    people: dict[str, Any] = field(default_factory=dict)

    async def buys(self, quantity: int = 1) -> str:
        """Ana, logged in, orders and pays; it comes back when the shop knows of the money."""
        shopper = self.people["ana"]
        order = await place(shopper, await fill(shopper, self.aisle.variant, quantity))
        await pay(shopper, self.company, order["id"], CARD)
        await until(lambda: self._is(order["id"], "CONFIRMED"))
        return str(order["id"])

    async def leaves(self, order: str) -> str:
        """Packed and labelled by an agent; its tracking number."""
        agent = self.people["agent"]

        async def planned() -> Any:
            nodes = (await ask(agent, OPEN))["fulfilments"]["nodes"]
            return next((one["id"] for one in nodes if one["order"]["id"] == order), None)

        parcel = await until(planned)
        await ask(agent, PACK, id=parcel)
        told = (await ask(agent, SHIP, id=parcel))["shipFulfilment"]
        return str(told["trackingNumber"])

    async def travels(self, number: str, *kinds: str) -> None:
        headers = {"authorization": f"Bearer {SECRET}"}
        async with self.web.browser() as client:
            for kind in kinds:
                path = f"{self.carrier.url}/v1/shipments/{number}/events"
                told = {"kind": kind, "place": "Dayton", "proof": None}
                (await client.post(path, json=told, headers=headers)).raise_for_status()

    async def arrives(self, order: str) -> None:
        number = await self.leaves(order)
        await self.travels(number, "out_for_delivery", "delivered")
        await until(lambda: self._is(order, "DELIVERED"))

    async def figures(self) -> Any:
        return (await ask(self.people["owner"], FIGURES, p=THIS_DECADE))["analytics"]

    async def _is(self, order: str, wanted: str) -> bool:
        return await status(self.people["ana"], order) == wanted


@pytest.fixture(scope="session")
async def after_sale(template, payment_company, post_office, tmp_path_factory):  # noqa: F811
    port, data = free_port(), tmp_path_factory.mktemp("carrier")
    told = ("--port", str(port), "--data", str(data), "--secret", SECRET)
    carrier = Process("api.standins.carriers", *told, port=port)
    aisle = Aisle(on_hand=20)
    counter = a_location(kind="store", name="Near", has_pickup=True)
    database = await databases.copy(template)
    models = (a_shop(), *aisle.models, counter, some_stock(aisle.variant, counter, 5))
    known = {
        "PATRON_SMTP_HOST": "127.0.0.1",
        "PATRON_SMTP_PORT": str(post_office.smtp_port),
        "PATRON_CARRIERS_URL": carrier.url,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in known.items():
            patch.setenv(name, value)
        opening = shop(database, payment_company, *models, worker=True)
        async with running(carrier), opening as [web]:
            opened = AfterSale(web, carrier, payment_company, post_office, aisle, counter)
            people = {"ana": Role.CUSTOMER, "agent": Role.AGENT, "owner": Role.OWNER}
            for name, role in people.items():
                account = await store_account(database, f"{name}@example.com", role)
                if name == "ana":
                    await store(database, LoyaltyAccount.join(account.customer_id, utc_now()))
            there = {"role": Role.ASSOCIATE, "store_id": counter.id}
            await store_account(database, "associate@example.com", **there)
            for name in (*people, "associate"):
                opened.people[name] = web.browser()
                await log_in(opened.people[name], f"{name}@example.com")
            yield opened
            for browser in opened.people.values():
                await browser.aclose()
    await databases.drop(database)
