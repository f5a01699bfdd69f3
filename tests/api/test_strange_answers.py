"""What a payment company says and nobody can read is no answer; and nobody is sent to a script."""

import asyncio
import json

import httpx
import pytest

from api.adapters.payments import SandboxPayments
from api.adapters.payments_of_paypal import PayPalPayments
from resolvers.orders.paying import created
from resolvers.ports import PaymentRefused, Unavailable, Wanted
from tests.api.servers import free_port

STRANGE = [
    *("", "<html>", "[]", "null", "7", "{}", '{"error": "no"}', '{"error": {"code": 7}}'),
    *('{"data": 1}', '{"id": null, "status": "?"}', '{"purchase_units": []}', '{"a": NaN}'),
]
WANTED = Wanted(
    amount=1353,
    currency="USD",
    reference="payment_1",
    description="Order A-1",
    return_url="http://shop.test/done",
)


class Odd:
    """Says one thing, whatever it is asked."""

    said, status = b"", 200

    async def serve(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        is_token = b"/v1/oauth2/token" in head
        body = b'{"access_token": "t", "expires_in": 900}' if is_token else self.said
        status = 200 if is_token else self.status
        told = f"HTTP/1.1 {status} Odd\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        writer.write(told.encode() + body)
        await writer.drain()
        writer.close()


@pytest.fixture
async def company():
    odd, port = Odd(), free_port()
    odd.url = f"http://127.0.0.1:{port}"
    async with await asyncio.start_server(odd.serve, "127.0.0.1", port):
        yield odd


@pytest.fixture(params=["sandbox", "paypal"])
async def gateway(request, company):
    async with httpx.AsyncClient(base_url=company.url, trust_env=False) as client:
        if request.param == "sandbox":
            yield SandboxPayments(client, "http://shop.test/webhooks/payments", "secret")
        else:
            yield PayPalPayments(client, "client", "secret", "WH-1")


CALLS = {
    "create": lambda one: one.create(WANTED),
    "fetch": lambda one: one.fetch("1"),
    "capture": lambda one: one.capture("1", key="1", amount=5),
    "void": lambda one: one.void("1", key="1"),
    "refund": lambda one: one.refund("1", amount=5, key="1"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("status", [200, 302, 400, 422, 500])
async def test_what_nobody_can_read_is_no_answer(company, gateway, call, status):
    for said in STRANGE:
        company.said, company.status = said.encode(), status
        with pytest.raises((Unavailable, PaymentRefused)):
            await call(gateway)


def a_payment(**values):
    return {
        "id": "pay_1",
        "status": "requires_payment",
        "amount": 1353,
        "captured": 0,
        "refunded": 0,
        "refunds": [],
        "currency": "USD",
        "reference": "payment_1",
        "pay_url": "https://pay.test/1",
        "last4": None,
        "last_error": None,
        **values,
    }


def an_order(**values):
    given = {"value": "13.53", "currency": "USD", "page": "https://pay.test/1", "of": "payment_1"}
    given |= values
    amount = {"value": given["value"], "currency_code": given["currency"]}
    return {
        "id": "O-1",
        "status": "CREATED",
        "purchase_units": [{"amount": amount, "custom_id": given["of"]}],
        "links": [{"rel": "payer-action", "href": given["page"]}],
    }


@pytest.mark.parametrize(
    ("by_sandbox", "by_paypal"),
    [
        ({"amount": 1352}, {"value": "13.52"}),
        ({"currency": "EUR"}, {"currency": "EUR"}),
        ({"reference": "payment_2"}, {"of": "payment_2"}),
        ({"pay_url": "javascript:alert(1)"}, {"page": "javascript:alert(1)"}),
        ({"amount": -1353}, {"value": "-13.53"}),
    ],
)
async def test_nobody_pays_what_the_shop_did_not_ask_for(company, gateway, by_sandbox, by_paypal):
    is_sandbox = isinstance(gateway, SandboxPayments)
    company.said = json.dumps(a_payment() if is_sandbox else an_order()).encode()
    assert (await created(gateway, WANTED)).pay_url == "https://pay.test/1"

    wrong = a_payment(**by_sandbox) if is_sandbox else an_order(**by_paypal)
    company.said = json.dumps(wrong).encode()

    with pytest.raises(Unavailable):
        await created(gateway, WANTED)
