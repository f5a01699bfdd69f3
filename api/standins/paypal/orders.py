"""What becomes of an order, and what PayPal refuses; no I/O. Sums are whole minor units within."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

HELD_FOR = timedelta(days=29)


class Refused(Exception):
    def __init__(self, name: str, status: int = 422) -> None:
        super().__init__(name)
        self.name, self.status = name, status


def new_id() -> str:
    return secrets.token_hex(9).upper()[:17]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass
class Order:
    asked: dict[str, Any]
    base: str
    id: str = field(default_factory=new_id)
    status: str = "PAYER_ACTION_REQUIRED"
    payments: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    created: str = field(default_factory=now)

    @property
    def unit(self) -> dict[str, Any]:
        return dict(self.asked["purchase_units"][0])

    def approve(self) -> None:
        if self.status != "PAYER_ACTION_REQUIRED":
            raise Refused("ORDER_ALREADY_APPROVED")
        self.status = "APPROVED"

    def capture(self) -> None:
        if self.status == "COMPLETED":
            raise Refused("ORDER_ALREADY_CAPTURED")
        if self.status != "APPROVED" or self.asked["intent"] != "CAPTURE":
            raise Refused("ORDER_NOT_APPROVED")
        self.status = "COMPLETED"
        self._part("captures", "COMPLETED")

    def authorize(self) -> None:
        if self.status != "APPROVED" or self.asked["intent"] != "AUTHORIZE":
            raise Refused("ORDER_NOT_APPROVED")
        self.status = "COMPLETED"
        self.held(self._part("authorizations", "CREATED"))

    def held(self, part: dict[str, Any]) -> None:
        until = datetime.now(UTC) + HELD_FOR
        part["expiration_time"] = until.isoformat(timespec="seconds").replace("+00:00", "Z")

    def take(
        self, authorization: dict[str, Any], amount: dict[str, str] | None, is_final: bool
    ) -> None:
        """As often as something is left of it."""
        if authorization["status"] not in ("CREATED", "PARTIALLY_CAPTURED"):
            raise Refused("AUTHORIZATION_ALREADY_CAPTURED")
        taken = sum(Decimal(one["amount"]["value"]) for one in self.payments.get("captures", []))
        left = Decimal(authorization["amount"]["value"]) - taken
        wanted = Decimal(amount["value"]) if amount else left
        if not 0 < wanted <= left:
            raise Refused("MAX_CAPTURE_AMOUNT_EXCEEDED")
        is_whole = is_final or wanted == left
        authorization["status"] = "CAPTURED" if is_whole else "PARTIALLY_CAPTURED"
        self._part("captures", "COMPLETED", amount)

    def let_go(self, authorization: dict[str, Any]) -> None:
        if authorization["status"] == "CAPTURED":
            raise Refused("PREVIOUSLY_CAPTURED")
        authorization["status"] = "VOIDED"

    def refund(
        self, capture: dict[str, Any], amount: dict[str, str], custom_id: str = ""
    ) -> dict[str, Any]:
        up = f"{self.base}/v2/payments/captures/{capture['id']}"
        given = sum(
            Decimal(one["amount"]["value"])
            for one in self.payments.get("refunds", [])
            if one["links"][0]["href"] == up
        )
        left = Decimal(capture["amount"]["value"]) - given
        if not 0 < Decimal(amount["value"]) <= left:
            raise Refused("REFUND_AMOUNT_EXCEEDED")
        whole = Decimal(amount["value"]) == left
        capture["status"] = "REFUNDED" if whole else "PARTIALLY_REFUNDED"
        made = self._part("refunds", "COMPLETED", amount)
        made["custom_id"] = custom_id
        made["links"] = [{"rel": "up", "href": up}]
        return made

    def _part(self, kind: str, status: str, amount: dict[str, str] | None = None) -> dict[str, Any]:
        part = {
            "id": new_id(),
            "status": status,
            "amount": amount or self.unit["amount"],
            "custom_id": self.unit.get("custom_id", ""),
            "supplementary_data": {"related_ids": {"order_id": self.id}},
        }
        if kind == "refunds":
            # As it is there: a refund names its capture only, by a link.
            del part["supplementary_data"]
        self.payments.setdefault(kind, []).append(part)
        return part

    def as_dict(self) -> dict[str, Any]:
        page = f"{self.base}/checkoutnow?token={self.id}"
        return {
            "id": self.id,
            "intent": self.asked["intent"],
            "status": self.status,
            "create_time": self.created,
            "purchase_units": [{**self.unit, "payments": self.payments}],
            "links": [{"rel": "payer-action", "href": page, "method": "GET"}],
        }
