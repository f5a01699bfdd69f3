"""A plan carried out: all of it in the caller's transaction, by few statements for many rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import any_, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from models import ids
from models.base import EventEntry
from models.catalog import (
    LinkKind,
    Product,
    ProductChanged,
    ProductLink,
    ProductPicture,
    ProductStatus,
    Variant,
)
from models.catalog.products import UNPUBLISHED
from models.media import Media
from models.prices import Price, Sale
from resolvers.batching import IDS
from resolvers.context import uuid_of
from resolvers.merchandising.counting import keywords, recount
from resolvers.merchandising.transfers import cells, sales
from resolvers.merchandising.transfers.planning import Plan, ProductChange
from resolvers.merchandising.transfers.snapshot import Snapshot, Values
from resolvers.merchandising.transfers.subjects import Fault, Progress
from resolvers.session import SharedSession

T = TypeVar("T")
AT_ONCE = 1_000
WORDS = frozenset({"category", "article_number", "attributes", "texts"})
"""What the words are made of by which a product is found."""


class Writer:
    def __init__(self, session: SharedSession, snapshot: Snapshot, now: datetime) -> None:
        self.session, self.snapshot, self.now = session, snapshot, now
        self._paths = _paths(snapshot)

    async def lock(self, plan: Plan) -> None:
        """Whatever was changed since it was read is a fault of its row."""
        known = [one for one in plan.changes if not one.is_new]
        held: dict[UUID, int] = {}
        wanted = select(Product.id, Product.revision).where(Product.id == any_(IDS))
        wanted = wanted.order_by(Product.id).with_for_update()
        for some in _some(known):
            rows = await self.session.execute(wanted, {"ids": [one.id for one in some]})
            held.update(rows.all())
        late = {one.id for one in known if held.get(one.id) != one.revision}
        for one in plan.changes:
            if one.id in late:
                plan.faults.append(Fault(one.rows[0], "", "Somebody has changed it meanwhile."))
                plan.bad_rows.update(one.rows)
        plan.changes = [one for one in plan.changes if one.id not in late]

    async def write(self, changes: list[ProductChange], progress: Progress) -> None:
        for some in _some(changes):
            await self._write(some)
            await progress(sum(len(one.rows) for one in some))
        await self._links(changes)
        await recount(self.session, [one.id for one in self.snapshot.categories.values()])

    async def _write(self, changes: list[ProductChange]) -> None:
        await self._insert(Product, [self._row(one) for one in changes if one.is_new])
        await self._update(Product, [self._row(one) for one in changes if not one.is_new])
        await self._insert(Variant, list(self._new_variants(changes)))
        known = [one for change in changes for one in change.variants if not one.is_new]
        await self._update(Variant, [{"id": one.id, **one.values} for one in known if one.values])
        await self._prices(changes)
        await sales.plan(self.session, self._sales(changes), self.now)
        for change in changes:
            what = ["imported", *change.values]
            self.session.add(EventEntry.of(ProductChanged(what), subject_id=change.id))

    def _row(self, change: ProductChange) -> Values:
        """The columns of the table that differ."""
        values = {n: one for n, one in change.values.items() if n not in {*cells.LISTS, "category"}}
        if "category" in change.values:
            values["category_id"] = self.snapshot.categories[change.values["category"]].id
        if "age_limits" in values:
            values["is_age_restricted"] = bool(values["age_limits"])
        values.update(self._published(change))
        if change.is_new:
            values["listed_at"] = self.now
        if change.is_new or change.variants or not WORDS.isdisjoint(change.values):
            values["keywords"] = self._keywords(change)
        return {"id": change.id, "revision": change.revision + 1, **values}

    def _published(self, change: ProductChange) -> Values:
        """The status by the clock, where that is to be set anew."""
        was = self.snapshot.products.get(change.id, {})
        if change.values.keys().isdisjoint(_OF_STATUS):
            return {}
        wanted = change.values.get("status") or cells.PRODUCT["status"].write(was["status"])
        if wanted != cells.PUBLISHED:
            return {"status": ProductStatus(wanted)}
        every = {name: change.values.get(name, was.get(name)) for name in _OF_STATUS}
        every["status"] = ProductStatus.LISTED
        found: Values = {"status": _due(every, self.now)}
        if was and was["status"] in UNPUBLISHED:
            found["listed_at"] = self.now
        return found

    def _keywords(self, change: ProductChange) -> str:
        every = {**self.snapshot.products.get(change.id, {}), **change.values}
        product = _Said(every)
        new = {one.id: one.values for one in change.variants}
        own = [*self.snapshot.variants_of.get(change.id, ()), *new]
        variants = [
            _Said({**_NO_VARIANT, **self.snapshot.variants.get(id, {}), **new.get(id, {})})
            for id in dict.fromkeys(own)
        ]
        path: Any = self._paths[every["category"]]
        return keywords(product, path, variants)  # type: ignore[arg-type]

    def _new_variants(self, changes: Iterable[ProductChange]) -> Iterator[Values]:
        for change in changes:
            own = self.snapshot.variants_of.get(change.id, ())
            places = [self.snapshot.variants[one]["position"] for one in own]
            place = max(places, default=-1)
            for one in change.variants:
                if one.is_new:
                    place += 1
                    usual = {"product_id": change.id, "position": place, **_NO_VARIANT}
                    yield {"id": one.id, **usual, **one.values}

    async def _insert(self, model: Any, rows: list[Values]) -> None:
        for keys, alike in _alike(rows).items():
            if keys:
                await self.session.execute(insert(model.__table__), alike)

    async def _update(self, model: Any, rows: list[Values]) -> None:
        table = model.__table__
        for keys, alike in _alike(rows).items():
            names = [name for name in keys if name != "id"]
            setting = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
            statement = update(table).where(table.c.id == bindparam("of")).values(setting)
            values = [
                {"of": row["id"], **{f"new_{name}": row[name] for name in names}} for row in alike
            ]
            connection = await self.session.connection()
            await connection.execute(statement, values)

    async def _prices(self, changes: Iterable[ProductChange]) -> None:
        rows = [
            {
                "id": ids.uuid7(),
                "variant_id": one.id,
                "channel_id": self.snapshot.markets[code].id,
                "amount": amount,
            }
            for change in changes
            for one in change.variants
            for code, amount in one.prices.items()
        ]
        rows = await self._without_sales(rows)
        if rows:
            new = upsert(Price)
            key = ["variant_id", "channel_id"]
            amount = {"amount": new.excluded.amount}
            await self.session.execute(
                new.on_conflict_do_update(index_elements=key, set_=amount), rows
            )

    def _sales(self, changes: Iterable[ProductChange]) -> dict[tuple[UUID, UUID], Sale | None]:
        return {
            (one.id, self.snapshot.markets[code].id): sale
            for change in changes
            for one in change.variants
            for code, sale in one.sales.items()
        }

    async def _without_sales(self, rows: list[Values]) -> list[Values]:
        """Prices with a sale know themselves what becomes of it; the rest is written as it is."""
        if not rows:
            return rows
        wanted = {(one["variant_id"], one["channel_id"]): one["amount"] for one in rows}
        on_sale = select(Price).where(Price.variant_id == any_(IDS), Price.sale_amount.is_not(None))
        values = {"ids": [variant_id for variant_id, _ in wanted]}
        for price in (await self.session.execute(on_sale, values)).scalars():
            amount = wanted.pop((price.variant_id, price.channel_id), None)
            if amount is not None:
                price.set_regular(amount)
        return [one for one in rows if (one["variant_id"], one["channel_id"]) in wanted]

    async def _links(self, changes: list[ProductChange]) -> None:
        """Once every product is there that one may lead to."""
        moved = {one.id: one.values for one in changes if not one.values.keys().isdisjoint(_BESIDE)}
        moved = {
            id: one for id, one in moved.items() if any(one.get(n) is not None for n in _BESIDE)
        }
        if not moved:
            return
        named = select(Product.article_number, Product.id)
        numbers = dict((await self.session.execute(named)).all())
        links, pictures = list[Values](), list[Values]()
        for id, values in moved.items():
            for name, kind in _KINDS.items():
                if name in values:
                    mine = (ProductLink.product_id == id) & (ProductLink.kind == kind)
                    await self.session.execute(delete(ProductLink).where(mine))
                    links += (_link(id, kind, n, numbers[to]) for n, to in enumerate(values[name]))
            if "pictures" in values:
                placed = ProductPicture.product_id == id
                await self.session.execute(delete(ProductPicture).where(placed))
                pictures += (_picture(id, n, one) for n, one in enumerate(values["pictures"]))
        await self._insert(ProductLink, links)
        await self._insert(ProductPicture, pictures)


_KINDS = {"related": LinkKind.RELATED, "upgrades": LinkKind.UPGRADE}
_BESIDE = frozenset(cells.LISTS)
_OF_STATUS = frozenset({"status", "publish_from", "publish_until", "early_tier", "early_from"})
_NO_VARIANT: Values = {
    "name": "",
    "external_ref": None,
    "barcode": None,
    "options": {},
    "weight_grams": None,
    "least_quantity": 1,
    "quantity_step": 1,
    "most_quantity": None,
}


class _Said:
    """Values under the names that a model has them by."""

    def __init__(self, values: Values) -> None:
        self.__dict__.update(values)


def _due(values: Values, now: datetime) -> ProductStatus:
    return Product.due_status(_Said(values), now)  # type: ignore[arg-type]


def _link(id: UUID, kind: LinkKind, position: int, target: UUID) -> Values:
    values = {"product_id": id, "kind": kind, "target_id": target, "position": position}
    return {"id": ids.uuid7(), **values}


def _picture(id: UUID, position: int, one: Values) -> Values:
    said = {locale: text for locale, text in one.items() if locale not in {"id", "en"}}
    return {
        "id": ids.uuid7(),
        "product_id": id,
        "media_id": uuid_of(Media, one["id"]),
        "position": position,
        "alternative": one.get("en", ""),
        "alternatives": said,
    }


def _some(changes: list[ProductChange]) -> Iterator[list[ProductChange]]:
    left = iter(changes)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _alike(rows: Iterable[Values]) -> Mapping[frozenset[str], list[Values]]:
    """By the columns they have: one statement serves all with the same."""
    found: dict[frozenset[str], list[Values]] = defaultdict(list)
    for row in rows:
        found[frozenset(row)].append(row)
    return found


def _paths(snapshot: Snapshot) -> dict[str, list[Any]]:
    """Each category with all above it, by slug."""
    by_id = {one.id: one for one in snapshot.categories.values()}
    found = {}
    for slug, category in snapshot.categories.items():
        path = [category]
        while path[-1].parent_id in by_id and len(path) < 20:
            path.append(by_id[path[-1].parent_id])
        found[slug] = path
    return found
