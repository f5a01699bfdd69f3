/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Footer {\n    shop { name isDemo company postalAddress channel { taxPercent pricesIncludeTax } }\n  }\n": typeof types.FooterDocument,
    "\n  query Aisles {\n    categories { id name nameDe slug }\n  }\n": typeof types.AislesDocument,
    "\n  query AccountFrame {\n    me { id name roles customer { id } }\n    unreadNotices\n  }\n": typeof types.AccountFrameDocument,
    "\n  query AccountPage {\n    coming: orders(first: 10, state: OPEN) {\n      nodes { id ...OrderCard }\n    }\n    orders(first: 4) {\n      totalCount\n      nodes { id status ...OrderCard }\n    }\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          movements(first: 4) { nodes { id ...Movement } }\n        }\n      }\n    }\n    ...Offers\n  }\n": typeof types.AccountPageDocument,
    "\n  query CardPage {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          code { text size path }\n        }\n      }\n    }\n  }\n": typeof types.CardPageDocument,
    "\n  mutation LogOut {\n    logOut { __typename }\n  }\n": typeof types.LogOutDocument,
    "\n  fragment LoyaltyCard on LoyaltyAccount {\n    id\n    cardNumber\n    balance\n    joinedAt\n  }\n": typeof types.LoyaltyCardFragmentDoc,
    "\n  fragment Movement on LoyaltyMovement {\n    id\n    kind\n    points\n    balanceAfter\n    at\n    note\n    orderNumber\n  }\n": typeof types.MovementFragmentDoc,
    "\n  fragment Offers on Query {\n    offers { id ...OfferTicket }\n  }\n": typeof types.OffersFragmentDoc,
    "\n  query PointsPage($after: String) {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          ...Standing\n          movements(first: 20, after: $after) {\n            pageInfo { hasNextPage endCursor }\n            nodes { id ...Movement }\n          }\n        }\n      }\n    }\n    earlyAccess { id name slug }\n  }\n": typeof types.PointsPageDocument,
    "\n  fragment Standing on LoyaltyAccount {\n    id\n    pending\n    held\n    tier { id name hasFreeShipping hasEarlyAccess returnDays pointsBasisPoints }\n    tierReviewAt\n    tierWarnedAt\n    spendToKeep { amount currency }\n    qualifyingSpend { amount currency }\n    nextTier { tier { id name } spendToGo { amount currency } }\n    expirySchedule { points at }\n  }\n": typeof types.StandingFragmentDoc,
    "\n  query Addresses($country: String! = \"\") {\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n    checkout(country: $country) {\n      countries\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n    }\n  }\n": typeof types.AddressesDocument,
    "\n  mutation SaveAddress($input: SaveAddressInput!) {\n    saveAddress(input: $input) {\n      __typename\n      ... on SavedAddress { id isDefault }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SaveAddressDocument,
    "\n  mutation RemoveAddress($input: RemoveAddressInput!) {\n    removeAddress(input: $input) {\n      __typename\n      ... on AddressRemoved { id }\n      ... on Error { message }\n    }\n  }\n": typeof types.RemoveAddressDocument,
    "\n  query CartBeside {\n    cart { id version note merge { lines changes { message } } }\n  }\n": typeof types.CartBesideDocument,
    "\n  mutation SetCartNote($input: SetCartNoteInput!) {\n    setCartNote(input: $input) {\n      __typename\n      ... on Cart { id note ...CartContents }\n      ... on CartChangedMeanwhile { cart { id note ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetCartNoteDocument,
    "\n  mutation AcknowledgeCart($input: AcknowledgeCartInput!) {\n    acknowledgeCart(input: $input) {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on CartChangedMeanwhile { cart { id merge { lines changes { message } } ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": typeof types.AcknowledgeCartDocument,
    "\n  mutation UndoCartMerge {\n    undoCartMerge {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on Error { message }\n    }\n  }\n": typeof types.UndoCartMergeDocument,
    "\n  mutation ShareCart {\n    shareCart {\n      __typename\n      ... on ShareLink { url expiresAt }\n      ... on Error { message }\n    }\n  }\n": typeof types.ShareCartDocument,
    "\n  mutation SaveForLater($input: SaveForLaterInput!) {\n    saveForLater(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SaveForLaterDocument,
    "\n  mutation RestoreCartLine($input: RestoreCartLineInput!) {\n    restoreCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n": typeof types.RestoreCartLineDocument,
    "\n  fragment CartContents on Cart {\n    id\n    version\n    quantity\n    lines {\n      id\n      variantId\n      quantity\n      isAvailable\n      least\n      step\n      most\n      unitPrice { amount currency }\n      regularUnitPrice { amount currency }\n      lowestRecentPrice { amount currency }\n      total { amount currency }\n      product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n    }\n    totals {\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n      taxIsIncluded\n    }\n    offer { id code name }\n    warnings { code message target }\n    merge { lines }\n  }\n": typeof types.CartContentsFragmentDoc,
    "\n  query Cart {\n    cart { id ...CartContents }\n  }\n": typeof types.CartDocument,
    "\n  mutation AddToCart($input: AddToCartInput!) {\n    addToCart(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on OutOfStock { available productName }\n      ... on QuantityNotAllowed { nearest }\n      ... on Error { message }\n    }\n  }\n": typeof types.AddToCartDocument,
    "\n  mutation SetCartLine($input: SetCartLineInput!) {\n    setCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on CartChangedMeanwhile { cart { id ...CartContents } }\n      ... on OutOfStock { available productName }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetCartLineDocument,
    "\n  query CartOffers {\n    cart {\n      id\n      version\n      offers {\n        code\n        standing\n        reason\n        saves { amount currency }\n        offer { id name }\n        missing { lack quantity spend { amount currency } }\n        beatenBy { id name }\n      }\n    }\n  }\n": typeof types.CartOffersDocument,
    "\n  mutation DropOffer($input: DropOfferInput!) {\n    dropOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n": typeof types.DropOfferDocument,
    "\n  mutation ApplyOffer($input: ApplyOfferInput!) {\n    applyOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n": typeof types.ApplyOfferDocument,
    "\n  subscription CartChanged {\n    cartChanged { id ...CartContents note merge { lines changes { message } } }\n  }\n": typeof types.CartChangedDocument,
    "\n  fragment AisleBoard on Category {\n    id\n    name\n    nameDe\n    slug\n    wall\n    productCount\n    heap\n  }\n": typeof types.AisleBoardFragmentDoc,
    "\n  query AislesPage {\n    categories {\n      id\n      ...AisleBoard\n      name\n      nameDe\n      slug\n      children { id name nameDe slug productCount }\n    }\n  }\n": typeof types.AislesPageDocument,
    "\n  query CategoryPage($slug: String!) {\n    category(slug: $slug) {\n      id\n      name\n      nameDe\n      slug\n      wall\n      productCount\n      parent { id name nameDe slug parent { id name nameDe slug } }\n      children { id name nameDe slug productCount }\n    }\n  }\n": typeof types.CategoryPageDocument,
    "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n": typeof types.ProductListDocument,
    "\n  fragment ProductTile on Product {\n    id\n    name\n    nameDe\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    photo { alternative media { id widths width height placeholder } }\n    variantId\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n": typeof types.ProductTileFragmentDoc,
    "\n  query WaitingOrder($id: ID!) {\n    order(id: $id) { id number status totals { total { amount currency } } payment { id amount { amount currency } } }\n  }\n": typeof types.WaitingOrderDocument,
    "\n  query Checkout($country: String! = \"\", $region: String! = \"\") {\n    shop { channel { country currency } }\n    checkout(country: $country, region: $region) {\n      ageLimit\n      isOldEnough\n      mustAccept\n      countries\n      returnDays\n      returnFee { amount currency }\n      soldForGood { name rule }\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n      deliveryMethods {\n        code\n        kind\n        name\n        description\n        price { amount currency }\n        earliest\n        latest\n        totals {\n          subtotal { amount currency }\n          discount { amount currency }\n          shipping { amount currency }\n          tax { amount currency }\n          total { amount currency }\n          taxIsIncluded\n        }\n      }\n    }\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n  }\n": typeof types.CheckoutDocument,
    "\n  mutation ReserveCart($input: ReserveCartInput!) {\n    reserveCart(input: $input) {\n      __typename\n      ... on HeldCart { expiresAt }\n      ... on OutOfStock { productName available }\n      ... on Error { message }\n    }\n  }\n": typeof types.ReserveCartDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order { id number }\n      ... on PriceChanged { total { amount currency } }\n      ... on OutOfStock { productName available }\n      ... on AgeNotConfirmed { years }\n      ... on NotAccepted { kinds }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.PlaceOrderDocument,
    "\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment { id status payUrl }\n      ... on Error { message }\n    }\n  }\n": typeof types.StartPaymentDocument,
    "\n  fragment DoneOrder on Order {\n    id\n    number\n    status\n    email\n    quantity\n    deliveryMethod\n    estimatedDelivery\n    totals { total { amount currency } }\n    payment { id status amount { amount currency } failureMessage cardLast4 }\n    lines { id name picture wall quantity total { amount currency } }\n  }\n": typeof types.DoneOrderFragmentDoc,
    "\n  query Done($id: ID!) {\n    order(id: $id) { id ...DoneOrder }\n  }\n": typeof types.DoneDocument,
    "\n  subscription DoneOrderChanged($id: ID!) {\n    orderChanged(orderId: $id) { id ...DoneOrder }\n  }\n": typeof types.DoneOrderChangedDocument,
    "\n  query PayWays {\n    paymentMethods { code }\n  }\n": typeof types.PayWaysDocument,
    "\n  query DeliverySettings {\n    shopSettings { revision channels { code name currency country } }\n    deliverySettings {\n      id\n      revision\n      channel\n      code\n      name\n      description\n      amount { amount currency }\n      amountPerKg { amount currency }\n      freeFrom { amount currency }\n      goodsFrom { amount currency }\n      goodsBelow { amount currency }\n      heaviestGrams\n      deliversTo\n      notTo\n      daysEarliest\n      daysLatest\n      weekdays\n      cutOff\n      position\n      kind\n    }\n  }\n": typeof types.DeliverySettingsDocument,
    "\n  query DeliveryQuotes($channel: String!, $country: String!, $region: String!, $grams: Int!, $goods: Decimal!) {\n    deliveryQuotes(channel: $channel, country: $country, region: $region, grams: $grams, goods: $goods) {\n      code\n      name\n      price { amount currency }\n      earliest\n      latest\n    }\n  }\n": typeof types.DeliveryQuotesDocument,
    "\n  mutation CreateDelivery($input: CreateDeliveryMethodInput!) {\n    createDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.CreateDeliveryDocument,
    "\n  mutation ChangeDelivery($input: ChangeDeliveryMethodInput!) {\n    changeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeDeliveryDocument,
    "\n  mutation RemoveDelivery($input: RemoveDeliveryMethodInput!) {\n    removeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliveryEnded { code }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": typeof types.RemoveDeliveryDocument,
    "\n  fragment AdvanceOrder on Order {\n    id\n    number\n    status\n    nextStatuses\n  }\n": typeof types.AdvanceOrderFragmentDoc,
    "\n  mutation AdvanceOrder($input: AdvanceOrderInput!) {\n    advanceOrder(input: $input) {\n      __typename\n      ... on Order { id status nextStatuses canReturn timeline { status title at } }\n      ... on Error { message }\n    }\n  }\n": typeof types.AdvanceOrderDocument,
    "\n  fragment CancelForBuyer on Order {\n    id\n    availableActions { kind until }\n  }\n": typeof types.CancelForBuyerFragmentDoc,
    "\n  query AbandonedCarts($after: String) {\n    abandonedCarts(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        updatedAt\n        quantity\n        worth { amount currency }\n        customer { id name email }\n        lines { name quantity }\n      }\n    }\n  }\n": typeof types.AbandonedCartsDocument,
    "\n  fragment CustomerData on Customer { id name }\n": typeof types.CustomerDataFragmentDoc,
    "\n  fragment CustomerFacts on Customer {\n    id\n    name\n    email\n    orderCount\n    address { line1 city region postalCode }\n    loyalty { id cardNumber balance }\n  }\n": typeof types.CustomerFactsFragmentDoc,
    "\n  query CustomerOrders($customerId: ID!) {\n    orders(customerId: $customerId, first: 8) {\n      nodes { id number status totals { total { amount currency } } }\n    }\n  }\n": typeof types.CustomerOrdersDocument,
    "\n  query CustomerPane($orderId: ID!) {\n    order(id: $orderId) {\n      id\n      email\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n": typeof types.CustomerPaneDocument,
    "\n  query DeskFrame {\n    me { id name roles grants }\n  }\n": typeof types.DeskFrameDocument,
    "\n  query DeskPage {\n    me { id roles }\n  }\n": typeof types.DeskPageDocument,
    "\n  query ProductIdOfSlug($slug: String!) {\n    product(slug: $slug) { id }\n  }\n": typeof types.ProductIdOfSlugDocument,
    "\n  query GoesWith($productId: ID!) {\n    recommendations(placement: PRODUCT, productId: $productId, first: 6) {\n      items {\n        reason { text }\n        product { id slug name picture wall photo { alternative media { id widths width height placeholder } } stock price { amount currency } }\n      }\n    }\n  }\n": typeof types.GoesWithDocument,
    "\n  query DeskOrders($status: OrderStatus, $search: String, $after: String) {\n    orders(status: $status, search: $search, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        number\n        status\n        channel\n        placedAt\n        email\n        customer { id name }\n        totals { total { amount currency } }\n      }\n    }\n  }\n": typeof types.DeskOrdersDocument,
    "\n  query DeskOrder($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      channel\n      placedAt\n      store { id name }\n      returns { id number status refund { amount currency } }\n      ...AdvanceOrder\n      ...CancelForBuyer\n      ...Timeline\n      ...OrderLines\n      ...DeliveryFacts\n    }\n  }\n": typeof types.DeskOrderDocument,
    "\n  query PaymentEvents($orderId: ID!) {\n    paymentEvents(orderId: $orderId) { id kind at amount { amount currency } }\n  }\n": typeof types.PaymentEventsDocument,
    "\n  query PaymentGrants {\n    me { id grants }\n  }\n": typeof types.PaymentGrantsDocument,
    "\n  query ProductPane($slug: String!, $near: String) {\n    product(slug: $slug) {\n      id\n      slug\n      name\n      description\n      variantId\n      sku\n      articleNumber\n      maker\n      size\n      price { amount currency }\n      stock\n      quantityAvailable\n      category { id name }\n      availability(first: 20, search: $near) {\n        stock\n        quantityAvailable\n        store { id name number city }\n      }\n    }\n  }\n": typeof types.ProductPaneDocument,
    "\n  query ReturnCustomer($id: ID!) {\n    return(id: $id) { id order { id } }\n  }\n": typeof types.ReturnCustomerDocument,
    "\n  query DeskReturns($status: ReturnStatus, $after: String) {\n    returns(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status requestedAt refund { amount currency } order { id number } }\n    }\n  }\n": typeof types.DeskReturnsDocument,
    "\n  query DeskReturn($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      answer\n      requestedAt\n      refund { amount currency }\n      fee { amount currency }\n      order { id number placedAt }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n": typeof types.DeskReturnDocument,
    "\n  query StockList($filter: ProductFilter, $sort: ProductSort, $after: String) {\n    products(filter: $filter, sort: $sort, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id slug name size maker articleNumber needsArticleNumber price { amount currency } stock quantityAvailable }\n    }\n  }\n": typeof types.StockListDocument,
    "\n  query TicketCustomer($id: ID!) {\n    ticket(id: $id) {\n      id\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n": typeof types.TicketCustomerDocument,
    "\n  query DeskTickets($status: TicketStatus, $after: String) {\n    tickets(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt customer { id name } }\n    }\n  }\n": typeof types.DeskTicketsDocument,
    "\n  query DeskTicket($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      customer { id name }\n      order { id number }\n      ...Conversation\n    }\n  }\n": typeof types.DeskTicketDocument,
    "\n  query CustomerData {\n    me { id grants hasSecondFactor }\n  }\n": typeof types.CustomerDataDocument,
    "\n  mutation CopyCustomerData($input: CopyCustomerDataInput!) {\n    copyCustomerData(input: $input) {\n      __typename\n      ... on CopyBeingMade { expiresAt }\n      ... on Error { message }\n    }\n  }\n": typeof types.CopyCustomerDataDocument,
    "\n  mutation EraseCustomer($input: EraseCustomerInput!) {\n    eraseCustomer(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n": typeof types.EraseCustomerDocument,
    "\n  query Figures($period: Period!, $channel: OrderChannel) {\n    analytics(period: $period, channel: $channel) {\n      conversion { value numerator denominator }\n      aov { orders value { amount currency } }\n      repeatPurchaseRate { value numerator denominator }\n      cartAbandonment { value numerator denominator }\n      revenue { orders value { amount currency } }\n      orders\n    }\n  }\n": typeof types.FiguresDocument,
    "\n  mutation ApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n    }\n  }\n": typeof types.ApproveReturnDocument,
    "\n  mutation RejectReturn($input: RejectReturnInput!) {\n    rejectReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.RejectReturnDocument,
    "\n  mutation ReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } lines { id quantity refund { amount currency } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.ReceiveReturnDocument,
    "\n  mutation RefundReturn($input: RefundReturnInput!) {\n    refundReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } }\n      ... on Error { message }\n    }\n  }\n": typeof types.RefundReturnDocument,
    "\n  query DeskShipments($status: FulfilmentStatus, $isOpen: Boolean, $after: String) {\n    fulfilments(status: $status, isOpen: $isOpen, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status tracking locationName createdAt promisedDelivery }\n    }\n  }\n": typeof types.DeskShipmentsDocument,
    "\n  query DeskShipment($id: ID!) {\n    fulfilment(id: $id) {\n      id\n      number\n      status\n      tracking\n      carrier\n      trackingNumber\n      trackingUrl\n      promisedDelivery\n      estimatedDelivery\n      createdAt\n      locationName\n      nextStatuses\n      pickListUrl\n      packingSlipUrl\n      labelUrl\n      proof { takenBy photoUrl }\n      events { kind at place text }\n      lines { quantity orderLine { id name sku } }\n      order { id number }\n    }\n  }\n": typeof types.DeskShipmentDocument,
    "\n  mutation AdvanceFulfilment($input: AdvanceFulfilmentInput!) {\n    advanceFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n": typeof types.AdvanceFulfilmentDocument,
    "\n  mutation ShipFulfilment($input: ShipFulfilmentInput!) {\n    shipFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status carrier trackingNumber trackingUrl nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ShipFulfilmentDocument,
    "\n  mutation SplitFulfilment($input: SplitFulfilmentInput!) {\n    splitFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id number status lines { quantity orderLine { id } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.SplitFulfilmentDocument,
    "\n  query HomePage {\n    usuals: recommendations(placement: USUALS, first: 8) { ...UsualShelf isFallback }\n    picks: recommendations(placement: HOME, first: 18) { ...HomeShelves ...UsualShelf isFallback }\n    categories { id ...AisleBoard }\n  }\n": typeof types.HomePageDocument,
    "\n  fragment HomeShelves on RecommendationList {\n    isFallback\n    ...Shelf\n  }\n": typeof types.HomeShelvesFragmentDoc,
    "\n  query MemberOffers {\n    offers { id isUsed ...OfferTicket }\n  }\n": typeof types.MemberOffersDocument,
    "\n  fragment UsualShelf on RecommendationList {\n    isFallback\n    items {\n      token\n      product {\n        id\n        name\n        nameDe\n        slug\n        size\n        maker\n        articleNumber\n        needsArticleNumber\n        picture\n        variantId\n        stock\n        quantityAvailable\n        price { amount currency }\n      }\n    }\n  }\n": typeof types.UsualShelfFragmentDoc,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.AcceptInvitationDocument,
    "\n  mutation LogIn($input: LogInInput!) {\n    logIn(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on Error { message }\n    }\n  }\n": typeof types.LogInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation FinishSignUp($input: FinishSignUpInput!) {\n    finishSignUp(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.FinishSignUpDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ResetPasswordDocument,
    "\n  mutation ConfirmEmail($input: ConfirmEmailInput!) {\n    confirmEmail(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on Error { message }\n    }\n  }\n": typeof types.ConfirmEmailDocument,
    "\n  query Me {\n    me {\n      id\n      name\n      email\n      roles\n      customer {\n        id\n        loyalty { id balance seesEarly }\n        address { name line1 line2 city region postalCode country }\n      }\n    }\n  }\n": typeof types.MeDocument,
    "\n  query LegalPage($kind: LegalKind!, $at: DateTime) {\n    legalText(kind: $kind, at: $at) { number html inForceAt }\n    shop { company postalAddress representedBy registerEntry vatNumber email phone }\n  }\n": typeof types.LegalPageDocument,
    "\n  query Catalog($search: String, $status: ProductStatus, $after: String) {\n    catalogProducts(search: $search, status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id name articleNumber status category { id name } }\n    }\n  }\n": typeof types.CatalogDocument,
    "\n  fragment EditedProduct on CatalogProduct {\n    id\n    name\n    slug\n    description\n    status\n    articleNumber\n    externalRef\n    revision\n    publishFrom\n    publishUntil\n    taxClass\n    returnRule\n    seoTitle\n    seoDescription\n    ageLimits { market years }\n    texts { locale name description seoTitle seoDescription }\n    attributes { code value }\n    publicMetadata { key value }\n    privateMetadata { key value }\n    pictures { alternative alternativeDe media { id url } }\n    relatedProducts { id name }\n    upgrades { id name }\n    category { id name }\n    variants { id sku name barcode weightGrams leastQuantity mostQuantity quantityStep prices { market price { amount currency } sale { price { amount } startsAt endsAt isRunning } } }\n  }\n": typeof types.EditedProductFragmentDoc,
    "\n  query CatalogProduct($id: ID!) {\n    catalogProduct(id: $id) { ...EditedProduct }\n    catalogCategories { id name level }\n    attributes { id code name type choices unit }\n    shop { channels { code name currency } }\n  }\n": typeof types.CatalogProductDocument,
    "\n  query Shelves {\n    catalogCategories { id name level }\n    shop { channels { code name currency } }\n  }\n": typeof types.ShelvesDocument,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.CreateProductDocument,
    "\n  mutation AddVariant($input: AddVariantInput!) {\n    addVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.AddVariantDocument,
    "\n  mutation SetProductPictures($input: SetProductPicturesInput!) {\n    setProductPictures(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetProductPicturesDocument,
    "\n  mutation SetProductLinks($input: SetProductLinksInput!) {\n    setProductLinks(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetProductLinksDocument,
    "\n  mutation CreateAttribute($input: CreateAttributeInput!) {\n    createAttribute(input: $input) {\n      __typename\n      ... on Attribute { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.CreateAttributeDocument,
    "\n  mutation EditProduct($input: EditProductInput!) {\n    editProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on ChangedMeanwhile { revision message }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.EditProductDocument,
    "\n  mutation ChangeProductStatus($input: ChangeProductStatusInput!) {\n    changeProductStatus(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeProductStatusDocument,
    "\n  mutation EditVariant($input: EditVariantInput!) {\n    editVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.EditVariantDocument,
    "\n  fragment Transfer on CatalogTransfer {\n    id\n    kind\n    content\n    status\n    isDryRun\n    policy\n    askedAt\n    endedAt\n    total\n    done\n    created\n    changed\n    unchanged\n    failed\n    narrowed { key value }\n    problem\n    fileUrl\n    faults(first: 50) { row column message }\n  }\n": typeof types.TransferFragmentDoc,
    "\n  query CatalogTransfers($content: TransferContent!) { catalogTransfers(content: $content, first: 20) { ...Transfer } }\n": typeof types.CatalogTransfersDocument,
    "\n  subscription CatalogTransferChanged($id: ID!) { catalogTransferChanged(transferId: $id) { ...Transfer } }\n": typeof types.CatalogTransferChangedDocument,
    "\n  mutation OpenUpload($input: OpenUploadInput!) { openUpload(input: $input) { id url mostBytes } }\n": typeof types.OpenUploadDocument,
    "\n  mutation ImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n": typeof types.ImportCatalogDocument,
    "\n  mutation ExportProducts($input: ExportProductsInput!) { exportProducts(input: $input) { id } }\n": typeof types.ExportProductsDocument,
    "\n  mutation ExportCatalog { exportCatalog { id } }\n": typeof types.ExportCatalogDocument,
    "\n  query Currencies {\n    shop { channels { code currency } }\n  }\n": typeof types.CurrenciesDocument,
    "\n  query GiftCards($lastFour: String, $recipientEmail: String, $after: String) {\n    giftCards(lastFour: $lastFour, recipientEmail: $recipientEmail, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        lastFour\n        amount { amount currency }\n        balance { amount currency }\n        recipientEmail\n        deliverAt\n        issuedAt\n        sentAt\n        voidedAt\n        voidReason\n      }\n    }\n  }\n": typeof types.GiftCardsDocument,
    "\n  fragment TenderMovements on StoreCreditMovementConnection {\n    pageInfo { hasNextPage endCursor }\n    nodes { kind at note amount { amount currency } }\n  }\n": typeof types.TenderMovementsFragmentDoc,
    "\n  query GiftCardMovements($id: ID!, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on GiftCard { id movements(first: 20, after: $after) { ...TenderMovements } }\n    }\n  }\n": typeof types.GiftCardMovementsDocument,
    "\n  query CreditOf($id: ID!) {\n    shop { channels { code currency } }\n    node(id: $id) {\n      __typename\n      ... on Customer {\n        id\n        name\n        email\n        storeCredit {\n          balance { amount currency }\n          movements(first: 20) { ...TenderMovements }\n        }\n      }\n    }\n  }\n": typeof types.CreditOfDocument,
    "\n  query CreditCustomers($search: String!) {\n    customers(search: $search, first: 6) { id name email }\n  }\n": typeof types.CreditCustomersDocument,
    "\n  mutation IssueGiftCard($input: IssueGiftCardInput!) {\n    issueGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id recipientEmail }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.IssueGiftCardDocument,
    "\n  mutation VoidGiftCard($input: VoidGiftCardInput!) {\n    voidGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id voidedAt voidReason balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.VoidGiftCardDocument,
    "\n  mutation CreditCustomer($input: CreditCustomerInput!) {\n    creditCustomer(input: $input) {\n      __typename\n      ... on StoreCredit { balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.CreditCustomerDocument,
    "\n  query PaymentFindings($isMended: Boolean, $after: String) {\n    paymentFindings(isMended: $isMended, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { kind provider providerRef amount { amount currency } isMended note foundAt orderId orderNumber }\n    }\n  }\n": typeof types.PaymentFindingsDocument,
    "\n  query DeadLetters($after: String) {\n    deadLetters(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline orderNumber channel recipient failedAt attempts problem }\n    }\n  }\n": typeof types.DeadLettersDocument,
    "\n  mutation ResendNotice($input: ResendNoticeInput!) {\n    resendNotice(input: $input) {\n      __typename\n      ... on Notice { id failedAt dueAt }\n      ... on Error { message }\n    }\n  }\n": typeof types.ResendNoticeDocument,
    "\n  query MailTemplates {\n    mailTemplates\n  }\n": typeof types.MailTemplatesDocument,
    "\n  query MailSample($name: String!, $language: String!) {\n    mailSample(name: $name, language: $language) { subject text html }\n  }\n": typeof types.MailSampleDocument,
    "\n  query Notices($after: String) {\n    unreadNotices\n    notices(first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline sentence orderId createdAt readAt }\n    }\n  }\n": typeof types.NoticesDocument,
    "\n  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {\n    markNoticesRead(input: $input) {\n      __typename\n      ... on NoticesRead { unread }\n      ... on Error { message }\n    }\n  }\n": typeof types.MarkNoticesReadDocument,
    "\n  query NoticePreferences {\n    pushKey\n    noticePreferences { step headline channel isWanted isFixed }\n  }\n": typeof types.NoticePreferencesDocument,
    "\n  mutation ChooseNotice($input: ChooseNoticeInput!) {\n    chooseNotice(input: $input) {\n      __typename\n      ... on NoticePreference { step channel isWanted }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChooseNoticeDocument,
    "\n  mutation SubscribeToPush($input: SubscribeToPushInput!) {\n    subscribeToPush(input: $input) {\n      __typename\n      ... on PushChosen { isOn }\n      ... on Error { message }\n    }\n  }\n": typeof types.SubscribeToPushDocument,
    "\n  mutation UnsubscribeFromPush($input: UnsubscribeFromPushInput!) {\n    unsubscribeFromPush(input: $input) { isOn }\n  }\n": typeof types.UnsubscribeFromPushDocument,
    "\n  fragment OfferAsSet on OfferSettings {\n    id\n    revision\n    phase\n    name\n    code\n    reason\n    terms\n    isAutomatic\n    isDraft\n    startsAt\n    endsAt\n    currency\n    effect\n    percent\n    amount { amount currency }\n    buy\n    get\n    atMost\n    parts { quantity goods { ...GoodsAsSet } }\n    goods { ...GoodsAsSet }\n    spendOn { ...GoodsAsSet }\n    leastSpend { amount currency }\n    leastQuantity\n    markets\n    touchpoints\n    campaigns\n    tiers\n    firstOrder\n    bought { ...GoodsAsSet }\n    boughtDays\n    idleDays\n    group\n    standsAlone\n    rank\n    mostUses\n    mostPerDay\n    mostEach\n    budget { amount currency }\n    uses\n    codes\n    given { amount currency }\n  }\n": typeof types.OfferAsSetFragmentDoc,
    "\n  fragment GoodsAsSet on OfferGoods {\n    category\n    brand\n    kind\n    maker\n    size\n    ids\n    minPrice { amount currency }\n    maxPrice { amount currency }\n  }\n": typeof types.GoodsAsSetFragmentDoc,
    "\n  query OffersSet($after: String) {\n    shop { channels { code name currency } }\n    offerSettings(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...OfferAsSet }\n    }\n  }\n": typeof types.OffersSetDocument,
    "\n  mutation SaveOffer($input: SaveOfferInput!) {\n    saveOffer(input: $input) {\n      __typename\n      ... on OfferSettings { ...OfferAsSet }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SaveOfferDocument,
    "\n  mutation EndOffer($input: EndOfferInput!) {\n    endOffer(input: $input) {\n      __typename\n      ... on OfferSettings { id revision phase }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": typeof types.EndOfferDocument,
    "\n  mutation MakeCodes($input: MakeOfferCodesInput!) {\n    makeOfferCodes(input: $input) {\n      __typename\n      ... on OfferSettings { id codes }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.MakeCodesDocument,
    "\n  query OfferCodesFile($id: ID!) {\n    offerCodesFile(id: $id)\n  }\n": typeof types.OfferCodesFileDocument,
    "\n  query TryOffer($offer: OfferTermsInput!, $days: Int!) {\n    simulateOffer(offer: $offer, days: $days) {\n      orders\n      usedBy\n      customers\n      cost { amount currency }\n      turnover { amount currency }\n      isWhole\n      takesForGranted\n    }\n  }\n": typeof types.TryOfferDocument,
    "\n  fragment OfferTicket on Offer {\n    id\n    code\n    name\n    reason\n    terms\n    percent\n    amount { amount currency }\n    endsAt\n    isUsed\n  }\n": typeof types.OfferTicketFragmentDoc,
    "\n  mutation Reorder($input: ReorderInput!) {\n    reorder(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ReorderDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on OrderChange {\n        id\n        points\n        pointsBack\n        toCard { amount currency }\n        letGo { amount currency }\n        toGiftCards { amount currency }\n        toStoreCredit { amount currency }\n        order { id status availableActions { kind until } timeline { status title at } }\n      }\n      ... on Error { message }\n    }\n  }\n": typeof types.CancelOrderDocument,
    "\n  mutation ChangeOrderAddress($input: ChangeOrderAddressInput!) {\n    changeOrderAddress(input: $input) {\n      __typename\n      ... on OrderChange { id order { id ...DeliveryFacts } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.ChangeOrderAddressDocument,
    "\n  fragment DeliveryFacts on Order {\n    id\n    email\n    deliveryMethod\n    note\n    ageLimit\n    deliveryAddress { name line1 line2 city region postalCode }\n    store { id name address city }\n  }\n": typeof types.DeliveryFactsFragmentDoc,
    "\n  query FindOrder($number: String!, $email: String!) {\n    orderByNumber(number: $number, email: $email) {\n      number\n      status\n      placedAt\n      estimatedDelivery\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n": typeof types.FindOrderDocument,
    "\n  fragment InvoiceLinks on Order {\n    id\n    invoice { number kind url }\n    creditNotes { number kind url }\n  }\n": typeof types.InvoiceLinksFragmentDoc,
    "\n  fragment OrderActions on Order {\n    id\n    number\n    availableActions { kind until }\n    invoice { number url }\n  }\n": typeof types.OrderActionsFragmentDoc,
    "\n  fragment OrderCard on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    quantity\n    totals { total { amount currency } }\n    timeline { status at }\n    lines { id picture wall photo { alternative media { id widths width height placeholder } } }\n    ...OrderActions\n  }\n": typeof types.OrderCardFragmentDoc,
    "\n  fragment OrderHelp on Order {\n    id\n    status\n    placedAt\n    availableActions { kind until }\n  }\n": typeof types.OrderHelpFragmentDoc,
    "\n  fragment OrderHero on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    estimatedDelivery\n    store { id name }\n    pickup { id status }\n    timeline { status title at }\n    ...PayNow\n  }\n": typeof types.OrderHeroFragmentDoc,
    "\n  query OrderHistory($id: ID!, $after: String) {\n    order(id: $id) {\n      id\n      status\n      timeline { at }\n      fulfilments { id status tracking }\n      history(first: 50, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { kind title actor actorName channel at about amount { amount currency } }\n      }\n    }\n  }\n": typeof types.OrderHistoryDocument,
    "\n  fragment OrderLines on Order {\n    id\n    quantity\n    lines { id name sku picture wall photo { alternative media { id widths width height placeholder } } productSlug quantity total { amount currency } }\n    totals {\n      taxIsIncluded\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n    }\n    payment { id status cardLast4 }\n    tenders { kind points amount { amount currency } }\n  }\n": typeof types.OrderLinesFragmentDoc,
    "\n  query OrderPage($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      pickup { id status }\n      fulfilments { id status tracking trackingNumber }\n      ...OrderHero\n      ...Timeline\n      ...OrderLines\n      ...OrderReturns\n      ...DeliveryFacts\n      ...OrderHelp\n      ...InvoiceLinks\n    }\n  }\n": typeof types.OrderPageDocument,
    "\n  fragment OrderReturns on Order {\n    id\n    returns { id ...ReturnCard }\n  }\n": typeof types.OrderReturnsFragmentDoc,
    "\n  query OrdersPage($after: String, $search: String, $state: OrderState) {\n    orders(first: 10, after: $after, search: $search, state: $state) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...OrderCard }\n    }\n  }\n": typeof types.OrdersPageDocument,
    "\n  fragment PayNow on Order {\n    id\n    totals { total { amount currency } }\n    payment { id status failureMessage }\n  }\n": typeof types.PayNowFragmentDoc,
    "\n  fragment Timeline on Order {\n    id\n    timeline { status title at }\n  }\n": typeof types.TimelineFragmentDoc,
    "\n  query TrackedOrder($token: String!) {\n    trackedOrder(token: $token) {\n      number\n      status\n      placedAt\n      deliveryMethod\n      estimatedDelivery\n      quantity\n      timeline { status title at }\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n": typeof types.TrackedOrderDocument,
    "\n  subscription OrderChanged($orderId: ID!) {\n    orderChanged(orderId: $orderId) {\n      id\n      status\n      estimatedDelivery\n      canReturn\n      availableActions { kind until }\n      nextStatuses\n      pickup { id status }\n      fulfilments { id status tracking carrier trackingNumber trackingUrl estimatedDelivery events { kind at place text } }\n      payment { id status failureMessage cardLast4 }\n      timeline { status title at }\n      lines { id quantityReturnable }\n    }\n  }\n": typeof types.OrderChangedDocument,
    "\n  query Audit($filter: AuditFilter, $after: String) {\n    auditLog(filter: $filter, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id at act objectType objectId before after requestId address actor { id name } }\n    }\n  }\n": typeof types.AuditDocument,
    "\n  query LegalPages {\n    legalPages {\n      kind\n      inForce { number isSample inForceAt }\n      newest { number isSample inForceAt }\n    }\n  }\n": typeof types.LegalPagesDocument,
    "\n  query LegalVersions($kind: LegalKind!) {\n    legalVersions(kind: $kind, first: 20) { number source isSample writtenAt inForceAt }\n  }\n": typeof types.LegalVersionsDocument,
    "\n  query LegalPreview($text: String!) {\n    legalPreview(text: $text)\n  }\n": typeof types.LegalPreviewDocument,
    "\n  mutation WriteLegalText($input: WriteLegalTextInput!) {\n    writeLegalText(input: $input) {\n      __typename\n      ... on LegalVersion { number }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.WriteLegalTextDocument,
    "\n  query Owner {\n    me { id grants hasSecondFactor }\n  }\n": typeof types.OwnerDocument,
    "\n  query Overview {\n    shop { isDemo }\n    shopSettings { revision company postalAddress email mailAddress }\n    legalPages { kind inForce { number isSample } newest { number inForceAt } }\n  }\n": typeof types.OverviewDocument,
    "\n  query Checks {\n    invariants {\n      at\n      seconds\n      checked\n      providerAnswered\n      holds\n      breaches { name means count examples }\n    }\n  }\n": typeof types.ChecksDocument,
    "\n  query Settings {\n    shopSettings {\n      revision\n      name\n      company\n      postalAddress\n      representedBy\n      registerEntry\n      vatNumber\n      email\n      phone\n      mailName\n      mailAddress\n      returnBonusPercent\n      sellsFrom { code name warehouses { id number name } others { id number name } }\n      channels { code name country currency pricesIncludeTax taxPercent mustAccept }\n      returnTerms { code name returnDays changeMinutes fee { amount currency } approvedBelow { amount currency } }\n      taxRates { id country region taxedAs percent validFrom }\n    }\n  }\n": typeof types.SettingsDocument,
    "\n  mutation ChangeShop($input: ChangeShopInput!) {\n    changeShop(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeShopDocument,
    "\n  mutation ChangeMailSender($input: ChangeMailSenderInput!) {\n    changeMailSender(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeMailSenderDocument,
    "\n  mutation ChangeTaxRate($input: ChangeTaxRateInput!) {\n    changeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeTaxRateDocument,
    "\n  mutation RequireAcceptance($input: RequireAcceptanceInput!) {\n    requireAcceptance(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.RequireAcceptanceDocument,
    "\n  mutation ChooseWarehouses($input: ChooseWarehousesInput!) {\n    chooseWarehouses(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChooseWarehousesDocument,
    "\n  mutation SetTaxRate($input: SetTaxRateInput!) {\n    setTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetTaxRateDocument,
    "\n  mutation RemoveTaxRate($input: RemoveTaxRateInput!) {\n    removeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on Error { message }\n    }\n  }\n": typeof types.RemoveTaxRateDocument,
    "\n  mutation ChangeReturnBonus($input: ChangeReturnBonusInput!) {\n    changeReturnBonus(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeReturnBonusDocument,
    "\n  mutation ChangeReturnTerms($input: ChangeReturnTermsInput!) {\n    changeReturnTerms(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeReturnTermsDocument,
    "\n  query RefundRequests($decision: RefundDecision, $after: String) {\n    refundRequests(decision: $decision, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        decision\n        amount { amount currency }\n        requestedAt\n        decidedAt\n        answer\n        canDecide\n        requestedBy { id name }\n        decidedBy { id name }\n        return { id number order { id number } }\n      }\n    }\n  }\n": typeof types.RefundRequestsDocument,
    "\n  mutation ApproveRefund($input: ApproveRefundInput!) {\n    approveRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ApproveRefundDocument,
    "\n  mutation DeclineRefund($input: DeclineRefundInput!) {\n    declineRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt answer canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.DeclineRefundDocument,
    "\n  query Retention {\n    retention { name what days usualDays leastDays mostDays prunedAt pruned }\n    erasureLimit { perDay mostPerDay }\n  }\n": typeof types.RetentionDocument,
    "\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      __typename\n      ... on Retention { name days }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetRetentionDocument,
    "\n  mutation SetErasureLimit($input: SetErasureLimitInput!) {\n    setErasureLimit(input: $input) {\n      __typename\n      ... on ErasureLimit { perDay }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetErasureLimitDocument,
    "\n  query StaffRoles {\n    staffRoles { role grants needsStore }\n    shop { channel { currency } }\n  }\n": typeof types.StaffRolesDocument,
    "\n  query Staff($status: StaffStatus, $search: String!, $after: String) {\n    staff(status: $status, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...StaffMember }\n    }\n  }\n": typeof types.StaffDocument,
    "\n  fragment StaffMember on Account {\n    id\n    name\n    email\n    roles\n    isActive\n    grants\n    extraGrants\n    store { id name }\n    refundCap { amount currency }\n    lastSeenAt\n    hasSecondFactor\n  }\n": typeof types.StaffMemberFragmentDoc,
    "\n  query Invitations($after: String) {\n    invitations(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id email name role extraGrants store { id name } refundCap { amount currency } invitedAt expiresAt }\n    }\n  }\n": typeof types.InvitationsDocument,
    "\n  query StoreChoice($search: String!) {\n    stores(search: $search, first: 20) { id name number city }\n  }\n": typeof types.StoreChoiceDocument,
    "\n  mutation InviteStaff($input: InviteStaffInput!) {\n    inviteStaff(input: $input) {\n      __typename\n      ... on Invitation { id email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.InviteStaffDocument,
    "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      __typename\n      ... on Invitation { id }\n      ... on Error { message }\n    }\n  }\n": typeof types.RevokeInvitationDocument,
    "\n  mutation ChangeStaff($input: ChangeStaffInput!) {\n    changeStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangeStaffDocument,
    "\n  mutation DeactivateStaff($input: DeactivateStaffInput!) {\n    deactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n": typeof types.DeactivateStaffDocument,
    "\n  mutation ReactivateStaff($input: ReactivateStaffInput!) {\n    reactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n": typeof types.ReactivateStaffDocument,
    "\n  fragment StoreReturn on Return {\n    id\n    number\n    status\n    reason\n    note\n    lines { quantity orderLine { id name } }\n  }\n": typeof types.StoreReturnFragmentDoc,
    "\n  mutation StoreAcceptDropOff($input: AcceptDropOffInput!) {\n    acceptDropOff(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n": typeof types.StoreAcceptDropOffDocument,
    "\n  mutation StoreApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n": typeof types.StoreApproveReturnDocument,
    "\n  mutation StoreReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n": typeof types.StoreReceiveReturnDocument,
    "\n  query PickupStores($search: String!, $latitude: Float, $longitude: Float) {\n    pickupStores(search: $search, latitude: $latitude, longitude: $longitude) {\n      store { id name address city postalCode }\n      distanceKm\n      isComplete\n      timeZone\n      lines { name sku wanted available isHere }\n      slots { startsAt endsAt }\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        shipping { amount currency }\n        tax { amount currency }\n        total { amount currency }\n        taxIsIncluded\n      }\n    }\n  }\n": typeof types.PickupStoresDocument,
    "\n  query OrderPickup($id: ID!) {\n    order(id: $id) {\n      id\n      status\n      ageLimit\n      pickup {\n        id\n        status\n        startsAt\n        endsAt\n        keptUntil\n        answerBy\n        choices\n        missing { name quantity }\n        collector\n        timeZone\n        code { text size path }\n        store { id name address city postalCode openingHours { weekday opens closes } }\n      }\n    }\n  }\n": typeof types.OrderPickupDocument,
    "\n  query PickupAlternatives($id: ID!) {\n    pickupAlternatives(pickupId: $id) {\n      store { id name city }\n      timeZone\n      slots { startsAt endsAt }\n    }\n  }\n": typeof types.PickupAlternativesDocument,
    "\n  mutation AnswerPickupShortage($input: AnswerPickupShortageInput!) {\n    answerPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { id status }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.AnswerPickupShortageDocument,
    "\n  query StorePickups($status: PickupStatus) {\n    pickups(status: $status, first: 50) {\n      totalCount\n      nodes { ...StorePickup }\n    }\n  }\n": typeof types.StorePickupsDocument,
    "\n  fragment StorePickup on Pickup {\n    id\n    status\n    startsAt\n    endsAt\n    collector\n    timeZone\n    nextStatuses\n    missing { name quantity }\n    order { id number ageLimit note lines { id name sku quantity } }\n  }\n": typeof types.StorePickupFragmentDoc,
    "\n  query PickupByCode($code: String!) {\n    pickupByCode(code: $code) { ...StorePickup }\n  }\n": typeof types.PickupByCodeDocument,
    "\n  mutation MovePickup($input: MovePickupInput!) {\n    movePickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n": typeof types.MovePickupDocument,
    "\n  mutation HandOverPickup($input: HandOverPickupInput!) {\n    handOverPickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n": typeof types.HandOverPickupDocument,
    "\n  mutation ReportPickupShortage($input: ReportPickupShortageInput!) {\n    reportPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n": typeof types.ReportPickupShortageDocument,
    "\n  query Consent {\n    consent { choice optsOut isAskedFor }\n  }\n": typeof types.ConsentDocument,
    "\n  mutation ChooseConsent($input: ChooseConsentInput!) {\n    chooseConsent(input: $input) { choice optsOut isAskedFor }\n  }\n": typeof types.ChooseConsentDocument,
    "\n  query DataPage {\n    me { id hasSecondFactor }\n    dataExports { id askedAt expiresAt status size }\n    myErasure { id dueAt status }\n    erasureBlockers { kind number whatToDo }\n  }\n": typeof types.DataPageDocument,
    "\n  mutation ExportMyData {\n    exportMyData {\n      __typename\n      ... on DataExport { id askedAt expiresAt status size }\n      ... on Error { message }\n    }\n  }\n": typeof types.ExportMyDataDocument,
    "\n  mutation OpenExport($input: OpenExportInput!) {\n    openExport(input: $input) {\n      __typename\n      ... on ExportLink { url }\n      ... on Error { message }\n    }\n  }\n": typeof types.OpenExportDocument,
    "\n  mutation RequestErasure {\n    requestErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n": typeof types.RequestErasureDocument,
    "\n  mutation CancelErasure {\n    cancelErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on Error { message }\n    }\n  }\n": typeof types.CancelErasureDocument,
    "\n  mutation RequestGuestErasure($input: RequestGuestErasureInput!) {\n    requestGuestErasure(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.RequestGuestErasureDocument,
    "\n  mutation ConfirmGuestErasure($input: ConfirmGuestErasureInput!) {\n    confirmGuestErasure(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ConfirmGuestErasureDocument,
    "\n  fragment BuyBox on Product {\n    id\n    name\n    maker\n    size\n    brand\n    articleNumber\n    needsArticleNumber\n    details { ageLimit text(locale: $locale) { name } }\n    variantId\n    unitPrice { unit price { amount currency } }\n    variants {\n      id\n      name\n      stock\n      quantityAvailable\n      price { amount currency }\n      regularPrice { amount currency }\n      lowestRecentPrice { amount currency }\n    }\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    stock\n    quantityAvailable\n  }\n": typeof types.BuyBoxFragmentDoc,
    "\n  query EarlyProduct($slug: String!, $locale: String!) {\n    me { id }\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n": typeof types.EarlyProductDocument,
    "\n  fragment Linked on Product {\n    details {\n      upgrades { id ...ProductTile }\n      relatedProducts { id ...ProductTile }\n    }\n  }\n": typeof types.LinkedFragmentDoc,
    "\n  fragment ProductFacts on Product {\n    description\n    kind\n    brand\n    maker\n    size\n    articleNumber\n    category { id name nameDe }\n    details {\n      opensAt\n      returnRule\n      text(locale: $locale) { description }\n      attributes { code value type name nameDe unit }\n    }\n  }\n": typeof types.ProductFactsFragmentDoc,
    "\n  query ProductPage($slug: String!, $locale: String!) {\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n": typeof types.ProductPageDocument,
    "\n  fragment Stage on Product {\n    picture\n    wall\n    maker\n    size\n    details { pictures { alternative alternativeDe media { id widths width height placeholder } } }\n  }\n": typeof types.StageFragmentDoc,
    "\n  query StoreSearch($slug: String!, $search: String) {\n    product(slug: $slug) {\n      id\n      availability(first: 8, search: $search) {\n        stock\n        quantityAvailable\n        store { id name }\n      }\n    }\n  }\n": typeof types.StoreSearchDocument,
    "\n  fragment StoreStock on Product {\n    id\n    slug\n    variantId\n    stock\n    quantityAvailable\n    availability(first: 3) {\n      stock\n      quantityAvailable\n      store { id name }\n    }\n  }\n": typeof types.StoreStockFragmentDoc,
    "\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text }\n      product { id name nameDe ...ProductTile }\n    }\n  }\n": typeof types.ShelfFragmentDoc,
    "\n  query Recommended($placement: Placement!, $productId: ID, $orderId: ID, $first: Int!) {\n    recommendations(placement: $placement, productId: $productId, orderId: $orderId, first: $first) {\n      isFallback\n      ...Shelf\n    }\n  }\n": typeof types.RecommendedDocument,
    "\n  mutation GiveOpinion($input: GiveOpinionInput!) {\n    giveOpinion(input: $input) {\n      __typename\n      ... on Opinion { id verdict }\n      ... on Error { message }\n    }\n  }\n": typeof types.GiveOpinionDocument,
    "\n  mutation WithdrawOpinion($input: WithdrawOpinionInput!) {\n    withdrawOpinion(input: $input) {\n      __typename\n      ... on OpinionWithdrawn { opinionId }\n      ... on Error { message }\n    }\n  }\n": typeof types.WithdrawOpinionDocument,
    "\n  query Opinions($after: String) {\n    personalisation { isOn }\n    opinions(first: 50, after: $after) {\n      nodes { id verdict maker createdAt product { id name nameDe slug } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.OpinionsDocument,
    "\n  mutation ChoosePersonalisation($input: ChoosePersonalisationInput!) {\n    choosePersonalisation(input: $input) { isOn }\n  }\n": typeof types.ChoosePersonalisationDocument,
    "\n  query NewReturnPage($id: ID!) {\n    order(id: $id) { id number placedAt canReturn ...ReturnForm }\n  }\n": typeof types.NewReturnPageDocument,
    "\n  fragment ReturnCard on Return {\n    id\n    number\n    status\n    requestedAt\n    refund { amount currency }\n    lines { quantity orderLine { id name picture wall photo { alternative media { id widths width height placeholder } } } }\n  }\n": typeof types.ReturnCardFragmentDoc,
    "\n  fragment ReturnForm on Order {\n    id\n    lines {\n      id\n      name\n      picture\n      photo { alternative media { id widths width height placeholder } }\n      wall\n      quantity\n      quantityReturnable\n      total { amount currency }\n    }\n  }\n": typeof types.ReturnFormFragmentDoc,
    "\n  mutation RequestReturn($input: RequestReturnInput!) {\n    requestReturn(input: $input) {\n      __typename\n      ... on Return {\n        id\n        order { id canReturn lines { id quantityReturnable } returns { id ...ReturnCard } }\n      }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.RequestReturnDocument,
    "\n  query ReturnPage($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      instructions\n      answer\n      refund { amount currency }\n      fee { amount currency }\n      bonus { amount currency }\n      code\n      label\n      dropOff { id name }\n      timeline { title at }\n      order { id number }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n": typeof types.ReturnPageDocument,
    "\n  query ReturnPreview($orderId: ID!, $lines: [ReturnLineInput!]!, $target: RefundTarget!, $reason: ReturnReason) {\n    returnPreview(orderId: $orderId, lines: $lines, target: $target, reason: $reason) {\n      goods { amount currency }\n      discounts { amount currency }\n      delivery { amount currency }\n      fees { amount currency }\n      givenOtherwise { amount currency }\n      refund { amount currency }\n      bonus { amount currency }\n      pointsTaken\n      parts { way amount { amount currency } }\n    }\n  }\n": typeof types.ReturnPreviewDocument,
    "\n  query ReturnsPage($after: String) {\n    returns(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...ReturnCard }\n    }\n  }\n": typeof types.ReturnsPageDocument,
    "\n  query DropOffStores($search: String!) {\n    stores(search: $search, first: 8) { id name city }\n  }\n": typeof types.DropOffStoresDocument,
    "\n  fragment SavedLine on SavedLine {\n    id\n    variantId\n    name\n    quantity\n    isAvailable\n    unitPrice { amount currency }\n    product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n  }\n": typeof types.SavedLineFragmentDoc,
    "\n  query Saved {\n    saved {\n      id\n      wishesSharedUntil\n      later { id ...SavedLine }\n      wishes { id variantId ...SavedLine }\n    }\n  }\n": typeof types.SavedDocument,
    "\n  subscription SavedChanged {\n    savedChanged { id wishesSharedUntil }\n  }\n": typeof types.SavedChangedDocument,
    "\n  mutation MoveToCart($input: MoveToCartInput!) {\n    moveToCart(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": typeof types.MoveToCartDocument,
    "\n  mutation RemoveSaved($input: RemoveSavedInput!) {\n    removeSaved(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n": typeof types.RemoveSavedDocument,
    "\n  mutation AddToWishList($input: AddToWishListInput!) {\n    addToWishList(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n": typeof types.AddToWishListDocument,
    "\n  mutation ShareWishList {\n    shareWishList { url expiresAt }\n  }\n": typeof types.ShareWishListDocument,
    "\n  mutation EndSharing {\n    endSharing { count }\n  }\n": typeof types.EndSharingDocument,
    "\n  query SharedList($token: String!) {\n    sharedList(token: $token) {\n      id\n      isWishList\n      expiresAt\n      lines { id ...SavedLine }\n    }\n  }\n": typeof types.SharedListDocument,
    "\n  mutation AddSharedToCart($input: AddSharedToCartInput!) {\n    addSharedToCart(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": typeof types.AddSharedToCartDocument,
    "\n  query Suggestions($text: String!) {\n    suggestions(text: $text) {\n      words\n      categories { id name slug wall picture productCount }\n      products { id name slug picture wall maker size articleNumber needsArticleNumber\n        price { amount currency } regularPrice { amount currency } lowestRecentPrice { amount currency } }\n    }\n  }\n": typeof types.SuggestionsDocument,
    "\n  query Words($after: String) {\n    missedSearches(days: 30, first: 50) { text searches lastAt }\n    synonymGroups(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id terms revision }\n    }\n  }\n": typeof types.WordsDocument,
    "\n  mutation SaveSynonyms($input: SaveSynonymsInput!) {\n    saveSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id terms revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SaveSynonymsDocument,
    "\n  mutation RemoveSynonyms($input: RemoveSynonymsInput!) {\n    removeSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id isRemoved }\n      ... on Error { message }\n    }\n  }\n": typeof types.RemoveSynonymsDocument,
    "\n  fragment SessionRow on LoginSession {\n    touchpoint\n    device\n    client\n    createdAt\n    usedAt\n    isThisOne\n  }\n": typeof types.SessionRowFragmentDoc,
    "\n  query SecurityPage {\n    me {\n      id\n      email\n      isEmailProven\n      hasSecondFactor\n      sessions { id ...SessionRow }\n    }\n  }\n": typeof types.SecurityPageDocument,
    "\n  mutation ConfirmIdentity($input: ConfirmIdentityInput!) {\n    confirmIdentity(input: $input) {\n      __typename\n      ... on IdentityConfirmed { until }\n      ... on Error { message }\n    }\n  }\n": typeof types.ConfirmIdentityDocument,
    "\n  mutation RevokeSession($input: RevokeSessionInput!) {\n    revokeSession(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n": typeof types.RevokeSessionDocument,
    "\n  mutation LogOutEverywhere($input: LogOutEverywhereInput!) {\n    logOutEverywhere(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n": typeof types.LogOutEverywhereDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.RequestEmailChangeDocument,
    "\n  mutation StartSecondFactor {\n    startSecondFactor {\n      __typename\n      ... on SecondFactorSetup { secret size path }\n      ... on Error { message }\n    }\n  }\n": typeof types.StartSecondFactorDocument,
    "\n  mutation FinishSecondFactor($input: FinishSecondFactorInput!) {\n    finishSecondFactor(input: $input) {\n      __typename\n      ... on SecondFactorOn { paperCodes }\n      ... on Error { message }\n    }\n  }\n": typeof types.FinishSecondFactorDocument,
    "\n  mutation EndSecondFactor {\n    endSecondFactor {\n      __typename\n      ... on Account { id hasSecondFactor }\n      ... on Error { message }\n    }\n  }\n": typeof types.EndSecondFactorDocument,
    "\n  query OrderShipments($id: ID!) {\n    order(id: $id) {\n      id\n      fulfilments {\n        id\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        proof { takenBy photoUrl }\n        events { kind at place text }\n        lines { quantity orderLine { id name } }\n      }\n    }\n  }\n": typeof types.OrderShipmentsDocument,
    "\n  subscription NearbyStores($variantId: ID!, $near: PlaceInput!) {\n    availabilityChanged(variantId: $variantId, near: $near, first: 5) {\n      variantId\n      isBackorder\n      stores {\n        stock\n        quantityAvailable\n        distanceKm\n        store { id name }\n      }\n    }\n  }\n": typeof types.NearbyStoresDocument,
    "\n  query StockGrants {\n    me { id grants }\n  }\n": typeof types.StockGrantsDocument,
    "\n  query Places($kind: LocationKind, $search: String!, $after: String) {\n    me { id grants }\n    stockLocations(kind: $kind, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        kind\n        number\n        name\n        line1\n        city\n        region\n        postalCode\n        country\n        latitude\n        longitude\n        hasPickup\n        pickupCapacity\n        pickupLeadMinutes\n        timeZone\n        isDemo\n        revision\n        closedAt\n        openingHours { weekday opens closes }\n      }\n    }\n  }\n": typeof types.PlacesDocument,
    "\n  mutation CreatePlace($input: CreateLocationInput!) {\n    createLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.CreatePlaceDocument,
    "\n  mutation ChangePlace($input: ChangeLocationInput!) {\n    changeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ChangePlaceDocument,
    "\n  mutation ClosePlace($input: CloseLocationInput!) {\n    closeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on PlaceIsInUse { obstacles { kind count } }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": typeof types.ClosePlaceDocument,
    "\n  mutation ReopenPlace($input: ReopenLocationInput!) {\n    reopenLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": typeof types.ReopenPlaceDocument,
    "\n  fragment StockLevelCounts on StockLevel {\n    id\n    onHand\n    allocated\n    reserved\n    incoming\n    safety\n    backorder\n    available\n    location { id name kind number }\n  }\n": typeof types.StockLevelCountsFragmentDoc,
    "\n  query StockLevels($variantId: ID!, $after: String) {\n    stockLevels(variantId: $variantId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { ...StockLevelCounts }\n    }\n  }\n": typeof types.StockLevelsDocument,
    "\n  query LowStock($locationId: ID, $atMost: Int!, $after: String) {\n    lowStock(locationId: $locationId, atMost: $atMost, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        onHand\n        incoming\n        available\n        item { variantId sku name productSlug }\n        location { id name }\n      }\n    }\n  }\n": typeof types.LowStockDocument,
    "\n  query StockPlaces($search: String!) {\n    stockLocations(search: $search, first: 8) {\n      nodes { id name number city kind }\n    }\n  }\n": typeof types.StockPlacesDocument,
    "\n  query StockMovements($levelId: ID!, $after: String) {\n    stockMovements(stockLevelId: $levelId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id kind at onHand allocated reserved incoming safety backorder reason }\n    }\n  }\n": typeof types.StockMovementsDocument,
    "\n  mutation CountStock($input: CountStockInput!) {\n    countStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.CountStockDocument,
    "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.AdjustStockDocument,
    "\n  mutation TransferStock($input: TransferStockInput!) {\n    transferStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.TransferStockDocument,
    "\n  mutation ReceiveStock($input: ReceiveStockInput!) {\n    receiveStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.ReceiveStockDocument,
    "\n  mutation SetStockTerms($input: SetStockTermsInput!) {\n    setStockTerms(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.SetStockTermsDocument,
    "\n  mutation ExportStock($input: ExportStockInput!) {\n    exportStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n": typeof types.ExportStockDocument,
    "\n  mutation ImportStock($input: ImportStockInput!) {\n    importStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n": typeof types.ImportStockDocument,
    "\n  query StoreCredit {\n    me {\n      id\n      customer {\n        id\n        storeCredit { balance { amount currency } }\n      }\n    }\n  }\n": typeof types.StoreCreditDocument,
    "\n  query MyPoints {\n    me {\n      id\n      customer {\n        id\n        loyalty { id spendable }\n      }\n    }\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n": typeof types.MyPointsDocument,
    "\n  query PointsWorth {\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n": typeof types.PointsWorthDocument,
    "\n  mutation CheckGiftCard($input: CheckGiftCardInput!) {\n    checkGiftCard(input: $input) {\n      __typename\n      ... on GiftCardFound { token lastFour balance { amount currency } }\n      ... on Error { message }\n    }\n  }\n": typeof types.CheckGiftCardDocument,
    "\n  mutation BuyGiftCard($input: BuyGiftCardInput!) {\n    buyGiftCard(input: $input) {\n      __typename\n      ... on Order { id }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": typeof types.BuyGiftCardDocument,
    "\n  query GiftCardPage {\n    shop { channel { currency } }\n  }\n": typeof types.GiftCardPageDocument,
    "\n  fragment Conversation on Ticket {\n    id\n    messages { id body author isFromStaff at }\n  }\n": typeof types.ConversationFragmentDoc,
    "\n  query NewTicketPage($id: ID!) {\n    order(id: $id) { id number status placedAt quantity lines { id name quantity } }\n  }\n": typeof types.NewTicketPageDocument,
    "\n  mutation OpenTicket($input: OpenTicketInput!) {\n    openTicket(input: $input) {\n      __typename\n      ... on Ticket { id }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.OpenTicketDocument,
    "\n  mutation ReplyToTicket($input: ReplyToTicketInput!) {\n    replyToTicket(input: $input) {\n      __typename\n      ... on Ticket { id status updatedAt ...Conversation }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": typeof types.ReplyToTicketDocument,
    "\n  query TicketPage($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      order { id number }\n      ...Conversation\n    }\n  }\n": typeof types.TicketPageDocument,
    "\n  query TicketsPage($after: String) {\n    tickets(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt order { id number } }\n    }\n  }\n": typeof types.TicketsPageDocument,
    "\n  query TillItems($search: String!) {\n    tillItems(search: $search) {\n      variantId\n      sku\n      barcode\n      name\n      picture\n      wall\n      price { amount currency }\n      available\n      ageLimit\n    }\n  }\n": typeof types.TillItemsDocument,
    "\n  query TillMember($search: String!) {\n    tillMember(search: $search) {\n      id\n      name\n      email\n      loyalty { id cardNumber balance spendable }\n      storeCredit { balance { amount currency } }\n    }\n  }\n": typeof types.TillMemberDocument,
    "\n  query TillQuote($lines: [TillLineInput!]!, $customerId: ID, $offerCode: String!) {\n    tillQuote(lines: $lines, customerId: $customerId, offerCode: $offerCode) {\n      ageLimit\n      offerName\n      offerRefusal\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        tax { amount currency }\n        total { amount currency }\n      }\n    }\n  }\n": typeof types.TillQuoteDocument,
    "\n  mutation SellAtTill($input: SellAtTillInput!) {\n    sellAtTill(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id number status }\n    }\n  }\n": typeof types.SellAtTillDocument,
    "\n  mutation ChargeAtTerminal($input: ChargeAtTerminalInput!) {\n    chargeAtTerminal(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Payment { id payUrl }\n    }\n  }\n": typeof types.ChargeAtTerminalDocument,
    "\n  query TillSale($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      totals { total { amount currency } }\n      invoice { number url }\n    }\n  }\n": typeof types.TillSaleDocument,
    "\n  mutation CancelTillSale($input: CancelTillSaleInput!) {\n    cancelTillSale(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Order { id status }\n    }\n  }\n": typeof types.CancelTillSaleDocument,
    "\n  mutation MailTillReceipt($input: MailTillReceiptInput!) {\n    mailTillReceipt(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id }\n    }\n  }\n": typeof types.MailTillReceiptDocument,
    "\n  query Place {\n    shop { channel { timeZone locale } }\n  }\n": typeof types.PlaceDocument,
    "\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n": typeof types.LogEventsDocument,
};
const documents: Documents = {
    "\n  query Footer {\n    shop { name isDemo company postalAddress channel { taxPercent pricesIncludeTax } }\n  }\n": types.FooterDocument,
    "\n  query Aisles {\n    categories { id name nameDe slug }\n  }\n": types.AislesDocument,
    "\n  query AccountFrame {\n    me { id name roles customer { id } }\n    unreadNotices\n  }\n": types.AccountFrameDocument,
    "\n  query AccountPage {\n    coming: orders(first: 10, state: OPEN) {\n      nodes { id ...OrderCard }\n    }\n    orders(first: 4) {\n      totalCount\n      nodes { id status ...OrderCard }\n    }\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          movements(first: 4) { nodes { id ...Movement } }\n        }\n      }\n    }\n    ...Offers\n  }\n": types.AccountPageDocument,
    "\n  query CardPage {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          code { text size path }\n        }\n      }\n    }\n  }\n": types.CardPageDocument,
    "\n  mutation LogOut {\n    logOut { __typename }\n  }\n": types.LogOutDocument,
    "\n  fragment LoyaltyCard on LoyaltyAccount {\n    id\n    cardNumber\n    balance\n    joinedAt\n  }\n": types.LoyaltyCardFragmentDoc,
    "\n  fragment Movement on LoyaltyMovement {\n    id\n    kind\n    points\n    balanceAfter\n    at\n    note\n    orderNumber\n  }\n": types.MovementFragmentDoc,
    "\n  fragment Offers on Query {\n    offers { id ...OfferTicket }\n  }\n": types.OffersFragmentDoc,
    "\n  query PointsPage($after: String) {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          ...Standing\n          movements(first: 20, after: $after) {\n            pageInfo { hasNextPage endCursor }\n            nodes { id ...Movement }\n          }\n        }\n      }\n    }\n    earlyAccess { id name slug }\n  }\n": types.PointsPageDocument,
    "\n  fragment Standing on LoyaltyAccount {\n    id\n    pending\n    held\n    tier { id name hasFreeShipping hasEarlyAccess returnDays pointsBasisPoints }\n    tierReviewAt\n    tierWarnedAt\n    spendToKeep { amount currency }\n    qualifyingSpend { amount currency }\n    nextTier { tier { id name } spendToGo { amount currency } }\n    expirySchedule { points at }\n  }\n": types.StandingFragmentDoc,
    "\n  query Addresses($country: String! = \"\") {\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n    checkout(country: $country) {\n      countries\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n    }\n  }\n": types.AddressesDocument,
    "\n  mutation SaveAddress($input: SaveAddressInput!) {\n    saveAddress(input: $input) {\n      __typename\n      ... on SavedAddress { id isDefault }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SaveAddressDocument,
    "\n  mutation RemoveAddress($input: RemoveAddressInput!) {\n    removeAddress(input: $input) {\n      __typename\n      ... on AddressRemoved { id }\n      ... on Error { message }\n    }\n  }\n": types.RemoveAddressDocument,
    "\n  query CartBeside {\n    cart { id version note merge { lines changes { message } } }\n  }\n": types.CartBesideDocument,
    "\n  mutation SetCartNote($input: SetCartNoteInput!) {\n    setCartNote(input: $input) {\n      __typename\n      ... on Cart { id note ...CartContents }\n      ... on CartChangedMeanwhile { cart { id note ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": types.SetCartNoteDocument,
    "\n  mutation AcknowledgeCart($input: AcknowledgeCartInput!) {\n    acknowledgeCart(input: $input) {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on CartChangedMeanwhile { cart { id merge { lines changes { message } } ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": types.AcknowledgeCartDocument,
    "\n  mutation UndoCartMerge {\n    undoCartMerge {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on Error { message }\n    }\n  }\n": types.UndoCartMergeDocument,
    "\n  mutation ShareCart {\n    shareCart {\n      __typename\n      ... on ShareLink { url expiresAt }\n      ... on Error { message }\n    }\n  }\n": types.ShareCartDocument,
    "\n  mutation SaveForLater($input: SaveForLaterInput!) {\n    saveForLater(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": types.SaveForLaterDocument,
    "\n  mutation RestoreCartLine($input: RestoreCartLineInput!) {\n    restoreCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n": types.RestoreCartLineDocument,
    "\n  fragment CartContents on Cart {\n    id\n    version\n    quantity\n    lines {\n      id\n      variantId\n      quantity\n      isAvailable\n      least\n      step\n      most\n      unitPrice { amount currency }\n      regularUnitPrice { amount currency }\n      lowestRecentPrice { amount currency }\n      total { amount currency }\n      product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n    }\n    totals {\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n      taxIsIncluded\n    }\n    offer { id code name }\n    warnings { code message target }\n    merge { lines }\n  }\n": types.CartContentsFragmentDoc,
    "\n  query Cart {\n    cart { id ...CartContents }\n  }\n": types.CartDocument,
    "\n  mutation AddToCart($input: AddToCartInput!) {\n    addToCart(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on OutOfStock { available productName }\n      ... on QuantityNotAllowed { nearest }\n      ... on Error { message }\n    }\n  }\n": types.AddToCartDocument,
    "\n  mutation SetCartLine($input: SetCartLineInput!) {\n    setCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on CartChangedMeanwhile { cart { id ...CartContents } }\n      ... on OutOfStock { available productName }\n      ... on Error { message }\n    }\n  }\n": types.SetCartLineDocument,
    "\n  query CartOffers {\n    cart {\n      id\n      version\n      offers {\n        code\n        standing\n        reason\n        saves { amount currency }\n        offer { id name }\n        missing { lack quantity spend { amount currency } }\n        beatenBy { id name }\n      }\n    }\n  }\n": types.CartOffersDocument,
    "\n  mutation DropOffer($input: DropOfferInput!) {\n    dropOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n": types.DropOfferDocument,
    "\n  mutation ApplyOffer($input: ApplyOfferInput!) {\n    applyOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n": types.ApplyOfferDocument,
    "\n  subscription CartChanged {\n    cartChanged { id ...CartContents note merge { lines changes { message } } }\n  }\n": types.CartChangedDocument,
    "\n  fragment AisleBoard on Category {\n    id\n    name\n    nameDe\n    slug\n    wall\n    productCount\n    heap\n  }\n": types.AisleBoardFragmentDoc,
    "\n  query AislesPage {\n    categories {\n      id\n      ...AisleBoard\n      name\n      nameDe\n      slug\n      children { id name nameDe slug productCount }\n    }\n  }\n": types.AislesPageDocument,
    "\n  query CategoryPage($slug: String!) {\n    category(slug: $slug) {\n      id\n      name\n      nameDe\n      slug\n      wall\n      productCount\n      parent { id name nameDe slug parent { id name nameDe slug } }\n      children { id name nameDe slug productCount }\n    }\n  }\n": types.CategoryPageDocument,
    "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n": types.ProductListDocument,
    "\n  fragment ProductTile on Product {\n    id\n    name\n    nameDe\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    photo { alternative media { id widths width height placeholder } }\n    variantId\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n": types.ProductTileFragmentDoc,
    "\n  query WaitingOrder($id: ID!) {\n    order(id: $id) { id number status totals { total { amount currency } } payment { id amount { amount currency } } }\n  }\n": types.WaitingOrderDocument,
    "\n  query Checkout($country: String! = \"\", $region: String! = \"\") {\n    shop { channel { country currency } }\n    checkout(country: $country, region: $region) {\n      ageLimit\n      isOldEnough\n      mustAccept\n      countries\n      returnDays\n      returnFee { amount currency }\n      soldForGood { name rule }\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n      deliveryMethods {\n        code\n        kind\n        name\n        description\n        price { amount currency }\n        earliest\n        latest\n        totals {\n          subtotal { amount currency }\n          discount { amount currency }\n          shipping { amount currency }\n          tax { amount currency }\n          total { amount currency }\n          taxIsIncluded\n        }\n      }\n    }\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n  }\n": types.CheckoutDocument,
    "\n  mutation ReserveCart($input: ReserveCartInput!) {\n    reserveCart(input: $input) {\n      __typename\n      ... on HeldCart { expiresAt }\n      ... on OutOfStock { productName available }\n      ... on Error { message }\n    }\n  }\n": types.ReserveCartDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order { id number }\n      ... on PriceChanged { total { amount currency } }\n      ... on OutOfStock { productName available }\n      ... on AgeNotConfirmed { years }\n      ... on NotAccepted { kinds }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.PlaceOrderDocument,
    "\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment { id status payUrl }\n      ... on Error { message }\n    }\n  }\n": types.StartPaymentDocument,
    "\n  fragment DoneOrder on Order {\n    id\n    number\n    status\n    email\n    quantity\n    deliveryMethod\n    estimatedDelivery\n    totals { total { amount currency } }\n    payment { id status amount { amount currency } failureMessage cardLast4 }\n    lines { id name picture wall quantity total { amount currency } }\n  }\n": types.DoneOrderFragmentDoc,
    "\n  query Done($id: ID!) {\n    order(id: $id) { id ...DoneOrder }\n  }\n": types.DoneDocument,
    "\n  subscription DoneOrderChanged($id: ID!) {\n    orderChanged(orderId: $id) { id ...DoneOrder }\n  }\n": types.DoneOrderChangedDocument,
    "\n  query PayWays {\n    paymentMethods { code }\n  }\n": types.PayWaysDocument,
    "\n  query DeliverySettings {\n    shopSettings { revision channels { code name currency country } }\n    deliverySettings {\n      id\n      revision\n      channel\n      code\n      name\n      description\n      amount { amount currency }\n      amountPerKg { amount currency }\n      freeFrom { amount currency }\n      goodsFrom { amount currency }\n      goodsBelow { amount currency }\n      heaviestGrams\n      deliversTo\n      notTo\n      daysEarliest\n      daysLatest\n      weekdays\n      cutOff\n      position\n      kind\n    }\n  }\n": types.DeliverySettingsDocument,
    "\n  query DeliveryQuotes($channel: String!, $country: String!, $region: String!, $grams: Int!, $goods: Decimal!) {\n    deliveryQuotes(channel: $channel, country: $country, region: $region, grams: $grams, goods: $goods) {\n      code\n      name\n      price { amount currency }\n      earliest\n      latest\n    }\n  }\n": types.DeliveryQuotesDocument,
    "\n  mutation CreateDelivery($input: CreateDeliveryMethodInput!) {\n    createDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.CreateDeliveryDocument,
    "\n  mutation ChangeDelivery($input: ChangeDeliveryMethodInput!) {\n    changeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangeDeliveryDocument,
    "\n  mutation RemoveDelivery($input: RemoveDeliveryMethodInput!) {\n    removeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliveryEnded { code }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": types.RemoveDeliveryDocument,
    "\n  fragment AdvanceOrder on Order {\n    id\n    number\n    status\n    nextStatuses\n  }\n": types.AdvanceOrderFragmentDoc,
    "\n  mutation AdvanceOrder($input: AdvanceOrderInput!) {\n    advanceOrder(input: $input) {\n      __typename\n      ... on Order { id status nextStatuses canReturn timeline { status title at } }\n      ... on Error { message }\n    }\n  }\n": types.AdvanceOrderDocument,
    "\n  fragment CancelForBuyer on Order {\n    id\n    availableActions { kind until }\n  }\n": types.CancelForBuyerFragmentDoc,
    "\n  query AbandonedCarts($after: String) {\n    abandonedCarts(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        updatedAt\n        quantity\n        worth { amount currency }\n        customer { id name email }\n        lines { name quantity }\n      }\n    }\n  }\n": types.AbandonedCartsDocument,
    "\n  fragment CustomerData on Customer { id name }\n": types.CustomerDataFragmentDoc,
    "\n  fragment CustomerFacts on Customer {\n    id\n    name\n    email\n    orderCount\n    address { line1 city region postalCode }\n    loyalty { id cardNumber balance }\n  }\n": types.CustomerFactsFragmentDoc,
    "\n  query CustomerOrders($customerId: ID!) {\n    orders(customerId: $customerId, first: 8) {\n      nodes { id number status totals { total { amount currency } } }\n    }\n  }\n": types.CustomerOrdersDocument,
    "\n  query CustomerPane($orderId: ID!) {\n    order(id: $orderId) {\n      id\n      email\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n": types.CustomerPaneDocument,
    "\n  query DeskFrame {\n    me { id name roles grants }\n  }\n": types.DeskFrameDocument,
    "\n  query DeskPage {\n    me { id roles }\n  }\n": types.DeskPageDocument,
    "\n  query ProductIdOfSlug($slug: String!) {\n    product(slug: $slug) { id }\n  }\n": types.ProductIdOfSlugDocument,
    "\n  query GoesWith($productId: ID!) {\n    recommendations(placement: PRODUCT, productId: $productId, first: 6) {\n      items {\n        reason { text }\n        product { id slug name picture wall photo { alternative media { id widths width height placeholder } } stock price { amount currency } }\n      }\n    }\n  }\n": types.GoesWithDocument,
    "\n  query DeskOrders($status: OrderStatus, $search: String, $after: String) {\n    orders(status: $status, search: $search, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        number\n        status\n        channel\n        placedAt\n        email\n        customer { id name }\n        totals { total { amount currency } }\n      }\n    }\n  }\n": types.DeskOrdersDocument,
    "\n  query DeskOrder($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      channel\n      placedAt\n      store { id name }\n      returns { id number status refund { amount currency } }\n      ...AdvanceOrder\n      ...CancelForBuyer\n      ...Timeline\n      ...OrderLines\n      ...DeliveryFacts\n    }\n  }\n": types.DeskOrderDocument,
    "\n  query PaymentEvents($orderId: ID!) {\n    paymentEvents(orderId: $orderId) { id kind at amount { amount currency } }\n  }\n": types.PaymentEventsDocument,
    "\n  query PaymentGrants {\n    me { id grants }\n  }\n": types.PaymentGrantsDocument,
    "\n  query ProductPane($slug: String!, $near: String) {\n    product(slug: $slug) {\n      id\n      slug\n      name\n      description\n      variantId\n      sku\n      articleNumber\n      maker\n      size\n      price { amount currency }\n      stock\n      quantityAvailable\n      category { id name }\n      availability(first: 20, search: $near) {\n        stock\n        quantityAvailable\n        store { id name number city }\n      }\n    }\n  }\n": types.ProductPaneDocument,
    "\n  query ReturnCustomer($id: ID!) {\n    return(id: $id) { id order { id } }\n  }\n": types.ReturnCustomerDocument,
    "\n  query DeskReturns($status: ReturnStatus, $after: String) {\n    returns(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status requestedAt refund { amount currency } order { id number } }\n    }\n  }\n": types.DeskReturnsDocument,
    "\n  query DeskReturn($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      answer\n      requestedAt\n      refund { amount currency }\n      fee { amount currency }\n      order { id number placedAt }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n": types.DeskReturnDocument,
    "\n  query StockList($filter: ProductFilter, $sort: ProductSort, $after: String) {\n    products(filter: $filter, sort: $sort, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id slug name size maker articleNumber needsArticleNumber price { amount currency } stock quantityAvailable }\n    }\n  }\n": types.StockListDocument,
    "\n  query TicketCustomer($id: ID!) {\n    ticket(id: $id) {\n      id\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n": types.TicketCustomerDocument,
    "\n  query DeskTickets($status: TicketStatus, $after: String) {\n    tickets(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt customer { id name } }\n    }\n  }\n": types.DeskTicketsDocument,
    "\n  query DeskTicket($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      customer { id name }\n      order { id number }\n      ...Conversation\n    }\n  }\n": types.DeskTicketDocument,
    "\n  query CustomerData {\n    me { id grants hasSecondFactor }\n  }\n": types.CustomerDataDocument,
    "\n  mutation CopyCustomerData($input: CopyCustomerDataInput!) {\n    copyCustomerData(input: $input) {\n      __typename\n      ... on CopyBeingMade { expiresAt }\n      ... on Error { message }\n    }\n  }\n": types.CopyCustomerDataDocument,
    "\n  mutation EraseCustomer($input: EraseCustomerInput!) {\n    eraseCustomer(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n": types.EraseCustomerDocument,
    "\n  query Figures($period: Period!, $channel: OrderChannel) {\n    analytics(period: $period, channel: $channel) {\n      conversion { value numerator denominator }\n      aov { orders value { amount currency } }\n      repeatPurchaseRate { value numerator denominator }\n      cartAbandonment { value numerator denominator }\n      revenue { orders value { amount currency } }\n      orders\n    }\n  }\n": types.FiguresDocument,
    "\n  mutation ApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n    }\n  }\n": types.ApproveReturnDocument,
    "\n  mutation RejectReturn($input: RejectReturnInput!) {\n    rejectReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.RejectReturnDocument,
    "\n  mutation ReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } lines { id quantity refund { amount currency } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.ReceiveReturnDocument,
    "\n  mutation RefundReturn($input: RefundReturnInput!) {\n    refundReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } }\n      ... on Error { message }\n    }\n  }\n": types.RefundReturnDocument,
    "\n  query DeskShipments($status: FulfilmentStatus, $isOpen: Boolean, $after: String) {\n    fulfilments(status: $status, isOpen: $isOpen, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status tracking locationName createdAt promisedDelivery }\n    }\n  }\n": types.DeskShipmentsDocument,
    "\n  query DeskShipment($id: ID!) {\n    fulfilment(id: $id) {\n      id\n      number\n      status\n      tracking\n      carrier\n      trackingNumber\n      trackingUrl\n      promisedDelivery\n      estimatedDelivery\n      createdAt\n      locationName\n      nextStatuses\n      pickListUrl\n      packingSlipUrl\n      labelUrl\n      proof { takenBy photoUrl }\n      events { kind at place text }\n      lines { quantity orderLine { id name sku } }\n      order { id number }\n    }\n  }\n": types.DeskShipmentDocument,
    "\n  mutation AdvanceFulfilment($input: AdvanceFulfilmentInput!) {\n    advanceFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n": types.AdvanceFulfilmentDocument,
    "\n  mutation ShipFulfilment($input: ShipFulfilmentInput!) {\n    shipFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status carrier trackingNumber trackingUrl nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n": types.ShipFulfilmentDocument,
    "\n  mutation SplitFulfilment($input: SplitFulfilmentInput!) {\n    splitFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id number status lines { quantity orderLine { id } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.SplitFulfilmentDocument,
    "\n  query HomePage {\n    usuals: recommendations(placement: USUALS, first: 8) { ...UsualShelf isFallback }\n    picks: recommendations(placement: HOME, first: 18) { ...HomeShelves ...UsualShelf isFallback }\n    categories { id ...AisleBoard }\n  }\n": types.HomePageDocument,
    "\n  fragment HomeShelves on RecommendationList {\n    isFallback\n    ...Shelf\n  }\n": types.HomeShelvesFragmentDoc,
    "\n  query MemberOffers {\n    offers { id isUsed ...OfferTicket }\n  }\n": types.MemberOffersDocument,
    "\n  fragment UsualShelf on RecommendationList {\n    isFallback\n    items {\n      token\n      product {\n        id\n        name\n        nameDe\n        slug\n        size\n        maker\n        articleNumber\n        needsArticleNumber\n        picture\n        variantId\n        stock\n        quantityAvailable\n        price { amount currency }\n      }\n    }\n  }\n": types.UsualShelfFragmentDoc,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.AcceptInvitationDocument,
    "\n  mutation LogIn($input: LogInInput!) {\n    logIn(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on Error { message }\n    }\n  }\n": types.LogInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SignUpDocument,
    "\n  mutation FinishSignUp($input: FinishSignUpInput!) {\n    finishSignUp(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.FinishSignUpDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.RequestPasswordResetDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ResetPasswordDocument,
    "\n  mutation ConfirmEmail($input: ConfirmEmailInput!) {\n    confirmEmail(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on Error { message }\n    }\n  }\n": types.ConfirmEmailDocument,
    "\n  query Me {\n    me {\n      id\n      name\n      email\n      roles\n      customer {\n        id\n        loyalty { id balance seesEarly }\n        address { name line1 line2 city region postalCode country }\n      }\n    }\n  }\n": types.MeDocument,
    "\n  query LegalPage($kind: LegalKind!, $at: DateTime) {\n    legalText(kind: $kind, at: $at) { number html inForceAt }\n    shop { company postalAddress representedBy registerEntry vatNumber email phone }\n  }\n": types.LegalPageDocument,
    "\n  query Catalog($search: String, $status: ProductStatus, $after: String) {\n    catalogProducts(search: $search, status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id name articleNumber status category { id name } }\n    }\n  }\n": types.CatalogDocument,
    "\n  fragment EditedProduct on CatalogProduct {\n    id\n    name\n    slug\n    description\n    status\n    articleNumber\n    externalRef\n    revision\n    publishFrom\n    publishUntil\n    taxClass\n    returnRule\n    seoTitle\n    seoDescription\n    ageLimits { market years }\n    texts { locale name description seoTitle seoDescription }\n    attributes { code value }\n    publicMetadata { key value }\n    privateMetadata { key value }\n    pictures { alternative alternativeDe media { id url } }\n    relatedProducts { id name }\n    upgrades { id name }\n    category { id name }\n    variants { id sku name barcode weightGrams leastQuantity mostQuantity quantityStep prices { market price { amount currency } sale { price { amount } startsAt endsAt isRunning } } }\n  }\n": types.EditedProductFragmentDoc,
    "\n  query CatalogProduct($id: ID!) {\n    catalogProduct(id: $id) { ...EditedProduct }\n    catalogCategories { id name level }\n    attributes { id code name type choices unit }\n    shop { channels { code name currency } }\n  }\n": types.CatalogProductDocument,
    "\n  query Shelves {\n    catalogCategories { id name level }\n    shop { channels { code name currency } }\n  }\n": types.ShelvesDocument,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.CreateProductDocument,
    "\n  mutation AddVariant($input: AddVariantInput!) {\n    addVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.AddVariantDocument,
    "\n  mutation SetProductPictures($input: SetProductPicturesInput!) {\n    setProductPictures(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SetProductPicturesDocument,
    "\n  mutation SetProductLinks($input: SetProductLinksInput!) {\n    setProductLinks(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SetProductLinksDocument,
    "\n  mutation CreateAttribute($input: CreateAttributeInput!) {\n    createAttribute(input: $input) {\n      __typename\n      ... on Attribute { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.CreateAttributeDocument,
    "\n  mutation EditProduct($input: EditProductInput!) {\n    editProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on ChangedMeanwhile { revision message }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.EditProductDocument,
    "\n  mutation ChangeProductStatus($input: ChangeProductStatusInput!) {\n    changeProductStatus(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on Error { message }\n    }\n  }\n": types.ChangeProductStatusDocument,
    "\n  mutation EditVariant($input: EditVariantInput!) {\n    editVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.EditVariantDocument,
    "\n  fragment Transfer on CatalogTransfer {\n    id\n    kind\n    content\n    status\n    isDryRun\n    policy\n    askedAt\n    endedAt\n    total\n    done\n    created\n    changed\n    unchanged\n    failed\n    narrowed { key value }\n    problem\n    fileUrl\n    faults(first: 50) { row column message }\n  }\n": types.TransferFragmentDoc,
    "\n  query CatalogTransfers($content: TransferContent!) { catalogTransfers(content: $content, first: 20) { ...Transfer } }\n": types.CatalogTransfersDocument,
    "\n  subscription CatalogTransferChanged($id: ID!) { catalogTransferChanged(transferId: $id) { ...Transfer } }\n": types.CatalogTransferChangedDocument,
    "\n  mutation OpenUpload($input: OpenUploadInput!) { openUpload(input: $input) { id url mostBytes } }\n": types.OpenUploadDocument,
    "\n  mutation ImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n": types.ImportCatalogDocument,
    "\n  mutation ExportProducts($input: ExportProductsInput!) { exportProducts(input: $input) { id } }\n": types.ExportProductsDocument,
    "\n  mutation ExportCatalog { exportCatalog { id } }\n": types.ExportCatalogDocument,
    "\n  query Currencies {\n    shop { channels { code currency } }\n  }\n": types.CurrenciesDocument,
    "\n  query GiftCards($lastFour: String, $recipientEmail: String, $after: String) {\n    giftCards(lastFour: $lastFour, recipientEmail: $recipientEmail, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        lastFour\n        amount { amount currency }\n        balance { amount currency }\n        recipientEmail\n        deliverAt\n        issuedAt\n        sentAt\n        voidedAt\n        voidReason\n      }\n    }\n  }\n": types.GiftCardsDocument,
    "\n  fragment TenderMovements on StoreCreditMovementConnection {\n    pageInfo { hasNextPage endCursor }\n    nodes { kind at note amount { amount currency } }\n  }\n": types.TenderMovementsFragmentDoc,
    "\n  query GiftCardMovements($id: ID!, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on GiftCard { id movements(first: 20, after: $after) { ...TenderMovements } }\n    }\n  }\n": types.GiftCardMovementsDocument,
    "\n  query CreditOf($id: ID!) {\n    shop { channels { code currency } }\n    node(id: $id) {\n      __typename\n      ... on Customer {\n        id\n        name\n        email\n        storeCredit {\n          balance { amount currency }\n          movements(first: 20) { ...TenderMovements }\n        }\n      }\n    }\n  }\n": types.CreditOfDocument,
    "\n  query CreditCustomers($search: String!) {\n    customers(search: $search, first: 6) { id name email }\n  }\n": types.CreditCustomersDocument,
    "\n  mutation IssueGiftCard($input: IssueGiftCardInput!) {\n    issueGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id recipientEmail }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.IssueGiftCardDocument,
    "\n  mutation VoidGiftCard($input: VoidGiftCardInput!) {\n    voidGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id voidedAt voidReason balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.VoidGiftCardDocument,
    "\n  mutation CreditCustomer($input: CreditCustomerInput!) {\n    creditCustomer(input: $input) {\n      __typename\n      ... on StoreCredit { balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.CreditCustomerDocument,
    "\n  query PaymentFindings($isMended: Boolean, $after: String) {\n    paymentFindings(isMended: $isMended, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { kind provider providerRef amount { amount currency } isMended note foundAt orderId orderNumber }\n    }\n  }\n": types.PaymentFindingsDocument,
    "\n  query DeadLetters($after: String) {\n    deadLetters(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline orderNumber channel recipient failedAt attempts problem }\n    }\n  }\n": types.DeadLettersDocument,
    "\n  mutation ResendNotice($input: ResendNoticeInput!) {\n    resendNotice(input: $input) {\n      __typename\n      ... on Notice { id failedAt dueAt }\n      ... on Error { message }\n    }\n  }\n": types.ResendNoticeDocument,
    "\n  query MailTemplates {\n    mailTemplates\n  }\n": types.MailTemplatesDocument,
    "\n  query MailSample($name: String!, $language: String!) {\n    mailSample(name: $name, language: $language) { subject text html }\n  }\n": types.MailSampleDocument,
    "\n  query Notices($after: String) {\n    unreadNotices\n    notices(first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline sentence orderId createdAt readAt }\n    }\n  }\n": types.NoticesDocument,
    "\n  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {\n    markNoticesRead(input: $input) {\n      __typename\n      ... on NoticesRead { unread }\n      ... on Error { message }\n    }\n  }\n": types.MarkNoticesReadDocument,
    "\n  query NoticePreferences {\n    pushKey\n    noticePreferences { step headline channel isWanted isFixed }\n  }\n": types.NoticePreferencesDocument,
    "\n  mutation ChooseNotice($input: ChooseNoticeInput!) {\n    chooseNotice(input: $input) {\n      __typename\n      ... on NoticePreference { step channel isWanted }\n      ... on Error { message }\n    }\n  }\n": types.ChooseNoticeDocument,
    "\n  mutation SubscribeToPush($input: SubscribeToPushInput!) {\n    subscribeToPush(input: $input) {\n      __typename\n      ... on PushChosen { isOn }\n      ... on Error { message }\n    }\n  }\n": types.SubscribeToPushDocument,
    "\n  mutation UnsubscribeFromPush($input: UnsubscribeFromPushInput!) {\n    unsubscribeFromPush(input: $input) { isOn }\n  }\n": types.UnsubscribeFromPushDocument,
    "\n  fragment OfferAsSet on OfferSettings {\n    id\n    revision\n    phase\n    name\n    code\n    reason\n    terms\n    isAutomatic\n    isDraft\n    startsAt\n    endsAt\n    currency\n    effect\n    percent\n    amount { amount currency }\n    buy\n    get\n    atMost\n    parts { quantity goods { ...GoodsAsSet } }\n    goods { ...GoodsAsSet }\n    spendOn { ...GoodsAsSet }\n    leastSpend { amount currency }\n    leastQuantity\n    markets\n    touchpoints\n    campaigns\n    tiers\n    firstOrder\n    bought { ...GoodsAsSet }\n    boughtDays\n    idleDays\n    group\n    standsAlone\n    rank\n    mostUses\n    mostPerDay\n    mostEach\n    budget { amount currency }\n    uses\n    codes\n    given { amount currency }\n  }\n": types.OfferAsSetFragmentDoc,
    "\n  fragment GoodsAsSet on OfferGoods {\n    category\n    brand\n    kind\n    maker\n    size\n    ids\n    minPrice { amount currency }\n    maxPrice { amount currency }\n  }\n": types.GoodsAsSetFragmentDoc,
    "\n  query OffersSet($after: String) {\n    shop { channels { code name currency } }\n    offerSettings(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...OfferAsSet }\n    }\n  }\n": types.OffersSetDocument,
    "\n  mutation SaveOffer($input: SaveOfferInput!) {\n    saveOffer(input: $input) {\n      __typename\n      ... on OfferSettings { ...OfferAsSet }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SaveOfferDocument,
    "\n  mutation EndOffer($input: EndOfferInput!) {\n    endOffer(input: $input) {\n      __typename\n      ... on OfferSettings { id revision phase }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": types.EndOfferDocument,
    "\n  mutation MakeCodes($input: MakeOfferCodesInput!) {\n    makeOfferCodes(input: $input) {\n      __typename\n      ... on OfferSettings { id codes }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.MakeCodesDocument,
    "\n  query OfferCodesFile($id: ID!) {\n    offerCodesFile(id: $id)\n  }\n": types.OfferCodesFileDocument,
    "\n  query TryOffer($offer: OfferTermsInput!, $days: Int!) {\n    simulateOffer(offer: $offer, days: $days) {\n      orders\n      usedBy\n      customers\n      cost { amount currency }\n      turnover { amount currency }\n      isWhole\n      takesForGranted\n    }\n  }\n": types.TryOfferDocument,
    "\n  fragment OfferTicket on Offer {\n    id\n    code\n    name\n    reason\n    terms\n    percent\n    amount { amount currency }\n    endsAt\n    isUsed\n  }\n": types.OfferTicketFragmentDoc,
    "\n  mutation Reorder($input: ReorderInput!) {\n    reorder(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": types.ReorderDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on OrderChange {\n        id\n        points\n        pointsBack\n        toCard { amount currency }\n        letGo { amount currency }\n        toGiftCards { amount currency }\n        toStoreCredit { amount currency }\n        order { id status availableActions { kind until } timeline { status title at } }\n      }\n      ... on Error { message }\n    }\n  }\n": types.CancelOrderDocument,
    "\n  mutation ChangeOrderAddress($input: ChangeOrderAddressInput!) {\n    changeOrderAddress(input: $input) {\n      __typename\n      ... on OrderChange { id order { id ...DeliveryFacts } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.ChangeOrderAddressDocument,
    "\n  fragment DeliveryFacts on Order {\n    id\n    email\n    deliveryMethod\n    note\n    ageLimit\n    deliveryAddress { name line1 line2 city region postalCode }\n    store { id name address city }\n  }\n": types.DeliveryFactsFragmentDoc,
    "\n  query FindOrder($number: String!, $email: String!) {\n    orderByNumber(number: $number, email: $email) {\n      number\n      status\n      placedAt\n      estimatedDelivery\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n": types.FindOrderDocument,
    "\n  fragment InvoiceLinks on Order {\n    id\n    invoice { number kind url }\n    creditNotes { number kind url }\n  }\n": types.InvoiceLinksFragmentDoc,
    "\n  fragment OrderActions on Order {\n    id\n    number\n    availableActions { kind until }\n    invoice { number url }\n  }\n": types.OrderActionsFragmentDoc,
    "\n  fragment OrderCard on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    quantity\n    totals { total { amount currency } }\n    timeline { status at }\n    lines { id picture wall photo { alternative media { id widths width height placeholder } } }\n    ...OrderActions\n  }\n": types.OrderCardFragmentDoc,
    "\n  fragment OrderHelp on Order {\n    id\n    status\n    placedAt\n    availableActions { kind until }\n  }\n": types.OrderHelpFragmentDoc,
    "\n  fragment OrderHero on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    estimatedDelivery\n    store { id name }\n    pickup { id status }\n    timeline { status title at }\n    ...PayNow\n  }\n": types.OrderHeroFragmentDoc,
    "\n  query OrderHistory($id: ID!, $after: String) {\n    order(id: $id) {\n      id\n      status\n      timeline { at }\n      fulfilments { id status tracking }\n      history(first: 50, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { kind title actor actorName channel at about amount { amount currency } }\n      }\n    }\n  }\n": types.OrderHistoryDocument,
    "\n  fragment OrderLines on Order {\n    id\n    quantity\n    lines { id name sku picture wall photo { alternative media { id widths width height placeholder } } productSlug quantity total { amount currency } }\n    totals {\n      taxIsIncluded\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n    }\n    payment { id status cardLast4 }\n    tenders { kind points amount { amount currency } }\n  }\n": types.OrderLinesFragmentDoc,
    "\n  query OrderPage($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      pickup { id status }\n      fulfilments { id status tracking trackingNumber }\n      ...OrderHero\n      ...Timeline\n      ...OrderLines\n      ...OrderReturns\n      ...DeliveryFacts\n      ...OrderHelp\n      ...InvoiceLinks\n    }\n  }\n": types.OrderPageDocument,
    "\n  fragment OrderReturns on Order {\n    id\n    returns { id ...ReturnCard }\n  }\n": types.OrderReturnsFragmentDoc,
    "\n  query OrdersPage($after: String, $search: String, $state: OrderState) {\n    orders(first: 10, after: $after, search: $search, state: $state) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...OrderCard }\n    }\n  }\n": types.OrdersPageDocument,
    "\n  fragment PayNow on Order {\n    id\n    totals { total { amount currency } }\n    payment { id status failureMessage }\n  }\n": types.PayNowFragmentDoc,
    "\n  fragment Timeline on Order {\n    id\n    timeline { status title at }\n  }\n": types.TimelineFragmentDoc,
    "\n  query TrackedOrder($token: String!) {\n    trackedOrder(token: $token) {\n      number\n      status\n      placedAt\n      deliveryMethod\n      estimatedDelivery\n      quantity\n      timeline { status title at }\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n": types.TrackedOrderDocument,
    "\n  subscription OrderChanged($orderId: ID!) {\n    orderChanged(orderId: $orderId) {\n      id\n      status\n      estimatedDelivery\n      canReturn\n      availableActions { kind until }\n      nextStatuses\n      pickup { id status }\n      fulfilments { id status tracking carrier trackingNumber trackingUrl estimatedDelivery events { kind at place text } }\n      payment { id status failureMessage cardLast4 }\n      timeline { status title at }\n      lines { id quantityReturnable }\n    }\n  }\n": types.OrderChangedDocument,
    "\n  query Audit($filter: AuditFilter, $after: String) {\n    auditLog(filter: $filter, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id at act objectType objectId before after requestId address actor { id name } }\n    }\n  }\n": types.AuditDocument,
    "\n  query LegalPages {\n    legalPages {\n      kind\n      inForce { number isSample inForceAt }\n      newest { number isSample inForceAt }\n    }\n  }\n": types.LegalPagesDocument,
    "\n  query LegalVersions($kind: LegalKind!) {\n    legalVersions(kind: $kind, first: 20) { number source isSample writtenAt inForceAt }\n  }\n": types.LegalVersionsDocument,
    "\n  query LegalPreview($text: String!) {\n    legalPreview(text: $text)\n  }\n": types.LegalPreviewDocument,
    "\n  mutation WriteLegalText($input: WriteLegalTextInput!) {\n    writeLegalText(input: $input) {\n      __typename\n      ... on LegalVersion { number }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.WriteLegalTextDocument,
    "\n  query Owner {\n    me { id grants hasSecondFactor }\n  }\n": types.OwnerDocument,
    "\n  query Overview {\n    shop { isDemo }\n    shopSettings { revision company postalAddress email mailAddress }\n    legalPages { kind inForce { number isSample } newest { number inForceAt } }\n  }\n": types.OverviewDocument,
    "\n  query Checks {\n    invariants {\n      at\n      seconds\n      checked\n      providerAnswered\n      holds\n      breaches { name means count examples }\n    }\n  }\n": types.ChecksDocument,
    "\n  query Settings {\n    shopSettings {\n      revision\n      name\n      company\n      postalAddress\n      representedBy\n      registerEntry\n      vatNumber\n      email\n      phone\n      mailName\n      mailAddress\n      returnBonusPercent\n      sellsFrom { code name warehouses { id number name } others { id number name } }\n      channels { code name country currency pricesIncludeTax taxPercent mustAccept }\n      returnTerms { code name returnDays changeMinutes fee { amount currency } approvedBelow { amount currency } }\n      taxRates { id country region taxedAs percent validFrom }\n    }\n  }\n": types.SettingsDocument,
    "\n  mutation ChangeShop($input: ChangeShopInput!) {\n    changeShop(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangeShopDocument,
    "\n  mutation ChangeMailSender($input: ChangeMailSenderInput!) {\n    changeMailSender(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangeMailSenderDocument,
    "\n  mutation ChangeTaxRate($input: ChangeTaxRateInput!) {\n    changeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangeTaxRateDocument,
    "\n  mutation RequireAcceptance($input: RequireAcceptanceInput!) {\n    requireAcceptance(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.RequireAcceptanceDocument,
    "\n  mutation ChooseWarehouses($input: ChooseWarehousesInput!) {\n    chooseWarehouses(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChooseWarehousesDocument,
    "\n  mutation SetTaxRate($input: SetTaxRateInput!) {\n    setTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SetTaxRateDocument,
    "\n  mutation RemoveTaxRate($input: RemoveTaxRateInput!) {\n    removeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on Error { message }\n    }\n  }\n": types.RemoveTaxRateDocument,
    "\n  mutation ChangeReturnBonus($input: ChangeReturnBonusInput!) {\n    changeReturnBonus(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangeReturnBonusDocument,
    "\n  mutation ChangeReturnTerms($input: ChangeReturnTermsInput!) {\n    changeReturnTerms(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangeReturnTermsDocument,
    "\n  query RefundRequests($decision: RefundDecision, $after: String) {\n    refundRequests(decision: $decision, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        decision\n        amount { amount currency }\n        requestedAt\n        decidedAt\n        answer\n        canDecide\n        requestedBy { id name }\n        decidedBy { id name }\n        return { id number order { id number } }\n      }\n    }\n  }\n": types.RefundRequestsDocument,
    "\n  mutation ApproveRefund($input: ApproveRefundInput!) {\n    approveRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ApproveRefundDocument,
    "\n  mutation DeclineRefund($input: DeclineRefundInput!) {\n    declineRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt answer canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.DeclineRefundDocument,
    "\n  query Retention {\n    retention { name what days usualDays leastDays mostDays prunedAt pruned }\n    erasureLimit { perDay mostPerDay }\n  }\n": types.RetentionDocument,
    "\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      __typename\n      ... on Retention { name days }\n      ... on Error { message }\n    }\n  }\n": types.SetRetentionDocument,
    "\n  mutation SetErasureLimit($input: SetErasureLimitInput!) {\n    setErasureLimit(input: $input) {\n      __typename\n      ... on ErasureLimit { perDay }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SetErasureLimitDocument,
    "\n  query StaffRoles {\n    staffRoles { role grants needsStore }\n    shop { channel { currency } }\n  }\n": types.StaffRolesDocument,
    "\n  query Staff($status: StaffStatus, $search: String!, $after: String) {\n    staff(status: $status, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...StaffMember }\n    }\n  }\n": types.StaffDocument,
    "\n  fragment StaffMember on Account {\n    id\n    name\n    email\n    roles\n    isActive\n    grants\n    extraGrants\n    store { id name }\n    refundCap { amount currency }\n    lastSeenAt\n    hasSecondFactor\n  }\n": types.StaffMemberFragmentDoc,
    "\n  query Invitations($after: String) {\n    invitations(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id email name role extraGrants store { id name } refundCap { amount currency } invitedAt expiresAt }\n    }\n  }\n": types.InvitationsDocument,
    "\n  query StoreChoice($search: String!) {\n    stores(search: $search, first: 20) { id name number city }\n  }\n": types.StoreChoiceDocument,
    "\n  mutation InviteStaff($input: InviteStaffInput!) {\n    inviteStaff(input: $input) {\n      __typename\n      ... on Invitation { id email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.InviteStaffDocument,
    "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      __typename\n      ... on Invitation { id }\n      ... on Error { message }\n    }\n  }\n": types.RevokeInvitationDocument,
    "\n  mutation ChangeStaff($input: ChangeStaffInput!) {\n    changeStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangeStaffDocument,
    "\n  mutation DeactivateStaff($input: DeactivateStaffInput!) {\n    deactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n": types.DeactivateStaffDocument,
    "\n  mutation ReactivateStaff($input: ReactivateStaffInput!) {\n    reactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n": types.ReactivateStaffDocument,
    "\n  fragment StoreReturn on Return {\n    id\n    number\n    status\n    reason\n    note\n    lines { quantity orderLine { id name } }\n  }\n": types.StoreReturnFragmentDoc,
    "\n  mutation StoreAcceptDropOff($input: AcceptDropOffInput!) {\n    acceptDropOff(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n": types.StoreAcceptDropOffDocument,
    "\n  mutation StoreApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n": types.StoreApproveReturnDocument,
    "\n  mutation StoreReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n": types.StoreReceiveReturnDocument,
    "\n  query PickupStores($search: String!, $latitude: Float, $longitude: Float) {\n    pickupStores(search: $search, latitude: $latitude, longitude: $longitude) {\n      store { id name address city postalCode }\n      distanceKm\n      isComplete\n      timeZone\n      lines { name sku wanted available isHere }\n      slots { startsAt endsAt }\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        shipping { amount currency }\n        tax { amount currency }\n        total { amount currency }\n        taxIsIncluded\n      }\n    }\n  }\n": types.PickupStoresDocument,
    "\n  query OrderPickup($id: ID!) {\n    order(id: $id) {\n      id\n      status\n      ageLimit\n      pickup {\n        id\n        status\n        startsAt\n        endsAt\n        keptUntil\n        answerBy\n        choices\n        missing { name quantity }\n        collector\n        timeZone\n        code { text size path }\n        store { id name address city postalCode openingHours { weekday opens closes } }\n      }\n    }\n  }\n": types.OrderPickupDocument,
    "\n  query PickupAlternatives($id: ID!) {\n    pickupAlternatives(pickupId: $id) {\n      store { id name city }\n      timeZone\n      slots { startsAt endsAt }\n    }\n  }\n": types.PickupAlternativesDocument,
    "\n  mutation AnswerPickupShortage($input: AnswerPickupShortageInput!) {\n    answerPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { id status }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.AnswerPickupShortageDocument,
    "\n  query StorePickups($status: PickupStatus) {\n    pickups(status: $status, first: 50) {\n      totalCount\n      nodes { ...StorePickup }\n    }\n  }\n": types.StorePickupsDocument,
    "\n  fragment StorePickup on Pickup {\n    id\n    status\n    startsAt\n    endsAt\n    collector\n    timeZone\n    nextStatuses\n    missing { name quantity }\n    order { id number ageLimit note lines { id name sku quantity } }\n  }\n": types.StorePickupFragmentDoc,
    "\n  query PickupByCode($code: String!) {\n    pickupByCode(code: $code) { ...StorePickup }\n  }\n": types.PickupByCodeDocument,
    "\n  mutation MovePickup($input: MovePickupInput!) {\n    movePickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n": types.MovePickupDocument,
    "\n  mutation HandOverPickup($input: HandOverPickupInput!) {\n    handOverPickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n": types.HandOverPickupDocument,
    "\n  mutation ReportPickupShortage($input: ReportPickupShortageInput!) {\n    reportPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n": types.ReportPickupShortageDocument,
    "\n  query Consent {\n    consent { choice optsOut isAskedFor }\n  }\n": types.ConsentDocument,
    "\n  mutation ChooseConsent($input: ChooseConsentInput!) {\n    chooseConsent(input: $input) { choice optsOut isAskedFor }\n  }\n": types.ChooseConsentDocument,
    "\n  query DataPage {\n    me { id hasSecondFactor }\n    dataExports { id askedAt expiresAt status size }\n    myErasure { id dueAt status }\n    erasureBlockers { kind number whatToDo }\n  }\n": types.DataPageDocument,
    "\n  mutation ExportMyData {\n    exportMyData {\n      __typename\n      ... on DataExport { id askedAt expiresAt status size }\n      ... on Error { message }\n    }\n  }\n": types.ExportMyDataDocument,
    "\n  mutation OpenExport($input: OpenExportInput!) {\n    openExport(input: $input) {\n      __typename\n      ... on ExportLink { url }\n      ... on Error { message }\n    }\n  }\n": types.OpenExportDocument,
    "\n  mutation RequestErasure {\n    requestErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n": types.RequestErasureDocument,
    "\n  mutation CancelErasure {\n    cancelErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on Error { message }\n    }\n  }\n": types.CancelErasureDocument,
    "\n  mutation RequestGuestErasure($input: RequestGuestErasureInput!) {\n    requestGuestErasure(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.RequestGuestErasureDocument,
    "\n  mutation ConfirmGuestErasure($input: ConfirmGuestErasureInput!) {\n    confirmGuestErasure(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n": types.ConfirmGuestErasureDocument,
    "\n  fragment BuyBox on Product {\n    id\n    name\n    maker\n    size\n    brand\n    articleNumber\n    needsArticleNumber\n    details { ageLimit text(locale: $locale) { name } }\n    variantId\n    unitPrice { unit price { amount currency } }\n    variants {\n      id\n      name\n      stock\n      quantityAvailable\n      price { amount currency }\n      regularPrice { amount currency }\n      lowestRecentPrice { amount currency }\n    }\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    stock\n    quantityAvailable\n  }\n": types.BuyBoxFragmentDoc,
    "\n  query EarlyProduct($slug: String!, $locale: String!) {\n    me { id }\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n": types.EarlyProductDocument,
    "\n  fragment Linked on Product {\n    details {\n      upgrades { id ...ProductTile }\n      relatedProducts { id ...ProductTile }\n    }\n  }\n": types.LinkedFragmentDoc,
    "\n  fragment ProductFacts on Product {\n    description\n    kind\n    brand\n    maker\n    size\n    articleNumber\n    category { id name nameDe }\n    details {\n      opensAt\n      returnRule\n      text(locale: $locale) { description }\n      attributes { code value type name nameDe unit }\n    }\n  }\n": types.ProductFactsFragmentDoc,
    "\n  query ProductPage($slug: String!, $locale: String!) {\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n": types.ProductPageDocument,
    "\n  fragment Stage on Product {\n    picture\n    wall\n    maker\n    size\n    details { pictures { alternative alternativeDe media { id widths width height placeholder } } }\n  }\n": types.StageFragmentDoc,
    "\n  query StoreSearch($slug: String!, $search: String) {\n    product(slug: $slug) {\n      id\n      availability(first: 8, search: $search) {\n        stock\n        quantityAvailable\n        store { id name }\n      }\n    }\n  }\n": types.StoreSearchDocument,
    "\n  fragment StoreStock on Product {\n    id\n    slug\n    variantId\n    stock\n    quantityAvailable\n    availability(first: 3) {\n      stock\n      quantityAvailable\n      store { id name }\n    }\n  }\n": types.StoreStockFragmentDoc,
    "\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text }\n      product { id name nameDe ...ProductTile }\n    }\n  }\n": types.ShelfFragmentDoc,
    "\n  query Recommended($placement: Placement!, $productId: ID, $orderId: ID, $first: Int!) {\n    recommendations(placement: $placement, productId: $productId, orderId: $orderId, first: $first) {\n      isFallback\n      ...Shelf\n    }\n  }\n": types.RecommendedDocument,
    "\n  mutation GiveOpinion($input: GiveOpinionInput!) {\n    giveOpinion(input: $input) {\n      __typename\n      ... on Opinion { id verdict }\n      ... on Error { message }\n    }\n  }\n": types.GiveOpinionDocument,
    "\n  mutation WithdrawOpinion($input: WithdrawOpinionInput!) {\n    withdrawOpinion(input: $input) {\n      __typename\n      ... on OpinionWithdrawn { opinionId }\n      ... on Error { message }\n    }\n  }\n": types.WithdrawOpinionDocument,
    "\n  query Opinions($after: String) {\n    personalisation { isOn }\n    opinions(first: 50, after: $after) {\n      nodes { id verdict maker createdAt product { id name nameDe slug } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.OpinionsDocument,
    "\n  mutation ChoosePersonalisation($input: ChoosePersonalisationInput!) {\n    choosePersonalisation(input: $input) { isOn }\n  }\n": types.ChoosePersonalisationDocument,
    "\n  query NewReturnPage($id: ID!) {\n    order(id: $id) { id number placedAt canReturn ...ReturnForm }\n  }\n": types.NewReturnPageDocument,
    "\n  fragment ReturnCard on Return {\n    id\n    number\n    status\n    requestedAt\n    refund { amount currency }\n    lines { quantity orderLine { id name picture wall photo { alternative media { id widths width height placeholder } } } }\n  }\n": types.ReturnCardFragmentDoc,
    "\n  fragment ReturnForm on Order {\n    id\n    lines {\n      id\n      name\n      picture\n      photo { alternative media { id widths width height placeholder } }\n      wall\n      quantity\n      quantityReturnable\n      total { amount currency }\n    }\n  }\n": types.ReturnFormFragmentDoc,
    "\n  mutation RequestReturn($input: RequestReturnInput!) {\n    requestReturn(input: $input) {\n      __typename\n      ... on Return {\n        id\n        order { id canReturn lines { id quantityReturnable } returns { id ...ReturnCard } }\n      }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.RequestReturnDocument,
    "\n  query ReturnPage($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      instructions\n      answer\n      refund { amount currency }\n      fee { amount currency }\n      bonus { amount currency }\n      code\n      label\n      dropOff { id name }\n      timeline { title at }\n      order { id number }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n": types.ReturnPageDocument,
    "\n  query ReturnPreview($orderId: ID!, $lines: [ReturnLineInput!]!, $target: RefundTarget!, $reason: ReturnReason) {\n    returnPreview(orderId: $orderId, lines: $lines, target: $target, reason: $reason) {\n      goods { amount currency }\n      discounts { amount currency }\n      delivery { amount currency }\n      fees { amount currency }\n      givenOtherwise { amount currency }\n      refund { amount currency }\n      bonus { amount currency }\n      pointsTaken\n      parts { way amount { amount currency } }\n    }\n  }\n": types.ReturnPreviewDocument,
    "\n  query ReturnsPage($after: String) {\n    returns(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...ReturnCard }\n    }\n  }\n": types.ReturnsPageDocument,
    "\n  query DropOffStores($search: String!) {\n    stores(search: $search, first: 8) { id name city }\n  }\n": types.DropOffStoresDocument,
    "\n  fragment SavedLine on SavedLine {\n    id\n    variantId\n    name\n    quantity\n    isAvailable\n    unitPrice { amount currency }\n    product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n  }\n": types.SavedLineFragmentDoc,
    "\n  query Saved {\n    saved {\n      id\n      wishesSharedUntil\n      later { id ...SavedLine }\n      wishes { id variantId ...SavedLine }\n    }\n  }\n": types.SavedDocument,
    "\n  subscription SavedChanged {\n    savedChanged { id wishesSharedUntil }\n  }\n": types.SavedChangedDocument,
    "\n  mutation MoveToCart($input: MoveToCartInput!) {\n    moveToCart(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": types.MoveToCartDocument,
    "\n  mutation RemoveSaved($input: RemoveSavedInput!) {\n    removeSaved(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n": types.RemoveSavedDocument,
    "\n  mutation AddToWishList($input: AddToWishListInput!) {\n    addToWishList(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n": types.AddToWishListDocument,
    "\n  mutation ShareWishList {\n    shareWishList { url expiresAt }\n  }\n": types.ShareWishListDocument,
    "\n  mutation EndSharing {\n    endSharing { count }\n  }\n": types.EndSharingDocument,
    "\n  query SharedList($token: String!) {\n    sharedList(token: $token) {\n      id\n      isWishList\n      expiresAt\n      lines { id ...SavedLine }\n    }\n  }\n": types.SharedListDocument,
    "\n  mutation AddSharedToCart($input: AddSharedToCartInput!) {\n    addSharedToCart(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n": types.AddSharedToCartDocument,
    "\n  query Suggestions($text: String!) {\n    suggestions(text: $text) {\n      words\n      categories { id name slug wall picture productCount }\n      products { id name slug picture wall maker size articleNumber needsArticleNumber\n        price { amount currency } regularPrice { amount currency } lowestRecentPrice { amount currency } }\n    }\n  }\n": types.SuggestionsDocument,
    "\n  query Words($after: String) {\n    missedSearches(days: 30, first: 50) { text searches lastAt }\n    synonymGroups(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id terms revision }\n    }\n  }\n": types.WordsDocument,
    "\n  mutation SaveSynonyms($input: SaveSynonymsInput!) {\n    saveSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id terms revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SaveSynonymsDocument,
    "\n  mutation RemoveSynonyms($input: RemoveSynonymsInput!) {\n    removeSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id isRemoved }\n      ... on Error { message }\n    }\n  }\n": types.RemoveSynonymsDocument,
    "\n  fragment SessionRow on LoginSession {\n    touchpoint\n    device\n    client\n    createdAt\n    usedAt\n    isThisOne\n  }\n": types.SessionRowFragmentDoc,
    "\n  query SecurityPage {\n    me {\n      id\n      email\n      isEmailProven\n      hasSecondFactor\n      sessions { id ...SessionRow }\n    }\n  }\n": types.SecurityPageDocument,
    "\n  mutation ConfirmIdentity($input: ConfirmIdentityInput!) {\n    confirmIdentity(input: $input) {\n      __typename\n      ... on IdentityConfirmed { until }\n      ... on Error { message }\n    }\n  }\n": types.ConfirmIdentityDocument,
    "\n  mutation RevokeSession($input: RevokeSessionInput!) {\n    revokeSession(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n": types.RevokeSessionDocument,
    "\n  mutation LogOutEverywhere($input: LogOutEverywhereInput!) {\n    logOutEverywhere(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n": types.LogOutEverywhereDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.RequestEmailChangeDocument,
    "\n  mutation StartSecondFactor {\n    startSecondFactor {\n      __typename\n      ... on SecondFactorSetup { secret size path }\n      ... on Error { message }\n    }\n  }\n": types.StartSecondFactorDocument,
    "\n  mutation FinishSecondFactor($input: FinishSecondFactorInput!) {\n    finishSecondFactor(input: $input) {\n      __typename\n      ... on SecondFactorOn { paperCodes }\n      ... on Error { message }\n    }\n  }\n": types.FinishSecondFactorDocument,
    "\n  mutation EndSecondFactor {\n    endSecondFactor {\n      __typename\n      ... on Account { id hasSecondFactor }\n      ... on Error { message }\n    }\n  }\n": types.EndSecondFactorDocument,
    "\n  query OrderShipments($id: ID!) {\n    order(id: $id) {\n      id\n      fulfilments {\n        id\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        proof { takenBy photoUrl }\n        events { kind at place text }\n        lines { quantity orderLine { id name } }\n      }\n    }\n  }\n": types.OrderShipmentsDocument,
    "\n  subscription NearbyStores($variantId: ID!, $near: PlaceInput!) {\n    availabilityChanged(variantId: $variantId, near: $near, first: 5) {\n      variantId\n      isBackorder\n      stores {\n        stock\n        quantityAvailable\n        distanceKm\n        store { id name }\n      }\n    }\n  }\n": types.NearbyStoresDocument,
    "\n  query StockGrants {\n    me { id grants }\n  }\n": types.StockGrantsDocument,
    "\n  query Places($kind: LocationKind, $search: String!, $after: String) {\n    me { id grants }\n    stockLocations(kind: $kind, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        kind\n        number\n        name\n        line1\n        city\n        region\n        postalCode\n        country\n        latitude\n        longitude\n        hasPickup\n        pickupCapacity\n        pickupLeadMinutes\n        timeZone\n        isDemo\n        revision\n        closedAt\n        openingHours { weekday opens closes }\n      }\n    }\n  }\n": types.PlacesDocument,
    "\n  mutation CreatePlace($input: CreateLocationInput!) {\n    createLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.CreatePlaceDocument,
    "\n  mutation ChangePlace($input: ChangeLocationInput!) {\n    changeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ChangePlaceDocument,
    "\n  mutation ClosePlace($input: CloseLocationInput!) {\n    closeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on PlaceIsInUse { obstacles { kind count } }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": types.ClosePlaceDocument,
    "\n  mutation ReopenPlace($input: ReopenLocationInput!) {\n    reopenLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n": types.ReopenPlaceDocument,
    "\n  fragment StockLevelCounts on StockLevel {\n    id\n    onHand\n    allocated\n    reserved\n    incoming\n    safety\n    backorder\n    available\n    location { id name kind number }\n  }\n": types.StockLevelCountsFragmentDoc,
    "\n  query StockLevels($variantId: ID!, $after: String) {\n    stockLevels(variantId: $variantId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { ...StockLevelCounts }\n    }\n  }\n": types.StockLevelsDocument,
    "\n  query LowStock($locationId: ID, $atMost: Int!, $after: String) {\n    lowStock(locationId: $locationId, atMost: $atMost, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        onHand\n        incoming\n        available\n        item { variantId sku name productSlug }\n        location { id name }\n      }\n    }\n  }\n": types.LowStockDocument,
    "\n  query StockPlaces($search: String!) {\n    stockLocations(search: $search, first: 8) {\n      nodes { id name number city kind }\n    }\n  }\n": types.StockPlacesDocument,
    "\n  query StockMovements($levelId: ID!, $after: String) {\n    stockMovements(stockLevelId: $levelId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id kind at onHand allocated reserved incoming safety backorder reason }\n    }\n  }\n": types.StockMovementsDocument,
    "\n  mutation CountStock($input: CountStockInput!) {\n    countStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.CountStockDocument,
    "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.AdjustStockDocument,
    "\n  mutation TransferStock($input: TransferStockInput!) {\n    transferStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.TransferStockDocument,
    "\n  mutation ReceiveStock($input: ReceiveStockInput!) {\n    receiveStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.ReceiveStockDocument,
    "\n  mutation SetStockTerms($input: SetStockTermsInput!) {\n    setStockTerms(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.SetStockTermsDocument,
    "\n  mutation ExportStock($input: ExportStockInput!) {\n    exportStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n": types.ExportStockDocument,
    "\n  mutation ImportStock($input: ImportStockInput!) {\n    importStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n": types.ImportStockDocument,
    "\n  query StoreCredit {\n    me {\n      id\n      customer {\n        id\n        storeCredit { balance { amount currency } }\n      }\n    }\n  }\n": types.StoreCreditDocument,
    "\n  query MyPoints {\n    me {\n      id\n      customer {\n        id\n        loyalty { id spendable }\n      }\n    }\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n": types.MyPointsDocument,
    "\n  query PointsWorth {\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n": types.PointsWorthDocument,
    "\n  mutation CheckGiftCard($input: CheckGiftCardInput!) {\n    checkGiftCard(input: $input) {\n      __typename\n      ... on GiftCardFound { token lastFour balance { amount currency } }\n      ... on Error { message }\n    }\n  }\n": types.CheckGiftCardDocument,
    "\n  mutation BuyGiftCard($input: BuyGiftCardInput!) {\n    buyGiftCard(input: $input) {\n      __typename\n      ... on Order { id }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n": types.BuyGiftCardDocument,
    "\n  query GiftCardPage {\n    shop { channel { currency } }\n  }\n": types.GiftCardPageDocument,
    "\n  fragment Conversation on Ticket {\n    id\n    messages { id body author isFromStaff at }\n  }\n": types.ConversationFragmentDoc,
    "\n  query NewTicketPage($id: ID!) {\n    order(id: $id) { id number status placedAt quantity lines { id name quantity } }\n  }\n": types.NewTicketPageDocument,
    "\n  mutation OpenTicket($input: OpenTicketInput!) {\n    openTicket(input: $input) {\n      __typename\n      ... on Ticket { id }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.OpenTicketDocument,
    "\n  mutation ReplyToTicket($input: ReplyToTicketInput!) {\n    replyToTicket(input: $input) {\n      __typename\n      ... on Ticket { id status updatedAt ...Conversation }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n": types.ReplyToTicketDocument,
    "\n  query TicketPage($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      order { id number }\n      ...Conversation\n    }\n  }\n": types.TicketPageDocument,
    "\n  query TicketsPage($after: String) {\n    tickets(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt order { id number } }\n    }\n  }\n": types.TicketsPageDocument,
    "\n  query TillItems($search: String!) {\n    tillItems(search: $search) {\n      variantId\n      sku\n      barcode\n      name\n      picture\n      wall\n      price { amount currency }\n      available\n      ageLimit\n    }\n  }\n": types.TillItemsDocument,
    "\n  query TillMember($search: String!) {\n    tillMember(search: $search) {\n      id\n      name\n      email\n      loyalty { id cardNumber balance spendable }\n      storeCredit { balance { amount currency } }\n    }\n  }\n": types.TillMemberDocument,
    "\n  query TillQuote($lines: [TillLineInput!]!, $customerId: ID, $offerCode: String!) {\n    tillQuote(lines: $lines, customerId: $customerId, offerCode: $offerCode) {\n      ageLimit\n      offerName\n      offerRefusal\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        tax { amount currency }\n        total { amount currency }\n      }\n    }\n  }\n": types.TillQuoteDocument,
    "\n  mutation SellAtTill($input: SellAtTillInput!) {\n    sellAtTill(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id number status }\n    }\n  }\n": types.SellAtTillDocument,
    "\n  mutation ChargeAtTerminal($input: ChargeAtTerminalInput!) {\n    chargeAtTerminal(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Payment { id payUrl }\n    }\n  }\n": types.ChargeAtTerminalDocument,
    "\n  query TillSale($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      totals { total { amount currency } }\n      invoice { number url }\n    }\n  }\n": types.TillSaleDocument,
    "\n  mutation CancelTillSale($input: CancelTillSaleInput!) {\n    cancelTillSale(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Order { id status }\n    }\n  }\n": types.CancelTillSaleDocument,
    "\n  mutation MailTillReceipt($input: MailTillReceiptInput!) {\n    mailTillReceipt(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id }\n    }\n  }\n": types.MailTillReceiptDocument,
    "\n  query Place {\n    shop { channel { timeZone locale } }\n  }\n": types.PlaceDocument,
    "\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n": types.LogEventsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Footer {\n    shop { name isDemo company postalAddress channel { taxPercent pricesIncludeTax } }\n  }\n"): (typeof documents)["\n  query Footer {\n    shop { name isDemo company postalAddress channel { taxPercent pricesIncludeTax } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Aisles {\n    categories { id name nameDe slug }\n  }\n"): (typeof documents)["\n  query Aisles {\n    categories { id name nameDe slug }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountFrame {\n    me { id name roles customer { id } }\n    unreadNotices\n  }\n"): (typeof documents)["\n  query AccountFrame {\n    me { id name roles customer { id } }\n    unreadNotices\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountPage {\n    coming: orders(first: 10, state: OPEN) {\n      nodes { id ...OrderCard }\n    }\n    orders(first: 4) {\n      totalCount\n      nodes { id status ...OrderCard }\n    }\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          movements(first: 4) { nodes { id ...Movement } }\n        }\n      }\n    }\n    ...Offers\n  }\n"): (typeof documents)["\n  query AccountPage {\n    coming: orders(first: 10, state: OPEN) {\n      nodes { id ...OrderCard }\n    }\n    orders(first: 4) {\n      totalCount\n      nodes { id status ...OrderCard }\n    }\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          movements(first: 4) { nodes { id ...Movement } }\n        }\n      }\n    }\n    ...Offers\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CardPage {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          code { text size path }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CardPage {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          code { text size path }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogOut {\n    logOut { __typename }\n  }\n"): (typeof documents)["\n  mutation LogOut {\n    logOut { __typename }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LoyaltyCard on LoyaltyAccount {\n    id\n    cardNumber\n    balance\n    joinedAt\n  }\n"): (typeof documents)["\n  fragment LoyaltyCard on LoyaltyAccount {\n    id\n    cardNumber\n    balance\n    joinedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Movement on LoyaltyMovement {\n    id\n    kind\n    points\n    balanceAfter\n    at\n    note\n    orderNumber\n  }\n"): (typeof documents)["\n  fragment Movement on LoyaltyMovement {\n    id\n    kind\n    points\n    balanceAfter\n    at\n    note\n    orderNumber\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Offers on Query {\n    offers { id ...OfferTicket }\n  }\n"): (typeof documents)["\n  fragment Offers on Query {\n    offers { id ...OfferTicket }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PointsPage($after: String) {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          ...Standing\n          movements(first: 20, after: $after) {\n            pageInfo { hasNextPage endCursor }\n            nodes { id ...Movement }\n          }\n        }\n      }\n    }\n    earlyAccess { id name slug }\n  }\n"): (typeof documents)["\n  query PointsPage($after: String) {\n    me {\n      id\n      customer {\n        id\n        loyalty {\n          id\n          ...LoyaltyCard\n          ...Standing\n          movements(first: 20, after: $after) {\n            pageInfo { hasNextPage endCursor }\n            nodes { id ...Movement }\n          }\n        }\n      }\n    }\n    earlyAccess { id name slug }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Standing on LoyaltyAccount {\n    id\n    pending\n    held\n    tier { id name hasFreeShipping hasEarlyAccess returnDays pointsBasisPoints }\n    tierReviewAt\n    tierWarnedAt\n    spendToKeep { amount currency }\n    qualifyingSpend { amount currency }\n    nextTier { tier { id name } spendToGo { amount currency } }\n    expirySchedule { points at }\n  }\n"): (typeof documents)["\n  fragment Standing on LoyaltyAccount {\n    id\n    pending\n    held\n    tier { id name hasFreeShipping hasEarlyAccess returnDays pointsBasisPoints }\n    tierReviewAt\n    tierWarnedAt\n    spendToKeep { amount currency }\n    qualifyingSpend { amount currency }\n    nextTier { tier { id name } spendToGo { amount currency } }\n    expirySchedule { points at }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Addresses($country: String! = \"\") {\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n    checkout(country: $country) {\n      countries\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n    }\n  }\n"): (typeof documents)["\n  query Addresses($country: String! = \"\") {\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n    checkout(country: $country) {\n      countries\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveAddress($input: SaveAddressInput!) {\n    saveAddress(input: $input) {\n      __typename\n      ... on SavedAddress { id isDefault }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveAddress($input: SaveAddressInput!) {\n    saveAddress(input: $input) {\n      __typename\n      ... on SavedAddress { id isDefault }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveAddress($input: RemoveAddressInput!) {\n    removeAddress(input: $input) {\n      __typename\n      ... on AddressRemoved { id }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveAddress($input: RemoveAddressInput!) {\n    removeAddress(input: $input) {\n      __typename\n      ... on AddressRemoved { id }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CartBeside {\n    cart { id version note merge { lines changes { message } } }\n  }\n"): (typeof documents)["\n  query CartBeside {\n    cart { id version note merge { lines changes { message } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetCartNote($input: SetCartNoteInput!) {\n    setCartNote(input: $input) {\n      __typename\n      ... on Cart { id note ...CartContents }\n      ... on CartChangedMeanwhile { cart { id note ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetCartNote($input: SetCartNoteInput!) {\n    setCartNote(input: $input) {\n      __typename\n      ... on Cart { id note ...CartContents }\n      ... on CartChangedMeanwhile { cart { id note ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcknowledgeCart($input: AcknowledgeCartInput!) {\n    acknowledgeCart(input: $input) {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on CartChangedMeanwhile { cart { id merge { lines changes { message } } ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AcknowledgeCart($input: AcknowledgeCartInput!) {\n    acknowledgeCart(input: $input) {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on CartChangedMeanwhile { cart { id merge { lines changes { message } } ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoCartMerge {\n    undoCartMerge {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation UndoCartMerge {\n    undoCartMerge {\n      __typename\n      ... on Cart { id merge { lines changes { message } } ...CartContents }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShareCart {\n    shareCart {\n      __typename\n      ... on ShareLink { url expiresAt }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ShareCart {\n    shareCart {\n      __typename\n      ... on ShareLink { url expiresAt }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveForLater($input: SaveForLaterInput!) {\n    saveForLater(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveForLater($input: SaveForLaterInput!) {\n    saveForLater(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreCartLine($input: RestoreCartLineInput!) {\n    restoreCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreCartLine($input: RestoreCartLineInput!) {\n    restoreCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CartContents on Cart {\n    id\n    version\n    quantity\n    lines {\n      id\n      variantId\n      quantity\n      isAvailable\n      least\n      step\n      most\n      unitPrice { amount currency }\n      regularUnitPrice { amount currency }\n      lowestRecentPrice { amount currency }\n      total { amount currency }\n      product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n    }\n    totals {\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n      taxIsIncluded\n    }\n    offer { id code name }\n    warnings { code message target }\n    merge { lines }\n  }\n"): (typeof documents)["\n  fragment CartContents on Cart {\n    id\n    version\n    quantity\n    lines {\n      id\n      variantId\n      quantity\n      isAvailable\n      least\n      step\n      most\n      unitPrice { amount currency }\n      regularUnitPrice { amount currency }\n      lowestRecentPrice { amount currency }\n      total { amount currency }\n      product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n    }\n    totals {\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n      taxIsIncluded\n    }\n    offer { id code name }\n    warnings { code message target }\n    merge { lines }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cart {\n    cart { id ...CartContents }\n  }\n"): (typeof documents)["\n  query Cart {\n    cart { id ...CartContents }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddToCart($input: AddToCartInput!) {\n    addToCart(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on OutOfStock { available productName }\n      ... on QuantityNotAllowed { nearest }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AddToCart($input: AddToCartInput!) {\n    addToCart(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on OutOfStock { available productName }\n      ... on QuantityNotAllowed { nearest }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetCartLine($input: SetCartLineInput!) {\n    setCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on CartChangedMeanwhile { cart { id ...CartContents } }\n      ... on OutOfStock { available productName }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetCartLine($input: SetCartLineInput!) {\n    setCartLine(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on CartChangedMeanwhile { cart { id ...CartContents } }\n      ... on OutOfStock { available productName }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CartOffers {\n    cart {\n      id\n      version\n      offers {\n        code\n        standing\n        reason\n        saves { amount currency }\n        offer { id name }\n        missing { lack quantity spend { amount currency } }\n        beatenBy { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CartOffers {\n    cart {\n      id\n      version\n      offers {\n        code\n        standing\n        reason\n        saves { amount currency }\n        offer { id name }\n        missing { lack quantity spend { amount currency } }\n        beatenBy { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropOffer($input: DropOfferInput!) {\n    dropOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation DropOffer($input: DropOfferInput!) {\n    dropOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApplyOffer($input: ApplyOfferInput!) {\n    applyOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ApplyOffer($input: ApplyOfferInput!) {\n    applyOffer(input: $input) {\n      __typename\n      ... on Cart { id ...CartContents }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription CartChanged {\n    cartChanged { id ...CartContents note merge { lines changes { message } } }\n  }\n"): (typeof documents)["\n  subscription CartChanged {\n    cartChanged { id ...CartContents note merge { lines changes { message } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AisleBoard on Category {\n    id\n    name\n    nameDe\n    slug\n    wall\n    productCount\n    heap\n  }\n"): (typeof documents)["\n  fragment AisleBoard on Category {\n    id\n    name\n    nameDe\n    slug\n    wall\n    productCount\n    heap\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AislesPage {\n    categories {\n      id\n      ...AisleBoard\n      name\n      nameDe\n      slug\n      children { id name nameDe slug productCount }\n    }\n  }\n"): (typeof documents)["\n  query AislesPage {\n    categories {\n      id\n      ...AisleBoard\n      name\n      nameDe\n      slug\n      children { id name nameDe slug productCount }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CategoryPage($slug: String!) {\n    category(slug: $slug) {\n      id\n      name\n      nameDe\n      slug\n      wall\n      productCount\n      parent { id name nameDe slug parent { id name nameDe slug } }\n      children { id name nameDe slug productCount }\n    }\n  }\n"): (typeof documents)["\n  query CategoryPage($slug: String!) {\n    category(slug: $slug) {\n      id\n      name\n      nameDe\n      slug\n      wall\n      productCount\n      parent { id name nameDe slug parent { id name nameDe slug } }\n      children { id name nameDe slug productCount }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n"): (typeof documents)["\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProductTile on Product {\n    id\n    name\n    nameDe\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    photo { alternative media { id widths width height placeholder } }\n    variantId\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n"): (typeof documents)["\n  fragment ProductTile on Product {\n    id\n    name\n    nameDe\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    photo { alternative media { id widths width height placeholder } }\n    variantId\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingOrder($id: ID!) {\n    order(id: $id) { id number status totals { total { amount currency } } payment { id amount { amount currency } } }\n  }\n"): (typeof documents)["\n  query WaitingOrder($id: ID!) {\n    order(id: $id) { id number status totals { total { amount currency } } payment { id amount { amount currency } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Checkout($country: String! = \"\", $region: String! = \"\") {\n    shop { channel { country currency } }\n    checkout(country: $country, region: $region) {\n      ageLimit\n      isOldEnough\n      mustAccept\n      countries\n      returnDays\n      returnFee { amount currency }\n      soldForGood { name rule }\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n      deliveryMethods {\n        code\n        kind\n        name\n        description\n        price { amount currency }\n        earliest\n        latest\n        totals {\n          subtotal { amount currency }\n          discount { amount currency }\n          shipping { amount currency }\n          tax { amount currency }\n          total { amount currency }\n          taxIsIncluded\n        }\n      }\n    }\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n  }\n"): (typeof documents)["\n  query Checkout($country: String! = \"\", $region: String! = \"\") {\n    shop { channel { country currency } }\n    checkout(country: $country, region: $region) {\n      ageLimit\n      isOldEnough\n      mustAccept\n      countries\n      returnDays\n      returnFee { amount currency }\n      soldForGood { name rule }\n      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }\n      deliveryMethods {\n        code\n        kind\n        name\n        description\n        price { amount currency }\n        earliest\n        latest\n        totals {\n          subtotal { amount currency }\n          discount { amount currency }\n          shipping { amount currency }\n          tax { amount currency }\n          total { amount currency }\n          taxIsIncluded\n        }\n      }\n    }\n    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReserveCart($input: ReserveCartInput!) {\n    reserveCart(input: $input) {\n      __typename\n      ... on HeldCart { expiresAt }\n      ... on OutOfStock { productName available }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReserveCart($input: ReserveCartInput!) {\n    reserveCart(input: $input) {\n      __typename\n      ... on HeldCart { expiresAt }\n      ... on OutOfStock { productName available }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order { id number }\n      ... on PriceChanged { total { amount currency } }\n      ... on OutOfStock { productName available }\n      ... on AgeNotConfirmed { years }\n      ... on NotAccepted { kinds }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      __typename\n      ... on Order { id number }\n      ... on PriceChanged { total { amount currency } }\n      ... on OutOfStock { productName available }\n      ... on AgeNotConfirmed { years }\n      ... on NotAccepted { kinds }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment { id status payUrl }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation StartPayment($input: StartPaymentInput!) {\n    startPayment(input: $input) {\n      __typename\n      ... on Payment { id status payUrl }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DoneOrder on Order {\n    id\n    number\n    status\n    email\n    quantity\n    deliveryMethod\n    estimatedDelivery\n    totals { total { amount currency } }\n    payment { id status amount { amount currency } failureMessage cardLast4 }\n    lines { id name picture wall quantity total { amount currency } }\n  }\n"): (typeof documents)["\n  fragment DoneOrder on Order {\n    id\n    number\n    status\n    email\n    quantity\n    deliveryMethod\n    estimatedDelivery\n    totals { total { amount currency } }\n    payment { id status amount { amount currency } failureMessage cardLast4 }\n    lines { id name picture wall quantity total { amount currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Done($id: ID!) {\n    order(id: $id) { id ...DoneOrder }\n  }\n"): (typeof documents)["\n  query Done($id: ID!) {\n    order(id: $id) { id ...DoneOrder }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DoneOrderChanged($id: ID!) {\n    orderChanged(orderId: $id) { id ...DoneOrder }\n  }\n"): (typeof documents)["\n  subscription DoneOrderChanged($id: ID!) {\n    orderChanged(orderId: $id) { id ...DoneOrder }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayWays {\n    paymentMethods { code }\n  }\n"): (typeof documents)["\n  query PayWays {\n    paymentMethods { code }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliverySettings {\n    shopSettings { revision channels { code name currency country } }\n    deliverySettings {\n      id\n      revision\n      channel\n      code\n      name\n      description\n      amount { amount currency }\n      amountPerKg { amount currency }\n      freeFrom { amount currency }\n      goodsFrom { amount currency }\n      goodsBelow { amount currency }\n      heaviestGrams\n      deliversTo\n      notTo\n      daysEarliest\n      daysLatest\n      weekdays\n      cutOff\n      position\n      kind\n    }\n  }\n"): (typeof documents)["\n  query DeliverySettings {\n    shopSettings { revision channels { code name currency country } }\n    deliverySettings {\n      id\n      revision\n      channel\n      code\n      name\n      description\n      amount { amount currency }\n      amountPerKg { amount currency }\n      freeFrom { amount currency }\n      goodsFrom { amount currency }\n      goodsBelow { amount currency }\n      heaviestGrams\n      deliversTo\n      notTo\n      daysEarliest\n      daysLatest\n      weekdays\n      cutOff\n      position\n      kind\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliveryQuotes($channel: String!, $country: String!, $region: String!, $grams: Int!, $goods: Decimal!) {\n    deliveryQuotes(channel: $channel, country: $country, region: $region, grams: $grams, goods: $goods) {\n      code\n      name\n      price { amount currency }\n      earliest\n      latest\n    }\n  }\n"): (typeof documents)["\n  query DeliveryQuotes($channel: String!, $country: String!, $region: String!, $grams: Int!, $goods: Decimal!) {\n    deliveryQuotes(channel: $channel, country: $country, region: $region, grams: $grams, goods: $goods) {\n      code\n      name\n      price { amount currency }\n      earliest\n      latest\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDelivery($input: CreateDeliveryMethodInput!) {\n    createDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDelivery($input: CreateDeliveryMethodInput!) {\n    createDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeDelivery($input: ChangeDeliveryMethodInput!) {\n    changeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeDelivery($input: ChangeDeliveryMethodInput!) {\n    changeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliverySettings { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDelivery($input: RemoveDeliveryMethodInput!) {\n    removeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliveryEnded { code }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveDelivery($input: RemoveDeliveryMethodInput!) {\n    removeDeliveryMethod(input: $input) {\n      __typename\n      ... on DeliveryEnded { code }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AdvanceOrder on Order {\n    id\n    number\n    status\n    nextStatuses\n  }\n"): (typeof documents)["\n  fragment AdvanceOrder on Order {\n    id\n    number\n    status\n    nextStatuses\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdvanceOrder($input: AdvanceOrderInput!) {\n    advanceOrder(input: $input) {\n      __typename\n      ... on Order { id status nextStatuses canReturn timeline { status title at } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AdvanceOrder($input: AdvanceOrderInput!) {\n    advanceOrder(input: $input) {\n      __typename\n      ... on Order { id status nextStatuses canReturn timeline { status title at } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CancelForBuyer on Order {\n    id\n    availableActions { kind until }\n  }\n"): (typeof documents)["\n  fragment CancelForBuyer on Order {\n    id\n    availableActions { kind until }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AbandonedCarts($after: String) {\n    abandonedCarts(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        updatedAt\n        quantity\n        worth { amount currency }\n        customer { id name email }\n        lines { name quantity }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AbandonedCarts($after: String) {\n    abandonedCarts(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        updatedAt\n        quantity\n        worth { amount currency }\n        customer { id name email }\n        lines { name quantity }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CustomerData on Customer { id name }\n"): (typeof documents)["\n  fragment CustomerData on Customer { id name }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CustomerFacts on Customer {\n    id\n    name\n    email\n    orderCount\n    address { line1 city region postalCode }\n    loyalty { id cardNumber balance }\n  }\n"): (typeof documents)["\n  fragment CustomerFacts on Customer {\n    id\n    name\n    email\n    orderCount\n    address { line1 city region postalCode }\n    loyalty { id cardNumber balance }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerOrders($customerId: ID!) {\n    orders(customerId: $customerId, first: 8) {\n      nodes { id number status totals { total { amount currency } } }\n    }\n  }\n"): (typeof documents)["\n  query CustomerOrders($customerId: ID!) {\n    orders(customerId: $customerId, first: 8) {\n      nodes { id number status totals { total { amount currency } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerPane($orderId: ID!) {\n    order(id: $orderId) {\n      id\n      email\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n"): (typeof documents)["\n  query CustomerPane($orderId: ID!) {\n    order(id: $orderId) {\n      id\n      email\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskFrame {\n    me { id name roles grants }\n  }\n"): (typeof documents)["\n  query DeskFrame {\n    me { id name roles grants }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskPage {\n    me { id roles }\n  }\n"): (typeof documents)["\n  query DeskPage {\n    me { id roles }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductIdOfSlug($slug: String!) {\n    product(slug: $slug) { id }\n  }\n"): (typeof documents)["\n  query ProductIdOfSlug($slug: String!) {\n    product(slug: $slug) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GoesWith($productId: ID!) {\n    recommendations(placement: PRODUCT, productId: $productId, first: 6) {\n      items {\n        reason { text }\n        product { id slug name picture wall photo { alternative media { id widths width height placeholder } } stock price { amount currency } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query GoesWith($productId: ID!) {\n    recommendations(placement: PRODUCT, productId: $productId, first: 6) {\n      items {\n        reason { text }\n        product { id slug name picture wall photo { alternative media { id widths width height placeholder } } stock price { amount currency } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskOrders($status: OrderStatus, $search: String, $after: String) {\n    orders(status: $status, search: $search, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        number\n        status\n        channel\n        placedAt\n        email\n        customer { id name }\n        totals { total { amount currency } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeskOrders($status: OrderStatus, $search: String, $after: String) {\n    orders(status: $status, search: $search, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        number\n        status\n        channel\n        placedAt\n        email\n        customer { id name }\n        totals { total { amount currency } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskOrder($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      channel\n      placedAt\n      store { id name }\n      returns { id number status refund { amount currency } }\n      ...AdvanceOrder\n      ...CancelForBuyer\n      ...Timeline\n      ...OrderLines\n      ...DeliveryFacts\n    }\n  }\n"): (typeof documents)["\n  query DeskOrder($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      channel\n      placedAt\n      store { id name }\n      returns { id number status refund { amount currency } }\n      ...AdvanceOrder\n      ...CancelForBuyer\n      ...Timeline\n      ...OrderLines\n      ...DeliveryFacts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentEvents($orderId: ID!) {\n    paymentEvents(orderId: $orderId) { id kind at amount { amount currency } }\n  }\n"): (typeof documents)["\n  query PaymentEvents($orderId: ID!) {\n    paymentEvents(orderId: $orderId) { id kind at amount { amount currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentGrants {\n    me { id grants }\n  }\n"): (typeof documents)["\n  query PaymentGrants {\n    me { id grants }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductPane($slug: String!, $near: String) {\n    product(slug: $slug) {\n      id\n      slug\n      name\n      description\n      variantId\n      sku\n      articleNumber\n      maker\n      size\n      price { amount currency }\n      stock\n      quantityAvailable\n      category { id name }\n      availability(first: 20, search: $near) {\n        stock\n        quantityAvailable\n        store { id name number city }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ProductPane($slug: String!, $near: String) {\n    product(slug: $slug) {\n      id\n      slug\n      name\n      description\n      variantId\n      sku\n      articleNumber\n      maker\n      size\n      price { amount currency }\n      stock\n      quantityAvailable\n      category { id name }\n      availability(first: 20, search: $near) {\n        stock\n        quantityAvailable\n        store { id name number city }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReturnCustomer($id: ID!) {\n    return(id: $id) { id order { id } }\n  }\n"): (typeof documents)["\n  query ReturnCustomer($id: ID!) {\n    return(id: $id) { id order { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskReturns($status: ReturnStatus, $after: String) {\n    returns(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status requestedAt refund { amount currency } order { id number } }\n    }\n  }\n"): (typeof documents)["\n  query DeskReturns($status: ReturnStatus, $after: String) {\n    returns(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status requestedAt refund { amount currency } order { id number } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskReturn($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      answer\n      requestedAt\n      refund { amount currency }\n      fee { amount currency }\n      order { id number placedAt }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n"): (typeof documents)["\n  query DeskReturn($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      answer\n      requestedAt\n      refund { amount currency }\n      fee { amount currency }\n      order { id number placedAt }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StockList($filter: ProductFilter, $sort: ProductSort, $after: String) {\n    products(filter: $filter, sort: $sort, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id slug name size maker articleNumber needsArticleNumber price { amount currency } stock quantityAvailable }\n    }\n  }\n"): (typeof documents)["\n  query StockList($filter: ProductFilter, $sort: ProductSort, $after: String) {\n    products(filter: $filter, sort: $sort, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id slug name size maker articleNumber needsArticleNumber price { amount currency } stock quantityAvailable }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TicketCustomer($id: ID!) {\n    ticket(id: $id) {\n      id\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n"): (typeof documents)["\n  query TicketCustomer($id: ID!) {\n    ticket(id: $id) {\n      id\n      customer { id ...CustomerFacts ...CustomerData }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskTickets($status: TicketStatus, $after: String) {\n    tickets(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt customer { id name } }\n    }\n  }\n"): (typeof documents)["\n  query DeskTickets($status: TicketStatus, $after: String) {\n    tickets(status: $status, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt customer { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskTicket($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      customer { id name }\n      order { id number }\n      ...Conversation\n    }\n  }\n"): (typeof documents)["\n  query DeskTicket($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      customer { id name }\n      order { id number }\n      ...Conversation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerData {\n    me { id grants hasSecondFactor }\n  }\n"): (typeof documents)["\n  query CustomerData {\n    me { id grants hasSecondFactor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CopyCustomerData($input: CopyCustomerDataInput!) {\n    copyCustomerData(input: $input) {\n      __typename\n      ... on CopyBeingMade { expiresAt }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CopyCustomerData($input: CopyCustomerDataInput!) {\n    copyCustomerData(input: $input) {\n      __typename\n      ... on CopyBeingMade { expiresAt }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseCustomer($input: EraseCustomerInput!) {\n    eraseCustomer(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation EraseCustomer($input: EraseCustomerInput!) {\n    eraseCustomer(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Figures($period: Period!, $channel: OrderChannel) {\n    analytics(period: $period, channel: $channel) {\n      conversion { value numerator denominator }\n      aov { orders value { amount currency } }\n      repeatPurchaseRate { value numerator denominator }\n      cartAbandonment { value numerator denominator }\n      revenue { orders value { amount currency } }\n      orders\n    }\n  }\n"): (typeof documents)["\n  query Figures($period: Period!, $channel: OrderChannel) {\n    analytics(period: $period, channel: $channel) {\n      conversion { value numerator denominator }\n      aov { orders value { amount currency } }\n      repeatPurchaseRate { value numerator denominator }\n      cartAbandonment { value numerator denominator }\n      revenue { orders value { amount currency } }\n      orders\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectReturn($input: RejectReturnInput!) {\n    rejectReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectReturn($input: RejectReturnInput!) {\n    rejectReturn(input: $input) {\n      __typename\n      ... on Return { id status answer }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } lines { id quantity refund { amount currency } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation ReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } lines { id quantity refund { amount currency } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefundReturn($input: RefundReturnInput!) {\n    refundReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RefundReturn($input: RefundReturnInput!) {\n    refundReturn(input: $input) {\n      __typename\n      ... on Return { id status answer refund { amount currency } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskShipments($status: FulfilmentStatus, $isOpen: Boolean, $after: String) {\n    fulfilments(status: $status, isOpen: $isOpen, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status tracking locationName createdAt promisedDelivery }\n    }\n  }\n"): (typeof documents)["\n  query DeskShipments($status: FulfilmentStatus, $isOpen: Boolean, $after: String) {\n    fulfilments(status: $status, isOpen: $isOpen, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id number status tracking locationName createdAt promisedDelivery }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskShipment($id: ID!) {\n    fulfilment(id: $id) {\n      id\n      number\n      status\n      tracking\n      carrier\n      trackingNumber\n      trackingUrl\n      promisedDelivery\n      estimatedDelivery\n      createdAt\n      locationName\n      nextStatuses\n      pickListUrl\n      packingSlipUrl\n      labelUrl\n      proof { takenBy photoUrl }\n      events { kind at place text }\n      lines { quantity orderLine { id name sku } }\n      order { id number }\n    }\n  }\n"): (typeof documents)["\n  query DeskShipment($id: ID!) {\n    fulfilment(id: $id) {\n      id\n      number\n      status\n      tracking\n      carrier\n      trackingNumber\n      trackingUrl\n      promisedDelivery\n      estimatedDelivery\n      createdAt\n      locationName\n      nextStatuses\n      pickListUrl\n      packingSlipUrl\n      labelUrl\n      proof { takenBy photoUrl }\n      events { kind at place text }\n      lines { quantity orderLine { id name sku } }\n      order { id number }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdvanceFulfilment($input: AdvanceFulfilmentInput!) {\n    advanceFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AdvanceFulfilment($input: AdvanceFulfilmentInput!) {\n    advanceFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShipFulfilment($input: ShipFulfilmentInput!) {\n    shipFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status carrier trackingNumber trackingUrl nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ShipFulfilment($input: ShipFulfilmentInput!) {\n    shipFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id status carrier trackingNumber trackingUrl nextStatuses labelUrl order { id status } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SplitFulfilment($input: SplitFulfilmentInput!) {\n    splitFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id number status lines { quantity orderLine { id } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation SplitFulfilment($input: SplitFulfilmentInput!) {\n    splitFulfilment(input: $input) {\n      __typename\n      ... on Fulfilment { id number status lines { quantity orderLine { id } } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomePage {\n    usuals: recommendations(placement: USUALS, first: 8) { ...UsualShelf isFallback }\n    picks: recommendations(placement: HOME, first: 18) { ...HomeShelves ...UsualShelf isFallback }\n    categories { id ...AisleBoard }\n  }\n"): (typeof documents)["\n  query HomePage {\n    usuals: recommendations(placement: USUALS, first: 8) { ...UsualShelf isFallback }\n    picks: recommendations(placement: HOME, first: 18) { ...HomeShelves ...UsualShelf isFallback }\n    categories { id ...AisleBoard }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeShelves on RecommendationList {\n    isFallback\n    ...Shelf\n  }\n"): (typeof documents)["\n  fragment HomeShelves on RecommendationList {\n    isFallback\n    ...Shelf\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberOffers {\n    offers { id isUsed ...OfferTicket }\n  }\n"): (typeof documents)["\n  query MemberOffers {\n    offers { id isUsed ...OfferTicket }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UsualShelf on RecommendationList {\n    isFallback\n    items {\n      token\n      product {\n        id\n        name\n        nameDe\n        slug\n        size\n        maker\n        articleNumber\n        needsArticleNumber\n        picture\n        variantId\n        stock\n        quantityAvailable\n        price { amount currency }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment UsualShelf on RecommendationList {\n    isFallback\n    items {\n      token\n      product {\n        id\n        name\n        nameDe\n        slug\n        size\n        maker\n        articleNumber\n        needsArticleNumber\n        picture\n        variantId\n        stock\n        quantityAvailable\n        price { amount currency }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogIn($input: LogInInput!) {\n    logIn(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation LogIn($input: LogInInput!) {\n    logIn(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishSignUp($input: FinishSignUpInput!) {\n    finishSignUp(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation FinishSignUp($input: FinishSignUpInput!) {\n    finishSignUp(input: $input) {\n      __typename\n      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmEmail($input: ConfirmEmailInput!) {\n    confirmEmail(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmEmail($input: ConfirmEmailInput!) {\n    confirmEmail(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      name\n      email\n      roles\n      customer {\n        id\n        loyalty { id balance seesEarly }\n        address { name line1 line2 city region postalCode country }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      name\n      email\n      roles\n      customer {\n        id\n        loyalty { id balance seesEarly }\n        address { name line1 line2 city region postalCode country }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LegalPage($kind: LegalKind!, $at: DateTime) {\n    legalText(kind: $kind, at: $at) { number html inForceAt }\n    shop { company postalAddress representedBy registerEntry vatNumber email phone }\n  }\n"): (typeof documents)["\n  query LegalPage($kind: LegalKind!, $at: DateTime) {\n    legalText(kind: $kind, at: $at) { number html inForceAt }\n    shop { company postalAddress representedBy registerEntry vatNumber email phone }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Catalog($search: String, $status: ProductStatus, $after: String) {\n    catalogProducts(search: $search, status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id name articleNumber status category { id name } }\n    }\n  }\n"): (typeof documents)["\n  query Catalog($search: String, $status: ProductStatus, $after: String) {\n    catalogProducts(search: $search, status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id name articleNumber status category { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EditedProduct on CatalogProduct {\n    id\n    name\n    slug\n    description\n    status\n    articleNumber\n    externalRef\n    revision\n    publishFrom\n    publishUntil\n    taxClass\n    returnRule\n    seoTitle\n    seoDescription\n    ageLimits { market years }\n    texts { locale name description seoTitle seoDescription }\n    attributes { code value }\n    publicMetadata { key value }\n    privateMetadata { key value }\n    pictures { alternative alternativeDe media { id url } }\n    relatedProducts { id name }\n    upgrades { id name }\n    category { id name }\n    variants { id sku name barcode weightGrams leastQuantity mostQuantity quantityStep prices { market price { amount currency } sale { price { amount } startsAt endsAt isRunning } } }\n  }\n"): (typeof documents)["\n  fragment EditedProduct on CatalogProduct {\n    id\n    name\n    slug\n    description\n    status\n    articleNumber\n    externalRef\n    revision\n    publishFrom\n    publishUntil\n    taxClass\n    returnRule\n    seoTitle\n    seoDescription\n    ageLimits { market years }\n    texts { locale name description seoTitle seoDescription }\n    attributes { code value }\n    publicMetadata { key value }\n    privateMetadata { key value }\n    pictures { alternative alternativeDe media { id url } }\n    relatedProducts { id name }\n    upgrades { id name }\n    category { id name }\n    variants { id sku name barcode weightGrams leastQuantity mostQuantity quantityStep prices { market price { amount currency } sale { price { amount } startsAt endsAt isRunning } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogProduct($id: ID!) {\n    catalogProduct(id: $id) { ...EditedProduct }\n    catalogCategories { id name level }\n    attributes { id code name type choices unit }\n    shop { channels { code name currency } }\n  }\n"): (typeof documents)["\n  query CatalogProduct($id: ID!) {\n    catalogProduct(id: $id) { ...EditedProduct }\n    catalogCategories { id name level }\n    attributes { id code name type choices unit }\n    shop { channels { code name currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shelves {\n    catalogCategories { id name level }\n    shop { channels { code name currency } }\n  }\n"): (typeof documents)["\n  query Shelves {\n    catalogCategories { id name level }\n    shop { channels { code name currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddVariant($input: AddVariantInput!) {\n    addVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AddVariant($input: AddVariantInput!) {\n    addVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProductPictures($input: SetProductPicturesInput!) {\n    setProductPictures(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetProductPictures($input: SetProductPicturesInput!) {\n    setProductPictures(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProductLinks($input: SetProductLinksInput!) {\n    setProductLinks(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetProductLinks($input: SetProductLinksInput!) {\n    setProductLinks(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAttribute($input: CreateAttributeInput!) {\n    createAttribute(input: $input) {\n      __typename\n      ... on Attribute { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateAttribute($input: CreateAttributeInput!) {\n    createAttribute(input: $input) {\n      __typename\n      ... on Attribute { id }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditProduct($input: EditProductInput!) {\n    editProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on ChangedMeanwhile { revision message }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation EditProduct($input: EditProductInput!) {\n    editProduct(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on ChangedMeanwhile { revision message }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeProductStatus($input: ChangeProductStatusInput!) {\n    changeProductStatus(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeProductStatus($input: ChangeProductStatusInput!) {\n    changeProductStatus(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditVariant($input: EditVariantInput!) {\n    editVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation EditVariant($input: EditVariantInput!) {\n    editVariant(input: $input) {\n      __typename\n      ... on CatalogProduct { ...EditedProduct }\n      ... on InvalidInput { message fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Transfer on CatalogTransfer {\n    id\n    kind\n    content\n    status\n    isDryRun\n    policy\n    askedAt\n    endedAt\n    total\n    done\n    created\n    changed\n    unchanged\n    failed\n    narrowed { key value }\n    problem\n    fileUrl\n    faults(first: 50) { row column message }\n  }\n"): (typeof documents)["\n  fragment Transfer on CatalogTransfer {\n    id\n    kind\n    content\n    status\n    isDryRun\n    policy\n    askedAt\n    endedAt\n    total\n    done\n    created\n    changed\n    unchanged\n    failed\n    narrowed { key value }\n    problem\n    fileUrl\n    faults(first: 50) { row column message }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogTransfers($content: TransferContent!) { catalogTransfers(content: $content, first: 20) { ...Transfer } }\n"): (typeof documents)["\n  query CatalogTransfers($content: TransferContent!) { catalogTransfers(content: $content, first: 20) { ...Transfer } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription CatalogTransferChanged($id: ID!) { catalogTransferChanged(transferId: $id) { ...Transfer } }\n"): (typeof documents)["\n  subscription CatalogTransferChanged($id: ID!) { catalogTransferChanged(transferId: $id) { ...Transfer } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenUpload($input: OpenUploadInput!) { openUpload(input: $input) { id url mostBytes } }\n"): (typeof documents)["\n  mutation OpenUpload($input: OpenUploadInput!) { openUpload(input: $input) { id url mostBytes } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n"): (typeof documents)["\n  mutation ImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportProducts($input: ExportProductsInput!) { exportProducts(input: $input) { id } }\n"): (typeof documents)["\n  mutation ExportProducts($input: ExportProductsInput!) { exportProducts(input: $input) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportCatalog { exportCatalog { id } }\n"): (typeof documents)["\n  mutation ExportCatalog { exportCatalog { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Currencies {\n    shop { channels { code currency } }\n  }\n"): (typeof documents)["\n  query Currencies {\n    shop { channels { code currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GiftCards($lastFour: String, $recipientEmail: String, $after: String) {\n    giftCards(lastFour: $lastFour, recipientEmail: $recipientEmail, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        lastFour\n        amount { amount currency }\n        balance { amount currency }\n        recipientEmail\n        deliverAt\n        issuedAt\n        sentAt\n        voidedAt\n        voidReason\n      }\n    }\n  }\n"): (typeof documents)["\n  query GiftCards($lastFour: String, $recipientEmail: String, $after: String) {\n    giftCards(lastFour: $lastFour, recipientEmail: $recipientEmail, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        lastFour\n        amount { amount currency }\n        balance { amount currency }\n        recipientEmail\n        deliverAt\n        issuedAt\n        sentAt\n        voidedAt\n        voidReason\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TenderMovements on StoreCreditMovementConnection {\n    pageInfo { hasNextPage endCursor }\n    nodes { kind at note amount { amount currency } }\n  }\n"): (typeof documents)["\n  fragment TenderMovements on StoreCreditMovementConnection {\n    pageInfo { hasNextPage endCursor }\n    nodes { kind at note amount { amount currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GiftCardMovements($id: ID!, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on GiftCard { id movements(first: 20, after: $after) { ...TenderMovements } }\n    }\n  }\n"): (typeof documents)["\n  query GiftCardMovements($id: ID!, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on GiftCard { id movements(first: 20, after: $after) { ...TenderMovements } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CreditOf($id: ID!) {\n    shop { channels { code currency } }\n    node(id: $id) {\n      __typename\n      ... on Customer {\n        id\n        name\n        email\n        storeCredit {\n          balance { amount currency }\n          movements(first: 20) { ...TenderMovements }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CreditOf($id: ID!) {\n    shop { channels { code currency } }\n    node(id: $id) {\n      __typename\n      ... on Customer {\n        id\n        name\n        email\n        storeCredit {\n          balance { amount currency }\n          movements(first: 20) { ...TenderMovements }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CreditCustomers($search: String!) {\n    customers(search: $search, first: 6) { id name email }\n  }\n"): (typeof documents)["\n  query CreditCustomers($search: String!) {\n    customers(search: $search, first: 6) { id name email }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation IssueGiftCard($input: IssueGiftCardInput!) {\n    issueGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id recipientEmail }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation IssueGiftCard($input: IssueGiftCardInput!) {\n    issueGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id recipientEmail }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VoidGiftCard($input: VoidGiftCardInput!) {\n    voidGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id voidedAt voidReason balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation VoidGiftCard($input: VoidGiftCardInput!) {\n    voidGiftCard(input: $input) {\n      __typename\n      ... on GiftCard { id voidedAt voidReason balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreditCustomer($input: CreditCustomerInput!) {\n    creditCustomer(input: $input) {\n      __typename\n      ... on StoreCredit { balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreditCustomer($input: CreditCustomerInput!) {\n    creditCustomer(input: $input) {\n      __typename\n      ... on StoreCredit { balance { amount currency } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentFindings($isMended: Boolean, $after: String) {\n    paymentFindings(isMended: $isMended, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { kind provider providerRef amount { amount currency } isMended note foundAt orderId orderNumber }\n    }\n  }\n"): (typeof documents)["\n  query PaymentFindings($isMended: Boolean, $after: String) {\n    paymentFindings(isMended: $isMended, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { kind provider providerRef amount { amount currency } isMended note foundAt orderId orderNumber }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadLetters($after: String) {\n    deadLetters(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline orderNumber channel recipient failedAt attempts problem }\n    }\n  }\n"): (typeof documents)["\n  query DeadLetters($after: String) {\n    deadLetters(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline orderNumber channel recipient failedAt attempts problem }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendNotice($input: ResendNoticeInput!) {\n    resendNotice(input: $input) {\n      __typename\n      ... on Notice { id failedAt dueAt }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ResendNotice($input: ResendNoticeInput!) {\n    resendNotice(input: $input) {\n      __typename\n      ... on Notice { id failedAt dueAt }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MailTemplates {\n    mailTemplates\n  }\n"): (typeof documents)["\n  query MailTemplates {\n    mailTemplates\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MailSample($name: String!, $language: String!) {\n    mailSample(name: $name, language: $language) { subject text html }\n  }\n"): (typeof documents)["\n  query MailSample($name: String!, $language: String!) {\n    mailSample(name: $name, language: $language) { subject text html }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Notices($after: String) {\n    unreadNotices\n    notices(first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline sentence orderId createdAt readAt }\n    }\n  }\n"): (typeof documents)["\n  query Notices($after: String) {\n    unreadNotices\n    notices(first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id headline sentence orderId createdAt readAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {\n    markNoticesRead(input: $input) {\n      __typename\n      ... on NoticesRead { unread }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {\n    markNoticesRead(input: $input) {\n      __typename\n      ... on NoticesRead { unread }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticePreferences {\n    pushKey\n    noticePreferences { step headline channel isWanted isFixed }\n  }\n"): (typeof documents)["\n  query NoticePreferences {\n    pushKey\n    noticePreferences { step headline channel isWanted isFixed }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChooseNotice($input: ChooseNoticeInput!) {\n    chooseNotice(input: $input) {\n      __typename\n      ... on NoticePreference { step channel isWanted }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChooseNotice($input: ChooseNoticeInput!) {\n    chooseNotice(input: $input) {\n      __typename\n      ... on NoticePreference { step channel isWanted }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubscribeToPush($input: SubscribeToPushInput!) {\n    subscribeToPush(input: $input) {\n      __typename\n      ... on PushChosen { isOn }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SubscribeToPush($input: SubscribeToPushInput!) {\n    subscribeToPush(input: $input) {\n      __typename\n      ... on PushChosen { isOn }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnsubscribeFromPush($input: UnsubscribeFromPushInput!) {\n    unsubscribeFromPush(input: $input) { isOn }\n  }\n"): (typeof documents)["\n  mutation UnsubscribeFromPush($input: UnsubscribeFromPushInput!) {\n    unsubscribeFromPush(input: $input) { isOn }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OfferAsSet on OfferSettings {\n    id\n    revision\n    phase\n    name\n    code\n    reason\n    terms\n    isAutomatic\n    isDraft\n    startsAt\n    endsAt\n    currency\n    effect\n    percent\n    amount { amount currency }\n    buy\n    get\n    atMost\n    parts { quantity goods { ...GoodsAsSet } }\n    goods { ...GoodsAsSet }\n    spendOn { ...GoodsAsSet }\n    leastSpend { amount currency }\n    leastQuantity\n    markets\n    touchpoints\n    campaigns\n    tiers\n    firstOrder\n    bought { ...GoodsAsSet }\n    boughtDays\n    idleDays\n    group\n    standsAlone\n    rank\n    mostUses\n    mostPerDay\n    mostEach\n    budget { amount currency }\n    uses\n    codes\n    given { amount currency }\n  }\n"): (typeof documents)["\n  fragment OfferAsSet on OfferSettings {\n    id\n    revision\n    phase\n    name\n    code\n    reason\n    terms\n    isAutomatic\n    isDraft\n    startsAt\n    endsAt\n    currency\n    effect\n    percent\n    amount { amount currency }\n    buy\n    get\n    atMost\n    parts { quantity goods { ...GoodsAsSet } }\n    goods { ...GoodsAsSet }\n    spendOn { ...GoodsAsSet }\n    leastSpend { amount currency }\n    leastQuantity\n    markets\n    touchpoints\n    campaigns\n    tiers\n    firstOrder\n    bought { ...GoodsAsSet }\n    boughtDays\n    idleDays\n    group\n    standsAlone\n    rank\n    mostUses\n    mostPerDay\n    mostEach\n    budget { amount currency }\n    uses\n    codes\n    given { amount currency }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GoodsAsSet on OfferGoods {\n    category\n    brand\n    kind\n    maker\n    size\n    ids\n    minPrice { amount currency }\n    maxPrice { amount currency }\n  }\n"): (typeof documents)["\n  fragment GoodsAsSet on OfferGoods {\n    category\n    brand\n    kind\n    maker\n    size\n    ids\n    minPrice { amount currency }\n    maxPrice { amount currency }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OffersSet($after: String) {\n    shop { channels { code name currency } }\n    offerSettings(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...OfferAsSet }\n    }\n  }\n"): (typeof documents)["\n  query OffersSet($after: String) {\n    shop { channels { code name currency } }\n    offerSettings(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { ...OfferAsSet }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveOffer($input: SaveOfferInput!) {\n    saveOffer(input: $input) {\n      __typename\n      ... on OfferSettings { ...OfferAsSet }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveOffer($input: SaveOfferInput!) {\n    saveOffer(input: $input) {\n      __typename\n      ... on OfferSettings { ...OfferAsSet }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOffer($input: EndOfferInput!) {\n    endOffer(input: $input) {\n      __typename\n      ... on OfferSettings { id revision phase }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation EndOffer($input: EndOfferInput!) {\n    endOffer(input: $input) {\n      __typename\n      ... on OfferSettings { id revision phase }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeCodes($input: MakeOfferCodesInput!) {\n    makeOfferCodes(input: $input) {\n      __typename\n      ... on OfferSettings { id codes }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation MakeCodes($input: MakeOfferCodesInput!) {\n    makeOfferCodes(input: $input) {\n      __typename\n      ... on OfferSettings { id codes }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfferCodesFile($id: ID!) {\n    offerCodesFile(id: $id)\n  }\n"): (typeof documents)["\n  query OfferCodesFile($id: ID!) {\n    offerCodesFile(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryOffer($offer: OfferTermsInput!, $days: Int!) {\n    simulateOffer(offer: $offer, days: $days) {\n      orders\n      usedBy\n      customers\n      cost { amount currency }\n      turnover { amount currency }\n      isWhole\n      takesForGranted\n    }\n  }\n"): (typeof documents)["\n  query TryOffer($offer: OfferTermsInput!, $days: Int!) {\n    simulateOffer(offer: $offer, days: $days) {\n      orders\n      usedBy\n      customers\n      cost { amount currency }\n      turnover { amount currency }\n      isWhole\n      takesForGranted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OfferTicket on Offer {\n    id\n    code\n    name\n    reason\n    terms\n    percent\n    amount { amount currency }\n    endsAt\n    isUsed\n  }\n"): (typeof documents)["\n  fragment OfferTicket on Offer {\n    id\n    code\n    name\n    reason\n    terms\n    percent\n    amount { amount currency }\n    endsAt\n    isUsed\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reorder($input: ReorderInput!) {\n    reorder(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation Reorder($input: ReorderInput!) {\n    reorder(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on OrderChange {\n        id\n        points\n        pointsBack\n        toCard { amount currency }\n        letGo { amount currency }\n        toGiftCards { amount currency }\n        toStoreCredit { amount currency }\n        order { id status availableActions { kind until } timeline { status title at } }\n      }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on OrderChange {\n        id\n        points\n        pointsBack\n        toCard { amount currency }\n        letGo { amount currency }\n        toGiftCards { amount currency }\n        toStoreCredit { amount currency }\n        order { id status availableActions { kind until } timeline { status title at } }\n      }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeOrderAddress($input: ChangeOrderAddressInput!) {\n    changeOrderAddress(input: $input) {\n      __typename\n      ... on OrderChange { id order { id ...DeliveryFacts } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeOrderAddress($input: ChangeOrderAddressInput!) {\n    changeOrderAddress(input: $input) {\n      __typename\n      ... on OrderChange { id order { id ...DeliveryFacts } }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeliveryFacts on Order {\n    id\n    email\n    deliveryMethod\n    note\n    ageLimit\n    deliveryAddress { name line1 line2 city region postalCode }\n    store { id name address city }\n  }\n"): (typeof documents)["\n  fragment DeliveryFacts on Order {\n    id\n    email\n    deliveryMethod\n    note\n    ageLimit\n    deliveryAddress { name line1 line2 city region postalCode }\n    store { id name address city }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindOrder($number: String!, $email: String!) {\n    orderByNumber(number: $number, email: $email) {\n      number\n      status\n      placedAt\n      estimatedDelivery\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FindOrder($number: String!, $email: String!) {\n    orderByNumber(number: $number, email: $email) {\n      number\n      status\n      placedAt\n      estimatedDelivery\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvoiceLinks on Order {\n    id\n    invoice { number kind url }\n    creditNotes { number kind url }\n  }\n"): (typeof documents)["\n  fragment InvoiceLinks on Order {\n    id\n    invoice { number kind url }\n    creditNotes { number kind url }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderActions on Order {\n    id\n    number\n    availableActions { kind until }\n    invoice { number url }\n  }\n"): (typeof documents)["\n  fragment OrderActions on Order {\n    id\n    number\n    availableActions { kind until }\n    invoice { number url }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderCard on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    quantity\n    totals { total { amount currency } }\n    timeline { status at }\n    lines { id picture wall photo { alternative media { id widths width height placeholder } } }\n    ...OrderActions\n  }\n"): (typeof documents)["\n  fragment OrderCard on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    quantity\n    totals { total { amount currency } }\n    timeline { status at }\n    lines { id picture wall photo { alternative media { id widths width height placeholder } } }\n    ...OrderActions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderHelp on Order {\n    id\n    status\n    placedAt\n    availableActions { kind until }\n  }\n"): (typeof documents)["\n  fragment OrderHelp on Order {\n    id\n    status\n    placedAt\n    availableActions { kind until }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderHero on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    estimatedDelivery\n    store { id name }\n    pickup { id status }\n    timeline { status title at }\n    ...PayNow\n  }\n"): (typeof documents)["\n  fragment OrderHero on Order {\n    id\n    number\n    status\n    channel\n    placedAt\n    estimatedDelivery\n    store { id name }\n    pickup { id status }\n    timeline { status title at }\n    ...PayNow\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderHistory($id: ID!, $after: String) {\n    order(id: $id) {\n      id\n      status\n      timeline { at }\n      fulfilments { id status tracking }\n      history(first: 50, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { kind title actor actorName channel at about amount { amount currency } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OrderHistory($id: ID!, $after: String) {\n    order(id: $id) {\n      id\n      status\n      timeline { at }\n      fulfilments { id status tracking }\n      history(first: 50, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { kind title actor actorName channel at about amount { amount currency } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderLines on Order {\n    id\n    quantity\n    lines { id name sku picture wall photo { alternative media { id widths width height placeholder } } productSlug quantity total { amount currency } }\n    totals {\n      taxIsIncluded\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n    }\n    payment { id status cardLast4 }\n    tenders { kind points amount { amount currency } }\n  }\n"): (typeof documents)["\n  fragment OrderLines on Order {\n    id\n    quantity\n    lines { id name sku picture wall photo { alternative media { id widths width height placeholder } } productSlug quantity total { amount currency } }\n    totals {\n      taxIsIncluded\n      subtotal { amount currency }\n      discount { amount currency }\n      shipping { amount currency }\n      tax { amount currency }\n      total { amount currency }\n    }\n    payment { id status cardLast4 }\n    tenders { kind points amount { amount currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderPage($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      pickup { id status }\n      fulfilments { id status tracking trackingNumber }\n      ...OrderHero\n      ...Timeline\n      ...OrderLines\n      ...OrderReturns\n      ...DeliveryFacts\n      ...OrderHelp\n      ...InvoiceLinks\n    }\n  }\n"): (typeof documents)["\n  query OrderPage($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      pickup { id status }\n      fulfilments { id status tracking trackingNumber }\n      ...OrderHero\n      ...Timeline\n      ...OrderLines\n      ...OrderReturns\n      ...DeliveryFacts\n      ...OrderHelp\n      ...InvoiceLinks\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderReturns on Order {\n    id\n    returns { id ...ReturnCard }\n  }\n"): (typeof documents)["\n  fragment OrderReturns on Order {\n    id\n    returns { id ...ReturnCard }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrdersPage($after: String, $search: String, $state: OrderState) {\n    orders(first: 10, after: $after, search: $search, state: $state) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...OrderCard }\n    }\n  }\n"): (typeof documents)["\n  query OrdersPage($after: String, $search: String, $state: OrderState) {\n    orders(first: 10, after: $after, search: $search, state: $state) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...OrderCard }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PayNow on Order {\n    id\n    totals { total { amount currency } }\n    payment { id status failureMessage }\n  }\n"): (typeof documents)["\n  fragment PayNow on Order {\n    id\n    totals { total { amount currency } }\n    payment { id status failureMessage }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Timeline on Order {\n    id\n    timeline { status title at }\n  }\n"): (typeof documents)["\n  fragment Timeline on Order {\n    id\n    timeline { status title at }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrackedOrder($token: String!) {\n    trackedOrder(token: $token) {\n      number\n      status\n      placedAt\n      deliveryMethod\n      estimatedDelivery\n      quantity\n      timeline { status title at }\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TrackedOrder($token: String!) {\n    trackedOrder(token: $token) {\n      number\n      status\n      placedAt\n      deliveryMethod\n      estimatedDelivery\n      quantity\n      timeline { status title at }\n      shipments {\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        events { kind at place text }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription OrderChanged($orderId: ID!) {\n    orderChanged(orderId: $orderId) {\n      id\n      status\n      estimatedDelivery\n      canReturn\n      availableActions { kind until }\n      nextStatuses\n      pickup { id status }\n      fulfilments { id status tracking carrier trackingNumber trackingUrl estimatedDelivery events { kind at place text } }\n      payment { id status failureMessage cardLast4 }\n      timeline { status title at }\n      lines { id quantityReturnable }\n    }\n  }\n"): (typeof documents)["\n  subscription OrderChanged($orderId: ID!) {\n    orderChanged(orderId: $orderId) {\n      id\n      status\n      estimatedDelivery\n      canReturn\n      availableActions { kind until }\n      nextStatuses\n      pickup { id status }\n      fulfilments { id status tracking carrier trackingNumber trackingUrl estimatedDelivery events { kind at place text } }\n      payment { id status failureMessage cardLast4 }\n      timeline { status title at }\n      lines { id quantityReturnable }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Audit($filter: AuditFilter, $after: String) {\n    auditLog(filter: $filter, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id at act objectType objectId before after requestId address actor { id name } }\n    }\n  }\n"): (typeof documents)["\n  query Audit($filter: AuditFilter, $after: String) {\n    auditLog(filter: $filter, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id at act objectType objectId before after requestId address actor { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LegalPages {\n    legalPages {\n      kind\n      inForce { number isSample inForceAt }\n      newest { number isSample inForceAt }\n    }\n  }\n"): (typeof documents)["\n  query LegalPages {\n    legalPages {\n      kind\n      inForce { number isSample inForceAt }\n      newest { number isSample inForceAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LegalVersions($kind: LegalKind!) {\n    legalVersions(kind: $kind, first: 20) { number source isSample writtenAt inForceAt }\n  }\n"): (typeof documents)["\n  query LegalVersions($kind: LegalKind!) {\n    legalVersions(kind: $kind, first: 20) { number source isSample writtenAt inForceAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LegalPreview($text: String!) {\n    legalPreview(text: $text)\n  }\n"): (typeof documents)["\n  query LegalPreview($text: String!) {\n    legalPreview(text: $text)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteLegalText($input: WriteLegalTextInput!) {\n    writeLegalText(input: $input) {\n      __typename\n      ... on LegalVersion { number }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation WriteLegalText($input: WriteLegalTextInput!) {\n    writeLegalText(input: $input) {\n      __typename\n      ... on LegalVersion { number }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Owner {\n    me { id grants hasSecondFactor }\n  }\n"): (typeof documents)["\n  query Owner {\n    me { id grants hasSecondFactor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview {\n    shop { isDemo }\n    shopSettings { revision company postalAddress email mailAddress }\n    legalPages { kind inForce { number isSample } newest { number inForceAt } }\n  }\n"): (typeof documents)["\n  query Overview {\n    shop { isDemo }\n    shopSettings { revision company postalAddress email mailAddress }\n    legalPages { kind inForce { number isSample } newest { number inForceAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Checks {\n    invariants {\n      at\n      seconds\n      checked\n      providerAnswered\n      holds\n      breaches { name means count examples }\n    }\n  }\n"): (typeof documents)["\n  query Checks {\n    invariants {\n      at\n      seconds\n      checked\n      providerAnswered\n      holds\n      breaches { name means count examples }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Settings {\n    shopSettings {\n      revision\n      name\n      company\n      postalAddress\n      representedBy\n      registerEntry\n      vatNumber\n      email\n      phone\n      mailName\n      mailAddress\n      returnBonusPercent\n      sellsFrom { code name warehouses { id number name } others { id number name } }\n      channels { code name country currency pricesIncludeTax taxPercent mustAccept }\n      returnTerms { code name returnDays changeMinutes fee { amount currency } approvedBelow { amount currency } }\n      taxRates { id country region taxedAs percent validFrom }\n    }\n  }\n"): (typeof documents)["\n  query Settings {\n    shopSettings {\n      revision\n      name\n      company\n      postalAddress\n      representedBy\n      registerEntry\n      vatNumber\n      email\n      phone\n      mailName\n      mailAddress\n      returnBonusPercent\n      sellsFrom { code name warehouses { id number name } others { id number name } }\n      channels { code name country currency pricesIncludeTax taxPercent mustAccept }\n      returnTerms { code name returnDays changeMinutes fee { amount currency } approvedBelow { amount currency } }\n      taxRates { id country region taxedAs percent validFrom }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeShop($input: ChangeShopInput!) {\n    changeShop(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeShop($input: ChangeShopInput!) {\n    changeShop(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMailSender($input: ChangeMailSenderInput!) {\n    changeMailSender(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeMailSender($input: ChangeMailSenderInput!) {\n    changeMailSender(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeTaxRate($input: ChangeTaxRateInput!) {\n    changeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeTaxRate($input: ChangeTaxRateInput!) {\n    changeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequireAcceptance($input: RequireAcceptanceInput!) {\n    requireAcceptance(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RequireAcceptance($input: RequireAcceptanceInput!) {\n    requireAcceptance(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChooseWarehouses($input: ChooseWarehousesInput!) {\n    chooseWarehouses(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChooseWarehouses($input: ChooseWarehousesInput!) {\n    chooseWarehouses(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetTaxRate($input: SetTaxRateInput!) {\n    setTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetTaxRate($input: SetTaxRateInput!) {\n    setTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveTaxRate($input: RemoveTaxRateInput!) {\n    removeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveTaxRate($input: RemoveTaxRateInput!) {\n    removeTaxRate(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeReturnBonus($input: ChangeReturnBonusInput!) {\n    changeReturnBonus(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeReturnBonus($input: ChangeReturnBonusInput!) {\n    changeReturnBonus(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeReturnTerms($input: ChangeReturnTermsInput!) {\n    changeReturnTerms(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeReturnTerms($input: ChangeReturnTermsInput!) {\n    changeReturnTerms(input: $input) {\n      __typename\n      ... on ShopSettings { revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RefundRequests($decision: RefundDecision, $after: String) {\n    refundRequests(decision: $decision, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        decision\n        amount { amount currency }\n        requestedAt\n        decidedAt\n        answer\n        canDecide\n        requestedBy { id name }\n        decidedBy { id name }\n        return { id number order { id number } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RefundRequests($decision: RefundDecision, $after: String) {\n    refundRequests(decision: $decision, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        decision\n        amount { amount currency }\n        requestedAt\n        decidedAt\n        answer\n        canDecide\n        requestedBy { id name }\n        decidedBy { id name }\n        return { id number order { id number } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveRefund($input: ApproveRefundInput!) {\n    approveRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveRefund($input: ApproveRefundInput!) {\n    approveRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineRefund($input: DeclineRefundInput!) {\n    declineRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt answer canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation DeclineRefund($input: DeclineRefundInput!) {\n    declineRefund(input: $input) {\n      __typename\n      ... on RefundRequest { id decision decidedAt answer canDecide }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Retention {\n    retention { name what days usualDays leastDays mostDays prunedAt pruned }\n    erasureLimit { perDay mostPerDay }\n  }\n"): (typeof documents)["\n  query Retention {\n    retention { name what days usualDays leastDays mostDays prunedAt pruned }\n    erasureLimit { perDay mostPerDay }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      __typename\n      ... on Retention { name days }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      __typename\n      ... on Retention { name days }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetErasureLimit($input: SetErasureLimitInput!) {\n    setErasureLimit(input: $input) {\n      __typename\n      ... on ErasureLimit { perDay }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetErasureLimit($input: SetErasureLimitInput!) {\n    setErasureLimit(input: $input) {\n      __typename\n      ... on ErasureLimit { perDay }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StaffRoles {\n    staffRoles { role grants needsStore }\n    shop { channel { currency } }\n  }\n"): (typeof documents)["\n  query StaffRoles {\n    staffRoles { role grants needsStore }\n    shop { channel { currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Staff($status: StaffStatus, $search: String!, $after: String) {\n    staff(status: $status, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...StaffMember }\n    }\n  }\n"): (typeof documents)["\n  query Staff($status: StaffStatus, $search: String!, $after: String) {\n    staff(status: $status, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...StaffMember }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StaffMember on Account {\n    id\n    name\n    email\n    roles\n    isActive\n    grants\n    extraGrants\n    store { id name }\n    refundCap { amount currency }\n    lastSeenAt\n    hasSecondFactor\n  }\n"): (typeof documents)["\n  fragment StaffMember on Account {\n    id\n    name\n    email\n    roles\n    isActive\n    grants\n    extraGrants\n    store { id name }\n    refundCap { amount currency }\n    lastSeenAt\n    hasSecondFactor\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Invitations($after: String) {\n    invitations(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id email name role extraGrants store { id name } refundCap { amount currency } invitedAt expiresAt }\n    }\n  }\n"): (typeof documents)["\n  query Invitations($after: String) {\n    invitations(first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id email name role extraGrants store { id name } refundCap { amount currency } invitedAt expiresAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StoreChoice($search: String!) {\n    stores(search: $search, first: 20) { id name number city }\n  }\n"): (typeof documents)["\n  query StoreChoice($search: String!) {\n    stores(search: $search, first: 20) { id name number city }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteStaff($input: InviteStaffInput!) {\n    inviteStaff(input: $input) {\n      __typename\n      ... on Invitation { id email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation InviteStaff($input: InviteStaffInput!) {\n    inviteStaff(input: $input) {\n      __typename\n      ... on Invitation { id email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      __typename\n      ... on Invitation { id }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      __typename\n      ... on Invitation { id }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeStaff($input: ChangeStaffInput!) {\n    changeStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeStaff($input: ChangeStaffInput!) {\n    changeStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeactivateStaff($input: DeactivateStaffInput!) {\n    deactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation DeactivateStaff($input: DeactivateStaffInput!) {\n    deactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReactivateStaff($input: ReactivateStaffInput!) {\n    reactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReactivateStaff($input: ReactivateStaffInput!) {\n    reactivateStaff(input: $input) {\n      __typename\n      ... on Account { id ...StaffMember }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StoreReturn on Return {\n    id\n    number\n    status\n    reason\n    note\n    lines { quantity orderLine { id name } }\n  }\n"): (typeof documents)["\n  fragment StoreReturn on Return {\n    id\n    number\n    status\n    reason\n    note\n    lines { quantity orderLine { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StoreAcceptDropOff($input: AcceptDropOffInput!) {\n    acceptDropOff(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation StoreAcceptDropOff($input: AcceptDropOffInput!) {\n    acceptDropOff(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StoreApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation StoreApproveReturn($input: ApproveReturnInput!) {\n    approveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StoreReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation StoreReceiveReturn($input: ReceiveReturnInput!) {\n    receiveReturn(input: $input) {\n      __typename\n      ... on Return { ...StoreReturn }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PickupStores($search: String!, $latitude: Float, $longitude: Float) {\n    pickupStores(search: $search, latitude: $latitude, longitude: $longitude) {\n      store { id name address city postalCode }\n      distanceKm\n      isComplete\n      timeZone\n      lines { name sku wanted available isHere }\n      slots { startsAt endsAt }\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        shipping { amount currency }\n        tax { amount currency }\n        total { amount currency }\n        taxIsIncluded\n      }\n    }\n  }\n"): (typeof documents)["\n  query PickupStores($search: String!, $latitude: Float, $longitude: Float) {\n    pickupStores(search: $search, latitude: $latitude, longitude: $longitude) {\n      store { id name address city postalCode }\n      distanceKm\n      isComplete\n      timeZone\n      lines { name sku wanted available isHere }\n      slots { startsAt endsAt }\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        shipping { amount currency }\n        tax { amount currency }\n        total { amount currency }\n        taxIsIncluded\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderPickup($id: ID!) {\n    order(id: $id) {\n      id\n      status\n      ageLimit\n      pickup {\n        id\n        status\n        startsAt\n        endsAt\n        keptUntil\n        answerBy\n        choices\n        missing { name quantity }\n        collector\n        timeZone\n        code { text size path }\n        store { id name address city postalCode openingHours { weekday opens closes } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OrderPickup($id: ID!) {\n    order(id: $id) {\n      id\n      status\n      ageLimit\n      pickup {\n        id\n        status\n        startsAt\n        endsAt\n        keptUntil\n        answerBy\n        choices\n        missing { name quantity }\n        collector\n        timeZone\n        code { text size path }\n        store { id name address city postalCode openingHours { weekday opens closes } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PickupAlternatives($id: ID!) {\n    pickupAlternatives(pickupId: $id) {\n      store { id name city }\n      timeZone\n      slots { startsAt endsAt }\n    }\n  }\n"): (typeof documents)["\n  query PickupAlternatives($id: ID!) {\n    pickupAlternatives(pickupId: $id) {\n      store { id name city }\n      timeZone\n      slots { startsAt endsAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerPickupShortage($input: AnswerPickupShortageInput!) {\n    answerPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { id status }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerPickupShortage($input: AnswerPickupShortageInput!) {\n    answerPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { id status }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StorePickups($status: PickupStatus) {\n    pickups(status: $status, first: 50) {\n      totalCount\n      nodes { ...StorePickup }\n    }\n  }\n"): (typeof documents)["\n  query StorePickups($status: PickupStatus) {\n    pickups(status: $status, first: 50) {\n      totalCount\n      nodes { ...StorePickup }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StorePickup on Pickup {\n    id\n    status\n    startsAt\n    endsAt\n    collector\n    timeZone\n    nextStatuses\n    missing { name quantity }\n    order { id number ageLimit note lines { id name sku quantity } }\n  }\n"): (typeof documents)["\n  fragment StorePickup on Pickup {\n    id\n    status\n    startsAt\n    endsAt\n    collector\n    timeZone\n    nextStatuses\n    missing { name quantity }\n    order { id number ageLimit note lines { id name sku quantity } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PickupByCode($code: String!) {\n    pickupByCode(code: $code) { ...StorePickup }\n  }\n"): (typeof documents)["\n  query PickupByCode($code: String!) {\n    pickupByCode(code: $code) { ...StorePickup }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MovePickup($input: MovePickupInput!) {\n    movePickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation MovePickup($input: MovePickupInput!) {\n    movePickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOverPickup($input: HandOverPickupInput!) {\n    handOverPickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation HandOverPickup($input: HandOverPickupInput!) {\n    handOverPickup(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportPickupShortage($input: ReportPickupShortageInput!) {\n    reportPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReportPickupShortage($input: ReportPickupShortageInput!) {\n    reportPickupShortage(input: $input) {\n      __typename\n      ... on Pickup { ...StorePickup }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Consent {\n    consent { choice optsOut isAskedFor }\n  }\n"): (typeof documents)["\n  query Consent {\n    consent { choice optsOut isAskedFor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChooseConsent($input: ChooseConsentInput!) {\n    chooseConsent(input: $input) { choice optsOut isAskedFor }\n  }\n"): (typeof documents)["\n  mutation ChooseConsent($input: ChooseConsentInput!) {\n    chooseConsent(input: $input) { choice optsOut isAskedFor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DataPage {\n    me { id hasSecondFactor }\n    dataExports { id askedAt expiresAt status size }\n    myErasure { id dueAt status }\n    erasureBlockers { kind number whatToDo }\n  }\n"): (typeof documents)["\n  query DataPage {\n    me { id hasSecondFactor }\n    dataExports { id askedAt expiresAt status size }\n    myErasure { id dueAt status }\n    erasureBlockers { kind number whatToDo }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportMyData {\n    exportMyData {\n      __typename\n      ... on DataExport { id askedAt expiresAt status size }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ExportMyData {\n    exportMyData {\n      __typename\n      ... on DataExport { id askedAt expiresAt status size }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenExport($input: OpenExportInput!) {\n    openExport(input: $input) {\n      __typename\n      ... on ExportLink { url }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenExport($input: OpenExportInput!) {\n    openExport(input: $input) {\n      __typename\n      ... on ExportLink { url }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestErasure {\n    requestErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestErasure {\n    requestErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelErasure {\n    cancelErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelErasure {\n    cancelErasure {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestGuestErasure($input: RequestGuestErasureInput!) {\n    requestGuestErasure(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestGuestErasure($input: RequestGuestErasureInput!) {\n    requestGuestErasure(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmGuestErasure($input: ConfirmGuestErasureInput!) {\n    confirmGuestErasure(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmGuestErasure($input: ConfirmGuestErasureInput!) {\n    confirmGuestErasure(input: $input) {\n      __typename\n      ... on Erasure { id dueAt status }\n      ... on ErasureBlocked { blockers { kind number whatToDo } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BuyBox on Product {\n    id\n    name\n    maker\n    size\n    brand\n    articleNumber\n    needsArticleNumber\n    details { ageLimit text(locale: $locale) { name } }\n    variantId\n    unitPrice { unit price { amount currency } }\n    variants {\n      id\n      name\n      stock\n      quantityAvailable\n      price { amount currency }\n      regularPrice { amount currency }\n      lowestRecentPrice { amount currency }\n    }\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    stock\n    quantityAvailable\n  }\n"): (typeof documents)["\n  fragment BuyBox on Product {\n    id\n    name\n    maker\n    size\n    brand\n    articleNumber\n    needsArticleNumber\n    details { ageLimit text(locale: $locale) { name } }\n    variantId\n    unitPrice { unit price { amount currency } }\n    variants {\n      id\n      name\n      stock\n      quantityAvailable\n      price { amount currency }\n      regularPrice { amount currency }\n      lowestRecentPrice { amount currency }\n    }\n    price { amount currency }\n    regularPrice { amount currency }\n    lowestRecentPrice { amount currency }\n    stock\n    quantityAvailable\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EarlyProduct($slug: String!, $locale: String!) {\n    me { id }\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n"): (typeof documents)["\n  query EarlyProduct($slug: String!, $locale: String!) {\n    me { id }\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Linked on Product {\n    details {\n      upgrades { id ...ProductTile }\n      relatedProducts { id ...ProductTile }\n    }\n  }\n"): (typeof documents)["\n  fragment Linked on Product {\n    details {\n      upgrades { id ...ProductTile }\n      relatedProducts { id ...ProductTile }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProductFacts on Product {\n    description\n    kind\n    brand\n    maker\n    size\n    articleNumber\n    category { id name nameDe }\n    details {\n      opensAt\n      returnRule\n      text(locale: $locale) { description }\n      attributes { code value type name nameDe unit }\n    }\n  }\n"): (typeof documents)["\n  fragment ProductFacts on Product {\n    description\n    kind\n    brand\n    maker\n    size\n    articleNumber\n    category { id name nameDe }\n    details {\n      opensAt\n      returnRule\n      text(locale: $locale) { description }\n      attributes { code value type name nameDe unit }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductPage($slug: String!, $locale: String!) {\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n"): (typeof documents)["\n  query ProductPage($slug: String!, $locale: String!) {\n    product(slug: $slug) {\n      id\n      name\n      slug\n      size\n      wall\n      variantId\n      breadcrumbs { id name nameDe slug }\n      details { text(locale: $locale) { name } }\n      ...Stage\n      ...BuyBox\n      ...ProductFacts\n      ...StoreStock\n      ...Linked\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Stage on Product {\n    picture\n    wall\n    maker\n    size\n    details { pictures { alternative alternativeDe media { id widths width height placeholder } } }\n  }\n"): (typeof documents)["\n  fragment Stage on Product {\n    picture\n    wall\n    maker\n    size\n    details { pictures { alternative alternativeDe media { id widths width height placeholder } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StoreSearch($slug: String!, $search: String) {\n    product(slug: $slug) {\n      id\n      availability(first: 8, search: $search) {\n        stock\n        quantityAvailable\n        store { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  query StoreSearch($slug: String!, $search: String) {\n    product(slug: $slug) {\n      id\n      availability(first: 8, search: $search) {\n        stock\n        quantityAvailable\n        store { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StoreStock on Product {\n    id\n    slug\n    variantId\n    stock\n    quantityAvailable\n    availability(first: 3) {\n      stock\n      quantityAvailable\n      store { id name }\n    }\n  }\n"): (typeof documents)["\n  fragment StoreStock on Product {\n    id\n    slug\n    variantId\n    stock\n    quantityAvailable\n    availability(first: 3) {\n      stock\n      quantityAvailable\n      store { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text }\n      product { id name nameDe ...ProductTile }\n    }\n  }\n"): (typeof documents)["\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text }\n      product { id name nameDe ...ProductTile }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Recommended($placement: Placement!, $productId: ID, $orderId: ID, $first: Int!) {\n    recommendations(placement: $placement, productId: $productId, orderId: $orderId, first: $first) {\n      isFallback\n      ...Shelf\n    }\n  }\n"): (typeof documents)["\n  query Recommended($placement: Placement!, $productId: ID, $orderId: ID, $first: Int!) {\n    recommendations(placement: $placement, productId: $productId, orderId: $orderId, first: $first) {\n      isFallback\n      ...Shelf\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GiveOpinion($input: GiveOpinionInput!) {\n    giveOpinion(input: $input) {\n      __typename\n      ... on Opinion { id verdict }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation GiveOpinion($input: GiveOpinionInput!) {\n    giveOpinion(input: $input) {\n      __typename\n      ... on Opinion { id verdict }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawOpinion($input: WithdrawOpinionInput!) {\n    withdrawOpinion(input: $input) {\n      __typename\n      ... on OpinionWithdrawn { opinionId }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawOpinion($input: WithdrawOpinionInput!) {\n    withdrawOpinion(input: $input) {\n      __typename\n      ... on OpinionWithdrawn { opinionId }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Opinions($after: String) {\n    personalisation { isOn }\n    opinions(first: 50, after: $after) {\n      nodes { id verdict maker createdAt product { id name nameDe slug } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Opinions($after: String) {\n    personalisation { isOn }\n    opinions(first: 50, after: $after) {\n      nodes { id verdict maker createdAt product { id name nameDe slug } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChoosePersonalisation($input: ChoosePersonalisationInput!) {\n    choosePersonalisation(input: $input) { isOn }\n  }\n"): (typeof documents)["\n  mutation ChoosePersonalisation($input: ChoosePersonalisationInput!) {\n    choosePersonalisation(input: $input) { isOn }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewReturnPage($id: ID!) {\n    order(id: $id) { id number placedAt canReturn ...ReturnForm }\n  }\n"): (typeof documents)["\n  query NewReturnPage($id: ID!) {\n    order(id: $id) { id number placedAt canReturn ...ReturnForm }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReturnCard on Return {\n    id\n    number\n    status\n    requestedAt\n    refund { amount currency }\n    lines { quantity orderLine { id name picture wall photo { alternative media { id widths width height placeholder } } } }\n  }\n"): (typeof documents)["\n  fragment ReturnCard on Return {\n    id\n    number\n    status\n    requestedAt\n    refund { amount currency }\n    lines { quantity orderLine { id name picture wall photo { alternative media { id widths width height placeholder } } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReturnForm on Order {\n    id\n    lines {\n      id\n      name\n      picture\n      photo { alternative media { id widths width height placeholder } }\n      wall\n      quantity\n      quantityReturnable\n      total { amount currency }\n    }\n  }\n"): (typeof documents)["\n  fragment ReturnForm on Order {\n    id\n    lines {\n      id\n      name\n      picture\n      photo { alternative media { id widths width height placeholder } }\n      wall\n      quantity\n      quantityReturnable\n      total { amount currency }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestReturn($input: RequestReturnInput!) {\n    requestReturn(input: $input) {\n      __typename\n      ... on Return {\n        id\n        order { id canReturn lines { id quantityReturnable } returns { id ...ReturnCard } }\n      }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestReturn($input: RequestReturnInput!) {\n    requestReturn(input: $input) {\n      __typename\n      ... on Return {\n        id\n        order { id canReturn lines { id quantityReturnable } returns { id ...ReturnCard } }\n      }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReturnPage($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      instructions\n      answer\n      refund { amount currency }\n      fee { amount currency }\n      bonus { amount currency }\n      code\n      label\n      dropOff { id name }\n      timeline { title at }\n      order { id number }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n"): (typeof documents)["\n  query ReturnPage($id: ID!) {\n    return(id: $id) {\n      id\n      number\n      status\n      reason\n      note\n      instructions\n      answer\n      refund { amount currency }\n      fee { amount currency }\n      bonus { amount currency }\n      code\n      label\n      dropOff { id name }\n      timeline { title at }\n      order { id number }\n      lines { id quantity refund { amount currency } orderLine { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReturnPreview($orderId: ID!, $lines: [ReturnLineInput!]!, $target: RefundTarget!, $reason: ReturnReason) {\n    returnPreview(orderId: $orderId, lines: $lines, target: $target, reason: $reason) {\n      goods { amount currency }\n      discounts { amount currency }\n      delivery { amount currency }\n      fees { amount currency }\n      givenOtherwise { amount currency }\n      refund { amount currency }\n      bonus { amount currency }\n      pointsTaken\n      parts { way amount { amount currency } }\n    }\n  }\n"): (typeof documents)["\n  query ReturnPreview($orderId: ID!, $lines: [ReturnLineInput!]!, $target: RefundTarget!, $reason: ReturnReason) {\n    returnPreview(orderId: $orderId, lines: $lines, target: $target, reason: $reason) {\n      goods { amount currency }\n      discounts { amount currency }\n      delivery { amount currency }\n      fees { amount currency }\n      givenOtherwise { amount currency }\n      refund { amount currency }\n      bonus { amount currency }\n      pointsTaken\n      parts { way amount { amount currency } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReturnsPage($after: String) {\n    returns(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...ReturnCard }\n    }\n  }\n"): (typeof documents)["\n  query ReturnsPage($after: String) {\n    returns(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id ...ReturnCard }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DropOffStores($search: String!) {\n    stores(search: $search, first: 8) { id name city }\n  }\n"): (typeof documents)["\n  query DropOffStores($search: String!) {\n    stores(search: $search, first: 8) { id name city }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SavedLine on SavedLine {\n    id\n    variantId\n    name\n    quantity\n    isAvailable\n    unitPrice { amount currency }\n    product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n  }\n"): (typeof documents)["\n  fragment SavedLine on SavedLine {\n    id\n    variantId\n    name\n    quantity\n    isAvailable\n    unitPrice { amount currency }\n    product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Saved {\n    saved {\n      id\n      wishesSharedUntil\n      later { id ...SavedLine }\n      wishes { id variantId ...SavedLine }\n    }\n  }\n"): (typeof documents)["\n  query Saved {\n    saved {\n      id\n      wishesSharedUntil\n      later { id ...SavedLine }\n      wishes { id variantId ...SavedLine }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SavedChanged {\n    savedChanged { id wishesSharedUntil }\n  }\n"): (typeof documents)["\n  subscription SavedChanged {\n    savedChanged { id wishesSharedUntil }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveToCart($input: MoveToCartInput!) {\n    moveToCart(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveToCart($input: MoveToCartInput!) {\n    moveToCart(input: $input) {\n      __typename\n      ... on Moved { cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSaved($input: RemoveSavedInput!) {\n    removeSaved(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveSaved($input: RemoveSavedInput!) {\n    removeSaved(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddToWishList($input: AddToWishListInput!) {\n    addToWishList(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AddToWishList($input: AddToWishListInput!) {\n    addToWishList(input: $input) {\n      __typename\n      ... on Saved { id wishesSharedUntil }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShareWishList {\n    shareWishList { url expiresAt }\n  }\n"): (typeof documents)["\n  mutation ShareWishList {\n    shareWishList { url expiresAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSharing {\n    endSharing { count }\n  }\n"): (typeof documents)["\n  mutation EndSharing {\n    endSharing { count }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SharedList($token: String!) {\n    sharedList(token: $token) {\n      id\n      isWishList\n      expiresAt\n      lines { id ...SavedLine }\n    }\n  }\n"): (typeof documents)["\n  query SharedList($token: String!) {\n    sharedList(token: $token) {\n      id\n      isWishList\n      expiresAt\n      lines { id ...SavedLine }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddSharedToCart($input: AddSharedToCartInput!) {\n    addSharedToCart(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AddSharedToCart($input: AddSharedToCartInput!) {\n    addSharedToCart(input: $input) {\n      __typename\n      ... on CartFilled { lines changes { message } cart { id ...CartContents } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suggestions($text: String!) {\n    suggestions(text: $text) {\n      words\n      categories { id name slug wall picture productCount }\n      products { id name slug picture wall maker size articleNumber needsArticleNumber\n        price { amount currency } regularPrice { amount currency } lowestRecentPrice { amount currency } }\n    }\n  }\n"): (typeof documents)["\n  query Suggestions($text: String!) {\n    suggestions(text: $text) {\n      words\n      categories { id name slug wall picture productCount }\n      products { id name slug picture wall maker size articleNumber needsArticleNumber\n        price { amount currency } regularPrice { amount currency } lowestRecentPrice { amount currency } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Words($after: String) {\n    missedSearches(days: 30, first: 50) { text searches lastAt }\n    synonymGroups(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id terms revision }\n    }\n  }\n"): (typeof documents)["\n  query Words($after: String) {\n    missedSearches(days: 30, first: 50) { text searches lastAt }\n    synonymGroups(first: 50, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes { id terms revision }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveSynonyms($input: SaveSynonymsInput!) {\n    saveSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id terms revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveSynonyms($input: SaveSynonymsInput!) {\n    saveSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id terms revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSynonyms($input: RemoveSynonymsInput!) {\n    removeSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id isRemoved }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveSynonyms($input: RemoveSynonymsInput!) {\n    removeSynonyms(input: $input) {\n      __typename\n      ... on SynonymGroup { id isRemoved }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionRow on LoginSession {\n    touchpoint\n    device\n    client\n    createdAt\n    usedAt\n    isThisOne\n  }\n"): (typeof documents)["\n  fragment SessionRow on LoginSession {\n    touchpoint\n    device\n    client\n    createdAt\n    usedAt\n    isThisOne\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecurityPage {\n    me {\n      id\n      email\n      isEmailProven\n      hasSecondFactor\n      sessions { id ...SessionRow }\n    }\n  }\n"): (typeof documents)["\n  query SecurityPage {\n    me {\n      id\n      email\n      isEmailProven\n      hasSecondFactor\n      sessions { id ...SessionRow }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmIdentity($input: ConfirmIdentityInput!) {\n    confirmIdentity(input: $input) {\n      __typename\n      ... on IdentityConfirmed { until }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmIdentity($input: ConfirmIdentityInput!) {\n    confirmIdentity(input: $input) {\n      __typename\n      ... on IdentityConfirmed { until }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeSession($input: RevokeSessionInput!) {\n    revokeSession(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeSession($input: RevokeSessionInput!) {\n    revokeSession(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogOutEverywhere($input: LogOutEverywhereInput!) {\n    logOutEverywhere(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation LogOutEverywhere($input: LogOutEverywhereInput!) {\n    logOutEverywhere(input: $input) {\n      __typename\n      ... on SessionsEnded { count }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on PasswordSet { endedSessions }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      __typename\n      ... on MailSent { email }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartSecondFactor {\n    startSecondFactor {\n      __typename\n      ... on SecondFactorSetup { secret size path }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation StartSecondFactor {\n    startSecondFactor {\n      __typename\n      ... on SecondFactorSetup { secret size path }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishSecondFactor($input: FinishSecondFactorInput!) {\n    finishSecondFactor(input: $input) {\n      __typename\n      ... on SecondFactorOn { paperCodes }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation FinishSecondFactor($input: FinishSecondFactorInput!) {\n    finishSecondFactor(input: $input) {\n      __typename\n      ... on SecondFactorOn { paperCodes }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSecondFactor {\n    endSecondFactor {\n      __typename\n      ... on Account { id hasSecondFactor }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation EndSecondFactor {\n    endSecondFactor {\n      __typename\n      ... on Account { id hasSecondFactor }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderShipments($id: ID!) {\n    order(id: $id) {\n      id\n      fulfilments {\n        id\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        proof { takenBy photoUrl }\n        events { kind at place text }\n        lines { quantity orderLine { id name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OrderShipments($id: ID!) {\n    order(id: $id) {\n      id\n      fulfilments {\n        id\n        number\n        status\n        tracking\n        carrier\n        trackingNumber\n        trackingUrl\n        promisedDelivery\n        estimatedDelivery\n        proof { takenBy photoUrl }\n        events { kind at place text }\n        lines { quantity orderLine { id name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription NearbyStores($variantId: ID!, $near: PlaceInput!) {\n    availabilityChanged(variantId: $variantId, near: $near, first: 5) {\n      variantId\n      isBackorder\n      stores {\n        stock\n        quantityAvailable\n        distanceKm\n        store { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription NearbyStores($variantId: ID!, $near: PlaceInput!) {\n    availabilityChanged(variantId: $variantId, near: $near, first: 5) {\n      variantId\n      isBackorder\n      stores {\n        stock\n        quantityAvailable\n        distanceKm\n        store { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StockGrants {\n    me { id grants }\n  }\n"): (typeof documents)["\n  query StockGrants {\n    me { id grants }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Places($kind: LocationKind, $search: String!, $after: String) {\n    me { id grants }\n    stockLocations(kind: $kind, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        kind\n        number\n        name\n        line1\n        city\n        region\n        postalCode\n        country\n        latitude\n        longitude\n        hasPickup\n        pickupCapacity\n        pickupLeadMinutes\n        timeZone\n        isDemo\n        revision\n        closedAt\n        openingHours { weekday opens closes }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Places($kind: LocationKind, $search: String!, $after: String) {\n    me { id grants }\n    stockLocations(kind: $kind, search: $search, first: 20, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        kind\n        number\n        name\n        line1\n        city\n        region\n        postalCode\n        country\n        latitude\n        longitude\n        hasPickup\n        pickupCapacity\n        pickupLeadMinutes\n        timeZone\n        isDemo\n        revision\n        closedAt\n        openingHours { weekday opens closes }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePlace($input: CreateLocationInput!) {\n    createLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreatePlace($input: CreateLocationInput!) {\n    createLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePlace($input: ChangeLocationInput!) {\n    changeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePlace($input: ChangeLocationInput!) {\n    changeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision }\n      ... on ChangedMeanwhile { revision }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClosePlace($input: CloseLocationInput!) {\n    closeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on PlaceIsInUse { obstacles { kind count } }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ClosePlace($input: CloseLocationInput!) {\n    closeLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on PlaceIsInUse { obstacles { kind count } }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReopenPlace($input: ReopenLocationInput!) {\n    reopenLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReopenPlace($input: ReopenLocationInput!) {\n    reopenLocation(input: $input) {\n      __typename\n      ... on StockLocation { id revision closedAt }\n      ... on ChangedMeanwhile { revision }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StockLevelCounts on StockLevel {\n    id\n    onHand\n    allocated\n    reserved\n    incoming\n    safety\n    backorder\n    available\n    location { id name kind number }\n  }\n"): (typeof documents)["\n  fragment StockLevelCounts on StockLevel {\n    id\n    onHand\n    allocated\n    reserved\n    incoming\n    safety\n    backorder\n    available\n    location { id name kind number }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StockLevels($variantId: ID!, $after: String) {\n    stockLevels(variantId: $variantId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { ...StockLevelCounts }\n    }\n  }\n"): (typeof documents)["\n  query StockLevels($variantId: ID!, $after: String) {\n    stockLevels(variantId: $variantId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { ...StockLevelCounts }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LowStock($locationId: ID, $atMost: Int!, $after: String) {\n    lowStock(locationId: $locationId, atMost: $atMost, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        onHand\n        incoming\n        available\n        item { variantId sku name productSlug }\n        location { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  query LowStock($locationId: ID, $atMost: Int!, $after: String) {\n    lowStock(locationId: $locationId, atMost: $atMost, first: 30, after: $after) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        onHand\n        incoming\n        available\n        item { variantId sku name productSlug }\n        location { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StockPlaces($search: String!) {\n    stockLocations(search: $search, first: 8) {\n      nodes { id name number city kind }\n    }\n  }\n"): (typeof documents)["\n  query StockPlaces($search: String!) {\n    stockLocations(search: $search, first: 8) {\n      nodes { id name number city kind }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StockMovements($levelId: ID!, $after: String) {\n    stockMovements(stockLevelId: $levelId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id kind at onHand allocated reserved incoming safety backorder reason }\n    }\n  }\n"): (typeof documents)["\n  query StockMovements($levelId: ID!, $after: String) {\n    stockMovements(stockLevelId: $levelId, first: 20, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id kind at onHand allocated reserved incoming safety backorder reason }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CountStock($input: CountStockInput!) {\n    countStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CountStock($input: CountStockInput!) {\n    countStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TransferStock($input: TransferStockInput!) {\n    transferStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation TransferStock($input: TransferStockInput!) {\n    transferStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReceiveStock($input: ReceiveStockInput!) {\n    receiveStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReceiveStock($input: ReceiveStockInput!) {\n    receiveStock(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetStockTerms($input: SetStockTermsInput!) {\n    setStockTerms(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SetStockTerms($input: SetStockTermsInput!) {\n    setStockTerms(input: $input) {\n      __typename\n      ... on StockLevel { ...StockLevelCounts }\n      ... on StockChanged { level { ...StockLevelCounts } }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportStock($input: ExportStockInput!) {\n    exportStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n"): (typeof documents)["\n  mutation ExportStock($input: ExportStockInput!) {\n    exportStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportStock($input: ImportStockInput!) {\n    importStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n"): (typeof documents)["\n  mutation ImportStock($input: ImportStockInput!) {\n    importStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StoreCredit {\n    me {\n      id\n      customer {\n        id\n        storeCredit { balance { amount currency } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query StoreCredit {\n    me {\n      id\n      customer {\n        id\n        storeCredit { balance { amount currency } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPoints {\n    me {\n      id\n      customer {\n        id\n        loyalty { id spendable }\n      }\n    }\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n"): (typeof documents)["\n  query MyPoints {\n    me {\n      id\n      customer {\n        id\n        loyalty { id spendable }\n      }\n    }\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PointsWorth {\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n"): (typeof documents)["\n  query PointsWorth {\n    loyaltyProgramme { hundredPoints { amount currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CheckGiftCard($input: CheckGiftCardInput!) {\n    checkGiftCard(input: $input) {\n      __typename\n      ... on GiftCardFound { token lastFour balance { amount currency } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CheckGiftCard($input: CheckGiftCardInput!) {\n    checkGiftCard(input: $input) {\n      __typename\n      ... on GiftCardFound { token lastFour balance { amount currency } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BuyGiftCard($input: BuyGiftCardInput!) {\n    buyGiftCard(input: $input) {\n      __typename\n      ... on Order { id }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation BuyGiftCard($input: BuyGiftCardInput!) {\n    buyGiftCard(input: $input) {\n      __typename\n      ... on Order { id }\n      ... on InvalidInput { fields { path message } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GiftCardPage {\n    shop { channel { currency } }\n  }\n"): (typeof documents)["\n  query GiftCardPage {\n    shop { channel { currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Conversation on Ticket {\n    id\n    messages { id body author isFromStaff at }\n  }\n"): (typeof documents)["\n  fragment Conversation on Ticket {\n    id\n    messages { id body author isFromStaff at }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewTicketPage($id: ID!) {\n    order(id: $id) { id number status placedAt quantity lines { id name quantity } }\n  }\n"): (typeof documents)["\n  query NewTicketPage($id: ID!) {\n    order(id: $id) { id number status placedAt quantity lines { id name quantity } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenTicket($input: OpenTicketInput!) {\n    openTicket(input: $input) {\n      __typename\n      ... on Ticket { id }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenTicket($input: OpenTicketInput!) {\n    openTicket(input: $input) {\n      __typename\n      ... on Ticket { id }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplyToTicket($input: ReplyToTicketInput!) {\n    replyToTicket(input: $input) {\n      __typename\n      ... on Ticket { id status updatedAt ...Conversation }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"): (typeof documents)["\n  mutation ReplyToTicket($input: ReplyToTicketInput!) {\n    replyToTicket(input: $input) {\n      __typename\n      ... on Ticket { id status updatedAt ...Conversation }\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TicketPage($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      order { id number }\n      ...Conversation\n    }\n  }\n"): (typeof documents)["\n  query TicketPage($id: ID!) {\n    ticket(id: $id) {\n      id\n      number\n      subject\n      status\n      openedAt\n      order { id number }\n      ...Conversation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TicketsPage($after: String) {\n    tickets(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt order { id number } }\n    }\n  }\n"): (typeof documents)["\n  query TicketsPage($after: String) {\n    tickets(first: 10, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes { id number subject status updatedAt order { id number } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TillItems($search: String!) {\n    tillItems(search: $search) {\n      variantId\n      sku\n      barcode\n      name\n      picture\n      wall\n      price { amount currency }\n      available\n      ageLimit\n    }\n  }\n"): (typeof documents)["\n  query TillItems($search: String!) {\n    tillItems(search: $search) {\n      variantId\n      sku\n      barcode\n      name\n      picture\n      wall\n      price { amount currency }\n      available\n      ageLimit\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TillMember($search: String!) {\n    tillMember(search: $search) {\n      id\n      name\n      email\n      loyalty { id cardNumber balance spendable }\n      storeCredit { balance { amount currency } }\n    }\n  }\n"): (typeof documents)["\n  query TillMember($search: String!) {\n    tillMember(search: $search) {\n      id\n      name\n      email\n      loyalty { id cardNumber balance spendable }\n      storeCredit { balance { amount currency } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TillQuote($lines: [TillLineInput!]!, $customerId: ID, $offerCode: String!) {\n    tillQuote(lines: $lines, customerId: $customerId, offerCode: $offerCode) {\n      ageLimit\n      offerName\n      offerRefusal\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        tax { amount currency }\n        total { amount currency }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TillQuote($lines: [TillLineInput!]!, $customerId: ID, $offerCode: String!) {\n    tillQuote(lines: $lines, customerId: $customerId, offerCode: $offerCode) {\n      ageLimit\n      offerName\n      offerRefusal\n      totals {\n        subtotal { amount currency }\n        discount { amount currency }\n        tax { amount currency }\n        total { amount currency }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SellAtTill($input: SellAtTillInput!) {\n    sellAtTill(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id number status }\n    }\n  }\n"): (typeof documents)["\n  mutation SellAtTill($input: SellAtTillInput!) {\n    sellAtTill(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id number status }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChargeAtTerminal($input: ChargeAtTerminalInput!) {\n    chargeAtTerminal(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Payment { id payUrl }\n    }\n  }\n"): (typeof documents)["\n  mutation ChargeAtTerminal($input: ChargeAtTerminalInput!) {\n    chargeAtTerminal(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Payment { id payUrl }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TillSale($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      totals { total { amount currency } }\n      invoice { number url }\n    }\n  }\n"): (typeof documents)["\n  query TillSale($id: ID!) {\n    order(id: $id) {\n      id\n      number\n      status\n      totals { total { amount currency } }\n      invoice { number url }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelTillSale($input: CancelTillSaleInput!) {\n    cancelTillSale(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Order { id status }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelTillSale($input: CancelTillSaleInput!) {\n    cancelTillSale(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on Order { id status }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MailTillReceipt($input: MailTillReceiptInput!) {\n    mailTillReceipt(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id }\n    }\n  }\n"): (typeof documents)["\n  mutation MailTillReceipt($input: MailTillReceiptInput!) {\n    mailTillReceipt(input: $input) {\n      __typename\n      ... on Error { message }\n      ... on InvalidInput { fields { path message } }\n      ... on Order { id }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Place {\n    shop { channel { timeZone locale } }\n  }\n"): (typeof documents)["\n  query Place {\n    shop { channel { timeZone locale } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n"): (typeof documents)["\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;