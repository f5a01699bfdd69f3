"""The demo shop, made of what a sample of households bought."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import asyncpg
import numpy as np
import pandas as pd
import pytest
from argon2 import PasswordHasher

from api import demo
from api.demo import dates, frames, names, pictures
from api.demo.identifiers import uuids
from api.live import connect
from tests import databases

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture(scope="module")
async def shop(template):
    """A loaded database, the answer of `load`, and what progress said."""
    url = await databases.copy(template)
    said: list[tuple[str, float]] = []
    loaded = await demo.load(url, lambda *step: said.append(step), households=50, now=NOW)
    yield url, loaded, said
    await databases.drop(url)


@pytest.fixture
async def sql(shop):
    connection: asyncpg.Connection = await connect(shop[0])
    yield connection
    await connection.close()


async def test_lines_add_up_to_orders_exactly(sql):
    wrong = await sql.fetchval(
        """
        select count(*) from orders o
        where (o.subtotal, o.discount) is distinct from
              (select (sum(gross)::bigint, sum(discount)::bigint) from order_lines
               where order_id = o.id)
           or o.total <> o.subtotal - o.discount + o.tax or o.tax <> 0
        """
    )
    assert wrong == 0
    assert await sql.fetchval("select count(*) from orders") > 1_000


async def test_the_lines_of_an_order_have_places_from_0_on_and_no_tax_rate(sql):
    wrong = await sql.fetchval(
        """
        select count(*) from (
          select array_agg(position order by position) as places, max(tax_basis_points) as rate
          from order_lines group by order_id) placed
        where rate <> 0
           or places <> array(select generate_series(0, cardinality(places) - 1)::bigint)
        """
    )
    assert wrong == 0


async def test_the_last_full_day_was_one_to_seven_days_ago(shop, sql):
    last = await sql.fetchval("select max(placed_at) from orders")

    ago = NOW.astimezone(NEW_YORK).date() - last.astimezone(NEW_YORK).date()
    assert timedelta(days=1) <= ago <= timedelta(days=7)
    assert shop[1].shift_days % 7 == 0
    assert await sql.fetchval("select demo_shift_days from shops") == shop[1].shift_days


async def test_a_sale_says_what_it_cost_before_and_its_history_agrees(sql):
    rows = await sql.fetch(
        """
        select p.amount, p.regular, p.lowest_recent, g.is_age_restricted, array(
          select h.amount from price_changes h
          where (h.variant_id, h.channel_id) = (p.variant_id, p.channel_id) order by h.at
        ) as history
        from prices p join variants v on v.id = p.variant_id join products g on g.id = v.product_id
        where p.regular is not null and p.due_at = p.sale_until and p.sale_from = $1
        """,
        NOW,
    )
    assert rows
    for row in rows:
        assert row["amount"] < row["regular"] == row["lowest_recent"]
        assert row["history"] == [row["regular"], row["amount"]]
        assert not row["is_age_restricted"]


async def test_people_shop_by_day_in_new_york(sql):
    by_night = await sql.fetchval(
        """
        select avg((extract(hour from placed_at at time zone 'America/New_York') < 6)::int)
        from orders
        """
    )
    assert by_night < 0.05


async def test_every_ledger_adds_up(sql):
    stock = """
        select count(*) from stock s where (s.on_hand, s.allocated) is distinct from (
            select (sum(on_hand)::bigint, sum(allocated)::bigint) from stock_movements m
            where m.variant_id = s.variant_id and m.location_id = s.location_id)
    """
    points = """
        select count(*) from (
            select balance_after, sum(points) over (partition by account_id order by number) as sum
            from loyalty_movements) m
        where balance_after <> sum
    """
    earned = """
        select count(*) from loyalty_movements m join orders o on o.id = m.order_id
        where m.points <> o.total / 100 or m.reference <> 'order:' || o.id
    """
    lots = """
        select count(*) from loyalty_movements m
        left join points_lot_moves p on p.movement_id = m.id
        left join points_lots l on l.id = p.lot_id
        where (p.active, l.active, l.points) is distinct from (m.points, m.points, m.points)
    """
    every = (stock, points, earned, lots)
    assert [await sql.fetchval(query) for query in every] == [0, 0, 0, 0]


async def test_every_order_is_paid_at_a_till(sql):
    assert await sql.fetchrow("select array_agg(distinct touchpoint) from orders") == (["till"],)
    unpaid = """
        select count(*) from orders o left join payments p on p.order_id = o.id
        where p.amount is distinct from o.total or p.status <> 'captured'
    """
    assert await sql.fetchval(unpaid) == 0


async def test_only_what_sells_is_listed_and_each_has_price_picture_and_stock(sql):
    listed = await sql.fetch(
        """
        select p.popularity, p.picture, p.wall, c.amount, s.on_hand from products p
        join variants v on v.product_id = p.id
        left join prices c on c.variant_id = v.id
          and c.channel_id = (select id from channels where code = 'us')
        left join stock s on s.variant_id = v.id
          and s.location_id = (select warehouse_id from channels where code = 'us')
        where p.status = 'listed'
        """
    )
    walls = {aisle.wall for aisle in pictures.AISLES.values()}
    assert len(listed) > 1_000
    assert all(row["popularity"] >= 10 and row["amount"] >= 1 for row in listed)
    assert all(row["picture"] and row["wall"] in walls for row in listed)
    assert all(row["on_hand"] is not None for row in listed)


async def test_the_shelves_count_what_is_listed(sql):
    listed = await sql.fetchval("select count(*) from products where status = 'listed'")

    for level in (0, 1):
        counted = "select sum(product_count) from categories where level = $1"
        assert await sql.fetchval(counted, level) == listed


async def test_a_login_for_each_role_and_for_nobody_else(sql):
    rows = await sql.fetch(
        "select email, roles, password_hash, store_id, customer_id from accounts"
    )

    found = {(row["roles"][0], row["email"]) for row in rows}
    assert found == {(role, email) for role, email, _ in demo.LOGINS}
    for row in rows:
        assert PasswordHasher().verify(row["password_hash"], demo.LOGINS[0][2])
        assert (row["store_id"] is not None) is (row["roles"] == ["associate"])
        assert (row["customer_id"] is not None) is (row["roles"] == ["customer"])


async def test_the_customer_login_is_of_a_lively_household_with_an_offer(sql):
    customer = await sql.fetchrow(
        "select c.* from customers c join accounts a on a.customer_id = c.id"
    )
    offer = await sql.fetchrow("select * from offers where customer_id = $1", customer["id"])

    assert customer["order_count"] >= 100
    assert customer["is_demo"]
    assert "age" in customer["traits"]
    assert re.fullmatch(r"Because you bought .+ \d+ times", offer["reason"])
    assert offer["starts_at"] <= NOW < offer["ends_at"]
    assert offer["status"] == "live"


async def test_coupons_of_the_past_are_recorded_and_cannot_be_used(sql):
    assert await sql.fetchval("select count(*) from campaigns") == 27
    kinds = "select distinct status from offers where customer_id is null"
    assert [row["status"] for row in await sql.fetch(kinds)] == ["recorded"]


async def test_the_second_market_has_200_products_in_euros_with_tax(sql):
    rows = await sql.fetch(
        """
        select c.currency, c.prices_include_tax, count(*) as n from prices p
        join channels c on c.id = p.channel_id where c.code = 'de' group by 1, 2
        """
    )
    assert [tuple(row) for row in rows] == [("EUR", True, 200)]


async def test_loading_leaves_every_key_and_index_as_it_was(sql, template):
    query = """
        select tablename, indexdef as definition from pg_indexes where schemaname = 'public'
        union all
        select conrelid::regclass::text, conname || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and contype <> 'n'
    """
    untouched = await databases.copy(template)
    other = await connect(untouched)
    try:
        assert set(await sql.fetch(query)) == set(await other.fetch(query))
    finally:
        await other.close()
        await databases.drop(untouched)


async def test_a_shop_is_never_loaded_over(shop):
    with pytest.raises(demo.NotEmpty):
        await demo.load(shop[0], households=50, now=NOW)


async def test_loading_again_another_day_gives_the_same_ids(sql, template):
    url = await databases.copy(template)
    await demo.load(url, households=50, now=NOW + timedelta(days=30))
    again = await connect(url)
    try:
        for table in ("products", "customers", "orders", "order_lines", "loyalty_movements"):
            query = f"select md5(string_agg(id::text, ',' order by id)) from {table}"
            assert await again.fetchval(query) == await sql.fetchval(query)
    finally:
        await again.close()
        await databases.drop(url)


async def test_a_plain_owner_of_tables_may_load(sql, template):
    role = "patron_not_a_superuser"
    url = await databases.copy(template)
    as_admin = await connect(url)
    try:
        await as_admin.execute(f"create role {role} login")
        await as_admin.execute(f"grant all on schema public to {role}")
        tables = await as_admin.fetch("select tablename from pg_tables where schemaname = 'public'")
        for row in tables:
            await as_admin.execute(f'alter table "{row["tablename"]}" owner to {role}')
        await as_admin.execute(f"set role {role}")
        from api.demo.filling import fill

        async with as_admin.transaction():
            loaded = await fill(as_admin, NOW, households=3)
        assert loaded.rows["order_lines"] > 0
    finally:
        await as_admin.execute("reset role")
        await as_admin.execute(f"drop owned by {role} cascade")
        await as_admin.execute(f"drop role {role}")
        await as_admin.close()
        await databases.drop(url)


def test_progress_only_grows_and_ends(shop):
    done = [step[1] for step in shop[2]]

    assert done == sorted(done)
    assert done[-1] == 1.0


@pytest.mark.parametrize("day", range(15))
def test_the_shift_is_whole_weeks_whatever_the_day(day):
    now = NOW + timedelta(days=day)

    shift = dates.shift_for(now)

    ago = now.astimezone(NEW_YORK).date() - (dates.LAST_FULL_DAY + timedelta(days=shift))
    assert shift % 7 == 0
    assert 1 <= ago.days <= 7


def test_an_hour_on_the_clock_stays_that_hour():
    times = pd.Series(pd.to_datetime(["2017-01-10T23:00Z", "2017-07-10T23:00Z"], utc=True))

    moved = dates.moved(times, 7 * 20)

    hours = moved.dt.tz_convert(NEW_YORK).dt.hour.tolist()
    assert hours == [18, 19]


def test_coupons_beyond_their_line_come_off_the_dearest_of_the_basket():
    baskets, due = np.array([1, 1, 1, 2]), np.array([500, -200, 300, -100])

    assert frames.settled(baskets, due).tolist() == [300, 0, 300, 0]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("FRZN BAGELS", "frozen bagels"),
        ("WAFFLES/PANCAKES/FRENCH TOAST", "waffles, pancakes or French toast"),
        ("BREAD:ITALIAN/FRENCH", "bread, Italian or French"),
        ("PEPPERS GREEN BELL", "green bell peppers"),
        ("EGGS - LARGE", "large eggs"),
        ("FOOD-MAGAZINE", "food magazine"),
        ("SAL:SALSA/DPS-PRPCK", "salads, salsa or dips prepacked"),
    ],
)
def test_types_are_read_out(said, read):
    assert names.plain(said) == read


@pytest.mark.parametrize(
    ("said", "label", "content", "unit"),
    [
        ("14.1 OZ", "14.1 oz", 14.1, "oz"),
        ("12 PK/12 OZ", "12 × 12 oz", 144, "oz"),
        ("6/3.5 OZ", "6 × 3.5 oz", 21, "oz"),
        ("60 CT/9 OZ", "60 ct, 9 oz", 9, "oz"),
        ("10.4 OZ/8 CT", "8 ct, 10.4 oz", 10.4, "oz"),
        ("CTN", "carton", None, None),
        ("1/2 GAL", "1/2 gal", 64, "oz"),
        (".5 GAL", "0.5 gal", 64, "oz"),
        ("8 7/8 OZ", "8 7/8 oz", 8.875, "oz"),
        ("18-22 LB", "18–22 lb", None, None),
        ("L    16 OZ", "16 oz", 16, "oz"),
        ("2 L", "2 l", 2, "l"),
        ("LARGE", "large", None, None),
        (None, None, None, None),
    ],
)
def test_sizes_are_read_out(said, label, content, unit):
    assert names.size(said) == (label, content, unit)


def test_nobody_buys_a_case_of_bananas():
    assert names.is_case("PRODUCE", "40 LB")
    assert not names.is_case("PRODUCE", "3 LB")
    assert not names.is_case("GROCERY", "40 LB")


def test_drinks_and_smokes_need_proof_of_age():
    assert pictures.is_age_restricted("GROCERY", "BEERS/ALES", "BEERALEMALT LIQUORS")
    assert pictures.is_age_restricted("DRUG GM", "CIGARETTES", "CIGARETTES")
    assert not pictures.is_age_restricted("GROCERY", "SOFT DRINKS", "SOFT DRINKS SINGLE CANS")


def test_ids_are_version_7_and_carry_the_time():
    (one,) = uuids("order", np.array([1]), 1_483_246_800_000)

    assert one[:12].decode() == f"{1_483_246_800_000:012x}"
    assert one[12:13] == b"7"
    assert one[16:17] in b"89ab"
