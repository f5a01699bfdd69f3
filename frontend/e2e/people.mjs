/** People in browsers of their own. They log in and buy by the API, so that a walk shows its own subject. */
import { setTimeout as sleep } from "node:timers/promises";

export const base = process.env.PATRON_URL ?? "http://localhost:8000";
const password = "patron-demo";

/** A browser of its own for one person; what its pages complain about is kept in `complaints`. */
export async function person(browser, { email, width = 1280 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const isOurs = message.location().url.startsWith(base);
    if (isOurs && message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  if (email) await change(page, "logIn", "SignedIn", { email: `${email}@patron.example`, password });
  return { page, context, complaints };
}

/** Asks as the person whose browser it is, whatever page it shows. */
export async function ask(page, query, variables = {}) {
  const headers = { "x-patron-client": "web" };
  const reply = await page.request.post(`${base}/graphql`, { headers, data: { query, variables } });
  const answer = await reply.json();
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("; "));
  return answer.data;
}

/** Does what a mutation of this name does; throws what it says where it is refused. */
export async function change(page, name, wanted, input) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Error { message } } }`;
  const result = (await ask(page, mutation, { input }))[name];
  if (result.__typename !== wanted) throw new Error(`${name}: ${result.message}`);
}

export const mailbox = new URL(`http://localhost:${Number(new URL(base).port) + 3}`);

/** The link of the newest mail to somebody that leads to `/path#`; it may take a moment to come. */
export async function mailedLink(to, path, about = "") {
  for (let tries = 0; tries < 200; tries += 1) {
    const mails = await (await fetch(new URL(`/mails?to=${encodeURIComponent(to)}`, mailbox))).json();
    const found = mails.find(({ subject, text }) => text?.includes(`${path}#`) && subject.includes(about))?.text;
    if (found) return found.match(/https?:\S+#\S+/)[0].replace(/^https?:\/\/[^/]+/, base);
    await sleep(100);
  }
  throw new Error(`No mail to ${to} with ${path}`);
}

const refusal = "... on Error { message }";
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

/** Buys two pieces each of three products and pays; the order's page is open then. */
export async function buy(page) {
  const order = await placeOrder(page);
  const returnUrl = `${base}/orders/${order.id}`;
  const { startPayment } = await ask(page, PAY, { input: { orderId: order.id, returnUrl } });
  if (!startPayment.payUrl) throw new Error(`No payment page: ${startPayment.message}`);
  const form = { number: "4242 4242 4242 4242", expiry: "12/40", code: "123" };
  const paid = await page.request.post(startPayment.payUrl, { form, maxRedirects: 0 });
  await page.goto(paid.headers().location);
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

/** Staff bring an order to the door without looking at the desk. */
export async function deliver(page, orderId) {
  for (const to of ["PACKED", "SHIPPED", "DELIVERED"]) await change(page, "advanceOrder", "Order", { orderId, to });
}

/** Nothing is under way; or nothing began for a while, where the browser lost count of what was broken off. */
export async function quiet(page) {
  let latest = Date.now();
  page.on("request", () => (latest = Date.now()));
  const isIdle = page.waitForLoadState("networkidle", { timeout: 60_000 }).then(() => true);
  isIdle.catch(() => {});
  while (Date.now() - latest < 5_000 && !(await Promise.race([isIdle, page.waitForTimeout(100)])));
}
