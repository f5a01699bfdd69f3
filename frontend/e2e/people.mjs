/** People in browsers of their own. They log in and buy by the API, so that a walk shows its own subject. */
export const base = process.env.PATRON_URL ?? "http://localhost:8000";
const password = "patron-demo";

/** A browser of its own for one person; what the page complains about is kept in `complaints`. */
export async function person(browser, { email, width = 1280 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const isOurs = message.location().url.startsWith(base);
    if (isOurs && message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(base);
  if (email) {
    const { logIn } = await ask(page, LOG_IN, { input: { email: `${email}@patron.example`, password } });
    if (logIn.__typename !== "SignedIn") throw new Error(`${email} cannot log in: ${logIn.message}`);
  }
  return { page, context, complaints };
}

export async function ask(page, query, variables = {}) {
  const answer = await page.evaluate(
    async (body) => {
      const headers = { "content-type": "application/json", "x-patron-client": "web" };
      return (await fetch("/graphql", { method: "POST", headers, body })).json();
    },
    JSON.stringify({ query, variables }),
  );
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("; "));
  return answer.data;
}

const refusal = "... on Error { message }";
const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { __typename ${refusal} } }`;
const GOODS = `{ products(filter: { inStock: true }, first: 3) { nodes { variantId } } deliveryMethods { code } }`;
const ADD = `mutation ($input: AddToCartInput!) {
  addToCart(input: $input) { __typename ... on Cart { id } ${refusal} }
}`;
const CART = "{ cart { id totals { total { amount } } } }";
const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on Order { id number } ... on PriceChanged { total { amount } } ${refusal} }
}`;
const PAY = `mutation ($input: StartPaymentInput!) {
  startPayment(input: $input) { __typename ... on Payment { payUrl } ${refusal} }
}`;

/** Buys two pieces each of three products and pays at the payment company's page. */
export async function buy(page) {
  const order = await placeOrder(page);
  const returnUrl = `${base}/orders/${order.id}`;
  const { startPayment } = await ask(page, PAY, { input: { orderId: order.id, returnUrl } });
  if (!startPayment.payUrl) throw new Error(`No payment page: ${startPayment.message}`);
  await page.goto(startPayment.payUrl);
  await payWithGoodCard(page);
  await page.waitForURL(`${returnUrl}**`);
  await page.getByText("Paid. We pick it next.").waitFor({ timeout: 20_000 });
  return order;
}

/** Fills in the payment company's page. */
export async function payWithGoodCard(page) {
  await page.getByLabel("Card number").fill("4242 4242 4242 4242");
  await page.getByLabel("Expires").fill("12/40");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: /^Pay/ }).click();
}

export async function placeOrder(page) {
  const { products, deliveryMethods } = await ask(page, GOODS);
  for (const { variantId } of products.nodes) await ask(page, ADD, { input: { variantId, quantity: 2 } });
  const { cart } = await ask(page, CART);
  const address = { name: "Casey Rivera", line1: "22 Elm Street", city: "Albany", region: "NY", postalCode: "12207", country: "US" };
  const input = {
    cartId: cart.id,
    email: "customer@patron.example",
    address,
    deliveryMethod: deliveryMethods[0].code,
    expectedTotal: cart.totals.total.amount,
    idempotencyKey: crypto.randomUUID(),
  };
  let { placeOrder: order } = await ask(page, PLACE, { input });
  if (order.__typename === "PriceChanged") {
    // The cart does not know the delivery's price yet; the refusal names the whole.
    const agreed = { ...input, expectedTotal: order.total.amount };
    order = (await ask(page, PLACE, { input: agreed })).placeOrder;
  }
  if (order.__typename !== "Order") throw new Error(`Not placed: ${order.message}`);
  return order;
}

const ADVANCE = `mutation ($input: AdvanceOrderInput!) { advanceOrder(input: $input) { __typename ${refusal} } }`;

/** Staff bring an order to the door without looking at the desk. */
export async function deliver(page, orderId) {
  for (const to of ["PACKED", "SHIPPED", "DELIVERED"]) await ask(page, ADVANCE, { input: { orderId, to } });
}
