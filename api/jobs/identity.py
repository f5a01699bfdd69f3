"""Mails about logging in: links that prove an address, and word of what has changed."""

from sqlalchemy import select

from api.jobs import Happened, on
from api.jobs.mails import send_once
from api.work import Work
from models.identity import (
    Account,
    EmailChanged,
    EmailProof,
    LinkAsked,
    ProofPurpose,
    SecurityChanged,
)
from models.language import said
from models.notifications import Notice, NoticeKind
from resolvers.ports import Mail
from resolvers.session import SharedSession

TEMPLATES = {
    # What is sent to an address that has an account, and to one that has none.
    ProofPurpose.SIGN_UP: ("account_exists", "finish_sign_up"),
    ProofPurpose.RESET_PASSWORD: ("reset_password", None),
    ProofPurpose.CHANGE_EMAIL: (None, "confirm_email"),
    ProofPurpose.JOIN_STAFF: ("join_staff", "join_staff"),
    ProofPurpose.ERASE_GUEST: ("account_exists", "erase_guest"),
}
_SENT = select(Notice.id).where(Notice.kind == NoticeKind.LINK_SENT, Notice.sent_at.is_not(None))


@on(LinkAsked)
async def send_the_link(work: Work, happened: Happened[LinkAsked]) -> None:
    """Only here it is looked up who has an account, so that nobody who asks can tell.

    Run again before it noted that the mail is out, it makes a new token for a mail of its own, and
    the link of the first opens nothing.
    """
    async with work.transaction() as session:
        proof = await session.get(EmailProof, happened.subject_id)
        if proof is None or proof.used_at is not None or proof.expires_at <= work.now:
            return
        if await session.scalar(_SENT.where(Notice.subject_id == proof.id)):
            return
        template = await _template(session, proof)
        token = proof.make_token(work.now)
    if template is None:
        return
    mail = Mail(
        to=proof.email,
        template=template,
        key=f"link:{proof.token_digest}",
        values={"name": proof.name, "token": token},
    )
    await send_once(work, NoticeKind.LINK_SENT, proof.id, mail)


async def _template(session: SharedSession, proof: EmailProof) -> str | None:
    """None for an address to which there is nothing to say."""
    named = select(Account).where(Account.email == proof.email)
    account: Account | None = await session.scalar(named)
    known, unknown = TEMPLATES[proof.purpose]
    if account is None:
        return unknown
    if proof.purpose is ProofPurpose.CHANGE_EMAIL and account.id == proof.account_id:
        return unknown
    return known if account.is_active else None


@on(EmailChanged)
async def tell_the_old_address(work: Work, happened: Happened[EmailChanged]) -> None:
    async with work.transaction() as session:
        proof = await session.get(EmailProof, happened.subject_id)
    if proof is None or proof.replaces is None:
        return
    mail = Mail(
        to=proof.replaces,
        template="email_changed",
        key=f"email changed:{proof.gid}",
        values={"email": proof.email},
    )
    await send_once(work, NoticeKind.EMAIL_CHANGED, proof.id, mail)


@on(SecurityChanged)
async def tell_of_the_change(work: Work, happened: Happened[SecurityChanged]) -> None:
    async with work.transaction() as session:
        account = await session.get(Account, happened.subject_id)
    if account is None:
        return
    mail = Mail(
        to=account.email,
        template="security_changed",
        key=f"security:{happened.id}",
        values={"name": account.name, "what": said(happened.event.what), "at": happened.at},
    )
    await send_once(work, NoticeKind.SECURITY_CHANGED, account.id, mail, reference=str(happened.id))
