"""The bench shop: products of one variant, stock that never ends, customers with 20 orders each.

Everything is a function of its number, so that whoever asks needs no list of what there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from api.live import connect
from bench.indexes import made_afterwards
from models import ids
from resolvers.catalog.tiers import ENDS
from resolvers.catalog.words import REBUILD

TABLES = """
shop location channel delivery category product variant price stock
customer account session order orderline
"""
CODES = {name: code for code, name in enumerate(TABLES.split(), start=1)}
"""What tells the ids of one table from those of another."""
ADJECTIVES = """
amber bold calm dapper eager fancy gentle humble ivory jolly
keen lively mellow noble opal proud quiet rustic sturdy tidy
"""
WORDS = ADJECTIVES.split()
"""One is in the name of each product."""
NOUNS = """
lamp chair table shelf basket kettle teapot mug bowl plate
pillow blanket carpet mirror clock vase candle bench drawer hook
"""
KINDS = NOUNS.split()
MAKERS, SIZES, BRANDS = 12, 11, 2
"""With the kinds they make the 45 facet values."""
ORDERS_EACH, LINES_EACH = 20, 3
ENOUGH_FOR_A_PAGE = 25
DESCRIPTION = "Made to be used every day and to look well while it is. " * 6


@dataclass(frozen=True)
class Catalogue:
    """How much there is. Fewer categories and words where a page of each could not be filled."""

    products: int = 10_000

    @property
    def categories(self) -> int:
        return min(100, self.products // ENOUGH_FOR_A_PAGE)

    @property
    def words(self) -> int:
        return min(len(WORDS), self.products // ENOUGH_FOR_A_PAGE)

    @property
    def customers(self) -> int:
        return min(500, self.products // 2)

    def category(self, number: int) -> str:
        """The slug of a category."""
        return f"category-{number % self.categories}"

    def product(self, number: int) -> str:
        """The slug of a product."""
        return f"product-{number % self.products}"

    def variant(self, number: int) -> str:
        """The id of a product's only variant."""
        return ids.encode("variant", identity("variant", number % self.products))

    def word(self, number: int) -> str:
        return WORDS[number % self.words]

    def session(self, number: int) -> str:
        """The token with which a customer is logged in."""
        return f"bench-session-{number % self.customers}"


_WRITTEN = """
insert into price_changes (id, variant_id, channel_id, amount, at)
select gen_random_uuid(), variant_id, channel_id, amount, now() from prices
"""
"""What the triggers that did not run would have written down."""


def identity(table: str, number: int) -> UUID:
    return UUID(f"019a0000-0000-7000-8{CODES[table]:03x}-{number:012x}")


async def fill(url: str, catalogue: Catalogue) -> None:
    """Fill a migrated, empty database."""
    connection: asyncpg.Connection = await connect(url)
    try:
        await connection.execute("set session_replication_role = replica")
        async with made_afterwards(connection, ["products", "prices", "stock"]):
            for statement in _statements(catalogue):
                await connection.execute(statement)
        await connection.execute(_WRITTEN)
        await connection.execute("select recount_facets()")
        await connection.execute(REBUILD)
        await connection.execute("vacuum analyze")
        await connection.execute("checkpoint")
    finally:
        await connection.close()


