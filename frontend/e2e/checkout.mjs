/** One shopper all the way: a slip of the finger, a filter, and each way a payment can end; on a phone. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, person, quiet } from "./people.mjs";
import { addFirstFound, cards, fillAddress, payWith, soon, thanked, toPayment } from "./purchase.mjs";

const phone = { width: 390 };
const placed = async (page) => (await ask(page, "{ orders(first: 1) { totalCount } }")).orders.totalCount;

async function whole(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${page.url()} is ${over} px too wide`);
}

async function refuteFaults({ page, complaints }) {
  await whole(page);
  await axe.refuteFaults(page);
  assert.deepEqual(complaints, []);
}

/** How many orders were placed by this page, however often its button was pressed. */
function countOrders(page) {
  const made = new Set();
  page.on("response", async (response) => {
    if (!response.url().includes("/graphql")) return;
    const text = await response.text().catch(() => "");
    for (const [, id] of text.matchAll(/"placeOrder":\{"__typename":"Order","id":"([^"]+)"/g)) made.add(id);
  });
  return made;
}

export const walks = {
  async "a guest who mistypes finds, filters, and pays by a card that the bank asks about"(browser) {
    const guest = await person(browser, phone);
    const { page } = guest;
    const made = countOrders(page);
    await page.goto(`${base}/search?q=yoghrt`);
    await page.locator(".tile").first().waitFor(soon);
    assert.match(await page.locator("main").textContent(), /yogh?urt/i, "says what was meant");
    await quiet(page);
    await page.getByRole("button", { name: /^Narrow/ }).click();
    const drawer = page.getByRole("dialog", { name: "Narrow the list" });
    await drawer.getByLabel("In stock for delivery").check();
    await page.waitForURL(/stock=/);
    await drawer.getByRole("button", { name: /^Show / }).click();
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await page.getByText(/^Kept for you until/).waitFor(soon);
    await fillAddress(page, "guest@patron.example");
    await refuteFaults(guest);
    const sum = await toPayment(page);
    await payWith(page, cards.challenged);
    await page.getByRole("button", { name: /^Yes, pay/ }).click(soon);

    await thanked(page);
    await page.getByText(sum).first().waitFor(soon);
    await refuteFaults(guest);
    assert.equal(made.size, 1);
  },

  async "a member who is known pays from one screen, with one press"(browser) {
    const member = await person(browser, { ...phone, email: "customer" });
    const { page } = member;
    const address = { name: "Casey Rivera", line1: "22 Elm Street", city: "Albany", region: "NY", postalCode: "12207", country: "US" };
    await ask(page, "mutation ($a: AddressInput!) { saveAddress(input: {address: $a, isDefault: true}) { __typename } }", { a: address });
    const before = await placed(page);
    await page.goto(`${base}/search?q=eggs`);
    await quiet(page);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    const form = page.getByLabel("Street and number");
    await page.getByRole("button", { name: /^Pay \$/ }).waitFor(soon);
    if (await form.isVisible()) await page.getByLabel("22 Elm Street").check();
    await refuteFaults(member);
    await toPayment(page);
    await payWith(page, cards.good);

    await thanked(page);
    assert.equal(await placed(page), before + 1);
  },

  async "a redirect that is broken off comes back to the choice, and a wallet pays instead"(browser) {
    const guest = await person(browser, phone);
    const { page } = guest;
    const made = countOrders(page);
    await page.goto(`${base}/search?q=eggs`);
    await quiet(page);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await fillAddress(page, "guest@patron.example");
    const sum = await choose(page, "PayPal");
    await page.getByText("You are logged in to your Sandbox account").waitFor(soon);
    await page.getByRole("link", { name: /without paying/ }).click();
    await page.getByRole("heading", { name: "Not paid yet." }).waitFor(soon);
    await refuteFaults(guest);
    await page.getByLabel("Wallet").check();
    await page.getByRole("button", { name: `Pay ${sum}` }).click();
    await page.getByRole("button", { name: /with one touch$/ }).click(soon);

    await thanked(page);
    assert.equal(made.size, 1);
  },

  async "a member pays by redirect, and is offered the same way the next time"(browser) {
    const member = await person(browser, { width: 1440, email: "customer" });
    const { page } = member;
    const before = await placed(page);
    await page.goto(`${base}/search?q=eggs`);
    await quiet(page);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await fillAddress(page);
    await choose(page, "PayPal");
    await page.getByRole("button", { name: /^Agree and pay/ }).click(soon);

    await thanked(page);
    assert.equal(await placed(page), before + 1);
    await page.goto(`${base}/search?q=eggs`);
    await quiet(page);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await page.getByRole("radio", { name: "PayPal", checked: true }).waitFor(soon);
    await refuteFaults(member);
  },

  async "a declined card and a line that drops after Pay are one order, and one payment"(browser) {
    const guest = await person(browser, phone);
    const { page } = guest;
    const made = countOrders(page);
    await page.goto(`${base}/search?q=eggs`);
    await quiet(page);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await fillAddress(page, "guest@patron.example");
    const pay = page.getByRole("button", { name: /^Pay \$/ });
    await pay.waitFor(soon);
    await quiet(page);
    await dropAnswersOf(page, "expectedTotal");
    await pay.click();
    await page.getByText(/did not reach us/).waitFor(soon);
    await page.unrouteAll();
    await pay.click(soon);
    await page.getByLabel("Card number").waitFor(soon);
    await payWith(page, cards.declined);
    await page.getByRole("link", { name: /without paying/ }).click(soon);
    await page.getByRole("button", { name: /^Try again, pay/ }).click(soon);
    await payWith(page, cards.good);

    await thanked(page);
    assert.equal(made.size, 1);
    await page.goto(`${base}/checkout`);
    await page.getByRole("heading", { name: "There is nothing to pay." }).waitFor(soon);
  },

  async "an address book is kept, changed, and offered at the checkout"(browser) {
    const member = await person(browser, { ...phone, email: "customer" });
    const { page } = member;
    await page.goto(`${base}/account/addresses`);
    await page.getByRole("button", { name: "Add an address" }).click(soon);
    await page.getByLabel("Name", { exact: true }).fill("Casey Rivera");
    await page.getByLabel("Street and number").fill("9 Short Street");
    await page.getByLabel("Town").fill("Dayton");
    await page.getByLabel("State").selectOption("OH");
    await page.getByLabel("ZIP code").fill("4540");
    await page.getByRole("button", { name: "Keep this address" }).click();
    await page.getByText(/^As in /).first().waitFor(soon);
    await page.getByLabel("ZIP code").fill("45402");
    await page.getByRole("button", { name: "Keep this address" }).click();
    const kept = page.getByRole("listitem").filter({ hasText: "9 Short Street" });
    await kept.waitFor(soon);
    await refuteFaults(member);

    await kept.getByRole("button", { name: /^Take out/ }).click();
    await kept.waitFor({ state: "detached", ...soon });
  },
};

/** Goes to the page of another way to pay; what the button said is the sum. */
async function choose(page, way) {
  await page.getByLabel(way).check();
  await quiet(page);
  const pay = page.getByRole("button", { name: /^Pay \$/ });
  const sum = (await pay.textContent(soon)).replace("Pay ", "");
  await pay.click();
  return sum;
}

/** The shop hears what is sent; its answer is lost on the way. */
async function dropAnswersOf(page, word) {
  await page.route("**/graphql*", async (route) => {
    const sent = `${route.request().url()} ${route.request().postData() ?? ""}`;
    if (!sent.includes(word)) return route.continue();
    await route.fetch().catch(() => undefined);
    return route.abort("connectionreset");
  });
}
