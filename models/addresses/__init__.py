"""Postal addresses: what one is, how a country writes it, and the book a customer keeps."""

from models.addresses.address import Address
from models.addresses.book import MOST_KEPT, AddressBookIsFull, SavedAddress
from models.addresses.formats import AddressField, AddressFormat, format_of

__all__ = [
    "MOST_KEPT",
    "Address",
    "AddressBookIsFull",
    "AddressField",
    "AddressFormat",
    "SavedAddress",
    "format_of",
]
