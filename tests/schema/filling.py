"""What the arguments of root fields are filled with, by their names: somebody's things, or values.

Whatever has an id for an argument, also one that may be left out, is asked about somebody's.
"""

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    is_required_argument,
    is_required_input_field,
)

from models import ids
from models.identity import ProofPurpose
from tests.factories import DAY, a_word
from tests.schema.policy import OPEN_TYPES
from tests.schema.reach import Root
from tests.schema.worlds import ADDRESS, World, a_key, a_period

OTHER_PASSWORD, PASSWORD = "a longer password", "a long password"
ORIGIN = "http://shop.test"

Whose = Callable[[World], Any]
STOCK_DEEDS = ("adjust", "count", "transfer", "expect", "receive")

THEIRS: dict[str, Whose] = {
    "customerId": lambda world: world.customer.gid,
    "orderId": lambda world: world.order.gid,
    "orderLineId": lambda world: world.line.gid,
    "returnId": lambda world: world.requested.gid,
    "ticketId": lambda world: world.ticket.gid,
    "cartId": lambda world: world.cart.gid,
    "lineId": lambda world: world.cart.lines[0].gid,
    "sessionId": lambda world: world.elsewhere.gid,
    "exportId": lambda world: world.export.gid,
    "email": lambda world: world.account.email,
    "refreshToken": lambda world: world.refresh_token,
    "accountId": lambda world: world.colleague.gid,
    "invitationId": lambda world: world.invitation.gid,
    "refundRequestId": lambda world: world.asked.gid,
    "addressId": lambda world: world.kept.gid,
    "noticeId": lambda world: world.dead_letter.gid,
    "giftCardId": lambda world: world.gift_card.gid,
    "Mutation.checkGiftCard.code": lambda world: world.gift_code,
    "Query.orderByNumber.number": lambda world: world.order.number,
    "locationId": lambda world: world.store.gid,
    "fromLocationId": lambda world: world.store.gid,
    **dict.fromkeys(
        (
            "Query.stockLevels.variantId",
            *(f"Mutation.{deed}Stock.variantId" for deed in STOCK_DEEDS),
            "Mutation.setStockTerms.variantId",
        ),
        lambda world: world.counted.gid,
    ),
    "stockLevelId": lambda world: world.level.gid,
    "Query.order.id": lambda world: world.order.gid,
    "Query.return.id": lambda world: world.requested.gid,
    "Query.ticket.id": lambda world: world.ticket.gid,
    "Query.orders.customerId": lambda world: None if world.is_guest else world.customer.gid,
    "Query.customers.search": lambda world: world.customer.email,
    "opinionId": lambda world: world.opinion.gid,
    "savedLineId": lambda world: world.later.lines[0].gid,
    "Mutation.restoreCartLine.lineId": lambda world: ids.encode("cartline", world.removed),
    "Query.sharedList.token": lambda world: world.shared_by,
    "Mutation.addSharedToCart.token": lambda world: world.shared_by,
    "Mutation.applyOffer.code": lambda world: world.offer.code,
    "Mutation.startPayment.orderId": lambda world: world.unpaid.gid,
    **dict.fromkeys(
        ("Mutation.chargeAtTerminal.orderId", "Mutation.cancelTillSale.orderId"),
        lambda world: world.rung.gid,
    ),
    "Mutation.mailTillReceipt.orderId": lambda world: world.sold.gid,
    "Query.tillMember.search": lambda world: world.customer.email,
    "Query.trackedOrder.token": lambda world: world.tracked_by,
    "Mutation.advanceOrder.orderId": lambda world: world.paid.gid,
    "Mutation.cancelOrder.orderId": lambda world: world.paid.gid,
    "Mutation.changeOrderAddress.orderId": lambda world: world.paid.gid,
    "Query.fulfilment.id": lambda world: world.parcel.gid,
    "pickupId": lambda world: world.asked_for.gid,
    "Mutation.handOverPickup.pickupId": lambda world: world.awaited.gid,
    "Mutation.handOverPickup.code": lambda world: world.counter_code,
    "Query.pickupByCode.code": lambda world: world.counter_code,
    **dict.fromkeys(
        ("Query.pickupAlternatives.pickupId", "Mutation.answerPickupShortage.pickupId"),
        lambda world: world.lacking.gid,
    ),
    "fulfilmentId": lambda world: world.packing.gid,
    "Mutation.shipFulfilment.fulfilmentId": lambda world: world.labelled.gid,
    "Mutation.acceptDropOff.code": lambda world: world.requested.code,
    "Mutation.receiveReturn.returnId": lambda world: world.approved.gid,
    "Mutation.refundReturn.returnId": lambda world: world.received.gid,
    "Mutation.finishSignUp.token": lambda world: world.tokens[ProofPurpose.SIGN_UP],
    "Mutation.resetPassword.token": lambda world: world.tokens[ProofPurpose.RESET_PASSWORD],
    "Mutation.acceptInvitation.token": lambda world: world.tokens[ProofPurpose.JOIN_STAFF],
    "Mutation.confirmGuestErasure.token": lambda world: world.tokens[ProofPurpose.ERASE_GUEST],
    "Mutation.confirmEmail.token": lambda world: world.tokens[ProofPurpose.CHANGE_EMAIL],
}
PROOFS = {"token", "refreshToken"}
"""They name nothing: whoever does not hold one can only guess."""

