"""Memberships whose ledger earned a point for each whole dollar of the year's orders."""

import numpy as np
import pandas as pd

from api.demo.dates import moved
from api.demo.identifiers import as_int64, dashed, mixed, uuids
from api.demo.tables import Columns
from models.loyalty import card_number


def account_rows(people: pd.DataFrame, shift: int) -> Columns:
    keys = as_int64(people.household_id)
    return {
        "id": uuids("loyalty", keys),
        "customer_id": people["id"].to_numpy(dtype="S32"),
        "card_number": [card_number(int(bits)) for bits in mixed(keys, "card")],
        "joined_at": moved(people.first_at, shift),
    }


def movement_rows(baskets: pd.DataFrame) -> Columns:
    """One movement for each order that was worth a point, with the balance after it."""
    earned = baskets[baskets.points > 0].sort_values(["household_id", "at", "basket_id"])
    ids = earned["id"].to_numpy(dtype="S32")
    keys = as_int64(earned.basket_id)
    reference = np.char.add(b"order:", dashed(ids))
    return {
        "id": uuids("points", keys, earned.milliseconds.to_numpy()),
        "account_id": uuids("loyalty", as_int64(earned.household_id)),
        "points": earned.points,
        "balance_after": earned.groupby("household_id").points.cumsum(),
        "kind": "earned",
        "at": earned.placed_at,
        "note": "Order " + earned.number,
        "order_id": ids,
        "reference": reference,
    }
