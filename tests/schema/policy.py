"""Who may call, see and change what, written by hand and apart from the code that sees to it.

`own` is who sees a field of their own things, `foreign` who sees it of somebody else's; whoever is
in neither is answered as if the thing did not exist. `afar` is who sees it when it is of a store
that is not theirs; without it, that makes no difference. `call` is who may use a root field at all,
the others are told FORBIDDEN. A way from the root to a field is open when each step of it is. A
field of the schema that no line names fails the build.
"""

from typing import NamedTuple

Words = frozenset[str]


def _words(text: str) -> Words:
    return frozenset(text.split())


ANONYMOUS = "anonymous"
TRUSTED = "trusted_analyst"
"""An analyst who was granted personal data."""
LOGGED_IN = _words(
    f"customer agent sales_rep associate marketer merchandiser analyst {TRUSTED} owner"
)
ALL = LOGGED_IN | {ANONYMOUS}
NOBODY = _words("")
SEES_GOODS = _words("agent sales_rep associate merchandiser owner")
MANAGES_GOODS = _words("associate merchandiser owner")
FRONT = _words("agent sales_rep associate owner")
PERSONAL = FRONT | {TRUSTED}
DESK = _words("agent associate owner")
ASSOCIATE = _words("associate")
SUPPORT = _words("agent owner")
MARKETING = _words("marketer owner")
MERCHANDISERS = _words("merchandiser owner")
OWNER = _words("owner")


class Line(NamedTuple):
    own: Words
    foreign: Words | None
    """None where nothing is anybody's in particular."""
    call: Words
    afar: Words | None = None

    def of_strangers(self, is_afar: bool) -> Words | None:
        return self.afar if is_afar and self.afar is not None else self.foreign


POLICY: dict[str, Line] = {}


def may(
    of: str,
    names: str,
    own: Words,
    foreign: Words | None = NOBODY,
    call: Words = ALL,
    afar: Words | None = None,
) -> None:
    for name in names.split():
        coordinate = f"{of}.{name}"
        if coordinate in POLICY:
            raise ValueError(f"{coordinate} has a line already.")
        POLICY[coordinate] = Line(own, foreign, call, afar)


def only(of: str, names: str, call: Words) -> None:
    """What has nothing of anybody in it: it is given to whoever may call."""
    may(of, names, own=call, foreign=None, call=call)


# Here a new field needs no line: what the shop window shows, and values that are told to whoever
# was told what they belong to. None of them may lead to a type that is not among them.
OPEN_TYPES = _words(
    """
    Shop LegalText Channel Store OpeningHours Category Product ProductConnection ProductEdge Variant
    Checkout SoldForGood AddressFormat AddressField AddressChoice AddressRemoved
    DeliverySettings DeliveryEnded DeliveryQuote
    OfferSettings OfferSettingsConnection OfferSettingsEdge OfferGoods OfferPart OfferLack
    OfferSimulation TillOffer
    Facet FacetValue Suggestions StoreStock UnitPrice DeliveryMethod Recommendation Reason StepUp
    Money Totals Address Rate MoneyFigure PageInfo Warning InvalidField TimelineEntry Breach
    ChannelTurnover Durations
    Dismissed OpinionWithdrawn
    EventsLogged SharingEnded MailSent PasswordSet SessionsEnded SessionTokens SignedOut
    IdentityConfirmed SecondFactorSetup SecondFactorOn StaffRole StaffPerson
    Consent ConsentChange ErasureBlocker Availability
    PaymentMethod PaymentFinding PaymentEvent
    StockItem StockLocation PlaceObstacle StockMovement HeldCart TillItem TillQuote
    AgeLimit AttributeValue LocalText Metadata VariantOption MarketPrice PlannedSale ProductPicture
    Media RowFault ProductDetails ProductAttribute PickupSlot PickupLine PickupStore
    PickupAlternative MissingLine
    """
)

