/** Walks of a shopper whom the shop knows: the customer of the demo. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { compare, sameEnough, settled } from "./firstscreen.mjs";
import { ask, base, person, quiet } from "./people.mjs";
import { addFirstFound, cards, fillAddress, payWith, search, soon, thanked, toPayment } from "./purchase.mjs";

async function refuteFaults({ page, complaints }) {
  await axe.refuteFaults(page);
  assert.deepEqual(complaints, []);
}

export const walks = {
  async "search, add, log in, pay, and see the order in the account"(browser) {
    const shopper = await person(browser);
    const { page } = shopper;
    await page.goto(base);
    await search(page, "milk");
    await addFirstFound(page, 2);
    await page.goto(`${base}/login?next=/cart`);
    await page.getByLabel("E-mail").fill("customer@patron.example");
    await page.getByLabel("Password").fill("patron-demo");
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByText(/from before/).waitFor(soon);

    await page.getByRole("link", { name: /^Check out/ }).click(soon);
    await fillAddress(page);
    const sum = await toPayment(page);
    await payWith(page, cards.good);
    await thanked(page);
    await page.getByText(sum).first().waitFor();
    await refuteFaults(shopper);
    await page.getByRole("link", { name: "Follow the order" }).click();

    await page.waitForURL(/\/orders\//);
    await page.getByText(sum).first().waitFor(soon);
    assert.equal((await ask(page, "{ cart { quantity } }")).cart?.quantity ?? 0, 0);
  },

  async "whoever is logged out elsewhere is asked to log in, and not told of a fault"(browser) {
    const { page, context } = await person(browser, { email: "customer" });
    await page.goto(`${base}/account`);
    await page.getByRole("navigation", { name: "Your account" }).waitFor(soon);
    await quiet(page);
    await context.clearCookies();
    await page.getByRole("navigation", { name: "Your account" }).getByRole("link", { name: "Orders" }).click();

    await page.getByRole("heading", { name: "This page is yours alone." }).waitFor(soon);
  },

  async "the shelf says why, and what is not for me goes"(browser) {
    const member = await person(browser, { email: "customer" });
    const { page } = member;
    await page.goto(base);
    const first = page.locator(".slides .tile").first();
    await first.locator(".talker").waitFor(soon);
    const name = await first.getByRole("heading").textContent();
    await first.getByRole("button", { name: /^Not for me/ }).click();
    await page.getByText(/will not be suggested again/).waitFor(soon);
    await page.reload();
    await page.locator(".slides .tile").first().waitFor(soon);

    assert.ok(!(await page.locator(".slides .name").allTextContents()).includes(name));
  },

  async "a member's first screen is their own, and the same once taken over"(browser) {
    const member = await person(browser, { email: "customer" });
    await member.page.goto(base);
    await settled(member.page);
    const cookies = await member.context.cookies();
    const { was, is, ...seen } = await compare(browser, 1440, "/", { cookies });
    const html = was.join("");

    assert.ok(/Account of/.test(html), "the page knows who looks");
    assert.deepEqual(is, was);
    assert.ok(seen.pixels <= sameEnough, `${(seen.pixels * 100).toFixed(2)} % of the pixels differ`);
  },
};
