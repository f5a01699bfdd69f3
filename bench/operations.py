"""What is measured, in the fewest calls: what a shopper asks of Patron, and of the floor.

With each, what it `must` cost at most and what it `aim`s at.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from bench.catalogue import ORDERS_EACH, Catalogue
from bench.client import Browser, Failed

PAGE = 24
RECOMMENDED = 12
Run = Callable[[Browser, Catalogue, int], Awaitable[None]]


@dataclass(frozen=True)
class Operation:
    """`run` does it once, for the shopper of some number, and raises Failed if it went wrong."""

    name: str
    title: str
    run: Run
    asks: Sequence[str] = ()
    """The names of its GraphQL operations."""
    must: float | None = None
    """How many times the floor it may cost at most."""
    aim: float | None = None

    def met(self, ratio: float) -> str:
        """Which goal is met by so many times the floor, in a word; empty where there is none."""
        if self.must is None or self.aim is None:
            return ""
        if ratio <= self.aim:
            return "aim"
        return "must" if ratio <= self.must else "NOT"


LISTING = """
query Listing($category: String!) {
  products(filter: {category: $category}, first: 24) {
    nodes { id name slug price { amount currency } picture stock }
  }
}
"""
PRODUCT = """
query Product($slug: String!) {
  product(slug: $slug) {
    id name slug description picture stock quantityAvailable price { amount currency }
    category { id name slug }
    variants { id sku name price { amount currency } stock quantityAvailable }
  }
}
"""
SEARCH = """
query Search($text: String!) {
  products(filter: {text: $text}, first: 24) {
    nodes { id name slug price { amount currency } picture stock }
    facets { name values { value label count isSelected } }
  }
}
"""
CART = """
fragment WholeCart on Cart {
  id version quantity
  lines {
    id name variantId quantity isAvailable
    unitPrice { amount currency } total { amount currency } product { slug picture }
  }
  totals {
    subtotal { amount currency } discount { amount currency } tax { amount currency }
    total { amount currency } taxIsIncluded
  }
  offer { id name }
  warnings { code message target }
}
"""
ADD_TO_CART = f"""
mutation AddToCart($variant: ID!) {{
  addToCart(input: {{variantId: $variant, quantity: 1}}) {{
    __typename ... on Error {{ message }} ...WholeCart
  }}
}}
{CART}
"""
FILL_CART = """
mutation FillCart($lines: [CartLineInput!]!) {
  addLinesToCart(input: {lines: $lines}) {
    __typename
    ... on Error { message }
    ... on Cart { id quantity quote(deliveryMethod: "standard") { total { amount } } }
  }
}
"""
PLACE_ORDER = """
mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename ... on Error { message } ... on Order { id number status }
  }
}
"""
START_PAYMENT = """
mutation StartPayment($input: StartPaymentInput!) {
  startPayment(input: $input) {
    __typename ... on Error { message } ... on Payment { id payUrl }
  }
}
"""
ORDERS = """
query Orders {
  orders(first: 20) {
    nodes {
      id number status placedAt totals { total { amount currency } }
      lines { id name sku quantity unitPrice { amount currency } total { amount currency } }
    }
  }
}
"""
RECOMMENDATIONS = """
query Recommendations {
  recommendations(placement: HOME, first: 12) {
    isFallback model
    items {
      product { id name slug price { amount currency } picture stock }
      reason { kind text } token
    }
  }
}
"""
ADDRESS = {
    "name": "Ana Silva",
    "line1": "1 Long Road",
    "city": "Dayton",
    "region": "OH",
    "postalCode": "45402",
    "country": "US",
}


async def floor(browser: Browser, catalogue: Catalogue, number: int) -> None:
    reply = await browser.get(f"/listing?category={catalogue.category(number)}")
    expect(len(reply["data"]["products"]["nodes"]) == PAGE, reply)


async def listing(browser: Browser, catalogue: Catalogue, number: int) -> None:
    data = await browser.ask(LISTING, category=catalogue.category(number))
    expect(len(data["products"]["nodes"]) == PAGE, data)


async def product(browser: Browser, catalogue: Catalogue, number: int) -> None:
    data = await browser.ask(PRODUCT, slug=catalogue.product(number))
    expect(data["product"] is not None and len(data["product"]["variants"]) == 1, data)


async def search(browser: Browser, catalogue: Catalogue, number: int) -> None:
    data = await browser.ask(SEARCH, text=catalogue.word(number))
    found = data["products"]
    expect(len(found["nodes"]) == PAGE and any(one["values"] for one in found["facets"]), data)


async def add_to_cart(browser: Browser, catalogue: Catalogue, number: int) -> None:
    browser.cookies = {}
    data = await browser.ask(ADD_TO_CART, variant=catalogue.variant(number))
    expect(data["addToCart"].get("quantity") == 1, data)


async def checkout(browser: Browser, catalogue: Catalogue, number: int) -> None:
    await _ordered(browser, catalogue, number)


async def payment(browser: Browser, catalogue: Catalogue, number: int) -> None:
    order = await _ordered(browser, catalogue, number)
    given = {"orderId": order, "returnUrl": f"{browser.origin}/checkout/done"}
    data = await browser.ask(START_PAYMENT, input=given)
    expect(bool(data["startPayment"].get("payUrl")), data)


async def orders(browser: Browser, catalogue: Catalogue, number: int) -> None:
    browser.log_in(catalogue.session(number))
    data = await browser.ask(ORDERS)
    found = data["orders"]["nodes"]
    expect(len(found) == ORDERS_EACH and all(one["lines"] for one in found), data)


async def recommendations(browser: Browser, catalogue: Catalogue, number: int) -> None:
    browser.log_in(catalogue.session(number))
    data = await browser.ask(RECOMMENDATIONS)
    expect(len(data["recommendations"]["items"]) == RECOMMENDED, data)


async def _ordered(browser: Browser, catalogue: Catalogue, number: int) -> str:
    """Order three different products as a new guest, in two calls; the order's id."""
    browser.cookies = {}
    lines = [{"variantId": catalogue.variant(3 * number + line)} for line in range(3)]
    data = await browser.ask(FILL_CART, lines=lines)
    cart = data["addLinesToCart"]
    expect(cart.get("quantity") == 3, data)
    given = {
        "cartId": cart["id"],
        "email": f"guest-{number}@bench.example",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": cart["quote"]["total"]["amount"],
        "idempotencyKey": uuid4().hex,
    }
    data = await browser.ask(PLACE_ORDER, input=given)
    expect(data["placeOrder"]["__typename"] == "Order", data)
    return str(data["placeOrder"]["id"])


