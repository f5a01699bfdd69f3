"""The demo shop into an empty database, in one transaction: all of it, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import asyncpg
import pandas as pd
from argon2 import PasswordHasher

from api.demo import (
    catalogue,
    dates,
    frames,
    legal,
    loyalty,
    offers,
    orders,
    people,
    places,
    sales,
    second_channel,
    stock,
)
from api.demo.identifiers import Ids, as_int64, uuids
from api.demo.logins import LOGINS, PASSWORD
from api.demo.progress import Loaded, NotEmpty, Progress, silent
from api.demo.tables import Columns, copy, without_indexes
from models.viewer import Role
from resolvers.catalog.words import REBUILD

_LARGE = [
    *("orders", "order_lines", "payments", "stock", "stock_movements"),
    *("offer_products", "loyalty_movements", "points_lots", "points_lot_moves", "products"),
    *("variants", "prices"),
]
"""Tables whose indexes are made after they are full."""
AGENTS_CAP = 5_000
"""Cents that an agent of the demo gives back alone; above, the owner looks too."""


@dataclass(frozen=True)
class Demo:
    """The frames that tables are made from."""

    journey: frames.Journey
    goods: pd.DataFrame
    shops: pd.DataFrame
    people: pd.DataFrame
    baskets: pd.DataFrame
    shift: int
    now: datetime


async def fill(
    connection: asyncpg.Connection,
    now: datetime,
    households: int | None = None,
    progress: Progress = silent,
) -> Loaded:
    """Load everything in the caller's transaction. Raises NotEmpty."""
    if await connection.fetchval("select exists (select from products)"):
        raise NotEmpty
    progress("Reading a year of purchases", 0.0)
    demo = _made(frames.read(households), now, progress)
    await connection.execute("set local maintenance_work_mem = '256MB'")
    await connection.execute("set local synchronous_commit = off")
    rows: dict[str, int] = {}
    # It would ask for each movement, without an index; tests/api/test_demo.py asks for all.
    await connection.execute("alter table loyalty_movements disable trigger points_are_of_lots")
    async with without_indexes(connection, _LARGE) as remaking:
        tables = _tables(demo)
        for number, (table, make) in enumerate(tables):
            progress(f"Loading {table.replace('_', ' ')}", 0.15 + 0.5 * number / len(tables))
            rows[table] = rows.get(table, 0) + await copy(connection, table, make())
        statements = list(remaking)
        for number, statement in enumerate(statements):
            progress("Making indexes", 0.65 + 0.3 * number / len(statements))
            await connection.execute(statement)
    await connection.execute("alter table loyalty_movements enable trigger points_are_of_lots")
    progress("Counting", 0.95)
    await connection.execute(REBUILD)
    await connection.execute("analyze")
    progress("Done", 1.0)
    return Loaded(rows, demo.shift)


def _made(journey: frames.Journey, now: datetime, progress: Progress) -> Demo:
    shift = dates.shift_for(now)
    progress("Naming products", 0.05)
    goods = catalogue.products(journey)
    shops = people.stores(journey)
    shops["id"] = uuids("location", as_int64(shops.store_id))
    homes = people.households(journey, shops, now.year)
    homes["id"] = uuids("customer", as_int64(homes.household_id))
    progress("Adding up baskets", 0.1)
    baskets = orders.baskets(journey, homes, shops, shift)
    homes["order_count"] = homes.household_id.map(baskets.groupby("household_id").size())
    return Demo(journey, goods, shops, homes, baskets, shift, now)


