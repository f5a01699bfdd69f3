"""How much of what lies where: made up by one seeded rule out of what each place sells."""

import numpy as np
import pandas as pd

from api.demo.catalogue import ids_of
from api.demo.frames import Journey
from api.demo.identifiers import as_int64, uniform, uuids
from api.demo.tables import Columns

_PAIR = 100_000_000
"""More than any product number of the source."""


def counts(journey: Journey, goods: pd.DataFrame, shops: pd.DataFrame) -> pd.DataFrame:
    """location_id, variant_id, on_hand, key: each listed product in each store that sold it."""
    listed = goods.loc[goods.is_listed, "product_id"]
    lines = journey.lines[journey.lines.product_id.isin(listed)]
    units = lines.groupby(["store_id", "product_id"]).quantity.sum().rename("units").reset_index()
    units["key"] = as_int64(units.store_id) * _PAIR + as_int64(units.product_id)
    units["location_id"] = ids_of(shops, "store_id", "id", units.store_id)
    return _counted(units, goods, weeks=4, sold_out=0.04)


def warehouse(goods: pd.DataFrame, journey: Journey, location_id: str) -> pd.DataFrame:
    """The same for the warehouse, which holds what is listed."""
    units = goods.loc[goods.is_listed, ["product_id"]].reset_index(drop=True)
    sold = journey.lines.groupby("product_id").quantity.sum()
    units["units"] = units.product_id.map(sold).fillna(0)
    units["key"] = as_int64(units.product_id)
    units["location_id"] = np.full(len(units), location_id.encode(), dtype="S32")
    return _counted(units, goods, weeks=3, sold_out=0.02)


def _counted(units: pd.DataFrame, goods: pd.DataFrame, weeks: int, sold_out: float) -> pd.DataFrame:
    """Some weeks' sales and a few more; now and then the shelf is empty."""
    keys = as_int64(units.key)
    spread = 0.5 + uniform(keys, "spread")
    some = 2 + uniform(keys, "some") * 12
    on_hand = np.floor(units["units"].to_numpy() / 52 * weeks * spread + some)
    on_hand[uniform(keys, "empty") < sold_out] = 0
    units["on_hand"] = np.minimum(on_hand, 9_999).astype("int64")
    units["variant_id"] = ids_of(goods, "product_id", "variant_id", units.product_id)
    return units


def stock_rows(units: pd.DataFrame) -> Columns:
    return {
        "id": uuids("stock", as_int64(units.key)),
        "variant_id": units.variant_id.to_numpy(dtype="S32"),
        "location_id": units.location_id.to_numpy(dtype="S32"),
        "on_hand": units.on_hand,
        "allocated": 0,
    }


def opening_rows(units: pd.DataFrame) -> Columns:
    """The first movement of each count: the ledger adds up from the first day."""
    return {
        "id": uuids("opening", as_int64(units.key)),
        "variant_id": units.variant_id.to_numpy(dtype="S32"),
        "location_id": units.location_id.to_numpy(dtype="S32"),
        "kind": "opening",
        "on_hand": units.on_hand,
        "allocated": 0,
    }
