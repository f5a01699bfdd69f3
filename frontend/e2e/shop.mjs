/** Walks of shoppers whom nobody knows: find, fill the cart, pay in each way a card can behave, and come back to it. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, person, quiet } from "./people.mjs";
import { addFirstFound, cards, fillAddress, payWith, search, soon, thanked, toPayment } from "./purchase.mjs";

async function refuteFaults({ page, complaints }) {
  await axe.refuteFaults(page);
  assert.deepEqual(complaints, []);
}

export const walks = {
  async "a guest on a phone buys without an account and is asked to join"(browser) {
    const guest = await person(browser, { width: 390 });
    const { page } = guest;
    await page.goto(base);
    await search(page, "bread");
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await fillAddress(page, "guest@patron.example");
    await toPayment(page);
    await payWith(page, cards.good);

    await thanked(page);
    await page.getByRole("link", { name: "Join" }).waitFor(soon);
    await refuteFaults(guest);
  },

  async "a declined card keeps the order, and the next try pays it"(browser) {
    const { page } = await person(browser);
    await page.goto(`${base}/search?q=eggs`);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await fillAddress(page, "guest@patron.example");
    await toPayment(page);
    await payWith(page, cards.declined);
    await page.getByText(/declined/i).first().waitFor(soon);
    await page.getByRole("link", { name: /without paying/ }).click();

    await page.getByRole("button", { name: /^Try again, pay/ }).click(soon);
    await payWith(page, cards.good);

    await thanked(page);
  },

  async "after a decline the way back leads to the order, and a slow bank is waited for"(browser) {
    const { page } = await person(browser);
    await page.goto(`${base}/search?q=eggs`);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await fillAddress(page, "guest@patron.example");
    await toPayment(page);
    await page.goBack();
    await page.getByRole("heading", { name: /^Order .* waits for your payment\.$/ }).waitFor(soon);
    await page.getByRole("button", { name: /^Pay \$/ }).click();
    await payWith(page, cards.declined);
    await page.getByRole("link", { name: /without paying/ }).click(soon);
    await page.getByRole("heading", { name: "The payment was declined." }).waitFor(soon);

    await page.getByRole("button", { name: /^Try again, pay/ }).click();
    await payWith(page, cards.slow);
    await page.waitForURL(/outcome=processing/);
    await page.getByRole("heading", { name: "Waiting for your bank." }).waitFor(soon);
    assert.equal(await page.getByText(/was declined|Try again/).count(), 0, "nothing is said of the first card");

    await thanked(page);
  },

  async "a guest's cart that grows in one window is counted in another"(browser) {
    const { page, context } = await person(browser);
    await page.goto(`${base}/search?q=eggs`);
    await addFirstFound(page);
    const other = await context.newPage();
    const listening = other.waitForEvent("websocket", soon);
    await other.goto(`${base}/aisles`);
    await (await listening).waitForEvent("framereceived", { predicate: ({ payload }) => payload.includes("cartChanged"), ...soon });

    await page.getByRole("button", { name: "One more" }).last().click();

    await other.getByRole("link", { name: /\$.*2 products in your cart/ }).waitFor(soon);
  },

  async "a tab of a build that is no more is loaded anew, and only once"(browser) {
    const { page } = await person(browser);
    await page.goto(`${base}/c/bakery`);
    await quiet(page);
    let loads = 0;
    page.on("load", () => (loads += 1));
    const unknown = { data: null, errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] };
    await page.route("**/graphql*", (route) => route.fulfill({ json: unknown }));

    await page.locator(".tile .name a").first().click();
    await page.waitForEvent("load");
    await page.getByRole("heading", { level: 1 }).waitFor(soon);
    await page.locator(".tile .round:visible").first().click();
    await page.waitForTimeout(1500);
    assert.equal(loads, 1);
  },

  async "two quick presses of the plus are two pieces, and nothing pressed is lost"(browser) {
    const { page } = await person(browser);
    await page.goto(`${base}/c/bakery`);
    await quiet(page);
    const tile = page.locator(".tile:not(.out)").first();
    await tile.getByRole("button", { name: /^Add / }).dblclick();
    await tile.getByRole("button", { name: "One more" }).waitFor(soon);
    for (let press = 0; press < 3; press += 1) await tile.getByRole("button", { name: "One more" }).click();

    assert.equal(await tile.locator("output").textContent(), "5");
    const quantity = async () => (await ask(page, "{ cart { lines { quantity } } }")).cart?.lines[0]?.quantity;
    for (let tries = 0; tries < 50 && (await quantity()) !== 5; tries += 1) await page.waitForTimeout(200);
    assert.equal(await quantity(), 5);
    assert.equal(await tile.locator("output").textContent(), "5");
  },

  async "menus keep to the page, on a phone as on a desk"(browser) {
    const shopper = await person(browser, { width: 1440 });
    await shopper.page.goto(base);
    await shopper.page.locator(".aisles a").nth(5).waitFor(soon);
    const edges = await shopper.page.evaluate(async () => {
      await document.fonts.ready;
      const right = (element, inset = 0) => Math.round(element.getBoundingClientRect().right - inset);
      const all = document.querySelector(".aisles .all");
      return { basket: right(document.querySelector(".basket")), aisles: right(all, parseFloat(getComputedStyle(all).paddingRight)) };
    });
    assert.equal(edges.aisles, edges.basket, "the last aisle ends where the page does");

    const member = await person(browser, { email: "customer", width: 390 });
    await member.page.goto(`${base}/account`);
    const menu = member.page.getByRole("navigation", { name: "Your account" });
    await menu.waitFor(soon);
    assert.equal(await menu.locator("ul").evaluate((list) => list.scrollWidth - list.clientWidth), 0, "no entry is cut off");
  },

  async "the bank asks first, and yes pays"(browser) {
    const { page } = await person(browser);
    await page.goto(`${base}/search?q=cheese`);
    await addFirstFound(page);
    await page.goto(`${base}/checkout`);
    await fillAddress(page, "guest@patron.example");
    await toPayment(page);
    await payWith(page, cards.challenged);
    await page.getByRole("button", { name: /^Yes, pay/ }).click(soon);

    await thanked(page);
  },

  async "facets live in the address, and more of a list keeps the focus"(browser) {
    const shopper = await person(browser);
    const { page } = shopper;
    await page.goto(`${base}/c/bakery`);
    const before = page.getByRole("status").filter({ hasText: "shown" });
    await before.waitFor(soon);
    await page.getByRole("button", { name: /^Show \d+ more/ }).click();
    await page.locator(".tile").nth(24).waitFor(soon);
    await page.waitForFunction(() => document.activeElement?.closest(".tile"));
    const place = await page.evaluate(() => [...document.querySelectorAll(".tile")].indexOf(document.activeElement.closest(".tile")));
    assert.equal(place, 24, "the focus stands on the first new product");

    await page.getByRole("checkbox", { name: /Own brand/ }).check();
    await page.waitForURL(/brand=PRIVATE/);
    await page.getByRole("button", { name: /^Remove/ }).waitFor(soon);
    await page.reload();
    await page.getByRole("checkbox", { name: /Own brand/, checked: true }).waitFor(soon);
    await refuteFaults(shopper);
  },

  async "the keyboard alone finds a product by its suggestions"(browser) {
    const shopper = await person(browser);
    const { page } = shopper;
    await page.goto(base);
    const field = page.getByRole("combobox", { name: "Search products" });
    await field.focus();
    await page.keyboard.type("banan", { delay: 30 });
    await page.getByRole("option").first().waitFor(soon);
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.getByRole("option", { selected: true }).count(), 1);
    await refuteFaults(shopper);
    await page.keyboard.press("Enter");

    await page.waitForURL(/\/(search|c|p)[/?]/);
  },
};

const paths = ["/", "/aisles", "/c/bakery", "/search?q=milk", "/search?q=qqqqzzzz", `/search?q=${"x".repeat(3000)}`, "/login", "/signup", "/nowhere"];

for (const width of [390, 1440]) {
  walks[`every page is whole and accessible at ${width} pixels`] = async (browser) => {
    const shopper = await person(browser, { width });
    const { page } = shopper;
    for (const path of paths) await lookAt(shopper, path);
    await page.goto(`${base}/search?q=cheese`);
    await addFirstFound(page);
    for (const path of [new URL(page.url()).pathname, "/cart", "/checkout"]) await lookAt(shopper, path);
  };
}

async function lookAt(shopper, path) {
  const { page, complaints } = shopper;
  const response = await page.goto(base + path);
  // The browser itself complains of a page that is not found; that it is not found is right.
  if (response.status() === 404) complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.endsWith(base + path)));
  await quiet(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${path} is ${over} px too wide`);
  await refuteFaults(shopper);
}
