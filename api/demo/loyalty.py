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
    """One movement for each order that was worth a point, with the balance after it.

    Of two orders in one second, the ids say which is first, as they do wherever it is read.
    """
    earned = baskets[baskets.points > 0]
    own_ids = uuids("points", as_int64(earned.basket_id), earned.milliseconds.to_numpy())
    earned = earned.assign(own_id=own_ids).sort_values(["household_id", "at", "own_id"])
    ids = earned["id"].to_numpy(dtype="S32")
    reference = np.char.add(b"order:", dashed(ids))
    return {
        "id": earned.own_id.to_numpy(dtype="S32"),
        "account_id": uuids("loyalty", as_int64(earned.household_id)),
        "points": earned.points,
        "balance_after": earned.groupby("household_id").points.cumsum(),
        "kind": "earned",
        "at": earned.placed_at,
        "note": "Order " + earned.number,
        "order_id": ids,
        "reference": reference,
    }
