"""All that happened to an order, of the event log and the ledgers, as one list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    case,
    cast,
    func,
    null,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from strawberry import Parent

from models.base import EventEntry
from models.identity import Account
from models.language import said
from models.money import Money
from models.notifications import OrderNotice
from models.orders import Order
from models.orders.history import (
    FOR_BUYERS,
    FOR_STAFF,
    HAPPENINGS,
    ActorKind,
    Happening,
    HistoryChannel,
    OrderEventKind,
    channel_of,
    is_read_by_staff,
)
from models.payments import Payment, PaymentEvent
from models.returns import Return
from models.tenders import TenderMovement
from models.viewer import Role
from resolvers.batching import IDS
from resolvers.context import Info
from resolvers.orders.reading import Seen
from resolvers.paging import Page, encode_cursor, moment_and_id, page_of, page_size
from resolvers.session import SharedSession


@dataclass(slots=True)
class OrderEvent:
    id: UUID
    kind: OrderEventKind
    title: str
    actor: ActorKind
    actor_name: str | None
    channel: HistoryChannel
    at: datetime
    amount: Money | None
    about: str | None


class _Wanted(NamedTuple):
    """A page of one order's; orders that are alike in the rest are read by one statement."""

    order_id: UUID
    is_staff: bool
    most: int
    after: str | None


_COLUMNS = ("order_id", "id", "at", "key", "account_id", "touchpoint", "minor", "currency", "about")


def _told(*columns: Any) -> Select[Any]:
    return select(*(one.label(name) for one, name in zip(columns, _COLUMNS, strict=True)))


_NO_ID, _NO_TEXT, _NO_SUM = (cast(null(), kind) for kind in (PgUUID, Text, BigInteger))


def _of_log(order_id: Any, about: Any) -> Select[Any]:
    entry, data = EventEntry, EventEntry.data
    word = func.coalesce(data["status"].astext, data["kind"].astext)
    says = entry.name.in_(["OrderPlaced", "OrderConfirmed", "OrderCancelled"])
    key = case((or_(says, word.is_(None)), entry.name), else_=entry.name + ":" + word)
    place = (entry.account_id, entry.touchpoint, _NO_SUM, _NO_TEXT)
    return _told(order_id, entry.id, entry.at, key, *place, about)


_NUMBER = EventEntry.data["number"].astext
_PAID, _MOVED, _NOTICE = PaymentEvent, TenderMovement, OrderNotice
_SENT = func.coalesce(_NOTICE.sent_at, _NOTICE.failed_at)
_SENT_OR_NOT = case((_NOTICE.sent_at.is_not(None), "NoticeSent"), else_="NoticeFailed")
_ALL = union_all(
    _of_log(EventEntry.subject_id, _NUMBER).where(EventEntry.subject_id == any_(IDS)),
    _of_log(Return.order_id, Return.number)
    .join(Return, Return.id == EventEntry.subject_id)
    .where(Return.order_id == any_(IDS)),
    _told(
        *(
            Payment.order_id,
            _PAID.id,
            _PAID.created_at,
            "Payment:" + cast(_PAID.kind, Text),
        ),
        *(_NO_ID, _NO_TEXT, func.nullif(_PAID.amount, 0), Payment.currency, _NO_TEXT),
    )
    .join(Payment, Payment.id == _PAID.payment_id)
    .where(Payment.order_id == any_(IDS)),
    _told(
        *(_MOVED.order_id, _MOVED.id, _MOVED.at, "Tender:" + cast(_MOVED.kind, Text)),
        *(_MOVED.staff_id, _NO_TEXT, _MOVED.available, _MOVED.currency, _NO_TEXT),
    ).where(_MOVED.order_id == any_(IDS)),
    _told(
        *(_NOTICE.order_id, _NOTICE.id, _SENT, _SENT_OR_NOT, _NO_ID, _NO_TEXT, _NO_SUM, _NO_TEXT),
        cast(_NOTICE.channel, Text),
    ).where(_NOTICE.order_id == any_(IDS), _SENT.is_not(None)),
).subquery("told")
_KNOWN = _ALL.c.key == any_(bindparam("keys", type_=ARRAY(Text)))
_LATER = tuple_(_ALL.c.at, _ALL.c.id) > tuple_(
    bindparam("last_moment", type_=EventEntry.at.type), bindparam("last_id", type_=PgUUID)
)


