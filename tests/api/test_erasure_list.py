"""Who is on the list beside the backups was erased, whatever crashed; and is again if need be."""

import pytest
from sqlalchemy import event, func, select, text, update

from api.adapters.mail import SmtpMailer
from api.erasures import AT_ONCE, ErasureList, repeat_all
from api.jobs.privacy import erase, erase_again
from api.settings import Settings
from api.work import Work
from models.customers import Customer
from models.identity import Account
from models.privacy import Erasure
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.privacy.subject import Subject
from tests import standins
from tests.factories import a_customer

FAIL = """
create function fail() returns trigger language plpgsql as $$ begin raise 'no commit'; end $$;
create constraint trigger fails after update on erasures deferrable initially deferred
for each row when (new.status = 'done') execute function fail();
"""
CANCEL = "mutation { cancelErasure { __typename } }"


@pytest.fixture
def work(ways, database, tmp_path):
    settings = Settings(database_url=database, var=tmp_path, demo=False, smtp_port=1)
    return Work(settings, ways, standins.ports(), SmtpMailer(settings))


@pytest.fixture
async def ana(keep):
    customer = a_customer()
    account = Account(
        email=customer.email,
        name="Ana",
        password_hash="!",
        roles=[Role.CUSTOMER],
        customer_id=customer.id,
    )
    asked = Erasure(customer_id=customer.id, asked_at=utc_now(), due_at=utc_now())
    await keep(customer, account, asked)
    viewer = Viewer(account_id=account.id, customer_id=customer.id, roles=account.role_set)
    return viewer, asked.id


async def told(ways, *statements):
    async with ways.writing() as session:
        for statement in statements:
            done = await session.execute(statement)
        await session.commit()
        return done


async def email_of(ways, viewer):
    async with ways.reading() as session:
        return await session.scalar(select(Customer.email).where(Customer.id == viewer.customer_id))


@pytest.fixture
async def commits_fail(ways):
    function, trigger = FAIL.split(";\ncreate constraint")
    await told(ways, text(function.replace(":", "\\:")), text(f"create constraint{trigger}"))


@pytest.mark.usefixtures("commits_fail")
async def test_who_was_listed_only_and_thought_again_stays(work, ways, ana, answer):
    viewer, id = ana
    with pytest.raises(Exception, match="no commit"):
        await erase(work, id)
    (listed,) = ErasureList(work.settings.var)
    assert (listed.erasure, listed.is_done) == (id, False)
    assert (await answer(CANCEL, viewer))["cancelErasure"]["__typename"] == "Erasure"

    await erase_again(work)

    assert await email_of(ways, viewer) is not None


@pytest.mark.usefixtures("commits_fail")
async def test_an_erasure_that_crashed_is_carried_out_the_next_time(work, ways, ana):
    viewer, id = ana
    with pytest.raises(Exception, match="no commit"):
        await erase(work, id)
    await told(ways, text("drop trigger fails on erasures"))

    await erase(work, id)

    assert await email_of(ways, viewer) is None
    assert [(one.erasure, one.is_done) for one in ErasureList(work.settings.var)] == [(id, True)]


async def test_an_older_database_takes_nobody_back(work, ways, ana):
    viewer, id = ana
    await erase(work, id)
    back = update(Customer).values(email="ana@example.com", name="Ana", erased_at=None)
    before = text("update erasures set status = 'waiting', done_at = null")
    for older in (before, text("delete from erasures")):
        await told(ways, back, older)

        await erase_again(work)

        assert await email_of(ways, viewer) is None
    async with ways.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Erasure)) == 1


async def test_whether_anybody_is_back_is_asked_for_many_at_once(tmp_path, ways):
    known = ErasureList(tmp_path)
    sent = []

    async def statements_for(more):
        for _ in range(more):
            one = Erasure.ask(a_customer().id, utc_now())
            known.add(one, Subject(customer=one.customer_id, orders=[one.id]), utc_now())
        sent.clear()
        assert await repeat_all(known, open, utc_now()) == 0
        return len(sent)

    def open():
        session = ways.writing()
        engine = session.get_bind()
        if not event.contains(engine, "before_cursor_execute", note):
            event.listen(engine, "before_cursor_execute", note)
        return session

    def note(*about):
        sent.append(about[2])

    few = await statements_for(2)
    assert (few, await statements_for(38)) == (3, 3)
    assert AT_ONCE >= 100