PLAIN: dict[str, Callable[[World], Any]] = {
    "Query.catalogProduct.id": lambda me: me.aisle.product.gid,
    "Query.catalogTransfer.id": lambda me: me.transfer.gid,
    "transferId": lambda me: me.transfer.gid,
    "uploadId": lambda me: me.upload.gid,
    **{
        f"Mutation.{name}.{what}": whose
        for name in (
            *("editProduct", "changeProductStatus", "addVariant", "editVariant", "arrangeVariants"),
            *("setProductLinks", "setProductPictures", "editCategory", "createProduct"),
        )
        for what, whose in (
            ("productId", lambda me: me.goods.gid),
            ("variantId", lambda me: me.sort.gid),
            ("variantIds", lambda me: me.sort.gid),
            ("categoryId", lambda me: me.shelf.gid),
        )
    },
    "Mutation.removeVariant.productId": lambda me: me.twins.gid,
    "Mutation.removeVariant.variantId": lambda me: me.spare.gid,
    "Mutation.removeCategory.categoryId": lambda me: me.empty.gid,
    "Mutation.createCategory.category": lambda me: {"parentId": me.shelf.gid},
    "categoryId": lambda me: me.aisle.category.gid,
    "attributeId": lambda me: me.attribute.gid,
    "Mutation.createProduct.name": lambda me: "A product",
    "Mutation.createProduct.variant": lambda me: {"sku": a_word()},
    "Mutation.createProduct.product": lambda me: {"kind": "bread"},
    "Mutation.editProduct.product": lambda me: {"name": "A product"},
    "Mutation.addVariant.variant": lambda me: {"sku": a_word()},
    "Mutation.editVariant.variant": lambda me: {"name": "A variant"},
    "Mutation.createCategory.name": lambda me: f"Shelf {a_word()}",
    "Mutation.editCategory.category": lambda me: {"name": "A shelf"},
    "Mutation.createAttribute.code": lambda me: f"a{a_word()}",
    "Mutation.createAttribute.name": lambda me: "Fat",
    "Mutation.editAttribute.name": lambda me: "Fat",
    "variantId": lambda me: me.aisle.variant.gid,
    "productId": lambda me: me.aisle.product.gid,
    "search": lambda me: "",
    "isGranted": lambda me: True,
    "isOn": lambda me: True,
    "Mutation.setRetention.name": lambda me: "browsing",
    "days": lambda me: 60,
    "Mutation.setErasureLimit.perDay": lambda me: 5,
    "slug": lambda me: me.aisle.category.slug,
    "text": lambda me: "bread",
    "Mutation.signUp.name": lambda me: "Ana",
    "Mutation.placeOrder.name": lambda me: "Ana",
    "Mutation.saveAddress.name": lambda me: "Ana",
    "Mutation.changeOrderAddress.name": lambda me: "Ana",
    "Mutation.changeOrderAddress.region": lambda me: ADDRESS["region"],
    "Mutation.handOverPickup.isAgeChecked": lambda me: True,
    "Query.mailSample.name": lambda me: "order_confirmed",
    "Mutation.chooseNotice.isWanted": lambda me: True,
    "Mutation.subscribeToPush.p256dh": lambda me: "B" + "A" * 86,
    "Mutation.subscribeToPush.auth": lambda me: "A" * 22,
    **{
        f"Mutation.{name}.endpoint": lambda me: f"https://push.example/{a_word()}"
        for name in ("subscribeToPush", "unsubscribeFromPush")
    },
    "line1": lambda me: ADDRESS["line1"],
    "city": lambda me: ADDRESS["city"],
    "postalCode": lambda me: ADDRESS["postal_code"],
    "country": lambda me: ADDRESS["country"],
    "password": lambda me: PASSWORD,
    "subject": lambda me: "Where is it?",
    "body": lambda me: "It is late.",
    "answer": lambda me: "No.",
    "quantity": lambda me: 1,
    "difference": lambda me: 1,
    "counted": lambda me: 5,
    "expectedOnHand": lambda me: 5,
    "toLocationId": lambda me: me.aisle.warehouse.gid,
    **dict.fromkeys(("safety", "backorder"), lambda me: 1),
    **dict.fromkeys(("expectedSafety", "expectedBackorder"), lambda me: 0),
    **dict.fromkeys(("latitude", "longitude"), lambda me: 1.5),
    "terms": lambda me: ["soda", "pop"],
    "ruleId": lambda me: me.rule.gid,
    "Mutation.setRecommendationRule.categoryId": lambda me: None,
    "Mutation.setRecommendationRule.endsAt": lambda me: "2099-01-01T00:00:00Z",
    "groupId": lambda me: me.synonyms.gid,
    "Mutation.saveSynonyms.revision": lambda me: 1,
    "dropOffId": lambda me: me.store.gid,
    "Mutation.changeLocation.locationId": lambda me: me.aisle.warehouse.gid,
    "Mutation.closeLocation.locationId": lambda me: me.emptied.gid,
    "Mutation.reopenLocation.locationId": lambda me: me.emptied.gid,
    "number": lambda me: a_word(),
    "Mutation.createLocation.name": lambda me: "South",
    "Mutation.changeLocation.name": lambda me: "South",
    "Query.tillItems.search": lambda me: me.counted.sku,
    **dict.fromkeys(
        ("Query.tillQuote.lines", "Mutation.sellAtTill.lines"),
        lambda me: [{"variantId": me.counted.gid, "quantity": 1}],
    ),
    "Mutation.sellAtTill.expectedTotal": lambda me: "4.27",
    "tender": lambda me: "CASH",
    "deliveryMethod": lambda me: me.aisle.method.code,
    "expectedTotal": lambda me: me.quoted,
    "idempotencyKey": lambda me: a_key(),
    "returnUrl": lambda me: f"{ORIGIN}/paid",
    "period": lambda me: a_period(),
    "placement": lambda me: "ORDER",
    "Query.recommendationsFor.placement": lambda me: "HOME",
    "first": lambda me: 20,
    # Each leads to others, so twenty of them would cost too much.
    "Query.catalogProducts.first": lambda me: 2,
    "Query.customers.first": lambda me: 15,
    "Query.orders.first": lambda me: 15,
    "storeId": lambda me: me.store.gid,
    "role": lambda me: "ANALYST",
    "Mutation.inviteStaff.email": lambda me: f"{a_word()}@example.com",
    "Mutation.inviteStaff.name": lambda me: "Bo",
    "to": lambda me: "PACKED",
    "Mutation.answerPickupShortage.choice": lambda me: "REFUND",
    "Mutation.movePickup.to": lambda me: "ACCEPTED",
    "Mutation.placeOrder.address": lambda me: {
        "name": "Ana",
        "line1": ADDRESS["line1"],
        "city": ADDRESS["city"],
        "region": ADDRESS["region"],
        "postalCode": ADDRESS["postal_code"],
        "country": ADDRESS["country"],
    },
    "Mutation.placeOrder.email": lambda me: "ana@example.com",
    "Mutation.requestEmailChange.email": lambda me: f"{a_word()}@example.com",
    "Mutation.confirmIdentity.password": lambda me: PASSWORD,
    "Mutation.finishSecondFactor.code": lambda me: me.totp.now(),
    "Query.product.slug": lambda me: me.aisle.product.slug,
    "recipientEmail": lambda me: "bo@example.com",
    "Mutation.buyGiftCard.email": lambda me: "ana@example.com",
    "Mutation.buyGiftCard.amount": lambda me: "25.00",
    **dict.fromkeys(
        ("Mutation.issueGiftCard.amount", "Mutation.creditCustomer.amount"),
        lambda me: {"amount": "25.00", "currency": "USD"},
    ),
    **{
        f"Mutation.{name}.reason": lambda me: "A gift"
        for name in ("issueGiftCard", "voidGiftCard", "creditCustomer")
    },
    "revision": lambda me: 1,
    "note": lambda me: "Ring twice.",
    "expectedVersion": lambda me: me.cart.version,
    "after": lambda me: 1,
    "deliveryMethodId": lambda me: me.other_way.gid,
    "Mutation.createDeliveryMethod.channel": lambda me: me.aisle.channel.code,
    "Mutation.createDeliveryMethod.code": lambda me: a_word(),
    **dict.fromkeys(
        ("Mutation.createDeliveryMethod.method", "Mutation.changeDeliveryMethod.method"),
        lambda me: {"name": "Van", "amount": "4.99", "daysEarliest": 1, "daysLatest": 2},
    ),
    "Mutation.changeTaxRate.channel": lambda me: me.aisle.channel.code,
    "Mutation.changeTaxRate.percent": lambda me: "7.5",
    "Mutation.changeReturnBonus.percent": lambda me: "7.5",
    "Mutation.changeReturnTerms.channel": lambda me: me.aisle.channel.code,
    "Mutation.changeReturnTerms.returnDays": lambda me: 30,
    "Mutation.changeReturnTerms.changeMinutes": lambda me: 60,
    "Mutation.changeReturnTerms.returnFee": lambda me: "4.99",
    "Mutation.changeReturnTerms.approvedBelow": lambda me: "5.00",
    "Mutation.requireAcceptance.channel": lambda me: me.aisle.channel.code,
    "Mutation.requireAcceptance.mustAccept": lambda me: [],
    "Mutation.reserveCart.storeId": lambda me: None,
    "Mutation.setLoyaltyTiers.currency": lambda me: me.aisle.channel.currency,
    "Mutation.dropOffer.code": lambda me: me.cart.codes[0],
    **dict.fromkeys(
        ("Query.offerSetting.id", "Query.offerCodesFile.id"), lambda me: me.set_offer.gid
    ),
    "Mutation.makeOfferCodes.id": lambda me: me.listed_offer.gid,
    "Mutation.makeOfferCodes.upTo": lambda me: 3,
    **dict.fromkeys(("Mutation.saveOffer.id", "Mutation.endOffer.id"), lambda me: me.set_offer.gid),
    "Mutation.saveOffer.revision": lambda me: 1,
    **dict.fromkeys(
        ("Mutation.saveOffer.offer", "Query.simulateOffer.offer"),
        lambda me: {
            "name": a_word(),
            "effect": "PERCENT",
            "startsAt": (me.now - DAY).isoformat(),
            "endsAt": (me.now + DAY).isoformat(),
        },
    ),
    "Mutation.setLoyaltyTiers.months": lambda me: 12,
    "Mutation.setLoyaltyTiers.tiers": lambda me: [],
    "Mutation.chooseWarehouses.channel": lambda me: me.aisle.channel.code,
    "Mutation.chooseWarehouses.warehouseIds": lambda me: [me.aisle.warehouse.gid],
    "Query.deliveryQuotes.channel": lambda me: me.aisle.channel.code,
    "Query.deliveryQuotes.country": lambda me: "US",
    "Query.deliveryQuotes.grams": lambda me: 500,
    "Query.deliveryQuotes.goods": lambda me: "20.00",
    "Mutation.setTaxRate.channel": lambda me: me.aisle.channel.code,
    "Mutation.setTaxRate.percent": lambda me: "7.5",
    "Mutation.setTaxRate.taxedAs": lambda me: "REDUCED",
    "rateId": lambda me: me.tax_rate.gid,
    **{
        f"Mutation.changeShop.{name}": lambda me: "A name"
        for name in (
            *("name", "company", "postalAddress", "representedBy", "registerEntry"),
            *("vatNumber", "phone"),
        )
    },
    "Mutation.changeShop.email": lambda me: "shop@example.com",
    "Mutation.writeLegalText.text": lambda me: "Who we are.",
    "Mutation.changeMailSender.name": lambda me: "A name",
    "Mutation.changeMailSender.address": lambda me: "shop@example.com",
}


