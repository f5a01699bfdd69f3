/** Walks between a shopper and the staff: each uses a browser of their own. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { runUntil } from "./graphiql.mjs";
import { ask, base, buy, deliver, payWithGoodCard, person, placeOrder, quiet } from "./people.mjs";

const soon = { timeout: 30_000 };

async function refuteFaults({ page, complaints }) {
  await axe.refuteFaults(page);
  assert.deepEqual(complaints, []);
}

export const walks = {
  async "staff move an order on, and the shopper's page changes live"(browser) {
    const shopper = await person(browser, { email: "customer", width: 390 });
    const order = await buy(shopper.page);
    const owner = await person(browser, { email: "owner" });
    await shopper.page.getByText("Live", { exact: true }).waitFor(soon);

    await owner.page.goto(`${base}/desk/orders?q=${order.number}`);
    await owner.page.getByRole("navigation", { name: "Orders" }).getByText(order.number).click();
    await owner.page.getByRole("button", { name: "It is packed" }).click();

    await shopper.page.getByText("Picked and packed, waiting for the van.").waitFor(soon);
    await owner.page.getByRole("button", { name: "It has left" }).click();
    await shopper.page.getByText("It has left us and is on the way.").waitFor(soon);
    await refuteFaults(shopper);
    await refuteFaults(owner);
  },

  async "two of the staff press the same step: the second is told why not"(browser) {
    const shopper = await person(browser, { email: "customer" });
    const order = await buy(shopper.page);
    const owner = await person(browser, { email: "owner" });
    const agent = await person(browser, { email: "agent" });
    // Without its socket the screen does not hear what the other one did.
    await owner.page.routeWebSocket(/graphql/, () => undefined);
    await owner.page.goto(`${base}/desk/orders?id=${order.id}`);
    await owner.page.getByRole("button", { name: "It is packed" }).waitFor(soon);
    await deliver(agent.page, order.id);

    await owner.page.getByRole("button", { name: "It is packed" }).click();

    await owner.page.getByRole("alert").getByText(/cannot become/).waitFor(soon);
    await owner.page.getByRole("region", { name: "Order" }).getByText("Delivered", { exact: true }).first().waitFor(soon);
  },

  async "goods go back: asked, approved, received, refunded, and the points follow"(browser) {
    const shopper = await person(browser, { email: "customer" });
    const agent = await person(browser, { email: "agent" });
    const order = await buy(shopper.page);
    await deliver(agent.page, order.id);
    const earned = await balanceAfterMovement(shopper.page, order.number, 1);

    const { page } = shopper;
    await page.goto(`${base}/returns/new?order=${order.id}`);
    await page.getByRole("button", { name: /^Send back/ }).last().click();
    await page.getByRole("radio", { name: "It was damaged or open" }).check();
    await page.getByRole("button", { name: /^Ask for .* back$/ }).click();
    await page.getByRole("heading", { name: /^Return R-/ }).waitFor(soon);
    const number = (await page.getByRole("heading", { name: /^Return R-/ }).textContent()).replace("Return ", "");
    await refuteFaults(shopper);

    await agent.page.goto(`${base}/desk/returns`);
    await agent.page.getByRole("navigation", { name: "Returns" }).getByText(number).click();
    await agent.page.getByRole("button", { name: "Approve" }).click();
    await agent.page.getByRole("button", { name: "The goods are here" }).click();
    await agent.page.getByRole("button", { name: /^Refund/ }).click();
    await agent.page.getByRole("region", { name: "Return" }).getByText("Refunded", { exact: true }).first().waitFor(soon);
    await refuteFaults(agent);

    await page.reload();
    await page.getByText("Refunded", { exact: true }).first().waitFor(soon);
    const left = await balanceAfterMovement(page, order.number, 2);
    assert.ok(left < earned, `${left} points are not fewer than ${earned}`);
  },

  async "a question about an order is answered and seen"(browser) {
    const shopper = await person(browser, { email: "customer", width: 390 });
    const agent = await person(browser, { email: "agent" });
    const order = await buy(shopper.page);
    await shopper.page.getByRole("link", { name: "Get help with this order" }).click();
    await shopper.page.getByText(`About order ${order.number}`).waitFor(soon);
    await shopper.page.getByLabel("Your question").fill("Can you leave it with a neighbour?");
    await shopper.page.getByRole("button", { name: "Send it" }).click();
    await shopper.page.getByRole("log").getByText("Can you leave it with a neighbour?").waitFor(soon);
    await refuteFaults(shopper);

    await agent.page.goto(`${base}/desk`);
    await agent.page.getByRole("navigation", { name: "Queue" }).getByText(`Order ${order.number}`).click();
    await agent.page.getByRole("textbox", { name: /^Answer/ }).fill("Yes, with number 24.");
    await agent.page.getByRole("button", { name: "Send", exact: true }).click();
    await agent.page.getByRole("log").getByText("Yes, with number 24.").waitFor(soon);
    await refuteFaults(agent);

    await shopper.page.getByRole("log").getByText("Yes, with number 24.").waitFor(soon);
  },

  async "an order left unpaid is paid later, from its own page"(browser) {
    const shopper = await person(browser, { email: "customer", width: 390 });
    const order = await placeOrder(shopper.page);
    await shopper.page.goto(`${base}/orders/${order.id}`);
    await shopper.page.getByRole("heading", { name: "Waiting for your payment" }).waitFor(soon);
    await refuteFaults(shopper);

    await shopper.page.getByRole("button", { name: /^Pay/ }).click();
    await payWithGoodCard(shopper.page);
    await shopper.page.getByRole("link", { name: "Follow the order" }).click({ timeout: 20_000 });
    await shopper.page.getByText("Paid. We pick it next.").waitFor(soon);
  },

  async "each role lands on its own page, and a customer on none"(browser) {
    const landings = {
      agent: "tickets",
      sales: "orders",
      associate: "orders",
      marketer: "figures",
      merchandiser: "stock",
      analyst: "figures",
      owner: "orders",
    };
    for (const [email, place] of Object.entries(landings)) {
      const one = await person(browser, { email });
      await one.page.goto(`${base}/desk`);
      await one.page.waitForURL(`${base}/desk/${place}`, soon);
      await one.page.locator("main .q, main .figures").first().waitFor(soon);
      await axe.refuteFaults(one.page, { inColour: false });
      assert.deepEqual(one.complaints, []);
      await one.context.close();
    }
    const customer = await person(browser, { email: "customer" });
    await customer.page.goto(`${base}/desk/orders`);
    await customer.page.getByText("The desk is for those who work here.").waitFor(soon);
  },

  async "GraphiQL runs a query and asks no foreign host"(browser) {
    const analyst = await person(browser, { email: "analyst" });
    const hosts = new Set();
    analyst.page.on("request", (request) => hosts.add(new URL(request.url()).origin));
    await analyst.page.goto(`${base}/desk/figures`);
    await analyst.page.getByRole("link", { name: "Query" }).click();
    await analyst.page.waitForURL(/\/graphiql\//);

    await analyst.page.locator(".graphiql-query-editor").getByText("repeatPurchaseRate").waitFor(soon);
    await runUntil(analyst.page, analyst.page.locator(".result-window").getByText("repeatPurchaseRate"));
    hosts.delete("null");
    assert.deepEqual([...hosts], [new URL(base).origin]);
    assert.deepEqual(analyst.complaints, []);
  },

  async "every page about oneself is whole on a phone and on a desk"(browser) {
    const paths = ["/account", "/account/orders", "/account/points", "/returns", "/tickets", "/tickets/new"];
    await refuteNarrow(await person(browser, { email: "customer", width: 390 }), paths);
    await refuteNarrow(await person(browser, { email: "customer", width: 1440 }), paths);
  },

  async "every page of the desk is whole on a phone and on a desk"(browser) {
    const paths = ["/desk/orders", "/desk/returns", "/desk/tickets", "/desk/stock", "/desk/figures"];
    await refuteNarrow(await person(browser, { email: "owner", width: 390 }), paths);
    await refuteNarrow(await person(browser, { email: "owner", width: 1440 }), paths);
  },
};

async function refuteNarrow(one, paths) {
  for (const path of paths) {
    await one.page.goto(base + path);
    await one.page.locator("main h1").first().waitFor({ state: "attached", ...soon });
    await quiet(one.page);
    const over = await one.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${path} is ${over} px too wide`);
    await refuteFaults(one);
  }
}

const MOVEMENTS = `{ me { customer { loyalty { balance movements(first: 20) { nodes { orderNumber } } } } } }`;

/** Points are booked by a job a moment later: waits for the order's nth movement. */
async function balanceAfterMovement(page, orderNumber, nth) {
  for (let tries = 0; tries < 40; tries += 1) {
    const { loyalty } = (await ask(page, MOVEMENTS)).me.customer;
    const moved = loyalty.movements.nodes.filter((one) => one.orderNumber === orderNumber);
    if (moved.length >= nth) return loyalty.balance;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`Order ${orderNumber} has fewer than ${nth} movements of points`);
}
