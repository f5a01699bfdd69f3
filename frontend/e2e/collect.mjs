/** A walk at phone size from the checkout to the counter of a store, as shopper and as associate. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, person } from "./people.mjs";
import { cards, payWith, soon, thanked } from "./purchase.mjs";

const ITEMS = `{ me { store { name address } } tillItems(search: "bread") { variantId name available } }`;
const ADD = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`;

async function step(page, name) {
  await page.getByRole("button", { name, exact: true }).first().click(soon);
}

export const walks = {
  async "an order is placed for a store, made ready there, and handed over for its code"(browser) {
    const associate = await person(browser, { email: "associate", width: 390 });
    const shopper = await person(browser, { width: 390 });
    const { me, tillItems } = await ask(associate.page, ITEMS);
    const { variantId } = tillItems.find(({ available }) => available > 2);
    await ask(shopper.page, ADD, { input: { variantId, quantity: 1 } });

    const { page } = shopper;
    await page.goto(`${base}/checkout`);
    await page.getByText("Pickup in store", { exact: false }).click(soon);
    await page.getByLabel("Town, postal code or store").fill(me.store.name);
    await page.getByRole("radio", { name: new RegExp(`^${me.store.name} ${me.store.address}`) }).check(soon);
    await page.getByLabel("Hour", { exact: true }).waitFor(soon);
    await page.getByLabel("E-mail").fill("guest@patron.example");
    await page.getByLabel("Somebody else collects it").fill("Uncle Bo");
    await axe.refuteFaults(page);
    await page.getByRole("button", { name: /^Pay \$/ }).click(soon);
    await payWith(page, cards.good);
    await thanked(page);
    const order = new URL(page.url()).searchParams.get("order");
    const { order: placed } = await ask(page, `query ($id: ID!) { order(id: $id) { number } }`, { id: order });
    await page.goto(`${base}/orders/${order}`);
    await page.getByRole("heading", { name: `To collect at ${me.store.name}` }).waitFor(soon);

    const desk = associate.page;
    await desk.goto(`${base}/desk/store`);
    const card = desk.getByRole("article", { name: `Pickup ${placed.number}` });
    await card.waitFor(soon);
    await axe.refuteFaults(desk);
    await step(card, "Accept");
    await step(desk, "To pick");
    await step(card, "All of it is picked");
    await step(desk, "Picked");
    await step(card, "Ready: tell the buyer");

    await page.getByRole("img", { name: "Code for the counter" }).waitFor(soon);
    const code = await page.locator(".pickup-letters").innerText();
    await axe.refuteFaults(page);
    await desk.getByLabel("Code of the buyer").fill(code.toLowerCase());
    await step(desk, "Find");
    await desk.getByText("May be collected by Uncle Bo").waitFor(soon);
    await step(desk, "Hand over");
    await desk.getByText("collected", { exact: true }).waitFor(soon);
    await page.getByRole("heading", { name: `Collected at ${me.store.name}` }).waitFor(soon);
    assert.deepEqual([...shopper.complaints, ...associate.complaints], []);
  },
};
