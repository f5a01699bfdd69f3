"""Asking somebody to work here, by a link to their e-mail address, and their coming."""

import strawberry
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.base import InvalidField, InvalidInput
from models.identity import (
    Account,
    AlreadyStaff,
    EmailProof,
    Invitation,
    LinkExpired,
    LoginSession,
    ProofPurpose,
    Terms,
    check_fresh,
    password_faults,
)
from models.viewer import Grant, Role
from resolvers.context import Context, Info, uuid_of
from resolvers.identity import tries
from resolvers.identity.claiming import claim_orders
from resolvers.identity.joining import checked_person
from resolvers.identity.links import opened
from resolvers.identity.passwords import PasswordSet
from resolvers.identity.sessions import end_other_sessions
from resolvers.inputs import MoneyInput
from resolvers.paging import Page, newest_first
from resolvers.staff import acting, terms_of


async def invitations(info: Info, first: int = 20, after: str | None = None) -> Page[Invitation]:
    """Who was asked to work here and has not come yet, the last first; also by links too old."""
    return await newest_first(
        info.context,
        Invitation,
        Invitation.invited_at,
        matching=[Invitation.is_open()],
        first=first,
        after=after,
    )


async def invite_staff(
    info: Info,
    email: str,
    name: str,
    role: Role,
    store_id: strawberry.ID | None = None,
    grants: list[Grant] | None = None,
    refund_cap: MoneyInput | None = None,
) -> Invitation:
    """Have a link sent by which somebody sets a password and works here from then on.

    It works once, for a week. Again, for the same address, it replaces the one before. Takes a
    fresh confirmation. Nobody gives what they lack.
    """
    context, address = info.context, checked_person(name, email)
    terms = await terms_of(context, role, store_id, grants, refund_cap)
    check_fresh(context.viewer, context.now)
    # First: what is counted is committed, and whoever acts is locked until the end.
    await tries.count_mail(context, address)
    actor = await acting(context)
    actor.check_gives(terms)
    await _revoke_earlier(context, actor, address)
    invitation = Invitation.of(address, name.strip(), terms, actor.id, context.now)
    context.session.add(invitation)
    try:
        await context.session.flush()
    except IntegrityError:
        twice = InvalidField("email", "Somebody else invites them at this very moment.")
        raise InvalidInput([twice]) from None
    link = EmailProof.ask(
        ProofPurpose.JOIN_STAFF,
        address,
        context.now,
        name=invitation.name,
        invitation_id=invitation.id,
    )
    context.session.add(link)
    return invitation


async def _revoke_earlier(context: Context, actor: Account, email: str) -> None:
    """Raises AlreadyStaff, BeyondOwnGrants."""
    known = await context.session.scalar(select(Account).where(Account.email == email))
    if known is not None and known.is_staff:
        raise AlreadyStaff
    earlier = select(Invitation).where(Invitation.email == email, Invitation.is_open())
    for one in (await context.session.scalars(earlier.with_for_update())).all():
        actor.check_gives(one.terms)
        one.revoke(context.now)
    await context.session.flush()


async def revoke_invitation(info: Info, invitation_id: strawberry.ID) -> Invitation:
    """Take an invitation back: its link opens nothing any more. Takes a fresh confirmation."""
    context = info.context
    actor = await acting(context)
    named = select(Invitation).where(Invitation.id == uuid_of(Invitation, invitation_id))
    invitation = await context.the_one(named.where(Invitation.is_open()), Invitation, lock=True)
    actor.check_gives(invitation.terms)
    invitation.revoke(context.now)
    return invitation


async def accept_invitation(info: Info, token: str, password: str) -> PasswordSet:
    """Open such a link and choose the password to log in with; where the address has an account
    already, that one works here from now on, and its sessions end."""
    context = info.context
    if faults := password_faults(password):
        raise InvalidInput(faults)
    proof = await opened(context, ProofPurpose.JOIN_STAFF, token)
    terms = await _accepted(context, proof)
    hashed = await context.ports.passwords.hash(password)
    account = await _account(context, proof, hashed)
    account.employ(terms)
    account.email_proven_at = context.now
    try:
        await context.session.flush()
    except IntegrityError:
        # They signed up as a customer at this very moment; the link still works.
        raise LinkExpired from None
    await claim_orders(context, account)
    theirs = LoginSession.account_id == account.id
    return PasswordSet(ended_sessions=await end_other_sessions(context, theirs))


async def _accepted(context: Context, proof: EmailProof) -> Terms:
    wanted = select(Invitation).where(Invitation.id == proof.invitation_id).with_for_update()
    found = await context.session.scalars(wanted.execution_options(populate_existing=True))
    invitation: Invitation = found.one()
    return invitation.accept(context.now)


async def _account(context: Context, proof: EmailProof, password_hash: str) -> Account:
    """Raises LinkExpired for an account that works here by now, or may not log in."""
    known = select(Account).where(Account.email == proof.email).with_for_update()
    account: Account | None = await context.session.scalar(known)
    if account is None:
        account = Account(email=proof.email, name=proof.name, password_hash=password_hash, roles=[])
        context.session.add(account)
        return account
    if account.is_staff or not account.is_active:
        raise LinkExpired
    account.set_password(password_hash)
    return account