def _page(*conditions: ColumnElement[bool]) -> Select[Any]:
    """The first `most` of each order, with who of staff it was."""
    place = func.row_number().over(partition_by=_ALL.c.order_id, order_by=(_ALL.c.at, _ALL.c.id))
    placed = select(_ALL, place.label("place")).where(*conditions).subquery()
    is_other = Account.customer_id.is_distinct_from(Order.customer_id)
    is_staff = and_(Account.roles != [Role.CUSTOMER.value], is_other)
    return (
        select(*placed.c, Account.name, func.coalesce(is_staff, False).label("is_staff"))
        .join(Order, Order.id == placed.c.order_id)
        .outerjoin(Account, Account.id == placed.c.account_id)
        .where(placed.c.place <= bindparam("most", type_=BigInteger))
        .order_by(placed.c.order_id, placed.c.place)
    )


_FIRST, _NEXT = _page(_KNOWN), _page(_KNOWN, _LATER)
_COUNT = select(_ALL.c.order_id, func.count().label("many")).where(_KNOWN).group_by(_ALL.c.order_id)


def _keys(is_staff: bool) -> list[str]:
    return list(FOR_STAFF if is_staff else FOR_BUYERS)


async def _pages(session: SharedSession, wanted: Sequence[_Wanted]) -> list[list[OrderEvent]]:
    found: dict[_Wanted, list[OrderEvent]] = {one: [] for one in wanted}
    alike: dict[tuple[bool, int, str | None], list[UUID]] = defaultdict(list)
    for one in wanted:
        alike[one.is_staff, one.most, one.after].append(one.order_id)
    for (is_staff, most, after), ids in alike.items():
        given: dict[str, Any] = {"ids": ids, "keys": _keys(is_staff), "most": most}
        if after is not None:
            given["last_moment"], given["last_id"] = moment_and_id(after)
        for row in await session.rows(_FIRST if after is None else _NEXT, **given):
            found[_Wanted(row.order_id, is_staff, most, after)].append(_event(row, is_staff))
    return [found[one] for one in wanted]


async def _counts(session: SharedSession, wanted: Sequence[tuple[UUID, bool]]) -> list[int]:
    known: dict[tuple[UUID, bool], int] = {}
    for is_staff in {one[1] for one in wanted}:
        ids = [id for id, staff in wanted if staff is is_staff]
        for row in await session.rows(_COUNT, ids=ids, keys=_keys(is_staff)):
            known[row.order_id, is_staff] = int(row.many)
    return [known.get(one, 0) for one in wanted]


def _event(row: Any, names_staff: bool) -> OrderEvent:
    what = HAPPENINGS[row.key]
    actor = _actor(what, row)
    is_staff = actor is ActorKind.STAFF
    return OrderEvent(
        id=row.id,
        kind=what.kind,
        title=said(what.title),
        actor=actor,
        actor_name=row.name if is_staff and names_staff else None,
        channel=channel_of(row.touchpoint, is_staff),
        at=row.at,
        amount=Money(row.minor, row.currency) if row.minor is not None else None,
        about=row.about,
    )


def _actor(what: Happening, row: Any) -> ActorKind:
    """A guest has no account, but stood somewhere; what nobody did, the shop did by itself."""
    if what.by is not None:
        return what.by
    if row.is_staff:
        return ActorKind.STAFF
    is_somebody = row.account_id is not None or row.touchpoint is not None
    return ActorKind.CUSTOMER if is_somebody else ActorKind.SYSTEM


async def history(
    order: Parent[Seen], info: Info, first: int = 50, after: str | None = None
) -> Page[OrderEvent]:
    """All that happened to it, oldest first: who did it, where and when. Staff see more."""
    size, loaders = page_size(first), info.context.loaders
    is_staff = is_read_by_staff(order, info.context.viewer)
    if after is not None:
        moment_and_id(after)
    wanted = _Wanted(order.id, is_staff, size + 1, after)
    rows = await loaders.of(_pages).load(wanted)

    async def count() -> int:
        return await loaders.of(_counts).load((order.id, is_staff))

    return page_of(rows, size, after, _cursor, count)


def _cursor(event: OrderEvent) -> str:
    return encode_cursor(event.at.isoformat(), str(event.id))
