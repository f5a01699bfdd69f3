"""People who buy, click twice, try again when nothing comes back, and remember their answers."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

import httpx

from bench.client import Browser, Failed
from bench.faults.shop import HOT, Shop
from bench.operations import ADDRESS, FILL_CART, PLACE_ORDER, START_PAYMENT

APPLY_OFFER = """
mutation ApplyOffer {
  applyOffer(input: {code: "TEN"}) {
    __typename
    ... on Error { message }
    ... on Cart { id quote(deliveryMethod: "standard") { total { amount } } }
  }
}
"""
STATUS = "query Status($id: ID!) { order(id: $id) { status } }"
GOOD, BAD = "4242424242424242", "4000000000000002"
PATIENCE, TRIES = 10.0, 30


class StillAtWork(Exception):
    """An earlier try with the same key has not ended, whether or not its shopper still waits."""


NOTHING_CAME = (OSError, EOFError, TimeoutError, ValueError, httpx.HTTPError, Failed, StillAtWork)
"""What an answer that did not come looks like: the shopper cannot know what was done."""
OURS = ("HTTP/1.1 5", "Unexpected error.")
"""What a shop says that is in trouble."""


@dataclass
class Memory:
    """What all shoppers were told, and when."""

    told: dict[str, str] = field(default_factory=dict)
    """The order each idempotency key was answered with."""
    confirmed: set[str] = field(default_factory=set)
    """Orders that a shopper saw confirmed."""
    moments: list[float] = field(default_factory=list)
    """When an order was acknowledged."""
    answers: list[float] = field(default_factory=list)
    """When the shop answered anything that was asked."""
    waits: list[float] = field(default_factory=list)
    """Seconds from the first try to the answer."""
    counts: Counter[str] = field(default_factory=Counter)
    contradictions: list[str] = field(default_factory=list)

    def acknowledge(self, key: str, order: str, waited: float) -> None:
        if self.told.setdefault(key, order) != order:
            self.contradictions.append(f"{key} was {self.told[key]}, then {order}")
            return
        self.moments.append(time.monotonic())
        self.waits.append(waited)


class Through(Browser):
    """A browser behind the proxy."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.port)
        self._through = shop.front.port

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._through)
        return self


@dataclass
class Shopper:
    shop: Shop
    memory: Memory
    number: int
    dice: random.Random
    until: float
    cookies: dict[str, str] = field(default_factory=dict)

    async def shop_on(self) -> None:
        while time.monotonic() < self.until:
            try:
                await self._buy()
            except NOTHING_CAME as nothing:
                self.memory.counts[f"gave up: {type(nothing).__name__}"] += 1
            await asyncio.sleep(self.dice.uniform(0.02, 0.3))

    async def _buy(self) -> None:
        self.cookies = {}
        if self.number < self.shop.catalogue.customers and self.dice.random() < 0.5:
            browser = Browser(self.shop.port)
            browser.log_in(self.shop.catalogue.session(self.number))
            self.cookies = browser.cookies
        cart = await self._cart()
        if cart is None:
            return
        order = await self._place(cart)
        if order is None or self.dice.random() < 0.05:
            return
        await self._pay(order)
        if self.dice.random() < 0.5:
            await self._see_it_confirmed(order)

    async def _cart(self) -> dict[str, Any] | None:
        pool = HOT if self.dice.random() < 0.4 else self.shop.catalogue.products
        chosen = self.dice.sample(range(pool), self.dice.randint(1, 3))
        lines = [{"variantId": self.shop.catalogue.variant(each)} for each in chosen]
        cart = (await self._again(lambda: self._ask(FILL_CART, lines=lines)))["addLinesToCart"]
        if "id" in cart and self.dice.random() < 0.2:
            asked = await self._again(lambda: self._ask(APPLY_OFFER))
            if "id" in asked["applyOffer"]:
                cart = asked["applyOffer"]
        return self._or_refused(cart)

    async def _place(self, cart: dict[str, Any]) -> str | None:
        key = str(UUID(int=self.dice.getrandbits(128), version=4))
        given = {
            "cartId": cart["id"],
            "email": f"{key}@faults.example",
            "address": ADDRESS,
            "deliveryMethod": "standard",
            "expectedTotal": cart["quote"]["total"]["amount"],
            "idempotencyKey": key,
        }
        began = time.monotonic()

        async def once() -> dict[str, Any]:
            told: dict[str, Any] = (await self._ask(PLACE_ORDER, input=given))["placeOrder"]
            if told["__typename"] == "IdempotencyKeyInUse":
                raise StillAtWork
            if "id" in told:
                self.memory.acknowledge(key, told["id"], time.monotonic() - began)
            return told

        if self.dice.random() < 0.15:
            self.memory.counts["clicked twice"] += 1
            await asyncio.gather(once(), once(), return_exceptions=True)
        told = self._or_refused(await self._again(once))
        return str(told["id"]) if told else None

    async def _pay(self, order: str) -> None:
        back = {"orderId": order, "returnUrl": f"http://localhost:{self.shop.port}/done"}
        asked = await self._again(lambda: self._ask(START_PAYMENT, input=back))
        payment = asked["startPayment"]
        if self._or_refused(payment) is None:
            return
        id = str(payment["payUrl"]).rstrip("/").rsplit("/", 1)[-1]
        number = BAD if self.dice.random() < 0.1 else GOOD
        card = {"number": number, "expiry": "12/34", "code": "123"}
        address = f"http://127.0.0.1:{self.shop.company_port}/v1/payments/{id}/confirm"

        async def confirm() -> httpx.Response:
            async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
                return await client.post(address, json={"card": card})

        await self._again(confirm)

    async def _see_it_confirmed(self, order: str) -> None:
        for _ in range(20):
            status = (await self._again(lambda: self._ask(STATUS, id=order)))["order"]["status"]
            if status == "CONFIRMED":
                self.memory.confirmed.add(order)
                return
            await asyncio.sleep(0.4)

    async def _ask(self, query: str, **variables: Any) -> Any:
        async with asyncio.timeout(PATIENCE), Through(self.shop) as browser:
            browser.cookies = self.cookies
            try:
                answer = await browser.ask(query, **variables)
                self.memory.answers.append(time.monotonic())
                return answer
            except Failed as failed:
                if not any(sign in str(failed) for sign in OURS):
                    raise RuntimeError(f"The harness asks wrongly: {failed}") from failed
                raise

    async def _again(self, act: Callable[[], Awaitable[Any]]) -> Any:
        """Until something comes back."""
        for _ in range(TRIES):
            try:
                return await act()
            except NOTHING_CAME as nothing:
                self.memory.counts[f"tried again: {_kind(nothing)}"] += 1
                await asyncio.sleep(self.dice.uniform(0.1, 0.6))
        raise TimeoutError

    def _or_refused(self, told: dict[str, Any]) -> dict[str, Any] | None:
        if "message" not in told:
            return told
        self.memory.counts[f"refused: {told['__typename']}"] += 1
        return None


def _kind(nothing: BaseException) -> str:
    return str(nothing)[:60] if isinstance(nothing, Failed) else type(nothing).__name__
