"""Everything by which one person is found, read from the shop as it is now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, TextClause, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from models import ids
from models.identity import tries
from models.payments import Payment
from models.privacy import KEPT_OF_EVENTS
from resolvers.session import SharedSession

_UUIDS, _TEXTS = ARRAY(Uuid()), ARRAY(TEXT())


@dataclass(frozen=True)
class Subject:
    """A customer; or, without one, a guest who is known by what they ordered."""

    customer: UUID | None = None
    accounts: Sequence[UUID] = ()
    proven: Sequence[str] = ()
    """An address that somebody without an account proved to be theirs."""
    proof: UUID | None = None
    """The link by which it was proven, as long as they have to be found by it again."""
    until: datetime | None = None
    """What they bought since has nothing to do with it. None: it has, all of it."""
    emails: Sequence[str] = ()
    """Of the account and the customer, also earlier ones. Lower case."""
    orders: Sequence[UUID] = ()
    visitors: Sequence[UUID] = ()
    """Browsers of theirs and of nobody else."""
    payments: Sequence[str] = ()
    """As the payment company knows them."""
    subjects: Sequence[UUID] = ()
    """All things of theirs that an event or a notice can be about."""
    written_to: Sequence[str] = ()
    """Addresses that mails about them went to, also those typed for one order."""
    kept_of_events: Sequence[str] = field(default_factory=KEPT_OF_EVENTS.split)

    @property
    def callers(self) -> list[str]:
        """How the keys of repeated calls begin."""
        return [str(id) for id in (*self.accounts, *self.visitors)]

    @property
    def tries(self) -> list[str]:
        """Counters that are about their addresses and no place."""
        limits = (tries.LOGIN_TO_ACCOUNT, tries.MAILS_TO_ONE)
        return [limit.key(email) for limit in limits for email in self.emails]

    def bound(self, sql: str) -> TextClause:
        """The statement, with what it asks for of this person."""
        statement = text(sql)
        for name, type_ in _TYPES.items():
            if f":{name}" in sql:
                value = getattr(self, name)
                given = list(value) if isinstance(type_, ARRAY) else value
                statement = statement.bindparams(bindparam(name, given, type_))
        return statement


_TYPES: Mapping[str, Any] = {
    "customer": Uuid(),
    "proof": Uuid(),
    "until": DateTime(timezone=True),
    "accounts": _UUIDS,
    "orders": _UUIDS,
    "visitors": _UUIDS,
    "subjects": _UUIDS,
    "proven": _TEXTS,
    "emails": _TEXTS,
    "payments": _TEXTS,
    "callers": _TEXTS,
    "tries": _TEXTS,
    "written_to": _TEXTS,
    "kept_of_events": _TEXTS,
}

_ACCOUNTS = "select id from accounts where customer_id = :customer"
_EMAILS = """
select email from customers where id = :customer and email is not null
union select email from accounts where id = any(:accounts)
union select email from email_proofs where account_id = any(:accounts) and used_at is not null
union select replaces from email_proofs where account_id = any(:accounts) and replaces is not null
"""
_ORDERS = """
select id from orders where customer_id = :customer
union
select o.id from orders o join accounts a on a.email = o.email
where o.customer_id is null and a.id = any(:accounts) and a.email_proven_at is not null
union
select id from orders where customer_id is null and email = any(:proven)
  and (:until is null or placed_at <= :until)
"""
_VISITORS = """
with theirs as (
  select visitor_id from login_sessions where account_id = any(:accounts)
  union select visitor_id from carts where customer_id = :customer
  union select visitor_id from shopping_lists where customer_id = :customer
  union select visitor_id from orders where id = any(:orders)
  union select visitor_id from events where customer_id = :customer
)
select visitor_id from theirs where visitor_id is not null
  and not exists (select from login_sessions s where s.visitor_id = theirs.visitor_id
                  and s.account_id <> all(:accounts))
  and not exists (select from orders o where o.visitor_id = theirs.visitor_id
                  and o.id <> all(:orders))
"""
_PAYMENTS = "select id from payments where order_id = any(:orders)"
_SUBJECTS = """
select id from returns where order_id = any(:orders)
union select id from tickets where customer_id = :customer
union select id from loyalty_accounts where customer_id = :customer
union select id from carts where customer_id = :customer
  or (customer_id is null and visitor_id = any(:visitors))
union select id from shopping_lists where customer_id = :customer
  or (customer_id is null and visitor_id = any(:visitors))
union select id from email_proofs where account_id = any(:accounts) or email = any(:emails)
union select id from data_exports where customer_id = :customer
union select id from offers where customer_id = :customer
union select id from refund_requests
  where return_id in (select id from returns where order_id = any(:orders))
"""
_WRITTEN_TO = """
select email from orders where id = any(:orders) and email is not null
  and not exists (select from accounts a where a.email = orders.email and a.id <> all(:accounts))
"""


async def subject(
    session: SharedSession,
    customer: UUID | None,
    proven: str | None = None,
    until: datetime | None = None,
) -> Subject:
    """The customer, or the guest who reads the mails to `proven`, with all that hangs on them."""
    return await _with_things(session, await who_is(session, customer, proven, until))


async def who_is(
    session: SharedSession,
    customer: UUID | None,
    proven: str | None = None,
    until: datetime | None = None,
) -> Subject:
    """With their accounts, addresses and orders alone: all else takes reading whole tables, which
    is for jobs."""
    who = Subject(customer=customer, proven=[proven] if proven else [], until=until)
    who = replace(who, accounts=await _all(session, who, _ACCOUNTS))
    who = replace(who, emails=[*who.proven, *await _all(session, who, _EMAILS)])
    return replace(who, orders=await _all(session, who, _ORDERS))


async def buyer_of(session: SharedSession, orders: Collection[UUID]) -> Subject:
    """Somebody of whom nothing is known but what they ordered."""
    return await _with_things(session, Subject(orders=list(orders)))


async def _with_things(session: SharedSession, who: Subject) -> Subject:
    """What follows from the accounts, addresses and orders that are known."""
    who = replace(who, visitors=await _all(session, who, _VISITORS))
    payments: list[UUID] = await _all(session, who, _PAYMENTS)
    things: list[UUID] = await _all(session, who, _SUBJECTS)
    own = [who.customer] if who.customer else []
    return replace(
        who,
        payments=[ids.encode(Payment.prefix, id) for id in payments],
        subjects=[*own, *who.accounts, *who.orders, *payments, *things],
        written_to=sorted({*who.emails, *await _all(session, who, _WRITTEN_TO)}),
    )


async def _all(session: SharedSession, who: Subject, sql: str) -> list[Any]:
    return list((await session.execute(who.bound(sql))).scalars())
