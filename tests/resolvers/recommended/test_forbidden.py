"""Whatever a model, a rule or a list of yesterday says: nothing forbidden is served anywhere."""

import random

import pytest

from models.inventory import Stock
from models.recommendations import Opinion, Placement, RecommendationRule, RuleKind, Verdict
from models.returns import Return, ReturnLine, ReturnReason
from resolvers.context import utc_now
from tests.factories import a_customer, a_word
from tests.resolvers.recommended.goods import LIST, names

FATES = (
    *("fine", "sold_out", "unpublished", "in_cart", "bought_once", "returned"),
    *(Verdict.NOT_FOR_ME, Verdict.OWNED, Verdict.HIDE_MAKER),
)


class Person:
    """Somebody to whom one thing or another happened with each product."""

    def __init__(self, goods, save, session):
        self.goods, self.save, self.session = goods, save, session
        self.customer = a_customer()

    async def meets(self, name, fate):
        product = self.goods.products[self.goods[name]]
        own = {"customer_id": self.customer.id}
        if fate == "sold_out":
            stock: Stock = self.goods.stock[self.goods[name]]
            self.session.add(stock)
            stock.on_hand = 0
            await self.session.commit()
        elif fate == "unpublished":
            self.session.add(product)
            product.status = "archived"
            await self.session.commit()
        elif fate == "bought_once":
            once = {"product_id": product.id, "starts_at": utc_now()}
            orders = (self.goods.order(name, **own) for _ in range(2))
            await self.save(*orders, RecommendationRule(kind=RuleKind.ONCE, **once))
        elif fate == "returned":
            await self._sends_back(await self.save(self.goods.order(name, **own)))
        elif fate in tuple(Verdict):
            hides = fate == Verdict.HIDE_MAKER
            of = {"maker": product.maker} if hides else {"product_id": product.id}
            await self.save(Opinion(verdict=Verdict(fate), **of, **own))

    async def _sends_back(self, order):
        facts = {"currency": "USD", "refund": 399, "requested_at": utc_now()}
        whose = {"order_id": order.id, "customer_id": self.customer.id}
        back = Return(number=a_word(), reason=ReturnReason.OTHER, **whose, **facts)
        back.lines.append(ReturnLine(order_line_id=order.lines[0].id, quantity=1, refund=399))
        await self.save(back)


@pytest.mark.parametrize("seed", range(12))
async def test_nothing_forbidden_is_served_anywhere(seed, goods, save, session, ask):
    """The model in use learnt all of it and knows of no change; and every product is pinned."""
    chance, person = random.Random(seed), Person(goods, save, session)
    await save(person.customer)
    pinned = {"starts_at": utc_now(), "ends_at": utc_now().replace(year=2099)}
    pins = [
        RecommendationRule(kind=RuleKind.PIN, product_id=one.id, **pinned) for one in goods.products
    ]
    placed = goods.order("milk", "soap", customer_id=person.customer.id)
    await save(*pins, placed)
    fates = {name: chance.choice(FATES) for name in goods.NAMES}
    for name, fate in fates.items():
        await person.meets(name, fate)
    in_cart = [name for name, fate in fates.items() if fate == "in_cart"]
    if in_cart:
        await save(goods.cart(*in_cart, customer_id=person.customer.id))
    # Nobody told how old they are.
    forbidden = {name for name, fate in fates.items() if fate != "fine"} | {"beer"}
    allowed = set(goods.NAMES) - forbidden

    for placement in Placement:
        about = {"productId": goods.products[goods["milk"]], "orderId": placed}
        reply = await ask(LIST, viewer=person.customer.id, placement=placement.name, **about)
        assert not forbidden & set(names(reply)), placement
        if placement is Placement.HOME:
            assert allowed == set(names(reply))
