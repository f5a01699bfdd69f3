"""Copies of everything about a customer, as JSON and as CSV."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
import strawberry
from sqlalchemy import select, update
from strawberry import Parent

from models.base import NotFound
from models.customers import Customer
from models.identity import Account, Limit, check_fresh, digest
from models.privacy import DataExport, ExportStatus, tables
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.privacy.subject import Subject
from resolvers.session import SharedSession
from resolvers.spreadsheets import csv_of

EXPORTS = Limit("copy of one's data, account", 5, timedelta(days=1))
MOST_SHOWN = 20
README = """\
Everything this shop knows about you, as of {at:%Y-%m-%d %H:%M} UTC.

data.json     all of it, by subject
csv/*.csv     the same, a table for each subject, to open in a spreadsheet

Amounts are in cents. Times are UTC. Not in here are secrets, such as what is kept to check your
password, and numbers that mean nothing outside of the shop.
"""
Rows = list[dict[str, Any]]


async def export_my_data(info: Info) -> DataExport:
    """Have a copy made of everything about me, ready within a minute, for a day.

    Takes a fresh confirmation. While one is being made, that one is given.
    """
    context, viewer = info.context, info.context.viewer
    check_fresh(viewer, context.now)
    if viewer.customer_id is None or viewer.account_id is None:
        raise NotFound(kind="customer")
    return await _made(context, viewer.customer_id, viewer.account_id)


@dataclass(frozen=True)
class CopyBeingMade:
    expires_at: datetime


async def copy_customer_data(info: Info, customer_id: strawberry.ID) -> CopyBeingMade:
    """Have a copy made for a customer who asked in person or by letter. It waits for a day where
    they log in, and is seen by nobody else. Takes a fresh confirmation.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    customer = await context.visible(Customer, customer_id)
    named = select(Account.id).where(Account.customer_id == customer.id, Account.is_active)
    account: UUID | None = await context.session.scalar(named)
    if account is None:
        raise NotFound(kind="account of this customer")
    made = await _made(context, customer.id, account)
    return CopyBeingMade(made.expires_at)


async def _made(context: Context, customer: UUID, account: UUID) -> DataExport:
    """The one that is being made, or a new one."""
    being_made: DataExport | None = await context.session.scalar(
        select(DataExport)
        .where(
            DataExport.account_id == account,
            DataExport.customer_id == customer,
            DataExport.ready_at.is_(None),
            DataExport.expires_at > context.now,
        )
        .limit(1)
    )
    if being_made:
        return being_made
    await tries.count(context, (EXPORTS, EXPORTS.key(account)))
    made = DataExport.ask(customer, account, context.now)
    context.session.add(made)
    return made


async def data_exports(info: Info) -> list[DataExport]:
    """The copies I asked for, the last first: at most 20."""
    if info.context.viewer.account_id is None:
        return []
    return await _mine(info.context)


async def _mine(context: Context) -> list[DataExport]:
    wanted = select(DataExport).where(DataExport.visible_to(context.viewer))
    ordered = wanted.order_by(DataExport.asked_at.desc(), DataExport.id.desc()).limit(MOST_SHOWN)
    return list((await context.session.scalars(ordered)).all())


async def export_status(export: Parent[DataExport], info: Info) -> ExportStatus:
    return export.status_at(info.context.now)


@dataclass(frozen=True)
class ExportLink:
    url: str
    expires_at: datetime


async def open_export(info: Info, export_id: strawberry.ID) -> ExportLink:
    """An address that gives the copy once, within ten minutes, to me alone.

    Takes a fresh confirmation. An address made before gives nothing any more.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    export = await context.visible(DataExport, export_id, lock=True)
    token = export.link(context.now)
    assert export.link_expires_at is not None
    return ExportLink(f"/exports/{token}", export.link_expires_at)


async def fetch(context: Context, token: str) -> bytes | None:
    """What such an address gives to whoever is logged in; None to anybody else, or again."""
    session = await context.write()
    used = await session.rows(
        update(DataExport)
        .where(
            DataExport.link_digest == digest(token),
            DataExport.link_expires_at > context.now,
            DataExport.expires_at > context.now,
            DataExport.visible_to(context.viewer),
        )
        .values(link_digest=None, link_expires_at=None)
        .returning(DataExport.content)
    )
    await context.commit()
    return used[0].content if used else None


async def read(session: SharedSession, who: Subject) -> dict[str, Rows]:
    """All that is handed out, by the name of its table."""
    found = {}
    for table in tables.values():
        statement = table.exporting()
        if statement is not None:
            rows = (await session.execute(who.bound(statement))).all()
            if rows:
                found[table.name] = [dict(row._mapping) for row in rows]
    return found


def packed(found: dict[str, Rows], at: datetime) -> bytes:
    """The zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("README.txt", README.format(at=at))
        zipped.writestr("data.json", orjson.dumps(found, default=str, option=orjson.OPT_INDENT_2))
        for name, rows in found.items():
            zipped.writestr(f"csv/{name}.csv", csv_of(list(rows[0]), map(_cells, rows)))
    return file.getvalue()


def _cells(row: dict[str, Any]) -> list[Any]:
    """Lists and objects as JSON, which begins no formula."""
    return [
        orjson.dumps(value).decode() if isinstance(value, dict | list) else value
        for value in row.values()
    ]
