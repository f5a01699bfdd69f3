"""Settling what callers spend, in PostgreSQL, so that all processes count together."""

from sqlalchemy import bindparam, extract, func
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.identity import Bucket, Rate
from resolvers.session import SharedSession

_new = insert(Bucket).values(
    {name: bindparam(name) for name in ("id", "key", "spent")} | {"at": func.now()}
)
_leaked = extract("epoch", func.now() - Bucket.at) * bindparam("restore", type_=Bucket.spent.type)
_SETTLE = _new.on_conflict_do_update(
    index_elements=[Bucket.key],
    set_={
        "spent": func.greatest(0, Bucket.spent - _leaked) + _new.excluded.spent,
        "at": func.now(),
    },
).returning(Bucket.spent)


async def settle(session: SharedSession, key: str, points: float, rate: Rate) -> float:
    """Add `points` to what was spent under `key`; what all have spent that has not leaked yet."""
    found = await session.rows(
        _SETTLE, id=ids.uuid7(), key=key, spent=points, restore=float(rate.restore)
    )
    return float(found[0].spent)
