/** The cart on two devices at once, and what can be done with it besides buying. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, person, quiet } from "./people.mjs";
import { soon } from "./purchase.mjs";

const GOODS = `{ products(filter: { category: "dairy-eggs", inStock: true }, first: 3) { nodes { name slug variantId } } }`;
const ADD = "mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }";

export const walks = {
  async "added on the laptop, seen on the phone within a second"(browser) {
    const laptop = await person(browser, { email: "customer", width: 1440 });
    const phone = await person(browser, { email: "customer", width: 390 });
    const [milk] = (await ask(laptop.page, GOODS)).products.nodes;
    const [socket] = await Promise.all([phone.page.waitForEvent("websocket"), phone.page.goto(`${base}/cart`)]);
    await socket.waitForEvent("framereceived", { predicate: ({ payload }) => String(payload).includes("cartChanged") });
    await laptop.page.goto(`${base}/p/${milk.slug}`);
    await quiet(laptop.page);
    const was = (await ask(phone.page, "{ cart { quantity } }")).cart?.quantity ?? 0;
    const shown = phone.page.locator(".cart-count", { hasText: `${was + 1} product` });

    const add = laptop.page.getByRole("button", { name: /^Add to cart/ });
    await ((await add.count()) > 0 ? add : laptop.page.getByRole("button", { name: "One more" }).first()).click();
    const pressed = performance.now();
    await shown.waitFor(soon);
    const took = performance.now() - pressed;
    assert.ok(took < 1000, `It was seen after ${Math.round(took)} ms.`);
    assert.deepEqual([...laptop.complaints, ...phone.complaints], []);
  },

  async "save for later, take out and undo, note, share, and a stranger takes it all"(browser) {
    const one = await person(browser, { width: 390 });
    const { page } = one;
    await page.goto(`${base}/aisles`);
    const [milk, eggs] = (await ask(page, GOODS)).products.nodes;
    for (const { variantId } of [milk, eggs]) await ask(page, ADD, { input: { variantId, quantity: 2 } });
    await page.goto(`${base}/cart`);

    await page.getByRole("button", { name: `Save for later ${milk.name}` }).press("Enter");
    await page.getByRole("heading", { name: "Saved for later" }).waitFor(soon);
    await page.getByRole("button", { name: `To the cart ${milk.name}` }).click();
    await page.getByText("4 products").first().waitFor(soon);

    const eggLine = page.getByRole("group", { name: `How many: ${eggs.name}` });
    await eggLine.getByRole("button", { name: "One less" }).click();
    await eggLine.getByRole("button", { name: "Remove" }).click();
    await eggLine.waitFor({ state: "detached", ...soon });
    await page.getByRole("button", { name: "Undo" }).click();
    await eggLine.waitFor(soon);

    await page.getByText("A note for this cart").click();
    await page.getByLabel("What should we know?").fill("Ring twice.");
    await page.getByRole("button", { name: "Keep the note" }).click();
    await page.getByRole("button", { name: "Kept" }).waitFor(soon);
    await page.getByRole("button", { name: "Share this cart" }).click();
    const link = await page.getByLabel("Link to a copy of this cart").inputValue();
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await axe.refuteFaults(page);
    }

    const friend = await person(browser, { width: 1440 });
    await friend.page.goto(link);
    await friend.page.getByRole("heading", { name: "A cart shared with you" }).waitFor(soon);
    assert.equal(await friend.page.getByText("Ring twice.").count(), 0);
    await axe.refuteFaults(friend.page);
    await friend.page.getByRole("button", { name: "Put all in my cart" }).click();
    await friend.page.getByText("2 products went into your cart.").waitFor(soon);
    assert.deepEqual([...one.complaints, ...friend.complaints], []);
  },
};
