"""What shoppers say, look at, buy and send back changes the very next answer."""

from datetime import timedelta

import pytest

from models.base import EventEntry
from models.identity import Account, LoginSession, Visitor
from models.returns import Return, ReturnLine, ReturnReason
from models.viewer import Viewer
from resolvers.context import utc_now
from tests.factories import a_customer
from tests.resolvers.recommended.goods import LIST, names

GIVE = """mutation ($id: ID!, $verdict: Verdict!) {
  giveOpinion(input: {productId: $id, verdict: $verdict}) {
    ... on Opinion { id verdict maker product { name } } } }"""
WITHDRAW = """mutation ($id: ID!) { withdrawOpinion(input: {opinionId: $id}) {
  ... on OpinionWithdrawn { opinionId } } }"""
OPINIONS = "{ opinions { nodes { id verdict product { name } } totalCount } }"


@pytest.mark.parametrize("verdict", ["NOT_FOR_ME", "OWNED", "HIDE_MAKER"])
async def test_what_is_said_counts_at_once_and_can_be_taken_back(goods, save, ask, verdict):
    ana = await save(a_customer())
    milk, oats = goods.products[goods["milk"]], goods.products[goods["oats"]]

    said = await ask(GIVE, viewer=ana.id, id=oats, verdict=verdict)
    without = await ask(LIST, viewer=ana.id, placement="PRODUCT", productId=milk)
    for _ in range(2):
        await ask(WITHDRAW, viewer=ana.id, id=said["giveOpinion"]["id"])
    again = await ask(LIST, viewer=ana.id, placement="PRODUCT", productId=milk)

    assert "oats" not in names(without)
    assert "oats" in names(again)


async def test_a_later_opinion_takes_the_place_of_the_earlier(goods, save, ask):
    ana = await save(a_customer())
    oats = goods.products[goods["oats"]]

    for verdict in ("NOT_FOR_ME", "GOOD", "GOOD"):
        await ask(GIVE, viewer=ana.id, id=oats, verdict=verdict)
    kept = (await ask(OPINIONS, viewer=ana.id))["opinions"]

    assert kept["totalCount"] == 1
    assert [one["verdict"] for one in kept["nodes"]] == ["GOOD"]
    assert kept["nodes"][0]["product"]["name"] == "oats"


async def test_what_is_good_speaks_for_their_taste(goods, save, ask):
    ana = await save(a_customer())

    await ask(GIVE, viewer=ana.id, id=goods.products[goods["jam"]], verdict="GOOD")
    reply = await ask(LIST, viewer=ana.id, placement="HOME")

    reasons = {
        item["product"]["name"]: item["reason"] for item in reply["recommendations"]["items"]
    }
    assert names(reply)[0] in {"bread", "jam"}
    assert reasons["bread"]["kind"] == "BECAUSE_PRAISED"
    assert reasons["bread"]["text"] == "Because you like jam"


async def test_nobody_takes_back_what_somebody_else_said(goods, save, ask, stranger):
    ana = await save(a_customer())
    said = await ask(GIVE, viewer=ana.id, id=goods.products[1], verdict="NOT_FOR_ME")

    await ask(WITHDRAW, viewer=stranger, id=said["giveOpinion"]["id"])

    assert (await ask(OPINIONS, viewer=ana.id))["opinions"]["totalCount"] == 1
    assert (await ask(OPINIONS, viewer=stranger))["opinions"]["totalCount"] == 0


async def test_many_opinions_take_no_more_statements(goods, save, ask, statements):
    ana = await save(a_customer())
    counts = []
    for products in (goods.products[:1], goods.products[1:]):
        for product in products:
            await ask(GIVE, viewer=ana.id, id=product, verdict="GOOD")
        statements.clear()
        await ask(OPINIONS, viewer=ana.id)
        counts.append(len(statements))

    assert counts[0] == counts[1]


async def test_what_was_looked_at_counts_at_once(goods, save, ask):
    ana = await save(a_customer())
    before = await ask(LIST, viewer=ana.id, placement="HOME")

    jam = goods.products[goods["jam"]].id
    await save(EventEntry(name="ProductViewed", subject_id=jam, customer_id=ana.id))
    after = await ask(LIST, viewer=ana.id, placement="HOME")

    assert before["recommendations"]["isFallback"] is True
    assert after["recommendations"]["isFallback"] is False
    first = after["recommendations"]["items"][0]
    assert (first["product"]["name"], first["reason"]["text"]) == (
        "bread",
        "Because you looked at jam",
    )


async def test_what_lies_in_the_cart_counts_at_home_too(goods, save, ask):
    ana = await save(a_customer())
    await save(goods.cart("jam", customer_id=ana.id))

    reply = await ask(LIST, viewer=ana.id, placement="HOME")

    first = reply["recommendations"]["items"][0]
    assert first["product"]["name"] == "bread"
    assert first["reason"]["text"] == "Goes with jam in your cart"


async def test_after_somebody_logged_in_and_out_a_browser_starts_empty(goods, save, ask):
    account = Account(email="ana@example.com", name="Ana", roles=["customer"], password_hash="!")
    visitor = Visitor(token_digest="one browser")
    ana, *_ = a_customer(), await save(account, visitor)
    await save(ana)
    jam = goods.products[goods["jam"]].id
    earlier = {"at": utc_now() - timedelta(hours=1)}
    await save(EventEntry(name="ProductViewed", subject_id=jam, visitor_id=visitor.id, **earlier))
    guest = Viewer(visitor_id=visitor.id)
    as_guest = await ask(LIST, viewer=guest, placement="HOME")
    session, _ = LoginSession.start(account, visitor.id, utc_now())
    await save(session)

    mine = Viewer(customer_id=ana.id, visitor_id=visitor.id, session_id=session.id)
    logged_in = await ask(LIST, viewer=mine, placement="HOME")
    logged_out = await ask(LIST, viewer=guest, placement="HOME")

    assert as_guest["recommendations"]["isFallback"] is False
    assert logged_in["recommendations"]["isFallback"] is False
    assert logged_out["recommendations"]["isFallback"] is True


async def test_what_was_sent_back_is_not_offered_again(goods, save, ask):
    ana = await save(a_customer())
    order = await save(goods.order("oats", customer_id=ana.id))
    back = Return(
        number="R1",
        order_id=order.id,
        customer_id=ana.id,
        reason=ReturnReason.OTHER,
        currency="USD",
        refund=399,
        requested_at=utc_now(),
    )
    back.lines.append(ReturnLine(order_line_id=order.lines[0].id, quantity=1, refund=399))
    await save(back)

    reply = await ask(LIST, viewer=ana.id, placement="PRODUCT", productId=goods.products[0])

    assert "oats" not in names(reply)


async def test_who_wants_no_personal_list_gets_what_is_popular(goods, save, ask):
    ana = await save(a_customer())
    await save(goods.order("milk", customer_id=ana.id))

    for is_on in (False, True):
        await ask(
            """mutation ($on: Boolean!) { choosePersonalisation(input: {isOn: $on}) { isOn } }""",
            viewer=ana.id,
            on=is_on,
        )
        reply = await ask(LIST, viewer=ana.id, placement="HOME")
        assert reply["recommendations"]["isFallback"] is not is_on
