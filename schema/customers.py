"""People and their logins, as the API shows them."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from models import addresses, viewer
from models import customers as model
from models import identity as identity_model
from resolvers import customers, identity, loyalty
from schema.carts import Cart, Warning
from schema.errors import Error, InvalidInput, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from

if TYPE_CHECKING:
    from schema.loyalty import LoyaltyAccount


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


@served_from(identity_model.Account)
class Account(Node):
    """A login, of a customer or of staff."""

    email: str
    name: str
    roles: list[viewer.Role]
    customer = related(identity.account_customer, returns=Customer | None)


@served_from(identity.SignedIn)
class SignedIn:
    """Who is logged in now. `token` is for apps; a browser keeps a cookie instead.

    `mergedLines` of the guest's cart went into the account's; `warnings` say what was cut.
    """

    account: Account
    token: str | None
    cart: Cart | None
    merged_lines: int
    warnings: list[Warning]


@served_from(identity.SignedOut)
class SignedOut:
    """Nobody is logged in any more."""

    at_home: bool


@shows(identity_model.EmailTaken)
class EmailTaken(Error):
    pass


@shows(identity_model.WrongCredentials)
class WrongCredentials(Error):
    pass


SignUpResult = Annotated[SignedIn | EmailTaken | InvalidInput, strawberry.union("SignUpResult")]
LogInResult = Annotated[SignedIn | WrongCredentials, strawberry.union("LogInResult")]


@strawberry.type
class CustomerQueries:
    me = query(identity.me, returns=Account | None, allow=ANYONE)
    customers = query(
        customers.customers,
        returns=list[Customer],
        allow=[viewer.Role.AGENT, viewer.Role.SALES_REP, viewer.Role.ASSOCIATE, viewer.Role.OWNER],
    )


@strawberry.type
class CustomerMutations:
    sign_up = mutation(identity.sign_up, returns=SignUpResult, allow=ANYONE)
    log_in = mutation(identity.log_in, returns=LogInResult, allow=ANYONE)
    log_out = mutation(identity.log_out, returns=SignedOut, allow=ANYONE)
