"""What carts, orders and recommendations ask the catalogue for, many at once."""

from uuid import uuid4

import pytest

from models.catalog import ProductStatus
from models.viewer import Role, Viewer
from resolvers.catalog import cards, goods
from resolvers.context import Context, Sessions
from tests.factories import a_price, a_variant, on_sale


@pytest.fixture
def context_of(session, ports):
    def context_of(*roles):
        sessions = Sessions(lambda: session, lambda: session)
        return Context(sessions, Viewer(roles=frozenset(roles)), ports)

    return context_of


async def test_goods_are_priced_in_the_channel_and_counted_in_its_warehouse(
    save, aisle, context_of
):
    large = a_variant(aisle.product, name="Large", position=1)
    await save(large, a_price(large, aisle.channel, 900))

    found = await goods(context_of(), [aisle.variant.id, large.id, uuid4()], aisle.channel, 0)

    assert set(found) == {aisle.variant.id, large.id}
    usual, other = found[aisle.variant.id], found[large.id]
    assert (usual.unit_price, usual.available, usual.is_listed) == (399, 10, True)
    assert (usual.name, usual.slug) == (aisle.product.name, aisle.product.slug)
    assert (other.unit_price, other.available) == (900, 0)
    assert other.name == f"{aisle.product.name}, Large"


async def test_of_what_is_not_listed_any_more_nothing_is_to_be_had(save, aisle, context_of):
    product, variant, *rest = on_sale(aisle, status=ProductStatus.ARCHIVED)
    await save(product, variant, *rest)

    found = await goods(context_of(), [variant.id], aisle.channel, 0)

    assert (found[variant.id].available, found[variant.id].is_listed) == (0, False)


async def test_without_a_price_it_is_no_goods_of_this_channel(save, aisle, context_of):
    bare = a_variant(aisle.product, position=1)
    await save(bare)

    assert await goods(context_of(), [bare.id], aisle.channel, 0) == {}


async def test_cards_come_in_the_order_they_were_asked_for(save, aisle, context_of):
    further = [on_sale(aisle) for _ in range(3)]
    for one in further:
        await save(*one)
    wanted = [further[2][0].id, aisle.product.id, further[0][0].id]

    found = await cards(context_of(), [*wanted, uuid4(), wanted[0]])

    assert list(found) == wanted


async def test_archived_cards_are_for_those_who_ask_and_those_who_may(save, aisle, context_of):
    old = on_sale(aisle, status=ProductStatus.ARCHIVED)
    await save(*old)
    id = old[0].id

    assert await cards(context_of(), [id]) == {}
    assert id in await cards(context_of(), [id], archived=True)
    assert id in await cards(context_of(Role.MERCHANDISER), [id])
    assert await cards(context_of(Role.MERCHANDISER), [id], archived=False) == {}


async def test_many_are_one_statement_and_none_is_no_statement(save, aisle, context_of, statements):
    further = [on_sale(aisle) for _ in range(5)]
    for one in further:
        await save(*one)
    context = context_of()
    await context.channel()
    statements.clear()

    await cards(context, [])
    await goods(context, [], aisle.channel, 0)
    assert statements == []

    await cards(context, [one[0].id for one in further])
    await goods(context, [one[1].id for one in further], aisle.channel, 0)
    assert len(statements) == 2
