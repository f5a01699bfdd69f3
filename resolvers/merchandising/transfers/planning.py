"""What a file would change: each row compared with the catalogue as it is, and judged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from models import ids
from models.base import InvalidField
from models.catalog import Brand, editing
from models.catalog.attributes import shown
from models.catalog.barcodes import barcode
from models.money import price_units
from models.prices import Sale
from resolvers.merchandising.inputs import attribute_values
from resolvers.merchandising.products import slug_of
from resolvers.merchandising.transfers import cells, sales
from resolvers.merchandising.transfers.snapshot import Snapshot, Values
from resolvers.merchandising.transfers.subjects import Fault, Row


@dataclass
class VariantChange:
    id: UUID
    is_new: bool
    values: Values
    prices: dict[str, int]
    row: int
    sales: dict[str, Sale | None] = field(default_factory=dict)
    """By market, those that differ; None for one that ends."""


@dataclass
class ProductChange:
    """`values` are those columns of the file that differ; all of them where it `is_new`."""

    id: UUID
    is_new: bool
    revision: int
    values: Values
    rows: list[int]
    variants: list[VariantChange] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.is_new or self.values or self.variants)


class Plan:
    """Goes through the products of a file one after the other; each is good as a whole, or none of
    its rows counts."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.now, self.changes = snapshot, list[ProductChange]()
        self.faults: list[Fault] = []
        self.bad_rows: set[int] = set()
        self.unchanged = 0
        self._by: dict[str, dict[Any, UUID]] = {
            name: {one[name]: id for id, one in snapshot.products.items() if one[name]}
            for name in ("external_ref", "article_number", "slug")
        }
        self._variant_by: dict[str, dict[Any, UUID]] = {
            name: {one[name]: id for id, one in snapshot.variants.items() if one[name]}
            for name in ("external_ref", "sku", "barcode")
        }
        self._owner = {id: one["product_id"] for id, one in snapshot.variants.items()}
        self.numbers = set(self._by["article_number"])
        """Of articles that there are, or are about to be."""

    def take_all(self, products: Iterable[Sequence[tuple[int, Row]]]) -> None:
        for one in products:
            self.take(one)

    def take(self, rows: Sequence[tuple[int, Row]]) -> None:
        """The rows of one product."""
        wrong: list[Fault] = []
        change = self._product(rows, wrong)
        if wrong:
            self.faults += wrong
            self.bad_rows.update(number for number, _ in rows)
        elif change.is_empty:
            self.unchanged += 1
        else:
            self._remember(change)
            self.changes.append(change)

    def _product(self, rows: Sequence[tuple[int, Row]], wrong: list[Fault]) -> ProductChange:
        number, first = rows[0]
        given = self._read(number, first, cells.PRODUCT, wrong)
        for later, row in rows[1:]:
            for name in cells.PRODUCT.keys() & row.keys():
                if row[name] and row[name] != first.get(name, ""):
                    wrong.append(Fault(later, name, f"Otherwise than in row {number}."))
        id = self._known(number, given, wrong)
        was = self.now.products.get(id) if id else None
        if was is None:
            given = self._made_up(number, given, rows[0][1], wrong)
        values = {name: one for name, one in given.items() if was is None or _was(was, name) != one}
        self._judge(number, values, was, wrong)
        revision = was["revision"] if was else 0
        change = ProductChange(id or ids.uuid7(), was is None, revision, values, [])
        change.rows = [one for one, _ in rows]
        for place, row in rows:
            self._take_variant(place, row, change, wrong)
        return change

    def _read(
        self, number: int, row: Row, columns: Any, wrong: list[Fault], prefix: bool = False
    ) -> Values:
        values = {}
        for name, cell in columns.items():
            if name in row:
                try:
                    values[cell.column if prefix else name] = cell.of(row[name])
                except ValueError as wanted:
                    wrong.append(Fault(number, name, str(wanted)))
        return values

    def _known(self, number: int, given: Values, wrong: list[Fault]) -> UUID | None:
        """By its reference, or else by its article number; that of another product is a fault."""
        by_ref = self._by["external_ref"].get(given.get("external_ref"))
        by_number = self._by["article_number"].get(given.get("article_number"))
        if by_ref and by_number and by_ref != by_number:
            wrong.append(Fault(number, "article_number", "Another product has it."))
        if not given.get("external_ref") and not given.get("article_number"):
            wrong.append(
                Fault(number, "article_number", "By this, or by external_ref, it is known.")
            )
        return by_ref or by_number

    def _made_up(self, number: int, given: Values, row: Row, wrong: list[Fault]) -> Values:
        """What a new product has that says nothing of it."""
        for name in ("name", "category"):
            if not given.get(name):
                wrong.append(Fault(number, name, "A new product needs this."))
        shelf = self.now.categories.get(given.get("category") or "")
        article = given.get("article_number") or row.get("sku") or ""
        usual: Values = {name: cell.empty for name, cell in cells.PRODUCT.items()} | {
            "status": "draft",
            "slug": f"{slug_of(given.get('name') or '')}-{slug_of(article)}",
            "brand": Brand.NATIONAL,
            "maker": 0,
            "article_number": article,
        }
        if shelf is not None:
            looks = {"picture": shelf.picture, "wall": shelf.wall}
            usual |= {"kind": shelf.name.lower(), **looks}
        else:
            # Said already; what follows from it need not be said as well.
            usual = {name: one for name, one in usual.items() if name not in _OF_SHELF}
        told = {name: one for name, one in given.items() if one is not None}
        return usual | told

    def _judge(self, number: int, values: Values, was: Values | None, wrong: list[Fault]) -> None:
        found: list[InvalidField] = []
        if "category" in values and values["category"] not in self.now.categories:
            found.append(InvalidField("category", "There is no category with this slug."))
        if was is None or values.keys() & {"publish_from", "publish_until"}:
            every = {**(was or {}), **values}
            names = ("publish_from", "publish_until", "early_from", "early_tier")
            found += editing.window_faults(*(every.get(one) for one in names))
        tier = values.get("early_tier")
        if tier and tier != (was or {}).get("early_tier") and tier not in self.now.tiers:
            found.append(InvalidField("early_tier", "The name of a tier of the programme."))
        for code in values.get("age_limits", ()):
            if code not in self.now.markets:
                found.append(InvalidField("age_limits", f"There is no market {code!r:.40}."))
        for name in ("slug", "article_number", "external_ref"):
            other = self._by[name].get(values.get(name))
            if values.get(name) and other and (was is None or other != was["id"]):
                found.append(InvalidField(name, "Another product has it."))
        found += self._attributes(values)
        found += self._pictures(values)
        safe = {name: one for name, one in values.items() if name != "status"}
        try:
            found += editing.faults(editing.PRODUCT, safe)
        except (TypeError, AttributeError):
            found.append(InvalidField("texts", "This is not in the form of an exported file."))
        wrong += [Fault(number, one.path, one.message) for one in found]

    def _attributes(self, values: Values) -> list[InvalidField]:
        if not values.get("attributes"):
            return []
        written = {code: shown(one) for code, one in values["attributes"].items()}
        values["attributes"], wrong = attribute_values(self.now.attributes, written)
        return wrong

    def _pictures(self, values: Values) -> list[InvalidField]:
        for one in values.get("pictures", ()):
            fits = isinstance(one, dict) and one.get("id") in self.now.media
            if not fits or not all(isinstance(text, str) and text for text in one.values()):
                wanted = 'Pictures that were uploaded: [{"id": …, "en": "what is to be seen"}].'
                return [InvalidField("pictures", wanted)]
        return []

    def _take_variant(
        self, number: int, row: Row, change: ProductChange, wrong: list[Fault]
    ) -> None:
        given = self._read(number, row, cells.VARIANT, wrong, prefix=True)
        if given.get("barcode"):
            given["barcode"] = barcode(given["barcode"])
            if given["barcode"] is None:
                wrong.append(Fault(number, "barcode", "Its last digit does not fit the others."))
        prices = self._prices(number, row, wrong)
        by = self._variant_by
        id = by["external_ref"].get(given.get("external_ref")) or by["sku"].get(given.get("sku"))
        if id and self._owner.get(id) != change.id:
            wrong.append(Fault(number, "sku", "It is of another product."))
        was = self.now.variants.get(id) if id else None
        if was is None and not given.get("sku"):
            if change.is_new or any(row.get(column) for column in cells.VARIANT):
                wrong.append(Fault(number, "sku", "A new variant needs this."))
            return
        if was is not None and "sku" in given and not given["sku"]:
            wrong.append(Fault(number, "sku", "This is needed."))
        values = {name: one for name, one in given.items() if was is None or was[name] != one}
        known = self.now.prices[id] if id and was is not None else {}
        moved = {code: one for code, one in prices.items() if known.get(code) != one}
        reduced = self._sales(number, row, id if was is not None else None, known | prices, wrong)
        self._judge_variant(number, values, id, wrong)
        if was is None or values or moved or reduced:
            made = VariantChange(id or ids.uuid7(), was is None, values, moved, number, reduced)
            change.variants.append(made)

    def _prices(self, number: int, row: Row, wrong: list[Fault]) -> dict[str, int]:
        found = {}
        for code, market in self.now.markets.items():
            if text := row.get(cells.PRICE + code):
                amount = price_units(text, market.currency)
                if amount is None:
                    wanted = f"An amount in {market.currency}, such as 12.10."
                    wrong.append(Fault(number, cells.PRICE + code, wanted))
                else:
                    found[code] = amount
        return found

    def _sales(
        self,
        number: int,
        row: Row,
        variant_id: UUID | None,
        regular: dict[str, int],
        wrong: list[Fault],
    ) -> dict[str, Sale | None]:
        """Those that differ; `regular` are the prices as the row leaves them."""
        found = {}
        mine = self.now.sales.get(variant_id, {}) if variant_id else {}
        for code, market in self.now.markets.items():
            known = mine.get(code)
            try:
                wanted = sales.read(row, market, known)
                if wanted != (known.sale if known else None):
                    sales.check(wanted, code, regular.get(code))
                    found[code] = wanted
            except sales.WrongSale as problem:
                wrong.append(Fault(number, problem.column, str(problem)))
        return found

    def _judge_variant(
        self, number: int, values: Values, id: UUID | None, wrong: list[Fault]
    ) -> None:
        names = {cell.column: name for name, cell in cells.VARIANT.items()}
        for name in ("sku", "external_ref", "barcode"):
            other = self._variant_by[name].get(values.get(name))
            if values.get(name) and other and other != id:
                wrong.append(Fault(number, names[name], "Another variant has it."))
        usual = {"least_quantity": 1, "most_quantity": None}
        every = {**usual, **(self.now.variants.get(id, {}) if id else {}), **values}
        found = [*editing.faults(editing.VARIANT, values), *editing.quantity_faults(every)]
        wrong += (Fault(number, names[one.path], one.message) for one in found)

    def _remember(self, change: ProductChange) -> None:
        """So that no later row of the file takes what this one has."""
        for name, known in self._by.items():
            if change.values.get(name):
                known[change.values[name]] = change.id
        self.numbers.add(change.values.get("article_number", ""))
        for one in change.variants:
            self._owner[one.id] = change.id
            for name, taken in self._variant_by.items():
                if one.values.get(name):
                    taken[one.values[name]] = one.id

    def settle(self) -> None:
        """Once all are taken: links may lead to what comes later in the file."""
        kept = []
        for change in self.changes:
            wrong = [
                Fault(change.rows[0], name, f"There is no article {number!r:.40}.")
                for name in ("related", "upgrades")
                for number in change.values.get(name, ())
                if number not in self.numbers
            ]
            self.faults += wrong
            if wrong:
                self.bad_rows.update(change.rows)
            else:
                kept.append(change)
        self.changes = kept


def _was(was: Values, name: str) -> Any:
    """A status is told by what somebody wanted, not by what the clock made of it."""
    return cells.PRODUCT[name].write(was[name]) if name == "status" else was[name]


_OF_SHELF = frozenset({"kind", "picture", "wall"})


def products_of(rows: Iterable[Row]) -> list[list[tuple[int, Row]]]:
    """The rows of each product, with their numbers in the file, in the order of the first ones."""
    found: dict[tuple[str, str], list[tuple[int, Row]]] = defaultdict(list)
    for number, row in enumerate(rows, 2):
        if not row:
            continue
        ref, article = row.get("external_ref", ""), row.get("article_number", "")
        nobody = "" if ref or article else str(number)
        found[(ref or "", "" if ref else article or nobody)].append((number, row))
    return list(found.values())
