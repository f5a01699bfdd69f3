"""One account page: orders, shipments on the way, history, change or cancel while that is possible,
one step to support about this order."""

from tests.api.web import ask
from tests.stories.conftest import THIS_DECADE

MINE = """query ($state: OrderState, $search: String) { orders(state: $state, search: $search) {
  nodes { id number availableActions { kind } timeline { title }
    fulfilments { trackingNumber events { kind } } } } }"""
CANCEL = """mutation ($id: ID!, $dryRun: Boolean!, $key: String) {
  cancelOrder(input: {orderId: $id, dryRun: $dryRun, idempotencyKey: $key}) { __typename
    ... on Error { message } ... on OrderChange {
      isByStaff toCard { amount } letGo { amount } order { status } } } }"""
OPEN = """mutation ($input: OpenTicketInput!) { openTicket(input: $input) { __typename
  ... on Error { message } ... on Ticket { id } } }"""
TICKET = "query ($id: ID!) { ticket(id: $id) { subject order { id } } }"
RATES = """query ($p: Period!) { analytics(period: $p) {
  selfServiceRate { numerator denominator } orderEnquiries { numerator denominator } } }"""


async def rates(after_sale):
    told = (await ask(after_sale.people["owner"], RATES, p=THIS_DECADE))["analytics"]
    return [told[one][part] for one in told for part in ("numerator", "denominator")]


async def found(ana, **wanted):
    nodes = (await ask(ana, MINE, **wanted))["orders"]["nodes"]
    return {one["id"]: one for one in nodes}


async def cancelled(by, order):
    """What was foretold to go back, which is what went."""
    told = (await ask(by, CANCEL, id=order, dryRun=True))["cancelOrder"]
    done = (await ask(by, CANCEL, id=order, dryRun=False, key=f"cancel {order}"))["cancelOrder"]
    assert done["__typename"] == "OrderChange", done
    assert [told[one] for one in ("toCard", "letGo")] == [done[one] for one in ("toCard", "letGo")]
    assert done["order"]["status"] == "CANCELLED"
    return done


async def test_orders_are_found_followed_cancelled_and_asked_about_in_one_place(after_sale):
    ana, agent = after_sale.people["ana"], after_sale.people["agent"]
    before = await rates(after_sale)
    travels, given_up, by_agent = [await after_sale.buys() for _ in range(3)]
    number = await after_sale.leaves(travels)
    await after_sale.travels(number, "in_transit")

    on_the_way = await found(ana, state="ON_ITS_WAY")
    [parcel] = on_the_way[travels]["fulfilments"]
    assert parcel["trackingNumber"] == number
    assert on_the_way[travels]["timeline"]
    assert not {given_up, by_agent} & {*on_the_way}
    kinds = {one: await kinds_of(ana, one) for one in (travels, given_up)}
    assert "CANCEL" in kinds[given_up] - kinds[travels]
    assert {"ASK"} <= kinds[travels] & kinds[given_up]

    assert not (await cancelled(ana, given_up))["isByStaff"]
    assert (await cancelled(agent, by_agent))["isByStaff"]
    refused = (await ask(ana, CANCEL, id=travels, dryRun=False))["cancelOrder"]
    assert refused["__typename"] != "OrderChange"
    assert {given_up, by_agent} <= {*await found(ana, state="CANCELLED")}
    assert {*await found(ana, search=on_the_way[travels]["number"].lower())} == {travels}

    question = {"subject": "Where is it?", "body": "It should be here.", "orderId": travels}
    ticket = (await ask(ana, OPEN, input=question))["openTicket"]
    seen = (await ask(agent, TICKET, id=ticket["id"]))["ticket"]
    assert seen == {"subject": "Where is it?", "order": {"id": travels}}
    after = await rates(after_sale)
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 2, 1, 3]


async def kinds_of(ana, order):
    return {one["kind"] for one in (await found(ana))[order]["availableActions"]}
