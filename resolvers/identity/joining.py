"""Signing up: the address is proven first, so nobody takes another's, or learns who is here."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.base import InvalidField, InvalidInput
from models.customers import Customer, CustomerJoined
from models.identity import (
    Account,
    EmailProof,
    LinkExpired,
    ProofPurpose,
    SignedUp,
    normal_email,
    password_faults,
)
from models.viewer import Role
from resolvers import loyalty
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.identity.claiming import claim_orders
from resolvers.identity.entering import SignedIn, sign_in
from resolvers.identity.links import EXAMPLE, MailSent, opened

LONGEST_NAME = 100


async def sign_up(info: Info, name: str, email: str, join_loyalty: bool = False) -> MailSent:
    """Have a link sent by which an account is made; the same answer for every address.

    Whoever has an account already is told so by that mail, and nobody else is.
    """
    context = info.context
    address = checked_person(name, email)
    await tries.count_mail(context, address)
    proof = EmailProof.ask(
        ProofPurpose.SIGN_UP,
        address,
        context.now,
        name=name.strip(),
        joins_loyalty=join_loyalty,
    )
    context.session.add(proof)
    return MailSent(address)


def checked_person(name: str, email: str) -> str:
    """The address to store. Raises InvalidInput with every fault at once."""
    address, faults = normal_email(email), []
    if address is None:
        faults.append(InvalidField("email", EXAMPLE))
    if not 1 <= len(name.strip()) <= LONGEST_NAME or not name.strip().isprintable():
        faults.append(InvalidField("name", f"Between 1 and {LONGEST_NAME} letters."))
    if faults or address is None:
        raise InvalidInput(faults)
    return address


async def finish_sign_up(info: Info, token: str, password: str) -> SignedIn:
    """Make the account that a link of `signUp` is for, log in, and keep the guest's cart.

    What was bought with this address as a guest, or at a till, joins the account.
    """
    context = info.context
    if faults := password_faults(password):
        raise InvalidInput(faults)
    proof = await opened(context, ProofPurpose.SIGN_UP, token)
    hashed = await context.ports.passwords.hash(password)
    try:
        account = await _make(context, proof, hashed)
    except IntegrityError:
        # Another link of the same person was faster.
        raise LinkExpired from None
    assert account.customer_id is not None
    if proof.joins_loyalty:
        await loyalty.join(context, account.customer_id)
    await claim_orders(context, account)
    return await sign_in(context, account)


async def _make(context: Context, proof: EmailProof, password_hash: str) -> Account:
    customer = await _customer(context, proof)
    account = Account(
        email=proof.email,
        name=proof.name,
        password_hash=password_hash,
        roles=[Role.CUSTOMER],
        customer_id=customer.id,
        email_proven_at=context.now,
    )
    account.emit(SignedUp())
    context.session.add(account)
    await context.session.flush()
    return account


async def _customer(context: Context, proof: EmailProof) -> Customer:
    """The record we have of whoever reads that mail, or a new one."""
    known = select(Customer).where(Customer.email == proof.email)
    found: Customer | None = await context.session.scalar(known)
    if found is not None:
        return found
    customer = Customer(name=proof.name, email=proof.email)
    customer.emit(CustomerJoined())
    context.session.add(customer)
    await context.session.flush()
    return customer
