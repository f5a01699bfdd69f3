/** An offer from the desk to the cart: tried on past orders, let run, told while something is missing, taken off. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as axe from "./axe.mjs";
import { ask, base, change, person, quiet } from "./people.mjs";
import { soon } from "./purchase.mjs";

const name = "Ten off a basket";
const GOODS = "{ products(filter: { inStock: true, minPrice: \"2.00\", maxPrice: \"5.00\" }, first: 1) { nodes { variantId } } }";
const CART = "{ cart { totals { discount { amount } } offers { standing offer { name } } } }";

/** What runs is known to every process within seconds. */
async function isTold(page, standing) {
  for (let tries = 0; tries < 60; tries += 1) {
    const { cart } = await ask(page, CART);
    if (cart.offers.some((one) => one.offer?.name === name && one.standing === standing)) return cart;
    await sleep(500);
  }
  throw new Error(`Never ${standing}`);
}

export const walks = {
  async "a marketer sets an offer, and a guest's cart gets it once enough is in it"(browser) {
    const marketer = await person(browser, { email: "marketer", width: 390 });
    const guest = await person(browser, { width: 390 });
    const { page } = marketer;

    await page.goto(`${base}/desk/offers`);
    await page.getByRole("button", { name: "New offer" }).click();
    const form = page.getByRole("form", { name: "New offer" });
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("Bought for at least").fill("20,00");
    await form.getByRole("button", { name: "Try it on past orders" }).click();
    await form.getByText(/would have had it/).waitFor(soon);
    await axe.refuteFaults(page);
    await form.getByLabel(/Keep it as a draft/).uncheck();
    await form.getByRole("button", { name: "Let it run" }).click();
    await page.getByText("Running").first().waitFor(soon);
    await axe.refuteFaults(page);

    await guest.page.goto(base);
    await quiet(guest.page);
    const [{ variantId }] = (await ask(guest.page, GOODS)).products.nodes;
    await change(guest.page, "addToCart", "Cart", { variantId, quantity: 1 });
    await isTold(guest.page, "MISSING");
    await guest.page.goto(`${base}/cart`);
    await guest.page.getByText(/needs \$[\d.]+ more in the cart/).waitFor(soon);
    await axe.refuteFaults(guest.page);
    await change(guest.page, "addToCart", "Cart", { variantId, quantity: 10 });
    const cart = await isTold(guest.page, "APPLIED");
    assert.notEqual(cart.totals.discount.amount, "0.00");
    await guest.page.reload();
    await guest.page.getByText(/takes off \$[\d.]+/).waitFor(soon);

    await page.getByRole("button", { name: /^End it now/ }).click();
    await page.getByText("Ended").first().waitFor(soon);
    assert.deepEqual([...marketer.complaints, ...guest.complaints], []);
  },
};
