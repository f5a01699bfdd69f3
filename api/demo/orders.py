"""Baskets as paid orders of the tills, with their lines; tax was not in the data, so it is 0."""

import numpy as np
import pandas as pd

from api.demo.catalogue import ids_of
from api.demo.dates import moved
from api.demo.frames import Journey
from api.demo.identifiers import as_int64, mixed, uuids
from api.demo.tables import Columns
from models.loyalty import points_for
from models.orders import order_number


def baskets(
    journey: Journey, people: pd.DataFrame, shops: pd.DataFrame, shift: int
) -> pd.DataFrame:
    """One row per basket, sorted by basket_id: sums, times (moved), ids, number, points."""
    grouped = journey.lines.groupby("basket_id")
    frame = grouped[["gross", "paid"]].sum()
    frame = frame.join(grouped[["household_id", "store_id", "at"]].first()).reset_index()
    keys = as_int64(frame.basket_id)
    milliseconds = frame["at"].astype("int64").to_numpy() // 1_000_000
    frame["id"] = uuids("order", keys, milliseconds)
    frame["milliseconds"] = milliseconds
    frame["number"] = [order_number(int(bits)) for bits in mixed(keys, "number")]
    frame["placed_at"] = moved(frame["at"], shift)
    frame["customer_id"] = ids_of(people, "household_id", "id", frame.household_id)
    frame["location_id"] = ids_of(shops, "store_id", "id", frame.store_id)
    frame["points"] = [points_for(paid, "USD") for paid in frame.paid]
    return frame


def order_rows(frame: pd.DataFrame, channel_id: str) -> Columns:
    return {
        "id": frame["id"].to_numpy(dtype="S32"),
        "number": frame.number,
        "customer_id": frame.customer_id.to_numpy(dtype="S32"),
        "channel_id": channel_id,
        "touchpoint": "till",
        "location_id": frame.location_id.to_numpy(dtype="S32"),
        "status": "delivered",
        "currency": "USD",
        "tax_is_included": "false",
        "subtotal": frame.gross,
        "discount": frame.gross - frame.paid,
        "shipping": 0,
        "tax": 0,
        "total": frame.paid,
        "refunded": 0,
        "delivery_method": "Taken home from the store",
        "placed_at": frame.placed_at,
        "delivered_at": frame.placed_at,
        "external_ref": frame.basket_id.astype(str),
    }


def line_rows(journey: Journey, frame: pd.DataFrame, goods: pd.DataFrame) -> Columns:
    lines = journey.lines
    order = np.searchsorted(frame.basket_id.to_numpy(), lines.basket_id.to_numpy())
    product = np.searchsorted(goods.product_id.to_numpy(), lines.product_id.to_numpy())
    keys = as_int64(lines.basket_id) * 31 + as_int64(lines.product_id) * 1_000_003
    quantity = as_int64(lines.quantity)
    return {
        "id": uuids("line", keys, frame.milliseconds.to_numpy()[order]),
        "order_id": frame["id"].to_numpy(dtype="S32")[order],
        "variant_id": goods.variant_id.to_numpy(dtype="S32")[product],
        "position": lines.groupby("basket_id").cumcount(),
        "name": goods.name.to_numpy()[product],
        "quantity": quantity,
        "unit_price": as_int64(lines.gross) // quantity,
        "gross": lines.gross,
        "discount": lines.gross - lines.paid,
        "tax": 0,
        "tax_basis_points": 0,
        "returned": 0,
    }


def payment_rows(frame: pd.DataFrame) -> Columns:
    """Every till order was paid at the till: another provider than the web's."""
    return {
        "id": uuids("payment", as_int64(frame.basket_id), frame.milliseconds.to_numpy()),
        "order_id": frame["id"].to_numpy(dtype="S32"),
        "provider": "till",
        "amount": frame.paid,
        "currency": "USD",
        "status": "captured",
    }
