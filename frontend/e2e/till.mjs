/** Walks of a store: its till, and the link by which a buyer follows an order. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, buy, change, mailedLink, person } from "./people.mjs";
import { cards, payWith, thanked } from "./purchase.mjs";
import { mailedCode } from "./tenders.mjs";

const soon = { timeout: 20_000 };
const BREAD = `{ tillItems(search: "bread") { sku available price { amount } } }`;

async function scan(page, sku) {
  await page.getByLabel("Scan or search").fill(sku);
  await page.getByLabel("Scan or search").press("Enter");
  await page.getByText("To pay").waitFor(soon);
}

/** What the shop owes a member: three dollars of store credit, and a gift card of five. */
async function owe(browser, member) {
  const { me } = await ask(member.page, "{ me { customer { id } } }");
  const { page, context } = await person(browser, { email: "owner" });
  const gift = `gift-${crypto.randomUUID()}@patron.example`;
  const of = (amount) => ({ amount: { amount, currency: "USD" }, reason: "It came late", idempotencyKey: crypto.randomUUID() });
  await change(page, "creditCustomer", "StoreCredit", { customerId: me.customer.id, ...of("3.00") });
  await change(page, "issueGiftCard", "GiftCard", { recipientEmail: gift, ...of("5.00") });
  await context.close();
  return mailedCode(gift);
}

async function useGiftCard(page, code) {
  await page.getByLabel("Code of a gift card").fill(code);
  await page.getByRole("button", { name: "Use this gift card" }).click();
  await page.getByRole("button", { name: `Remove Gift card …${code.slice(-4)}` }).waitFor(soon);
}

const noneWider = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

