"""Notices of orders, as the API shows them to buyers, and to staff when they did not arrive."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import notifications as model
from models.viewer import Grant, Role
from resolvers import notices as telling
from schema.errors import Error, InvalidInput, NotFound, shows
from schema.fields import ANYONE, mutation, query, served_from
from schema.paging import connection


@served_from(model.OrderNotice)
class Notice:
    """That a step of an order was told, or is to be, by one channel."""

    gid: strawberry.ID = strawberry.field(name="id")
    step: model.NoticeStep
    channel: model.NoticeChannel
    headline: str
    sentence: str
    order_gid: strawberry.ID = strawberry.field(name="orderId")
    number: str = strawberry.field(name="orderNumber")
    created_at: datetime
    read_at: datetime | None
    recipient: str
    attempts: int
    due_at: datetime | None
    """When it is tried again."""
    sent_at: datetime | None
    failed_at: datetime | None
    problem: str | None
    """What the last try came to."""


NoticeConnection = connection(Notice, "Notice")


@served_from(model.NoticePreference)
class NoticePreference:
    """Whether a customer is told of a step by a channel; `isFixed` when that cannot be changed."""

    step: model.NoticeStep
    headline: str
    channel: model.NoticeChannel
    is_wanted: bool
    is_fixed: bool


@served_from(telling.NoticesRead)
class NoticesRead:
    unread: int


@served_from(telling.PushChosen)
class PushChosen:
    """Whether the shop pushes to this browser."""

    is_on: bool


@served_from(telling.MailSample)
class MailSample:
    name: str
    language: str
    subject: str
    text: str
    html: str


@shows(model.NoticeIsFixed)
class NoticeIsFixed(Error):
    pass


@shows(model.NoticeNotFailed)
class NoticeNotFailed(Error):
    pass


MarkNoticesReadResult = Annotated[NoticesRead | NotFound, strawberry.union("MarkNoticesReadResult")]
ChooseNoticeResult = Annotated[
    NoticePreference | NoticeIsFixed, strawberry.union("ChooseNoticeResult")
]
SubscribeToPushResult = Annotated[
    PushChosen | InvalidInput, strawberry.union("SubscribeToPushResult")
]
ResendNoticeResult = Annotated[
    Notice | NotFound | NoticeNotFailed, strawberry.union("ResendNoticeResult")
]
STAFF = [Grant.MOVE_ORDERS]


@strawberry.type
class NoticeQueries:
    notices = query(telling.notices, returns=NoticeConnection, allow=ANYONE)
    unread_notices = query(telling.unread_notices, returns=int, allow=ANYONE)
    notice_preferences = query(
        telling.notice_preferences, returns=list[NoticePreference], allow=ANYONE
    )
    push_key = query(telling.push_key, returns=str, allow=ANYONE)
    dead_letters = query(telling.dead_letters, returns=NoticeConnection, allow=STAFF)
    mail_templates = query(telling.mail_templates, returns=list[str], allow=STAFF)
    mail_sample = query(telling.mail_sample, returns=MailSample | None, allow=STAFF)


@strawberry.type
class NoticeMutations:
    mark_notices_read = mutation(
        telling.mark_notices_read, returns=MarkNoticesReadResult, allow=[Role.CUSTOMER]
    )
    choose_notice = mutation(
        telling.choose_notice, returns=ChooseNoticeResult, allow=[Role.CUSTOMER]
    )
    subscribe_to_push = mutation(
        telling.subscribe_to_push, returns=SubscribeToPushResult, allow=[Role.CUSTOMER]
    )
    unsubscribe_from_push = mutation(
        telling.unsubscribe_from_push, returns=PushChosen, allow=[Role.CUSTOMER]
    )
    resend_notice = mutation(telling.resend_notice, returns=ResendNoticeResult, allow=STAFF)
