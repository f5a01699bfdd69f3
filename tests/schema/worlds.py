"""Somebody with one of everything that can be somebody's."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pyotp

from models import letters
from models.addresses import SavedAddress
from models.audit import AuditEntry
from models.base import EventEntry, Model
from models.carts import CartLine, Taken
from models.catalog import (
    Attribute,
    AttributeType,
    CatalogTransfer,
    Category,
    Product,
    TransferKind,
    TransferStatus,
    Variant,
)
from models.fulfilments import (
    Fulfilment,
    FulfilmentStatus,
    Label,
    TrackingEvent,
    TrackingKind,
)
from models.identity import (
    Account,
    EmailProof,
    Invitation,
    LoginSession,
    ProofPurpose,
    RefreshToken,
    SecondFactor,
    Terms,
    Visitor,
    digest,
)
from models.ids import uuid7
from models.inventory import MovementKind, Stock, StockMovement
from models.invoices import Invoice, InvoiceKind
from models.loyalty import Cause, LoyaltyAccount, LoyaltyTier
from models.media import Upload, UploadKind
from models.money import Money
from models.notifications import NoticeChannel, NoticeStep, OrderNotice, PushSubscription
from models.offers import GoodsFilter, OfferEffect, Rule
from models.offers.effects import Part
from models.order_changes import OrderChange
from models.orders import Order, OrderStatus
from models.payments import PaymentEvent, PaymentEventKind, PaymentStatus
from models.pickups import Pickup, PickupStatus, Slot
from models.privacy import ConsentChange, ConsentSource, DataExport, Erasure
from models.recommendations import Opinion, RecommendationRule, RuleKind, Verdict
from models.refunds import RefundRequest, RefundRequestStatus
from models.returns import Return, ReturnLine, ReturnReason, ReturnRequested, ReturnStatus
from models.search import SynonymGroup
from models.shopping_lists import ListKind, ListLine, ShoppingList
from models.stores import Location
from models.support import Ticket
from models.taxes import TaxedAs, TaxRate
from models.tenders import (
    GiftCard,
    OrderTender,
    TenderAccount,
    TenderKind,
    TenderMovementKind,
    code_of,
)
from models.viewer import STAFF, Grant, Role, Touchpoint, Viewer
from resolvers.context import utc_now
from resolvers.orders.tracking import token_for
from resolvers.pickups.requesting import code_for, digest_of
from resolvers.shopping_lists.sharing import token_of
from tests.factories import (
    DAY,
    Aisle,
    a_bought_line,
    a_cart,
    a_category,
    a_customer,
    a_location,
    a_method,
    a_payment,
    a_price,
    a_product,
    a_variant,
    a_word,
    an_offer,
    an_order,
    in_a_tier,
    some_points,
)
from tests.schema.policy import ANONYMOUS, TRUSTED

ADDRESS = {
    "name": "Ana",
    "line1": "1 Long Road",
    "line2": None,
    "city": "Dayton",
    "region": "OH",
    "postal_code": "45402",
    "country": "US",
}


OF_THE_SHOP = (Attribute, CatalogTransfer, Category, Location, Product, Variant)
"""Nobody's in particular."""