def _statements(size: Catalogue) -> Iterator[str]:
    """For a session that runs no triggers: nobody is to be told, and every key is right."""
    yield _ID
    yield _PICK
    yield from _SHOP
    yield _CATEGORIES.format(categories=size.categories, each=size.products // size.categories)
    yield _PRODUCTS.format(
        products=size.products,
        categories=size.categories,
        word=_one_of("number % " + str(size.words), WORDS),
        kind=_one_of(f"pg_temp.pick(number, 1, {len(KINDS)})", KINDS),
    )
    for statement in _OFFERED:
        yield statement.format(products=size.products)
    for statement in _PEOPLE:
        yield statement.format(customers=size.customers)
    yield _ORDERS.format(customers=size.customers)
    yield _LINES.format(orders=size.customers * ORDERS_EACH, products=size.products)
    yield _TOTALS


def _one_of(number: str, words: list[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"(array[{listed}])[{number} + 1]"


_ID = """
create function pg_temp.id(code int, number bigint) returns uuid language sql immutable as $$
  select ('019a0000-0000-7000-8' || lpad(to_hex(code), 3, '0')
          || '-' || lpad(to_hex(number), 12, '0'))::uuid $$
"""
_PICK = """
create function pg_temp.pick(number bigint, salt int, choices int) returns int
language sql immutable as $$
  select ((hashint8(number * 31 + salt)::bigint & 2147483647) % choices)::int $$
"""
_SHOP = (
    "insert into shops (id, name, is_demo) values (pg_temp.id(1, 1), 'Bench', false)",
    """
    insert into locations (id, kind, number, name, line1, city, region, postal_code, country,
                           latitude, longitude, opening_hours, has_pickup, is_demo)
    values (pg_temp.id(2, 1), 'warehouse', 'W1', 'Warehouse', '1 Long Road', 'Dayton', 'OH',
            '45402', 'US', 39.76, -84.19, '{}', false, false)
    """,
    """
    insert into channels (id, code, name, currency, locale, time_zone, country,
                          prices_include_tax, tax_basis_points, warehouse_id, position)
    values (pg_temp.id(3, 1), 'us', 'Bench', 'USD', 'en-US', 'America/New_York', 'US',
            false, 2000, pg_temp.id(2, 1), 0)
    """,
    """
    insert into delivery_methods (id, channel_id, code, name, description, amount,
                                  days_earliest, days_latest, position)
    values (pg_temp.id(4, 1), pg_temp.id(3, 1), 'standard', 'Standard', 'To your door', 500,
            2, 4, 0)
    """,
)
_CATEGORIES = """
insert into categories (id, name, slug, level, wall, picture, position, product_count)
select pg_temp.id(5, number), 'Category ' || number, 'category-' || number, 0, 'home', '1f3e0',
       number, {each}
from generate_series(0, {categories} - 1) number
"""
_PRODUCTS = f"""
insert into products (id, name, slug, description, category_id, status, kind, brand, maker, size,
                      article_number, needs_article_number, picture, wall, is_age_restricted,
                      popularity, tier, listed_at, keywords, found_by)
select pg_temp.id(6, number), initcap({{word}}) || ' ' || {{kind}} || ' ' || number,
       'product-' || number, '{DESCRIPTION}', pg_temp.id(5, number % {{categories}}), 'listed',
       {{kind}}, (array['national', 'private'])[pg_temp.pick(number, 2, {BRANDS}) + 1],
       pg_temp.pick(number, 3, {MAKERS}), 'Size ' || pg_temp.pick(number, 4, {SIZES}),
       'A' || number, false, '1f3e0', 'home', false, popularity,
       width_bucket(row_number() over (order by popularity desc, number desc) - 1,
                    array{list(ENDS)}),
       now() - number * interval '1 second', '',
       {{kind}} || ' Category ' || number % {{categories}} || ' A' || number || ' SKU-' || number
from (
  select number, pg_temp.pick(number, 5, 1000) as popularity
  from generate_series(0, {{products}} - 1) number
) numbered
"""
_OFFERED = (
    """
    insert into variants (id, product_id, sku, name, position)
    select pg_temp.id(7, number), pg_temp.id(6, number), 'SKU-' || number, '', 0
    from generate_series(0, {products} - 1) number
    """,
    """
    insert into prices (id, variant_id, channel_id, amount)
    select pg_temp.id(8, number), pg_temp.id(7, number), pg_temp.id(3, 1),
           100 + 5 * pg_temp.pick(number, 6, 1000)
    from generate_series(0, {products} - 1) number
    """,
    """
    insert into stock (id, variant_id, location_id, on_hand, allocated)
    select pg_temp.id(9, number), pg_temp.id(7, number), pg_temp.id(2, 1), 1000000000000, 0
    from generate_series(0, {products} - 1) number
    """,
)
_PEOPLE = (
    f"""
    insert into customers (id, name, email, traits, order_count, is_demo)
    select pg_temp.id(10, number), 'Customer ' || number, number || '@bench.example', '{{{{}}}}',
           {ORDERS_EACH}, false
    from generate_series(0, {{customers}} - 1) number
    """,
    """
    insert into accounts (id, email, name, password_hash, roles, customer_id, is_active)
    select pg_temp.id(11, number), number || '@bench.example', 'Customer ' || number, '',
           array['customer'], pg_temp.id(10, number), true
    from generate_series(0, {customers} - 1) number
    """,
    """
    insert into login_sessions (id, token_digest, account_id, expires_at, touchpoint, device,
                                client)
    select pg_temp.id(12, number),
           encode(sha256(convert_to('bench-session-' || number, 'UTF8')), 'hex'),
           pg_temp.id(11, number), now() + interval '30 days', 'web', 'desktop', ''
    from generate_series(0, {customers} - 1) number
    """,
)
_ORDERS = f"""
insert into orders (id, number, customer_id, email, channel_id, touchpoint, location_id, status,
                    currency, tax_is_included, subtotal, discount, shipping, tax, total, refunded,
                    delivery_method, placed_at, delivered_at)
select pg_temp.id(13, number), 'B' || number, pg_temp.id(10, number % {{customers}}),
       number % {{customers}} || '@bench.example', pg_temp.id(3, 1), 'web', pg_temp.id(2, 1),
       'delivered', 'USD', false, 0, 0, 500, 0, 500, 0, 'Standard',
       now() - number * interval '3 minutes', now()
from generate_series(0, {{customers}} * {ORDERS_EACH} - 1) number
"""
_LINES = f"""
insert into order_lines (id, order_id, variant_id, position, name, quantity, unit_price, gross,
                         discount, tax, tax_basis_points, returned)
select pg_temp.id(14, number), pg_temp.id(13, number / {LINES_EACH}), v.id, number % {LINES_EACH},
       p.name, 1, r.amount, r.amount, 0, r.amount / 5, 2000, 0
from generate_series(0, {{orders}} * {LINES_EACH} - 1) number
-- A thousand products sell nine tenths, so that some are bought by many.
cross join lateral (
  select pg_temp.pick(number, 7, case when number % 10 = 0 then {{products}}
                                 else least(1000, {{products}} / 3) end) as chosen
) bought
join variants v on v.id = pg_temp.id(7, bought.chosen)
join products p on p.id = v.product_id
join prices r on r.variant_id = v.id
"""
_TOTALS = """
update orders
set subtotal = lines.gross, tax = lines.tax, total = lines.gross + lines.tax + orders.shipping
from (select order_id, sum(gross) as gross, sum(tax) as tax from order_lines group by order_id)
     lines
where lines.order_id = orders.id
"""
