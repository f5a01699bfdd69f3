"""Who bought without an account is erased by a link to their address."""

from datetime import timedelta

from sqlalchemy import func, select

from models.identity import EmailProof
from models.notifications import Notice, NoticeKind
from models.orders import Order, OrderStatus
from models.privacy import (
    RULES,
    Erasure,
)
from resolvers.context import utc_now
from resolvers.privacy.erasing import carry_out
from resolvers.privacy.retaining import prune
from tests.factories import a_bought_line, an_order
from tests.resolvers.logins import an_account, the_link

ASK_AS_GUEST = """
mutation { requestGuestErasure(input: {email: "ana@example.com"}) { __typename } }
"""
CONFIRM = """
mutation ($token: String!) { confirmGuestErasure(input: {token: $token}) {
  __typename ... on ErasureBlocked { blockers { number } } } }
"""


async def test_a_guest_is_erased_by_a_link_to_the_address_of_the_order(ask, session, save, aisle):
    mine = an_order(aisle.channel, a_bought_line(aisle.variant), email="ana@example.com")
    theirs = an_order(aisle.channel, a_bought_line(aisle.variant), email="bea@example.com")
    await save(mine, theirs)
    assert (await ask(ASK_AS_GUEST))["requestGuestErasure"]["__typename"] == "MailSent"
    token = await the_link(session)

    assert (await ask(CONFIRM, token=token))["confirmGuestErasure"]["__typename"] == "Erasure"
    again = (await ask(CONFIRM, token=token))["confirmGuestErasure"]
    asked = (await session.scalars(select(Erasure))).one()
    who = await carry_out(session, asked, utc_now())
    await session.commit()

    assert again["__typename"] == "LinkExpired"
    assert who.orders == [mine.id]
    left = (await session.execute(select(Order.email).order_by(Order.email))).scalars().all()
    assert left == ["bea@example.com", None]


async def test_what_was_on_its_way_when_a_guest_was_erased_goes_the_second_time(
    ask, session, save, aisle
):
    def bought(minutes, **values):
        line, placed_at = a_bought_line(aisle.variant), utc_now() + timedelta(minutes=minutes)
        values |= {"email": "ana@example.com", "placed_at": placed_at}
        return an_order(aisle.channel, line, **values)

    await save(bought(-9))
    await ask(ASK_AS_GUEST)
    await ask(CONFIRM, token=await the_link(session))
    asked = (await session.scalars(select(Erasure))).one()
    await carry_out(session, asked, utc_now())
    late, later = bought(-1), bought(9, status=OrderStatus.SHIPPED)
    mail = Notice(kind=NoticeKind.LINK_SENT, subject_id=asked.proof_id, recipient="ana@example.com")
    await save(late, later, mail)

    who = await carry_out(session, asked, utc_now())
    await session.commit()

    assert (who.orders, asked.settled_at is not None) == ([late.id], True)
    left = (await session.execute(select(Order.id).where(Order.email.is_not(None)))).scalars()
    assert left.all() == [later.id]
    for of_them in (EmailProof, Notice):
        assert await session.scalar(select(func.count()).select_from(of_them)) == 0


async def test_a_guest_who_has_to_wait_long_is_still_known_when_the_time_comes(
    ask, session, save, aisle
):
    bought = an_order(aisle.channel, a_bought_line(aisle.variant), email="ana@example.com")
    await save(bought)
    await ask(ASK_AS_GUEST)
    await ask(CONFIRM, token=await the_link(session))
    (links,) = [one for one in RULES if one.name == "links"]

    # Years later: something new was under way ever since.
    assert await prune(session, links, utc_now() + timedelta(days=999)) == 0
    who = await carry_out(session, (await session.scalars(select(Erasure))).one(), utc_now())

    assert who.orders == [bought.id]


async def test_a_guest_whose_order_is_under_way_is_told_so_and_the_link_stays_good(
    ask, session, save, aisle
):
    line = a_bought_line(aisle.variant)
    order = an_order(aisle.channel, line, email="ana@example.com", status=OrderStatus.SHIPPED)
    await save(order)
    await ask(ASK_AS_GUEST)
    token = await the_link(session)

    for _ in range(2):
        told = (await ask(CONFIRM, token=token))["confirmGuestErasure"]
        assert told["blockers"] == [{"number": order.number}]


async def test_who_has_an_account_is_not_erased_by_a_link(ask, session, save, ports):
    await save(await an_account(ports))
    await ask(ASK_AS_GUEST)

    told = (await ask(CONFIRM, token=await the_link(session)))["confirmGuestErasure"]

    assert told["__typename"] == "LinkExpired"
