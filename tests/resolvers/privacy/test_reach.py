"""Erasing somebody reads no table whole, however large the shop has grown."""

import re
from uuid import uuid4

import pytest
from sqlalchemy import text

from models.privacy import tables
from resolvers.privacy import erasing, subject, taking_out
from resolvers.privacy.subject import Subject

FEW = {"invitations": "Of staff."}
"""Tables that may be read whole, and why they stay small."""
ASKED = {
    name: sql
    for module in (subject, erasing, taking_out)
    for name, sql in vars(module).items()
    if isinstance(sql, str) and "select" in sql and name.isupper()
}
CARRIED_OUT = {
    f"{table.name}, {number}": sql
    for table in tables.values()
    for number, sql in enumerate(table.erasing(), 1)
}
ANYBODY = Subject(
    customer=uuid4(),
    accounts=[uuid4()],
    proven=["ana@example.com"],
    emails=["ana@example.com"],
    orders=[uuid4()],
    visitors=[uuid4()],
    payments=["payment_1"],
    subjects=[uuid4()],
    written_to=["ana@example.com"],
)
CROWDS = (
    """insert into notices (id, created_at, kind, subject_id, reference, recipient, attempts)
       select gen_random_uuid(), now(), 'link_sent', gen_random_uuid(), '', n || '@example.com', 1
       from generate_series(1, 20000) n""",
    """insert into idempotency_keys (id, created_at, scope, key, request_digest, result_id)
       select gen_random_uuid(), now(), concat(gen_random_uuid(), chr(58), 'placeOrder'), 'a key',
         '', 'order_1'
       from generate_series(1, 20000) n""",
    """insert into webhook_deliveries (id, created_at, provider, event_ref, payload, attempts)
       select gen_random_uuid(), now(), 'sandbox', n::text,
         jsonb_build_object('data', jsonb_build_object('reference', 'payment_' || n)), 1
       from generate_series(1, 20000) n""",
    """insert into email_proofs (id, created_at, purpose, email, expires_at, name, joins_loyalty)
       select gen_random_uuid(), now(), 'sign_up', n || '@example.com', now(), '', false
       from generate_series(1, 20000) n""",
)


async def read_whole(session, sql):
    plan = (await session.execute(ANYBODY.bound(f"explain {sql}"))).scalars()
    return set(re.findall(r"Seq Scan on (\w+)", "\n".join(plan))) - FEW.keys()


@pytest.mark.parametrize("sql", (ASKED | CARRIED_OUT).values(), ids=(ASKED | CARRIED_OUT).keys())
async def test_each_statement_has_an_index_that_it_can_use(session, sql):
    # A scan is then planned only where there is no other way, also of a table that is empty.
    await session.execute(text("set local enable_seqscan = off"))

    assert await read_whole(session, sql) == set()


async def test_in_tables_that_are_full_the_indexes_are_used(session):
    for crowd in CROWDS:
        await session.execute(text(crowd))
    for table in ("notices", "idempotency_keys", "webhook_deliveries", "email_proofs"):
        await session.execute(text(f"analyze {table}"))

        (sql,) = tables[table].erasing()
        assert await read_whole(session, sql) == set()


async def test_whatever_points_to_what_goes_is_found_by_index(session):
    """Each deleted row is looked for wherever a key may point to it."""
    unindexed = await session.execute(
        text("""
        select k.conrelid::regclass::text as "from", k.confrelid::regclass::text as "to"
        from pg_constraint k
        where k.contype = 'f' and not exists (
          select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
        """)
    )
    assert [each for each in unindexed.all() if each.to in tables and tables[each.to].goes] == []
