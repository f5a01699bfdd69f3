"""What is said of a product beside its card, read with its page or for many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, any_, case, cast, func, select
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.catalog import LinkKind, ProductLink, ReturnRule
from resolvers.batching import IDS
from resolvers.catalog.rows import STATUS_EARLY, products
from resolvers.session import SharedSession

_links = ProductLink.__table__


def _targets(kind: LinkKind) -> Any:
    """The products that it leads to, in order."""
    wanted = select(_links.c.target_id).where(
        _links.c.product_id == products.c.id, _links.c.kind == kind
    )
    listed = wanted.order_by(_links.c.position, _links.c.id).scalar_subquery()
    return cast(func.array(listed), ARRAY(PgUUID)).label(kind.value)


DETAIL_COLUMNS: list[Any] = [
    products.c.id,
    products.c.age_limits,
    products.c.is_age_restricted,
    products.c.seo_title,
    products.c.seo_description,
    products.c.name,
    products.c.description,
    products.c.attributes,
    products.c.texts,
    products.c.public_metadata,
    products.c.photos,
    case((STATUS_EARLY, products.c.publish_from)).label("opens_at"),
    products.c.return_rule,
    *(_targets(kind) for kind in LinkKind),
]
"""In the order of the fields of `ProductDetails`."""
_DETAILS = select(*DETAIL_COLUMNS).where(products.c.id == any_(IDS))


@dataclass(frozen=True, slots=True)
class ProductDetails:
    product_id: UUID
    age_limits: Mapping[str, Any]
    is_age_restricted: bool
    seo_title: str | None
    seo_description: str | None
    name: str
    description: str
    said: Mapping[str, Any]
    texts: Mapping[str, Any]
    noted: Mapping[str, Any]
    photos: Sequence[Mapping[str, Any]]
    opens_at: datetime | None
    """From when on everybody can buy it; None when they can."""
    return_rule: ReturnRule
    related_ids: Sequence[UUID]
    upgrade_ids: Sequence[UUID]


async def details_of(session: SharedSession, ids: Sequence[UUID]) -> list[ProductDetails | None]:
    rows: Sequence[Sequence[Any]] = await session.rows(_DETAILS, ids=list(ids))
    found = {row[0]: ProductDetails(*row) for row in rows}
    return [found.get(id) for id in ids]
