/**
 * Visits pages of a running shop, and tells what ran there and what they are made of:
 * `node e2e/stored.mjs < {"base", "people": {name: cookie}, "visits": [{"path", "person"}]}`.
 */
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";

const sideBySide = 3;
const quiet = 250;
const longest = 40_000;
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const { base, people, visits } = JSON.parse(await text(process.stdin));
const executablePath = browsers.find((path) => existsSync(path));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-quic"] });
const contexts = {};
for (const [name, cookie] of Object.entries(people)) {
  contexts[name] = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  if (cookie) await contexts[name].addCookies([{ ...cookie, url: base }]);
  await contexts[name].addInitScript(listen);
}
const waiting = [...visits];
const told = [];
await Promise.all(Array.from({ length: sideBySide }, work));
await browser.close();
process.stdout.write(JSON.stringify(told));

async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) told.push(await visit(next));
}

async function visit({ path, person }) {
  const page = await contexts[person].newPage();
  const ran = [];
  const foreign = [];
  const fetched = new Set();
  page.on("dialog", (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => ran.push(`error: ${error.message}`));
  page.on("request", (request) => {
    fetched.add(request);
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(base).host) foreign.push(request.url());
  });
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => fetched.delete(request));
  await page.goto(base + path, { waitUntil: "domcontentloaded" });
  const drawn = path.startsWith("/graphiql") ? await answered(page) : await settled(page, fetched);
  const { marks, violations, elements, words } = await page.evaluate(look);
  await page.close();
  return { path, person, ran: [...ran, ...marks], violations, foreign, elements, words, drawn };
}

/** Until nothing is fetched for a while and the bundle has taken over. */
async function settled(page, fetched) {
  const end = Date.now() + longest;
  for (let since = Date.now(); Date.now() < end && Date.now() - since < quiet; ) {
    await page.waitForTimeout(50);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })));
    if (fetched.size > 0 || (await page.evaluate(isLoading))) since = Date.now();
  }
  return Date.now() < end;
}

/** GraphiQL runs a query once its editor has understood it. */
async function answered(page) {
  const shown = page.locator(".result-window").getByText("pwned").first();
  for (let tries = 0; tries < 8 && !(await shown.isVisible()); tries += 1) {
    await page.getByRole("button", { name: /Execute query/ }).click({ timeout: longest });
    await page.waitForTimeout(1500);
  }
  return shown.isVisible();
}

function isLoading() {
  return document.querySelector("#boot, [aria-busy=true]") !== null || !document.querySelector("main")?.textContent;
}

function listen() {
  window.__violations = [];
  addEventListener("securitypolicyviolation", (event) => {
    window.__violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
}

/**
 * What a payload would leave behind, and every element with its attributes, as the browser has them.
 * A sandboxed frame (a mail's preview) cannot be asked what ran in it: it must be one that runs no scripts.
 */
function look() {
  const marks = [window, ...Array.from(frames)].flatMap((one, place) => (hasRun(one) ? [`frame ${place}`] : []));
  function hasRun(one) {
    try {
      return Boolean(one.__pwned);
    } catch {
      const drawn = [...document.querySelectorAll("iframe")].find(({ contentWindow }) => contentWindow === one);
      return drawn === undefined || !drawn.hasAttribute("sandbox") || drawn.sandbox.contains("allow-scripts");
    }
  }
  const elements = [...document.querySelectorAll("*")].map((one) => ({
    tag: one.localName,
    attributes: Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
    text: one.matches("script, style") ? one.textContent : "",
  }));
  const values = elements.flatMap(({ attributes }) => Object.values(attributes));
  const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
  return { marks, violations: window.__violations, elements, words: [document.title, document.body.textContent, ...values, ...fields].join("\n") };
}
