"""Frames into tables: COPY in chunks, with the indexes of the large tables made afterwards."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import asyncpg
import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

Columns = Mapping[str, Any]
"""A column's name and its values: an array, a Series, a list, or one value for every row."""

_CHUNK = 100_000


async def copy(connection: asyncpg.Connection, table: str, columns: Columns) -> int:
    """Fill an emptied `table`. None and NaN become NULL. Returns the number of rows."""
    rows = max(len(values) for values in columns.values() if _is_many(values))
    arrow = pa.table({name: _arrow(values, rows) for name, values in columns.items()})
    await connection.copy_to_table(
        table, source=_chunks(arrow), columns=list(columns), format="csv", null=""
    )
    return rows


def _is_many(values: Any) -> bool:
    return isinstance(values, np.ndarray | pd.Series | list | pa.Array)


def _arrow(values: Any, rows: int) -> pa.Array:
    if not _is_many(values):
        return pa.repeat(pa.scalar(values), rows)
    if isinstance(values, np.ndarray) and values.dtype.kind == "S":
        width = values.dtype.itemsize
        offsets = np.arange(0, (rows + 1) * width, width, dtype=np.int32)
        text = np.ascontiguousarray(values)
        return pa.StringArray.from_buffers(rows, pa.py_buffer(offsets), pa.py_buffer(text))
    return pa.array(values, from_pandas=True)


async def _chunks(table: pa.Table) -> AsyncIterator[bytes]:
    options = csv.WriteOptions(include_header=False)
    for start in range(0, table.num_rows, _CHUNK):
        sink = BytesIO()
        csv.write_csv(table.slice(start, _CHUNK), sink, options)
        yield sink.getvalue()


_CONSTRAINTS = """
select conrelid::regclass::text as table, conname as name, contype::text as type,
       pg_get_constraintdef(oid) as definition
from pg_constraint
where contype in ('p', 'u', 'f')
  and (conrelid = any($1::regclass[]) or contype = 'f' and confrelid = any($1::regclass[]))
"""
_INDEXES = """
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
from pg_index
where indrelid = any($1::regclass[])
  and indpred is null -- partial ones hold nothing of the demo's past
  and not exists (select from pg_constraint where conindid = indexrelid)
"""


@asynccontextmanager
async def without_indexes(
    connection: asyncpg.Connection, tables: list[str]
) -> AsyncIterator[Iterator[str]]:
    """Inside, `tables` have neither keys nor indexes, in the caller's transaction.

    Yields the statements that make them anew, so that the caller can run and count them.
    """
    constraints = await connection.fetch(_CONSTRAINTS, tables)
    indexes = await connection.fetch(_INDEXES, tables)
    for one in sorted(constraints, key=lambda row: row["type"] != "f"):
        await connection.execute(f'alter table {one["table"]} drop constraint "{one["name"]}"')
    for one in indexes:
        await connection.execute(f"drop index {one['name']}")
    remaking = iter(
        [_constraint(row) for row in constraints if row["type"] != "f"]
        + [row["definition"] for row in indexes]
        + [_constraint(row) for row in constraints if row["type"] == "f"]
    )
    yield remaking
    for statement in remaking:
        await connection.execute(statement)


def _constraint(row: asyncpg.Record) -> str:
    return f'alter table {row["table"]} add constraint "{row["name"]}" {row["definition"]}'
