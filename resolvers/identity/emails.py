"""Another e-mail address: proven by a link to the new one, and told to the old one."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.customers import Customer
from models.identity import (
    Account,
    EmailChanged,
    EmailProof,
    LinkExpired,
    LinkOfAnother,
    ProofPurpose,
    check_fresh,
)
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.identity.claiming import claim_orders
from resolvers.identity.links import MailSent, checked_email, opened


async def request_email_change(info: Info, email: str) -> MailSent:
    """Have a link sent to a new address, or to the present one when it was never proven.

    Takes a fresh confirmation. The answer is the same for every address.
    """
    context, address = info.context, checked_email(email)
    check_fresh(context.viewer, context.now)
    await tries.count_mail(context, address)
    account_id = context.viewer.account_id
    proof = EmailProof.ask(ProofPurpose.CHANGE_EMAIL, address, context.now, account_id=account_id)
    context.session.add(proof)
    return MailSent(address)


async def confirm_email(info: Info, token: str) -> MailSent:
    """Open such a link, logged in: the account logs in with this address from now on.

    Whoever is not logged in to it might give their address, and what they bought by it as a
    guest, to somebody else's account.
    """
    context = info.context
    proof = await opened(context, ProofPurpose.CHANGE_EMAIL, token)
    if proof.account_id is None or proof.account_id != context.viewer.account_id:
        raise LinkOfAnother
    named = select(Account).where(Account.id == proof.account_id, Account.is_active)
    account: Account | None = await context.session.scalar(named.with_for_update())
    if account is None:
        raise LinkExpired
    try:
        await _move(context, account, proof)
    except IntegrityError:
        # Somebody has signed up with that address meanwhile.
        raise LinkExpired from None
    await claim_orders(context, account)
    return MailSent(account.email)


async def _move(context: Context, account: Account, proof: EmailProof) -> None:
    if account.email != proof.email:
        proof.replaces = account.email
        proof.emit(EmailChanged())
    account.email, account.email_proven_at = proof.email, context.now
    if account.customer_id is not None:
        customer = await context.session.get_one(Customer, account.customer_id)
        customer.email = proof.email
    await context.session.flush()
