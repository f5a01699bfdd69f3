/** Walks of the owner: setting up the shop, its legal pages, its people. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, buy, change, deliver, mailedLink, person, quiet } from "./people.mjs";

const soon = { timeout: 30_000 };

async function refuteFaults({ page, complaints }) {
  await page.locator("main h1").first().waitFor({ ...soon, state: "attached" });
  await axe.refuteFaults(page);
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= width, `${page.url()} is ${wide} px wide`);
  assert.deepEqual(complaints, []);
}

const LINES = `query ($id: ID!) { order(id: $id) { lines { id } } }`;
const STEPS = ["requestReturn", "approveReturn", "receiveReturn"];

/** Goods come back without anybody looking at a page: asked for, approved, received. */
async function sentBack(shopper, agent, orderId) {
  const { order } = await ask(shopper, LINES, { id: orderId });
  const lines = [{ orderLineId: order.lines[0].id, quantity: 1 }];
  let goods;
  for (const step of STEPS) {
    const input = goods ? { returnId: goods.id } : { orderId, lines, reason: "OTHER", idempotencyKey: crypto.randomUUID() };
    const type = `${step[0].toUpperCase()}${step.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { ${step}(input: $input) { __typename ... on Return { id number } ... on Error { message } } }`;
    goods = (await ask(goods ? agent : shopper, mutation, { input }))[step];
    if (goods.__typename !== "Return") throw new Error(`${step}: ${goods.message}`);
  }
  return goods;
}

