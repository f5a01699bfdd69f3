"""The catalogue goes out into a file, and what comes in is judged row by row."""

from itertools import chain

import pytest
from sqlalchemy import func, select, text

from models.base import EventEntry
from models.catalog import (
    Category,
    Product,
    ProductChanged,
    ProductStatus,
    RowPolicy,
    TransferStatus,
    Variant,
)
from models.loyalty import LoyaltyTier
from models.prices import Price, PriceChange, Sale
from resolvers.spreadsheets import cell, rows_of
from tests.factories import DAY, NOW, Aisle, on_sale


@pytest.fixture
async def aisle(save):
    aisle = Aisle()
    nasty = {"name": "=2+3", "description": '\'-x\r\nßöé, "quoted"; and so on', "size": None}
    more = on_sale(aisle, **nasty, publish_until=NOW + 900 * DAY, external_ref="+49")
    await save(*aisle.models, *more)
    return aisle


def text_of(transfer):
    return bytes(transfer.result).decode()


async def everything(session):
    """All that an import could write, and what would tell of it; `xmin` is who wrote a row last."""
    found = []
    for model in (Product, Variant, Price, PriceChange):
        rows = select(text("xmin::text"), *model.__table__.c).order_by(model.id)
        found.append((await session.execute(rows)).all())
    told = select(func.count()).where(EventEntry.name == ProductChanged.__name__)
    return [*found, await session.scalar(told)]


async def test_what_went_out_comes_in_and_changes_nothing(carried, save, aisle, session):
    await save(*chain.from_iterable(on_sale(aisle, amount=100 + n) for n in range(40)))
    before = await everything(session)
    out = await carried()
    assert (out.status, out.total, out.done) == (TransferStatus.DONE, 42, 42)

    for dry in (True, False):
        back = await carried(text_of(out), dry=dry)

        assert back.status is TransferStatus.DONE, back.faults or back.problem
        assert (back.created, back.changed, back.unchanged, back.failed) == (0, 0, 42, 0)
        assert await everything(session) == before
    assert text_of(await carried()) == text_of(out)


async def test_it_is_early_for_a_tier_that_there_is(carried, save, aisle):
    await save(LoyaltyTier(rank=1, name="Silver", spend=100, currency="USD"))
    row = f"{aisle.product.article_number},{aisle.variant.sku}"

    done = await carried(f"article_number,sku,early_tier\n{row},Sivler\n")
    right = await carried(f"article_number,sku,early_tier\n{row},Silver\n")

    assert [(one["column"], one["row"]) for one in done.faults] == [("early_tier", 2)]
    assert (right.changed, right.faults) == (1, [])


async def test_rows_make_change_and_price_products(carried, aisle, session):
    file = (
        "article_number,name,category,status,sku,price_us,related\n"
        f"{aisle.product.article_number},Better bread,,,{aisle.variant.sku},4.20,N1\n"
        f"N1,New bread,{aisle.category.slug},published,N1-A,3.10,\n"
        "N1,,,,N1-B,3.30,\n"
    ).replace("Better bread,,,", f"Better bread,{aisle.category.slug},published,")

    done = await carried(file)

    assert (done.status, done.created, done.changed) == (TransferStatus.DONE, 1, 1), done.faults
    new = await session.scalar(select(Product).where(Product.article_number == "N1"))
    assert (new.status, new.slug) == (ProductStatus.LISTED, "new-bread-n1")
    assert "N1-B" in new.keywords
    skus = select(Variant.sku, Variant.position).where(Variant.product_id == new.id)
    assert sorted(await session.execute(skus)) == [("N1-A", 0), ("N1-B", 1)]
    amount = select(Price.amount).where(Price.variant_id == aisle.variant.id)
    assert await session.scalar(amount) == 420
    count = select(Category.product_count).where(Category.id == aisle.category.id)
    assert await session.scalar(count) == 3
    assert (await carried(file)).unchanged == 2, "by the second time it is so"


BAD = (
    "article_number,name,category,sku,barcode,price_us\n"
    "G1,Good,{shelf},G1,,1.00\n"
    "B1,,{shelf},B1,,1.00\n"
    "B2,Bad,nowhere,B2,4006381333932,x\n"
    "B3,Twice,{shelf},G1,,1.00\n"
)


