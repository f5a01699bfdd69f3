"""What shop fronts tell of a visit, written to the event log in one go."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, any_, bindparam, case, func, select, update
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models import ids
from models.analytics import BehaviourEvent, PageLoaded
from models.base import Event, InvalidField, InvalidInput, Model
from models.carts import CartViewed
from models.catalog import Product, ProductViewed, Searched
from models.choices import browsing
from models.identity import VISIT_IS_NOTED_EVERY, VISIT_LASTS, Visitor
from models.orders import CheckoutStarted, CheckoutStep, Order
from models.recommendations import RecommendationClicked, RecommendationsSeen
from models.viewer import Viewer
from resolvers.appending import LOG
from resolvers.batching import IDS
from resolvers.context import Context, Info
from resolvers.inputs import BehaviourEventInput

MOST_EVENTS = 50
LONGEST_TEXT = 200
LOADS = range(600_001)
"""Milliseconds that are believed; a clock that was set meanwhile tells others."""


@dataclass(frozen=True)
class EventsLogged:
    count: int


async def log_events(info: Info, events: list[BehaviourEventInput]) -> EventsLogged:
    """Note what happened during a visit: at most 50 events, in their order.

    A view of a product that is none and a load that took no believable time are left out; `count`
    tells how many were noted.
    """
    if len(events) > MOST_EVENTS:
        raise InvalidInput([InvalidField("events", f"At most {MOST_EVENTS} at a time.")])
    context = info.context
    await visit(context)
    products = await _known(context, Product, [one.product_id for one in events])
    orders = await _known(context, Order, [one.order_id for one in events])
    rows: list[dict[str, Any]] = []
    for told in events:
        product_id, order_id = products.get(told.product_id), orders.get(told.order_id)
        if product_id is None and told.name is BehaviourEvent.PRODUCT_VIEWED:
            continue
        if told.milliseconds not in LOADS and told.name is BehaviourEvent.PAGE_LOADED:
            continue
        # A microsecond each keeps them in their order.
        at = context.now + timedelta(microseconds=len(rows))
        rows.append({"at": at, **_row(context.viewer, told, product_id, order_id)})
    if rows:
        await context.session.append(LOG, rows)
    return EventsLogged(len(rows))


_NOW = bindparam("now", type_=DateTime(timezone=True))
_IS_OVER = Visitor.seen_at < bindparam("silent_since", type_=DateTime(timezone=True))
_SEEN = (
    update(Visitor)
    .where(Visitor.id == bindparam("visitor"))
    .values(
        visit_id=case((_IS_OVER, bindparam("next", type_=PgUUID)), else_=Visitor.visit_id),
        seen_at=func.greatest(Visitor.seen_at, _NOW),
        is_away=False,
    )
    .returning(Visitor.visit_id)
)


async def visit(context: Context) -> None:
    """Act in the caller's present visit; after half an hour of silence, in a new one.

    That it goes on is noted once a minute, not for each thing that is done in it.
    """
    viewer, now = context.viewer, context.now
    if viewer.visitor_id is None:
        await context.ensure_visitor()
        return
    if viewer.visit_seen_at is not None and now - viewer.visit_seen_at < VISIT_IS_NOTED_EVERY:
        return
    found = await context.session.rows(
        _SEEN, visitor=viewer.visitor_id, now=now, silent_since=now - VISIT_LASTS, next=ids.uuid7()
    )
    if found:
        context.become(replace(viewer, visit_id=found[0].visit_id, visit_seen_at=now))


async def _known(
    context: Context, model: type[Model], told: Sequence[str | None]
) -> dict[str | None, UUID]:
    """Which of these ids name a row of `model` that the caller may see."""
    named = {id: parts[1] for id in told if id and (parts := ids.decode(id)) and _is(model, parts)}
    if not named:
        return {}
    found = select(model.id).where(model.id == any_(IDS), model.visible_to(context.viewer))
    known = set(await context.session.scalars(found, {"ids": list(named.values())}))
    return {told: id for told, id in named.items() if id in known}


def _is(model: type[Model], parts: tuple[str, UUID]) -> bool:
    return parts[0] == model.prefix


def _row(
    viewer: Viewer, told: BehaviourEventInput, product_id: UUID | None, order_id: UUID | None
) -> dict[str, Any]:
    return {
        "id": ids.uuid7(),
        "name": told.name.value,
        "subject_id": product_id or order_id,
        **browsing(viewer),
        "touchpoint": viewer.touchpoint,
        "device": viewer.device,
        "token": _short(told.token) or None,
        "data": asdict(_event(told, product_id)),
    }


def _event(told: BehaviourEventInput, product_id: UUID | None) -> Event:
    placement = told.placement.value if told.placement else None
    clicked = str(product_id) if product_id else None
    events: dict[BehaviourEvent, Event] = {
        BehaviourEvent.PRODUCT_VIEWED: ProductViewed(placement=placement),
        BehaviourEvent.SEARCHED: Searched(_short(told.text), told.results),
        BehaviourEvent.CART_VIEWED: CartViewed(),
        BehaviourEvent.CHECKOUT_STARTED: CheckoutStarted(),
        BehaviourEvent.CHECKOUT_STEP: CheckoutStep(step=_short(told.text)),
        BehaviourEvent.RECOMMENDATIONS_SEEN: RecommendationsSeen(placement=placement),
        BehaviourEvent.RECOMMENDATION_CLICKED: RecommendationClicked(placement, clicked),
        BehaviourEvent.PAGE_LOADED: PageLoaded(_short(told.text), told.milliseconds or 0),
    }
    return events[told.name]


def _short(text: str | None) -> str:
    """As much as is kept, without what the database cannot keep: zero bytes, half characters."""
    kept = (text or "")[:LONGEST_TEXT].replace("\x00", "")
    return kept.encode("utf-8", "ignore").decode()
