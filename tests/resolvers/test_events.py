"""What a shop front tells of a visit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.base import EventEntry
from models.choices import CONSENT_VERSION, REFUSED, Choices
from models.identity import Visitor
from models.viewer import Role, Touchpoint, Viewer
from resolvers.context import utc_now
from tests.factories import a_bought_line, a_product, an_order

LOG = """
mutation ($events: [BehaviourEventInput!]!) {
  logEvents(input: {events: $events}) {
    __typename
    ... on Error { message }
    ... on EventsLogged { count }
  }
}
"""


@pytest.fixture
async def visitor(save):
    return await save(Visitor(token_digest="browser", seen_at=utc_now()))


@pytest.fixture
def browser(visitor):
    return Viewer(
        visitor_id=visitor.id,
        visit_id=visitor.visit_id,
        touchpoint=Touchpoint.APP,
        device="phone",
    )


@pytest.fixture
def log(ask, browser):
    async def log(*events, viewer=browser):
        return (await ask(LOG, viewer=viewer, events=list(events)))["logEvents"]

    return log


@pytest.fixture
def entries(session):
    async def entries():
        return (await session.scalars(select(EventEntry).order_by(EventEntry.at))).all()

    return entries


async def test_each_event_is_noted_with_where_and_when(log, entries, aisle, visitor, stranger):
    viewer = Viewer(
        account_id=stranger,
        customer_id=stranger,
        roles=frozenset({Role.CUSTOMER}),
        visitor_id=visitor.id,
        device="phone",
        choices=Choices(own=CONSENT_VERSION),
    )

    reply = await log(
        {"name": "PRODUCT_VIEWED", "productId": aisle.product.gid, "token": "why"}, viewer=viewer
    )

    assert reply == {"__typename": "EventsLogged", "count": 1}
    (entry,) = await entries()
    assert (entry.name, entry.subject_id, entry.token) == ("ProductViewed", aisle.product.id, "why")
    assert (entry.customer_id, entry.account_id) == (stranger, stranger)
    assert (entry.visitor_id, entry.visit_id) == (visitor.id, visitor.visit_id)
    assert (entry.touchpoint, entry.device) == ("web", "phone")
    assert utc_now() - entry.at < timedelta(seconds=30)


@pytest.mark.parametrize(
    "choices",
    [
        Choices(),
        Choices(own=REFUSED, browser=CONSENT_VERSION),
        Choices(own=CONSENT_VERSION, browser=REFUSED),
        Choices(own=CONSENT_VERSION, browser=CONSENT_VERSION, opts_out=True),
        Choices(own=CONSENT_VERSION + 1),
    ],
)
async def test_without_consent_a_view_is_known_by_its_visit_alone(
    log, entries, aisle, browser, stranger, choices
):
    viewer = replace(browser, account_id=stranger, customer_id=stranger, choices=choices)

    await log({"name": "PRODUCT_VIEWED", "productId": aisle.product.gid}, viewer=viewer)

    await log({"name": "CART_VIEWED"}, viewer=viewer)

    entry, later = await entries()
    assert (entry.customer_id, entry.account_id, entry.visitor_id) == (None, None, None)
    assert entry.visit_id == later.visit_id != browser.visit_id


async def test_what_was_looked_at_before_or_after_consent_is_not_tied_by_the_visit(
    log, entries, browser, stranger
):
    agreeing = replace(
        browser,
        account_id=stranger,
        customer_id=stranger,
        choices=Choices(own=CONSENT_VERSION),
        browser_secret="only the browser knows",
    )
    silent = replace(agreeing, choices=Choices())
    elsewhere = replace(silent, browser_secret="another")

    for viewer in (silent, agreeing, silent, elsewhere):
        await log({"name": "CART_VIEWED"}, viewer=viewer)

    before, tied, after, other = [entry.visit_id for entry in await entries()]
    assert before == after
    assert tied == browser.visit_id
    assert len({before, tied, other}) == 3


async def test_each_kind_keeps_what_it_is_about(log, entries, aisle):
    product = {"productId": aisle.product.gid}

    await log(
        {"name": "PRODUCT_VIEWED", "placement": "CART", **product},
        {"name": "SEARCHED", "text": " oat milk ", "results": 0},
        {"name": "CART_VIEWED"},
        {"name": "CHECKOUT_STARTED"},
        {"name": "CHECKOUT_STEP", "text": "payment"},
        {"name": "RECOMMENDATIONS_SEEN", "placement": "HOME"},
        {"name": "RECOMMENDATION_CLICKED", "placement": "PRODUCT", **product},
        {"name": "PAGE_LOADED", "text": "/p", "milliseconds": 840},
    )

    assert [(entry.name, entry.data) for entry in await entries()] == [
        ("ProductViewed", {"placement": "cart"}),
        ("Searched", {"text": " oat milk ", "results": 0}),
        ("CartViewed", {}),
        ("CheckoutStarted", {}),
        ("CheckoutStep", {"step": "payment"}),
        ("RecommendationsSeen", {"placement": "home"}),
        (
            "RecommendationClicked",
            {"placement": "product", "product_id": str(aisle.product.id)},
        ),
        ("PageLoaded", {"page": "/p", "milliseconds": 840}),
    ]


@pytest.mark.parametrize("milliseconds", [None, -1, 600_001])
async def test_a_load_that_took_no_believable_time_is_left_out(log, milliseconds):
    reply = await log({"name": "PAGE_LOADED", "text": "/", "milliseconds": milliseconds})

    assert reply["count"] == 0


async def test_no_job_and_no_watcher_is_told(log, aisle, ports):
    await log({"name": "PRODUCT_VIEWED", "productId": aisle.product.gid})

    assert (ports.jobs.entries, ports.live.topics) == ([], [])


@pytest.mark.parametrize(
    "id", ["", "nonsense", "zero\x00byte", "product_01h455vb4pex5vsknk084sn02q", "variant"]
)
async def test_a_view_of_what_is_no_product_is_left_out(log, entries, aisle, id):
    id = aisle.variant.gid if id == "variant" else id

    reply = await log(
        {"name": "PRODUCT_VIEWED", "productId": id},
        {"name": "RECOMMENDATION_CLICKED", "productId": id},
    )

    assert reply["count"] == 1
    (entry,) = await entries()
    assert (entry.subject_id, entry.data["product_id"]) == (None, None)


async def test_an_order_of_ones_own_can_be_the_subject(log, entries, save, aisle, visitor):
    mine = an_order(aisle.channel, a_bought_line(aisle.variant), visitor_id=visitor.id)
    theirs = an_order(aisle.channel, a_bought_line(aisle.variant))
    await save(mine, theirs)

    for order in (mine, theirs):
        await log({"name": "RECOMMENDATIONS_SEEN", "placement": "ORDER", "orderId": order.gid})

    assert [entry.subject_id for entry in await entries()] == [mine.id, None]


async def test_text_is_cut_and_kept_clean(log, entries):
    await log(
        {"name": "SEARCHED", "text": "x" * 1000, "token": "y" * 1000},
        {"name": "SEARCHED", "text": "zero\x00byte half \ud83d <b>é</b> 👩‍🌾"},
    )

    long, odd = await entries()
    assert (len(long.data["text"]), len(long.token)) == (200, 200)
    assert odd.data["text"] == "zerobyte half  <b>é</b> 👩‍🌾"


async def test_fifty_at_a_time_and_no_more(log, entries):
    assert (await log(*[{"name": "CART_VIEWED"}] * 50))["count"] == 50

    assert (await log(*[{"name": "CART_VIEWED"}] * 51))["__typename"] == "InvalidInput"
    assert len(await entries()) == 50


async def test_nothing_is_nothing(log):
    assert await log() == {"__typename": "EventsLogged", "count": 0}


async def test_many_events_cost_no_more_statements_than_one(log, aisle, save, statements):
    products = [a_product(aisle.category) for _ in range(20)]
    await save(*products)
    statements.clear()
    await log({"name": "PRODUCT_VIEWED", "productId": aisle.product.gid})
    cost = len(statements)
    statements.clear()

    reply = await log(*[{"name": "PRODUCT_VIEWED", "productId": one.gid} for one in products])

    assert reply["count"] == 20
    assert len(statements) == cost == 3


@pytest.mark.parametrize(("minutes", "is_new"), [(29, False), (31, True)])
async def test_half_an_hour_of_silence_ends_a_visit(
    log, entries, save, browser, visitor, minutes, is_new
):
    visitor.seen_at = utc_now() - timedelta(minutes=minutes)
    await save(visitor)
    before, agreeing = visitor.visit_id, replace(browser, choices=Choices(own=CONSENT_VERSION))

    for _ in range(2):
        await log({"name": "CART_VIEWED"}, viewer=agreeing)

    visits = {entry.visit_id for entry in await entries()}
    assert len(visits) == 1
    assert (visits != {before}) is is_new


async def test_a_first_visit_begins_with_a_visitor(ask, entries, session):
    await ask(LOG, viewer=Viewer(device="tablet"), events=[{"name": "CART_VIEWED"}])

    visitor = (await session.scalars(select(Visitor))).one()
    (entry,) = await entries()
    assert entry.visitor_id is None
    assert entry.visit_id not in {None, visitor.visit_id}
    assert visitor.device == "tablet"


@pytest.mark.parametrize(("seconds", "is_noted"), [(59, False), (61, True)])
async def test_that_a_visit_goes_on_is_noted_once_a_minute(
    log, session, browser, visitor, seconds, is_noted
):
    seen_at = visitor.seen_at
    acting = replace(browser, visit_seen_at=utc_now() - timedelta(seconds=seconds))

    await log({"name": "CART_VIEWED"}, viewer=acting)

    now_seen_at = await session.scalar(select(Visitor.seen_at))
    assert (now_seen_at > seen_at) is is_noted
