"""People with accounts, for tests over the wire."""

from typing import Any

import httpx

from api.adapters.passwords import Argon2Passwords
from models.customers import Customer
from models.identity import Account
from models.viewer import Role
from tests.api.web import ask, store

PASSWORD = "correct horse battery"
LOG_IN = """
mutation ($input: LogInInput!) {
  logIn(input: $input) {
    __typename
    ... on SignedIn { token refreshToken }
    ... on Error { message }
  }
}
"""


async def store_account(
    database: str, email: str = "ana@example.com", role: Role = Role.CUSTOMER, **values: Any
) -> Account:
    """Of a customer too, who every role may be."""
    customer = Customer(name="Ana", email=email)
    account = Account(
        email=email,
        name="Ana",
        password_hash=await Argon2Passwords().hash(PASSWORD),
        roles=[role],
        customer_id=customer.id,
        **values,
    )
    await store(database, customer, account)
    return account


async def log_in(browser: httpx.AsyncClient, email: str = "ana@example.com") -> dict[str, Any]:
    told = await ask(browser, LOG_IN, input={"email": email, "password": PASSWORD})
    assert told["logIn"]["__typename"] == "SignedIn", told
    return dict(told["logIn"])
