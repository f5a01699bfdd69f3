"""Files carried by the worker's own steps, in the transaction of the test."""

from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.catalog import CatalogTransfer, RowPolicy, TransferKind
from models.media import Upload, UploadKind
from resolvers.context import utc_now
from resolvers.merchandising.transfers.running import Run
from tests.factories import NOW, a_word


@pytest.fixture
def carried(save, session):
    """What becomes of an export, or of the import of `text`."""

    async def carried(text=None, dry=False, policy=RowPolicy.ALL_OR_NOTHING, **how):
        kind = TransferKind.EXPORT
        if text is not None:
            kind = TransferKind.IMPORT
            upload = await save(
                Upload(
                    kind=UploadKind.CSV,
                    account_id=uuid4(),
                    token_digest=a_word(),
                    expires_at=NOW,
                    content=text.encode(),
                )
            )
            how |= {"upload_id": upload.id, "is_dry_run": dry, "policy": policy}
        asked = await save(CatalogTransfer.ask(kind, uuid4(), utc_now(), **how))

        @asynccontextmanager
        async def begin():
            yield session
            await session.commit()

        await Run(begin, asked.id, utc_now)()
        session.expunge_all()
        found = select(CatalogTransfer).where(CatalogTransfer.id == asked.id)
        done = await session.scalar(found)
        await session.refresh(done, ["result"])
        return done

    return carried
