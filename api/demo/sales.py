"""Some of what is bought most costs less for three weeks: there is a sale to look at."""

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

from api.demo.identifiers import as_int64, uniform, uuids
from api.demo.tables import Columns

AMONG, SHARE, CHEAPEST = 1_200, 1 / 12, 100
"""So many of the most bought are looked at, and one of twelve is reduced, from a dollar on."""
STEPS = (0.1, 0.2, 0.3)
LASTS = timedelta(days=21)
BEFORE = timedelta(days=60)
"""From then on it cost what it costs otherwise."""


def reduced(goods: pd.DataFrame) -> pd.DataFrame:
    """Those on sale, with `sale_amount`, sorted by product_id. Nothing that has an age limit is."""
    able = goods[goods.is_listed & ~goods.age & (goods.amount >= CHEAPEST)]
    able = able.sort_values(["buyers", "product_id"], ascending=[False, True]).head(AMONG)
    chosen = able[uniform(as_int64(able.product_id), "on sale") < SHARE]
    step = (uniform(as_int64(chosen.product_id), "how much") * len(STEPS)).astype(int)
    less = np.rint(as_int64(chosen.amount) * (1 - np.array(STEPS)[step])).astype("int64")
    return chosen.assign(sale_amount=less).sort_values("product_id")


def sale_columns(priced: pd.DataFrame, now: datetime) -> Columns:
    """Of prices of all of `priced`, on sale or not: those that tell of a sale that runs."""
    sold = reduced(priced).set_index("product_id").reindex(priced.product_id)
    sale: Any = sold.sale_amount.astype("Int64").reset_index(drop=True)
    regular: Any = sold.amount.astype("Int64").reset_index(drop=True)
    begins = [None if is_none else now.isoformat() for is_none in sale.isna()]
    ends = [None if is_none else (now + LASTS).isoformat() for is_none in sale.isna()]
    return {
        "amount": np.where(sale.isna(), as_int64(priced.amount), sale.fillna(0)).astype("int64"),
        "regular": regular,
        "lowest_recent": regular,
        "sale_amount": sale,
        "sale_from": begins,
        "sale_until": ends,
        "due_at": ends,
    }


def earlier_rows(goods: pd.DataFrame, channel_id: str, salt: str, now: datetime) -> Columns:
    """What was charged before, for the history of these prices."""
    sold = reduced(goods)
    return {
        "id": uuids(f"{salt} then", as_int64(sold.product_id)),
        "variant_id": sold.variant_id.to_numpy(dtype="S32"),
        "channel_id": channel_id,
        "amount": as_int64(sold.amount),
        "at": (now - BEFORE).isoformat(),
    }
