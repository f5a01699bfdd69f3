"""The sales of a file, each in three columns of its market, beside what is planned or runs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import any_, select

from models.base import InvalidInput
from models.money import Money, price_units
from models.prices import Price, Sale, check_sale
from models.stores import Channel
from resolvers.batching import IDS
from resolvers.merchandising import sales
from resolvers.merchandising.transfers.cells import iso, moment
from resolvers.merchandising.transfers.subjects import Row
from resolvers.session import SharedSession

SALE, FROM, UNTIL = "sale_", "sale_from_", "sale_until_"
"""Before the code of a market; after the columns of regular prices."""


@dataclass(frozen=True)
class Known:
    """A sale as it stands; one that `runs` has begun when it has."""

    sale: Sale
    runs: bool


class WrongSale(ValueError):
    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


def columns(market: str) -> list[str]:
    return [SALE + market, FROM + market, UNTIL + market]


def written(known: Known | None, market: Channel) -> list[str]:
    if known is None:
        return ["", "", ""]
    sale = known.sale
    return [Money(sale.amount, market.currency).amount, iso(sale.starts_at), iso(sale.ends_at)]


def read(row: Row, market: Channel, known: Known | None) -> Sale | None:
    """What the row wants; a column that is missing wants what is. Raises WrongSale."""
    was = known.sale if known else None
    amount = _amount(row, market, was)
    starts = _moment(row, FROM + market.code, was.starts_at if was else None)
    ends = _moment(row, UNTIL + market.code, was.ends_at if was else None)
    if amount is None:
        if row.get(FROM + market.code) or row.get(UNTIL + market.code):
            raise WrongSale(SALE + market.code, "A sale has a price.")
        return None
    if known is not None and known.runs and amount == known.sale.amount:
        starts = known.sale.starts_at
    if starts is None:
        raise WrongSale(FROM + market.code, "A sale has a beginning.")
    return Sale(amount, starts, ends)


def _amount(row: Row, market: Channel, was: Sale | None) -> int | None:
    column = SALE + market.code
    if column not in row:
        return was.amount if was else None
    if not row[column]:
        return None
    amount = price_units(row[column], market.currency)
    if amount is None:
        raise WrongSale(column, f"An amount in {market.currency}, such as 12.10.")
    return amount


def _moment(row: Row, column: str, was: datetime | None) -> datetime | None:
    if column not in row:
        return was
    try:
        return moment(row[column]) if row[column] else None
    except ValueError as wanted:
        raise WrongSale(column, str(wanted)) from None


def check(sale: Sale | None, market: str, regular: int | None) -> None:
    """Raises WrongSale."""
    if sale is None:
        return
    if regular is None:
        raise WrongSale(SALE + market, "A sale needs a regular price.")
    try:
        check_sale(sale, regular)
    except InvalidInput as wrong:
        raise WrongSale(SALE + market, wrong.fields[0].message) from None


async def plan(
    session: SharedSession,
    wanted: Mapping[tuple[UUID, UUID], Sale | None],
    now: datetime,
) -> None:
    """By variant and market; the regular prices are written already. What is due begins at once."""
    if not wanted:
        return
    mine = select(Price).where(Price.variant_id == any_(IDS)).with_for_update()
    mine = mine.order_by(Price.variant_id, Price.channel_id)
    values = {"ids": sorted({variant_id for variant_id, _ in wanted})}
    anew = {"populate_existing": True}
    moved: list[Price] = []
    for price in (await session.execute(mine, values, execution_options=anew)).scalars():
        if (price.variant_id, price.channel_id) in wanted:
            price.plan(wanted[price.variant_id, price.channel_id])
            moved.append(price)
    await session.flush()
    await sales.move(session, moved, now)


def known_of(prices: Iterable[Price]) -> dict[UUID, dict[UUID, Known]]:
    """By variant and market, of those that have one."""
    found: dict[UUID, dict[UUID, Known]] = {}
    for one in prices:
        if (sale := one.sale) is not None:
            mine = found.setdefault(one.variant_id, {})
            mine[one.channel_id] = Known(sale, one.regular is not None)
    return found