class Filling:
    """The arguments of one root field, as `me` gives them to ask about what is `whose`."""

    def __init__(self, root: Root, me: World, whose: World) -> None:
        self.root, self.me, self.whose = root, me, whose
        self.names_somebody = False
        self.values = {
            name: self._value(name, one.type)
            for name, one in root.field.args.items()
            if is_required_argument(one) or self._is_asked(name, one.type)
        }

    def _is_asked(self, name: str, type_: Any) -> bool:
        """Of what may be left out."""
        is_id = isinstance(type_, GraphQLScalarType) and type_.name == "ID"
        return is_id or name == "first" or self._exactly(name) in PLAIN

    def _exactly(self, name: str) -> str:
        return f"{self.root.kind}.{self.root.name}.{name}"

    def _value(self, name: str, type_: Any) -> Any:
        if isinstance(type_, GraphQLNonNull):
            return self._value(name, type_.of_type)
        if isinstance(type_, GraphQLList):
            value = self._value(name, type_.of_type)
            return value if isinstance(value, list) else [value]
        for key in (self._exactly(name), name):
            if key in PLAIN:
                return PLAIN[key](self.me)
            if key in THEIRS:
                return self._theirs(name, THEIRS[key])
        if name == "id" and self.root.variant:
            return self._node()
        return self._made_up(name, type_)

    def _theirs(self, name: str, whose: Whose) -> Any:
        is_guessed = name in PROOFS and self.whose is not self.me
        value = a_word() if is_guessed else whose(self.whose)
        self.names_somebody |= value is not None
        return value

    def _node(self) -> str:
        self.names_somebody = self.root.variant not in OPEN_TYPES
        found = self.whose.named.get(self.root.variant)
        if found is None:
            raise LookupError(f"Nobody here has a {self.root.variant}.")
        return found.gid

    def _made_up(self, name: str, type_: Any) -> Any:
        match type_:
            case GraphQLEnumType():
                return next(iter(type_.values))
            case GraphQLInputObjectType():
                return {
                    key: self._value(key, one.type)
                    for key, one in type_.fields.items()
                    if is_required_input_field(one) or self._is_asked(key, one.type)
                }
        raise LookupError(f"Nothing to fill {name!r} of {self.root.coordinate} with.")
