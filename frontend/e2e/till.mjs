/** Walks of a store: its till, and the link by which a buyer follows an order. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { ask, base, buy, mailedLink, person } from "./people.mjs";

const soon = { timeout: 20_000 };
const BREAD = `{ tillItems(search: "bread") { sku available } }`;

async function scan(page, sku) {
  await page.getByLabel("Scan or search").fill(sku);
  await page.getByLabel("Scan or search").press("Enter");
  await page.getByText("To pay").waitFor(soon);
}

export const walks = {
  async "goods are scanned, paid in cash and by card, and the receipt is a PDF"(browser) {
    const associate = await person(browser, { email: "associate", width: 820 });
    const { page } = associate;
    const { tillItems } = await ask(page, BREAD);
    const { sku } = tillItems.find(({ available }) => available > 2);
    await page.goto(`${base}/till`);
    await scan(page, sku);
    await axe.refuteFaults(page);
    await page.getByLabel("Cash given").fill("500");
    await page.getByText(/^Change/).waitFor(soon);
    await page.getByRole("button", { name: "Paid in cash" }).click();
    await page.getByRole("heading", { name: "Sold." }).waitFor(soon);
    const receipt = page.getByRole("link", { name: /^Receipt/ });
    await receipt.waitFor(soon);
    await axe.refuteFaults(page);
    const paper = await page.request.get(new URL(await receipt.getAttribute("href"), base).href);
    assert.equal(paper.headers()["content-type"], "application/pdf");
    assert.match(paper.headers()["cache-control"], /no-store/);
    assert.equal((await paper.body()).subarray(0, 5).toString(), "%PDF-");

    await page.getByRole("button", { name: "Next customer" }).click();
    await scan(page, sku);
    await page.getByRole("button", { name: "Card", exact: true }).click();
    const [terminal] = await Promise.all([
      associate.context.waitForEvent("page"),
      page.getByRole("link", { name: "The terminal’s screen" }).click(),
    ]);
    await terminal.getByRole("button", { name: "Hold a card to it" }).click();
    await page.getByRole("heading", { name: "Sold." }).waitFor(soon);
    await page.getByRole("link", { name: /^Receipt/ }).waitFor(soon);
    assert.deepEqual(associate.complaints, []);
  },

  async "the link of a confirmation shows how far along the order is, and who bought it to nobody"(browser) {
    const buyer = await person(browser, { width: 390 });
    const { number } = await buy(buyer.page);
    const email = "customer@patron.example";
    const link = await mailedLink(email, "/track", number);
    const anybody = await person(browser, { width: 390 });
    await anybody.page.goto(link);
    await anybody.page.getByRole("heading", { name: `Order ${number}` }).waitFor(soon);
    const text = await anybody.page.getByRole("main").innerText();
    assert.ok(!text.includes(email) && !text.includes("Elm") && !text.includes("Rivera"), text);
    await axe.refuteFaults(anybody.page);
    assert.deepEqual(anybody.complaints, []);
  },
};
