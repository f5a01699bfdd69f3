"""What shoppers say of what is recommended; it counts from the very next answer on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.base import NotFound
from models.catalog import Product
from models.recommendations import Opinion, RecommendationDismissed, Verdict
from models.viewer import Viewer
from resolvers.catalog import cards
from resolvers.catalog.rows import ProductCard
from resolvers.context import Context, Info, uuid_of
from resolvers.paging import Page, newest_first

LONGEST_TOKEN = 200


@dataclass(frozen=True)
class Dismissed:
    product_id: str


@dataclass(frozen=True, slots=True)
class OpinionView:
    """An opinion with the product that it is of, as far as it is still offered."""

    gid: str
    verdict: Verdict
    maker: int | None
    created_at: datetime
    product: ProductCard | None


@dataclass(frozen=True)
class OpinionWithdrawn:
    opinion_id: str


async def dismiss_recommendation(info: Info, product_id: strawberry.ID) -> Dismissed:
    """Do not recommend this product to me again. Saying so twice changes nothing."""
    product = await _said(info.context, product_id, Verdict.NOT_FOR_ME, None)
    return Dismissed(product.gid)


async def give_opinion(
    info: Info, product_id: strawberry.ID, verdict: Verdict, token: str | None = None
) -> OpinionView:
    """Say of a recommended product that it is good, not for me, or mine already, or hide its maker.

    What is said later of the same thing takes the place of what was said before. `token` is that
    of the list in which it stood.
    """
    context = info.context
    product = await _said(context, product_id, verdict, token)
    context.forget()
    of = Opinion.maker == product.maker if verdict is Verdict.HIDE_MAKER else None
    wanted = of if of is not None else Opinion.product_id == product.id
    kept = await context.the_one(select(Opinion).where(wanted), Opinion)
    return (await _views(context, [kept]))[0]


async def withdraw_opinion(info: Info, opinion_id: strawberry.ID) -> OpinionWithdrawn:
    """Take back what was said; what is withdrawn already stays so."""
    context = info.context
    named = delete(Opinion).where(
        Opinion.id == uuid_of(Opinion, opinion_id), Opinion.visible_to(context.viewer)
    )
    ended: Any = await context.session.execute(
        named.execution_options(synchronize_session=False).returning(Opinion.id)
    )
    if not ended.all() and not ids.decode(opinion_id):
        raise NotFound(kind="opinion")
    return OpinionWithdrawn(opinion_id)


async def opinions(info: Info, first: int = 20, after: str | None = None) -> Page[OpinionView]:
    """What the caller said of recommendations, newest first; each can be withdrawn."""
    context = info.context
    page: Page[Opinion] = await newest_first(
        context, Opinion, Opinion.created_at, matching=[], first=first, after=after
    )
    views = await _views(context, page.nodes)
    rows = dict(zip((view.gid for view in views), page.nodes, strict=True))
    return Page(
        views,
        page.has_next_page,
        page.has_previous_page,
        lambda view: page.cursor(rows[view.gid]),
        page.count,
    )


async def follow(context: Context, guest: Viewer) -> None:
    """What a browser said as a guest becomes the account's at the login, unless it has said so."""
    customer_id = context.viewer.customer_id
    if customer_id is None or guest.customer_id is not None or guest.visitor_id is None:
        return
    await context.session.execute(
        _FOLLOW, {"customer": customer_id, "visitor": guest.visitor_id, "now": context.now}
    )


_FOLLOW = text("""
    with said as (
      delete from opinions where visitor_id = :visitor and customer_id is null returning *
    )
    insert into opinions (id, verdict, product_id, maker, token, customer_id, created_at)
    select id, verdict, product_id, maker, token, :customer, created_at from said
    on conflict do nothing
""").bindparams(bindparam("visitor"), bindparam("customer"))


async def _said(context: Context, id: str, verdict: Verdict, token: str | None) -> Product:
    product = await context.visible(Product, id)
    customer_id = context.viewer.customer_id
    owner = "customer_id" if customer_id else "visitor_id"
    of_maker = verdict is Verdict.HIDE_MAKER
    said = {
        "id": ids.uuid7(),
        "verdict": verdict,
        "token": token[:LONGEST_TOKEN].replace("\x00", "") if token else None,
        "product_id": None if of_maker else product.id,
        "maker": product.maker if of_maker else None,
        owner: customer_id or await context.ensure_visitor(),
    }
    row = insert(Opinion).values(said)
    await context.session.execute(
        row.on_conflict_do_update(
            index_elements=[owner, "maker" if of_maker else "product_id"],
            set_={"verdict": row.excluded.verdict, "token": row.excluded.token},
        )
    )
    if verdict is not Verdict.GOOD:
        product.emit(RecommendationDismissed(product_id=product.gid, verdict=verdict))
    return product


async def _views(context: Context, kept: Sequence[Opinion]) -> list[OpinionView]:
    wanted: set[UUID] = {one.product_id for one in kept if one.product_id}
    found = await cards(context, wanted, archived=False)
    return [
        OpinionView(
            one.gid,
            one.verdict,
            one.maker,
            one.created_at,
            found.get(one.product_id) if one.product_id else None,
        )
        for one in kept
    ]
