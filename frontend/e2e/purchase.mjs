/** The steps of a purchase, as a shopper makes them. */
import assert from "node:assert/strict";
import { quiet } from "./people.mjs";

export const soon = { timeout: 30_000 };
export const cards = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  challenged: "4000 0025 0000 3155",
  slow: "4000 0000 0000 0341",
};

export async function search(page, text) {
  await page.getByRole("combobox", { name: "Search products" }).fill(text);
  await page.getByRole("listbox", { name: "Suggestions" }).waitFor(soon);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
}

/** Puts the first product that is in stock into the cart, from its own page. */
export async function addFirstFound(page, pieces = 1) {
  const tile = page.locator(".tile:not(.out)").filter({ has: page.getByRole("button", { name: /^Add / }) }).first();
  await tile.getByRole("link").click(soon);
  await page.waitForURL(/\/p\//);
  for (let more = 1; more < pieces; more += 1) await page.getByRole("button", { name: "One more" }).first().click();
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByText(/^In your cart, /).waitFor(soon);
  await page.getByRole("link", { name: /\$.*products? in your cart/ }).waitFor(soon);
}

/** The address of a test; the e-mail too for guests. Whoever is known opens the form first. */
export async function fillAddress(page, email) {
  await page.getByRole("button", { name: /^(Pay \$|One moment)/ }).waitFor(soon);
  const change = page.getByRole("button", { name: "Change the address" });
  if (await change.isVisible()) await change.click();
  if (email) await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Casey Rivera");
  await page.getByLabel("Street and number").fill("22 Elm Street");
  await page.getByLabel("Town").fill("Albany");
  await page.getByLabel("State").selectOption("NY");
  await page.getByLabel("ZIP code").fill("12207");
}

export async function toPayment(page) {
  const pay = page.getByRole("button", { name: /^Pay \$/ });
  await quiet(page);
  const sum = (await pay.textContent(soon)).replace("Pay ", "");
  await pay.click();
  await page.getByLabel("Card number").waitFor(soon);
  assert.ok((await page.getByRole("heading", { level: 1 }).textContent()).includes(sum), "the page asks what the button said");
  return sum;
}

export async function payWith(page, card) {
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel("Expires").fill("12/40");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: /^Pay/ }).click();
}

export async function thanked(page) {
  await page.getByRole("heading", { name: "Thank you. It is yours." }).waitFor({ timeout: 25_000 });
}
