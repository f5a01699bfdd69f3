"""A second market, so that prices with tax inside, another currency and another zone are always
exercised: euros, Germany, 200 products. Its prices follow from the dollar's by one demo rule."""

import json
from typing import Any

import numpy as np
import pandas as pd

from api.demo.identifiers import as_int64, uniform, uuid_of

PRODUCTS = 200
EUROS_PER_DOLLAR = 0.92
TAX_BASIS_POINTS = 1_900

CHANNEL_ID = uuid_of("channel", 2).hex
WAREHOUSE_ID = uuid_of("location", -2).hex


def channel() -> dict[str, Any]:
    return {
        "id": CHANNEL_ID,
        "code": "de",
        "name": "Patron Deutschland (Demo)",
        "currency": "EUR",
        "locale": "de-DE",
        "time_zone": "Europe/Berlin",
        "country": "DE",
        "prices_include_tax": "true",
        "tax_basis_points": TAX_BASIS_POINTS,
        "warehouse_id": WAREHOUSE_ID,
        "position": 1,
    }


def warehouse() -> dict[str, Any]:
    return {
        "id": WAREHOUSE_ID,
        "kind": "warehouse",
        "number": "DE1",
        "name": "Lager Leipzig",
        "line1": "Lagerstraße 1",
        "city": "Leipzig",
        "region": "SN",
        "postal_code": "04103",
        "country": "DE",
        "latitude": 51.34,
        "longitude": 12.375,
        "opening_hours": json.dumps({}),
        "has_pickup": "false",
        "is_demo": "true",
    }


def delivery_methods() -> list[dict[str, Any]]:
    standard = {
        "code": "standard",
        "name": "Standardversand",
        "description": "In zwei bis vier Tagen bei Ihnen, ab 39 € versandkostenfrei.",
        "amount": 490,
        "free_from": 3_900,
        "days_earliest": 2,
        "days_latest": 4,
    }
    express = {
        "code": "express",
        "name": "Expressversand",
        "description": "Am nächsten Tag bei Ihnen.",
        "amount": 990,
        "free_from": None,
        "days_earliest": 1,
        "days_latest": 1,
    }
    return [standard, express]


def goods(all_goods: pd.DataFrame) -> pd.DataFrame:
    """The most bought products that need no proof of age, with `amount` in euro cents and tax."""
    listed = all_goods[all_goods.is_listed & ~all_goods.age & all_goods.amount.notna()]
    chosen = listed.sort_values(["buyers", "product_id"], ascending=[False, True]).head(PRODUCTS)
    with_tax = chosen.amount * EUROS_PER_DOLLAR * (1 + TAX_BASIS_POINTS / 10_000)
    tens = np.maximum(np.rint(with_tax / 10), 1)
    return chosen.assign(amount=(tens * 10 - 1).astype("int64")).sort_values("product_id")


def stock(chosen: pd.DataFrame) -> pd.DataFrame:
    keys = as_int64(chosen.product_id) + 10**12
    return pd.DataFrame(
        {
            "key": keys,
            "variant_id": chosen.variant_id.to_numpy(dtype="S32"),
            "location_id": np.full(len(chosen), WAREHOUSE_ID.encode(), dtype="S32"),
            "on_hand": (20 + uniform(keys, "some") * 180).astype("int64"),
        }
    )
