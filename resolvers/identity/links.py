"""Links by mail: asking for one, and opening it."""

from dataclasses import dataclass

from sqlalchemy import select

from models.base import InvalidField, InvalidInput
from models.identity import EmailProof, LinkExpired, ProofPurpose, digest, normal_email
from resolvers.context import Context

EXAMPLE = "An e-mail address, for example ana@example.com."


@dataclass
class MailSent:
    email: str


def checked_email(email: str) -> str:
    """Raises InvalidInput."""
    address = normal_email(email)
    if address is None:
        raise InvalidInput([InvalidField("email", EXAMPLE)])
    return address


async def opened(context: Context, purpose: ProofPurpose, token: str) -> EmailProof:
    """What the link was made for; from now on it opens nothing. Raises LinkExpired."""
    wanted = select(EmailProof).where(EmailProof.token_digest == digest(token))
    found: EmailProof | None = await context.session.scalar(
        wanted.with_for_update().execution_options(populate_existing=True)
    )
    if found is None:
        raise LinkExpired
    found.use(purpose, context.now)
    return found
