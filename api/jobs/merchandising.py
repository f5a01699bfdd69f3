"""The catalogue goes out into files and comes in from them; the clock publishes what is due."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import or_, select, text

from api.jobs import Happened, every, on
from api.work import Work
from models.catalog import Product, ProductStatus, TransferAsked
from resolvers.merchandising.counting import recount
from resolvers.merchandising.transfers.running import Run
from resolvers.session import SharedSession

PATIENCE = 1_800.0
AT_ONCE = 200
ONE_MOMENT = "set transaction isolation level repeatable read"
TIMED = (ProductStatus.SCHEDULED, ProductStatus.EARLY, ProductStatus.LISTED)
OVER = (
    "update catalog_transfers set result = null, size = null"
    " where result is not null and asked_at < now() - interval '7 days'",
    "update uploads set content = null"
    " where content is not null and expires_at < now() - interval '7 days'",
    "delete from uploads where received_at is null and expires_at < now() - interval '1 day'",
)


@on(TransferAsked, patience=PATIENCE)
async def carry_over(work: Work, happened: Happened[TransferAsked]) -> None:
    @asynccontextmanager
    async def moment() -> AsyncIterator[SharedSession]:
        async with work.transaction() as session:
            await session.execute(text(ONE_MOMENT))
            yield session

    await Run(work.transaction, happened.subject_id, lambda: work.now, moment)()


@every(seconds=20)
async def publish_what_is_due(work: Work) -> None:
    """Also what ends, and what some are shown before the others."""
    now = work.now
    async with work.transaction() as session:
        due = select(Product).where(
            Product.status.in_(TIMED),
            or_(Product.publish_from.is_not(None), Product.publish_until.is_not(None)),
            or_(
                (Product.publish_until <= now),
                (Product.publish_from <= now) & (Product.status != ProductStatus.LISTED),
                (Product.early_from <= now) & (Product.status == ProductStatus.SCHEDULED),
            ),
        )
        locked = due.order_by(Product.id).limit(AT_ONCE).with_for_update(skip_locked=True)
        moved = set()
        for product in (await session.scalars(locked)).all():
            status = product.due_status(now)
            if status is not product.status:
                product.status = status
                product.note(status.value)
                moved.add(product.category_id)
        await recount(session, moved)


@every(seconds=3_600)
async def forget_old_files(work: Work) -> None:
    """Of the catalogue: what was exported, and what was brought."""
    for statement in OVER:
        async with work.transaction() as session:
            await session.execute(text(statement))
