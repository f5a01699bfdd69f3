"""`PUT /uploads/<token>` takes one file of a merchandiser; `/media` and `/transfers` give files."""

import asyncio
import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from api.auth import Tokens, identify
from api.pictures import Made, made_of
from models import ids
from models.base import NotFound
from models.catalog import CatalogTransfer, TransferContent
from models.identity import digest
from models.media import LARGEST_CSV, Media, MediaFile, NotAPicture, Upload, UploadKind
from resolvers.context import Context

if TYPE_CHECKING:
    from api.app import Shop

NAME = re.compile(r"(media_[0-9a-z]{26})/(\d{1,5})\.(avif|webp)")
FOR_EVER = "public, max-age=31536000, immutable"
FILE_NAMES = {TransferContent.CATALOG: "catalogue", TransferContent.STOCK: "stock"}
GONE = "There is no such file."
_AT_WORK = asyncio.Semaphore(1)
"""Making pictures small takes a processor: one at a time."""


def routes(shop: "Shop", tokens: Tokens) -> list[Route]:
    async def identified(request: Request) -> Context:
        context = shop.context(request)
        try:
            await identify(context, *tokens.of(request))
        except BaseException:
            await context.close()
            raise
        return context

    async def put(request: Request) -> Response:
        """Nothing is read for whoever may not bring it, and no more than it may be. Whoever sends
        it slowly holds no connection to the database."""
        context, token = await identified(request), request.path_params["token"]
        try:
            kind = (await _open(context, token)).kind
            await context.close()
            content = await _read(request, kind.largest)
            if content is None:
                return _told(413, f"At most {kind.largest // 1_000_000} MB.")
            return await _take(context, await _open(context, token), content)
        except NotFound:
            return _told(404, "This address takes no file, or not from you.")
        except ClientDisconnect:
            return Response(status_code=400)
        finally:
            await context.close()

    async def media(request: Request) -> Response:
        named = NAME.fullmatch(request.path_params["name"])
        context = shop.context(request)
        try:
            content = await _file(context, named) if named else None
        finally:
            await context.close()
        if content is None or named is None:
            return PlainTextResponse(GONE, 404, headers={"cache-control": "no-store"})
        headers = {"cache-control": FOR_EVER, "content-disposition": "inline"}
        return Response(content, media_type=f"image/{named[3]}", headers=headers)

    async def transfer(request: Request) -> Response:
        """A browser follows a link without our header: what it may see, its cookie says."""
        context = shop.context(request)
        try:
            known = tokens.of(request)
            await identify(context, *(known if known[0] else tokens.kept(request)))
            wanted = await context.visible(CatalogTransfer, request.path_params["id"])
            named = select(CatalogTransfer.result).where(CatalogTransfer.id == wanted.id)
            content = await context.session.scalar(named)
        except NotFound:
            content = None
        finally:
            await context.close()
        if content is None:
            return PlainTextResponse(GONE, 404, headers={"cache-control": "no-store"})
        name = f"{FILE_NAMES[wanted.content]}-{wanted.asked_at:%Y-%m-%d-%H%M}.csv"
        headers = {
            "cache-control": "private, no-store",
            "content-disposition": f'attachment; filename="{name}"',
        }
        return Response(bytes(content), media_type="application/octet-stream", headers=headers)

    return [
        Route("/uploads/{token}", put, methods=["PUT"], max_body_size=LARGEST_CSV),
        Route("/media/{name:path}", media, methods=["GET"]),
        Route("/transfers/{id}.csv", transfer, methods=["GET"]),
    ]


async def _open(context: Context, token: str) -> Upload:
    """Once: an address that was used, or is over, takes nothing. Raises NotFound."""
    named = select(Upload).where(
        Upload.token_digest == digest(token),
        Upload.received_at.is_(None),
        Upload.expires_at > context.now,
    )
    return await context.the_one(named, Upload)


async def _read(request: Request, most: int) -> bytes | None:
    """None for more than `most`, which is not kept."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most:
            return None
    return bytes(content)


async def _take(context: Context, upload: Upload, content: bytes) -> Response:
    await context.close()
    if upload.kind is UploadKind.CSV:
        await _received(context, upload, content=content)
        return JSONResponse({"upload": upload.gid, "size": len(content)})
    try:
        async with _AT_WORK:
            made = await asyncio.to_thread(made_of, content)
    except NotAPicture as refused:
        return _told(422, str(refused))
    media = await _received(context, upload, made=made)
    return JSONResponse({"upload": upload.gid, **(media or {})})


def _told(status: int, message: str) -> Response:
    return JSONResponse({"message": message}, status)


async def _received(
    context: Context, upload: Upload, content: bytes | None = None, made: Made | None = None
) -> dict[str, Any] | None:
    session = await context.write("upload")
    try:
        media = await _kept(context, made) if made else None
        values: dict[str, Any] = {"received_at": context.now, "content": content}
        values["size"] = len(content) if content is not None else None
        if media is not None:
            values["media_id"] = media.id
        # Two may have brought a file while the address was open: the first is what was uploaded.
        is_open = (Upload.id == upload.id, Upload.received_at.is_(None))
        taken = update(Upload).where(*is_open).values(values).returning(Upload.id)
        if (await session.execute(taken)).first() is None:
            raise NotFound(kind="upload")
        await context.commit(upload)
    except BaseException:
        await context.rollback()
        raise
    if media is None:
        return None
    about = {"media": media.gid, "width": media.width, "height": media.height, "url": media.url}
    return {**about, "blurHash": media.blur_hash}


async def _kept(context: Context, made: Made) -> Media:
    """The same picture is kept once, whoever brings it again."""
    session = context.session
    values = {
        "id": ids.uuid7(),
        "digest": made.digest,
        "width": made.width,
        "height": made.height,
        "blur_hash": made.blur_hash,
        "uploaded_by": context.viewer.account_id,
    }
    new = insert(Media).values(values).on_conflict_do_nothing()
    is_new = (await session.execute(new.returning(Media.id))).first()
    if is_new:
        files = [
            {
                "id": ids.uuid7(),
                "media_id": values["id"],
                "width": one.width,
                "format": one.format,
                "size": len(one.content),
                "content": one.content,
            }
            for one in made.files
        ]
        await session.execute(insert(MediaFile), files)
    found: Media = await context.the_one(select(Media).where(Media.digest == made.digest), Media)
    return found


async def _file(context: Context, named: re.Match[str]) -> bytes | None:
    parts = ids.decode(named[1])
    if parts is None:
        return None
    found = select(MediaFile.content).where(
        MediaFile.media_id == parts[1],
        MediaFile.width == int(named[2]),
        MediaFile.format == named[3],
    )
    content: bytes | None = await context.session.scalar(found)
    return content
