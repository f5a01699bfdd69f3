"""Training the recommender: in a process of its own, from all purchases; servers take it up.

`python -m api.jobs.recommendations --train-first` trains the quick one unless a model is live.
"""

import argparse
import asyncio
import logging
import math
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncpg
from sqlalchemy import Insert, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from api.jobs import every
from api.live import CHANNEL
from api.settings import CannotStart, Settings
from api.work import Work
from models import ids
from models.recommendations import RecommendationModel
from resolvers.context import utc_now

if TYPE_CHECKING:
    from recsys.dataset import Purchases

log = logging.getLogger(__name__)
FIRST, FULL = "first", "full"
AGES_AFTER = {FIRST: timedelta(minutes=15), FULL: timedelta(hours=24)}
"""When a model is due for a full training."""
MOST_THREADS = 8
FIRST_SECONDS = 30.0
"""A shop that waits for its first model takes what there is by then."""
KEPT = 3
"""Model folders; the others are deleted."""
PATIENCE = 3_600.0
NICENESS = 10
"""Shoppers come first."""
_LOCK = 7_305_170_001
"""One training at a time, on whichever machine."""

# A guest is a customer of one order. Fixed widths, so that the binary rows are one array.
_PURCHASES = """
select coalesce(o.customer_id, o.id), o.id, v.product_id, o.placed_at
from orders o
join order_lines l on l.order_id = o.id
join variants v on v.id = l.variant_id
join products p on p.id = v.product_id
where o.status in ('confirmed', 'packed', 'shipped', 'delivered') and p.status = 'listed'
  and not exists (select from opinions n where n.customer_id = o.customer_id
                  and n.product_id = v.product_id and n.verdict = 'not_for_me')
union all
select g.customer_id, g.id, g.product_id, g.created_at
from opinions g
join products p on p.id = g.product_id
where g.verdict = 'good' and g.customer_id is not null and p.status = 'listed'
"""
"""What somebody calls good is as good as bought; what is not for them, they did not like."""


_LAST = select(RecommendationModel).order_by(RecommendationModel.trained_at.desc()).limit(1)
"""A model that was refused counts: another try so soon would be refused again."""


