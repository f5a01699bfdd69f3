"""Six products that are sold, and what is asked about them."""

import numpy as np

from models.carts import CartLine
from recsys import model
from recsys.dataset import Purchases
from resolvers.recommendations import LiveModel
from tests.factories import (
    Aisle,
    a_bought_line,
    a_cart,
    a_price,
    a_product,
    a_variant,
    an_order,
    some_stock,
)

LIST = """
query ($placement: Placement!, $productId: ID, $orderId: ID, $first: Int! = 12) {
  recommendations(
    placement: $placement, productId: $productId, orderId: $orderId, first: $first
  ) {
    isFallback model
    items { product { name } reason { kind text products orders lift } token }
  }
}
"""


class Goods:
    """Six products that are sold; orders have milk and oats together, and bread and jam."""

    NAMES = ("milk", "oats", "bread", "jam", "beer", "soap")
    BASKETS = ((0, 1), (0, 1), (0, 1), (2, 3), (2, 3), (0, 2), (0, 4), (0, 4), (5,), (0,))

    def __init__(self) -> None:
        self.aisle = Aisle()
        self.products = [
            a_product(
                self.aisle.category,
                name=name,
                kind=name,
                maker=number,
                is_age_restricted=name == "beer",
            )
            for number, name in enumerate(self.NAMES, 70)
        ]
        self.variants = [a_variant(product) for product in self.products]
        prices = [a_price(variant, self.aisle.channel) for variant in self.variants]
        self.stock = [some_stock(variant, self.aisle.warehouse) for variant in self.variants]
        rows = (self.products, self.variants, prices, self.stock)
        self.models = [*self.aisle.models, *(one for row in rows for one in row)]

    def __getitem__(self, name: str) -> int:
        return self.NAMES.index(name)

    def order(self, *names: str, **values: object):
        lines = [a_bought_line(self.variants[self[name]]) for name in names]
        return an_order(self.aisle.channel, *lines, **values)

    def cart(self, *names: str, **values: object):
        cart = a_cart(self.aisle.channel, **values)
        for name in names:
            cart.lines.append(CartLine(variant_id=self.variants[self[name]].id, quantity=1))
        return cart

    def learnt(self) -> LiveModel:
        lines = [(number, code) for number, row in enumerate(self.BASKETS) for code in row]
        orders, codes = np.array(lines, dtype=np.int32).T
        ids = np.array([product.id.hex for product in self.products], dtype="S32")
        bought = Purchases(orders, orders, codes, orders.astype(float), ids)
        live = LiveModel.of("test", model.train(bought))
        channel = self.aisle.channel.id
        return live.offering((channel, product.id) for product in self.products)


def names(reply):
    return [item["product"]["name"] for item in reply["recommendations"]["items"]]
