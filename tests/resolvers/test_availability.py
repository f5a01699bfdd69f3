"""What is where: for everybody, with a number, the nearest store first."""

from sqlalchemy import update

from models.inventory import Stock
from models.stores import ChannelLocation
from tests.factories import Aisle, a_location, a_shop, some_stock

AVAILABILITY = """
query ($id: ID!, $near: PlaceInput) {
  availability(variantId: $id, near: $near) {
    stock quantityAvailable isBackorder isIncoming
    stores { store { name } stock quantityAvailable distanceKm }
  }
}
"""


async def test_it_tells_the_number_for_delivery_and_the_nearest_stores_first(ask, save, aisle):
    near = a_location(kind="store", name="Near", latitude=39.8, longitude=-84.2)
    far = a_location(kind="store", name="Far", latitude=41.5, longitude=-81.7)
    await save(a_shop(), far, near, some_stock(aisle.variant, near, 3))

    place = {"latitude": 39.76, "longitude": -84.19}
    told = (await ask(AVAILABILITY, id=aisle.variant.gid, near=place))["availability"]

    assert (told["stock"], told["quantityAvailable"], told["isBackorder"]) == (
        "IN_STOCK",
        10,
        False,
    )
    first, second = told["stores"]
    assert (first["store"]["name"], first["stock"], first["quantityAvailable"]) == (
        "Near",
        "LOW",
        3,
    )
    assert 4 < first["distanceKm"] < 5
    assert (second["store"]["name"], second["stock"]) == ("Far", "SOLD_OUT")


async def test_what_is_sold_before_it_comes_says_so(ask, save):
    aisle = Aisle(on_hand=2)
    aisle.stock.allocated, aisle.stock.backorder, aisle.stock.incoming = 3, 5, 9
    await save(*aisle.models)

    told = (await ask(AVAILABILITY, id=aisle.variant.gid))["availability"]

    assert (told["quantityAvailable"], told["isBackorder"], told["isIncoming"]) == (4, True, True)


async def test_all_warehouses_count_what_is_here_before_and_what_is_on_its_way(ask, save, session):
    aisle, other = Aisle(on_hand=0), a_location(name="Warehouse West")
    aisle.stock.backorder = 2
    beside = ChannelLocation(channel_id=aisle.channel.id, location_id=other.id, rank=1)
    there = some_stock(aisle.variant, other, 1)
    await save(*aisle.models, other, beside, there)

    async def told():
        found = (await ask(AVAILABILITY, id=aisle.variant.gid))["availability"]
        return found["quantityAvailable"], found["isBackorder"], found["isIncoming"]

    assert await told() == (3, False, False)
    await session.execute(update(Stock).where(Stock.id == there.id).values(allocated=1, incoming=4))
    assert await told() == (2, True, True)
    await session.execute(update(Stock).where(Stock.id == there.id).values(safety=3))
    assert await told() == (2, True, True)


async def test_of_what_is_not_sold_nothing_is_told(ask, save):
    aisle = Aisle()
    aisle.product.status = "archived"
    await save(*aisle.models)

    assert (await ask(AVAILABILITY, id=aisle.variant.gid))["availability"] is None