@every(300.0, patience=PATIENCE)
async def keep_trained(work: Work) -> None:
    """Train anew when the live model is too old: in another process, which may use the memory."""
    async with work.transaction() as session:
        last = await session.scalar(_LAST)
    if last is None or work.now - last.trained_at < AGES_AFTER.get(last.kind, AGES_AFTER[FULL]):
        return
    own = {"PATRON_DATABASE_URL": work.settings.database_url or ""}
    own["PATRON_VAR"] = str(work.settings.var)
    command = (sys.executable, "-m", __name__, "--train")
    process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **own})
    try:
        if code := await process.wait():
            log.warning("Training ended with code %s.", code)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def train(
    settings: Settings,
    kind: str = FULL,
    *,
    say: Callable[[str], None] = lambda step: None,
    now: Callable[[], datetime] = utc_now,
) -> str | None:
    """Train on what was bought, and let the new model go live. Returns its version.

    None when another training is under way, when a first one was asked for and a model is live,
    or when the new one was refused: what answers now goes on answering.
    """
    if not settings.database_url:
        raise CannotStart("Training needs a running database: `patron train` starts one.")
    engine = create_async_engine(settings.database_url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            if not await connection.scalar(text(f"select pg_try_advisory_lock({_LOCK})")):
                return None
            folder = settings.var / "models"
            if kind == FIRST and await _is_usable(connection, folder):
                return None
            await connection.commit()
            say("Reading purchases")
            purchases = await read(await _driver(connection))
            made = await asyncio.to_thread(_trained, purchases, kind, folder, now(), say)
            if made.refusal:
                say(f"Refused: {made.refusal}")
                await _remember(connection, made)
                return None
            await _go_live(connection, made)
            _tidy(folder, made.version)
            return made.version
    finally:
        await engine.dispose()


async def read(connection: asyncpg.Connection) -> "Purchases":
    """All purchases of listed products, by one COPY."""
    import numpy as np

    from recsys.dataset import Purchases, coded

    chunks = bytearray()

    async def take(chunk: bytes) -> None:
        chunks.extend(chunk)

    await connection.copy_from_query(_PURCHASES, output=take, format="binary")
    row = np.dtype(
        [("columns", ">i2")]
        + [
            (f"{name}{part}", kind)
            for name in "cop"
            for part, kind in (("_size", ">i4"), ("", "S16"))
        ]
        + [("at_size", ">i4"), ("at", ">i8")]
    )
    rows = np.frombuffer(chunks, row, offset=19, count=(len(chunks) - 21) // row.itemsize)
    customers, _ = coded(rows["c"])
    orders, _ = coded(rows["o"])
    products, meanings = coded(rows["p"])
    return Purchases(
        customer=customers,
        order=orders,
        product=products,
        days=rows["at"].astype(np.float64) / 86_400e6,
        product_ids=np.array([one.ljust(16, b"\0").hex() for one in meanings], dtype="S32"),
    )


@dataclass(frozen=True)
class Made:
    """A model on disk, about to go live, or one that was refused and is nowhere."""

    version: str
    kind: str
    trained_at: datetime
    facts: dict[str, Any]
    refusal: str | None = None


def _trained(
    purchases: "Purchases", kind: str, folder: Path, now: datetime, say: Callable[[str], None]
) -> Made:
    from recsys import factors, gate, model

    began = time.monotonic()
    quick = kind == FIRST
    threads = min(os.cpu_count() or 1, MOST_THREADS)
    version = f"{now:%Y%m%dT%H%M%S}-{kind}"
    judged: dict[str, Any] = {}
    if not quick:
        say("Comparing with what needs no training")
        verdict = gate.judge(purchases, threads=threads)
        judged = {"verdict": verdict.reason, "precision": dict(verdict.figures)}
        if not verdict.passed:
            return Made(version, kind, now, judged, refusal=verdict.reason)
    learnt = model.train(
        purchases,
        factors.EPOCHS_FIRST if quick else factors.EPOCHS_FULL,
        threads=threads,
        seconds=FIRST_SECONDS if quick else math.inf,
        say=say,
    )
    checksum = model.save(learnt, folder / version)
    facts = {
        **learnt.facts,
        **judged,
        "last_purchase_day": purchases.end,
        "seconds": round(time.monotonic() - began, 1),
        "sha256": checksum,
    }
    return Made(version, kind, now, facts)


async def _is_usable(connection: AsyncConnection, folder: Path) -> bool:
    """Whether the live model's files are here: `var` may be another than when it was trained."""
    version = await connection.scalar(
        select(RecommendationModel.version).where(RecommendationModel.is_live)
    )
    return version is not None and (folder / version / "model.json").exists()


async def _go_live(connection: AsyncConnection, made: Made) -> None:
    from resolvers.recommendations import MODEL_TOPIC

    async with connection.begin():
        await connection.execute(
            update(RecommendationModel).where(RecommendationModel.is_live).values(is_live=False)
        )
        await connection.execute(_row(made, is_live=True))
        await connection.execute(
            text("select pg_notify(:channel, :topic)"), {"channel": CHANNEL, "topic": MODEL_TOPIC}
        )


async def _remember(connection: AsyncConnection, made: Made) -> None:
    """A refused model leaves its figures."""
    async with connection.begin():
        await connection.execute(_row(made, is_live=False))


def _row(made: Made, *, is_live: bool) -> Insert:
    return insert(RecommendationModel).values(
        id=ids.uuid7(),
        version=made.version,
        kind=made.kind,
        is_live=is_live,
        trained_at=made.trained_at,
        facts=made.facts,
    )


def _tidy(folder: Path, version: str) -> None:
    versions = sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")
    for old in versions[:-KEPT]:
        if old.name != version:
            shutil.rmtree(old, ignore_errors=True)


async def _driver(connection: AsyncConnection) -> asyncpg.Connection:
    driver: asyncpg.Connection | None = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    return driver


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m api.jobs.recommendations", description=__doc__)
    kinds = asked.add_mutually_exclusive_group(required=True)
    kinds.add_argument("--train", dest="kind", action="store_const", const=FULL)
    kinds.add_argument("--train-first", dest="kind", action="store_const", const=FIRST)
    kind = asked.parse_args().kind
    began = time.monotonic()

    def say(step: str) -> None:
        sys.stdout.write(f"{time.monotonic() - began:5.1f} s  {step}\n")
        sys.stdout.flush()

    if kind == FULL:
        os.nice(NICENESS)
    try:
        version = asyncio.run(train(Settings.read(), kind, say=say))
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    say(f"{version} is live" if version else "No other model went live")
    return 0


if __name__ == "__main__":
    sys.exit(main())
