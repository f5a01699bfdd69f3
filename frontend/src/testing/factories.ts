/** People and things for tests; each test names only what it is about. */

export const usd = (amount: string) => ({ amount, currency: "USD" });

export function page<Node>(nodes: Node[], more: object = {}) {
  return {
    nodes,
    edges: nodes.map((node, place) => ({ cursor: String(place), node })),
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    ...more,
  };
}

export const loyalty = (more: object = {}) => ({
  id: "loyalty_1",
  cardNumber: "978123456789",
  balance: 412,
  seesEarly: false,
  joinedAt: "2026-01-05T10:00:00Z",
  movements: page([]),
  pending: 0,
  held: 0,
  tier: null,
  tierReviewAt: null,
  tierWarnedAt: null,
  spendToKeep: null,
  qualifyingSpend: null,
  nextTier: null,
  expirySchedule: [],
  ...more,
});

export const customer = (more: object = {}) => ({
  id: "customer_1",
  storeCredit: [],
  name: "Ana Moreira",
  email: "ana@example.com",
  orderCount: 3,
  address: null,
  loyalty: loyalty(),
  ...more,
});

export const ana = (more: object = {}) => ({
  id: "account_ana",
  name: "Ana Moreira",
  email: "ana@example.com",
  roles: ["CUSTOMER"],
  grants: [],
  hasSecondFactor: false,
  customer: customer(),
  ...more,
});

export const staff = (...roles: string[]) => ({
  id: "account_staff",
  name: "Ines",
  email: "ines@example.com",
  roles,
  grants: [],
  hasSecondFactor: false,
  customer: null,
});

export const line = (more: object = {}) => ({
  id: "line_1",
  name: "Toaster pastries",
  sku: "SKU1",
  picture: "1f9c7",
  wall: "bakery",
  productSlug: null,
  quantity: 2,
  unitPrice: usd("2.50"),
  discount: usd("0.00"),
  total: usd("5.00"),
  quantityReturnable: 2,
  ...more,
});

export const action = (kind: string, until: string | null = null) => ({ __typename: "OrderAction", kind, until });

export const order = (more: object = {}) => ({
  __typename: "Order",
  id: "order_1",
  number: "10480",
  status: "CONFIRMED",
  channel: "WEB",
  placedAt: "2026-11-20T15:00:00Z",
  email: "ana@example.com",
  quantity: 2,
  totals: {
    subtotal: usd("5.00"),
    discount: usd("0.00"),
    shipping: usd("4.99"),
    tax: usd("0.40"),
    total: usd("10.39"),
    taxIsIncluded: false,
  },
  lines: [line()],
  deliveryMethod: "Standard",
  deliveryAddress: null,
  note: "",
  ageLimit: null,
  store: null,
  estimatedDelivery: "2026-11-24T17:00:00Z",
  tenders: [],
  payment: { id: "payment_1", status: "CAPTURED", amount: usd("10.39"), payUrl: null, failureMessage: null, cardLast4: "4242" },
  timeline: [
    { status: "PENDING", title: "Order placed", at: "2026-11-20T15:00:00Z" },
    { status: "CONFIRMED", title: "Paid", at: "2026-11-20T15:01:00Z" },
  ],
  customer: customer(),
  nextStatuses: [],
  pickup: null,
  fulfilments: [],
  returns: [],
  canReturn: false,
  availableActions: [action("REORDER"), action("ASK")],
  invoice: null,
  creditNotes: [],
  ...more,
});

export const aReturn = (more: object = {}) => ({
  __typename: "Return",
  id: "return_1",
  number: "R-2207",
  status: "REQUESTED",
  reason: "DAMAGED",
  note: "",
  answer: null,
  requestedAt: "2026-11-21T09:00:00Z",
  instructions: "Hand it to the driver.",
  refund: usd("2.50"),
  fee: usd("0.00"),
  bonus: usd("0.00"),
  code: null,
  label: null,
  dropOff: null,
  timeline: [],
  order: order({ status: "DELIVERED" }),
  lines: [{ id: "returnline_1", quantity: 1, refund: usd("2.50"), orderLine: line() }],
  ...more,
});

export const message = (more: object = {}) => ({
  id: "message_1",
  body: "A yoghurt was open.",
  author: "Ana Moreira",
  isFromStaff: false,
  at: "2026-11-21T09:00:00Z",
  ...more,
});

export const ticket = (more: object = {}) => ({
  __typename: "Ticket",
  id: "ticket_1",
  number: "5521",
  subject: "Open yoghurt",
  status: "OPEN",
  openedAt: "2026-11-21T09:00:00Z",
  updatedAt: "2026-11-21T09:00:00Z",
  customer: customer(),
  order: null,
  messages: [message()],
  ...more,
});

export const offer = (more: object = {}) => ({
  id: "offer_1",
  code: "COFFEE20",
  name: "Any ground coffee",
  reason: "Because you buy a bag every three weeks.",
  terms: "Once, up to $5.",
  percent: 20,
  amount: null,
  startsAt: "2026-11-01T00:00:00Z",
  endsAt: "2026-11-29T23:00:00Z",
  isUsed: false,
  product: null,
  ...more,
});

/** A stream of changes that a test feeds by hand. */
export function changes<Value>() {
  const waiting: Value[] = [];
  let wake: () => void = () => undefined;
  async function* stream() {
    for (;;) {
      const next = waiting.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    stream,
    push(value: Value) {
      waiting.push(value);
      wake();
    },
  };
}
