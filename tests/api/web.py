"""A whole shop on loopback: web processes, a worker, the payment provider, and shoppers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from models.base import Model
from resolvers.session import SharedSession
from tests.api.servers import SECRET, Process, Provider, free_port

ADDRESS = {
    "name": "Ana",
    "line1": "1 Long Road",
    "city": "Dayton",
    "region": "OH",
    "postalCode": "45402",
    "country": "US",
}

SURPRISES = Path(__file__).with_name("surprises.json")
"""Has what a process was surprised by said beside the test that failed for it."""
OWN_SECRET = "the tests' own, the same for all processes"


class Web(Process):
    """One web process of the shop."""

    def __init__(self, database: str, provider: Provider, port: int | None = None) -> None:
        self.port = port or free_port()
        arguments = ("--factory", "api.app:create", "--port", str(self.port))
        super().__init__(
            "uvicorn",
            *arguments,
            "--log-level=warning",
            f"--log-config={SURPRISES}",
            port=self.port,
            **environment(database, provider, self.port),
        )

    def browser(self, **headers: str) -> httpx.AsyncClient:
        """Keeps cookies, as the storefront's fetch does."""
        return httpx.AsyncClient(
            base_url=self.url,
            headers={"x-patron-client": "web", **headers},
            trust_env=False,
            timeout=30,
        )


def environment(database: str, provider: Provider, port: int) -> dict[str, str]:
    return {
        "PATRON_DATABASE_URL": database,
        "PATRON_PORT": str(port),
        "PATRON_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PATRON_PAYMENTS_URL": provider.url,
        "PATRON_PAYMENTS_SECRET": SECRET,
        "PATRON_SECRET": OWN_SECRET,
    }


class Worker(Process):
    """The worker; it answers nobody, so it is ready when it was launched."""

    def __init__(self, database: str, provider: Provider, web: Web) -> None:
        super().__init__("api.worker", port=0, **environment(database, provider, web.port))

    async def start(self) -> None:
        self.launch()


@asynccontextmanager
async def shop(
    database: str, provider: Provider, *models: Model, webs: int = 1, worker: bool = False
) -> AsyncIterator[list[Web]]:
    """Open a shop over `models`, saved in that order."""
    await store(database, *models)
    async with AsyncExitStack() as stack:
        opened = [Web(database, provider) for _ in range(webs)]
        workers = [Worker(database, provider, opened[0])] if worker else []
        for process in (*opened, *workers):
            stack.callback(process.stop)
        # All at once: each takes seconds to start, most of them on one core.
        await asyncio.gather(*(process.start() for process in (*opened, *workers)))
        yield opened


async def store(database: str, *models: Model) -> None:
    async with connected(database) as engine, SharedSession(engine) as session:
        for model in models:
            session.add(model)
            await session.flush()
        await session.commit()


async def look(database: str, statement: Any) -> Any:
    """The rows of a statement, from outside of the shop."""
    async with connected(database) as engine, engine.connect() as connection:
        return (await connection.execute(statement)).all()


@asynccontextmanager
async def connected(database: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database)
    try:
        yield engine
    finally:
        await engine.dispose()


async def ask(browser: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    """The data of a reply that has no errors."""
    reply = await browser.post("/graphql", json={"query": query, "variables": variables})
    told = reply.json()
    assert reply.status_code == 200, told
    assert not told.get("errors"), told
    return told["data"]


ADD = """
mutation ($v: ID!, $n: Int!) {
  addToCart(input: {variantId: $v, quantity: $n}) {
    __typename
    ... on Cart { id quote(deliveryMethod: "standard") { total { amount } } }
  }
}
"""
PLACE = """
mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on Error { message }
    ... on Order { id number status }
  }
}
"""
PAY = """
mutation ($id: ID!, $back: String!) {
  startPayment(input: {orderId: $id, returnUrl: $back}) {
    __typename
    ... on Error { message }
    ... on Payment { status payUrl }
  }
}
"""


async def fill(browser: httpx.AsyncClient, variant: Model, quantity: int = 1) -> dict[str, Any]:
    return dict((await ask(browser, ADD, v=variant.gid, n=quantity))["addToCart"])  # type: ignore[attr-defined]


async def place(browser: httpx.AsyncClient, cart: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {
        "cartId": cart["id"],
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": cart["quote"]["total"]["amount"],
        "idempotencyKey": str(uuid4()),
        **more,
    }
    return dict((await ask(browser, PLACE, input=given))["placeOrder"])


async def pay(
    browser: httpx.AsyncClient, provider: Provider, order_id: str, card: dict[str, str]
) -> dict[str, Any]:
    """Ask for the payment page, then give the provider the card, as its page does."""
    back = str(browser.base_url.join("/checkout/done"))
    started = (await ask(browser, PAY, id=order_id, back=back))["startPayment"]
    assert started["__typename"] == "Payment", started
    id = str(started["payUrl"]).rstrip("/").rsplit("/", 1)[-1]
    async with provider.client() as client:
        answer = await client.post(f"/v1/payments/{id}/confirm", json={"card": card})
    return dict(answer.json())


async def status(browser: httpx.AsyncClient, order_id: str) -> str:
    query = "query ($id: ID!) { order(id: $id) { status } }"
    return str((await ask(browser, query, id=order_id))["order"]["status"])
