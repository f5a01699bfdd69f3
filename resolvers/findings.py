"""What was found about money, for whoever has to know."""

from models.payments import PaymentFinding
from resolvers.context import Info
from resolvers.paging import Page, newest_first


async def payment_findings(
    info: Info, is_mended: bool | None = None, first: int = 20, after: str | None = None
) -> Page[PaymentFinding]:
    """What a crash left between the shop's books and the companies', and disputes; newest first."""
    matching = [] if is_mended is None else [PaymentFinding.is_mended.is_(is_mended)]
    when = PaymentFinding.created_at
    return await newest_first(
        info.context, PaymentFinding, when, matching=matching, first=first, after=after
    )
