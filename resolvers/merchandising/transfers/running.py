"""An export or import from its beginning to its end; one that was cut off begins anew."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text

from models.catalog import (
    CatalogTransfer,
    RowPolicy,
    TransferContent,
    TransferKind,
    TransferMoved,
    TransferStatus,
)
from models.catalog.transfers import MOST_FAULTS
from models.media import Upload
from resolvers.merchandising.transfers import cells, planning, snapshot
from resolvers.merchandising.transfers.subjects import (
    Fault,
    Group,
    Plan,
    Row,
    Subject,
    Writer,
)
from resolvers.merchandising.transfers.writing import Writer as CatalogWriter
from resolvers.session import SharedSession
from resolvers.spreadsheets import csv_of, rows_of
from resolvers.stock.transfers import STOCK

Begin = Callable[[], AbstractAsyncContextManager[SharedSession]]
CATALOG = Subject(
    snapshot.taken, planning.products_of, cells.check_known, planning.Plan, CatalogWriter
)
SUBJECTS = {TransferContent.CATALOG: CATALOG, TransferContent.STOCK: STOCK}
STEP = 1_000
"""Products or counts that are looked at between two reports."""
MOST_ROWS = 300_000
ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('patron:import'))"


class Run:
    """`begin` opens transactions: reports are told at once, the import itself is one. What is
    read in `moment` is all of one moment."""

    def __init__(
        self, begin: Begin, id: UUID, now: Callable[[], datetime], moment: Begin | None = None
    ) -> None:
        self.begin, self.id, self.now = begin, id, now
        self.moment = moment or begin

    async def __call__(self) -> None:
        async with self.begin() as session:
            transfer = await self._transfer(session)
            if transfer is None or transfer.ended_at is not None:
                return
            transfer.status, transfer.done, transfer.total = TransferStatus.RUNNING, 0, 0
            transfer.emit(TransferMoved())
            kind, subject = transfer.kind, SUBJECTS[transfer.content]
        try:
            await (self._export if kind is TransferKind.EXPORT else self._import)(subject)
        except ValueError as wrong:
            await self._fail(str(wrong))

    async def _transfer(self, session: SharedSession) -> CatalogTransfer | None:
        named = select(CatalogTransfer).where(CatalogTransfer.id == self.id).with_for_update()
        found: CatalogTransfer | None = await session.scalar(named)
        return found

    async def _fail(self, problem: str) -> None:
        async with self.begin() as session:
            transfer = await self._transfer(session)
            if transfer is not None:
                transfer.problem = problem[:500]
                transfer.end(TransferStatus.FAILED, self.now())
                transfer.emit(TransferMoved())

    async def _report(self, done: int, total: int) -> None:
        async with self.begin() as session:
            transfer = await self._transfer(session)
            if transfer is not None:
                transfer.done, transfer.total = min(done, total), total
                transfer.emit(TransferMoved())

    async def _export(self, subject: Subject) -> None:
        async with self.moment() as session:
            transfer = await self._transfer(session)
            assert transfer is not None
            now = await subject.taken(session, transfer.narrowed, ())
        await self._report(len(now) // 2, len(now))
        rows = await asyncio.to_thread(lambda: list(now.rows()))
        content = await asyncio.to_thread(lambda: csv_of(now.header(), rows).encode())
        async with self.begin() as session:
            transfer = await self._transfer(session)
            if transfer is not None:
                transfer.result, transfer.size, transfer.total = content, len(content), len(rows)
                transfer.end(TransferStatus.DONE, self.now())
                transfer.emit(TransferMoved())

    async def _import(self, subject: Subject) -> None:
        async with self.begin() as session:
            transfer = await self._transfer(session)
            assert transfer is not None
            is_dry, policy = transfer.is_dry_run, transfer.policy
            named = select(Upload.content).where(Upload.id == transfer.upload_id)
            content = await session.scalar(named)
        if content is None:
            raise ValueError("The file is not kept any more. Upload it again.")
        header, rows, ragged = await asyncio.to_thread(_read, bytes(content))
        async with self.begin() as session:
            await session.execute(text(ONE_AT_A_TIME))
            now = await subject.taken(session, {}, rows)
            _check_header(header, now.header())
            subject.check_header(header)
            plan = subject.plan(now)
            for number, row in ragged.items():
                told = f"It has {len(row)} cells, the header {len(header)}."
                plan.faults.append(Fault(number, "", told))
                plan.bad_rows.add(number)
            await self._look(plan, subject.groups(rows), len(rows))
            writer = subject.writer(session, now, self.now())
            await writer.lock(plan)
            is_refused = bool(plan.faults) and policy is RowPolicy.ALL_OR_NOTHING
            if not is_dry and not is_refused:
                await self._write(writer, plan, len(rows))
            for number, row in ragged.items():
                rows[number - 2] = dict(zip(header, row, strict=False))
            await self._end(session, plan, header, rows, is_refused)

    async def _look(self, plan: Plan, groups: Sequence[Group], total: int) -> None:
        """Half of the way, or all of a dry run."""
        seen = 0
        for start in range(0, len(groups), STEP):
            some = groups[start : start + STEP]
            await asyncio.to_thread(plan.take_all, some)
            seen += sum(len(one) for one in some)
            await self._report(seen // 2, total)
        plan.settle()

    async def _write(self, writer: Writer, plan: Plan, total: int) -> None:
        done = total // 2

        async def progress(rows: int) -> None:
            nonlocal done
            done += rows // 2
            await self._report(done, total)

        await writer.write(plan.changes, progress)

    async def _end(
        self,
        session: SharedSession,
        plan: Plan,
        header: list[str],
        rows: list[Row],
        is_refused: bool,
    ) -> None:
        """In the transaction of the import: it says it is done if it is."""
        transfer = await self._transfer(session)
        assert transfer is not None
        await session.refresh(transfer)
        transfer.total = len(rows)
        transfer.created = sum(one.is_new for one in plan.changes)
        transfer.changed = len(plan.changes) - transfer.created
        transfer.unchanged, transfer.failed = plan.unchanged, len(plan.bad_rows)
        ordered = sorted(plan.faults, key=lambda one: (one.row, one.column))
        transfer.faults = [asdict(one) for one in ordered[:MOST_FAULTS]]
        if ordered:
            transfer.result = _bad_rows(header, rows, ordered)
            transfer.size = len(transfer.result)
        status = TransferStatus.REFUSED if is_refused else TransferStatus.DONE
        transfer.end(status, self.now())
        transfer.emit(TransferMoved())


def _read(content: bytes) -> tuple[list[str], list[Row], dict[int, list[str]]]:
    """The header, the rows by the names in it, and by their numbers those that have more cells or
    fewer, which are empty among the rows. Raises ValueError."""
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("A CSV file is text in UTF-8.") from None
    lines = rows_of(decoded)
    header = [one.strip() for one in next(lines, [])]
    rows: list[Row] = []
    ragged: dict[int, list[str]] = {}
    for number, line in enumerate(lines, 2):
        is_ragged = any(line) and len(line) != len(header)
        if is_ragged:
            ragged[number] = line
        is_row = any(line) and not is_ragged
        rows.append(dict(zip(header, line, strict=True)) if is_row else {})
        if len(rows) > MOST_ROWS:
            raise ValueError(f"At most {MOST_ROWS:,} rows in one file.")
    return header, rows, ragged


def _check_header(header: list[str], known: list[str]) -> None:
    """Raises ValueError."""
    strange = [one for one in header if one not in {*known, "fault"}]
    if strange or len(set(header)) < len(header):
        raise ValueError(
            f"There is no column {strange[0]!r:.60}." if strange else "A column twice."
        )


def _bad_rows(header: list[str], rows: list[Row], faults: list[Fault]) -> bytes:
    """To be mended and brought again."""
    names = [one for one in header if one != "fault"]
    told: dict[int, list[str]] = {}
    for one in faults:
        told.setdefault(one.row, []).append(f"{one.column}: {one.message}")
    lines = (
        [*(rows[number - 2].get(name, "") for name in names), " ".join(said)]
        for number, said in told.items()
        if number - 2 < len(rows)
    )
    return csv_of([*names, "fault"], lines).encode()
