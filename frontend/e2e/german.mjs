/** A walk in German, on a phone: from the choice of the language to the thanks, each page looked through for English. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { base, mailbox, person, quiet } from "./people.mjs";
import { cards, payWith, soon } from "./purchase.mjs";

const german = JSON.parse(readFileSync(new URL("../src/locales/de.json", import.meta.url), "utf8"));
/** Whole sentences that a German page says otherwise; what is spelt alike, and what is a word only, says nothing. */
const english = Object.keys(german).filter((one) => !one.includes("{") && one !== german[one] && one.length > 3);

export const walks = { "buys in German, where no page speaks English": buysInGerman };

/** The lines of the page as a reader sees and hears them. */
const lines = () => {
  const shown = document.body.innerText.split("\n");
  const told = [...document.querySelectorAll("[aria-label], [placeholder]")].flatMap((one) => [one.getAttribute("aria-label"), one.getAttribute("placeholder")]);
  return [...shown, ...told].map((line) => line?.trim()).filter(Boolean);
};

async function saysNothingInEnglish(page, where) {
  const said = new Set(await page.evaluate(lines));
  const left = english.filter((one) => said.has(one) && !Object.values(german).includes(one));
  assert.deepEqual(left, [], `${where} is German`);
  assert.equal(await page.locator("html").getAttribute("lang"), "de", where);
}

async function goTo(page, path, heading) {
  await page.goto(`${base}${path}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor(soon);
  await quiet(page);
  await saysNothingInEnglish(page, path);
}

async function buysInGerman(browser) {
  const email = `deutsch-${Date.now()}@example.com`;
  const { page, context, complaints } = await person(browser, { width: 390 });
  await page.goto(`${base}/aisles`);
  await page.getByRole("button", { name: "Deutsch" }).click(soon);
  await page.getByRole("heading", { level: 1, name: "Alle Abteilungen" }).waitFor(soon);
  await saysNothingInEnglish(page, "/aisles");
  await page.getByRole("link", { name: "Backwaren" }).first().click(soon);
  await page.getByRole("heading", { level: 1, name: "Backwaren" }).waitFor(soon);
  await saysNothingInEnglish(page, "a department");
  await page.locator(".tile:not(.out)").filter({ has: page.getByRole("button", { name: /hinzufügen$/ }) }).first().getByRole("link").click(soon);
  await page.waitForURL(/\/p\//);
  await page.getByRole("button", { name: /^In den Warenkorb/ }).click(soon);
  await page.getByText(/^Im Warenkorb, /).waitFor(soon);
  await saysNothingInEnglish(page, "a product");

  await goTo(page, "/login", "Anmelden");
  await page.getByLabel("E-Mail").fill(email);
  await page.getByLabel("Passwort").fill("nothing of the kind");
  await page.getByRole("main").getByRole("button", { name: "Anmelden" }).click();
  await page.getByText("Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.").waitFor(soon);
  await goTo(page, "/signup", "Konto anlegen");
  await goTo(page, "/gift-cards", "Einen Gutschein schenken");
  await goTo(page, "/saved", /./);
  await goTo(page, "/privacy-choices", "Datenschutz-Wahl");
  await goTo(page, "/cart", "Ihr Warenkorb");
  await page.getByRole("link", { name: /^Zur Kasse, / }).click(soon);

  await page.getByRole("button", { name: /zahlungspflichtig bestellen|Einen Moment/ }).waitFor(soon);
  await page.getByLabel("E-Mail").fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Kim Berger");
  await page.getByLabel("Straße und Hausnummer").fill("22 Elm Street");
  await page.getByLabel("Ort").fill("Albany");
  await page.getByLabel("Bundesland").selectOption("NY");
  await page.getByLabel("Postleitzahl").fill("12207");
  await saysNothingInEnglish(page, "the checkout");
  await quiet(page);
  await page.getByRole("button", { name: /zahlungspflichtig bestellen/ }).click();
  await page.getByLabel("Card number").waitFor(soon);
  await payWith(page, cards.good);
  await page.getByRole("heading", { name: "Danke. Es ist Ihres." }).waitFor({ timeout: 25_000 });
  await saysNothingInEnglish(page, "the thanks");
  await page.getByRole("link", { name: "Bestellung verfolgen" }).click();
  await page.getByRole("heading", { name: /^Da bis / }).waitFor(soon);
  await saysNothingInEnglish(page, "the order");
  await isWrittenTo(email);
  assert.deepEqual(complaints.filter((one) => !one.includes("/graphql")), []);
  await context.close();
}

/** The confirmation and its paper are in German too; it may take a moment to come. */
async function isWrittenTo(email) {
  for (let tries = 0; tries < 200; tries += 1) {
    const [mail] = await (await fetch(new URL(`/mails?to=${encodeURIComponent(email)}`, mailbox))).json();
    if (mail) return assert.match(mail.subject, /^Bestellung .* ist bezahlt$/);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`No mail to ${email}`);
}
