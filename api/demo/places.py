"""The demo's channels, its stores and its warehouses, and how orders get home."""

import json
from typing import Any

import pandas as pd

from api.demo import second_channel
from api.demo.identifiers import uuid_of
from api.demo.tables import Columns

CHANNEL_ID = uuid_of("channel", 1).hex
WAREHOUSE_ID = uuid_of("location", -1).hex
TAX_BASIS_POINTS = 725
"""One rate for everything, made up for the demo."""


def _columns(rows: list[dict[str, Any]]) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]}


def location_rows(shops: pd.DataFrame) -> Columns:
    warehouse = {
        "id": WAREHOUSE_ID,
        "kind": "warehouse",
        "number": "US1",
        "name": "Warehouse Columbus",
        "line1": "1 Warehouse Road",
        "city": "Columbus",
        "region": "OH",
        "postal_code": "43215",
        "country": "US",
        "latitude": 39.99,
        "longitude": -83.05,
        "opening_hours": json.dumps({}),
        "has_pickup": "false",
        "is_demo": "true",
    }
    same = ("number", "name", "line1", "city", "region", "postal_code", "latitude", "longitude")
    stores = [
        {
            "id": row["id"].decode(),
            "kind": "store",
            **{name: row[name] for name in same},
            "country": "US",
            "opening_hours": row["hours"],
            "has_pickup": str(row["has_pickup"]).lower(),
            "is_demo": "true",
        }
        for row in shops.to_dict("records")
    ]
    return _columns([warehouse, second_channel.warehouse(), *stores])


def channel_rows() -> Columns:
    american = {
        "id": CHANNEL_ID,
        "code": "us",
        "name": "Patron",
        "currency": "USD",
        "locale": "en-US",
        "time_zone": "America/New_York",
        "country": "US",
        "prices_include_tax": "false",
        "tax_basis_points": TAX_BASIS_POINTS,
        "warehouse_id": WAREHOUSE_ID,
        "position": 0,
    }
    return _columns([american, second_channel.channel()])


def delivery_rows() -> Columns:
    standard = {
        "code": "standard",
        "name": "Standard delivery",
        "description": "Two to four days. Free from $35.",
        "amount": 495,
        "free_from": 3_500,
        "days_earliest": 2,
        "days_latest": 4,
    }
    express = {
        "code": "express",
        "name": "Express delivery",
        "description": "Tomorrow.",
        "amount": 995,
        "free_from": None,
        "days_earliest": 1,
        "days_latest": 1,
    }
    collected = {
        "code": "pickup",
        "name": "Pickup in store",
        "description": "Free, in a store near you.",
        "amount": 0,
        "free_from": None,
        "days_earliest": 0,
        "days_latest": 0,
    }
    german = second_channel.delivery_methods()
    markets = ((CHANNEL_ID, [standard, express, collected]), (second_channel.CHANNEL_ID, german))
    rows = [
        {
            "id": uuid_of("delivery", market * 10 + position).hex,
            "channel_id": channel,
            **method,
            "kind": "pickup" if method["code"] == "pickup" else "delivery",
            "position": position,
        }
        for market, (channel, methods) in enumerate(markets)
        for position, method in enumerate(methods)
    ]
    return _columns(rows)


def shop_rows(shift: int) -> Columns:
    row = {
        "id": uuid_of("shop", 1).hex,
        "name": "Patron",
        "is_demo": "true",
        "demo_shift_days": shift,
        "company": "Patron Demo Company (made up)",
        "postal_address": "22 Sample Street\nAlbany, NY 12207\nUnited States",
        "represented_by": "Nobody: this company does not exist",
        "register_entry": "Sample Register, no. 0000",
        "vat_number": "",
        "email": "shop@patron.example",
        "phone": "+1 518 555 0100",
    }
    return _columns([row])
