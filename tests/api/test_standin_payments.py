"""The sandbox provider keeps its promises, through kill -9 too."""

import json
from collections.abc import AsyncIterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest

from api.adapters.payments import is_genuine
from resolvers.context import utc_now
from tests.api.servers import SECRET, Provider, running, until

GOOD, BAD, CHALLENGED, SLOW = (
    {"number": number, "expiry": "12/34", "code": "123"}
    for number in ("4242424242424242", "4000000000000002", "4000002500003155", "4000000000000341")
)


class Listener:
    """A shop's webhook address, that notes what it is told and answers with `status`."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, bytes]] = []
        self.status = 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                outer.heard.append((self.headers["Patron-Sandbox-Signature"], body))
                self.send_response(outer.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def kinds(self, payment: str) -> list[str]:
        messages = [json.loads(body) for _, body in self.heard]
        return [message["type"] for message in messages if message["data"]["id"] == payment]


@pytest.fixture
async def client(provider: Provider) -> AsyncIterator[httpx.AsyncClient]:
    await provider.turn(stall=0.3, late=0.5)
    async with provider.client() as client:
        yield client


@pytest.fixture
def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    yield listener
    listener.server.shutdown()
    listener.server.server_close()


def wanted(**values):
    return {
        "amount": 2498,
        "currency": "USD",
        "reference": f"payment_{uuid4().hex}",
        "return_url": "http://127.0.0.1:9/checkout/done?order=1",
        "description": "Order AB",
        **values,
    }


async def post(client, path, body, key=None):
    return await client.post(path, json=body, headers={"Idempotency-Key": key or uuid4().hex})


async def a_payment(client, **values):
    answer = await post(client, "/v1/payments", wanted(**values))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def confirm(client, payment, card):
    return await client.post(f"/v1/payments/{payment['id']}/confirm", json={"card": card})


async def fetched(client, payment):
    return (await client.get(f"/v1/payments/{payment['id']}")).json()


async def test_nobody_without_the_secret_makes_a_payment(provider):
    async with httpx.AsyncClient(base_url=provider.url, trust_env=False) as stranger:
        answer = await post(stranger, "/v1/payments", wanted())

    assert answer.status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0},
        {"amount": -1},
        {"amount": 1.5},
        {"amount": True},
        {"amount": 10**13},
        {"currency": "dollars"},
        {"currency": 3},
        {"reference": ""},
        {"return_url": "javascript:alert(1)"},
        {"return_url": "http://[half"},
        {"description": "null\0byte"},
    ],
)
async def test_what_makes_no_sense_is_refused(client, wrong):
    answer = await post(client, "/v1/payments", wanted(**wrong))

    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_request"


async def test_broken_bodies_are_refused(client):
    for body in (b"", b"[", b"5", b"\xff", b'"x"'):
        answer = await client.post(
            "/v1/payments", content=body, headers={"Idempotency-Key": uuid4().hex}
        )
        assert answer.status_code == 400, body


async def test_one_key_makes_one_payment(client):
    body, key = wanted(), uuid4().hex

    first = await post(client, "/v1/payments", body, key)
    second = await post(client, "/v1/payments", body, key)
    other = await post(client, "/v1/payments", {**body, "amount": 1}, key)

    assert first.json() == second.json()
    assert second.headers["idempotent-replayed"] == "true"
    assert other.status_code == 409
    assert (
        len((await client.get(f"/v1/payments?reference={body['reference']}")).json()["data"]) == 1
    )


async def test_a_good_card_pays_once_and_the_shop_hears_of_it(client, listener):
    payment = await a_payment(client, webhook_url=listener.url)

    paid = await confirm(client, payment, GOOD)
    again = await confirm(client, payment, GOOD)

    assert paid.json()["status"] == "succeeded"
    assert paid.json()["captured"] == 2498
    assert again.status_code == 409
    await until(lambda: listener.kinds(payment["id"]) == ["payment.succeeded"])
    header, body = listener.heard[0]
    assert is_genuine(header, body, SECRET, utc_now())
    assert not is_genuine(header, body + b" ", SECRET, utc_now())
    assert not is_genuine(header, body, "another secret", utc_now())


async def test_a_declined_card_costs_nothing_and_another_may_be_tried(client, listener):
    payment = await a_payment(client, webhook_url=listener.url)

    declined = (await confirm(client, payment, BAD)).json()
    paid = (await confirm(client, payment, GOOD)).json()

    assert declined["status"] == "requires_payment"
    assert declined["last_error"]["code"] == "card_declined"
    assert declined["captured"] == 0
    assert paid["status"] == "succeeded"
    assert paid["last_error"] is None
    await until(lambda: listener.kinds(payment["id"]) == ["payment.declined", "payment.succeeded"])


async def test_a_card_that_is_no_test_card_is_never_charged(client):
    payment = await a_payment(client)

    answer = await confirm(client, payment, {**GOOD, "number": "5555 5555 5555 4444"})

    assert answer.json()["last_error"]["code"] == "card_declined"


async def test_the_bank_may_ask_first(client):
    payment = await a_payment(client)

    asked = (await confirm(client, payment, CHALLENGED)).json()
    refused = await client.post(f"/v1/payments/{payment['id']}/challenge", json={"approve": False})
    await confirm(client, payment, CHALLENGED)
    approved = await client.post(f"/v1/payments/{payment['id']}/challenge", json={"approve": True})

    assert asked["status"] == "requires_challenge"
    assert refused.json()["status"] == "requires_payment"
    assert approved.json()["status"] == "succeeded"


async def test_a_slow_card_is_charged_although_nobody_was_told(client, listener):
    payment = await a_payment(client, webhook_url=listener.url)

    answer = await confirm(client, payment, SLOW)

    assert answer.status_code == 504
    await until(lambda: listener.kinds(payment["id"]) == ["payment.succeeded"])
    assert (await fetched(client, payment))["captured"] == 2498


async def test_no_more_is_refunded_than_was_paid(client):
    payment = await a_payment(client)
    refunds = f"/v1/payments/{payment['id']}/refunds"
    early = await post(client, refunds, {"amount": 100})
    await confirm(client, payment, GOOD)

    first = await post(client, refunds, {"amount": 2000}, key := uuid4().hex)
    replayed = await post(client, refunds, {"amount": 2000}, key)
    too_much = await post(client, refunds, {"amount": 499})
    rest = await post(client, refunds, {"amount": 498})

    assert early.status_code == 409
    assert first.json()["id"] == replayed.json()["id"]
    assert too_much.status_code == 422
    assert rest.status_code == 201
    assert (await fetched(client, payment))["refunded"] == 2498


async def test_a_voided_payment_cannot_be_paid_and_a_paid_one_not_voided(client):
    voided, paid = await a_payment(client), await a_payment(client)
    await confirm(client, paid, GOOD)

    await post(client, f"/v1/payments/{voided['id']}/void", {})
    late = await confirm(client, voided, GOOD)
    refused = await post(client, f"/v1/payments/{paid['id']}/void", {})

    assert late.status_code == 409
    assert refused.status_code == 409
    assert (await fetched(client, voided))["captured"] == 0


async def test_money_can_be_held_first_and_taken_later(client):
    payment = await a_payment(client, capture_method="manual")
    held = (await confirm(client, payment, GOOD)).json()

    taken = await post(client, f"/v1/payments/{payment['id']}/capture", {"amount": 2000})
    again = await post(client, f"/v1/payments/{payment['id']}/capture", {"amount": 2000})

    assert (held["status"], held["captured"]) == ("authorized", 0)
    assert (taken.json()["status"], taken.json()["captured"]) == ("succeeded", 2000)
    assert again.json()["captured"] == 2000


async def test_news_is_repeated_until_somebody_takes_it(client, listener):
    listener.status = 500
    payment = await a_payment(client, webhook_url=listener.url)
    await confirm(client, payment, GOOD)
    await until(lambda: len(listener.heard) >= 2)

    listener.status = 200

    heard = len(listener.heard)
    await until(lambda: len(listener.heard) > heard)
    ids = {json.loads(body)["id"] for _, body in listener.heard}
    assert len(ids) == 1


async def test_news_can_be_lost_and_doubled_on_request(client, provider, listener):
    await provider.turn(drop=1)
    lost = await a_payment(client, webhook_url=listener.url)
    await confirm(client, lost, GOOD)
    await until(lambda: _delivered(client))
    await provider.turn(duplicate=2)
    doubled = await a_payment(client, webhook_url=listener.url)
    await confirm(client, doubled, GOOD)

    await until(lambda: len(listener.kinds(doubled["id"])) == 3)
    assert listener.kinds(lost["id"]) == []


async def _delivered(client):
    return (await client.get("/v1/totals")).json()["undelivered"] == 0


async def test_an_answer_can_get_lost_after_the_deed(client, provider):
    await provider.turn(fail_after=1)
    body, key = wanted(), uuid4().hex

    failed = await post(client, "/v1/payments", body, key)
    repeated = await post(client, "/v1/payments", body, key)

    assert failed.status_code == 500
    assert repeated.status_code == 201
    assert (
        len((await client.get(f"/v1/payments?reference={body['reference']}")).json()["data"]) == 1
    )


async def test_the_page_takes_a_card_and_sends_the_shopper_back(client):
    payment = await a_payment(client)
    page = await client.get(payment["pay_url"])
    mistyped = await client.post(payment["pay_url"], data={**GOOD, "number": "4242"})
    declined = await client.post(payment["pay_url"], data=BAD)
    challenged = await client.post(payment["pay_url"], data=CHALLENGED)
    answered = await client.post(challenged.headers["location"], data={"answer": "approve"})
    twice = await client.post(payment["pay_url"], data=GOOD)

    assert "$24.98" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert mistyped.status_code == 422
    assert 'aria-invalid="true"' in mistyped.text
    assert 'value="4242"' not in mistyped.text
    assert declined.status_code == 402
    assert 'role="alert"' in declined.text
    for answer in (answered, twice):
        back = urlsplit(answer.headers["location"])
        assert answer.status_code == 303
        assert back.path == "/checkout/done"
        assert parse_qs(back.query) == {
            "order": ["1"],
            "payment": [payment["id"]],
            "outcome": ["succeeded"],
        }


async def test_an_unknown_page_says_so_and_a_voided_one_leads_back(client):
    payment = await a_payment(client)
    await post(client, f"/v1/payments/{payment['id']}/void", {})

    assert (await client.get("/pay/pay_nothing")).status_code == 404
    assert (await client.get(payment["pay_url"])).status_code == 410


async def test_kill_9_loses_no_charge_and_no_news(tmp_path: Path, listener):
    provider = Provider(tmp_path)
    listener.status = 500
    async with running(provider):
        async with provider.client() as client:
            payments = [await a_payment(client, webhook_url=listener.url) for _ in range(5)]
            for payment in payments:
                assert (await confirm(client, payment, GOOD)).is_success
        provider.kill()
        listener.status = 200
        await provider.start()

        async with provider.client() as client:
            for payment in payments:
                assert (await fetched(client, payment))["captured"] == 2498
            await until(lambda: _delivered(client))
    # What the kill cut off in the middle of telling has no body.
    heard = {json.loads(body)["data"]["id"] for _, body in listener.heard if body}
    assert heard == {payment["id"] for payment in payments}


async def test_no_card_number_is_ever_written_down(tmp_path: Path):
    provider = Provider(tmp_path)
    async with running(provider), provider.client() as client:
        for card in (GOOD, BAD, CHALLENGED):
            payment = await a_payment(client)
            await confirm(client, payment, card)
            await client.post(payment["pay_url"], data=card)
    kept = everything_below(tmp_path)

    assert kept
    for card in (GOOD, BAD, CHALLENGED):
        assert card["number"].encode() not in kept


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
