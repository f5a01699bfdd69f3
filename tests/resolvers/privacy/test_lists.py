"""Every column and every table is classified."""

from sqlalchemy import func, select

from models.base import Model
from models.privacy import (
    DataExport,
    tables,
)
from resolvers.privacy.subject import subject


def test_every_column_of_every_table_is_classified():
    known = {
        table.name: {one.name for one in table.columns} for table in Model.metadata.tables.values()
    }

    said = {name: set(table.columns) for name, table in tables.items()}
    assert said == known


def test_whatever_points_to_people_says_whose_it_is():
    """A key to a customer, an account, an order or a browser makes a table one about people."""
    people = {"customers", "accounts", "orders", "payments", "returns", "carts", "tickets"}
    people |= {"loyalty_accounts", "login_sessions", "visitors", "campaign_members"}
    hints = {"visitor_id", "customer_id", "email", "recipient"}
    careless = [
        table.name
        for table in Model.metadata.sorted_tables
        if tables[table.name].whose is None
        and table.name not in {"shops", "audit_entries"}
        and (
            hints & {column.name for column in table.columns}
            or {key.column.table.name for key in table.foreign_keys} & people
        )
    ]
    assert careless == []


def test_nothing_that_stays_points_to_what_goes():
    dangling = [
        f"{table.name}.{key.parent.name}"
        for table in Model.metadata.sorted_tables
        for key in table.foreign_keys
        if tables[key.column.table.name].goes
        and not tables[table.name].goes
        and key.parent.name not in tables[table.name].cleared
    ]
    assert dangling == []


async def test_every_statement_of_the_lists_runs(session, ana):
    who = await subject(session, ana.customer_id)

    for table in tables.values():
        for statement in table.erasing():
            await session.execute(who.bound(statement))
    assert await session.scalar(select(func.count()).select_from(DataExport)) == 0
