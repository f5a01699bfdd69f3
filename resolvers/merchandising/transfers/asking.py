"""Merchandisers bring files, and ask for the catalogue or for stock to go out or come in."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import strawberry
from sqlalchemy import select
from strawberry import Parent

from models.base import InvalidField, InvalidInput
from models.catalog import (
    CatalogTransfer,
    ProductStatus,
    RowPolicy,
    TransferContent,
    TransferKind,
)
from models.identity import digest
from models.identity.tokens import new_token
from models.media import UPLOAD_LASTS, Upload, UploadKind
from models.spelling import readable
from models.stores import Location
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import Key
from resolvers.merchandising import reading
from resolvers.paging import page_size


@dataclass(frozen=True)
class OpenedUpload:
    gid: str
    url: str
    expires_at: datetime
    most_bytes: int


async def open_upload(info: Info, kind: UploadKind, name: str = "") -> OpenedUpload:
    """An address to which one file can be PUT, as it is, within a quarter of an hour and by me.

    What is put there is looked at; the answer says what became of it, or why it is refused.
    """
    context, token = info.context, new_token()
    assert context.viewer.account_id is not None
    upload = Upload(
        kind=kind,
        account_id=context.viewer.account_id,
        token_digest=digest(token),
        expires_at=context.now + UPLOAD_LASTS,
        name=name.strip()[:200],
    )
    context.session.add(upload)
    await context.session.flush()
    return OpenedUpload(upload.gid, f"/uploads/{token}", upload.expires_at, kind.largest)


async def export_catalog(info: Info) -> CatalogTransfer:
    """Have the whole catalogue written into a CSV file. It can be imported again as it is."""
    return _asked(info.context, TransferKind.EXPORT)


async def export_products(
    info: Info, search: str | None = None, status: ProductStatus | None = None
) -> CatalogTransfer:
    """Have those products written into a CSV file that `catalogProducts` finds with the same words
    and status. Imported again, it changes nothing of the others."""
    given = {"search": readable(search or ""), "status": status.value if status else ""}
    narrowed = {name: one for name, one in given.items() if one}
    return _asked(info.context, TransferKind.EXPORT, narrowed=narrowed)


async def import_catalog(
    info: Info,
    idempotency_key: Key,
    upload_id: strawberry.ID,
    is_dry_run: bool = True,
    policy: RowPolicy = RowPolicy.ALL_OR_NOTHING,
) -> CatalogTransfer:
    """Have a CSV file that was uploaded read into the catalogue; a dry run only says what would be.

    A product is known by `external_ref`, or else by `article_number`, a variant by
    `variant_external_ref` or `sku`; others are new. A column that is missing changes nothing.
    """
    return await _brought(info.context, TransferContent.CATALOG, upload_id, is_dry_run, policy)


async def export_stock(info: Info, location_id: strawberry.ID | None = None) -> CatalogTransfer:
    """Have what there is, everywhere or in one place, written into a CSV file.

    Each number that may be changed stands there twice: change the first, and keep the one it was
    exported with beside it.
    """
    narrowed = {}
    if location_id is not None:
        place = await info.context.visible(Location, location_id)
        narrowed["location"] = place.number
    how = {"content": TransferContent.STOCK, "narrowed": narrowed}
    return _asked(info.context, TransferKind.EXPORT, **how)


async def import_stock(
    info: Info,
    idempotency_key: Key,
    upload_id: strawberry.ID,
    is_dry_run: bool = True,
    policy: RowPolicy = RowPolicy.ALL_OR_NOTHING,
) -> CatalogTransfer:
    """Have a CSV file that was uploaded read as counts; a dry run only says what would be.

    A row that differs from what it was exported with is written only if that is how it still is.
    """
    return await _brought(info.context, TransferContent.STOCK, upload_id, is_dry_run, policy)


async def _brought(
    context: Context, content: TransferContent, upload_id: str, is_dry_run: bool, policy: RowPolicy
) -> CatalogTransfer:
    upload = await context.visible(Upload, upload_id)
    if upload.kind is not UploadKind.CSV or upload.received_at is None:
        raise InvalidInput([InvalidField("uploadId", "A CSV file that was uploaded.")])
    how = {"upload_id": upload.id, "is_dry_run": is_dry_run, "policy": policy}
    return _asked(context, TransferKind.IMPORT, content=content, **how)


def _asked(context: Context, kind: TransferKind, **how: object) -> CatalogTransfer:
    assert context.viewer.account_id is not None
    asked: CatalogTransfer = CatalogTransfer.ask(
        kind, context.viewer.account_id, context.now, **how
    )
    context.session.add(asked)
    return asked


async def catalog_transfers(
    info: Info, content: TransferContent | None = None, first: int = 20
) -> Sequence[CatalogTransfer]:
    """Exports and imports, the last first; of the catalogue, of stock, or of both."""
    wanted = select(CatalogTransfer).where(CatalogTransfer.visible_to(info.context.viewer))
    if content is not None:
        wanted = wanted.where(CatalogTransfer.content == content)
    ordered = wanted.order_by(CatalogTransfer.asked_at.desc(), CatalogTransfer.id.desc())
    return (await info.context.session.scalars(ordered.limit(page_size(first)))).all()


async def catalog_transfer(info: Info, id: strawberry.ID) -> CatalogTransfer:
    """How far an export or import is; null when there is none."""
    return await info.context.visible(CatalogTransfer, id)


async def catalog_transfer_changed(
    info: Info, transfer_id: strawberry.ID
) -> AsyncIterator[CatalogTransfer]:
    """An export or import, at once and whenever it got further."""
    context = info.context
    topic = CatalogTransfer.topic_of(uuid_of(CatalogTransfer, transfer_id))
    async with context.ports.live.subscribe(topic) as changes:
        while True:
            own = context.fresh()
            try:
                await own.renew()
                found = await own.visible(CatalogTransfer, transfer_id)
            finally:
                await own.close()
            yield found
            if found.ended_at is not None:
                return
            await anext(changes)


@dataclass(frozen=True)
class RowFault:
    row: int
    column: str
    message: str


def faults(transfer: Parent[CatalogTransfer], first: int = 100) -> list[RowFault]:
    """The first rows that were wrong, of at most 1,000 that are kept; the header is row 1."""
    return [RowFault(**one) for one in transfer.faults[: max(0, first)]]


def narrowed(transfer: Parent[CatalogTransfer]) -> list[reading.Metadata]:
    """What alone went out: by words, status or place; empty for all."""
    return [reading.Metadata(*one) for one in sorted(transfer.narrowed.items())]


def file_url(transfer: Parent[CatalogTransfer]) -> str | None:
    """What was exported; or of an import, the rows that were wrong, each with its fault."""
    return f"/transfers/{transfer.gid}.csv" if transfer.has_file else None
