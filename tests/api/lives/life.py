"""What may befall one order, in any turn; a refusal is an answer, and nothing else may happen."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import uuid4

from hypothesis import strategies as some
from sqlalchemy import select

from api.jobs import orders, payments
from models import ids
from models.payments import Payment
from models.viewer import Viewer
from resolvers.ports import Unavailable
from tests.api.a_shop import BAD, GOOD
from tests.api.lives.shop import ORIGIN, Died, Shop
from tests.api.web import ADD, ADDRESS, PAY, PLACE

ORDER = """
query ($id: ID!) { order(id: $id) {
  status nextStatuses
  lines { id quantity quantityReturnable }
  returns { id status }
  fulfilments { id nextStatuses lines { orderLine { id } quantity } }
} }
"""
CANCEL = """
mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
  __typename
  ... on Error { message }
  ... on OrderChange {
    totalBefore { amount } totalAfter { amount } toCard { amount } letGo { amount }
    toGiftCards { amount } toStoreCredit { amount } points
  }
} }
"""
CRASHES = 0.2


def act(name: str) -> str:
    input = name[0].upper() + name[1:]
    return f"""mutation ($input: {input}Input!) {{ {name}(input: $input) {{
        __typename ... on Error {{ message }} ... on Node {{ id }} }} }}"""


@dataclass
class Life:
    shop: Shop
    buyer: Viewer
    dice: Random
    order: str
    refusals: list[str] = field(default_factory=list)

    @property
    def id(self) -> Any:
        return ids.decode(self.order)[1]

    async def look(self) -> dict[str, Any]:
        told: dict[str, Any] = await self.shop.ask(ORDER, self.shop.staff, id=self.order)
        return told

    async def do(self, name: str, viewer: Viewer, **input: Any) -> dict[str, Any]:
        """Twice now and then, as who heard no answer does: it is one deed."""
        input.setdefault("idempotencyKey", str(uuid4()))
        told = await self.shop.ask(act(name), viewer, input=input)
        if self.dice.random() < 0.2 and "id" in told:
            again = await self.shop.ask(act(name), viewer, input=input)
            assert again["id"] == told["id"], (name, told, again)
        if "message" in told:
            self.refusals.append(f"{name}: {told['__typename']}")
        return dict(told)

    async def payment(self) -> Payment | None:
        mine = select(Payment).where(Payment.order_id == self.id)
        return next(iter(await self.shop.read(mine)), None)


async def begin(shop: Shop, dice: Random) -> Life:
    """An order of one to three of the goods, by a member or a guest."""
    shop.work.chance.dice = dice
    buyer = await shop.somebody(is_member=dice.random() < 0.5)
    for goods in dice.sample(shop.goods, dice.randint(1, 3)):
        cart = await shop.ask(ADD, buyer, v=goods.gid, n=dice.randint(1, 3))
    given = {
        "cartId": cart["id"],
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": cart["quote"]["total"]["amount"],
        "idempotencyKey": str(uuid4()),
    }
    placed = await shop.ask(PLACE, buyer, input=given)
    return Life(shop, buyer, dice, placed["id"])


async def pay(life: Life) -> None:
    started = await life.shop.ask(PAY, life.buyer, id=life.order, back=f"{ORIGIN}/done")
    if started["__typename"] == "Payment":
        await life.shop.confirm(started["payUrl"], GOOD if life.dice.random() < 0.8 else BAD)
    else:
        life.refusals.append(f"startPayment: {started['__typename']}")


async def hear(life: Life) -> None:
    """The company tells what became of the payment, or dies while it is written down."""
    payment = await life.payment()
    if payment is not None:
        await mortally(life, lambda: payments.ask_about(life.shop.work, payment))


async def give_up(life: Life) -> None:
    """As the job does that finds nobody paying."""
    if (await life.look())["status"] == "PENDING":
        await mortally(life, lambda: orders.give_up(life.shop.work, life.id))


async def mortally(life: Life, act: Callable[[], Awaitable[object]]) -> None:
    try:
        with life.shop.mortal(CRASHES):
            await act()
    except (Died, Unavailable):
        """Somebody else will."""


async def advance(life: Life) -> None:
    """As staff may, or, now and then, as they may not."""
    allowed = (await life.look())["nextStatuses"]
    if life.dice.random() < 0.1:
        allowed = ["PACKED", "SHIPPED", "DELIVERED"]
    if allowed:
        to = life.dice.choice(allowed)
        await life.do("advanceOrder", life.shop.staff, orderId=life.order, to=to)


async def send_back(life: Life) -> None:
    """Some of it, or more than there is."""
    lines = (await life.look())["lines"]
    some = life.dice.sample(lines, life.dice.randint(1, len(lines)))
    given = [
        {"orderLineId": one["id"], "quantity": life.dice.randint(1, one["quantity"])}
        for one in some
    ]
    why = life.dice.choice(["DAMAGED", "CHANGED_MIND", "WRONG_ITEM"])
    await life.do("requestReturn", life.buyer, orderId=life.order, lines=given, reason=why)


async def handle_return(life: Life) -> None:
    """The next step of any return, or one that is not its next."""
    if backs := (await life.look())["returns"]:
        back = life.dice.choice(backs)
        given = {"returnId": back["id"]}
        name = life.dice.choice(["approveReturn", "receiveReturn", "refundReturn", "rejectReturn"])
        if name == "rejectReturn":
            given["answer"] = "The seal is broken."
        await life.do(name, life.shop.staff, **given)


async def cancel(life: Life) -> None:
    """What was told before is what happens, to the cent, when nothing came between."""
    by = life.dice.choice([life.buyer, life.shop.staff])
    given = {"orderId": life.order, "reason": "MISTAKE"}
    told = await life.shop.ask(CANCEL, by, input={**given, "dryRun": True})
    if told["__typename"] == "OrderChange":
        done = await life.shop.ask(CANCEL, by, input={**given, "idempotencyKey": str(uuid4())})
        assert done == told, (told, done)
    else:
        life.refusals.append(f"cancelOrder: {told['__typename']}")


async def split(life: Life) -> None:
    """Some of a shipment is to go later."""
    if shipments := (await life.look())["fulfilments"]:
        shipment = life.dice.choice(shipments)
        line = life.dice.choice(shipment["lines"])
        some = life.dice.randint(1, line["quantity"])
        lines = [{"orderLineId": line["orderLine"]["id"], "quantity": some}]
        await life.do("splitFulfilment", life.shop.staff, fulfilmentId=shipment["id"], lines=lines)


async def move_shipment(life: Life) -> None:
    """One of them by itself, wherever the others are."""
    for shipment in (await life.look())["fulfilments"]:
        if shipment["nextStatuses"]:
            to = life.dice.choice(shipment["nextStatuses"])
            given = {"fulfilmentId": shipment["id"], "to": to}
            await life.do("advanceFulfilment", life.shop.staff, **given)
            return


async def work(life: Life) -> None:
    await life.shop.run_jobs(odds=CRASHES)


DEEDS: list[Callable[[Life], Awaitable[None]]] = [
    *(pay, hear, work, give_up),
    *(advance, split, move_shipment, move_shipment, cancel),
    *(send_back, handle_return),
]
USUAL = [pay, hear, work, advance, advance, send_back, advance, *[handle_return] * 4, send_back]


@some.composite
def lives(draw: some.DrawFn) -> list[Callable[[Life], Awaitable[None]]]:
    """So far as usual, and anything in between."""
    deeds = USUAL[: draw(some.integers(0, len(USUAL)))]
    for deed in draw(some.lists(some.sampled_from(DEEDS), max_size=6)):
        deeds.insert(draw(some.integers(0, len(deeds))), deed)
    return deeds


async def live_on(life: Life) -> None:
    """Nobody dies any more, and everybody does what is theirs: no order may be stuck."""
    await life.shop.run_jobs()
    if (await life.look())["status"] == "PENDING":
        await pay(life)
        payment = await life.payment()
        await payments.ask_about(life.shop.work, payment)
        await orders.give_up(life.shop.work, life.id)
        await life.shop.run_jobs()
    while allowed := (await life.look())["nextStatuses"]:
        await done(life, "advanceOrder", orderId=life.order, to=allowed[0])
    steps = {
        "REQUESTED": ["approveReturn", "receiveReturn", "refundReturn"],
        "APPROVED": ["receiveReturn", "refundReturn"],
        "RECEIVED": ["refundReturn"],
    }
    for back in (await life.look())["returns"]:
        for step in steps.get(back["status"], ()):
            await done(life, step, returnId=back["id"])
    await life.shop.run_jobs()


async def done(life: Life, name: str, **input: Any) -> None:
    told = await life.do(name, life.shop.staff, **input)
    assert "message" not in told, (name, input, told)
