/** A page that stays true without a reload, also where the connection was gone in between. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { base, buy, person } from "./people.mjs";

const soon = { timeout: 30_000 };
/** A minute, where it is proven. */
const cutSeconds = process.env.PATRON_PROVE === "1" ? 60 : 4;

/** The wire between a page and the shop, which can be cut: nothing goes through, and nothing is told. */
async function wireOf({ page, context }) {
  const open = new Set();
  let isCut = false;
  await page.routeWebSocket(/graphql/, (own) => {
    if (isCut) return void own.close();
    const wire = { own, shop: own.connectToServer() };
    open.add(wire);
  });
  return {
    async cut() {
      isCut = true;
      await context.setOffline(true);
      for (const { own, shop } of open) await Promise.all([own.close(), shop.close()]);
      open.clear();
    },
    async mend() {
      isCut = false;
      await context.setOffline(false);
    },
  };
}

async function secondsUntil(page, text, act) {
  const began = performance.now();
  await act();
  await page.getByText(text).waitFor(soon);
  return (performance.now() - began) / 1000;
}

/** Opens an order at the desk; its steps are taken by the buttons there. */
async function atDesk(page, order) {
  await page.goto(`${base}/desk/orders?id=${order.id}`);
  const button = (name) => page.getByRole("button", { name, exact: true });
  await button("It is packed").waitFor(soon);
  return {
    press: (name) => button(name).click(soon),
    offers: (name) => button(name).waitFor(soon),
  };
}

export const walks = {
  async "an order's page follows what staff do, and catches up after its connection was cut"(browser) {
    const shopper = await person(browser, { email: "customer", width: 390 });
    const owner = await person(browser, { email: "owner" });
    const wire = await wireOf(shopper);
    const order = await buy(shopper.page);
    await shopper.page.evaluate(() => (window.isTheSamePage = true));
    await shopper.page.getByText("Live", { exact: true }).waitFor(soon);
    const desk = await atDesk(owner.page, order);

    const live = await secondsUntil(shopper.page, "Picked and packed, waiting for the van.", () => desk.press("It is packed"));
    await desk.offers("It has left");
    await wire.cut();
    await desk.press("It has left");
    await desk.offers("It is delivered");
    await sleep(cutSeconds * 1000);
    assert.equal(await shopper.page.getByText("It has left us and is on the way.").count(), 0);
    const late = await secondsUntil(shopper.page, "It has left us and is on the way.", () => wire.mend());
    await shopper.page.getByText("Live", { exact: true }).waitFor(soon);
    const again = await secondsUntil(shopper.page, "Delivered. We hope all of it is right.", () => desk.press("It is delivered"));

    assert.ok(await shopper.page.evaluate(() => window.isTheSamePage), "the page was loaded again");
    console.log(`          changed ${live.toFixed(2)} s after the press, ${late.toFixed(2)} s after ${cutSeconds} s without a wire, ${again.toFixed(2)} s after the press then`);
    assert.ok(Math.max(live, again) < 1, `${live} s and ${again} s after the press`);
  },
};
