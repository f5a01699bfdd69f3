"""Addresses as forms ask for them, and as customers keep them."""

from typing import Annotated

import strawberry

from models import addresses as model
from models.addresses import formats
from models.viewer import Role
from resolvers import address_book
from schema.customers import Address
from schema.errors import Error, InvalidInput, NotFound, shows
from schema.fields import ANYONE, Shared, mutation, query, served_from


@served_from(formats.Choice)
class AddressChoice:
    """One of all that a part of an address may be: `value` is what is sent."""

    value: str
    name: str


@served_from(model.AddressField)
class AddressField:
    """One part of an address: `name` is that of `AddressInput`, in snake case; `row` the line of
    the form, from 0; `pattern` a regular expression of the whole value, whatever its case."""

    name: str
    label: str
    row: int
    is_required: bool
    choices: list[AddressChoice]
    pattern: str | None
    example: str | None


@served_from(model.AddressFormat)
class AddressFormat:
    """How a country writes an address: the parts that it has, in the order of a form."""

    country: str
    fields: list[AddressField]


@served_from(model.SavedAddress)
class SavedAddress:
    """An address that a customer keeps; one of them is the first choice."""

    gid: strawberry.ID = strawberry.field(name="id")
    address: Address
    is_default: bool


@served_from(address_book.AddressRemoved)
class AddressRemoved:
    gid: strawberry.ID = strawberry.field(name="id")


@shows(model.AddressBookIsFull)
class AddressBookIsFull(Error):
    most: int


SaveAddressResult = Annotated[
    SavedAddress | NotFound | InvalidInput | AddressBookIsFull,
    strawberry.union("SaveAddressResult"),
]
RemoveAddressResult = Annotated[AddressRemoved | NotFound, strawberry.union("RemoveAddressResult")]


@strawberry.type
class AddressQueries:
    address_format = query(
        address_book.address_format,
        returns=AddressFormat | None,
        allow=ANYONE,
        shared=Shared.EVERYBODY,
    )
    saved_addresses = query(address_book.saved_addresses, returns=list[SavedAddress], allow=ANYONE)


@strawberry.type
class AddressMutations:
    save_address = mutation(
        address_book.save_address, returns=SaveAddressResult, allow=[Role.CUSTOMER]
    )
    remove_address = mutation(
        address_book.remove_address, returns=RemoveAddressResult, allow=[Role.CUSTOMER]
    )