export const walks = {
  async "two owners set up the shop at once: the second is told, and nothing is lost"(browser) {
    const [one, other] = [await person(browser, { email: "owner" }), await person(browser, { email: "owner", width: 390 })];
    for (const { page } of [one, other]) await page.goto(`${base}/desk/shop/settings`);
    const [phone, register] = [`+1 518 555 ${1000 + (Date.now() % 9000)}`, `No. ${Date.now()}`];
    await other.page.getByLabel("Register and number").fill(register);

    await one.page.getByLabel("Phone").fill(phone);
    await one.page.getByRole("button", { name: "Save", exact: true }).click();
    await one.page.getByText("Saved. New pages and mails say it.").waitFor(soon);
    await other.page.getByRole("button", { name: "Save", exact: true }).click();
    await other.page.getByText("Somebody else has saved this meanwhile.").waitFor(soon);
    await refuteFaults(other);
    await other.page.getByRole("button", { name: "Show theirs" }).click();
    await other.page.waitForFunction((wanted) => document.querySelector("input[type=tel]").value === wanted, phone);
    await other.page.getByLabel("Register and number").fill(register);
    await other.page.getByRole("button", { name: "Save", exact: true }).click();
    await other.page.getByText("Saved. New pages and mails say it.").waitFor(soon);

    await one.page.goto(`${base}/imprint`);
    await one.page.getByText(phone).waitFor(soon);
    await one.page.getByText(register).waitFor(soon);
    await refuteFaults(one);
  },

  async "the owner writes a legal page: everybody reads it, and the one before stays"(browser) {
    const owner = await person(browser, { email: "owner", width: 390 });
    const reader = await person(browser);
    const { page } = owner;
    const words = `Written at ${Date.now()}`;
    const before = new Date().toISOString();
    await page.goto(`${base}/desk/shop/legal`);
    await page.getByRole("link", { name: /^Right of withdrawal/ }).click();
    await page.getByLabel("Text").fill(`## ${words}\n\n<script>document.title = "stolen"</script>\n\n**Fourteen days.**`);
    await page.getByRole("button", { name: "See how it looks" }).click();
    await page.getByRole("heading", { name: words }).waitFor(soon);
    await refuteFaults(owner);
    await page.getByRole("button", { name: "Make it public" }).click();
    await page.getByText(/^Right of withdrawal: version \d+ is public\.$/).waitFor(soon);

    await reader.page.goto(`${base}/withdrawal`);
    await reader.page.getByRole("heading", { name: words }).waitFor(soon);
    assert.match(await reader.page.title(), /^Right of withdrawal · /);
    await refuteFaults(reader);
    await reader.page.goto(`${base}/withdrawal?at=${encodeURIComponent(before)}`);
    await reader.page.getByText(/^Version \d+, in force since/).waitFor(soon);
    assert.equal(await reader.page.getByRole("heading", { name: words }).count(), 0);
  },

  async "somebody is invited, works, is locked out at once, and the log tells it"(browser) {
    const owner = await person(browser, { email: "owner" });
    const colleague = await person(browser, { width: 390 });
    const email = `kim-${crypto.randomUUID().slice(0, 8)}@example.com`;
    await owner.page.goto(`${base}/desk/shop/staff`);
    await owner.page.getByRole("button", { name: "Invite somebody" }).click();
    await owner.page.getByLabel("Name", { exact: true }).fill("Kim Berg");
    await owner.page.getByLabel("E-mail", { exact: true }).fill(email);
    await owner.page.getByLabel(/^Refunds alone up to/).fill("50.00");
    await refuteFaults(owner);
    await owner.page.getByRole("button", { name: "Send the invitation" }).click();
    await owner.page.getByText(`A mail is on its way to ${email}.`).waitFor(soon);

    await colleague.page.goto(await mailedLink(email, "/join"));
    await colleague.page.getByLabel("New password").fill("a long password");
    await colleague.page.getByRole("button", { name: "Start" }).click();
    await colleague.page.waitForURL(`${base}/login**`);
    await colleague.page.getByLabel("E-mail").fill(email);
    await colleague.page.getByLabel("Password").fill("a long password");
    await colleague.page.getByRole("button", { name: "Log in" }).click();
    await colleague.page.waitForURL(`${base}/desk/tickets**`);
    await refuteFaults(colleague);

    await owner.page.goto(`${base}/desk/shop/staff?q=${email}`);
    await owner.page.getByText("Refunds up to $50.00").waitFor(soon);
    await owner.page.getByRole("button", { name: "Deactivate Kim Berg" }).click();
    await owner.page.getByRole("group", { name: "Deactivate" }).getByRole("button", { name: "Deactivate Kim Berg" }).click();
    await owner.page.getByText("Kim Berg is logged out and locked out.").waitFor(soon);
    assert.equal((await ask(colleague.page, "{ me { email } }")).me, null);

    await owner.page.goto(`${base}/desk/shop/audit?q=deactivateStaff`);
    const entry = owner.page.getByRole("listitem").filter({ hasText: "Deactivate staff" }).first();
    await entry.getByText(/changed$/).click();
    await entry.getByText("false", { exact: true }).waitFor(soon);
    await refuteFaults(owner);
  },

  async "a refund above somebody's limit waits, and the owner decides"(browser) {
    const [owner, agent] = [await person(browser, { email: "owner" }), await person(browser, { email: "agent" })];
    const shopper = await person(browser, { email: "customer" });
    const order = await buy(shopper.page);
    await deliver(agent.page, order.id);
    const goods = await sentBack(shopper.page, agent.page, order.id);
    const { me } = await ask(agent.page, "{ me { id } }");
    const limited = (refundCap) => change(owner.page, "changeStaff", "Account", { accountId: me.id, role: "AGENT", grants: [], refundCap });
    await limited({ amount: "0.50", currency: "USD" });
    try {
      await agent.page.goto(`${base}/desk/returns?id=${goods.id}`);
      await agent.page.getByRole("button", { name: /^Refund/ }).click();
      await agent.page.getByText(/^That is more than you may give back alone/).waitFor(soon);
      await agent.page.goto(`${base}/desk/refunds`);
      await agent.page.getByText("Somebody else has to decide").first().waitFor(soon);
    } finally {
      await limited(null);
    }

    await owner.page.goto(`${base}/desk/refunds`);
    const request = owner.page.getByRole("listitem").filter({ hasText: goods.number });
    await request.waitFor(soon);
    await refuteFaults(owner);
    await request.getByRole("button", { name: /^Give/ }).click();
    await owner.page.getByText(/is on its way back\.$/).waitFor(soon);
    await owner.page.getByRole("link", { name: "Approved" }).click();
    await request.getByText(/^Approved by/).waitFor(soon);
  },

  async "the owner sees what is left to do and what the last check found, in the dark"(browser) {
    const owner = await person(browser, { email: "owner", width: 390 });
    await owner.page.emulateMedia({ colorScheme: "dark" });
    for (const [path, words] of [
      ["/desk/shop", "What must always be true"],
      ["/desk/shop/settings", "Taxes"],
      ["/desk/refunds", "Refunds above a limit"],
    ]) {
      await owner.page.goto(base + path);
      await owner.page.getByRole("heading", { name: words }).waitFor(soon);
      await quiet(owner.page);
      await refuteFaults(owner);
    }
  },

  async "the owner says how long things are kept, and is asked before any go"(browser) {
    const owner = await person(browser, { email: "owner", width: 390 });
    const { page } = owner;
    await page.goto(`${base}/desk/shop/kept`);
    const days = page.getByLabel(/^Which mail went to whom/);
    const save = page.getByRole("button", { name: "Save: Which mail went to whom" });
    const usual = await days.inputValue();
    await days.fill(String(Number(usual) - 1));
    await save.click();
    await page.getByRole("button", { name: /days only$/ }).waitFor(soon);
    await refuteFaults(owner);
    await page.getByRole("button", { name: /days only$/ }).click();
    await page.getByText(/^Kept for .* from now on\.$/).waitFor(soon);
    await days.fill(usual);
    await save.click();
    await page.waitForFunction(() => !document.querySelector("[role=group][aria-label='Are you sure?']"));
  },
};
