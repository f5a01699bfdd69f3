"""What staff do to goods: each change names the number that was seen, and is refused when that is
another by now."""

from collections.abc import Callable, Iterable

import strawberry

from models.audit import Change
from models.catalog import Variant
from models.inventory import AdjustmentReason, Stock, StockMovement
from models.stores import Location
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import Key
from resolvers.open_places import open_place
from resolvers.stock.ledger import Shelf, record, shelves


async def adjust_stock(
    info: Info,
    variant_id: strawberry.ID,
    location_id: strawberry.ID,
    difference: int,
    expected_on_hand: int,
    reason: AdjustmentReason,
    idempotency_key: Key,
) -> Stock:
    """Write down that more or fewer are here, and why. `expectedOnHand` is what the caller saw."""
    context = info.context
    shelf = await _managed(context, variant_id, location_id)
    return await _changed(
        context, shelf, lambda level: [level.adjust(difference, expected_on_hand, reason)]
    )


async def count_stock(
    info: Info,
    variant_id: strawberry.ID,
    location_id: strawberry.ID,
    counted: int,
    expected_on_hand: int,
    idempotency_key: Key,
) -> Stock:
    """Write down how many somebody counted; also that they are as many as the books say."""
    context = info.context
    shelf = await _managed(context, variant_id, location_id)
    return await _changed(context, shelf, lambda level: [level.count(counted, expected_on_hand)])


async def transfer_stock(
    info: Info,
    variant_id: strawberry.ID,
    from_location_id: strawberry.ID,
    to_location_id: strawberry.ID,
    quantity: int,
    expected_on_hand: int,
    idempotency_key: Key,
) -> Stock:
    """Send some to another location, where they are incoming until they are received.

    `expectedOnHand` is what the caller saw where they are sent from.
    """
    context = info.context
    here = await _managed(context, variant_id, from_location_id)
    there = here[0], (await open_place(context, uuid_of(Location, to_location_id))).id
    levels = await shelves(context.session, {here, there})
    before = levels[here].counts()
    moves = levels[here].send(quantity, expected_on_hand, levels[there])
    return await _saved(context, levels[here], before, moves)


async def expect_stock(
    info: Info,
    variant_id: strawberry.ID,
    location_id: strawberry.ID,
    quantity: int,
    idempotency_key: Key,
) -> Stock:
    """Announce what a supplier sends: it is incoming until it is received."""
    context = info.context
    shelf = await _managed(context, variant_id, location_id)
    return await _changed(context, shelf, lambda level: [level.expect(quantity)])


async def receive_stock(
    info: Info,
    variant_id: strawberry.ID,
    location_id: strawberry.ID,
    quantity: int,
    expected_on_hand: int,
    idempotency_key: Key,
    missing: int = 0,
) -> Stock:
    """Put on the shelf what came. `missing` were on their way and will not come."""
    context = info.context
    shelf = await _managed(context, variant_id, location_id)
    return await _changed(
        context, shelf, lambda level: [level.receive(quantity, missing, expected_on_hand)]
    )


async def set_stock_terms(
    info: Info,
    variant_id: strawberry.ID,
    location_id: strawberry.ID,
    safety: int,
    backorder: int,
    expected_safety: int,
    expected_backorder: int,
    idempotency_key: Key,
) -> Stock:
    """Say how many are kept back from sale, and how many may be sold before they come; 0 for none.

    The expected ones are those that the caller saw.
    """
    context = info.context
    shelf = await _managed(context, variant_id, location_id)
    seen = (expected_safety, expected_backorder)
    return await _changed(context, shelf, lambda level: [level.set_terms(safety, backorder, seen)])


async def _managed(context: Context, variant_id: str, location_id: str) -> Shelf:
    """Raises NotFound for a location that is closed, or not the caller's to look after."""
    place, own = uuid_of(Location, location_id), Location.stocked_by(context.viewer)
    location = await open_place(context, place, own)
    variant = await context.visible(Variant, variant_id)
    return variant.id, location.id


async def _changed(
    context: Context, shelf: Shelf, change: Callable[[Stock], Iterable[StockMovement]]
) -> Stock:
    level = (await shelves(context.session, {shelf}))[shelf]
    before = level.counts()
    return await _saved(context, level, before, change(level))


async def _saved(
    context: Context, level: Stock, before: dict[str, int], moves: Iterable[StockMovement]
) -> Stock:
    """In the ledger, in the counts, and in what the audit log says of it."""
    await record(context.session, moves)
    context.session.note_change(Change(level, dict(before), dict(level.counts())))
    return level
