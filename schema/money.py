"""Money as the API shows it."""

from models import carts, money
from schema.fields import served_from
from schema.scalars import Decimal


@served_from(money.Money)
class Money:
    """An exact amount with the currency's own number of decimals."""

    amount: Decimal
    currency: str


@served_from(carts.Totals)
class Totals:
    """The sums of a cart or an order. With `taxIsIncluded`, `tax` is part of `total` already."""

    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    total: Money
    tax_is_included: bool