# The shop window
only(
    "Query",
    "availability legalText shop stores categories category products product suggestions"
    " deliveryMethods checkout addressFormat paymentMethods",
    ALL,
)
may("Query", "recommendations", own=ALL, foreign=ALL)
ADVISERS = _words("agent sales_rep owner")
may("Query", "recommendationsFor", own=ADVISERS, foreign=ADVISERS, call=ADVISERS)
may("RecommendationList", "items", own=ALL, foreign=FRONT)
may("RecommendationList", "isFallback model", own=ALL, foreign=ALL)
only("Mutation", "dismissRecommendation", ALL)
may("Query", "opinions", own=ALL)
may("OpinionConnection", "nodes edges pageInfo totalCount", own=ALL)
may("OpinionEdge", "cursor node", own=ALL)
may("Opinion", "id verdict maker createdAt product", own=ALL)
only("Mutation", "giveOpinion", ALL)
may("Mutation", "withdrawOpinion", own=ALL, foreign=ALL)  # Says it of any id, and ends one's own.
only("Query", "personalisation", ALL)
only("Mutation", "choosePersonalisation", ALL)
only("Personalisation", "isOn", ALL)
only("Query", "recommendationRules", MERCHANDISERS)
only("Mutation", "setRecommendationRule endRecommendationRule", MERCHANDISERS)
only("RecommendationRule", "id kind placement subject startsAt endsAt", MERCHANDISERS)
only("RecommendationRuleEnded", "ruleId", MERCHANDISERS)
may("Mutation", "logEvents", own=ALL, foreign=ALL)  # Says how many, whatever they name.

# By id
may("Query", "node:Account", own=LOGGED_IN, foreign=OWNER)
may("Query", "node:Customer", own=LOGGED_IN, foreign=PERSONAL)
may("Query", "node:LoyaltyAccount node:LoyaltyMovement", own=LOGGED_IN, foreign=PERSONAL)
may("Query", "node:Offer", own=LOGGED_IN, foreign=MARKETING)
may("Query", "node:Ticket node:TicketMessage", own=LOGGED_IN, foreign=SUPPORT)
may(
    "Query",
    "node:Order node:OrderLine node:OrderChange node:Payment node:Fulfilment node:Pickup",
    own=ALL,
    foreign=FRONT,
    afar=FRONT - ASSOCIATE,
)
may("Query", "node:Return", own=ALL, foreign=DESK, afar=SUPPORT)
may("Query", "node:RefundRequest", own=SUPPORT, foreign=SUPPORT)
may("Query", "node:Invitation", own=OWNER, foreign=OWNER)
may("Query", "node:Cart node:CartLine", own=ALL)
may("Query", "node:LoginSession", own=LOGGED_IN)
only("Query", "node:Store node:Category node:Product node:Variant", ALL)

# Accounts
LOG_IN = {"Mutation.finishSignUp", "Mutation.logIn"}
"""Whoever comes out of these is anonymous no more."""
may("Query", "me", own=LOGGED_IN)
may(
    "Account",
    "id email name roles isEmailProven customer hasSecondFactor isActive grants extraGrants store"
    " refundCap lastSeenAt",
    own=LOGGED_IN,
    foreign=OWNER,
)
may("Account", "sessions", own=LOGGED_IN)
may("LoginSession", "id touchpoint device client createdAt usedAt isThisOne", own=LOGGED_IN)
may("SignedIn", "account cart token refreshToken mergedLines warnings", own=ALL, foreign=NOBODY)
may("Mutation", "signUp requestPasswordReset", own=ALL, foreign=ALL)  # The same for every address.
may("Mutation", "finishSignUp logIn resetPassword refreshSession", own=ALL)
may("Mutation", "confirmEmail", own=LOGGED_IN)
only("Mutation", "logOut", ALL)
may("Mutation", "revokeSession", own=LOGGED_IN, call=LOGGED_IN)
only(
    "Mutation",
    "logOutEverywhere confirmIdentity changePassword requestEmailChange startSecondFactor"
    " finishSecondFactor",
    LOGGED_IN,
)
may("Mutation", "endSecondFactor", own=LOGGED_IN, call=LOGGED_IN)

# Customers and their points
may("Query", "customers", own=PERSONAL, foreign=PERSONAL, call=PERSONAL)
may("Customer", "id name email orderCount isDemo address loyalty", own=LOGGED_IN, foreign=PERSONAL)
may(
    "LoyaltyAccount",
    "id cardNumber joinedAt balance pending held frozen spendable expirySchedule movements"
    " tier tierSince seesEarly tierReviewAt tierWarnedAt qualifyingSpend spendToKeep nextTier",
    own=LOGGED_IN,
    foreign=PERSONAL,
)
may("LoyaltyAccount", "code", own=LOGGED_IN, foreign=NOBODY)
may("CardCode", "text size path until", own=LOGGED_IN, foreign=NOBODY)
may("NextTier", "tier spendToGo", own=LOGGED_IN, foreign=PERSONAL)
may("PointsExpiry", "points at", own=LOGGED_IN, foreign=PERSONAL)
may("LoyaltyMovementConnection", "nodes edges pageInfo totalCount", own=LOGGED_IN, foreign=PERSONAL)
may("LoyaltyMovementEdge", "cursor node", own=LOGGED_IN, foreign=PERSONAL)
may(
    "LoyaltyMovement",
    "id points pending balanceAfter kind at note touchpoint orderNumber",
    own=LOGGED_IN,
    foreign=PERSONAL,
)

