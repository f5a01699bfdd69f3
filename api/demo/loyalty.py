"""Memberships whose ledger earned a point for each whole dollar of the year's orders, each order
in a lot of its own that does not end."""

import numpy as np
import pandas as pd

from api.demo.dates import moved
from api.demo.identifiers import as_int64, dashed, mixed, uuids
from api.demo.tables import Columns
from models.loyalty import card_number


def account_rows(people: pd.DataFrame, baskets: pd.DataFrame, shift: int) -> Columns:
    keys = as_int64(people.household_id)
    earned = baskets[baskets.points > 0].groupby("household_id").placed_at
    moves = earned.count().reindex(people.household_id, fill_value=0)
    return {
        "id": uuids("loyalty", keys),
        "customer_id": people["id"].to_numpy(dtype="S32"),
        "card_number": [card_number(int(bits)) for bits in mixed(keys, "card")],
        "joined_at": moved(people.first_at, shift),
        "moves": moves.to_numpy(),
        "moved_at": earned.max().reindex(people.household_id).to_numpy(),
    }


def _earned(baskets: pd.DataFrame) -> pd.DataFrame:
    """The orders that were worth a point, each with the id of its movement.

    Of two orders in one second, the ids say which is first, as they do wherever it is read.
    """
    earned = baskets[baskets.points > 0]
    own_ids = uuids("points", as_int64(earned.basket_id), earned.milliseconds.to_numpy())
    return earned.assign(own_id=own_ids).sort_values(["household_id", "at", "own_id"])


def lot_rows(baskets: pd.DataFrame) -> Columns:
    earned = _earned(baskets)
    return {
        "id": uuids("lot", as_int64(earned.basket_id)),
        "account_id": uuids("loyalty", as_int64(earned.household_id)),
        "order_id": earned["id"].to_numpy(dtype="S32"),
        "points": earned.points,
        "active": earned.points,
        "earned_at": earned.placed_at,
        "activates_at": earned.placed_at,
    }


def lot_move_rows(baskets: pd.DataFrame) -> Columns:
    earned = _earned(baskets)
    keys = as_int64(earned.basket_id)
    return {
        "id": uuids("lotmove", keys),
        "movement_id": earned.own_id.to_numpy(dtype="S32"),
        "lot_id": uuids("lot", keys),
        "active": earned.points,
    }


def movement_rows(baskets: pd.DataFrame) -> Columns:
    """One movement for each of them, with the balance after it."""
    earned = _earned(baskets)
    ids = earned["id"].to_numpy(dtype="S32")
    reference = np.char.add(b"order:", dashed(ids))
    return {
        "id": earned.own_id.to_numpy(dtype="S32"),
        "account_id": uuids("loyalty", as_int64(earned.household_id)),
        "number": earned.groupby("household_id").cumcount() + 1,
        "points": earned.points,
        "programme": -earned.points,
        "balance_after": earned.groupby("household_id").points.cumsum(),
        "kind": "earned",
        "at": earned.placed_at,
        "note": "Order " + earned.number,
        "order_id": ids,
        "reference": reference,
        "touchpoint": "till",
    }
