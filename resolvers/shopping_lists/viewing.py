"""Lists as their owners see them, at today's price."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from models import ids
from models.carts import Goods
from models.catalog import Variant
from models.money import Money
from models.shopping_lists import ListKind, ListLine, ShoppingList, live_topic
from resolvers.carts.live import of_owner
from resolvers.catalog import goods_and_cards
from resolvers.catalog.rows import ProductCard
from resolvers.context import Context, Info
from resolvers.shopping_lists.opening import OWN, lists


@dataclass(slots=True)
class SavedLineView:
    gid: str
    variant_gid: str
    name: str | None
    quantity: int
    unit_price: Money | None
    is_available: bool
    product: ProductCard | None


@dataclass(slots=True)
class Saved:
    gid: str | None
    later: list[SavedLineView]
    wishes: list[SavedLineView]
    wishes_shared_until: datetime | None


async def saved(info: Info) -> Saved:
    """What the caller saved for later and wishes for, in the order in which it was put there."""
    return await saved_view(info.context)


async def saved_view(
    context: Context, known: Mapping[ListKind, ShoppingList] | None = None
) -> Saved:
    found = known if known is not None else await lists(context, *OWN)
    shown = await lines_view(context, [line for one in found.values() for line in one.lines])
    lines = {
        kind: [shown[line.id] for line in found[kind].lines] if kind in found else []
        for kind in OWN
    }
    wishes = found.get(ListKind.WISHES)
    until = wishes.shared_until if wishes and wishes.is_shared(context.now) else None
    gid = next((one.gid for one in found.values()), None)
    return Saved(gid, lines[ListKind.LATER], lines[ListKind.WISHES], until)


async def lines_view(context: Context, lines: Sequence[ListLine]) -> dict[UUID, SavedLineView]:
    """By the lines' ids, by one statement."""
    wanted = [line.variant_id for line in lines]
    known, cards = await goods_and_cards(context, wanted, await context.channel())
    return {line.id: _line_view(line, known.get(line.variant_id), cards) for line in lines}


def _line_view(
    line: ListLine, goods: Goods | None, cards: Mapping[UUID, ProductCard]
) -> SavedLineView:
    return SavedLineView(
        gid=line.gid,
        variant_gid=ids.encode(Variant.prefix, line.variant_id),
        name=goods.name if goods else None,
        quantity=line.quantity,
        unit_price=Money(goods.unit_price, goods.currency) if goods else None,
        is_available=goods is not None and goods.available >= line.quantity,
        product=cards.get(goods.product_id) if goods else None,
    )


async def saved_changed(info: Info) -> AsyncIterator[Saved]:
    """What the caller saved, at once and after each change, on whichever device it was made."""
    async with aclosing(of_owner(info.context, live_topic, saved_view)) as changes:
        async for shown in changes:
            yield shown
