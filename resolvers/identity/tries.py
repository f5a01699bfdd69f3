"""Counting tries, in PostgreSQL, so that all processes count together."""

from datetime import datetime

from sqlalchemy import bindparam, case, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.identity import Account, Limit, LoginSession, Tries
from models.identity.tries import (
    LOGIN_FROM_ADDRESS,
    LOGIN_FROM_HERE,
    LOGIN_ON_KNOWN_DEVICE,
    LOGIN_TO_ACCOUNT,
    MAILS_FROM_ADDRESS,
    MAILS_TO_ONE,
    OFFER_CODES_FROM_ADDRESS,
    OFFER_CODES_OF_ONE,
)
from resolvers.context import Context

Counted = tuple[Limit, str]
OF_MANY = {
    LOGIN_TO_ACCOUNT,
    LOGIN_FROM_ADDRESS,
    OFFER_CODES_OF_ONE,
    OFFER_CODES_FROM_ADDRESS,
}

_new = insert(Tries).values(
    {name: bindparam(name) for name in ("id", "key", "until")} | {"count": 1}
)
_is_over = Tries.until <= bindparam("now")
_COUNT = _new.on_conflict_do_update(
    index_elements=[Tries.key],
    set_={
        "count": case((_is_over, 1), else_=Tries.count + 1),
        "until": case((_is_over, _new.excluded.until), else_=Tries.until),
    },
).returning(Tries.count.label("number"), Tries.until)
_WAS_HERE = select(
    exists().where(
        LoginSession.account_id == Account.id,
        Account.email == bindparam("email"),
        LoginSession.visitor_id == bindparam("visitor"),
    )
)


async def count(context: Context, *what: Counted) -> None:
    """Note one more try of each; noted it stays, whatever becomes of the mutation.

    Nothing else may be unsaved yet. Raises TooManyTries.
    """
    counts: list[tuple[Limit, int, datetime]] = []
    for limit, key in sorted(what, key=lambda one: one[1]):
        until = context.now + limit.within
        (row,) = await context.session.rows(
            _COUNT, id=ids.uuid7(), key=key, until=until, now=context.now
        )
        counts.append((limit, row.number, row.until))
    await context.release()
    for limit, number, ends_at in counts:
        limit.check(number, ends_at, context.now)


async def count_login(context: Context, email: str) -> list[Counted]:
    """Raises TooManyTries. Returns what `forgive` is to be given after a success."""
    viewer = context.viewer
    known = viewer.visitor_id is not None and (
        await context.session.rows(_WAS_HERE, email=email, visitor=viewer.visitor_id)
    )
    if known and known[0][0]:
        own = [(LOGIN_ON_KNOWN_DEVICE, LOGIN_ON_KNOWN_DEVICE.key(email, viewer.visitor_id))]
        await count(context, *own)
        return own
    own = [(LOGIN_FROM_HERE, LOGIN_FROM_HERE.key(email, viewer.address))]
    everybody = [
        (LOGIN_TO_ACCOUNT, LOGIN_TO_ACCOUNT.key(email)),
        (LOGIN_FROM_ADDRESS, LOGIN_FROM_ADDRESS.key(viewer.address)),
    ]
    await count(context, *own, *everybody)
    return [*own, *everybody]


async def count_mail(context: Context, email: str) -> None:
    """Raises TooManyTries: nobody's mailbox is filled by asking for links."""
    await count(
        context,
        (MAILS_TO_ONE, MAILS_TO_ONE.key(email)),
        (MAILS_FROM_ADDRESS, MAILS_FROM_ADDRESS.key(context.viewer.address)),
    )


async def check(context: Context, limit: Limit, key: str) -> None:
    """Raises TooManyTries where as many as are allowed have failed already; counts nothing."""
    known = select(Tries.count.label("number"), Tries.until).where(
        Tries.key == key, Tries.until > context.now
    )
    for row in await context.session.rows(known):
        limit.check(row.number + 1, row.until, context.now)


async def forgive(context: Context, counted: list[Counted]) -> None:
    """It was its holder: wrong tries of theirs are forgotten, and of what is counted for many
    people together, this one. All are locked in the order in which `count` takes them."""
    all_of_them = sorted(key for _, key in counted)
    in_order = select(Tries.key).where(Tries.key.in_(all_of_them)).order_by(Tries.key)
    await context.session.execute(in_order.with_for_update())
    theirs = [key for limit, key in counted if limit not in OF_MANY]
    of_many = [key for limit, key in counted if limit in OF_MANY]
    unsynced = {"synchronize_session": False}
    await context.session.execute(
        delete(Tries).where(Tries.key.in_(theirs)).execution_options(**unsynced)
    )
    if of_many:
        await _take_back(context, of_many)


async def take_back(context: Context, *counted: Counted) -> None:
    """This one was right; the wrong ones beside it stay counted."""
    await _take_back(context, [key for _, key in counted])


async def _take_back(context: Context, keys: list[str]) -> None:
    await context.session.execute(
        update(Tries)
        .where(Tries.key.in_(keys), Tries.count > 0)
        .values(count=Tries.count - 1)
        .execution_options(synchronize_session=False)
    )
