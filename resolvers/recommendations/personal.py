"""Whether somebody's own shopping chooses what is recommended to them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, update

from models.customers import Customer
from models.identity import Visitor
from resolvers.context import Context, Info


@dataclass(frozen=True)
class Personalisation:
    is_on: bool


async def personalisation(info: Info) -> Personalisation:
    """Whether recommendations follow what the caller buys and looks at."""
    viewer = info.context.viewer
    for model, id in ((Customer, viewer.customer_id), (Visitor, viewer.visitor_id)):
        if id is not None:
            wanted = select(model.is_personalised).where(model.id == id)
            if not await info.context.session.scalar(wanted):
                return Personalisation(False)
    return Personalisation(True)


async def choose_personalisation(info: Info, is_on: bool) -> Personalisation:
    """Let recommendations follow what I buy and look at, or show me what is popular.

    For the account, wherever it logs in, and for this browser.
    """
    context = info.context
    visitor_id = await context.ensure_visitor()
    await _choose(context, Visitor, visitor_id, is_on)
    if context.viewer.customer_id is not None:
        await _choose(context, Customer, context.viewer.customer_id, is_on)
    return Personalisation(is_on)


async def _choose(context: Context, model: type[Customer | Visitor], id: UUID, is_on: bool) -> None:
    await context.session.execute(
        update(model)
        .where(model.id == id)
        .values(is_personalised=is_on)
        .execution_options(synchronize_session=False)
    )
