"""People who buy, as the API shows them."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from models import addresses, viewer
from models import customers as model
from resolvers import customers, loyalty
from resolvers.tenders import reading
from schema.fields import Node, query, related, served_from

if TYPE_CHECKING:
    from schema.loyalty import LoyaltyAccount
    from schema.tenders import StoreCredit


@served_from(addresses.Address)
class Address:
    """A postal address; `country` is two letters of ISO 3166."""

    name: str
    line1: str
    line2: str | None
    city: str
    region: str
    postal_code: str
    country: str


@served_from(model.Customer)
class Customer(Node):
    """One record for each person who buys, whichever way they came."""

    name: str
    email: str | None
    order_count: int
    is_demo: bool
    address = related(customers.address, returns=Address | None, pure=True)
    loyalty = related(
        loyalty.customer_loyalty,
        returns=Annotated["LoyaltyAccount", strawberry.lazy("schema.loyalty")] | None,
    )
    store_credit = related(
        reading.store_credit,
        returns=list[Annotated["StoreCredit", strawberry.lazy("schema.tenders")]],
    )


@strawberry.type
class CustomerQueries:
    customers = query(
        customers.customers,
        returns=list[Customer],
        allow=[viewer.Grant.SEE_CUSTOMERS],
    )
