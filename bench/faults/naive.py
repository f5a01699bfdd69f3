"""The control: a checkout as one should not write it, over the same tables and the same company.

It reads, thinks and writes without locks; it charges first and writes the order afterwards, with a
new key for each try; it never asks what became of a charge. Nobody is killed, and yet it fails.
"""

import asyncio
import random
import time
from uuid import uuid4

import asyncpg
import httpx

from api.live import connect
from bench.faults.judge import Verdict, invariants
from bench.faults.shop import HOT, SECRET, Shop
from models import ids
from models.orders import order_number
from models.payments import Payment

CARD = {"number": "4242424242424242", "expiry": "12/34", "code": "123"}
GOODS = """
select s.id, s.variant_id, s.location_id, s.on_hand, s.allocated, r.amount, c.id as channel
from stock s join prices r using (variant_id) join channels c on c.id = r.channel_id
order by variant_id limit 4
"""
ORDER = """
insert into orders (id, number, email, channel_id, touchpoint, location_id, status, currency,
  tax_is_included, subtotal, discount, shipping, tax, total, refunded, delivery_method, placed_at)
values ($1, $2, 'a@faults.example', $3, 'web', $4, 'confirmed', 'USD', false, $5, 0, 0, 0, $5, 0,
  'Standard', now())
"""
LINE = """
insert into order_lines (id, order_id, variant_id, position, name, quantity, unit_price, gross,
  discount, tax, tax_basis_points, returned)
values (gen_random_uuid(), $1, $2, 0, 'Goods', 1, $3, $3, 0, 0, 0, 0)
"""
MOVED = """
insert into stock_movements (id, variant_id, location_id, kind, on_hand, allocated, order_id)
values (gen_random_uuid(), $1, $2, 'allocated', 0, 1, $3)
"""
PAID = """
insert into payments (id, order_id, provider, provider_ref, amount, currency, status)
values ($1, $2, 'sandbox', $3, $4, 'USD', 'captured')
"""
CAPTURED = """
insert into payment_events (id, payment_id, kind, amount, reference)
values (gen_random_uuid(), $1, 'captured', $2, $3)
"""
TOLD = """
insert into events (id, name, at, subject_id, data)
values (gen_random_uuid(), 'OrderConfirmed', now(), $1, '{}')
"""


async def run(shop: Shop, seconds: float, shoppers: int, seed: int) -> int:
    """0 when the invariants hold, which would say that they prove nothing."""
    from bench.faults.__main__ import tell_breaches

    shop.pg.start()
    shop.launch_company()
    dice, until = random.Random(seed), time.monotonic() + seconds
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{shop.company_port}",
        headers={"authorization": f"Bearer {SECRET}"},
        trust_env=False,
        timeout=10,
    ) as company:
        try:
            await _listening(company)
            # Every tenth charge is made and then answered with an error, as networks do.
            trouble = asyncio.create_task(_trouble(company))
            await asyncio.gather(*(_buy(shop, company, dice, until) for _ in range(shoppers)))
            trouble.cancel()
            found = await invariants(shop)
        finally:
            shop.pg.stop()
    tell_breaches(Verdict(found, 0, [], 0))
    return int(not found.holds)


async def _listening(company: httpx.AsyncClient) -> None:
    for _ in range(300):
        try:
            (await company.get("/healthz")).raise_for_status()
            return
        except httpx.HTTPError:
            await asyncio.sleep(0.1)
    raise TimeoutError("The payment company did not start.")


async def _trouble(company: httpx.AsyncClient) -> None:
    while True:
        await company.post("/_control", json={"fail_after": 2})
        await asyncio.sleep(0.2)


async def _buy(shop: Shop, company: httpx.AsyncClient, dice: random.Random, until: float) -> None:
    connection: asyncpg.Connection = await connect(shop.pg.url)
    try:
        while time.monotonic() < until:
            goods = (await connection.fetch(GOODS))[dice.randrange(HOT)]
            if goods["on_hand"] <= goods["allocated"]:
                await asyncio.sleep(0.05)
                continue
            charge = await _charge(company, goods["amount"])
            await _write(connection, goods, charge)
    finally:
        await connection.close()


async def _charge(company: httpx.AsyncClient, amount: int) -> tuple[str, str]:
    """Again and again until an answer comes, each time as if for the first."""
    while True:
        reference = ids.encode(Payment.prefix, ids.uuid7())
        wanted = {
            "amount": amount,
            "currency": "USD",
            "reference": reference,
            "return_url": "http://shop.test/",
            "description": "",
        }
        key = {"idempotency-key": uuid4().hex}
        made = await company.post("/v1/payments", json=wanted, headers=key)
        # The card is taken from the shopper, whatever the shop has heard.
        found = await company.get("/v1/payments", params={"reference": reference})
        if found.is_success and found.json()["data"]:
            id = found.json()["data"][0]["id"]
            await company.post(f"/v1/payments/{id}/confirm", json={"card": CARD})
        if made.is_success:
            return id, reference


async def _write(
    connection: asyncpg.Connection, goods: asyncpg.Record, charge: tuple[str, str]
) -> None:
    id, reference = charge
    order, payment = ids.uuid7(), (ids.decode(reference) or ("", uuid4()))[1]
    amount = goods["amount"]
    try:
        # What was read before the charge is written after it.
        await connection.execute(
            "update stock set allocated = $2 where id = $1", goods["id"], goods["allocated"] + 1
        )
        number = order_number()
        await connection.execute(
            ORDER, order, number, goods["channel"], goods["location_id"], amount
        )
        await connection.execute(LINE, order, goods["variant_id"], amount)
        await connection.execute(MOVED, goods["variant_id"], goods["location_id"], order)
        await connection.execute(PAID, payment, order, id, amount)
        await connection.execute(CAPTURED, payment, amount, f"captured:{id}")
        await connection.execute(TOLD, order)
    except asyncpg.PostgresError:
        return
