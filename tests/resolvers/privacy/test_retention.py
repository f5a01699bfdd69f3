"""What is old goes by rules, which the owner sets."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from models.base import EventEntry
from models.privacy import (
    RULES,
    STAYS,
    RetentionPeriod,
)
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.privacy.retaining import BATCH, prune, since


async def test_every_table_has_a_rule_or_a_reason(session):
    named = "select tablename from pg_tables where schemaname = 'public'"
    there = {row[0] for row in await session.rows(text(named))} - {"alembic_version"}

    ruled = {rule.table for rule in RULES}

    assert there - ruled - STAYS.keys() == set()
    assert {rule.table for rule in RULES} | STAYS.keys() <= there
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_every_rule_runs(session, rule):
    assert await prune(session, rule, await since(session, rule, utc_now())) == 0


async def test_what_is_old_goes_in_batches_and_what_is_not_stays(session):
    (rule,) = [one for one in RULES if one.name == "browsing"]
    old, new = utc_now() - timedelta(days=401), utc_now() - timedelta(days=399)
    for at, name in [(old, "Searched")] * 3 + [(new, "Searched"), (old, "OrderPlaced")]:
        session.add(EventEntry(name=name, at=at))
    await session.commit()

    assert await prune(session, rule, await since(session, rule, utc_now())) == 3
    left = (await session.scalars(select(EventEntry.name).order_by(EventEntry.name))).all()
    assert left == ["OrderPlaced", "Searched"]
    assert BATCH <= 1_000


async def test_the_owner_sees_and_sets_how_long(ask, session):
    query = "{ retention { name days usualDays } }"
    set_ = """mutation ($days: Int!) { setRetention(input: {name: "browsing", days: $days}) {
      __typename
      ... on Retention { days usualDays }
      ... on RetentionOutOfBounds { least most }
    } }"""

    told = await ask(set_, viewer=Role.OWNER, days=60)
    refused = await ask(set_, viewer=Role.OWNER, days=5)

    assert told["setRetention"] == {"__typename": "Retention", "days": 60, "usualDays": 400}
    assert refused["setRetention"]["__typename"] == "RetentionOutOfBounds"
    shown = {one["name"]: one["days"] for one in (await ask(query, viewer=Role.OWNER))["retention"]}
    assert shown["browsing"] == 60
    assert len(shown) == len(RULES)
    assert await session.scalar(select(RetentionPeriod.days)) == 60
