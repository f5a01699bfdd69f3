/**
 * How long the commonest presses take until something is painted: `npm run inp` against PATRON_URL, with the
 * processor four times slower (DevTools) and Event Timing, at most 120 ms each.
 */
import { chromium } from "playwright-core";
import { base } from "../e2e/people.mjs";

const most = 120;
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-quic"] });

const presses = {
  "open the search": ["/", (page) => page.getByRole("combobox", { name: "Search products" }).click()],
  "type into the search": ["/", (page) => page.getByRole("combobox", { name: "Search products" }).pressSequentially("milk")],
  "add from a list": ["/c/bakery", (page) => page.locator(".tile .round").first().click()],
  "one more in a list": ["/c/bakery", async (page) => page.getByRole("button", { name: "One more" }).first().click()],
  "narrow a list": ["/c/bakery", (page) => page.locator(".facets .check input").nth(1).click()],
  "sort a list": ["/c/bakery", (page) => page.getByLabel("Sort by").press("ArrowDown")],
  "more of a list": ["/c/bakery", (page) => page.getByRole("button", { name: /^Show \d+ more/ }).click()],
  "open a product": ["/c/bakery", (page) => page.locator(".tile .name a").first().click()],
  "one more of a product": ["@product", (page) => page.getByRole("button", { name: "One more" }).first().click()],
  "add a product": ["@product", (page) => page.getByRole("button", { name: /^Add to cart/ }).click()],
  "other stores": ["@product", (page) => page.getByRole("button", { name: "Other stores" }).click()],
  "open the cart": ["/", (page) => page.locator(".basket").click()],
};

let isSlow = false;
for (const [name, [path, press]] of Object.entries(presses)) {
  const took = await time(path, press);
  isSlow ||= took > most;
  console.log(`${took > most ? "SLOW" : "ok  "} ${String(took).padStart(5)} ms  ${name}`);
}
await browser.close();
if (isSlow) process.exitCode = 1;

async function time(path, press) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.longest = 0;
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) globalThis.longest = Math.max(globalThis.longest, entry.duration);
    });
    watch.observe({ type: "event", durationThreshold: 16, buffered: true });
  });
  await page.goto(base + (path === "@product" ? "/c/bakery" : path), { waitUntil: "networkidle" });
  if (path === "@product") {
    await page.locator(".tile:not(.out) .name a").first().click();
    await page.locator(".buybox").waitFor();
    await page.waitForLoadState("networkidle");
  }
  if (press === presses["one more in a list"][1]) await presses["add from a list"][1](page);
  await page.evaluate(() => void (globalThis.longest = 0));
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await press(page);
  await page.waitForTimeout(1500);
  const longest = await page.evaluate(() => Math.round(globalThis.longest));
  await context.close();
  return longest;
}
