"""What there is as a file: a number that differs is written upon the one it was exported with, and
on no other, so that an old file overwrites nothing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from models.base import DomainError, InvalidInput
from models.catalog import Product, Variant
from models.inventory import COUNTS, Stock, StockChanged, StockMovement
from models.stores import Location
from resolvers.merchandising.transfers.subjects import Fault, Group, Progress, Row, Subject
from resolvers.session import SharedSession
from resolvers.stock.ledger import Shelf, known_shelves, record, shelves

NUMBERS = ("on_hand", "safety", "backorder")
"""What may be written, each beside the number it was exported with."""
TOLD = ("allocated", "reserved", "incoming")
"""What follows from orders, checkouts and deliveries: it goes out, and is not read."""
WAS = "_was"
HEADER = [
    *("location", "sku", "product"),
    *(column for name in NUMBERS for column in (name, name + WAS)),
    *TOLD,
]
AT_ONCE = 1_000
CLOSED = "This place is closed."
MEANWHILE = "Somebody has changed it meanwhile: there are {} {} now."

_NAMES = bindparam("names", type_=ARRAY(Text))
_LEVELS = select(
    *(Stock.__table__.c[name] for name in ("id", "variant_id", "location_id", *COUNTS)),
    Location.number,
    Variant.sku,
    Product.name,
)
_JOINED = (
    _LEVELS.join(Location, Location.id == Stock.location_id)
    .join(Variant, Variant.id == Stock.variant_id)
    .join(Product, Product.id == Variant.product_id)
    .where(Location.closed_at.is_(None))
    .order_by(Location.number, Variant.sku)
)


@dataclass
class Snapshot:
    """Counts as they are; `names` are the place and SKU of a shelf, and what the product is."""

    levels: dict[Shelf, Stock] = field(default_factory=dict)
    names: dict[Shelf, tuple[str, str, str]] = field(default_factory=dict)
    locations: dict[str, UUID] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    variants: dict[str, UUID] = field(default_factory=dict)

    def header(self) -> list[str]:
        return HEADER

    def __len__(self) -> int:
        return len(self.levels)

    def rows(self) -> Iterator[Sequence[Any]]:
        for shelf, level in self.levels.items():
            twice = [number for name in NUMBERS for number in [getattr(level, name)] * 2]
            yield [*self.names[shelf], *twice, *(getattr(level, name) for name in TOLD)]


async def taken(
    session: SharedSession, narrowed: Mapping[str, str], rows: Collection[Row]
) -> Snapshot:
    """Of the places and SKUs that the rows name; for an export, of all or of one place."""
    found, wanted = Snapshot(), _JOINED
    values: dict[str, Any] = {}
    if "location" in narrowed:
        wanted = wanted.where(Location.number == narrowed["location"])
    if rows:
        skus = {"names": sorted({row.get("sku", "") for row in rows})}
        numbers = {"names": sorted({row.get("location", "") for row in rows})}
        places = select(Location.number, Location.id, Location.closed_at)
        variants = select(Variant.sku, Variant.id).where(Variant.sku == any_(_NAMES))
        for place in await session.execute(places.where(Location.number == any_(_NAMES)), numbers):
            found.locations[place.number] = place.id
            if place.closed_at:
                found.closed.add(place.number)
        found.variants = dict((await session.execute(variants, skus)).all())
        wanted = wanted.where(
            Stock.location_id == any_(bindparam("places")),
            Stock.variant_id == any_(bindparam("variants")),
        )
        values = {
            "places": list(found.locations.values()),
            "variants": list(found.variants.values()),
        }
    for row in (await session.execute(wanted, values)).mappings():
        shelf = row["variant_id"], row["location_id"]
        found.levels[shelf] = Stock(**{name: row[name] for name in _OF_LEVEL})
        found.names[shelf] = row["number"], row["sku"], row["name"]
    return found


_OF_LEVEL = ("id", "variant_id", "location_id", *COUNTS)


@dataclass
class LevelChange:
    """What a row wants of a shelf: by the name of a number, what it was and what it is to be."""

    shelf: Shelf
    is_new: bool
    wanted: dict[str, tuple[int, int]]
    row: int

    @property
    def rows(self) -> list[int]:
        return [self.row]

    def moves(self, level: Stock) -> list[StockMovement]:
        """As if somebody had done it on a screen. Raises what `Stock` refuses."""
        for name, (was, _) in self.wanted.items():
            if getattr(level, name) != was:
                raise StockChanged(level=level)
        moves: list[StockMovement] = []
        terms = {name: self.wanted.get(name, (0, getattr(level, name)))[1] for name in _TERMS}
        was, counted = self.wanted.get("on_hand", (0, 0))
        # What is promised must be covered at each step: more goods first, more terms first.
        if counted > was:
            moves.append(level.count(counted, was))
        if any(getattr(level, name) != number for name, number in terms.items()):
            seen = level.safety, level.backorder
            moves.append(level.set_terms(terms["safety"], terms["backorder"], seen))
        if counted < was:
            moves.append(level.count(counted, was))
        return moves

    def fault(self, refusal: DomainError, level: Stock) -> Fault:
        changed = [name for name, (was, _) in self.wanted.items() if getattr(level, name) != was]
        column = (changed or list(self.wanted))[0]
        if isinstance(refusal, StockChanged):
            return Fault(self.row, column, MEANWHILE.format(getattr(level, column), column))
        if isinstance(refusal, InvalidInput):
            return Fault(self.row, column, refusal.fields[0].message)
        return Fault(self.row, column, str(refusal))


_TERMS = ("safety", "backorder")


class Plan:
    """Goes through the rows one after the other; each is good or bad by itself."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.now, self.changes = snapshot, list[LevelChange]()
        self.faults: list[Fault] = []
        self.bad_rows: set[int] = set()
        self.unchanged = 0
        self._seen: dict[Shelf, int] = {}

    def take_all(self, groups: Iterable[Group]) -> None:
        for ((number, row),) in groups:
            self._take(number, row)

    def settle(self) -> None:
        pass

    def refuse(self, fault: Fault) -> None:
        self.faults.append(fault)
        self.bad_rows.add(fault.row)

    def _take(self, number: int, row: Row) -> None:
        try:
            change = self._change(number, row)
        except _Wrong as wrong:
            self.refuse(Fault(number, *wrong.args))
            return
        if not change.wanted:
            self.unchanged += 1
        elif fault := judged(change, self._level(change.shelf)):
            self.refuse(fault)
        else:
            self.changes.append(change)

    def _change(self, number: int, row: Row) -> LevelChange:
        place, variant = (
            self._known(row, "location", self.now.locations, "There is no place with this number."),
            self._known(row, "sku", self.now.variants, "There is no variant with this SKU."),
        )
        if row["location"] in self.now.closed:
            raise _Wrong("location", CLOSED)
        shelf = variant, place
        earlier = self._seen.setdefault(shelf, number)
        if earlier != number:
            raise _Wrong("sku", f"It stands in row {earlier} already.")
        wanted = {name: pair for name in NUMBERS if (pair := _pair(row, name))}
        return LevelChange(shelf, shelf not in self.now.levels, wanted, number)

    @staticmethod
    def _known(row: Row, column: str, known: Mapping[str, UUID], wanted: str) -> UUID:
        found = known.get(row.get(column, ""))
        if found is None:
            raise _Wrong(column, wanted)
        return found

    def _level(self, shelf: Shelf) -> Stock:
        """Another than that of the snapshot: a plan moves nothing."""
        known = self.now.levels.get(shelf)
        counts: Any = known.counts() if known else {"on_hand": 0}
        return Stock(variant_id=shelf[0], location_id=shelf[1], **counts)


