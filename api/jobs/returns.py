"""Mails about goods on their way back."""

from sqlalchemy import select

from api.jobs import Happened, on
from api.jobs.mails import language_of, send_once
from api.work import Work
from models.language import said, spoken
from models.notifications import NoticeKind
from models.orders import Order
from models.returns import Return, ReturnMoved, ReturnStatus
from resolvers.ports import Mail

DECISIONS = {ReturnStatus.APPROVED: "accepted", ReturnStatus.REJECTED: "not accepted"}


@on(ReturnMoved)
async def tell_the_decision(work: Work, happened: Happened[ReturnMoved]) -> None:
    decision = DECISIONS.get(ReturnStatus(happened.event.status))
    if decision is None:
        return
    async with work.transaction() as session:
        back = (await session.scalars(select(Return).where(Return.id == happened.subject_id))).one()
        order = (await session.scalars(select(Order).where(Order.id == back.order_id))).one()
        spoken.set(await language_of(session, order))
    if order.email is None:
        return
    mail = Mail(
        to=order.email,
        template="return_decided",
        key=f"decided:{back.gid}",
        values={"back": back, "order": order, "decision": said(decision)},
    )
    await send_once(work, NoticeKind.RETURN_DECIDED, back.id, mail)