def expect(is_right: bool, reply: Any) -> None:
    if not is_right:
        raise Failed(str(reply)[:300])


FLOOR = Operation("floor", "The floor: the same 24 rows by one statement, bare Starlette", floor)
_ORDERED = ("FillCart", "PlaceOrder")
OPERATIONS = (
    Operation("listing", "Listing of 24 in a category", listing, ["Listing"], 4.8, 3.6),
    Operation("product", "Product page", product, ["Product"], 6.8, 4),
    Operation("search", "Search for a word, 24 results with facets", search, ["Search"], 32, 16),
    Operation(
        "cart", "Add to cart in a new session, whole cart back", add_to_cart, ["AddToCart"], 16, 12
    ),
    Operation(
        "checkout",
        "Guest checkout, 3 lines, to the placed order (2 calls)",
        checkout,
        _ORDERED,
        80,
        48,
    ),
    Operation(
        "payment",
        "The same, to the page of the payment company (3 calls)",
        payment,
        [*_ORDERED, "StartPayment"],
    ),
    Operation("orders", "A customer's 20 orders with lines", orders, ["Orders"], 10, 8),
    Operation(
        "recommendations",
        "12 recommendations for a customer's home page",
        recommendations,
        ["Recommendations"],
    ),
)
BY_NAME = {one.name: one for one in (FLOOR, *OPERATIONS)}
