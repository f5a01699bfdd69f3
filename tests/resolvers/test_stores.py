from models.stores import LocationKind
from tests.factories import a_channel, a_location, a_shop


async def test_the_shop_tells_its_market(save, ask):
    warehouse = a_location()
    await save(warehouse, a_shop(), a_channel(warehouse))

    reply = await ask("{ shop { name channel { code taxPercent } channels { currency } } }")

    assert reply["shop"] == {
        "name": "Test shop",
        "channel": {"code": "us", "taxPercent": "7.00"},
        "channels": [{"currency": "USD"}],
    }


async def test_stores_are_found_by_city_and_warehouses_are_not(save, ask):
    await save(
        a_location(),
        a_location(kind=LocationKind.STORE, name="North", city="Lima"),
        a_location(kind=LocationKind.STORE, name="South", city="Dayton"),
    )

    reply = await ask('{ stores(search: "day") { name } }')

    assert reply == {"stores": [{"name": "South"}]}


async def test_a_page_of_stores_is_bounded(ask):
    errors = await ask("{ stores(first: 1000) { name } }", errors=True)

    assert errors == [
        ("Some of this cannot be accepted. first: A whole number from 1 to 100.", "BAD_USER_INPUT")
    ]