may("Customer", "storeCredit", own=LOGGED_IN, foreign=PERSONAL)
may("StoreCredit", "balance movements", own=LOGGED_IN, foreign=PERSONAL)
may("StoreCreditMovement", "kind amount at note", own=LOGGED_IN, foreign=PERSONAL)
may(
    "StoreCreditMovementConnection",
    "nodes edges pageInfo totalCount",
    own=LOGGED_IN,
    foreign=PERSONAL,
)
may("StoreCreditMovementEdge", "cursor node", own=LOGGED_IN, foreign=PERSONAL)
may("Mutation", "creditCustomer", own=NOBODY, foreign=SUPPORT, call=SUPPORT)  # Not oneself.

# Gift cards, which are of whoever knows the code
may("Query", "giftCards", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
may("Query", "node:GiftCard", own=SUPPORT, foreign=SUPPORT)
may("GiftCardConnection", "nodes edges pageInfo totalCount", own=SUPPORT, foreign=SUPPORT)
may("GiftCardEdge", "cursor node", own=SUPPORT, foreign=SUPPORT)
may(
    "GiftCard",
    "id lastFour amount balance recipientEmail deliverAt issuedAt sentAt voidedAt voidReason"
    " movements",
    own=SUPPORT,
    foreign=SUPPORT,
)
only("Mutation", "issueGiftCard", SUPPORT)
may("Mutation", "voidGiftCard", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
only("Mutation", "buyGiftCard", ALL)
may("Mutation", "checkGiftCard", own=ALL, foreign=ALL)
may("GiftCardFound", "token lastFour balance", own=ALL, foreign=ALL)

# Carts, which nobody else ever sees, and offers
may("Query", "cart", own=ALL)
may("Subscription", "cartChanged", own=ALL)
may("Cart", "id version note quantity lines totals offer offers warnings merge quote", own=ALL)
may(
    "CartLine",
    "id name variantId quantity unitPrice regularUnitPrice lowestRecentPrice total"
    " isAvailable least most step product",
    own=ALL,
)
may("CartMerge", "lines changes", own=ALL)
may("CartChange", "code message name wanted got variantId before now", own=ALL)
may("CartFilled", "cart lines changes", own=ALL)
may("Mutation", "setCartNote acknowledgeCart undoCartMerge", own=ALL)
may("Mutation", "restoreCartLine reorder", own=ALL)
may("Query", "saved", own=ALL)
may("Subscription", "savedChanged", own=ALL)
may("Saved", "id later wishes wishesSharedUntil", own=ALL)
may("SavedLine", "id variantId name quantity unitPrice isAvailable product", own=ALL)
may("Moved", "cart saved", own=ALL)
may("Mutation", "saveForLater moveToCart removeSaved addToWishList", own=ALL)
may("ShareLink", "url token expiresAt", own=ALL)
only("Mutation", "shareCart shareWishList endSharing", ALL)
may("Query", "sharedList", own=ALL)  # Whoever holds the token.
may("SharedList", "id isWishList lines expiresAt", own=ALL)
may("Mutation", "addSharedToCart", own=ALL)
may("Query", "abandonedCarts", own=PERSONAL, foreign=PERSONAL, call=PERSONAL)
may("AbandonedCartConnection", "nodes edges pageInfo totalCount", own=PERSONAL, foreign=PERSONAL)
may("AbandonedCartEdge", "cursor node", own=PERSONAL, foreign=PERSONAL)
may(
    "AbandonedCart",
    "id updatedAt abandonedAt quantity worth lines customer",
    own=PERSONAL,
    foreign=PERSONAL,
)
may("AbandonedLine", "name quantity unitPrice", own=PERSONAL, foreign=PERSONAL)
may("Mutation", "addToCart addLinesToCart", own=ALL)
may("Mutation", "setCartLine", own=ALL)
may("Mutation", "applyOffer", own=LOGGED_IN)
may("Mutation", "dropOffer", own=ALL)
may("CartOffer", "code offer standing saves missing beatenBy reason", own=ALL)
only("Query", "offerSettings offerSetting simulateOffer offerCodesFile", MARKETING)
only("Mutation", "saveOffer endOffer makeOfferCodes", MARKETING)
may("Query", "offers", own=LOGGED_IN)
may(
    "Offer",
    "id code name reason terms percent amount startsAt endsAt isUsed product",
    own=ALL,
    foreign=MARKETING,
)

# Orders and payments
may("Query", "order", own=ALL, foreign=FRONT, afar=FRONT - ASSOCIATE)
BUYERS = FRONT | {"customer"}
may("Query", "orders", own=BUYERS, foreign=FRONT, call=BUYERS, afar=FRONT - ASSOCIATE)
may("Subscription", "orderChanged", own=ALL, foreign=FRONT, afar=FRONT - ASSOCIATE)
may("OrderConnection", "nodes edges pageInfo totalCount", own=ALL, foreign=FRONT)
may("OrderEdge", "cursor node", own=ALL, foreign=FRONT)
may(
    "Order",
    "id number status channel placedAt email totals deliveryMethod estimatedDelivery quantity lines"
    " deliveryAddress note ageLimit accepted store payment timeline canReturn",
    own=ALL,
    foreign=FRONT,
)
may("Order", "history", own=ALL, foreign=FRONT)
may("OrderEventConnection", "nodes edges pageInfo totalCount", own=ALL, foreign=FRONT)
may("OrderEventEdge", "cursor node", own=ALL, foreign=FRONT)
may("OrderEvent", "kind title actor channel at amount about", own=ALL, foreign=FRONT)
may("OrderEvent", "actorName", own=FRONT, foreign=FRONT)
may("Order", "customer", own=LOGGED_IN, foreign=FRONT)
may("Order", "tenders", own=ALL, foreign=FRONT)
may("OrderTender", "kind status amount refunded points", own=ALL, foreign=FRONT)
may("Query", "orderByNumber", own=ALL, foreign=ALL)  # Whoever knows the number and the address.
may("OrderProgress", "number status placedAt estimatedDelivery", own=ALL, foreign=ALL)
may("Order", "returns", own=ALL, foreign=DESK)
may("Order", "nextStatuses", own=DESK, foreign=DESK)
may(
    "OrderLine",
    "id name sku picture wall photo productSlug quantity unitPrice discount total tax taxPercent"
    " quantityReturnable",
    own=ALL,
    foreign=FRONT,
)
may(
    "Payment",
    "id status amount payUrl failureMessage cardLast4 disputedAt authorized charged refunded",
    own=ALL,
    foreign=FRONT,
)
may("Order", "invoice creditNotes", own=ALL, foreign=FRONT)
may("Invoice", "number kind url issuedAt", own=ALL, foreign=FRONT)
may("Query", "trackedOrder", own=ALL)  # Whoever holds the token.
may(
    "TrackedOrder",
    "number status placedAt deliveryMethod estimatedDelivery quantity timeline",
    own=ALL,
)
may("Mutation", "placeOrder", own=ALL)
may("Mutation", "startPayment", own=ALL)  # The desk does not pay for others.
may("Mutation", "advanceOrder", own=DESK, foreign=DESK, call=DESK, afar=SUPPORT)

# Cancelled and changed
may("Order", "availableActions", own=ALL, foreign=FRONT)
may("OrderAction", "kind until", own=ALL, foreign=FRONT)
may("Mutation", "cancelOrder changeOrderAddress", own=ALL, foreign=DESK, afar=SUPPORT)
may(
    "OrderChange",
    "id kind reason isByStaff at totalBefore totalAfter toCard letGo toGiftCards toStoreCredit"
    " points pointsBack order",
    own=ALL,
    foreign=FRONT,
)

# Pickups
only("Query", "pickupStores", ALL)
may("Order", "pickup", own=ALL, foreign=FRONT)
may(
    "Pickup",
    "id status startsAt endsAt collector requestedAt readyAt collectedAt keptUntil nextStatuses"
    " store timeZone order answerBy choices missing",
    own=ALL,
    foreign=FRONT,
)
may("Query", "pickupAlternatives", own=ALL)
may("Mutation", "answerPickupShortage", own=ALL)
may("Pickup", "code", own=ALL)  # Whoever shows it is given the goods.
may("PickupCode", "text size path", own=ALL)
COUNTER = ASSOCIATE | OWNER
may("Query", "pickups", own=ASSOCIATE, foreign=ASSOCIATE, call=COUNTER, afar=NOBODY)
may("Query", "pickupByCode", own=ASSOCIATE, foreign=ASSOCIATE, call=COUNTER, afar=NOBODY)
may("PickupConnection", "nodes edges pageInfo totalCount", own=ASSOCIATE, foreign=ASSOCIATE)
may("PickupEdge", "cursor node", own=ASSOCIATE, foreign=ASSOCIATE)
may(
    "Mutation",
    "movePickup reportPickupShortage handOverPickup",
    own=ASSOCIATE,
    foreign=ASSOCIATE,
    call=COUNTER,
    afar=NOBODY,
)

# Shipments
may("Order", "paymentStatus fulfilmentStatus returnStatus fulfilments", own=ALL, foreign=FRONT)
may("TrackedOrder", "shipments", own=ALL)
may("OrderProgress", "shipments", own=ALL, foreign=ALL)
may(
    "TrackedFulfilment",
    "number status tracking carrier trackingNumber trackingUrl promisedDelivery estimatedDelivery"
    " shippedAt deliveredAt events",
    own=ALL,
    foreign=ALL,
)
may("TrackingEvent", "kind at place text estimatedDelivery", own=ALL, foreign=ALL)
may("Query", "fulfilment", own=ALL, foreign=FRONT, afar=FRONT - ASSOCIATE)
may("Query", "fulfilments", own=DESK, foreign=DESK, call=DESK, afar=SUPPORT)
may("FulfilmentConnection", "nodes edges pageInfo totalCount", own=DESK, foreign=DESK)
may("FulfilmentEdge", "cursor node", own=DESK, foreign=DESK)
may(
    "Fulfilment",
    "id number status tracking carrier trackingNumber trackingUrl promisedDelivery"
    " estimatedDelivery createdAt shippedAt deliveredAt proof lines events order locationName",
    own=ALL,
    foreign=FRONT,
)
may("FulfilmentLine", "quantity orderLine", own=ALL, foreign=FRONT)
may("DeliveryProof", "takenBy photoUrl", own=ALL, foreign=FRONT)
may("Fulfilment", "nextStatuses pickListUrl packingSlipUrl labelUrl", own=DESK, foreign=DESK)
may(
    "Mutation",
    "advanceFulfilment splitFulfilment shipFulfilment",
    own=DESK,
    foreign=DESK,
    call=DESK,
    afar=SUPPORT,
)

# The till of a store; who works in none sells nothing
TILL = DESK - SUPPORT | OWNER
may("Query", "tillItems", own=ASSOCIATE, foreign=None, call=TILL)
may("Query", "tillQuote", own=ASSOCIATE, foreign=ASSOCIATE, call=TILL)
may("Query", "tillMember", own=ASSOCIATE, foreign=ASSOCIATE, call=TILL)
may("Mutation", "sellAtTill", own=ASSOCIATE, foreign=ASSOCIATE, call=TILL)
may(
    "Mutation",
    "chargeAtTerminal cancelTillSale mailTillReceipt",
    own=ASSOCIATE,
    foreign=ASSOCIATE,
    call=TILL,
    afar=NOBODY,
)

# Returns
may("Query", "return returns", own=ALL, foreign=DESK, afar=SUPPORT)
may("ReturnConnection", "nodes edges pageInfo totalCount", own=ALL, foreign=DESK)
may("ReturnEdge", "cursor node", own=ALL, foreign=DESK)
may(
    "Return",
    "id number status reason note answer requestedAt instructions refund order lines"
    " target fee bonus refundedAt dropOff receivedAt timeline",
    own=ALL,
    foreign=DESK,
)
may("Return", "code label", own=ALL, foreign=NOBODY)
may("ReturnStep", "status title at", own=ALL, foreign=DESK)
may("ReturnLine", "id quantity opened damaged missing orderLine refund", own=ALL, foreign=DESK)
may("Query", "returnableLines returnPreview", own=ALL, foreign=DESK, afar=SUPPORT)
may("ReturnableLine", "quantity until whyNot reason orderLine", own=ALL, foreign=DESK)
may(
    "ReturnPreview",
    "goods discounts delivery fees givenOtherwise refund parts bonus pointsTaken",
    own=ALL,
    foreign=DESK,
)
may("RefundPart", "way amount", own=ALL, foreign=DESK)
may("Mutation", "acceptDropOff", own=DESK, foreign=DESK, call=DESK)
may("Mutation", "requestReturn", own=ALL, foreign=DESK, afar=SUPPORT)
may(
    "Mutation",
    "approveReturn rejectReturn receiveReturn",
    own=DESK,
    foreign=DESK,
    call=DESK,
    afar=SUPPORT,
)
may(
    "Mutation",
    "refundReturn approveRefund declineRefund",
    own=SUPPORT,
    foreign=SUPPORT,
    call=SUPPORT,
)
may("Query", "refundRequests", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
may("RefundRequestConnection", "nodes edges pageInfo totalCount", own=SUPPORT, foreign=SUPPORT)
may("RefundRequestEdge", "cursor node", own=SUPPORT, foreign=SUPPORT)
may(
    "RefundRequest",
    "id decision amount requestedAt decidedAt answer return requestedBy decidedBy canDecide",
    own=SUPPORT,
    foreign=SUPPORT,
)

only("Query", "paymentFindings", SUPPORT)
may("Query", "paymentEvents", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
only("PaymentFindingConnection", "nodes edges pageInfo totalCount", SUPPORT)
only("PaymentFindingEdge", "cursor node", SUPPORT)

# Conversations
may("Query", "ticket tickets", own=LOGGED_IN, foreign=SUPPORT, call=SUPPORT | {"customer"})
may("TicketConnection", "nodes edges pageInfo totalCount", own=LOGGED_IN, foreign=SUPPORT)
may("TicketEdge", "cursor node", own=LOGGED_IN, foreign=SUPPORT)
may(
    "Ticket",
    "id number subject status openedAt updatedAt customer order messages",
    own=LOGGED_IN,
    foreign=SUPPORT,
)
may("TicketMessage", "id body author isFromStaff at", own=LOGGED_IN, foreign=SUPPORT)
may("Mutation", "openTicket", own=_words("customer"), call=_words("customer"))
may("Mutation", "replyToTicket", own=LOGGED_IN, foreign=SUPPORT, call=SUPPORT | {"customer"})

# Figures
only("Query", "analytics", _words(f"analyst {TRUSTED} marketer owner"))
only("Analytics", "conversion aov repeatPurchaseRate cartAbandonment revenue orders", ALL)
only("Analytics", "paymentSuccessRate cancellationRate stockOuts inventoryTurnover", ALL)
only("Analytics", "turnoverByChannel pageLoad pickupShare timeToReady", ALL)
only("Analytics", "onTime fulfilmentTime returnRate returnTime", ALL)
only("Analytics", "selfServiceRate orderEnquiries", ALL)
only("Query", "invariants", OWNER)
only("InvariantRun", "at seconds checked providerAnswered holds breaches", ALL)

# Goods, of the own store or of all
may(
    "Query",
    "stockLevels lowStock stockMovements",
    own=SEES_GOODS,
    foreign=SEES_GOODS,
    call=SEES_GOODS,
    afar=SEES_GOODS - ASSOCIATE,
)
for page in ("StockLevel", "StockMovement"):
    may(f"{page}Connection", "nodes edges pageInfo totalCount", own=SEES_GOODS, foreign=SEES_GOODS)
    may(f"{page}Edge", "cursor node", own=SEES_GOODS, foreign=SEES_GOODS)
may(
    "StockLevel",
    "id onHand allocated reserved incoming safety backorder available item location",
    own=SEES_GOODS,
    foreign=SEES_GOODS,
)
only("Query", "stockLocations", SEES_GOODS)
only("StockLocationConnection", "nodes edges pageInfo totalCount", SEES_GOODS)
only("StockLocationEdge", "cursor node", SEES_GOODS)
may(
    "Mutation",
    "adjustStock countStock transferStock expectStock receiveStock setStockTerms",
    own=MANAGES_GOODS,
    foreign=MANAGES_GOODS,
    call=MANAGES_GOODS,
    afar=MANAGES_GOODS - ASSOCIATE,
)
may("Mutation", "reserveCart", own=ALL)
only("Subscription", "availabilityChanged", ALL)
only("Mutation", "createLocation changeLocation closeLocation reopenLocation", OWNER)
only("Mutation", "createDeliveryMethod changeDeliveryMethod removeDeliveryMethod", OWNER)
only("Query", "deliverySettings deliveryQuotes", OWNER)
CUSTOMER = _words("customer")
may("Query", "savedAddresses", own=LOGGED_IN)
may("SavedAddress", "id address isDefault", own=LOGGED_IN)
may("Mutation", "saveAddress removeAddress", own=CUSTOMER, call=CUSTOMER)

# Notices of orders
may("Query", "notices", own=LOGGED_IN)
only("Query", "unreadNotices", ALL)
may("Query", "noticePreferences", own=LOGGED_IN, foreign=None)
may("Query", "deadLetters", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
may("NoticeConnection", "nodes edges pageInfo totalCount", own=LOGGED_IN, foreign=SUPPORT)
may("NoticeEdge", "cursor node", own=LOGGED_IN, foreign=SUPPORT)
may(
    "Notice",
    "id step channel headline sentence orderId orderNumber createdAt readAt recipient attempts"
    " dueAt sentAt failedAt problem",
    own=LOGGED_IN,
    foreign=SUPPORT,
)
may("NoticePreference", "step headline channel isWanted isFixed", own=LOGGED_IN, foreign=None)
only("Mutation", "markNoticesRead chooseNotice", CUSTOMER)
only("Mutation", "subscribeToPush unsubscribeFromPush", CUSTOMER)
may("Mutation", "resendNotice", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
only("Query", "pushKey", ALL)
only("Query", "mailTemplates mailSample", SUPPORT)
only("MailSample", "name language subject text html", SUPPORT)
only("NoticesRead", "unread", ALL)
only("PushChosen", "isOn", ALL)

# Words
only("Query", "synonymGroups missedSearches", MERCHANDISERS)
only("Mutation", "saveSynonyms removeSynonyms", MERCHANDISERS)
only("SynonymGroupConnection", "nodes edges pageInfo totalCount", MERCHANDISERS)
only("SynonymGroupEdge", "cursor node", MERCHANDISERS)
only("SynonymGroup", "id terms revision isRemoved", MERCHANDISERS)
only("MissedSearch", "text searches visits lastAt", MERCHANDISERS)

# Setting up the shop
only("Query", "shopSettings legalPages legalVersions legalPreview", OWNER)
only("Mutation", "changeShop changeMailSender changeTaxRate writeLegalText", OWNER)
only("Mutation", "changeLoyaltyProgramme setLoyaltyTiers", OWNER)
only("Query", "loyaltyProgramme earlyAccess", ALL)
only(
    "LoyaltyProgramme", "usableAfter months pointValue hundredPoints revision tierMonths tiers", ALL
)
only(
    "LoyaltyTier",
    "id rank name least pointsBasisPoints hasFreeShipping returnDays hasEarlyAccess",
    ALL,
)
only("Mutation", "setTaxRate removeTaxRate requireAcceptance chooseWarehouses", OWNER)
only("Mutation", "changeReturnBonus changeReturnTerms", OWNER)
only("ReturnTerms", "code name returnDays changeMinutes fee approvedBelow", OWNER)
only("SellsFrom", "code name warehouses others", OWNER)
only("Warehouse", "id number name", OWNER)
only("TaxRate", "id country region taxedAs percent validFrom", OWNER)
only(
    "ShopSettings",
    "revision name company postalAddress representedBy registerEntry vatNumber email phone mailName"
    " mailAddress returnBonusPercent channels taxRates sellsFrom returnTerms",
    OWNER,
)
only("LegalPage", "kind inForce newest", OWNER)
only("LegalVersion", "kind number source html isSample writtenAt inForceAt", OWNER)

# The shop's own people
only("Query", "staffRoles", OWNER)
may("Query", "staff invitations", own=OWNER, foreign=OWNER, call=OWNER)
for page in ("Account", "Invitation"):
    may(f"{page}Connection", "nodes edges pageInfo totalCount", own=OWNER, foreign=OWNER)
    may(f"{page}Edge", "cursor node", own=OWNER, foreign=OWNER)
may(
    "Invitation",
    "id email name role extraGrants refundCap invitedAt expiresAt store",
    own=OWNER,
    foreign=OWNER,
)
only("Mutation", "inviteStaff", OWNER)
may(
    "Mutation",
    "changeStaff deactivateStaff reactivateStaff revokeInvitation",
    own=OWNER,
    foreign=OWNER,
    call=OWNER,
)
may("Mutation", "acceptInvitation", own=ALL)
may("Query", "auditLog", own=OWNER, foreign=OWNER, call=OWNER)
may("AuditEntryConnection", "nodes edges pageInfo totalCount", own=OWNER, foreign=OWNER)
may("AuditEntryEdge", "cursor node", own=OWNER, foreign=OWNER)
may(
    "AuditEntry",
    "id at act objectType objectId before after requestId address actor",
    own=OWNER,
    foreign=OWNER,
)

NOT_AUDITED = _words(
    """
    addToCart addLinesToCart setCartLine applyOffer dropOffer logEvents dismissRecommendation
    chooseConsent
    giveOpinion withdrawOpinion choosePersonalisation
    restoreCartLine setCartNote acknowledgeCart undoCartMerge reorder addSharedToCart saveForLater
    moveToCart addToWishList removeSaved shareCart shareWishList endSharing
    refreshSession reserveCart checkGiftCard
    """
)
"""What staff do as anybody who looks around in a shop, and an app does by itself."""

# What is known about people, and how it ends
only("Query", "consent consentChanges", ALL)
only("Mutation", "chooseConsent", ALL)
may("Query", "dataExports myErasure", own=LOGGED_IN, call=LOGGED_IN)
only("Query", "erasureBlockers", LOGGED_IN)
may("Query", "node:DataExport", own=LOGGED_IN)
may("Query", "node:Erasure", own=LOGGED_IN, foreign=SUPPORT)
may("DataExport", "id askedAt readyAt expiresAt size status", own=LOGGED_IN)
may("ExportLink", "url expiresAt", own=LOGGED_IN)
may("Erasure", "id askedAt dueAt status doneAt", own=ALL, foreign=SUPPORT)
may("Query", "erasures", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
only("Mutation", "exportMyData requestErasure", LOGGED_IN)
may("Mutation", "requestGuestErasure", own=ALL, foreign=ALL)  # The same for every address.
may("Mutation", "confirmGuestErasure", own=ALL)
may("Mutation", "openExport", own=LOGGED_IN, call=LOGGED_IN)
may("Mutation", "cancelErasure", own=LOGGED_IN, call=LOGGED_IN)
may("Mutation", "eraseCustomer", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
may("Mutation", "copyCustomerData", own=SUPPORT, foreign=SUPPORT, call=SUPPORT)
only("CopyBeingMade", "expiresAt", SUPPORT)
only("Query", "retention erasureLimit", OWNER)
only("Mutation", "setRetention setErasureLimit", OWNER)
only("ErasureLimit", "perDay mostPerDay", OWNER)
only("Retention", "name what days usualDays leastDays mostDays prunedAt pruned", OWNER)

# The catalogue, as merchandisers see it
EDITORS = _words("merchandiser owner")
only("Query", "attributes", ALL)
only("Attribute", "id code type name nameDe choices unit revision", ALL)
only("Query", "catalogProducts catalogProduct catalogCategories", EDITORS)
only("CatalogProductConnection", "nodes edges pageInfo totalCount", EDITORS)
only("CatalogProductEdge", "cursor node", EDITORS)
only(
    "CatalogProduct",
    "id name slug description status kind brand maker size unitQuantity unit articleNumber"
    " pictureCode wall externalRef revision listedAt publishFrom publishUntil earlyTier earlyFrom"
    " taxClass returnRule seoTitle seoDescription ageLimits attributes texts publicMetadata"
    " privateMetadata category variants pictures relatedProducts upgrades",
    EDITORS,
)
only(
    "CatalogVariant",
    "id sku name position externalRef barcode weightGrams leastQuantity mostQuantity quantityStep"
    " options prices",
    EDITORS,
)
only(
    "CatalogCategory",
    "id name slug level position productCount externalRef revision seoTitle seoDescription texts",
    EDITORS,
)
only(
    "Mutation",
    "createProduct editProduct changeProductStatus addVariant editVariant arrangeVariants"
    " removeVariant setProductLinks setProductPictures createCategory editCategory removeCategory"
    " createAttribute editAttribute openUpload exportCatalog exportProducts importCatalog"
    " importStock",
    EDITORS,
)
may("Mutation", "exportStock", own=EDITORS, foreign=EDITORS, call=EDITORS)
only("Query", "catalogTransfers catalogTransfer", EDITORS)
only("Subscription", "catalogTransferChanged", EDITORS)
only("OpenedUpload", "id url expiresAt mostBytes", EDITORS)
only(
    "CatalogTransfer",
    "id kind content status isDryRun policy askedAt endedAt total done created changed unchanged"
    " failed problem narrowed faults fileUrl",
    EDITORS,
)
