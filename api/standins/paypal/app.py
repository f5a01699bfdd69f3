"""The stand-in's ASGI application: token, orders, payments, webhooks, and the buyer's page."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Awaitable, Callable
from html import escape
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from api.standins.paypal.orders import Order, Refused, new_id, now

Endpoint = Callable[[Request], Awaitable[Response]]
PAGE = """<!doctype html><meta charset="utf-8"><title>Sandbox PayPal</title>
<h1>{words}</h1><form method="post"><button>Agree and pay</button></form>"""


class PayPal:
    """All of its state; one process, one thread."""

    def __init__(self, client: str, secret: str) -> None:
        self.client, self.secret = client, secret
        self.token = secrets.token_hex(16)
        self.orders: dict[str, Order] = {}
        self.answers: dict[str, tuple[int, Any]] = {}
        self.webhook: dict[str, str] = {}
        self.key = secrets.token_bytes(32)

    def routes(self) -> list[Route]:
        order, held = "/v2/checkout/orders/{id}", "/v2/payments/authorizations/{id}"
        capture = "/v2/payments/captures/{id}"
        return [
            Route("/v1/oauth2/token", self.grant, methods=["POST"]),
            Route("/v2/checkout/orders", self._api(self.create), methods=["POST"]),
            Route(order, self._api(self.read), methods=["GET"]),
            Route(f"{order}/{{deed}}", self._api(self.finish), methods=["POST"]),
            Route(f"{held}/{{deed}}", self._api(self.to_held), methods=["POST"]),
            Route(capture, self._api(self.read_capture), methods=["GET"]),
            Route(f"{capture}/refund", self._api(self.refund), methods=["POST"]),
            Route(
                "/v1/notifications/verify-webhook-signature",
                self._api(self.verify),
                methods=["POST"],
            ),
            Route("/checkoutnow", self.page, methods=["GET"]),
            Route("/checkoutnow", self.agree, methods=["POST"]),
            Route("/_control", self.control, methods=["POST"]),
            Route("/healthz", self.healthy),
        ]

    async def grant(self, request: Request) -> Response:
        given = httpx.BasicAuth(self.client, self.secret)._auth_header
        if not hmac.compare_digest(request.headers.get("authorization", ""), given):
            return JSONResponse({"error": "invalid_client"}, 401)
        return JSONResponse({"access_token": self.token, "expires_in": 32400})

    async def create(self, request: Request) -> Response:
        order = Order(json.loads(await request.body()), str(request.base_url).rstrip("/"))
        self.orders[order.id] = order
        return JSONResponse(order.as_dict(), 201)

    async def read(self, request: Request) -> Response:
        return JSONResponse(self._order(request).as_dict())

    async def finish(self, request: Request) -> Response:
        order, deed = self._order(request), request.path_params["deed"]
        if deed not in ("capture", "authorize"):
            raise Refused("NOT_FOUND", 404)
        order.capture() if deed == "capture" else order.authorize()
        return JSONResponse(order.as_dict(), 201)

    async def to_held(self, request: Request) -> Response:
        order, held = self._part(request, "authorizations")
        match request.path_params["deed"]:
            case "capture":
                asked = json.loads(await request.body())
                order.take(held, asked.get("amount"), bool(asked.get("final_capture")))
            case "reauthorize":
                order.held(held)
            case "void":
                order.let_go(held)
            case _:
                raise Refused("NOT_FOUND", 404)
        return JSONResponse(held, 201)

    async def read_capture(self, request: Request) -> Response:
        return JSONResponse(self._part(request, "captures")[1])

    async def refund(self, request: Request) -> Response:
        order, capture = self._part(request, "captures")
        asked = json.loads(await request.body())
        made = order.refund(capture, asked["amount"], asked.get("custom_id", ""))
        return self._telling("PAYMENT.CAPTURE.REFUNDED", made, JSONResponse(made, 201))

    async def verify(self, request: Request) -> Response:
        given = json.loads(await request.body())
        event = json.dumps(given["webhook_event"], sort_keys=True)
        is_ours = given["webhook_id"] == self.webhook.get("id") and hmac.compare_digest(
            given["transmission_sig"], self._signature(given["transmission_id"], event)
        )
        return JSONResponse({"verification_status": "SUCCESS" if is_ours else "FAILURE"})

    async def page(self, request: Request) -> Response:
        order = self.orders[request.query_params["token"]]
        return HTMLResponse(PAGE.format(words=escape(str(order.unit["amount"]["value"]))))

    async def agree(self, request: Request) -> Response:
        order = self.orders[request.query_params["token"]]
        order.approve()
        where = order.asked["payment_source"]["paypal"]["experience_context"]["return_url"]
        back = RedirectResponse(f"{where}?token={order.id}&PayerID=ANA", 303)
        return self._telling("CHECKOUT.ORDER.APPROVED", order.as_dict(), back)

    async def control(self, request: Request) -> Response:
        """`webhook` says where news goes; `tell` sends some, as PayPal's staff would."""
        asked = json.loads(await request.body())
        self.webhook = asked.get("webhook", self.webhook)
        done = JSONResponse({"ok": True})
        if "tell" not in asked:
            return done
        return self._telling(asked["tell"], asked["resource"], done)

    async def healthy(self, request: Request) -> Response:
        return JSONResponse({"ok": True})

    def _telling(self, kind: str, about: dict[str, Any], answer: Response) -> Response:
        if self.webhook:
            answer.background = BackgroundTask(self._tell, kind, about)
        return answer

    async def _tell(self, kind: str, about: dict[str, Any]) -> None:
        event = {"id": f"WH-{new_id()}", "event_type": kind, "resource": about}
        id, body = new_id(), json.dumps(event)
        headers = {
            "content-type": "application/json",
            "paypal-auth-algo": "SHA256withRSA",
            "paypal-cert-url": "https://api.paypal.com/v1/notifications/certs/CERT",
            "paypal-transmission-id": id,
            "paypal-transmission-time": now(),
            "paypal-transmission-sig": self._signature(id, json.dumps(event, sort_keys=True)),
        }
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
            await client.post(self.webhook["url"], content=body, headers=headers)

    def _signature(self, id: str, event: str) -> str:
        return hmac.new(self.key, f"{id}|{event}".encode(), hashlib.sha256).hexdigest()

    def _order(self, request: Request) -> Order:
        try:
            return self.orders[request.path_params["id"]]
        except KeyError:
            raise Refused("RESOURCE_NOT_FOUND", 404) from None

    def _part(self, request: Request, kind: str) -> tuple[Order, dict[str, Any]]:
        for order in self.orders.values():
            for part in order.payments.get(kind, []):
                if part["id"] == request.path_params["id"]:
                    return order, part
        raise Refused("RESOURCE_NOT_FOUND", 404)

    def _api(self, endpoint: Endpoint) -> Endpoint:
        """With the token, and once for each `PayPal-Request-Id`."""

        async def guarded(request: Request) -> Response:
            if request.headers.get("authorization") != f"Bearer {self.token}":
                return JSONResponse({"name": "AUTHENTICATION_FAILURE"}, 401)
            key = f"{request.url.path} {request.headers.get('paypal-request-id', '')}"
            if key in self.answers and not key.endswith(" "):
                status, told = self.answers[key]
                return JSONResponse(told, status)
            try:
                answer = await endpoint(request)
            except Refused as refused:
                return JSONResponse({"name": refused.name, "message": ""}, refused.status)
            self.answers[key] = (answer.status_code, json.loads(bytes(answer.body)))
            return answer

        return guarded


def create(client: str, secret: str) -> Starlette:
    return Starlette(routes=PayPal(client, secret).routes())
