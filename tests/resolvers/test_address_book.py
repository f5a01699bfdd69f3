import pytest

from models.addresses import MOST_KEPT
from tests.factories import a_customer

FORMAT = """
query ($c: String!) {
  addressFormat(country: $c) {
    country fields { name label row isRequired pattern example choices { value name } }
  }
}
"""
KEPT = "{ savedAddresses { id isDefault address { line1 region } } }"
SAVE = """
mutation ($input: SaveAddressInput!) {
  saveAddress(input: $input) {
    __typename
    ... on SavedAddress { id isDefault address { region } }
    ... on InvalidInput { fields { path } }
    ... on AddressBookIsFull { most }
  }
}
"""
REMOVE = "mutation ($id: ID!) { removeAddress(input: {addressId: $id}) { __typename } }"
HOME = {
    "name": "Ana",
    "line1": "1 Long Road",
    "city": "Dayton",
    "region": "Ohio",
    "postalCode": "45402",
    "country": "US",
}
WORK = {**HOME, "line1": "9 Short Street"}


@pytest.fixture
async def ana(save):
    return (await save(a_customer())).id


@pytest.fixture
def keep(ask):
    async def keep(viewer, address, **more):
        reply = await ask(SAVE, viewer=viewer, input={"address": address, **more})
        return reply["saveAddress"]

    return keep


@pytest.fixture
def kept(ask):
    async def kept(viewer):
        found = (await ask(KEPT, viewer=viewer))["savedAddresses"]
        return [(one["address"]["line1"], one["isDefault"]) for one in found]

    return kept


async def test_a_form_is_told_as_data(aisle, ask):
    form = (await ask(FORMAT, c="us"))["addressFormat"]
    parts = {one["name"]: one for one in form["fields"]}

    assert list(parts) == ["name", "line1", "line2", "city", "region", "postal_code"]
    assert parts["city"]["row"] == parts["postal_code"]["row"] > parts["line2"]["row"]
    assert parts["postal_code"]["label"] == "ZIP code"
    assert {"value": "OH", "name": "Ohio"} in parts["region"]["choices"]
    assert (await ask(FORMAT, c="zz"))["addressFormat"] is None


async def test_the_first_address_is_the_first_choice_until_another_is(aisle, ana, keep, kept):
    first = await keep(ana, HOME)
    await keep(ana, WORK)
    assert await kept(ana) == [("1 Long Road", True), ("9 Short Street", False)]
    assert first["address"] == {"region": "OH"}

    await keep(ana, WORK, isDefault=True)

    assert await kept(ana) == [("9 Short Street", True), ("1 Long Road", False)]


async def test_an_address_is_said_anew_or_kept_no_more(aisle, ask, ana, keep, kept):
    first = await keep(ana, HOME)

    await keep(ana, WORK, addressId=first["id"])
    assert await kept(ana) == [("9 Short Street", True)]

    assert (await ask(REMOVE, viewer=ana, id=first["id"]))["removeAddress"] == {
        "__typename": "AddressRemoved"
    }
    assert await kept(ana) == []


async def test_a_book_has_an_end(aisle, ana, keep):
    for number in range(MOST_KEPT):
        assert (await keep(ana, {**HOME, "line1": f"{number} Road"}))["__typename"] != "Error"

    reply = await keep(ana, WORK)

    assert (reply["__typename"], reply["most"]) == ("AddressBookIsFull", MOST_KEPT)


async def test_an_address_that_cannot_be_is_not_kept(aisle, ana, keep, kept):
    reply = await keep(ana, {**HOME, "postalCode": "1"})

    assert reply["fields"] == [{"path": "address.postalCode"}]
    assert await kept(ana) == []


async def test_a_strangers_address_does_not_exist(aisle, ask, save, ana, keep, kept):
    other = (await save(a_customer())).id
    mine = await keep(ana, HOME)

    assert (await keep(other, WORK, addressId=mine["id"]))["__typename"] == "NotFound"
    assert (await ask(REMOVE, viewer=other, id=mine["id"]))["removeAddress"] == {
        "__typename": "NotFound"
    }
    assert (await kept(other), await kept(ana)) == ([], [("1 Long Road", True)])


async def test_the_same_address_is_kept_once_also_when_another_becomes_it(aisle, ana, keep, kept):
    first = await keep(ana, HOME)
    await keep(ana, WORK)

    same = await keep(ana, WORK, addressId=first["id"])

    assert same["__typename"] == "SavedAddress"
    assert await kept(ana) == [("9 Short Street", True)]


async def test_without_its_first_choice_a_book_has_another(aisle, ask, ana, keep, kept):
    first = await keep(ana, HOME)
    await keep(ana, WORK)

    await ask(REMOVE, viewer=ana, id=first["id"])

    assert await kept(ana) == [("9 Short Street", True)]
