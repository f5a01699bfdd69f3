"""What is kept of answers, when it is dropped, and that nothing personal is ever among it."""

import asyncio
from contextlib import asynccontextmanager

import httpx
import pytest
from graphql import GraphQLNonNull, get_named_type, is_leaf_type
from sqlalchemy import event, text

import schema
from api.answers import Unanswerable
from api.app import create
from api.auth import Tokens
from api.documents import Document, TrustedDocuments
from api.settings import Settings
from models.identity import Account, LoginSession
from resolvers.context import utc_now
from schema.fields import Shared
from tests import databases
from tests.api.servers import SECRET, until
from tests.api.web import connected, store
from tests.factories import Aisle, a_customer, a_shop

BUILT = schema.build()
PAGE = """
query Page($slug: String!) { product(slug: $slug) { id name price { amount } quantityAvailable } }
"""
NAMELESS = "query Nameless($slug: String!) { product(slug: $slug) { quantityAvailable } }"
LIST = (
    "query List($first: Int!) { products(first: $first) { nodes { id name quantityAvailable } } }"
)
MINE = "query Mine { cart { id } }"
VISIT = "query Visit { recommendations(placement: HOME) { items { token } } }"


def documents(*texts):
    named = [Document.of("", text) for text in texts]
    return TrustedDocuments(Document.of(one.name, one.text) for one in named)


