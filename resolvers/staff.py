"""The shop's own people: who they are, on which terms they work, and when they stop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, any_, func, literal, or_, select
from strawberry import Parent

from models.base import InvalidField, InvalidInput, NotFound
from models.identity import (
    Account,
    BeyondOwnGrants,
    Invitation,
    LoginSession,
    Terms,
    check_fresh,
)
from models.money import Money, minor_units
from models.stores import Location, LocationKind
from models.viewer import GRANTS_OF, STAFF, Grant, Role
from resolvers.batching import IDS
from resolvers.context import Context, Info, uuid_of
from resolvers.identity.sessions import end_sessions
from resolvers.inputs import MoneyInput
from resolvers.open_places import open_place
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession


class StaffStatus(StrEnum):
    ACTIVE = "active"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True)
class StaffRole:
    role: Role
    grants: list[Grant]
    needs_store: bool


def staff_roles(info: Info) -> list[StaffRole]:
    """What somebody can work as here, and what they may do then."""
    return [StaffRole(one, sorted(GRANTS_OF[one]), Terms(one).needs_store) for one in STAFF]


async def staff(
    info: Info,
    status: StaffStatus | None = None,
    search: str = "",
    first: int = 20,
    after: str | None = None,
) -> Page[Account]:
    """Who works here, or did, the newest first; by what their name or e-mail begins with."""
    matching: list[ColumnElement[bool]] = [Account.is_of_staff()]
    if status is not None:
        matching.append(Account.is_active == (status is StaffStatus.ACTIVE))
    if wanted := search.strip():
        names = (Account.name, Account.email)
        matching.append(or_(*(one.istartswith(wanted, autoescape=True) for one in names)))
    return await newest_first(
        info.context, Account, Account.created_at, matching=matching, first=first, after=after
    )


def grants(account: Parent[Account]) -> list[Grant]:
    """All that they may do: by their roles, and what was given to them beside."""
    return sorted(account.held_grants)


def extra_grants(account: Parent[Account]) -> list[Grant]:
    """What was given to them beyond their role."""
    return sorted(account.extra_grants)


async def store(of: Parent[Account | Invitation], info: Info) -> Location | None:
    """Where they serve people; null for who serves in no store."""
    return await info.context.loaders.location.load(of.store_id) if of.store_id else None


async def last_seen_at(account: Parent[Account], info: Info) -> datetime | None:
    """When they last did something, to the minute; null for never, or long ago."""
    return await info.context.loaders.of(_last_uses).load(account.id)


async def _last_uses(session: SharedSession, ids: Sequence[UUID]) -> list[datetime | None]:
    last = select(LoginSession.account_id, func.max(LoginSession.used_at))
    last = last.where(LoginSession.account_id == any_(IDS)).group_by(LoginSession.account_id)
    rows: Sequence[Sequence[Any]] = await session.rows(last, ids=list(ids))
    found = {row[0]: row[1] for row in rows}
    return [found.get(id) for id in ids]


async def change_staff(
    info: Info,
    account_id: strawberry.ID,
    role: Role,
    store_id: strawberry.ID | None = None,
    grants: list[Grant] | None = None,
    refund_cap: MoneyInput | None = None,
) -> Account:
    """Let somebody work on these terms, all of them at once, from their next request on.

    Takes a fresh confirmation. Nobody gives or takes away what they lack.
    """
    context = info.context
    terms = await terms_of(context, role, store_id, grants, refund_cap)
    actor, person, owners = await _locked(context, account_id)
    actor.check_gives(person.terms, terms)
    person.change_terms(terms, owners)
    await _revoke_what_they_may_not_give(context, person)
    return person


async def deactivate_staff(info: Info, account_id: strawberry.ID) -> Account:
    """Somebody stops working here: they are logged out at once, everywhere, and stay so.

    Takes a fresh confirmation. The last owner stays.
    """
    context = info.context
    actor, person, owners = await _locked(context, account_id)
    actor.check_gives(person.terms)
    person.deactivate(owners)
    await _revoke_what_they_may_not_give(context, person)
    await end_sessions(context, LoginSession.account_id == person.id)
    context.outgoing.session_ended |= person.id == context.viewer.account_id
    return person


async def reactivate_staff(info: Info, account_id: strawberry.ID) -> Account:
    """Somebody works here again, on the terms they had. Takes a fresh confirmation."""
    actor, person, _ = await _locked(info.context, account_id)
    actor.check_gives(person.terms)
    person.reactivate()
    return person


async def terms_of(
    context: Context,
    role: Role,
    store_id: str | None,
    grants: Sequence[Grant] | None,
    refund_cap: MoneyInput | None,
) -> Terms:
    """Raises NotFound for a store that is none, InvalidInput."""
    place = await _store(context, store_id) if store_id is not None else None
    extra = frozenset(grants or ()) - GRANTS_OF[role]
    terms = Terms(role, place.id if place else None, extra, _money(refund_cap))
    terms.check()
    return terms


async def _store(context: Context, id: str) -> Location:
    return await open_place(context, uuid_of(Location, id), Location.kind == LocationKind.STORE)


def _money(given: MoneyInput | None) -> Money | None:
    if given is None:
        return None
    code, fault = given.currency, InvalidField("refundCap", "An amount, as 100.00 and USD.")
    minor = minor_units(given.amount, code)
    if minor is None or not (len(code) == 3 and code.isascii() and code.isupper()):
        raise InvalidInput([fault])
    return Money(minor, code)


async def acting(context: Context) -> Account:
    """Whoever acts, locked: what they may do is not taken from them meanwhile.

    Raises ConfirmationNeeded.
    """
    check_fresh(context.viewer, context.now)
    me = select(Account).where(Account.id == context.viewer.account_id)
    fresh = me.with_for_update(key_share=True).execution_options(populate_existing=True)
    found: Account = (await context.session.scalars(fresh)).one()
    return found


async def _locked(context: Context, account_id: str) -> tuple[Account, Account, list[Account]]:
    """Who acts, on whom, and all owners: locked together and in one order, so that two who would
    both leave last come one after the other. Raises ConfirmationNeeded, NotFound."""
    check_fresh(context.viewer, context.now)
    person = await context.visible(Account, account_id)
    both = Account.id.in_([context.viewer.account_id, person.id])
    is_owner = literal(Role.OWNER.value) == any_(Account.roles)
    owners_too = Account.is_of_staff() & is_owner & Account.is_active
    every = select(Account).where(or_(both, owners_too)).order_by(Account.id)
    every = every.with_for_update(key_share=True).execution_options(populate_existing=True)
    found = {one.id: one for one in await context.session.scalars(every)}
    actor, owners = context.viewer.account_id, list(found.values())
    if actor not in found or not found[person.id].is_staff:
        raise NotFound(kind="account")
    return found[actor], found[person.id], owners


async def _revoke_what_they_may_not_give(context: Context, person: Account) -> None:
    """Invitations that they sent, and could not send any more."""
    sent = select(Invitation).where(Invitation.invited_by == person.id, Invitation.is_open())
    for invitation in await context.session.scalars(sent.with_for_update()):
        try:
            person.check_gives(invitation.terms)
        except BeyondOwnGrants:
            invitation.revoke(context.now)
