/** What the selling of goods asks of staff and of some buyers: words, ages, terms, goods that come and go. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as axe from "./axe.mjs";
import { ask, base, buy, change, person, quiet } from "./people.mjs";
import { cards, fillAddress, payWith, soon, thanked, toPayment } from "./purchase.mjs";

const SOLD = `{ products(filter: { inStock: true }, sort: NEWEST, first: 12) { nodes { id name slug sku articleNumber variantId } } }`;
const LEVELS = `query ($id: ID!) { stockLevels(variantId: $id, first: 100) { nodes { onHand location { id name number kind } } } }`;
const EDITED = "query ($id: ID!) { catalogProduct(id: $id) { revision } }";
const WINE = `{ products(filter: { text: "wine", inStock: true }, first: 1) { nodes { slug isAgeRestricted } } }`;

async function refuteFaults({ page, complaints }) {
  await axe.refuteFaults(page);
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= width, `${page.url()} is ${wide} px wide`);
  assert.deepEqual(complaints, []);
}

async function write(page) {
  const button = page.getByRole("button", { name: "Write it down" });
  await button.click();
  await button.waitFor({ state: "detached", ...soon });
}

const isSaid = (page, text) => page.getByText(text).first().waitFor(soon);

export const walks = {
  async "what is searched for in vain is given a meaning, and found from then on"(browser) {
    const guest = await person(browser, { width: 390 });
    const mel = await person(browser, { email: "merchandiser", width: 390 });
    const word = `zqx${[...Date.now().toString()].map((one) => "abcdefghij"[one]).join("")}`;
    await ask(guest.page, "mutation { chooseConsent(input: { isGranted: true }) { choice } }");
    for (let times = 0; times < 2; times += 1) {
      await guest.page.goto(`${base}/search?q=${word}`);
      const told = guest.page.waitForRequest((one) => one.postData()?.includes(word) && one.url().endsWith("/graphql"), soon);
      await guest.page.locator("main .state").waitFor(soon);
      await told;
      await quiet(guest.page);
    }
    await refuteFaults(guest);
    const { page } = mel;
    const meant = page.getByRole("button", { name: new RegExp(`^Say what it means ?: ${word}$`) });
    for (let tries = 0; tries < 40 && (await meant.count()) === 0; tries += 1) {
      await page.goto(`${base}/desk/words`);
      await page.getByRole("heading", { name: "Searched for in vain" }).waitFor(soon);
      await quiet(page);
    }
    await meant.click();
    await page.getByLabel("Words, with commas between them").first().fill(`${word}, eggs`);
    await page.getByRole("button", { name: "Let them mean the same" }).first().click();
    await isSaid(page, `From now on these mean the same: ${word}, eggs.`);
    await refuteFaults(mel);
    await guest.page.goto(`${base}/search?q=${word}`);
    await guest.page.locator(".tile").first().waitFor(soon);
    await refuteFaults(guest);
  },

  async "goods go to another place and come there, are kept back, and a file with a fault changes nothing"(browser) {
    const owner = await person(browser, { email: "owner", width: 390 });
    const { page } = owner;
    const { slug, variantId, sku } = (await ask(page, SOLD)).products.nodes[10];
    const all = (await ask(page, LEVELS, { id: variantId })).stockLevels.nodes;
    const [from, to] = [all.find((one) => one.location.kind === "WAREHOUSE"), all.find((one) => one.location.kind === "STORE")];
    await page.goto(`${base}/desk/stock?id=${slug}`);
    const doneTo = async (place, deed, values) => {
      await page.getByRole("button", { name: `Change ${place}`, exact: true }).click();
      await page.getByRole("button", { name: deed, exact: true }).click();
      for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
    };
    await doneTo(from.location.name, "Send elsewhere", { "How many go": "3", To: to.location.number });
    await page.getByRole("list", { name: "Places" }).getByRole("button", { name: to.location.name }).first().click();
    await write(page);
    await page.getByRole("row", { name: to.location.name }).getByRole("cell", { name: "3", exact: true }).first().waitFor(soon);
    await doneTo(to.location.name, "Receive", { "How many came": "2", "How many will not come": "1" });
    await write(page);
    await doneTo(to.location.name, "Keep back", { "How many are kept back": "1" });
    await refuteFaults(owner);
    await write(page);
    const after = (await ask(page, LEVELS, { id: variantId })).stockLevels.nodes;
    const at = (place) => after.find((one) => one.location.id === place.location.id).onHand;
    assert.deepEqual([at(from), at(to)], [from.onHand - 3, to.onHand + 2]);

    await page.goto(`${base}/desk/stock/files`);
    const file = ["sku,location,on_hand,on_hand_was", `${sku},${to.location.number},${at(to) + 1},${at(to)}`, `${sku},nowhere,1,0`];
    await page.getByLabel("A CSV file").setInputFiles({ name: "some.csv", mimeType: "text/csv", buffer: Buffer.from(file.join("\r\n")) });
    await isSaid(page, "some.csv is here.");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText(/1 row wrong/).first().waitFor({ timeout: 60_000 });
    await isSaid(page, "There is no place with this number.");
    await refuteFaults(owner);
    assert.equal((await ask(page, LEVELS, { id: variantId })).stockLevels.nodes.find((one) => one.location.id === to.location.id).onHand, at(to));
  },

  async "who buys wine is asked their age, and accepts what the owner asks for"(browser) {
    const owner = await person(browser, { email: "owner" });
    const guest = await person(browser, { width: 390 });
    const { page } = guest;
    const toggle = async (isOn) => {
      await owner.page.goto(`${base}/desk/shop/settings`);
      const form = owner.page.getByRole("form", { name: "To be accepted, Patron" });
      const chip = form.getByRole("button", { name: "Terms", exact: false }).first();
      if (((await chip.getAttribute("aria-pressed")) === "true") === isOn) return;
      await chip.click();
      await form.getByRole("button", { name: "Save Patron", exact: true }).click();
      await isSaid(owner.page, "Saved for Patron.");
    };
    const wine = (await ask(page, WINE)).products.nodes[0];
    assert.ok(wine.isAgeRestricted);
    await toggle(true);
    await page.goto(`${base}/p/${wine.slug}`);
    await quiet(page);
    await page.getByRole("button", { name: /^Add to cart/ }).click();
    await page.getByText(/^In your cart, /).waitFor(soon);
    await page.goto(`${base}/checkout`);
    await fillAddress(page, "guest@patron.example");
    await page.getByLabel("Date of birth").fill(`${new Date().getFullYear() - 10}-01-01`);
    await page.getByLabel(/I have read the/).check();
    await refuteFaults(guest);
    await page.getByRole("button", { name: /^Pay \$/ }).click();
    await page.getByText(/21/).filter({ hasText: /old|year/i }).first().waitFor(soon);
    await page.getByLabel("Date of birth").fill("1980-05-05");
    await toPayment(page);
    await payWith(page, cards.good);
    await thanked(page);
    await toggle(false);
    assert.deepEqual(owner.complaints, []);
  },

  async "an old order goes into the cart again, and says what is otherwise"(browser) {
    const ana = await person(browser, { email: "customer", width: 390 });
    const mel = await person(browser, { email: "merchandiser" });
    const { page } = ana;
    const order = await buy(page);
    const [gone] = (await ask(page, `query ($id: ID!) { order(id: $id) { lines { productSlug name } } }`, { id: order.id })).order.lines;
    const { id } = (await ask(page, `query ($s: String!) { product(slug: $s) { id } }`, { s: gone.productSlug })).product;
    const turn = async (act) => {
      const { revision } = (await ask(mel.page, EDITED, { id })).catalogProduct;
      await change(mel.page, "changeProductStatus", "CatalogProduct", { productId: id, revision, act, idempotencyKey: crypto.randomUUID() });
    };
    await turn("ARCHIVE");
    await sleep(1_000);
    await page.goto(`${base}/orders/${order.id}`);
    await page.getByRole("button", { name: "Buy it all again" }).click();
    await page.waitForURL(/\/cart/);
    await page.getByText(gone.name).first().waitFor(soon);
    await refuteFaults(ana);
    await turn("PUBLISH");
  },
};
