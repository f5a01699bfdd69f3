"""Which things may be said of products, and of what type they are."""

from collections.abc import Sequence
from typing import Any

import strawberry
from sqlalchemy import select

from models.catalog import Attribute, AttributeType
from resolvers.context import Info
from resolvers.inputs import Key
from resolvers.merchandising.saving import written

MOST = 500


async def attributes(info: Info) -> Sequence[Attribute]:
    """All that may be said of products, by name."""
    found = select(Attribute).order_by(Attribute.name, Attribute.id).limit(MOST)
    return (await info.context.session.scalars(found)).all()


async def create_attribute(
    info: Info,
    code: str,
    name: str,
    type: AttributeType,
    name_de: str | None = None,
    choices: list[str] | None = None,
    unit: str | None = None,
) -> Attribute:
    """Let something more be said of products. Neither code nor type ever changes."""
    made = Attribute(code=code, type=type, **_values(name, name_de, choices, unit))
    made.check()
    info.context.session.add(made)
    await written(info.context)
    return made


async def edit_attribute(
    info: Info,
    idempotency_key: Key,
    attribute_id: strawberry.ID,
    revision: int,
    name: str,
    name_de: str | None = None,
    choices: list[str] | None = None,
    unit: str | None = None,
) -> Attribute:
    """Call an attribute otherwise, or change its choices; products keep what they have."""
    edited = await info.context.visible(Attribute, attribute_id, lock=True)
    edited.change(revision, _values(name, name_de, choices, unit))
    await written(info.context)
    return edited


def _values(
    name: str, name_de: str | None, choices: list[str] | None, unit: str | None
) -> dict[str, Any]:
    listed = dict.fromkeys(one.strip() for one in choices or () if one.strip())
    return {
        "name": name.strip(),
        "names": {"de": name_de.strip()} if name_de and name_de.strip() else {},
        "choices": list(listed),
        "unit": unit.strip() or None if unit else None,
    }