async def test_all_or_nothing_is_nothing_where_a_row_is_wrong(carried, aisle, session):
    done = await carried(BAD.format(shelf=aisle.category.slug))

    assert (done.status, done.failed) == (TransferStatus.REFUSED, 3)
    told = {(one["row"], one["column"]) for one in done.faults}
    assert told == {
        *((3, "name"), (4, "category"), (4, "barcode"), (4, "price_us"), (5, "sku")),
    }
    assert await session.scalar(select(Product).where(Product.article_number == "G1")) is None
    lines = list(rows_of(text_of(done)))
    assert [line[0] for line in lines] == ["article_number", "B1", "B2", "B3"]


async def test_bad_rows_can_be_left_out_and_a_dry_run_tells_the_same(carried, aisle, session):
    file, skip = BAD.format(shelf=aisle.category.slug), RowPolicy.SKIP_BAD_ROWS
    dry = await carried(file, dry=True, policy=skip)
    assert await session.scalar(select(Product).where(Product.article_number == "G1")) is None

    done = await carried(file, policy=skip)

    for one in (dry, done):
        assert (one.status, one.created, one.failed) == (TransferStatus.DONE, 1, 3)
    assert await session.scalar(select(Product).where(Product.article_number == "G1"))


async def test_a_row_of_too_few_cells_or_a_cell_too_long_is_left_out_as_any_other(carried, aisle):
    few, long = "G3,Short", f"G4,{'n' * 200_000},{aisle.category.slug},G4,,1.00"
    file = BAD.format(shelf=aisle.category.slug) + f"{few}\n{long}\n"

    done = await carried(file, policy=RowPolicy.SKIP_BAD_ROWS)

    assert (done.status, done.created, done.failed) == (TransferStatus.DONE, 1, 5)
    told = {(one["row"], one["column"]) for one in done.faults}
    assert {(6, ""), (7, "name")} <= told
    assert [line[:2] for line in rows_of(text_of(done))][-2] == ["G3", "Short"]


@pytest.mark.parametrize(
    ("column", "value"),
    [("name", "a\u202eb"), ("name", "a\nb"), ("description", "a\x07"), ("price_us", "1e3")],
)
async def test_what_nobody_can_read_is_no_value(carried, aisle, column, value):
    number = aisle.product.article_number
    quoted = f'"{value}"'
    done = await carried(f"article_number,sku,{column}\n{number},{aisle.variant.sku},{quoted}\n")

    assert [one["column"] for one in done.faults] == [column]


async def test_by_reference_a_product_is_found_whatever_its_number(carried, aisle, session):
    file = "external_ref,article_number\n+49,RENAMED\n"

    done = await carried(file)

    assert (done.changed, done.created) == (1, 0), done.faults
    named = select(Product.article_number).where(Product.external_ref == "+49")
    assert await session.scalar(named) == "RENAMED"


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("article_number,colour of eyes\n1,blue\n", "There is no column 'colour of eyes'."),
        ("name\nx\n", "A column article_number or external_ref names the products."),
        ('article_number\n"1\n', "This is no CSV file"),
    ],
)
async def test_what_is_no_such_file_fails_and_says_why(carried, aisle, file, problem):
    done = await carried(file)

    assert done.status is TransferStatus.FAILED
    assert done.problem.startswith(problem)


@pytest.mark.parametrize(
    "text", ["=1", "'=1", "''=1", "'", "'a", "-", " \u200b+x", "a;b", 'a"b', "\n", "\u202e'@", ""]
)
def test_a_cell_is_read_as_it_was_before_it_was_made_harmless(text):
    written = '"' + cell(text).replace('"', '""') + '","x"\r\n'

    assert next(rows_of(written))[0] == text


async def test_a_file_says_regular_prices_and_leaves_sales_as_they_are(carried, aisle, session):
    price = await session.get(Price, aisle.price.id)
    price.plan(Sale(299, NOW - DAY, None))
    price.move(NOW, None)
    await session.flush()
    out = text_of(await carried())
    dearer = (
        f"article_number,sku,price_us\n{aisle.product.article_number},{aisle.variant.sku},4.50\n"
    )

    same, done = await carried(out), await carried(dearer)

    assert (same.unchanged, done.changed) == (2, 1), (same.faults, done.faults)
    found = await session.get(Price, aisle.price.id, populate_existing=True)
    assert (found.amount, found.regular, found.lowest_recent) == (299, 450, 399)


