"""Is told at each key step of an order, in the way they chose."""

from collections import Counter

from tests.api.servers import until
from tests.api.web import ask

CHOOSE = """mutation ($channel: NoticeChannel!, $step: NoticeStep!) {
  chooseNotice(input: {step: $step, channel: $channel, isWanted: false}) { __typename } }"""
LISTED = "{ notices(first: 50) { nodes { step headline orderId } } }"


async def test_each_step_is_told_once_and_only_as_they_chose(after_sale):
    ana = after_sale.people["ana"]
    before = (await after_sale.figures())["fulfilmentTime"]["measured"]
    for channel, step in (("EMAIL", "SHIPPED"), ("IN_APP", "OUT_FOR_DELIVERY")):
        chosen = await ask(ana, CHOOSE, channel=channel, step=step)
        assert chosen["chooseNotice"]["__typename"] == "NoticePreference"
    fixed = await ask(ana, CHOOSE, channel="EMAIL", step="CONFIRMED")
    assert fixed["chooseNotice"]["__typename"] == "NoticeIsFixed"

    order = await after_sale.buys()
    await after_sale.arrives(order)

    async def steps():
        nodes = (await ask(ana, LISTED))["notices"]["nodes"]
        found = Counter(one["step"] for one in nodes if one["orderId"] == order)
        return found if "DELIVERED" in found else None

    number = (await ask(ana, "query ($id: ID!) { order(id: $id) { number } }", id=order))["order"]

    async def mailed():
        mails = await after_sale.letters.mails("ana@example.com")
        subjects = [one["subject"] for one in mails if number["number"] in one["subject"]]
        return subjects if any("here" in one or "arrived" in one for one in subjects) else None

    assert await until(steps) == {"CONFIRMED": 1, "SHIPPED": 1, "DELIVERED": 1}
    subjects = await until(mailed)
    assert len(subjects) == len(set(subjects)) == 3
    assert not [one for one in subjects if "left us" in one or "on its way" in one]
    after = (await after_sale.figures())["fulfilmentTime"]
    assert after["measured"] == before + 1
    assert 0 < after["median"] <= after["p90"] < 60_000