export const walks = {
  async "a gift card, store credit and a card pay one order together"(browser) {
    const member = await person(browser, { email: "customer", width: 390 });
    const { page } = member;
    const code = await owe(browser, member);
    const { products } = await ask(page, "{ products(filter: { inStock: true }, first: 1) { nodes { variantId } } }");
    await change(page, "addToCart", "Cart", { variantId: products.nodes[0].variantId, quantity: 6 });
    await page.goto(`${base}/checkout`);
    await page.getByText("Gift card, points or store credit").click(soon);
    await useGiftCard(page, code);
    await page.getByRole("button", { name: /^Use my store credit/ }).click();
    await page.getByRole("button", { name: "Remove Store credit" }).waitFor(soon);
    await axe.refuteFaults(page);
    assert.ok(await noneWider(page));
    await page.getByRole("button", { name: /^Pay \$(?!0\.00)/ }).click(soon);
    await page.getByLabel("Card number").waitFor(soon);
    await payWith(page, cards.good);
    await thanked(page);
    const { orders } = await ask(page, "{ orders(first: 1) { nodes { totals { total { amount } } payment { amount { amount } } tenders { kind status amount { amount } } } } }");
    const [{ totals, payment, tenders }] = orders.nodes;
    assert.deepEqual(tenders.map(({ kind, status }) => `${kind} ${status}`), ["GIFT_CARD SPENT", "STORE_CREDIT SPENT"]);
    const cents = [payment.amount, ...tenders.map(({ amount }) => amount)].map(({ amount }) => Math.round(amount * 100));
    assert.equal(cents.reduce((sum, one) => sum + one, 0), Math.round(totals.total.amount * 100));
    assert.deepEqual(member.complaints, []);
  },

  async "at the till of a phone a member pays with what the shop owes, and a card sale is given up"(browser) {
    const member = await person(browser, { email: "customer", width: 390 });
    const code = await owe(browser, member);
    const { page, complaints } = await person(browser, { email: "associate", width: 390 });
    const { tillItems } = await ask(page, BREAD);
    const dearest = tillItems.toSorted((one, other) => other.price.amount - one.price.amount);
    const { sku } = dearest.find(({ available }) => available > 10);
    await page.goto(`${base}/till`);
    await scan(page, `8*${sku}`);
    await page.getByLabel("Scan or search").press("+");
    await page.getByRole("group", { name: /^How many/ }).getByText("9", { exact: true }).waitFor(soon);
    await page.getByLabel("Member").fill("customer@patron.example");
    await page.getByLabel("Member").press("Enter");
    await page.getByText("Offer, gift card, points or store credit").click(soon);
    await useGiftCard(page, code);
    await page.getByRole("button", { name: /^Store credit of/ }).click();
    await axe.refuteFaults(page);
    assert.ok(await noneWider(page));
    await page.getByLabel("Cash given").fill("500");
    await page.getByText(/^Change/).waitFor(soon);
    await page.getByRole("button", { name: "Paid in cash" }).click();
    await page.getByRole("heading", { name: "Sold." }).waitFor(soon);
    await page.getByLabel("Receipt by mail to").fill("till-receipt@patron.example");
    await page.getByRole("button", { name: "Mail the receipt" }).click();
    await page.getByText("On its way to till-receipt@patron.example.").waitFor(soon);
    await axe.refuteFaults(page);

    await page.getByRole("button", { name: "Next customer" }).click();
    await scan(page, sku);
    const before = (await ask(page, BREAD)).tillItems.find((one) => one.sku === sku).available;
    await page.getByRole("button", { name: "Card", exact: true }).click();
    await page.getByRole("link", { name: "The terminal’s screen" }).waitFor(soon);
    assert.equal((await ask(page, BREAD)).tillItems.find((one) => one.sku === sku).available, before - 1);
    await axe.refuteFaults(page);
    await page.getByRole("button", { name: "Give up this sale" }).click();
    await page.getByRole("heading", { name: /^Given up\./ }).waitFor(soon);
    assert.equal((await ask(page, BREAD)).tillItems.find((one) => one.sku === sku).available, before);
    assert.ok(await noneWider(page));
    assert.deepEqual(complaints, []);
  },

  async "goods are scanned, paid in cash and by card, and the receipt is a PDF"(browser) {
    const associate = await person(browser, { email: "associate", width: 820 });
    const { page } = associate;
    const { tillItems } = await ask(page, BREAD);
    const { sku } = tillItems.find(({ available }) => available > 2);
    await page.goto(`${base}/till`);
    await scan(page, sku);
    await axe.refuteFaults(page);
    await page.getByLabel("Cash given").fill("500");
    await page.getByText(/^Change/).waitFor(soon);
    await page.getByRole("button", { name: "Paid in cash" }).click();
    await page.getByRole("heading", { name: "Sold." }).waitFor(soon);
    const receipt = page.getByRole("link", { name: /^Receipt/ });
    await receipt.waitFor(soon);
    await axe.refuteFaults(page);
    const paper = await page.request.get(new URL(await receipt.getAttribute("href"), base).href);
    assert.equal(paper.headers()["content-type"], "application/pdf");
    assert.match(paper.headers()["cache-control"], /no-store/);
    assert.equal((await paper.body()).subarray(0, 5).toString(), "%PDF-");

    await page.getByRole("button", { name: "Next customer" }).click();
    await scan(page, sku);
    await page.getByRole("button", { name: "Card", exact: true }).click();
    const [terminal] = await Promise.all([
      associate.context.waitForEvent("page"),
      page.getByRole("link", { name: "The terminal’s screen" }).click(),
    ]);
    await terminal.getByRole("button", { name: "Hold a card to it" }).click();
    await page.getByRole("heading", { name: "Sold." }).waitFor(soon);
    await page.getByRole("link", { name: /^Receipt/ }).waitFor(soon);
    assert.deepEqual(associate.complaints, []);
  },

  async "the link of a confirmation shows how far along the order is, and who bought it to nobody"(browser) {
    const buyer = await person(browser, { width: 390 });
    const { number } = await buy(buyer.page);
    const email = "customer@patron.example";
    const link = await mailedLink(email, "/track", number);
    const anybody = await person(browser, { width: 390 });
    await anybody.page.goto(link);
    await anybody.page.getByRole("heading", { name: `Order ${number}` }).waitFor(soon);
    const text = await anybody.page.getByRole("main").innerText();
    assert.ok(!text.includes(email) && !text.includes("Elm") && !text.includes("Rivera"), text);
    await axe.refuteFaults(anybody.page);
    assert.deepEqual(anybody.complaints, []);
  },
};