@pytest.fixture
async def on_a_sale(aisle, session):
    """Cheaper since yesterday, without an end."""
    price = await session.get(Price, aisle.price.id)
    price.plan(Sale(299, NOW - DAY, None))
    price.move(NOW, None)
    await session.flush()
    return price


def told(aisle, **cells):
    values = {"article_number": aisle.product.article_number, "sku": aisle.variant.sku} | cells
    return ",".join(values) + "\n" + ",".join(values.values()) + "\n"


async def the_price(session, aisle):
    return await session.get(Price, aisle.price.id, populate_existing=True)


async def test_sales_go_out_with_their_dates_and_come_in_again_unchanged(
    carried, aisle, on_a_sale, session
):
    before = await everything(session)
    header, *rows = rows_of(text_of(await carried()))
    by_sku = {row["sku"]: row for row in (dict(zip(header, cells, strict=True)) for cells in rows)}
    row = by_sku[aisle.variant.sku]
    assert (row["price_us"], row["sale_us"], row["sale_until_us"]) == ("3.99", "2.99", "")
    assert row["sale_from_us"] == (NOW - DAY).isoformat()

    back = await carried(text_of(await carried()))

    assert (back.changed, back.unchanged) == (0, 2), back.faults
    assert await everything(session) == before


async def test_a_file_plans_moves_and_ends_sales(carried, aisle, session):
    soon, later = ((NOW + n * 9_000 * DAY).isoformat() for n in (1, 2))
    planned = told(aisle, sale_us="2.50", sale_from_us=soon, sale_until_us=later)

    assert (await carried(planned)).changed == 1
    found = await the_price(session, aisle)
    assert (found.amount, found.sale_amount, found.sale_from.isoformat()) == (399, 250, soon)
    assert (await carried(planned)).unchanged == 1
    assert (await carried(told(aisle, sale_us="2.60"))).changed == 1, "its dates stay"
    found = await the_price(session, aisle)
    assert (found.sale_amount, found.sale_until.isoformat()) == (260, later)
    begun = told(aisle, sale_us="2.00", sale_from_us=NOW.isoformat(), sale_until_us="")
    assert (await carried(begun)).changed == 1
    found = await the_price(session, aisle)
    assert (found.amount, found.regular, found.lowest_recent) == (200, 399, 399)
    assert (await carried(told(aisle, sale_us="", sale_from_us="", sale_until_us=""))).changed == 1
    found = await the_price(session, aisle)
    assert (found.amount, found.regular, found.sale) == (399, None, None)


async def test_a_new_regular_price_and_its_sale_come_together(carried, aisle, session):
    both = told(aisle, price_us="9.00", sale_us="8.00", sale_from_us=NOW.isoformat())

    assert (await carried(both)).changed == 1

    found = await the_price(session, aisle)
    assert (found.amount, found.regular) == (800, 900)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"sale_us": "3.99", "sale_from_us": "2026-01-01T00:00Z"}, "sale_us"),
        ({"sale_us": "x", "sale_from_us": "2026-01-01T00:00Z"}, "sale_us"),
        ({"sale_us": "1.00"}, "sale_from_us"),
        ({"sale_us": "", "sale_from_us": "2026-01-01T00:00Z"}, "sale_us"),
        ({"sale_us": "1.00", "sale_from_us": "tomorrow"}, "sale_from_us"),
        (
            {
                "sale_us": "1.00",
                "sale_from_us": "2026-01-02T00:00Z",
                "sale_until_us": "2026-01-01T00:00Z",
            },
            "sale_us",
        ),
    ],
)
async def test_a_sale_that_cannot_be_is_a_fault_of_its_cell(carried, aisle, session, cells, column):
    before = await everything(session)

    done = await carried(told(aisle, **cells))

    assert [(one["row"], one["column"]) for one in done.faults] == [(2, column)]
    assert await everything(session) == before


async def test_a_narrowed_file_holds_what_is_found_and_changes_nothing_else(
    carried, save, aisle, session
):
    await save(*chain.from_iterable(on_sale(aisle, name=f"Cake {n}") for n in range(3)))
    before = await everything(session)

    out = await carried(narrowed={"search": "cake", "status": "listed"})
    back = await carried(text_of(out))

    assert (out.total, back.unchanged, back.failed) == (3, 3, 0), back.faults
    assert await everything(session) == before
    drafts = await carried(narrowed={"status": "draft"})
    assert len(list(rows_of(text_of(drafts)))) == 1