class _Wrong(Exception):
    """Of which column, and what would be right."""


def _pair(row: Row, name: str) -> tuple[int, int] | None:
    """What it was and is to be; None where nothing is to change."""
    told = row.get(name, "")
    was = row.get(name + WAS, "")
    if not told or told == was:
        return None
    if not was:
        raise _Wrong(name + WAS, "The number that it was exported with; 0 for what is new there.")
    pair = _whole(name + WAS, was), _whole(name, told)
    return pair if pair[0] != pair[1] else None


def _whole(column: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise _Wrong(column, "A whole number.")
    return int(text)


def judged(change: LevelChange, level: Stock) -> Fault | None:
    """Upon numbers that nobody else sees."""
    try:
        change.moves(level)
    except DomainError as refusal:
        return change.fault(refusal, level)
    return None


class Writer:
    """Locks in the order of all who lock any, and holds what it locked to its end."""

    def __init__(self, session: SharedSession, snapshot: Snapshot, now: datetime) -> None:
        self.session = session

    async def lock(self, plan: Plan) -> None:
        """What is new has nothing to lock before it is written, but its place."""
        plan.changes.sort(key=lambda one: one.shelf)
        await self._keep_open(plan)
        good = [one for one in plan.changes if one.is_new]
        for some in _some(one for one in plan.changes if not one.is_new):
            levels = await known_shelves(self.session, [one.shelf for one in some])
            for change in some:
                if fault := judged(change, levels[change.shelf]):
                    plan.refuse(fault)
                else:
                    good.append(change)
        plan.changes = good

    async def _keep_open(self, plan: Plan) -> None:
        """Nobody closes a place before we are done; what was closed meanwhile is refused."""
        named = Location.id.in_({one.shelf[1] for one in plan.changes})
        still = select(Location.id).where(named, Location.closed_at.is_(None))
        locked = still.order_by(Location.id).with_for_update(read=True)
        are_open = set(await self.session.scalars(locked))
        for change in plan.changes:
            if change.shelf[1] not in are_open:
                plan.refuse(Fault(change.row, "location", CLOSED))
        plan.changes = [one for one in plan.changes if one.shelf[1] in are_open]

    async def write(self, changes: list[LevelChange], progress: Progress) -> None:
        """Raises ValueError where somebody began to stock what was new to the file."""
        for some in _some(sorted(changes, key=lambda one: one.shelf)):
            levels = await shelves(self.session, [one.shelf for one in some])
            moves: list[StockMovement] = []
            for change in some:
                try:
                    moves += change.moves(levels[change.shelf])
                except DomainError as refusal:
                    fault = change.fault(refusal, levels[change.shelf])
                    raise ValueError(f"Row {fault.row}: {fault.message}") from None
            await record(self.session, moves)
            await progress(len(some))


def _some(changes: Iterable[LevelChange]) -> Iterator[list[LevelChange]]:
    left = iter(changes)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _groups(rows: Sequence[Row]) -> Sequence[Group]:
    return [[(number, row)] for number, row in enumerate(rows, 2) if row]


def _check_header(header: Collection[str]) -> None:
    """Raises ValueError."""
    if not {"location", "sku"} <= set(header):
        raise ValueError("The columns location and sku name what is counted.")


_plan: Callable[[Any], Any] = Plan
STOCK = Subject(taken, _groups, _check_header, _plan, Writer)
