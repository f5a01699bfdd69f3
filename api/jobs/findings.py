"""What is found about money is told once: to the owner, and in the log for whoever watches that."""

import logging

from sqlalchemy.dialects.postgresql import insert

from api.work import Work
from models import ids
from models.payments import FindingKind, Payment, PaymentFinding
from resolvers.ports import ProviderPayment

OPEN = (FindingKind.DIFFERS, FindingKind.UNKNOWN_CHARGE, FindingKind.LOST)
"""A person has to look."""

log = logging.getLogger(__name__)


async def tell(
    work: Work,
    kind: FindingKind,
    provider: str,
    told: ProviderPayment,
    payment: Payment | None,
    note: str = "",
) -> None:
    """Once for each payment and kind."""
    is_mended = kind not in OPEN
    log.log(
        *(logging.INFO if is_mended else logging.ERROR, "Payment %s at %s: %s (%s %s)"),
        *(told.id, provider, kind, told.kept or told.amount, told.currency),
    )
    found = insert(PaymentFinding).values(
        id=ids.uuid7(),
        kind=kind,
        provider=provider,
        provider_ref=told.id,
        payment_id=payment.id if payment else None,
        amount=told.kept or told.amount,
        currency=told.currency,
        is_mended=is_mended,
        note=note,
    )
    async with work.transaction() as session:
        await session.execute(found.on_conflict_do_nothing())
