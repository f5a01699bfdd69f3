/** Photographs the running shop (PATRON_URL) at phone and desk width into docs/shots. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ask, base, person } from "../e2e/people.mjs";

const target = fileURLToPath(new URL("../../docs/shots/", import.meta.url));
const GOODS = `{ products(filter: { category: "dairy-eggs", inStock: true }, first: 4) { nodes { slug variantId } } }`;
const ADD = "mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }";
const CART = "{ cart { lines { id } } }";
const CLEAR = "mutation ($input: SetCartLineInput!) { setCartLine(input: $input) { __typename } }";

mkdirSync(target, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-quic"] });
const { page } = await person(browser, { email: "customer" });
const slug = await fill();
const pages = {
  home: "/",
  category: "/c/bakery",
  product: `/p/${slug}`,
  cart: "/cart",
  checkout: "/checkout",
  account: "/account",
};
for (const width of [390, 1440]) {
  const screen = { width, height: width < 600 ? 844 : 900 };
  for (const [name, path] of Object.entries(pages)) {
    await page.setViewportSize(screen);
    await page.goto(base + path);
    await wait();
    await page.setViewportSize({ width, height: name === "category" ? 1600 : await page.evaluate(() => document.body.scrollHeight) });
    await page.screenshot({ path: `${target}${name}-${width}.png` });
    console.log(`${name}-${width}.png`);
  }
}
await browser.close();

/** Four things in the cart, and the address of one of them. */
async function fill() {
  const { cart } = await ask(page, CART);
  for (const { id } of cart?.lines ?? []) await ask(page, CLEAR, { input: { lineId: id, quantity: 0 } });
  const { nodes } = (await ask(page, GOODS)).products;
  for (const [place, { variantId }] of nodes.entries()) await ask(page, ADD, { input: { variantId, quantity: 1 + (place % 2) } });
  return nodes[0].slug;
}

/** Scrolls through, so that pictures below the fold are there, and waits for all of them. */
async function wait() {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 500) {
      window.scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    window.scrollTo(0, 0);
  });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(300);
}
