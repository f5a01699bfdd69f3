/** A member's points: earned, waiting, usable, spent beside a card, and gone again with what was sent back. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as axe from "./axe.mjs";
import { ask, base, buy, change, deliver, person } from "./people.mjs";
import { cards, fillAddress, payWith, soon, thanked, toPayment } from "./purchase.mjs";

const PROGRAMME = "{ loyaltyProgramme { revision usableAfter months } }";
const MINE = `{ me { customer { loyalty { pending spendable
  movements { nodes { kind points pending orderNumber } } } } } }`;
const LINES = "query ($id: ID!) { order(id: $id) { lines { id } } }";
const PREVIEW = `query ($orderId: ID!, $lines: [ReturnLineInput!]!) {
  returnPreview(orderId: $orderId, lines: $lines) { pointsTaken }
}`;
const REQUEST = `mutation ($input: RequestReturnInput!) {
  requestReturn(input: $input) { __typename ... on Return { id status } ... on Error { message } }
}`;

async function usableAfter(owner, wanted) {
  const { loyaltyProgramme: now } = await ask(owner, PROGRAMME);
  const { revision, months } = now;
  await change(owner, "changeLoyaltyProgramme", "LoyaltyProgramme", { revision, months, usableAfter: wanted });
  return now.usableAfter;
}

const mine = async (page) => (await ask(page, MINE)).me.customer.loyalty;

/** The membership, once this happened for an order. */
async function after(page, kind, number) {
  for (let tries = 0; tries < 300; tries += 1) {
    const card = await mine(page);
    const moved = card.movements.nodes.find((one) => one.kind === kind && one.orderNumber === number);
    if (moved) return { ...card, moved };
    await sleep(100);
  }
  throw new Error(`Nothing was ${kind} of ${number}`);
}

async function sendsOneBack(member, owner, orderId) {
  const { order } = await ask(member, LINES, { id: orderId });
  const lines = [{ orderLineId: order.lines[0].id, quantity: 1 }];
  const { returnPreview } = await ask(member, PREVIEW, { orderId, lines });
  const key = () => ({ idempotencyKey: crypto.randomUUID() });
  const { requestReturn } = await ask(member, REQUEST, { input: { orderId, lines, reason: "OTHER", ...key() } });
  const returnId = requestReturn.id;
  assert.ok(returnId, requestReturn.message);
  if (requestReturn.status === "REQUESTED") await change(owner, "approveReturn", "Return", { returnId });
  await change(owner, "receiveReturn", "Return", { returnId });
  await change(owner, "refundReturn", "Return", { returnId, ...key() });
  return returnPreview.pointsTaken;
}

export const walks = {
  async "points wait for the delivery, then pay beside a card, and go in part with what is sent back"(browser) {
    const owner = await person(browser, { email: "owner" });
    const { page, complaints } = await person(browser, { email: "customer", width: 390 });
    const before = await usableAfter(owner.page, "DELIVERY");
    const order = await buy(page);
    const waiting = await after(page, "EARNED", order.number);
    assert.ok(waiting.moved.pending > 0 && waiting.moved.points === 0, "what was earned waits");

    await deliver(owner.page, order.id);
    const usable = await after(page, "ACTIVATED", order.number);
    assert.equal(usable.moved.points, waiting.moved.pending);
    assert.equal(usable.spendable, waiting.spendable + waiting.moved.pending);
    await usableAfter(owner.page, before);

    const { products } = await ask(page, "{ products(filter: { inStock: true }, first: 1) { nodes { variantId } } }");
    await change(page, "addToCart", "Cart", { variantId: products.nodes[0].variantId });
    await page.goto(`${base}/checkout`);
    await fillAddress(page);
    await page.getByText("Gift card, points or store credit").click();
    await page.getByLabel("Use your points").fill("5");
    await axe.refuteFaults(page);
    await page.getByRole("button", { name: "Use points for $0.05" }).click(soon);
    await page.getByText("5 points", { exact: true }).waitFor(soon);
    await toPayment(page);
    await payWith(page, cards.good);
    await thanked(page);
    await page.getByRole("link", { name: "Follow the order" }).click();
    await page.getByText("$0.05 paid with 5 points").waitFor(soon);

    const taken = await sendsOneBack(page, owner.page, order.id);
    const gone = await after(page, "REVERSED", order.number);
    assert.ok(taken > 0 && taken < waiting.moved.pending, "a part of them goes");
    assert.equal(gone.moved.points, -taken);
    assert.deepEqual(complaints, []);
  },
};
