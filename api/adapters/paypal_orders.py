"""An order of PayPal's, read as a payment of ours."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from models.money import Money, minor_units
from resolvers.ports import (
    DisputeStatus,
    PaymentRefused,
    ProviderCapture,
    ProviderDispute,
    ProviderPayment,
    ProviderRefund,
    ProviderStatus,
)

WITHOUT_PARTS = {"HUF", "TWD"}
"""Currencies of which PayPal takes whole units only, though they have parts."""
HELD = {"CREATED", "PENDING", "PARTIALLY_CAPTURED"}
TAKEN = {"COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"}

Fetch = Callable[[str], Awaitable[dict[str, Any]]]


def value(minor: int, currency: str) -> str:
    """The decimal as PayPal wants it. Raises PaymentRefused for what it cannot take."""
    words = Money(minor, currency).amount
    if currency in WITHOUT_PARTS:
        words, _, rest = words.partition(".")
        if rest.strip("0"):
            raise PaymentRefused("currency", f"PayPal takes no parts of {currency}.")
    return words


def parts(order: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """Its `captures`, `authorizations` or `refunds`."""
    return list((order["purchase_units"][0].get("payments") or {}).get(kind) or [])


def payment(order: Mapping[str, Any], dispute: Mapping[str, Any] | None = None) -> ProviderPayment:
    """Raises KeyError for what no order looks like."""
    unit = order["purchase_units"][0]
    currency = unit["amount"]["currency_code"]
    taken = [one for one in parts(order, "captures") if one["status"] in TAKEN]
    given = [one for one in parts(order, "refunds") if one["status"] in ("COMPLETED", "PENDING")]
    links = {link["rel"]: link["href"] for link in order.get("links", ())}
    held = parts(order, "authorizations")
    status = status_of(order, bool(taken))
    return ProviderPayment(
        id=order["id"],
        status=status,
        amount=minor(unit["amount"], currency),
        currency=currency,
        reference=unit.get("custom_id", ""),
        pay_url=links.get("payer-action") or links.get("approve") or "",
        captured=sum(minor(one["amount"], currency) for one in taken),
        captures=tuple(ProviderCapture(one["id"], minor(one["amount"], currency)) for one in taken),
        takes_parts=True,
        refunded=sum(minor(one["amount"], currency) for one in given),
        refunds=tuple(ProviderRefund(one["id"], minor(one["amount"], currency)) for one in given),
        failure_message="PayPal could not take the money." if was_declined(order) else None,
        created=moment(order.get("create_time")),
        description=unit.get("description", ""),
        expires_at=moment(held[-1].get("expiration_time"))
        if held and status is ProviderStatus.AUTHORIZED
        else None,
        disputes=(ProviderDispute(**{**dispute, "status": DisputeStatus(dispute["status"])}),)
        if dispute
        else (),
    )


def shared_out(
    order: Mapping[str, Any], amount: int, note: str
) -> tuple[list[tuple[str, int]], str]:
    """What goes back of which capture, the latest first, without what did by this `note`; and the
    latest refund of that. Raises PaymentRefused where less is left than is to go back.
    """
    currency = order["purchase_units"][0]["amount"]["currency_code"]
    taken = {one["id"]: minor(one["amount"], currency) for one in parts(order, "captures")}
    if not taken:
        raise PaymentRefused("not_captured", "Nothing was taken that could go back.")
    done = ""
    for refund in parts(order, "refunds"):
        size = minor(refund["amount"], currency)
        taken[refunded_capture(refund) or next(reversed(taken))] -= size
        if refund.get("custom_id") == note:
            amount, done = amount - size, refund["id"]
    portions = []
    for capture, left in reversed(taken.items()):
        if amount and left > 0:
            portions.append((capture, min(left, amount)))
            amount -= portions[-1][1]
    if amount:
        raise PaymentRefused("REFUND_AMOUNT_EXCEEDED", "No capture has so much left.")
    return portions, done


def refunded_capture(refund: Mapping[str, Any]) -> str | None:
    """The capture that a refund names by a link."""
    up = next((link["href"] for link in refund.get("links", ()) if link["rel"] == "up"), "")
    return up.rsplit("/", 1)[-1] if "/captures/" in up else None


def status_of(order: Mapping[str, Any], is_taken: bool) -> ProviderStatus:
    held = parts(order, "authorizations")
    if held and held[-1]["status"] in HELD:
        return ProviderStatus.AUTHORIZED
    if is_taken:
        return ProviderStatus.SUCCEEDED
    if any(one["status"] == "PENDING" for one in parts(order, "captures")):
        return ProviderStatus.PROCESSING
    if held:
        return ProviderStatus.VOIDED
    if order["status"] == "APPROVED":
        return ProviderStatus.APPROVED
    return ProviderStatus.VOIDED if order["status"] == "VOIDED" else ProviderStatus.REQUIRES_PAYMENT


def was_declined(order: Mapping[str, Any]) -> bool:
    return any(one["status"] in ("DECLINED", "FAILED") for one in parts(order, "captures"))


async def order_id_of(kind: str, about: Mapping[str, Any], fetch: Fetch) -> str | None:
    """The order that a message is about, which names a part of it in one of several ways."""
    if kind.startswith("CHECKOUT.ORDER."):
        return str(about["id"])
    capture = ""
    if kind.startswith("CUSTOMER.DISPUTE."):
        capture = (about.get("disputed_transactions") or [{}])[0].get("seller_transaction_id", "")
    elif related := related_order(about):
        return related
    else:
        capture = refunded_capture(about) or ""
    return related_order(await fetch(f"/v2/payments/captures/{capture}")) if capture else None


def related_order(about: Mapping[str, Any]) -> str | None:
    found = (about.get("supplementary_data") or {}).get("related_ids", {}).get("order_id")
    return str(found) if found else None


def dispute_of(about: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of it."""
    outcome = (about.get("dispute_outcome") or {}).get("outcome_code", "")
    status = DisputeStatus.OPEN
    if about.get("status") == "RESOLVED":
        is_won = outcome in ("RESOLVED_SELLER_FAVOUR", "CANCELED_BY_BUYER")
        status = DisputeStatus.WON if is_won else DisputeStatus.LOST
    amount = about["dispute_amount"]
    return {
        "id": about["dispute_id"],
        "amount": minor(amount, amount["currency_code"]),
        "status": status,
        "reason": about.get("reason", ""),
    }


def minor(amount: Mapping[str, Any], currency: str) -> int:
    """Raises ValueError for a sum that this currency does not have."""
    found = minor_units(amount["value"], currency)
    if found is None or found < 0:
        raise ValueError("This is no sum of that currency.")
    return found


def moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told.replace("Z", "+00:00")) if told else None
