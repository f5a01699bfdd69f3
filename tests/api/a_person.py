"""Somebody who leaves an unmistakable mark wherever the public API lets them."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import asyncpg
import httpx
from sqlalchemy import make_url

from tests.api.a_shop import GOOD
from tests.api.logins import PASSWORD
from tests.api.servers import Mailbox, Provider, until
from tests.api.web import ADDRESS, ask, fill, pay, place, status
from tests.factories import Aisle

MARK = "zzmarkerqx"
EMAIL, NEW_EMAIL = f"{MARK}@example.com", f"{MARK}.new@example.com"
HOME = {
    **ADDRESS,
    **{part: f"{MARK} {ADDRESS[part]}" for part in ("name", "line1", "city")},
    "line2": f"c/o {MARK}",
}
"""A region and a postal code have no room for it."""


TAKES_NOTHING = {"exportMyData", "requestErasure", "cancelErasure"}
NEVER_REFUSED = {"chooseConsent"}


def act(name: str, reply: str = "") -> str:
    input = name[0].upper() + name[1:]
    refused = "" if name in NEVER_REFUSED else "... on Error { message }"
    return f"""mutation ($input: {input}Input!) {{ {name}(input: $input) {{
        __typename {refused} {reply} }} }}"""


ID = {
    "openTicket": "... on Ticket { id }",
    "requestReturn": "... on Return { id }",
    "exportMyData": "... on DataExport { id }",
    "openExport": "... on ExportLink { url }",
    "requestErasure": "... on Erasure { id dueAt }"
    " ... on ErasureBlocked { blockers { kind number whatToDo } }",
    "eraseCustomer": "... on Erasure { id dueAt }",
    "cancelErasure": "... on Erasure { status }",
}


async def do(browser: httpx.AsyncClient, name: str, /, **input: Any) -> dict[str, Any]:
    """A mutation that is not refused."""
    told = await attempt(browser, name, **input)
    assert "message" not in told, told
    return told


async def attempt(browser: httpx.AsyncClient, name: str, /, **input: Any) -> dict[str, Any]:
    """A mutation that may be."""
    query, variables = act(name, ID.get(name, "")), {"input": input}
    if name in TAKES_NOTHING:
        query, variables = query.replace("($input:", "#").replace("(input: $input)", ""), {}
        query = re.sub("#.*?{", "{", query, count=1)
    return dict((await ask(browser, query, **variables))[name])


async def token_mailed(mailbox: Mailbox, to: str, subject: str) -> str:
    """Of the link in the last mail to that address about that."""

    async def link() -> str | None:
        for mail in await mailbox.mails(to):
            if subject in mail["subject"]:
                found = re.search(r"#([\w-]{43})", mail["text"])
                return found and found[1]
        return None

    return str(await until(link, 40))


async def sign_up(browser: httpx.AsyncClient, mailbox: Mailbox) -> None:
    await do(browser, "signUp", name=f"Ana {MARK}", email=EMAIL, joinLoyalty=True)
    token = await token_mailed(mailbox, EMAIL, "")
    await do(browser, "finishSignUp", token=token, password=PASSWORD)


async def look_around(browser: httpx.AsyncClient, aisle: Aisle) -> None:
    seen = {"name": "PRODUCT_VIEWED", "productId": aisle.product.gid, "token": MARK}
    searched = {"name": "SEARCHED", "text": f"{MARK} shampoo"}
    await do(browser, "logEvents", events=[seen, searched])


async def buy(browser: httpx.AsyncClient, provider: Provider, aisle: Aisle, key: str) -> str:
    cart = await fill(browser, aisle.variant, 2)
    order = await place(browser, cart, email=EMAIL, address=HOME, idempotencyKey=f"{MARK}-{key}")
    assert order["__typename"] == "Order", order
    await pay(browser, provider, order["id"], GOOD)

    async def is_confirmed() -> bool:
        return await status(browser, order["id"]) == "CONFIRMED"

    await until(is_confirmed, 40)
    return str(order["id"])


async def deliver(desk: httpx.AsyncClient, order_id: str) -> None:
    for step in ("PACKED", "SHIPPED", "DELIVERED"):
        await do(desk, "advanceOrder", orderId=order_id, to=step)


async def send_back(
    browser: httpx.AsyncClient, desk: httpx.AsyncClient, order_id: str, key: str
) -> None:
    """One unit, with a word about it, until the money is back."""
    query = "query ($id: ID!) { order(id: $id) { lines { id } } }"
    (line,) = (await ask(browser, query, id=order_id))["order"]["lines"]
    back = await do(
        browser,
        "requestReturn",
        orderId=order_id,
        lines=[{"orderLineId": line["id"], "quantity": 1}],
        reason="OTHER",
        note=f"{MARK} does not like it",
        idempotencyKey=f"{MARK}-return-{key}",
    )
    await do(desk, "approveReturn", returnId=back["id"])
    await do(desk, "receiveReturn", returnId=back["id"])
    await do(desk, "refundReturn", returnId=back["id"], idempotencyKey=f"refund {key}")
    refunded = "query ($id: ID!) { order(id: $id) { payment { status } } }"

    async def is_refunded() -> bool:
        told = (await ask(browser, refunded, id=order_id))["order"]["payment"]
        return bool(told["status"] == "PARTLY_REFUNDED")

    await until(is_refunded, 40)


async def write_to_us(browser: httpx.AsyncClient, desk: httpx.AsyncClient, order_id: str) -> None:
    asked = await do(
        browser, "openTicket", subject=f"{MARK}?", body=f"I am {MARK}.", orderId=order_id
    )
    await do(desk, "replyToTicket", ticketId=asked["id"], body=f"Dear {MARK}, no.")


async def copy_of(browser: httpx.AsyncClient, thief: httpx.AsyncClient) -> zipfile.ZipFile:
    """Everything the shop hands out, once and to nobody else."""
    made = await do(browser, "exportMyData")

    async def link() -> str | None:
        told = await attempt(browser, "openExport", exportId=made["id"])
        return told.get("url")

    url = await until(link, 60)
    assert (await thief.get(url)).status_code == 404
    got = await browser.get(url)
    assert got.status_code == 200, got.text
    again = await browser.get(url)
    assert again.status_code == 404
    return zipfile.ZipFile(io.BytesIO(got.content))


async def everything(database: str) -> dict[str, str]:
    """Each table as text, bytes spelled out."""
    url = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
    connection: asyncpg.Connection = await asyncpg.connect(url)
    try:
        named = "select tablename from pg_tables where schemaname = 'public'"
        names = [row[0] for row in await connection.fetch(named)]
        return {
            name: "\n".join(
                row[0] for row in await connection.fetch(f'select t::text from "{name}" t')
            )
            for name in names
        }
    finally:
        await connection.close()


def traces(tables: dict[str, str], *folders: Path) -> list[str]:
    """Where the mark is: tables, and files."""
    forms = (MARK, MARK.encode().hex())
    found = [name for name, said in tables.items() if any(form in said.lower() for form in forms)]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and (
                MARK.encode() in path.read_bytes().lower() or MARK in str(path).lower()
            ):
                found.append(str(path))
    return sorted(found)
