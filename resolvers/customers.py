"""Customers, as they and the desk see them."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from strawberry import Parent

from models.addresses import Address
from models.customers import Customer
from resolvers.context import Info
from resolvers.paging import page_size


def address(customer: Parent[Customer]) -> Address | None:
    """Where the last order went."""
    return Address.stored(customer.address)


async def customers(info: Info, search: str, first: int = 20) -> Sequence[Customer]:
    """Customers whose name or e-mail begins with `search`, for the desk."""
    wanted = search.strip()
    named = or_(
        Customer.name.istartswith(wanted, autoescape=True),
        Customer.email.istartswith(wanted.lower(), autoescape=True),
    )
    known = Customer.erased_at.is_(None)
    statement = select(Customer).where(named, known, Customer.visible_to(info.context.viewer))
    ordered = statement.order_by(Customer.order_count.desc(), Customer.id)
    return (await info.context.session.scalars(ordered.limit(page_size(first)))).all()
