"""Every batched read in one place, per request."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from models.catalog import Category
from models.customers import Customer
from models.identity import Account
from models.invoices import Invoice
from models.loyalty import LoyaltyAccount, LoyaltyMovement
from models.offers import OfferRedemption
from models.orders import Order
from models.payments import Payment, PaymentEvent
from models.returns import Return, ReturnLine
from models.stores import Location
from models.support import TicketMessage
from models.tenders import OrderTender, TenderAccount
from resolvers import order_lines
from resolvers.batching import SafeLoader, by_id, by_parent, is_known, total_of
from resolvers.session import SharedSession

K = TypeVar("K")
V = TypeVar("V")


class Loaders:
    def __init__(self, session: SharedSession) -> None:
        self.account = by_id(session, Account)
        self.category = by_id(session, Category)
        self.customer = by_id(session, Customer)
        self.location = by_id(session, Location)
        self.order = by_id(session, Order)
        self.subcategories = by_parent(session, Category, Category.parent_id, Category.position)
        self.order_line_rows = order_lines.of_orders(session)
        self.order_line_row = order_lines.by_id(session)
        self.returned = by_id(session, Return)
        self.return_lines = by_parent(session, ReturnLine, ReturnLine.return_id)
        self.order_payment = by_parent(session, Payment, Payment.order_id)
        self.payment_events = by_parent(session, PaymentEvent, PaymentEvent.payment_id)
        self.order_invoices = by_parent(session, Invoice, Invoice.order_id, Invoice.issued_at)
        self.order_tenders = by_parent(
            session, OrderTender, OrderTender.order_id, OrderTender.position
        )
        self.store_credit = by_parent(
            session, TenderAccount, TenderAccount.customer_id, TenderAccount.currency
        )
        self.tender_account = by_id(session, TenderAccount)
        self.ticket_messages = by_parent(session, TicketMessage, TicketMessage.ticket_id)
        self.customer_loyalty = by_parent(session, LoyaltyAccount, LoyaltyAccount.customer_id)
        self.points = total_of(session, LoyaltyMovement.points, LoyaltyMovement.account_id)
        self.is_redeemed = is_known(session, OfferRedemption.once_key)
        self.product_card: SafeLoader[UUID, Any] | None = None
        """Made when it is first wanted: what a card shows depends on the request's channel."""
        self._session = session
        self._own: dict[Any, SafeLoader[Any, Any]] = {}

    def of(
        self, batch: Callable[[SharedSession, Sequence[K]], Coroutine[Any, Any, list[V]]]
    ) -> SafeLoader[K, V]:
        """The loader over a domain's own batch function."""
        if batch not in self._own:
            self._own[batch] = SafeLoader(partial(batch, self._session))
        return self._own[batch]
