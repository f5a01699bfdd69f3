"""The API's own scalars: exact decimals as text, and times that say their zone."""

from datetime import UTC, datetime
from decimal import Decimal as PyDecimal
from decimal import InvalidOperation
from typing import Any

import strawberry
from graphql import GraphQLError

from resolvers.inputs import Decimal

__all__ = ["SCALARS", "Decimal"]


def _decimal(value: Any) -> str:
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise GraphQLError('A decimal is written as text, such as "12.10".')
    try:
        number = PyDecimal(value)
    except InvalidOperation:
        raise GraphQLError(f"{value!r:.40} is not a decimal.") from None
    if not number.is_finite() or len(number.as_tuple().digits) > 30 or abs(number.adjusted()) > 30:
        raise GraphQLError(f"{value!r:.40} is not a decimal that the shop can hold.")
    return format(number, "f")


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise GraphQLError("A time is written in ISO 8601, such as 2026-11-22T08:00Z.") from None
    if moment.tzinfo is None:
        raise GraphQLError("A time needs its zone, such as 2026-11-22T08:00Z.")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise GraphQLError("That time is out of all bounds.") from None


SCALARS: dict[object, Any] = {
    Decimal: strawberry.scalar(
        name="Decimal",
        description='An exact decimal, as text: "12.10".',
        serialize=str,
        parse_value=_decimal,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment in ISO 8601 with its zone: 2026-11-22T08:00:00+00:00.",
        serialize=datetime.isoformat,
        parse_value=_moment,
    ),
}
