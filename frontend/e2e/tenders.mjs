/** A gift card from one guest to another: bought, mailed, and spent in place of a card. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as axe from "./axe.mjs";
import { ask, base, change, mailbox, person } from "./people.mjs";
import { cards, fillAddress, payWith, soon, thanked } from "./purchase.mjs";

/** Out of the mail to somebody; it is sent within seconds of the payment. */
export async function mailedCode(to) {
  for (let tries = 0; tries < 300; tries += 1) {
    const mails = await (await fetch(new URL(`/mails?to=${encodeURIComponent(to)}`, mailbox))).json();
    const code = mails.map(({ text }) => text?.match(/Your code: (\S+)/)?.[1]).find(Boolean);
    if (code) return code;
    await sleep(100);
  }
  throw new Error(`No gift card for ${to}`);
}

export const walks = {
  async "a gift card is bought by card, comes by mail, and pays another's whole cart"(browser) {
    const friend = `friend-${Date.now()}@patron.example`;
    const giver = await person(browser, { width: 390 });
    await giver.page.goto(`${base}/gift-cards`);
    await giver.page.getByLabel("Amount in USD").fill("100.00");
    await giver.page.getByLabel("Whom it goes to").fill(friend);
    await giver.page.getByLabel("A few words").fill("Eat well.");
    await giver.page.getByLabel("Your e-mail").fill("giver@patron.example");
    await axe.refuteFaults(giver.page);
    await giver.page.getByRole("button", { name: "To the payment" }).click();
    await payWith(giver.page, cards.good);
    await thanked(giver.page);
    const code = await mailedCode(friend);

    const { page, complaints } = await person(browser, { width: 390 });
    const { products } = await ask(page, "{ products(filter: { inStock: true }, first: 1) { nodes { variantId } } }");
    await change(page, "addToCart", "Cart", { variantId: products.nodes[0].variantId });
    await page.goto(`${base}/checkout`);
    await fillAddress(page, friend);
    await page.getByText("Gift card", { exact: true }).click();
    await page.getByLabel("Code of a gift card").fill(code.toLowerCase());
    await page.getByRole("button", { name: "Use this gift card" }).click();
    await page.getByRole("button", { name: `Remove Gift card …${code.slice(-4)}` }).waitFor(soon);
    await axe.refuteFaults(page);
    await page.getByRole("button", { name: "Pay $0.00" }).click(soon);

    await thanked(page);
    assert.deepEqual([...complaints, ...giver.complaints], []);
  },
};
