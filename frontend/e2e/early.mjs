/** What a tier is shown before everybody: not there for a stranger, found and bought by a member on a phone. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as axe from "./axe.mjs";
import { ask, base, buy, change, person, quiet } from "./people.mjs";
import { soon } from "./purchase.mjs";

const DAY = 86_400_000;
const PROGRAMME = "{ loyaltyProgramme { revision tiers { id } } }";
const CHOSEN = "{ products(sort: NAME, first: 1, filter: { inStock: true }) { nodes { id name slug sku } } }";
const REVISION = "query ($id: ID!) { catalogProduct(id: $id) { revision } }";
const TIER = "{ me { customer { loyalty { tier { name } } } } }";

async function setTiers(owner, tiers) {
  const { loyaltyProgramme: now } = await ask(owner, PROGRAMME);
  await change(owner, "setLoyaltyTiers", "LoyaltyProgramme", { revision: now.revision, currency: "USD", months: 12, tiers });
}

async function window(editor, id, product) {
  const { catalogProduct } = await ask(editor, REVISION, { id });
  const input = { productId: id, revision: catalogProduct.revision, product, idempotencyKey: crypto.randomUUID() };
  await change(editor, "editProduct", "CatalogProduct", input);
}

/** Who buys is looked at once. */
async function isIn(page, name) {
  for (let tries = 0; tries < 180; tries += 1) {
    if ((await ask(page, TIER)).me.customer.loyalty.tier?.name === name) return;
    await sleep(500);
  }
  throw new Error(`Never in ${name}`);
}

export const walks = {
  async "a member of a tier sees and buys what is not there for all yet"(browser) {
    const owner = await person(browser, { email: "owner" });
    const mel = await person(browser, { email: "merchandiser" });
    const ana = await person(browser, { email: "customer", width: 390 });
    const stranger = await person(browser, { width: 390 });
    await setTiers(owner.page, [{ name: "Silver", spend: "1.00", hasEarlyAccess: true }]);
    const { id, name, slug, sku } = (await ask(mel.page, CHOSEN)).products.nodes[0];
    const [yesterday, tomorrow] = [-DAY, DAY].map((far) => new Date(Date.now() + far).toISOString());
    await window(mel.page, id, { earlyTier: "Silver", earlyFrom: yesterday, publishFrom: tomorrow });

    await buy(ana.page);
    await isIn(ana.page, "Silver");
    await stranger.page.goto(`${base}/p/${slug}`);
    await stranger.page.getByRole("heading", { level: 1, name: /not|nothing|no /i }).waitFor(soon);
    assert.equal(await stranger.page.getByRole("button", { name: /Add/ }).count(), 0);

    const { page } = ana;
    // In a list that the server draws, and in one that the page asks for.
    for (const [who, shown] of [[ana.page, `.tile a[href^="/p/${slug}"]`], [stranger.page, "main .state"]]) {
      await who.goto(`${base}/search?q=${sku}`);
      await who.locator(shown).first().waitFor(soon);
      await who.goto(`${base}/aisles`);
      await quiet(who);
      await who.getByRole("combobox", { name: "Search products" }).fill(sku);
      await who.keyboard.press("Enter");
      await who.locator(shown).first().waitFor(soon);
    }
    await page.goto(`${base}/account/points`);
    await page.getByRole("heading", { name: "You are Silver" }).waitFor(soon);
    await axe.refuteFaults(page);
    await page.locator(`main a[href="/p/${slug}"]`).click();
    await page.getByText("You see this before everybody.").waitFor(soon);
    await axe.refuteFaults(page);
    await page.getByRole("button", { name: /Add/ }).first().click();
    await page.goto(`${base}/cart`);
    await page.getByText(name).first().waitFor(soon);
    await page.goto(`${base}/p/${slug}`);
    await page.getByText("You see this before everybody.").waitFor(soon);

    await window(mel.page, id, { earlyTier: null, earlyFrom: null, publishFrom: null });
    await setTiers(owner.page, []);
    await stranger.page.goto(`${base}/p/${slug}`);
    await stranger.page.getByRole("button", { name: /Add/ }).first().waitFor(soon);
    assert.deepEqual(ana.complaints.filter((one) => !one.includes("404")), []);
  },
};
