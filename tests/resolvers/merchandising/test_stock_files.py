"""What there is goes out into a file, and what comes in overwrites no number it has not seen."""

import csv
from io import StringIO

import pytest
from sqlalchemy import select

from models.catalog import RowPolicy, TransferContent, TransferStatus
from models.inventory import MovementKind, Stock, StockMovement
from resolvers.context import utc_now
from resolvers.merchandising.transfers.subjects import Fault
from resolvers.spreadsheets import MARK
from resolvers.stock.transfers import HEADER, STOCK
from tests.factories import Aisle, a_location, some_stock


@pytest.fixture
async def aisle(save):
    aisle = Aisle()
    await save(*aisle.models)
    return aisle


@pytest.fixture
def stock_file(carried):
    async def stock_file(text=None, **how):
        return await carried(text, content=TransferContent.STOCK, **how)

    return stock_file


@pytest.fixture
def level_of(session):
    async def level_of(variant, location):
        named = (Stock.variant_id == variant.id, Stock.location_id == location.id)
        return await session.scalar(
            select(Stock).where(*named), execution_options={"populate_existing": True}
        )

    return level_of


def rows(transfer):
    text = bytes(transfer.result).decode().removeprefix(MARK)
    return list(csv.DictReader(StringIO(text)))


def file_of(*lines):
    return "\n".join(["location,sku,on_hand,on_hand_was,safety,safety_was", *lines])


def faults(transfer):
    return [(one["row"], one["column"], one["message"]) for one in transfer.faults]


async def test_what_went_out_comes_in_and_changes_nothing(stock_file, aisle, session):
    out = await stock_file()
    line = rows(out)[0]
    assert list(line) == HEADER
    assert (line["location"], line["sku"]) == (aisle.warehouse.number, aisle.variant.sku)
    assert (line["on_hand"], line["on_hand_was"]) == ("10", "10")

    back = await stock_file(bytes(out.result).decode())

    assert (back.status, back.unchanged, back.changed) == (TransferStatus.DONE, 1, 0)
    assert (await session.scalars(select(StockMovement))).all() == []


async def test_one_place_goes_out_alone(stock_file, aisle, save):
    store = await save(a_location(number="7"))
    await save(some_stock(aisle.variant, store, 3))

    out = await stock_file(narrowed={"location": "7"})

    assert [(one["location"], one["on_hand"]) for one in rows(out)] == [("7", "3")]


async def test_a_count_is_booked_and_explained_after_a_dry_run_booked_nothing(
    stock_file, aisle, level_of, session
):
    file = file_of(f"{aisle.warehouse.number},{aisle.variant.sku},14,10,2,0")
    dry = await stock_file(file, dry=True)
    assert (dry.changed, (await level_of(aisle.variant, aisle.warehouse)).on_hand) == (1, 10)

    done = await stock_file(file)

    assert (done.status, done.changed, done.created) == (TransferStatus.DONE, 1, 0)
    level = await level_of(aisle.variant, aisle.warehouse)
    assert (level.on_hand, level.safety) == (14, 2)
    moves = (await session.scalars(select(StockMovement).order_by(StockMovement.id))).all()
    assert [(one.kind, one.on_hand, one.safety) for one in moves] == [
        (MovementKind.COUNTED, 4, 0),
        (MovementKind.TERMS_SET, 0, 2),
    ]


async def test_an_old_file_overwrites_nothing(stock_file, aisle, level_of, save):
    where = f"{aisle.warehouse.number},{aisle.variant.sku}"
    await stock_file(file_of(f"{where},9,10,,"))

    late = await stock_file(file_of(f"{where},20,10,,"))
    unaware = await stock_file(f"location,sku,on_hand\n{where},20\n")

    assert (late.status, late.failed) == (TransferStatus.REFUSED, 1)
    told = "Somebody has changed it meanwhile: there are 9 on_hand now."
    assert faults(late) == [(2, "on_hand", told)]
    assert [one[1] for one in faults(unaware)] == ["on_hand_was"]
    assert (await level_of(aisle.variant, aisle.warehouse)).on_hand == 9


async def test_wrong_rows_are_told_and_may_be_left_out(stock_file, aisle, level_of, save):
    store, sku = await save(a_location(number="8")), aisle.variant.sku
    promised = await level_of(aisle.variant, aisle.warehouse)
    promised.allocated = 6
    await save(promised)
    number = aisle.warehouse.number
    file = file_of(
        f"{number},{sku},5,10,,",
        f"nowhere,{sku},5,0,,",
        f"{number},nothing,5,0,,",
        f"8,{sku},many,0,,",
        f"8,{sku},1,0,,",
    )
    fresh = file_of(f"8,{sku},12,0,1,0", f"{number},{sku},9999999,10,,")

    refused = await stock_file(file)
    some = await stock_file(fresh, policy=RowPolicy.SKIP_BAD_ROWS)

    assert [one[:2] for one in faults(refused)] == [
        *((2, "on_hand"), (3, "location"), (4, "sku"), (5, "on_hand"), (6, "sku")),
    ]
    assert "at least 6 must stay" in faults(refused)[0][2]
    assert (some.status, some.created, some.failed) == (TransferStatus.DONE, 1, 1)
    new = await level_of(aisle.variant, store)
    assert (new.on_hand, new.safety) == (12, 1)
    assert [one["fault"] for one in rows(some)] == ["on_hand: From 0 to 1,000,000 can be here."]


async def test_a_file_that_names_no_place_fails(stock_file, aisle):
    done = await stock_file(f"sku,on_hand\n{aisle.variant.sku},3\n")

    assert done.problem == "The columns location and sku name what is counted."


async def test_nothing_is_counted_in_a_closed_place(stock_file, aisle, save):
    gone = await save(a_location(number="7", closed_at=utc_now()))

    told = await stock_file(file_of(f"7,{aisle.variant.sku},4,0,,"))

    assert (told.status, faults(told)) == (
        TransferStatus.REFUSED,
        [(2, "location", "This place is closed.")],
    )
    assert rows(await stock_file(narrowed={"location": gone.number})) == []


async def test_a_place_that_is_closed_after_its_rows_were_read_refuses_them(aisle, save, session):
    late = await save(a_location(number="7"))
    file = [{"location": "7", "sku": aisle.variant.sku, "on_hand": "4", "on_hand_was": "0"}]
    seen = await STOCK.taken(session, {}, file)
    plan = STOCK.plan(seen)
    plan.take_all(STOCK.groups(file))
    assert len(plan.changes) == 1
    late.close([], utc_now())

    await STOCK.writer(session, seen, utc_now()).lock(plan)

    assert plan.changes == []
    assert plan.faults == [Fault(2, "location", "This place is closed.")]
