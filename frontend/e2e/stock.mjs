/** Walks about goods: at the desk, and what a shopper sees of them as they change. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, person } from "./people.mjs";

const soon = { timeout: 20_000 };
const GOODS = `{ products(filter: { inStock: true }, first: 8) { nodes { slug variantId } } }`;
const LEVELS = `query ($id: ID!) { stockLevels(variantId: $id, first: 20) { nodes { onHand location { id name kind } } } }`;
const here = { latitude: 39.76, longitude: -84.19 };
const NEAR = `query ($id: ID!, $near: PlaceInput) { availability(variantId: $id, near: $near, first: 1) { stores { store { id } } } }`;
const CORRECT = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }`;

async function someGoods(page, place) {
  const { products } = await ask(page, GOODS);
  const { slug, variantId } = products.nodes[place];
  const { stockLevels } = await ask(page, LEVELS, { id: variantId });
  return { slug, variantId, level: stockLevels.nodes[0] };
}

/** As a colleague would, elsewhere. */
async function correct(page, { variantId, level }, difference) {
  const [locationId, expectedOnHand] = [level.location.id, level.onHand];
  const input = { variantId, locationId, difference, expectedOnHand, reason: "FOUND", idempotencyKey: crypto.randomUUID() };
  assert.equal((await ask(page, CORRECT, { input })).adjustStock.__typename, "StockLevel");
}

export const walks = {
  async "goods are counted, a stale screen is told the present number, and the ledger says why"(browser) {
    const owner = await person(browser, { email: "owner" });
    const { page } = owner;
    const goods = await someGoods(page, 7);
    const { name } = goods.level.location;
    await page.goto(`${base}/desk/stock?id=${goods.slug}`);
    await page.getByRole("button", { name: `Change ${name}` }).click();
    await page.getByLabel("How many are there").fill(String(goods.level.onHand + 3));
    await correct(page, goods, 2);

    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByText(`now there are ${goods.level.onHand + 2}. Nothing was written.`).waitFor(soon);
    await axe.refuteFaults(page);
    await page.getByRole("button", { name: `Go on from ${goods.level.onHand + 2}` }).click();
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByText("Written down.").waitFor(soon);
    await page.getByRole("button", { name: `Why, ${name}` }).click();
    await page.getByText(/Counted \+1 on hand/).first().waitFor(soon);
    await page.goto(`${base}/desk/stock/low`);
    await page.getByRole("columnheader", { name: "To sell" }).waitFor(soon);
    await axe.refuteFaults(page);
    assert.deepEqual(owner.complaints, []);
  },

  async "a shopper sees the stores near by, and what comes to them, at once"(browser) {
    const owner = await person(browser, { email: "owner" });
    const shopper = await person(browser, { width: 390 });
    const { page } = shopper;
    await shopper.context.grantPermissions(["geolocation"]);
    await shopper.context.setGeolocation(here);
    const { products } = await ask(owner.page, GOODS);
    const { slug, variantId } = products.nodes[6];
    await page.goto(`${base}/p/${slug}`);
    await page.getByRole("button", { name: "Stores near me" }).click();
    const rows = page.getByLabel("Stores near you").getByRole("listitem");
    await rows.first().waitFor(soon);
    const { availability } = await ask(owner.page, NEAR, { id: variantId, near: here });
    const locationId = availability.stores[0].store.id;
    const { stockLevels } = await ask(owner.page, LEVELS.replace("first: 20", "first: 100"), { id: variantId });
    const onHand = stockLevels.nodes.find(({ location }) => location.id === locationId)?.onHand ?? 0;
    const before = await rows.first().innerText();
    const input = { variantId, locationId, counted: onHand === 4 ? 3 : 4, expectedOnHand: onHand, idempotencyKey: crypto.randomUUID() };
    const done = await ask(owner.page, `mutation ($input: CountStockInput!) { countStock(input: $input) { __typename } }`, { input });
    assert.equal(done.countStock.__typename, "StockLevel");

    await rows.first().getByText(`${input.counted} left`).waitFor({ timeout: 2_000 });
    assert.notEqual(await rows.first().innerText(), before);
    assert.deepEqual(shopper.complaints, []);
  },
};