def _tables(demo: Demo) -> list[tuple[str, Callable[[], Columns]]]:
    """Each table and what makes its columns, in the order that foreign keys ask for."""
    journey, goods, homes, baskets = demo.journey, demo.goods, demo.people, demo.baskets
    german = second_channel.goods(goods)
    here, there = (goods, places.CHANNEL_ID, "price"), (german, second_channel.CHANNEL_ID, "preis")
    in_stores = stock.counts(journey, goods, demo.shops)
    at_home = stock.warehouse(goods, journey, places.WAREHOUSE_ID)
    counted = (in_stores, at_home, second_channel.stock(german))
    return [
        ("locations", lambda: places.location_rows(demo.shops)),
        ("channels", places.channel_rows),
        ("delivery_methods", places.delivery_rows),
        ("shops", lambda: places.shop_rows(demo.shift)),
        ("legal_texts", lambda: legal.text_rows(demo.now)),
        ("categories", lambda: catalogue.categories(goods)),
        ("products", lambda: catalogue.product_rows(goods, demo.shift)),
        ("variants", lambda: catalogue.variant_rows(goods)),
        ("prices", lambda: catalogue.price_rows(*here, demo.now)),
        ("prices", lambda: catalogue.price_rows(*there, demo.now)),
        ("price_changes", lambda: sales.earlier_rows(*here, demo.now)),
        ("price_changes", lambda: sales.earlier_rows(*there, demo.now)),
        ("customers", lambda: customer_rows(homes)),
        ("accounts", lambda: account_rows(demo)),
        *(("stock", lambda units=units: stock.stock_rows(units)) for units in counted),
        *(("stock_movements", lambda units=units: stock.opening_rows(units)) for units in counted),
        ("campaigns", lambda: offers.campaign_rows(journey, demo.shift)),
        ("campaign_members", lambda: offers.member_rows(journey, homes)),
        ("offers", lambda: offers.coupon_rows(journey, demo.shift)),
        ("offers", lambda: offers.personal_rows(journey, homes, goods, demo.now)),
        ("offer_products", lambda: offers.coupon_product_rows(journey, goods)),
        ("offer_redemptions", lambda: offers.redemption_rows(journey, homes, demo.shift)),
        ("orders", lambda: orders.order_rows(baskets, places.CHANNEL_ID)),
        ("order_lines", lambda: orders.line_rows(journey, baskets, goods)),
        ("payments", lambda: orders.payment_rows(baskets)),
        ("loyalty_accounts", lambda: loyalty.account_rows(homes, baskets, demo.shift)),
        ("points_lots", lambda: loyalty.lot_rows(baskets)),
        ("loyalty_movements", lambda: loyalty.movement_rows(baskets)),
        ("points_lot_moves", lambda: loyalty.lot_move_rows(baskets)),
    ]


def customer_rows(homes: pd.DataFrame) -> Columns:
    return {
        "id": homes["id"].to_numpy(dtype="S32"),
        "name": homes.name,
        "email": homes.email,
        "birth_date": homes.birth_date,
        "address": homes.address,
        "traits": homes.traits,
        "external_ref": "household:" + homes.household_id.astype(str),
        "order_count": homes.order_count,
        "is_demo": "true",
    }


def account_rows(demo: Demo) -> Columns:
    """The demo logins; nobody else of the demo has a password."""
    password = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1).hash(PASSWORD)
    homes = demo.people.set_index("email")["id"].to_dict()
    lively = demo.people.loc[demo.people.email == LOGINS[0].email, "store_id"].iat[0]
    store: Ids = uuids("location", as_int64([lively]))
    return {
        "id": uuids("account", as_int64(range(len(LOGINS)))),
        "email": [login.email for login in LOGINS],
        "name": [login.name for login in LOGINS],
        "password_hash": [password] * len(LOGINS),
        "roles": [f"{{{login.role}}}" for login in LOGINS],
        "customer_id": [_text(homes.get(login.email)) for login in LOGINS],
        "store_id": [
            store[0].decode() if login.role is Role.ASSOCIATE else None for login in LOGINS
        ],
        "refund_cap": [AGENTS_CAP if one.role is Role.AGENT else None for one in LOGINS],
        "refund_cap_currency": ["USD" if one.role is Role.AGENT else None for one in LOGINS],
        "is_active": "true",
    }


def _text(id: bytes | None) -> str | None:
    return id.decode() if id is not None else None
