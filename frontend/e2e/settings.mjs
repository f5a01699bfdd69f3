/** A walk of the owner through what the shop is set to: ways of delivery, places, gift cards, credit, files. */
import assert from "node:assert/strict";
import * as axe from "./axe.mjs";
import { base, mailbox, person } from "./people.mjs";

const soon = { timeout: 20_000 };

async function refuteFaults({ page, complaints }) {
  await axe.refuteFaults(page);
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= width, `${page.url()} is ${wide} px wide`);
  assert.deepEqual(complaints, []);
}

async function fill(form, values) {
  for (const [label, value] of Object.entries(values)) await form.getByLabel(label, { exact: true }).fill(value);
}

export const walks = {
  async "a way of delivery is offered, overtaken, switched off, brought back, and quoted"(browser) {
    const [one, other] = [await person(browser, { email: "owner" }), await person(browser, { email: "owner", width: 390 })];
    const name = `Courier ${Date.now() % 100_000}`;
    await one.page.goto(`${base}/desk/shop/delivery`);
    await one.page.getByRole("button", { name: "New way for Patron", exact: true }).click();
    const form = one.page.getByRole("form", { name: "New way for Patron" });
    const days = { "Working days, at least": "3", "Working days, at most": "1" };
    await fill(form, { Code: name, Name: name, "Price, USD": "7.125", ...days });
    await form.getByRole("button", { name: "Offer it" }).click();
    await form.getByText("An amount of USD.").first().waitFor(soon);
    await fill(form, { "Price, USD": "7.50", "Working days, at most": "4" });
    await form.getByRole("button", { name: "Offer it" }).click();
    await one.page.getByText(`${name}: $7.50`).or(one.page.getByText(`${name} is offered so from the next order on.`)).first().waitFor(soon);

    await other.page.goto(`${base}/desk/shop/delivery`);
    for (const { page } of [one, other]) await page.getByRole("button", { name: `Change ${name}` }).click();
    await other.page.getByLabel("Price, USD").fill("8");
    await one.page.getByLabel("Price, USD").fill("6");
    await one.page.getByRole("button", { name: "Save this way" }).click();
    await one.page.getByText("$6.00").first().waitFor(soon);
    await other.page.getByRole("button", { name: "Save this way" }).click();
    await other.page.getByText("Somebody else has saved this meanwhile.").waitFor(soon);
    await refuteFaults(other);
    await other.page.getByRole("button", { name: "Show theirs" }).click();
    await other.page.getByText("$6.00").first().waitFor(soon);

    await other.page.getByRole("button", { name: `Switch off ${name}` }).click();
    await other.page.getByRole("button", { name: "Undo" }).click();
    await other.page.getByText(`${name} is offered again.`).waitFor(soon);
    await other.page.getByRole("button", { name: `Switch off ${name}` }).click();
    await other.page.getByText(`${name} is offered no more. Placed orders keep it.`).waitFor(soon);
    await refuteFaults(other);
  },

  async "a place is opened, closed and opened again, a gift card is given, mailed and ended, credit is given, and files and findings are looked at"(browser) {
    const owner = await person(browser, { email: "owner", width: 390 });
    const { page } = owner;
    const number = String(Date.now());
    await page.goto(`${base}/desk/stock/places?q=${number}`);
    await page.getByText("No place is called that.").waitFor(soon);
    await page.getByRole("button", { name: "Open a place" }).click();
    const form = page.getByRole("form", { name: "Open a place" });
    const address = { Street: "1 Mill Road", City: "Dayton", "State or region": "OH", "Postal code": "45402", Country: "US" };
    await fill(form, { Number: number, Name: `Depot ${number}`, ...address, Latitude: "north", Longitude: "-84.19" });
    await form.getByRole("button", { name: "Open it" }).click();
    await form.getByText("A number, such as 39.76.").first().waitFor(soon);
    await refuteFaults(owner);
    await fill(form, { Latitude: "39.76" });
    await form.getByRole("button", { name: "Open it" }).click();
    await page.getByRole("button", { name: `Change Depot ${number}` }).waitFor(soon);
    await page.getByRole("button", { name: `Close Depot ${number}` }).click();
    await page.getByRole("button", { name: `Close it now Depot ${number}` }).click();
    await page.getByText("Closed", { exact: true }).waitFor(soon);
    await refuteFaults(owner);
    await page.getByRole("button", { name: `Open again Depot ${number}` }).click();
    await page.getByRole("button", { name: `Close Depot ${number}` }).waitFor(soon);

    const friend = `friend-${number}@patron.example`;
    await page.goto(`${base}/desk/refunds/cards`);
    await page.getByRole("button", { name: "Give a gift card" }).click();
    const card = page.getByRole("form", { name: "Give a gift card" });
    await fill(card, { Amount: "5", "E-mail of the recipient": friend, Why: "A late parcel" });
    await card.getByRole("button", { name: "Give it" }).click();
    await page.getByText(friend).first().waitFor(soon);
    await refuteFaults(owner);
    await mailTo(friend);
    await page.getByRole("button", { name: /^End it/ }).first().click();
    await page.getByLabel("Why it ends").fill("Sent to the wrong person");
    await page.getByRole("button", { name: "End this card" }).click();
    await page.getByText("Ended: Sent to the wrong person").waitFor(soon);
    await refuteFaults(owner);

    await page.goto(`${base}/desk/refunds/credit`);
    await page.getByLabel("Whose").fill("customer@patron");
    await page.getByRole("button", { name: /customer@patron\.example/ }).click();
    const credit = page.getByRole("form", { name: "Give store credit" });
    await fill(credit, { Amount: "1.25", Why: "It came late" });
    await credit.getByRole("button", { name: "Credit it" }).click();
    await page.getByText(/The shop owes them \$/).waitFor(soon);
    await page.getByText("It came late").first().waitFor(soon);
    await refuteFaults(owner);

    for (const path of ["refunds/found", "stock/files"]) {
      await page.goto(`${base}/desk/${path}`);
      await page.locator("main h1").first().waitFor(soon);
      await refuteFaults(owner);
    }
  },
};

async function mailTo(somebody) {
  const asked = new URL(`/mails?to=${encodeURIComponent(somebody)}`, mailbox);
  for (const until = Date.now() + soon.timeout; Date.now() < until; ) {
    if ((await (await fetch(asked)).json()).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail to ${somebody}`);
}
