/** Being asked, saying no, taking one's data, and being erased. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, base, person, quiet } from "./people.mjs";
import { signUp, newcomer } from "./security.mjs";

const notice = (page) => page.getByRole("region", { name: "Your privacy" });

const shifts = () =>
  new Promise((resolve) => {
    let sum = 0;
    const watch = new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)));
    watch.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 100);
  });

const OPEN_TICKET = `mutation {
  openTicket(input: { subject: "Erase me", body: "Please." }) { ... on Ticket { id } }
}`;

/** The page's clock is a minute on, and what that brings had the time to be drawn. */
async function aMinute(page) {
  await page.clock.fastForward(60_000);
  await sleep(700);
}

/** As somebody whom nobody has asked yet. */
async function unasked(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US", ...options });
  await context.addInitScript(() => {
    if (!location.protocol.startsWith("http")) return;
    if (!sessionStorage.getItem("was-here")) localStorage.removeItem("patron-consent-asked");
    sessionStorage.setItem("was-here", "yes");
  });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(base);
  return page;
}

export const walks = {
  async "a guest is asked calmly, says no, and is not asked again"(browser) {
    const page = await unasked(browser);
    await quiet(page);
    await aMinute(page);
    assert.equal(await notice(page).count(), 0, "who only looks is not disturbed");
    await page.keyboard.press("Tab");
    await aMinute(page);
    await notice(page).waitFor({ timeout: 30_000 });
    assert.ok((await page.evaluate(shifts)) < 0.02, "nothing moves");
    const tabs = await page.getByRole("navigation", { name: "Main" }).boundingBox();
    const box = await notice(page).boundingBox();
    assert.ok(box.y + box.height <= tabs.y, "the tabs stay free");

    await notice(page).getByRole("button", { name: "No" }).click();
    await notice(page).waitFor({ state: "detached" });
    const choice = async () => (await ask(page, "{ consent { choice } }")).consent.choice;
    for (let tries = 0; tries < 50 && (await choice()) !== "REFUSED"; tries += 1) await sleep(100);
    assert.equal(await choice(), "REFUSED");
    await page.reload();
    await quiet(page);
    await page.keyboard.press("Tab");
    await aMinute(page);
    assert.equal(await notice(page).count(), 0);
  },

  async "a browser that opts out is not asked, and is believed"(browser) {
    const page = await unasked(browser, { extraHTTPHeaders: { "sec-gpc": "1" } });
    await page.context().addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
    await page.goto(`${base}/privacy-choices`);
    await page.getByText("Global Privacy Control").waitFor();
    assert.equal(await page.getByRole("radio").count(), 0);
  },

  async "one takes the own data along, and goes"(browser) {
    const { page, complaints } = await person(browser);
    const email = newcomer();
    await signUp(page, email);
    await page.getByRole("link", { name: "Your data" }).click();
    await page.getByRole("button", { name: "Make a copy" }).click();
    const button = page.getByRole("button", { name: /^Download/ });
    await button.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    assert.equal(download.suggestedFilename(), "my-data.zip");

    await page.getByRole("button", { name: "Erase me" }).click();
    await page.getByRole("button", { name: "Yes, erase everything" }).click();
    await page.getByText("You will be erased after").waitFor();
    await page.getByRole("button", { name: "Stop it, I stay" }).click();
    await page.getByRole("button", { name: "Erase me" }).waitFor();
    assert.deepEqual(complaints, []);
  },

  async "staff copy and erase a customer who asks them, by name"(browser) {
    const [customer, agent] = [await person(browser), await person(browser, { email: "agent" })];
    await signUp(customer.page, newcomer());
    const { openTicket: ticket } = await ask(customer.page, OPEN_TICKET);
    const { page, complaints } = agent;
    await page.goto(`${base}/desk/tickets?id=${ticket.id}`);
    await page.getByRole("button", { name: "Copy their data" }).click();
    await page.getByRole("button", { name: /^Make the copy for / }).click();
    await page.getByText(/finds the copy under/).waitFor();
    await page.getByRole("button", { name: "Erase this customer" }).click();
    await page.getByRole("group", { name: "Are you sure?" }).getByText(/^The account, addresses/).waitFor();
    await page.getByRole("button", { name: /^Erase (?!this)/ }).click();
    await page.getByText("Everything about them is being erased.").waitFor();
    assert.deepEqual(complaints, []);
  },
};
