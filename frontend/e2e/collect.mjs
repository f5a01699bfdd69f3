/** Walks at phone size from the checkout to the counter of a store and back, as shopper and as associate. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, change, person } from "./people.mjs";
import { cards, payWith, soon, thanked } from "./purchase.mjs";

const ITEMS = `{ me { store { name address } } tillItems(search: "bread") { variantId name available } }`;
const BACK = `query ($id: ID!) { return(id: $id) { number status } }`;
const ADD = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`;

async function step(page, name) {
  await page.getByRole("button", { name, exact: true }).first().click(soon);
}

/** An order of one bread that is paid and waits for the store of the associate; its page is open. */
async function ordered(browser, associate) {
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
  return { shopper, order, store: me.store, number: placed.number };
}

/** What was collected goes back over the same counter: asked for by the shopper, graded by the associate. */
async function broughtBack(page, desk, agent, order) {
  await page.goto(`${base}/returns/new?order=${order}`);
  await page.getByRole("button", { name: /^Send back/ }).last().click(soon);
  await page.getByRole("radio", { name: "I changed my mind" }).check();
  await page.getByRole("radio", { name: "I bring it to a store" }).check();
  await page.getByRole("radio", { name: /./ }).and(page.locator("[name=drop-off]")).first().check(soon);
  await axe.refuteFaults(page);
  await page.getByRole("button", { name: /^Ask for .* back$/ }).click(soon);
  await page.getByRole("heading", { name: /^Return R-/ }).waitFor(soon);
  const returnId = new URL(page.url()).pathname.split("/").pop();
  const { return: asked } = await ask(page, BACK, { id: returnId });
  if (asked.status === "REQUESTED") await change(agent.page, "approveReturn", "Return", { returnId });
  await page.reload();
  const code = await page.getByRole("region", { name: "How it gets to us" }).locator("strong").innerText(soon);
  await axe.refuteFaults(page);

  await desk.goto(`${base}/desk/store`);
  await desk.getByLabel("Code of the return").fill(code.toLowerCase());
  await step(desk, "Open");
  const card = desk.getByRole("article", { name: `Return ${asked.number}` });
  await card.waitFor(soon);
  await axe.refuteFaults(desk);
  await step(card, "All of it is here, like new");
  await card.getByText("received", { exact: true }).waitFor(soon);
  await page.reload();
  await page.getByText("Back with us", { exact: true }).first().waitFor(soon);

  await agent.page.goto(`${base}/desk/returns?id=${returnId}`);
  await agent.page.getByRole("button", { name: /^Refund/ }).click(soon);
  await agent.page.getByRole("region", { name: "Return" }).getByText("Refunded", { exact: true }).first().waitFor(soon);
  await page.reload();
  await page.getByText("Refunded", { exact: true }).first().waitFor(soon);
}

export const walks = {
  async "an order is placed for a store, made ready there, handed over for its code, and brought back"(browser) {
    const associate = await person(browser, { email: "associate", width: 390 });
    const agent = await person(browser, { email: "agent" });
    const { shopper, order, store, number } = await ordered(browser, associate);
    const { page } = shopper;

    const desk = associate.page;
    await desk.goto(`${base}/desk/store`);
    const card = desk.getByRole("article", { name: `Pickup ${number}` });
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
    await page.getByRole("heading", { name: `Collected at ${store.name}` }).waitFor(soon);
    await broughtBack(page, desk, agent, order);
    assert.deepEqual([...shopper.complaints, ...associate.complaints], []);
  },
  async "what is not on the shelf comes by parcel, as its buyer chooses"(browser) {
    const associate = await person(browser, { email: "associate", width: 390 });
    const { shopper, number } = await ordered(browser, associate);
    const desk = associate.page;
    await desk.goto(`${base}/desk/store`);
    const card = desk.getByRole("article", { name: `Pickup ${number}` });
    await step(card, "Not on the shelf");
    await card.getByLabel(/^Missing of /).fill("1");
    await axe.refuteFaults(desk);
    await step(card, "Ask the buyer");
    await card.waitFor({ ...soon, state: "detached" });

    const { page } = shopper;
    await page.getByRole("radio", { name: "Send it to me, at no cost" }).check(soon);
    await page.getByLabel("Name", { exact: true }).fill("Casey Rivera");
    await page.getByLabel("Street and number").fill("22 Elm Street");
    await page.getByLabel("Town").fill("Albany");
    await page.getByLabel("State").selectOption("NY");
    await page.getByLabel("ZIP code").fill("12207");
    await axe.refuteFaults(page);
    await step(page, "Send it there");
    await page.getByRole("heading", { name: /^Here by / }).waitFor(soon);
    assert.deepEqual([...shopper.complaints, ...associate.complaints], []);
  },
};