class World:
    """All of it belongs to whoever has `role`; an anonymous one shops as a guest.

    The guest has an account as well, only that nobody is logged in to it.
    """

    def __init__(
        self,
        aisle: Aisle,
        store: Location,
        role: str,
        password: str,
        vault: Any,
        is_afar: bool = False,
    ) -> None:
        self.is_afar = is_afar
        """Whether `store` is not the one where associates work."""
        self.aisle, self.store, self.role, self.now = aisle, store, role, utc_now()
        self.models: list[Model] = []
        self.quoted = ""
        """What the cart costs, as its owner is told."""
        self._person(password)
        self._logins(vault)
        self._privacy()
        self._colleague()
        self._orders()
        self._tenders()
        self._returns()
        self._office()
        self._goods()
        self._rest(vault)
        self._told()

    @property
    def is_guest(self) -> bool:
        return self.role == ANONYMOUS

    @property
    def works_as(self) -> Role:
        if self.is_guest:
            return Role.CUSTOMER
        return Role.ANALYST if self.role == TRUSTED else Role(self.role)

    @property
    def is_staff(self) -> bool:
        return self.works_as in STAFF

    @property
    def viewer(self) -> Viewer:
        if self.is_guest:
            return Viewer(visitor_id=self.visitor.id)
        return Viewer(
            account_id=self.account.id,
            customer_id=self.customer.id,
            roles=frozenset({self.works_as}),
            extra_grants=frozenset({Grant.SEE_CUSTOMERS} if self.role == TRUSTED else ()),
            store_id=self.store.id if self.role == "associate" else None,
            session_id=self.login.id,
            fresh_until=self.login.fresh_until,
        )

    @property
    def named(self) -> dict[str, Model]:
        """What `node` finds, by its type."""
        return {
            "Account": self.account,
            "Customer": self.customer,
            "LoyaltyAccount": self.member,
            "LoyaltyMovement": self.movement,
            "Offer": self.offer,
            "Ticket": self.ticket,
            "TicketMessage": self.message,
            "Order": self.order,
            "OrderLine": self.line,
            "OrderChange": self.moved_house,
            "Fulfilment": self.parcel,
            "Pickup": self.awaited,
            "Payment": self.payment,
            "Return": self.requested,
            "RefundRequest": self.decided,
            "Invitation": self.invitation,
            "GiftCard": self.voided_card,
            "Cart": self.cart,
            "CartLine": self.cart.lines[0],
            "LoginSession": self.elsewhere,
            "DataExport": self.export,
            "Erasure": self.erasure,
            "Store": self.store,
            "Category": self.aisle.category,
            "Product": self.aisle.product,
            "Variant": self.aisle.variant,
        }

    def _add(self, model: Any) -> Any:
        self.models.append(model)
        return model

    def _person(self, password: str) -> None:
        self.customer = self._add(a_customer(address=ADDRESS))
        self.account = self._add(
            Account(
                email=self.customer.email,
                name="Ana",
                password_hash=password,
                roles=[self.works_as],
                customer_id=self.customer.id,
                **self._terms(),
            )
        )
        self.visitor = self._add(Visitor(token_digest=a_word()))
        self.owner = {
            "customer_id": None if self.is_guest else self.customer.id,
            "visitor_id": self.visitor.id if self.is_guest else None,
        }

    def _terms(self) -> dict[str, Any]:
        """With something in each."""
        return {
            "store_id": self.store.id,
            "grants": [Grant.SEE_FIGURES],
            "refund_cap": 10**9,
            "refund_cap_currency": "USD",
        }

    def _colleague(self) -> None:
        """Somebody of staff who is a customer of their own."""
        person = self._add(a_customer(address=ADDRESS))
        self._add(LoyaltyAccount.join(person.id, self.now))
        self.colleague = self._add(
            Account(
                email=person.email,
                name="Bo",
                password_hash="!",
                roles=[Role.MARKETER],
                customer_id=person.id,
                **self._terms(),
            )
        )
        self._add(LoginSession.start(self.colleague, None, self.now)[0])

    def _office(self) -> None:
        """What staff have to do with each other."""
        terms = Terms(Role.AGENT, self.store.id, frozenset({Grant.SEE_FIGURES}), Money(1, "USD"))
        self.invitation = self._add(
            Invitation.of(f"{a_word()}@example.com", "Cy", terms, self.colleague.id, self.now)
        )
        link = EmailProof.ask(
            ProofPurpose.JOIN_STAFF,
            self.invitation.email,
            self.now,
            name="Cy",
            invitation_id=self.invitation.id,
        )
        self.tokens[ProofPurpose.JOIN_STAFF] = str(self._add(link).make_token(self.now))
        for status in RefundRequestStatus:
            self._refund_request(status)
        self._add(
            AuditEntry(
                at=self.now,
                actor_id=self.colleague.id,
                roles=[],
                act="seeded",
                object_type="Order",
                object_id=self.order.gid,
                before={"status": "pending"},
                after={"status": "confirmed"},
                request_id="0",
                address="127.0.0.1",
            )
        )

    def _refund_request(self, status: RefundRequestStatus) -> None:
        is_decided = status is not RefundRequestStatus.PENDING
        asked = self._add(
            RefundRequest(
                return_id=self.waiting.id,
                status=status,
                amount=399,
                currency="USD",
                in_all=399,
                requested_by=self.colleague.id,
                requested_at=self.now,
                decided_by=self.account.id if is_decided else None,
                decided_at=self.now if is_decided else None,
                answer="No." if is_decided else None,
            )
        )
        if is_decided:
            self.decided = asked
        else:
            self.asked = asked

    def _logins(self, vault: Any) -> None:
        here, app = (
            Viewer(touchpoint=one, client="Firefox") for one in Touchpoint if one != "till"
        )
        self.login = self._add(LoginSession.start(self.account, None, self.now, here)[0])
        self.elsewhere = self._add(LoginSession.start(self.account, None, self.now, app)[0])
        self.refresh_token, secret = a_word(), pyotp.random_base32()
        self._add(
            RefreshToken(token_digest=digest(self.refresh_token), session_id=self.elsewhere.id)
        )
        self._add(SecondFactor(account_id=self.account.id, sealed_next=vault.seal(secret)))
        self.totp = pyotp.TOTP(secret)
        self.tokens = {
            purpose: self._proof(purpose, email)
            for purpose, email in (
                (ProofPurpose.SIGN_UP, f"{a_word()}@example.com"),
                (ProofPurpose.RESET_PASSWORD, self.account.email),
                (ProofPurpose.CHANGE_EMAIL, f"{a_word()}@example.com"),
                (ProofPurpose.ERASE_GUEST, f"{a_word()}@example.com"),
            )
        }

    def _proof(self, purpose: ProofPurpose, email: str) -> str:
        asked = EmailProof.ask(
            purpose, email, self.now, account_id=self.account.id, name="Ana", joins_loyalty=True
        )
        return str(self._add(asked).make_token(self.now))

    def _tenders(self) -> None:
        """Store credit, of which an order took some, and a gift card."""
        self._credit(self.colleague.customer_id)
        credit = self._credit(self.customer.id)
        self._add(
            OrderTender(
                order_id=self.order.id,
                account_id=credit.id,
                kind=credit.kind,
                position=0,
                amount=1,
                currency="USD",
            )
        )
        self.gift_code = code_of(a_word())
        self.gift_card, self.voided_card = self._gift_card(), self._gift_card()
        self.gift_card.engrave(self.gift_code)
        self.voided_card.engrave(code_of(a_word()))
        self.voided_card.voided_at, self.voided_card.void_reason = self.now, "Hm"

    def _credit(self, customer_id: UUID | None) -> TenderAccount:
        of = {"currency": "USD", "customer_id": customer_id}
        credit: TenderAccount = self._add(TenderAccount(kind=TenderKind.STORE_CREDIT, **of))
        self._add(credit.credit(500, TenderMovementKind.CREDITED, "credited", self.now, note="Hm"))
        return credit

    def _gift_card(self) -> GiftCard:
        account = self._add(TenderAccount(kind=TenderKind.GIFT_CARD, currency="USD"))
        card = GiftCard(
            account_id=account.id,
            amount=500,
            currency="USD",
            issued_by=self.colleague.id,
            recipient_email=f"{a_word()}@example.com",
            deliver_at=self.now,
            sent_at=self.now,
        )
        issued = card.issue(account, self.now, by=self.colleague.id, note="A gift")
        self._add(card)
        self._add(issued)
        return card

    def _privacy(self) -> None:
        """A copy that is ready, an erasure that waits, and a choice that was made."""
        self.export = self._add(DataExport.ask(self.customer.id, self.account.id, self.now))
        self.export.finish(b"zip", self.now)
        self.erasure = self._add(Erasure.ask(self.customer.id, self.now))
        self.erasure.done_at = self.now
        choice = {"is_granted": False, "version": 1, "source": ConsentSource.NOTICE}
        self._add(ConsentChange(**self.owner, **choice, at=self.now))

    def _orders(self) -> None:
        self.line = a_bought_line(self.aisle.variant, quantity=10, returned=4, tax=70)
        self.order = self._order(self.line, OrderStatus.SHIPPED)
        self.payment = self._add(
            a_payment(
                self.order,
                card_last4="4242",
                pay_url="http://pay.example",
                failure_message="No.",
                disputed_at=self.now,
            )
        )
        taken = {"kind": PaymentEventKind.CAPTURED, "amount": self.payment.amount, "reference": ""}
        self._add(PaymentEvent(payment_id=self.payment.id, **taken))
        self._add(EventEntry(name="OrderPlaced", subject_id=self.order.id))
        self.unpaid = self._order(a_bought_line(self.aisle.variant), OrderStatus.PENDING)
        waits = {"status": PaymentStatus.PENDING, "provider_ref": None}
        self._add(a_payment(self.unpaid, **waits))
        self.paid = self._order(a_bought_line(self.aisle.variant), OrderStatus.CONFIRMED)
        at_till = {"touchpoint": Touchpoint.TILL}
        self.sold = self._order(a_bought_line(self.aisle.variant), OrderStatus.DELIVERED, **at_till)
        self._invoices()
        self._shipments()

    def _shipments(self) -> None:
        self.parcel = self._shipment(1, FulfilmentStatus.SHIPPED, shipped_at=self.now)
        news = {"at": self.now, "received_at": self.now, "estimated_at": self.now}
        self._add(
            TrackingEvent(
                **news,
                fulfilment_id=self.parcel.id,
                order_id=self.order.id,
                carrier="sandbox",
                event_ref=a_word(),
                kind=TrackingKind.IN_TRANSIT,
            )
        )
        self.packing = self._shipment(2, FulfilmentStatus.OPEN)
        self.labelled = self._shipment(3, FulfilmentStatus.SHIPPED, shipped_at=self.now)

    def _shipment(self, position: int, status: FulfilmentStatus, **values: Any) -> Fulfilment:
        one = Fulfilment.plan(self.order, position, {self.line.id: 3}, self.store.id)
        one.status = status
        one.labelled(Label("sandbox", a_word(), a_word(), "http://carrier.example", b"", self.now))
        one.tracking, one.delivered_at = TrackingKind.IN_TRANSIT, self.now
        one.proof = {"taken_by": "Bo", "photo_url": "http://carrier.example/photo"}
        for name, value in values.items():
            setattr(one, name, value)
        return self._add(one)  # type: ignore[no-any-return]

    def _invoices(self) -> None:
        issued = {"order_id": self.order.id, "issued_at": self.now, "series": a_word()}
        issued |= {"currency": "USD", "total": 0, "printed": {}}
        self._add(Invoice(kind=InvoiceKind.INVOICE, position=1, **issued))
        note = {"kind": InvoiceKind.CREDIT_NOTE, "reference": "return_1"}
        self._add(Invoice(position=2, **note, **issued))
        receipt = {**issued, "order_id": self.sold.id}
        self._add(Invoice(kind=InvoiceKind.RECEIPT, position=3, **receipt))

    def _order(self, line: Any, status: OrderStatus, **values: Any) -> Order:
        whose = {**self.owner, "email": self.customer.email, "delivery_address": ADDRESS}
        placed = {"placed_at": self.now, "estimated_delivery": self.now, **values}
        placed |= {"age_limit": 21, "accepted": ["terms"]}
        placed["location_id"] = self.store.id
        order = an_order(self.aisle.channel, line, status=status, **whose, **placed)
        return self._add(order)  # type: ignore[no-any-return]

    def _returns(self) -> None:
        self.requested, self.approved, self.received = (
            self._return(status)
            for status in (ReturnStatus.REQUESTED, ReturnStatus.APPROVED, ReturnStatus.RECEIVED)
        )
        self.waiting = self._return(ReturnStatus.RECEIVED)
        # Nobody decides on what they bought themselves.
        self.waiting.customer_id, self.waiting.visitor_id = self.colleague.customer_id, None

    def _return(self, status: ReturnStatus) -> Return:
        back = self._add(
            Return(
                number=a_word(),
                order_id=self.order.id,
                **self.owner,
                status=status,
                reason=ReturnReason.OTHER,
                answer="Yes.",
                currency="USD",
                refund=399,
                requested_at=self.now,
                code=letters.grouped(letters.with_check(letters.random_letters(8)), 5),
                drop_off_id=self.store.id,
                location_id=self.store.id,
                refunded_at=self.now,
            )
        )
        back.emit(ReturnRequested(number=back.number, order_id=str(self.order.id)))
        line = ReturnLine(order_line_id=self.line.id, quantity=1, refund=399)
        back.lines.append(line)
        return back  # type: ignore[no-any-return]

    def _goods(self) -> None:
        """Something in the store that is there for nobody else."""
        product = self._add(a_product(self.aisle.category))
        variant = self._add(a_variant(product))
        at = {"variant_id": variant.id, "location_id": self.store.id}
        self._add(a_price(variant, self.aisle.channel))
        self.emptied = self._add(a_location(name="Emptied"))
        self.level = self._add(Stock(**at, on_hand=5, allocated=1))
        self._add(StockMovement(**at, kind=MovementKind.OPENING, on_hand=5))
        self.counted = variant
        at_till = {"touchpoint": Touchpoint.TILL}
        self.rung = self._order(a_bought_line(variant), OrderStatus.PENDING, **at_till)
        waits = {"status": PaymentStatus.PENDING, "provider_ref": None}
        self._add(a_payment(self.rung, **waits))

    def _rest(self, vault: Any) -> None:
        dates = {"starts_at": self.now - DAY, "ends_at": self.now + DAY}
        terms = {"product_id": self.aisle.product.id, **dates}
        self.offer = self._add(an_offer(customer_id=self.customer.id, **terms))
        applied = self._add(an_offer(**terms)) if self.is_guest else self.offer
        rule = Rule(
            OfferEffect.AMOUNT,
            amount=100,
            goods=GoodsFilter(categories=frozenset({self.aisle.category.id}), least_price=1),
            spend_on=GoodsFilter(most_price=10**9),
            least_spend=100,
            bought=GoodsFilter(),
            at_most=1,
            parts=(Part(GoodsFilter()),),
        )
        limits = {"most_uses": 9, "most_per_day": 9, "budget": 900, "currency": "USD"}
        named = {"code": a_word().upper(), "name": a_word(), "rule": rule.as_json()}
        self.set_offer = self._add(an_offer(**named, **limits, percent=None, **dates))
        named = {"code": "", "name": a_word(), "rule": rule.as_json()}
        self.listed_offer = self._add(an_offer(**named, percent=None, **dates, currency="USD"))
        self.cart = self._add(a_cart(self.aisle.channel, **_set(self.owner), codes=[applied.code]))
        self.cart.lines.append(CartLine(variant_id=self.aisle.variant.id, quantity=2))
        self._kept(vault)
        self.tracked_by = token_for(vault, self.order, self.now)
        self._pickups(vault)
        tiers: dict[str, Any] = {"name": a_word(), "currency": "USD", "return_days": 60}
        rank = 1 + 2 * (int(a_word(), 16) % 10**9)
        self.tier = self._add(LoyaltyTier(rank=rank, spend=100, **tiers))
        self._add(LoyaltyTier(rank=rank + 1, spend=900, **tiers))
        self.member = LoyaltyAccount.join(self.customer.id, self.now)
        self._add(in_a_tier(self.member, self.tier, self.now)).tier_warned_at = self.now
        reference = f"order:{self.order.id}"
        cause = Cause(reference, self.now, order_id=self.order.id, touchpoint="web")
        points = some_points(self.member, 4, cause, expires_at=self.now + DAY)
        self.movement = [self._add(one) for one in points][1]
        self.upload = self._add(
            Upload(
                kind=UploadKind.CSV,
                account_id=self.account.id,
                token_digest=a_word(),
                expires_at=self.now,
                received_at=self.now,
                content=b"article_number",
            )
        )
        self.transfer = self._add(
            CatalogTransfer.ask(
                TransferKind.EXPORT, self.account.id, self.now, narrowed={"search": "bread"}
            )
        )
        self.transfer.end(TransferStatus.DONE, self.now)
        self.transfer.problem, self.transfer.size = "It broke off.", 1
        self.transfer.faults = [{"row": 2, "column": "name", "message": "Too long."}]
        self.shelf = self._add(a_category())
        self.goods = self._add(a_product(self.shelf))
        self.sort = self._add(a_variant(self.goods))
        self.twins, self.empty = self._add(a_product(self.shelf)), self._add(a_category())
        self._add(a_variant(self.twins))
        self.spare = self._add(a_variant(self.twins, position=1))
        said = {"names": {"de": "Fett"}, "choices": ["low", "full"], "unit": "g"}
        of_choice = {"type": AttributeType.CHOICE, "name": "Fat", **said}
        self._add(Attribute(code=f"a{a_word()}", **of_choice))
        self.attribute = self._add(
            Attribute(code=f"a{a_word()}", type=AttributeType.TEXT, name="Fat")
        )
        ticket = Ticket.open(self.customer, "Where is it?", "Late.", self.order.id, self.now)
        self.ticket, self.message = (self._add(one) for one in ticket)
        pushed = {"maker": uuid4().int % 10**9, "ends_at": self.now + timedelta(days=9)}
        self.rule = self._add(RecommendationRule(kind=RuleKind.BOOST, starts_at=self.now, **pushed))
        self.synonyms = self._add(SynonymGroup.of([a_word(), a_word()]))
        self.other_way = self._add(a_method(self.aisle.channel, code=a_word()))
        region = a_word()
        self.tax_rate = self._add(TaxRate.of("US", region, TaxedAs.REDUCED, "5", self.now))

    def _pickups(self, vault: Any) -> None:
        nobody = Viewer()
        self.moved_house = self._add(OrderChange.readdressed(self.order, nobody, self.now))
        self.awaited = self._pickup(vault, self.order)
        self.awaited.status, self.awaited.ready_at = PickupStatus.READY, self.now
        self.counter_code = code_for(vault, self.awaited.id)
        self.asked_for = self._pickup(vault, self.paid)
        line, older = a_bought_line(self.aisle.variant), self.now - DAY
        order = self._order(line, OrderStatus.CONFIRMED, placed_at=older)
        self.lacking = self._pickup(vault, order)
        self.lacking.fall_short(order, {}, self.now)

    def _pickup(self, vault: Any, order: Order) -> Pickup:
        id, slot = uuid7(), Slot(self.now, self.now + timedelta(hours=1))
        found = digest_of(vault, code_for(vault, id))
        return self._add(Pickup.request(order, id, slot, "Bo", found, self.now))  # type: ignore[no-any-return]

    def _kept(self, vault: Any) -> None:
        """What the cart remembers, and the lists beside it."""
        variant_id, self.removed = self.aisle.variant.id, uuid4()
        self.cart.abandoned_at = self.now
        taken = Taken(variant_id, "Bread", wanted=3, had=1, got=2)
        self.cart.merged = [taken.as_json()]
        line = {"line_id": str(self.removed), "variant_id": str(variant_id), "quantity": 1}
        self.cart.removed = [{**line, "attribution": None, "created_at": None}]
        self.kept = self._add(
            SavedAddress(customer_id=self.customer.id, place=ADDRESS, is_default=True)
        )
        self.later, self.wishes = (self._list(kind) for kind in (ListKind.LATER, ListKind.WISHES))
        self.shared_by = token_of(vault, self.wishes)
        of = {"product_id": self.aisle.product.id, **_set(self.owner)}
        self.opinion = self._add(Opinion(verdict=Verdict.GOOD, **of))

    def _list(self, kind: ListKind) -> ShoppingList:
        kept = self._add(ShoppingList(kind=kind, **_set(self.owner)))
        kept.share(self.now)
        kept.lines.append(ListLine(variant_id=self.aisle.variant.id, quantity=1))
        return kept  # type: ignore[no-any-return]

    def _told(self) -> None:
        """What was told of the order: on the list, and a mail that nobody would have."""
        of = {"order_id": self.order.id, "customer_id": self.customer.id}
        facts = {"number": self.order.number}
        listed = {"step": NoticeStep.SHIPPED, "channel": NoticeChannel.IN_APP, "facts": facts}
        self.notice = self._add(OrderNotice(**of, **listed, sent_at=self.now))
        mail = {"step": NoticeStep.SHIPPED, "channel": NoticeChannel.EMAIL, "facts": facts}
        self.dead_letter = self._add(
            OrderNotice(
                **of,
                **mail,
                recipient=self.customer.email,
                failed_at=self.now,
                attempts=1,
                problem="550 no such mailbox",
            )
        )
        self.browser = self._add(
            PushSubscription(
                customer_id=self.customer.id,
                endpoint=f"https://push.example/{a_word()}",
                p256dh="B" + "A" * 86,
                auth="A" * 22,
            )
        )

    @property
    def words(self) -> set[str]:
        """What names somebody or something besides ids."""
        return {self.account.email, self.offer.code}

    @property
    def gids(self) -> list[str]:
        mine = [one for one in self.models if not isinstance(one, OF_THE_SHOP)]
        below = [line for one in mine for line in getattr(one, "lines", ())]
        return [one.gid for one in [*mine, *below]]


def _set(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def a_key() -> str:
    return str(uuid4())


def a_period() -> dict[str, str]:
    now = utc_now()
    return {"from": (now - timedelta(days=7)).isoformat(), "to": (now + DAY).isoformat()}