class Opened:
    """A shop in this process, whose SQL statements are counted."""

    def __init__(self, app, database):
        self.app, self.database, self.statements = app, database, 0

    @property
    def shop(self):
        return self.app.state.shop

    @property
    def answers(self):
        return self.shop.answers

    def count(self, *_):
        self.statements += 1

    def client(self, **headers):
        transport = httpx.ASGITransport(app=self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://shop", headers=headers)

    def is_kept(self, name, **variables):
        plan = self.answers.plan(self.shop.documents.named(name))
        return self.answers.kept(plan, variables, None) is not None

    async def says(self, amount, page):
        return (await self.answers.of("Page", page)).data["product"]["price"]["amount"] == amount

    async def change(self, statement, **values):
        async with connected(self.database) as engine, engine.begin() as connection:
            await connection.execute(text(statement), values)


@asynccontextmanager
async def opened(database, *texts):
    settings = Settings(database_url=database, payments_secret=SECRET, demo=False)
    app = create(settings, documents(*(texts or (PAGE, NAMELESS, LIST, MINE, VISIT))))
    async with app.router.lifespan_context(app):
        shop = Opened(app, database)
        event.listen(shop.shop.engine.sync_engine, "before_cursor_execute", shop.count)
        await until(lambda: shop.answers._is_told)
        yield shop


@pytest.fixture
async def aisle(database):
    aisle = Aisle(on_hand=2)
    aisle.other = aisle.another(on_hand=50)
    await store(database, a_shop(), *aisle.models, *aisle.other)
    return aisle


async def fill(shop, aisle):
    """Keep a page of each product, one without its id, and two lists; the second is empty."""
    slugs = [aisle.product.slug, aisle.other[0].slug]
    for slug in slugs:
        await shop.answers.of("Page", {"slug": slug})
    await shop.answers.of("Nameless", {"slug": slugs[1]})
    await shop.answers.of("List", {"first": 5})
    await shop.answers.of("Page", {"slug": "none"})

    def kept():
        return {
            "sold": shop.is_kept("Page", slug=slugs[0]),
            "other": shop.is_kept("Page", slug=slugs[1]),
            "nameless": shop.is_kept("Nameless", slug=slugs[1]),
            "list": shop.is_kept("List", first=5),
            "missing": shop.is_kept("Page", slug="none"),
        }

    assert all(kept().values())
    return kept


async def test_what_is_kept_asks_the_database_nothing(database, aisle):
    async with opened(database) as shop:
        first = await shop.answers.of("List", {"first": 5})
        before = shop.statements

        again = await shop.answers.of("List", {"unknown": 1, "first": 5})

        assert again is first
        assert shop.statements == before
        assert await shop.answers.of("List", {"first": 1}) is not first


@pytest.mark.parametrize(
    ("statement", "stays"),
    [
        ("update stock set allocated = 1 where variant_id = :v", {"other", "missing"}),
        ("update stock set allocated = 2 where variant_id = :v", {"other"}),
        ("update prices set amount = 1 where variant_id = :v", {"other"}),
        ("update products set status = 'archived' where slug = :slug", {"other"}),
        ("update products set slug = 'none' where slug = :slug", {"other"}),
        ("update categories set name = 'New'", set()),
    ],
)
async def test_a_change_drops_what_shows_it_and_what_it_moves_in(database, aisle, statement, stays):
    async with opened(database) as shop:
        kept = await fill(shop, aisle)
        asked = {":v": "v", ":slug": "slug"}
        values = {"v": aisle.variant.id, "slug": aisle.product.slug}

        await shop.change(
            statement, **{name: values[name] for key, name in asked.items() if key in statement}
        )
        await until(lambda: not kept()["sold"])

        assert {name for name, is_kept in kept().items() if is_kept} == stays


async def test_an_answer_that_was_begun_before_the_news_is_not_kept(database, aisle):
    async with opened(database) as shop:
        making = asyncio.create_task(shop.answers.of("List", {"first": 5}))
        await asyncio.sleep(0)
        shop.answers.told(f"m:{aisle.product.id}")

        joined = await shop.answers.of("List", {"first": 5})

        assert joined is not await making, "whoever asks after the news gets an answer begun then"
        assert shop.is_kept("List", first=5)
        shop.answers.told(f"m:{aisle.product.id}")
        making = asyncio.create_task(shop.answers.of("List", {"first": 5}))
        await asyncio.sleep(0)
        shop.answers.told("*")
        await making
        assert not shop.is_kept("List", first=5)


async def test_news_of_something_else_do_not_keep_an_answer_from_being_kept(database, aisle):
    async with opened(database) as shop:
        making = asyncio.create_task(shop.answers.of("Page", {"slug": aisle.product.slug}))
        await asyncio.sleep(0)
        shop.answers.told(f"m:{aisle.other[0].id}")
        await making

        assert shop.is_kept("Page", slug=aisle.product.slug)


async def test_many_who_ask_at_once_are_answered_by_one_reading(database, aisle):
    async with opened(database) as shop:
        await shop.answers.of("List", {"first": 1})
        before = shop.statements
        await shop.answers.of("List", {"first": 2})
        alone = shop.statements - before

        asking = [asyncio.create_task(shop.answers.of("List", {"first": 3})) for _ in range(20)]
        await asyncio.sleep(0)
        asking[0].cancel()
        told = await asyncio.gather(*asking[1:])

        assert len(set(map(id, told))) == 1
        assert shop.statements - before == 2 * alone


async def test_while_news_do_not_arrive_nothing_is_kept(database, aisle):
    async with opened(database) as shop:
        page = {"slug": aisle.product.slug}
        await shop.answers.of("Page", page)
        cut = "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'"

        await shop.change(cut)
        await until(lambda: not shop.is_kept("Page", **page))
        for amount in range(800, 820):
            await shop.change("update prices set amount = :amount", amount=amount)
            told = await shop.answers.of("Page", page)
            assert (
                shop.answers._is_told
                or told.data["product"]["price"]["amount"] == f"{amount / 100:.2f}"
            )
        await until(lambda: shop.answers._is_told)

        await until(lambda: shop.says("8.19", page))
        assert shop.is_kept("Page", **page)


async def test_what_belongs_to_somebody_is_answered_and_not_kept(database, aisle):
    async with opened(database) as shop:
        answer = await shop.answers.of("Mine")

        assert answer.data == {"cart": None}
        assert not shop.is_kept("Mine")


async def test_what_has_errors_is_not_an_answer(database, aisle):
    async with opened(database) as shop:
        with pytest.raises(Unanswerable):
            await shop.answers.of("List", {"first": 100_000})
        with pytest.raises(KeyError):
            await shop.answers.of("Unknown")


async def test_the_market_is_a_part_of_the_question(database, aisle):
    async with opened(database) as shop:
        answer = await shop.answers.of("List", {"first": 5}, aisle.channel.code)

        assert answer is not await shop.answers.of("List", {"first": 5})
        with pytest.raises(Unanswerable):
            await shop.answers.of("List", {"first": 5}, "mars")


async def logged_in(database):
    """The token of a customer's session."""
    customer = a_customer()
    account = Account(
        email="ana@example.com",
        name="Ana",
        password_hash="-",
        roles=["customer", "owner"],
        customer_id=customer.id,
    )
    session, token = LoginSession.start(account, None, utc_now())
    await store(database, customer, account, session)
    return token


def values(field):
    """Literals for what a field demands."""
    given = {"slug": '"none"', "text": '"milk"', "id": '"product_1"', "placement": "HOME"}
    given |= {"period": '{from: "2026-01-01", to: "2026-01-02"}', "country": '"US"'}
    required = [
        n
        for n, a in field.args.items()
        if isinstance(a.type, GraphQLNonNull) and not a.default_value
    ]
    told = [f"{name}: {given[name]}" for name in required if name in given]
    return f"({', '.join(told)})" if told else ""


def selected(type_):
    named = get_named_type(type_)
    return "" if is_leaf_type(named) else " { __typename }"


ROOTS = BUILT._schema.query_type.fields
SHARED = {
    name
    for name, field in ROOTS.items()
    if field.extensions["strawberry-definition"].metadata["shared"]
}


def test_what_is_shared_is_this_and_no_more():
    everybody = {
        name
        for name in SHARED
        if ROOTS[name].extensions["strawberry-definition"].metadata["shared"] is Shared.EVERYBODY
    }

    assert everybody == {
        "shop",
        "stores",
        "categories",
        "category",
        "products",
        "product",
        "suggestions",
        "addressFormat",
    }
    assert SHARED - everybody == {"recommendations"}


def document(name):
    return f"query Root_{name} {{ {name}{values(ROOTS[name])}{selected(ROOTS[name].type)} }}"


@pytest.fixture(scope="module")
async def every_root(template):
    """One shop for all of them, a customer who is logged in, and a stranger at the same address."""
    database = await databases.copy(template)
    await store(database, a_shop(), *Aisle().models)
    cookies = {"cookie": f"{Tokens(8000).session}={await logged_in(database)}"}
    async with (
        opened(database, *map(document, ROOTS)) as shop,
        shop.client(**cookies) as nobody,
        shop.client(**cookies, **{"x-patron-client": "web"}) as somebody,
    ):
        yield shop, somebody, nobody
    await databases.drop(database)


@pytest.mark.parametrize("name", sorted(ROOTS))
async def test_only_shared_fields_are_kept_and_only_the_strangers_answer(every_root, name):
    """Asked as a customer, as a stranger, and as the customer again, by the same address."""
    shop, somebody, nobody = every_root
    asked = {"params": {"documentId": f"Root_{name}"}}
    own = await somebody.get("/graphql", **asked)
    strangers = await nobody.get("/graphql", **asked)
    again = await nobody.get("/graphql", **asked)
    later = await somebody.get("/graphql", **asked)

    assert own.headers["cache-control"] == later.headers["cache-control"] == "private, no-store"
    assert own.json() == later.json()
    assert "set-cookie" not in strangers.headers
    is_answered = "errors" not in strangers.json()
    kept = shop.is_kept(f"Root_{name}")
    assert kept == (name in SHARED and is_answered)
    assert ("etag" in strangers.headers) == ("etag" in again.headers) == kept
    if not kept:
        assert strangers.headers["cache-control"] == "private, no-store"
    if name in SHARED:
        assert is_answered, strangers.text
